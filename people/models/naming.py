"""Addresses made from what is printed."""

import re
from collections import Counter
from collections.abc import Collection, Sequence, Set

from django.db import models

LONGEST = 80
# The numbers of namesakes that are asked for at once. Few names have more bearers in one archive.
FIRST = range(2, 10)
NOT_IN_ADDRESS = re.compile(r"[^\w·-]+")


def free_slug(model: type[models.Model], text: str) -> str:
    """An address part for `text` that no row of `model` has: the text's own letters, digits and dots,
    followed by -2, -3, … for namesakes.

    The unique constraint on `slug` settles a race between two writers.
    """
    return free_slugs(model, [text])[0]


def free_slugs(model: type[models.Model], texts: Sequence[str]) -> list[str]:
    """A free address part for each text, none twice.

    One query or two; as many again where some texts' own addresses are taken, and more only for a namesake of
    many.
    """
    stems = [NOT_IN_ADDRESS.sub("-", text).strip("-")[:LONGEST] or "-" for text in texts]
    taken = _taken(model, stems)
    clashing = {stem for stem, texts_with_it in Counter(stems).items() if stem in taken or texts_with_it > 1}
    taken |= _numbers_taken(model, clashing)
    slugs = []
    for stem in stems:
        if stem in taken and stem not in clashing:  # by the number of another, as when one is called 苗禾-2
            taken |= _numbers_taken(model, {stem})
        slug = _numbered(model, stem, taken) if stem in taken else stem
        taken.add(slug)
        slugs.append(slug)
    return slugs


def _numbered(model: type[models.Model], stem: str, taken: Set[str]) -> str:
    """The stem with a number that is free: of FIRST, which `taken` knows of, the lowest.

    After those it doubles the number until it is free and then halves the way back, so that of a thousand
    namesakes the last takes fifteen queries. Where a number in between was given up, it may find that one.
    """
    if slug := next((slug for number in FIRST if (slug := f"{stem}-{number}") not in taken), None):
        return slug

    def is_free(number: int) -> bool:
        slug = f"{stem}-{number}"
        return slug not in taken and not _taken(model, [slug])

    last, free = FIRST[-1], 2 * FIRST[-1]
    while not is_free(free):
        last, free = free, 2 * free
    while free - last > 1:
        middle = (last + free) // 2
        last, free = (last, middle) if is_free(middle) else (middle, free)
    return f"{stem}-{free}"


def _numbers_taken(model: type[models.Model], stems: Collection[str]) -> set[str]:
    """Those of the FIRST numbers of each stem that are taken."""
    return _taken(model, [f"{stem}-{number}" for stem in stems for number in FIRST]) if stems else set()


def _taken(model: type[models.Model], slugs: Sequence[str]) -> set[str]:
    """Those of the addresses that a row has, or had before it was found to be the same as another."""
    taken = set(model._default_manager.filter(slug__in=slugs).values_list("slug", flat=True))
    if any(field.name == "former_addresses" for field in model._meta.get_fields()):
        former = model._default_manager.filter(former_addresses__slug__in=slugs)
        taken.update(former.values_list("former_addresses__slug", flat=True))
    return taken
