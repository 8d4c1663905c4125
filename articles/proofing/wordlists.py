"""The word lists of proofing (`data/*.txt`), read once and only when they are needed; lines that begin with # are
comments (source, licence)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


@cache
def entries(name: str) -> tuple[str, ...]:
    """The words of `data/<name>.txt`, parted by white space, in their order, each once."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(dict.fromkeys(word for line in lines if not line.startswith("#") for word in line.split()))
