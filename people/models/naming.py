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

    One query or two, and a few more only for texts whose own address is taken.
    """
    stems = [NOT_IN_ADDRESS.sub("-", text).strip("-")[:LONGEST] or "-" for text in texts]
    taken = _taken(model, stems)
    slugs = []
    for stem in stems:
        slug, number = stem, 1
        while slug in taken or (number > 1 and _taken(model, [slug])):
            number += 1
            slug = f"{stem}-{number}"
        taken.add(slug)
        slugs.append(slug)
    return slugs


def _taken(model: type[models.Model], slugs: Sequence[str]) -> set[str]:
    """Those of the addresses that a row has, or had before it was found to be the same as another."""
    taken = set(model._default_manager.filter(slug__in=slugs).values_list("slug", flat=True))
    if any(field.name == "former_addresses" for field in model._meta.get_fields()):
        former = model._default_manager.filter(former_addresses__slug__in=slugs)
        taken.update(former.values_list("former_addresses__slug", flat=True))
    return taken
