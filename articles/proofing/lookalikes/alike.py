"""Which characters look alike, read from data/lookalikes.txt (made by articles.proofing.lookalikes.glyphs)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "lookalikes.txt"


@cache
def lookalikes() -> dict[str, str]:
    """For each character of GB2312 those that look like it, the likest first (13 for a frequent one, 8 for a rare)."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return {line[0]: line[1:] for line in lines if line and not line.startswith("#")}


def are_alike(one: str, other: str) -> bool:
    """Whether either of two characters stands among the look-alikes of the other."""
    known = lookalikes()
    return other in known.get(one, "") or one in known.get(other, "")
