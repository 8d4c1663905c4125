"""Which characters look alike (data/lookalikes.txt, made by articles.proofing.lookalikes.glyphs), and which sound alike
(data/homophones.txt, made by articles.proofing.lookalikes.sounds)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
FILE = DATA / "lookalikes.txt"
HOMOPHONES = DATA / "homophones.txt"


@cache
def lookalikes() -> dict[str, str]:
    """For each character of GB2312 those that look like it, the likest first (13 for a frequent one, 8 for a rare)."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return {line[0]: line[1:] for line in lines if line and not line.startswith("#")}


@cache
def homophones() -> dict[str, str]:
    """For each character of GB2312 the others that are read like it, whatever their tone."""
    lines = HOMOPHONES.read_text(encoding="utf-8").splitlines()
    syllables = [line.split()[1] for line in lines if not line.startswith("#")]
    found: dict[str, dict[str, None]] = {sign: {} for sign in lookalikes()}
    for signs in syllables:
        for sign in signs:
            found[sign].update(dict.fromkeys(signs))
    return {sign: "".join(other for other in others if other != sign) for sign, others in found.items()}


def are_alike(one: str, other: str) -> bool:
    """Whether either of two characters stands among the look-alikes of the other."""
    known = lookalikes()
    return other in known.get(one, "") or one in known.get(other, "")
