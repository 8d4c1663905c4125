"""Data about a page for search engines (schema.org as JSON-LD): a block of data inside the page, not a script."""

import json
from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# What could end the element, or begin a comment, inside JSON.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def block(data: Mapping[str, object]) -> SafeString:
    """The element that holds the data; what is empty is left out."""
    full = {"@context": "https://schema.org", **told(data)}
    text = json.dumps(full, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    # Escaped above: the JSON holds no sign that HTML gives a meaning inside a script element.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def told(data: object) -> object:
    """The same without empty values, at any depth."""
    if isinstance(data, Mapping):
        return {key: told(value) for key, value in data.items() if value not in ("", None, [], {})}
    if isinstance(data, list):
        return [told(value) for value in data]
    return data
