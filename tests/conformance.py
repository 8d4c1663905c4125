"""Whether a page is HTML as the standard has it: what a checker of documents says, as far as this site uses HTML.

html5lib's strict parser finds what breaks the syntax. The rest of the standard's rules for authors that can go wrong
here are below: known elements with known attributes, values of attributes, what may stand in what, and names that
other elements refer to. (The Nu checker knows more, but needs Java; https://html.spec.whatwg.org/multipage/ is the
source of all rules.)
"""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
GLOBAL = {"class", "id", "lang", "hidden", "tabindex", "title", "role", "dir", "translate", "inert", "popover"}
ATTRIBUTES: dict[str, str] = {
    "html": "", "head": "", "title": "", "body": "", "header": "", "footer": "", "main": "", "nav": "", "section": "",
    "article": "", "aside": "", "h1": "", "h2": "", "h3": "", "h4": "", "p": "", "div": "", "span": "", "em": "",
    "strong": "", "b": "", "i": "", "small": "", "mark": "", "ins": "cite datetime", "del": "cite datetime", "br": "",
    "hr": "", "ul": "", "li": "value", "dl": "", "dt": "", "dd": "", "figure": "", "figcaption": "", "picture": "",
    "abbr": "", "bdi": "", "cite": "", "code": "", "q": "cite", "blockquote": "cite", "ruby": "", "rt": "", "rp": "",
    "sup": "", "sub": "", "wbr": "", "pre": "", "caption": "", "thead": "", "tbody": "", "tfoot": "", "tr": "",
    "table": "", "summary": "", "datalist": "", "legend": "", "address": "", "noscript": "", "template": "",
    "ol": "start reversed type", "th": "scope colspan rowspan headers abbr", "td": "colspan rowspan headers",
    "a": "href hreflang rel type download target", "img": "src srcset sizes alt width height loading decoding",
    "source": "type srcset sizes media width height", "time": "datetime", "data": "value", "details": "open name",
    "link": "rel href hreflang type title sizes media", "meta": "charset name content property http-equiv",
    "script": "src defer async type", "label": "for", "form": "action method enctype novalidate autocomplete",
    "button": "type name value disabled form", "fieldset": "disabled name", "output": "for name",
    "select": "name required multiple size", "option": "value selected disabled label", "optgroup": "label",
    "textarea": "name rows cols required maxlength placeholder autocomplete readonly",
    "input": "type name value required maxlength placeholder autocomplete list min max step checked size pattern "
             "minlength readonly inputmode",
}  # fmt: skip
INPUTS = {
    "hidden", "text", "search", "date", "email", "number", "checkbox", "radio", "submit", "url", "tel", "month",
}  # fmt: skip
INTERACTIVE = {"a", "button", "input", "select", "textarea", "details", "label"}
BLOCKS = {
    "div", "p", "ul", "ol", "dl", "table", "section", "article", "aside", "nav", "header", "footer", "main", "figure",
    "form", "fieldset", "h1", "h2", "h3", "h4", "hr", "pre", "blockquote", "address", "details", "figcaption",
}  # fmt: skip
# What holds words and what stands among words, no blocks.
PHRASING = {
    "p", "h1", "h2", "h3", "h4", "span", "em", "strong", "b", "i", "small", "mark", "abbr", "bdi", "cite", "code", "q",
    "time", "label", "button", "ruby", "rt", "sup", "sub", "legend", "option",
}  # fmt: skip
ONLY_IN = {
    "li": {"ul", "ol"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"}, "th": {"tr"}, "thead": {"table"}, "tbody": {"table"}, "caption": {"table"}, "figcaption": {"figure"},
    "source": {"picture"}, "summary": {"details"}, "option": {"select", "datalist", "optgroup"}, "legend": {"fieldset"},
    "title": {"head"}, "main": {"body"},
}  # fmt: skip
ONLY_HOLDS = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "tr": {"td", "th"}, "picture": {"source", "img"},
    "table": {"caption", "thead", "tbody", "tfoot"}, "thead": {"tr"}, "tbody": {"tr"}, "datalist": {"option"},
}  # fmt: skip
REQUIRED = {
    "img": {"src", "alt", "width", "height"}, "source": {"srcset", "type"}, "html": {"lang"}, "label": {"for"},
    "th": {"scope"}, "link": {"rel", "href"},
}  # fmt: skip
REFERRING = {"for", "list", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "form"}
TIME = re.compile(
    r"\d{4}|\d{4}-\d\d|(\d{4}-)?\d\d-\d\d|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?"
)
NUMBERS = {"width", "height", "maxlength", "rows", "cols", "colspan", "rowspan", "tabindex"}
LANGUAGES = {"zh-Hans", "en", "zh-Latn-pinyin"}


def errors(html: str) -> list[str]:
    """What is wrong with a page, in the order of the page. Raises html5lib's ParseError for broken syntax."""
    root = html5lib.HTMLParser(strict=True).parse(html)
    found = [*_of_page(root, html)]
    for element, ancestors in _walk(root, ()):
        found += _of_element(element, [name_of(one) for one in ancestors])
    return found


def name_of(element: Element) -> str:
    return element.tag.removeprefix(XHTML)


