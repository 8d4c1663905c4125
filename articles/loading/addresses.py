"""Address parts for many new rows at once."""

from collections.abc import Sequence

from django.db import models

from people.models.naming import LONGEST, NOT_IN_ADDRESS


def free_slugs(model: type[models.Model], texts: Sequence[str]) -> list[str]:
    """An address part for each text as `people.models.naming.free_slug` makes it, none twice.

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
