"""The source lines of parts of a text: found by the words that they share, and kept in step in ImportedFile.lines."""

import unicodedata
from collections.abc import Iterable, Sequence

from articles.models import Article, ImportedFile
from articles.rawlines import texts

# So many characters in a row are compared: fewer are shared by chance.
SHARED = 3


def lines_of_blocks(article: Article, blocks: Sequence[str]) -> list[list[int]]:
    """The numbers of the article's source lines that each block was read from, a line for one block only.

    A line goes to the block with which it shares most; of equal ones, to the first that is not before the block of
    the line above. Lines that share nothing with any, as those of a byline, are of no block.
    """
    file = article.source_file
    found: list[list[int]] = [[] for _block in blocks]
    if file is None:
        return found
    printed, shares = texts(file), [_runs(block) for block in blocks]
    last = 0
    for number in numbers_of(file, article.number):
        runs = _runs(printed[number - 1]) if number <= len(printed) else set()
        common = [len(runs & share) for share in shares]
        best = max(common, default=0)
        if not best:
            continue
        same = [n for n, count in enumerate(common) if count == best]
        last = next((n for n in same if n >= last), same[0])
        found[last].append(number)
    return found


def numbers_of(file: ImportedFile, article: int) -> list[int]:
    """The lines that went to an article, in the file's order."""
    return sorted(int(line) for line, (owner, _role) in file.lines.items() if owner == article)


def place(file: ImportedFile | None, lines: Iterable[int], article: int | None, role: str | None = None) -> list[list]:
    """Writes that the lines stand in an article (None: in none) with a role (None: as before).

    Returns [file, line, before, after] of each that changed, for undoing.
    """
    changed = []
    for line in map(str, lines):
        before = file.lines.get(line) if file else None
        if before is None:
            continue
        after = [article, role or before[1]]
        if after != before:
            file.lines[line] = after
            changed.append([file.pk, line, before, after])
    if changed:
        file.save(update_fields=["lines"])
    return changed


def put_back(changed: Iterable[Sequence]) -> None:
    """Takes `place` back where nothing else has been written since."""
    changed = list(changed)
    files = ImportedFile.objects.select_for_update(of=("self",)).in_bulk({row[0] for row in changed})
    for pk, line, before, after in reversed(changed):
        if pk in files and files[pk].lines.get(line) == after:
            files[pk].lines[line] = before
    for file in files.values():
        file.save(update_fields=["lines"])


def _runs(text: str) -> set[str]:
    """The runs of a text's characters, full-width marks as half-width ones, without white space and markup."""
    folded = "".join(unicodedata.normalize("NFKC", text).split()).lstrip("#-")
    return {folded[at : at + SHARED] for at in range(max(1, len(folded) - SHARED + 1))} - {""}
