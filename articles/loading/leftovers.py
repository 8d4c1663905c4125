"""Fragments of a changed file."""

from collections.abc import Iterable

from articles.models import Fragment, ImportedFile, Issue

FIELDS = ["lines", "reason", "candidates", "source_file"]


def replace_fragments(fresh: Iterable[Fragment], issue: Issue, former: Iterable[ImportedFile]) -> None:
    """Puts the fragments of a file, not saved, in the place of those of its former states.

    Nothing of an editor is in a fragment. What both have stays the row that it is; what an editor has put into an
    article stays there.
    """
    standing: dict[str, list[Fragment]] = {}
    for fragment in issue.fragments(manager="every").filter(source_file__in=former).order_by("-position"):
        standing.setdefault(fragment.raw_text, []).append(fragment)
    moved, new = [], []
    for row in fresh:
        if not standing.get(row.raw_text):
            new.append(row)
            continue
        fragment = standing[row.raw_text].pop()
        for name in FIELDS:
            setattr(fragment, name, getattr(row, name))
        moved.append(fragment)
    Fragment.every.bulk_update(moved, FIELDS, batch_size=500)
    Fragment.objects.filter(pk__in=[row.pk for rows in standing.values() for row in rows]).delete()
    Fragment.objects.bulk_create(new)
