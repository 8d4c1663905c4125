"""Files to find, and what is said of those that cannot be read."""

import warnings
import zipfile
from pathlib import Path

from articles.parsing.records import RefusedFile
from articles.sources import find

TEXT = "# 标题\n\n正文。\n".encode()


def write(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(TEXT)


def names(*paths: str, **options) -> list[str]:
    return [source.name for source in find(paths, **options).sources]


def refusals(*paths: str, **options) -> dict[str, str]:
    """Name and reason of each source that cannot be read."""
    found = {}
    for source in find(paths, **options).sources:
        try:
            source.read()
        except RefusedFile as refusal:
            found[source.name] = str(refusal)
    return found


def pack(path: str, members: dict[str, bytes]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the same name twice is part of the trial
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
