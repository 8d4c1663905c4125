"""Numbers of rows and versions, as forms and addresses of the admin send them."""

from collections.abc import Iterable

# Digits: what has more is no number that both databases can look for.
LONGEST = 18


def number_of(sent: str) -> int | None:
    """The number that was sent; None for anything else, which no row has."""
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) <= LONGEST else None


def numbers_of(sent: Iterable[str]) -> list[int]:
    """Those of the sent words that are numbers."""
    return [number for one in sent if (number := number_of(one)) is not None]
