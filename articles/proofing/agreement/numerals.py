"""Numbers as texts print them, in figures or in characters -> values."""

from __future__ import annotations

import re
from dataclasses import dataclass

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
SIGNS = "〇零一二三四五六七八九十百千两"
# Bounded, so that no text of figures takes more than its length in time.
NUMBER = rf"(?<![\d.{SIGNS}])(?:\d{{1,12}}(?:\.\d{{1,4}})?|[{SIGNS}]{{1,8}})"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed (without 万 and 亿 behind it) and its value; None where characters make no number."""

    printed: str
    value: float | None

    @property
    def is_figures(self) -> bool:
        return self.printed[:1].isdigit()


def value_of(printed: str) -> float | None:
    """The value of figures (12.5) or characters (十二, 四百零六, 二〇二四); None where they make no number."""
    if re.fullmatch(r"\d+(?:\.\d+)?", printed):
        return float(printed)
    if not printed or any(sign not in DIGITS and sign not in TENS for sign in printed):
        return None
    if all(sign in DIGITS for sign in printed):
        return float("".join(str(DIGITS[sign]) for sign in printed))
    total = digit = 0
    for sign in printed:
        if sign in DIGITS:
            digit = DIGITS[sign]
        else:
            total += (digit or 1) * TENS[sign]
            digit = 0
    return float(total + digit)


def in_characters(value: int) -> str:
    """1 to 99 as characters: 十二, 四十一."""
    tens, digit = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else f"{'零一二三四五六七八九'[tens]}十"
    return head + ("零一二三四五六七八九"[digit] if digit else "")


def looks_like(one: float, other: float) -> bool:
    """Whether one number may be a misprint of the other: digits turned round, a decimal point lost, one digit wrong,
    lost or added in a number of two and more."""
    a, b = (f"{value:.10f}".rstrip("0").rstrip(".") for value in (one, other))
    bare_a, bare_b = a.replace(".", ""), b.replace(".", "")
    if max(len(bare_a), len(bare_b)) < 2 or a == b:
        return False
    if sorted(bare_a) == sorted(bare_b):
        return True
    if bare_b.startswith(bare_a[::-1]) and "." in b and len(bare_a) == b.index("."):
        return True  # 58 for 85.4
    if len(bare_a) == len(bare_b):
        return sum(x != y for x, y in zip(bare_a, bare_b, strict=True)) == 1
    short, long = sorted((bare_a, bare_b), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
