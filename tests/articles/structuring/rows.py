"""Rows with source lines for tests of structure."""

from hashlib import sha256

from articles.models import ImportedFile, ImportRun, Issue


def make_file(issue: Issue, texts: dict[int, str], article: int = 1) -> ImportedFile:
    """A loaded file whose lines, by their numbers from 1, all went to one article."""
    content = "\n".join(texts.get(number, "") for number in range(1, max(texts) + 1))
    return ImportedFile.objects.create(
        run=ImportRun.objects.create(), publication=issue.publication, issue=issue, name="01.txt", outcome="new",
        encoding="utf-8", content=content.encode(), sha256=sha256(content.encode()).hexdigest(),
        lines={str(number): [article, "body"] for number in texts},
    )  # fmt: skip


def lines(issue: Issue) -> dict[int, int | None]:
    """Source line -> number of the article in which it stands."""
    return {int(line): owner for file in issue.files.all() for line, (owner, _role) in file.lines.items()}
