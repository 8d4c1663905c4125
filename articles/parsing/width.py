"""Half-width punctuation -> the full-width forms that Chinese print uses, one character for one.

Source of the rule: GB/T 15834-2011 (marks take one character's room in Chinese text); numbers, codes,
Latin text, web and mail addresses keep theirs.
"""

import re

FULL = dict(zip(",():;!?", "，（）：；！？", strict=True))
ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#:~;,@+-]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
MARK = re.compile(r"[,():;!?]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
THOUSANDS = re.compile(r"\d{3}(?!\d)")


def widen(text: str) -> str:
    """`text` with half-width , ( ) : ; ! ? and straight quotes in their Chinese forms; same length."""
    if not MARK.search(text) and '"' not in text:
        return text
    kept = _addresses(text)
    partner = _partners(text)
    signs = list(text)
    for match in MARK.finditer(text):
        at = match.start()
        if at not in kept and not _stays(text, at, partner.get(at)):
            signs[at] = FULL[match[0]]
    return pair_quotes("".join(signs))


def pair_quotes(text: str) -> str:
    """Straight double quotes as “ and ” in turn; left alone where their number is odd or a figure stands before."""
    if text.count('"') % 2 or not re.search("[\u3400-\u9fff]", text):
        return text
    halves = text.split('"')
    return "".join(half + ("" if n == len(halves) - 1 else "“”"[n % 2]) for n, half in enumerate(halves))


def _addresses(text: str) -> set[int]:
    """The places that web and mail addresses take."""
    if "@" not in text and "://" not in text and "www." not in text:
        return set()
    return {at for match in ADDRESS.finditer(text) for at in range(*match.span())}


def _partners(text: str) -> dict[int, int]:
    """Where the bracket stands that belongs to the bracket at a place."""
    partner, open_at = {}, []
    for match in re.finditer(r"[()]", text):
        if match[0] == "(":
            open_at.append(match.start())
        elif open_at:
            first = open_at.pop()
            partner[first], partner[match.start()] = match.start(), first
    return partner


def _stays(text: str, at: int, partner: int | None) -> bool:
    """Whether the mark at `at` belongs to a number, a code or Latin text."""
    before, after = text[at - 1] if at else "", text[at + 1] if at + 1 < len(text) else ""
    sign = text[at]
    if sign in "()":
        return _bracket_stays(text, at, partner)
    if sign in ",:" and before.isdigit() and after.isdigit():
        return sign == ":" or bool(THOUSANDS.match(text, at + 1))
    beyond = text[at + 2] if after == " " and at + 2 < len(text) else after
    return _is_latin(before) and (_is_latin(beyond) or (beyond.isdigit() and beyond.isascii()))


def _bracket_stays(text: str, at: int, partner: int | None) -> bool:
    if partner is None:
        return _is_latin(text[at - 1 : at]) and _is_latin(text[at + 1 : at + 2])
    first, last = sorted((at, partner))
    # Long brackets are prose; looking at the ends only keeps the time linear.
    inner = text[first + 1 : min(last, first + 40)]
    return inner.isascii() and _is_plain(text[first - 1 : first]) and _is_plain(text[last + 1 : last + 2])


def _is_latin(sign: str) -> bool:
    return bool(LATIN.match(sign))


def _is_plain(sign: str) -> bool:
    return sign == "" or sign.isascii()
