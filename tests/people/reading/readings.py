"""Short ways to a Story, shared by the tests of this folder."""

from people.reading import read
from people.reading.records import Passage, Piece, Story


def passage(text, line=1, role="body"):
    return Passage(text, (Piece(line, 0, len(text)),), role)


def story(*texts, number=1, headline="", credits=(), dates=()):
    passages = tuple(passage(text, line) for line, text in enumerate(texts, 1))
    return Story(number, headline, passages, tuple(credits), tuple(dates))


def read_texts(*texts, headline="", year=2024, month=5, district="梧桐区", credits=()):
    return read([story(*texts, headline=headline, credits=credits)], year=year, month=month, district=district)
