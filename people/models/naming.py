"""Addresses made from what is printed."""

import re

from django.db import models

LONGEST = 80
NOT_IN_ADDRESS = re.compile(r"[^\w·-]+")


def free_slug(model: type[models.Model], text: str) -> str:
    """An address part for `text` that no row of `model` has: the text's own letters, digits and dots,
    followed by -2, -3, … for namesakes.

    The unique constraint on `slug` settles a race between two writers.
    """
    stem = NOT_IN_ADDRESS.sub("-", text).strip("-")[:LONGEST] or "-"
    taken = set(model._default_manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
