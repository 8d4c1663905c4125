"""Addresses made from what is printed."""

import re
from collections.abc import Sequence

from django.db import models

LONGEST = 80
NOT_IN_ADDRESS = re.compile(r"[^\w·-]+")


def free_slug(model: type[models.Model], text: str) -> str:
    """An address part for `text` that no row of `model` has: the text's own letters, digits and dots,
    followed by -2, -3, … for namesakes.

    The unique constraint on `slug` settles a race between two writers.
    """
    return free_slugs(model, [text])[0]


def free_slugs(model: type[models.Model], texts: Sequence[str]) -> list[str]:
    """A free address part for each text, none twice.

    One query, and a few more only for texts whose own address is taken.
    """
    rows = model._default_manager
    stems = [NOT_IN_ADDRESS.sub("-", text).strip("-")[:LONGEST] or "-" for text in texts]
    taken = set(rows.filter(slug__in=stems).values_list("slug", flat=True))
    slugs = []
    for stem in stems:
        slug, number = stem, 1
        while slug in taken or (number > 1 and rows.filter(slug=slug).exists()):
            number += 1
            slug = f"{stem}-{number}"
        taken.add(slug)
        slugs.append(slug)
    return slugs