def _walk(element: Element, ancestors: tuple[Element, ...]) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    """The elements of HTML; drawings in SVG are another standard's."""
    if isinstance(element.tag, str) and not element.tag.startswith(SVG):
        yield element, ancestors
        for child in element:
            yield from _walk(child, (*ancestors, element))


def _of_page(root: Element, html: str) -> Iterator[str]:
    if not html.lower().startswith("<!doctype html>"):
        yield "no doctype at the beginning"
    ids = Counter(element.get("id") for element in root.iter() if element.get("id") is not None)
    yield from (f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1)
    yield from (f"id {name!r} is empty or has spaces" for name in ids if not name or re.search(r"\s", name))
    for element in root.iter():
        for attribute in REFERRING & element.attrib.keys():
            for name in element.get(attribute).split():
                if name not in ids:
                    yield f"{attribute}={name!r} refers to nothing"
        target = element.get("href") or ""
        if target.startswith("#") and target[1:] not in ids:
            yield f"href {target!r} leads nowhere"
    for name, least, most in (("title", 1, 1), ("main", 1, 1), ("h1", 1, 1)):
        count = sum(1 for _ in root.iter(f"{XHTML}{name}"))
        if not least <= count <= most:
            yield f"{count} elements {name}"
    yield from _of_headings(root)


def _of_headings(root: Element) -> Iterator[str]:
    level = 0
    for element in root.iter():
        if isinstance(element.tag, str) and re.fullmatch(r"h[1-6]", name_of(element)):
            own = int(name_of(element)[1])
            if own > level + 1:
                yield f"heading h{own} after h{level}: {_words(element)!r}"
            if not _words(element):
                yield f"empty heading h{own}"
            level = own


def _of_element(element: Element, ancestors: list[str]) -> Iterator[str]:
    name = name_of(element)
    if name not in ATTRIBUTES:
        yield f"unknown element {name}"
        return
    known = GLOBAL | set(ATTRIBUTES[name].split())
    for attribute, value in element.items():
        if attribute not in known and not attribute.startswith(("data-", "aria-")):
            yield f"{name} has an unknown attribute {attribute}={value!r}"
    for attribute in REQUIRED.get(name, set()) - element.attrib.keys():
        yield f"{name} without {attribute}"
    yield from _of_values(name, element)
    yield from _of_addresses(name, element)
    yield from _of_place(name, element, ancestors)
    yield from _of_parts(name, element)


def _of_values(name: str, element: Element) -> Iterator[str]:
    if element.get("lang", "en") not in LANGUAGES:
        yield f"lang {element.get('lang')!r} is none of this site's"
    if any(key == "style" or key.startswith("on") for key in element.attrib):
        yield f"{name} has a style or a script in an attribute"
    if name == "input" and element.get("type", "text") not in INPUTS:
        yield f"input of unknown type {element.get('type')!r}"
    if name == "time" and not TIME.fullmatch(element.get("datetime", _words(element))):
        yield f"time {element.get('datetime', _words(element))!r}"
    for attribute in NUMBERS & element.attrib.keys():
        if not re.fullmatch(r"-?\d+", element.get(attribute)):
            yield f"{name} {attribute}={element.get(attribute)!r} is no number"


def _of_addresses(name: str, element: Element) -> Iterator[str]:
    if name == "a" and element.get("href") == "":
        yield "a link to nowhere"
    for value in (element.get(one) for one in ("href", "src", "action") if element.get(one)):
        if re.search(r"[\s<>\"\\^`{|}]", value):
            yield f"{name} has an address with signs that must be escaped: {value!r}"
    sources = element.get("srcset", "x 1w").split(",")
    if not all(re.fullmatch(r"\S+ \d+w", one.strip()) for one in sources):
        yield f"srcset {element.get('srcset')!r}"


def _of_place(name: str, element: Element, ancestors: list[str]) -> Iterator[str]:
    parent = ancestors[-1] if ancestors else ""
    if name in ONLY_IN and parent not in ONLY_IN[name]:
        yield f"{name} in {parent}"
    if name in BLOCKS and (within := PHRASING.intersection(ancestors)):
        yield f"{name} in {sorted(within)}"
    if name in INTERACTIVE - {"label"} and (within := {"a", "button"}.intersection(ancestors)):
        yield f"{name} in {sorted(within)}"
    if name == "form" and "form" in ancestors:
        yield "form in a form"
    if name in {"header", "footer"} and {"header", "footer"}.intersection(ancestors):
        yield f"{name} in header or footer"


def _of_parts(name: str, element: Element) -> Iterator[str]:
    children = [name_of(child) for child in element if isinstance(child.tag, str)]
    if name in ONLY_HOLDS:
        yield from (f"{child} in {name}" for child in children if child not in ONLY_HOLDS[name])
        if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
            yield f"words in {name}, outside its parts"
    if name in {"ul", "ol", "dl", "tr"} and not children and name != "ol":
        yield f"empty {name}"
    if name == "figure" and "figcaption" in children[1:-1]:
        yield "figcaption neither first nor last in its figure"
    if name == "a" and not _words(element) and not element.get("aria-label") and "img" not in children:
        yield f"a link without words to {element.get('href')!r}"


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
