"""Quotes that find their place again after edits: W3C's TextQuoteSelector (Web Annotation Data Model, 4.2.4)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

# Characters kept on either side: enough to tell places apart, few enough to survive an edit nearby.
CONTEXT = 32
# So many characters next to the quote, on one side at least, must be what they were.
LEAST_CONTEXT = 4
# What makes two quotes the same words in the same context.
TELLING_CONTEXT = 8


@dataclass(frozen=True, slots=True)
class Quote:
    """`exact` with what stood before and behind it; `start` is where it stood, a hint only."""

    prefix: str
    exact: str
    suffix: str
    start: int = 0

    def fingerprint(self, *where: object) -> str:
        """64 hexadecimal digits that are the same for the same words in the same context of the same part."""
        context = self.prefix[-TELLING_CONTEXT:], self.exact, self.suffix[:TELLING_CONTEXT]
        return hashlib.sha256("\x1f".join(map(str, (*where, *context))).encode()).hexdigest()


def quote_of(text: str, start: int, end: int) -> Quote:
    """The quote of the characters from `start` to `end` of a text."""
    return Quote(text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT], start)


def anchor(text: str, quote: Quote) -> int | None:
    """Where the quote stands in a text that may have changed since; None where it no longer does.

    A place counts where the words next to the quote, on one side at least, are those they were. Of several the one
    with the most context agrees, of equals the nearest to where it stood.
    """
    places = [(_agreement(text, at, quote), -abs(at - quote.start), at) for at in _occurrences(text, quote.exact)]
    best = max(places, default=None)
    return best[2] if best and best[0] >= 0 else None


def _occurrences(text: str, exact: str) -> Iterator[int]:
    at = text.find(exact) if exact else -1
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _agreement(text: str, at: int, quote: Quote) -> int:
    """How many characters beside the place are as quoted; -1 where too few are on either side."""
    before, after = text[max(0, at - CONTEXT) : at], text[at + len(quote.exact) :][:CONTEXT]
    left = _shared(reversed(before), reversed(quote.prefix))
    right = _shared(after, quote.suffix)
    if not quote.prefix and not quote.suffix:
        return 0 if not before and not after else -1
    is_left = quote.prefix and left >= min(LEAST_CONTEXT, len(quote.prefix))
    is_right = quote.suffix and right >= min(LEAST_CONTEXT, len(quote.suffix))
    return left + right if is_left or is_right else -1


def _shared(one: object, other: object) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
