"""People named by their surname or a pet name only: 刘阿姨, 王师傅, 阿兰婶. They count where they are quoted."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from people.reading.contexts import PERSON_ENDS, Context, Side, left_of
from people.reading.names import CERTAIN, NameSpan, surname_at
from people.reading.punctuation import STOPS, is_han
from people.reading.wordlists import entries

# 阿 and one sign before a word for a relative.
PET_NAME = re.compile(r"阿[\u4e00-\u9fff](?:姨|婆|公|伯|叔|婶|嫂|哥|姐|妹|爷|奶)")
SPEECH_NEAR = re.compile(r"[^，。！？“”]{0,10}(?:说|表示|介绍|告诉|道)|[^。！？“”]{0,4}[：，]?“|[^。！？“”]{0,40}：“")
# Somebody who is told of in one sentence and quoted in the next.
QUOTED_NEXT = re.compile(r"[^“”]{0,60}[。：，]“")
GIVEN_QUOTE = 12


@cache
def _forms() -> re.Pattern[str]:
    forms = sorted(map(re.escape, entries("address_forms")), key=len, reverse=True)
    return re.compile("|".join(forms))


def find_surnamed(text: str, spans: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """Who is called so and quoted in a text; `spans` are its full names."""
    taken = {at for span in spans for at in range(span.start, span.end)}
    for start, end in _called(text):
        has_begun = not start or not is_han(text[start - 1]) or _may_precede(text, start)
        if start in taken or not has_begun:
            continue
        if _is_quoted(text, start, end, taken):
            yield NameSpan(start, end, text[start:end], CERTAIN, left_of(text, start), Context(Side.SPEECH, "", 3.0))


def _called(text: str) -> Iterator[tuple[int, int]]:
    for form in _forms().finditer(text):
        start = next((form.start() - width for width in (2, 1) if _is_surname(text, form.start() - width, width)), None)
        # 茶嫂阿兰婶: what she is, not what she is called.
        if start is not None and not text.startswith("阿", form.end()):
            yield start, form.end()
    for pet_name in PET_NAME.finditer(text):
        yield pet_name.span()


def _is_surname(text: str, start: int, width: int) -> bool:
    return start >= 0 and len(surname_at(text, start)) == width


def _is_quoted(text: str, start: int, end: int, taken: set[int]) -> bool:
    if SPEECH_NEAR.match(text, end) or text[max(0, start - GIVEN_QUOTE) : start].endswith(("”", "”，")):
        return True
    following = QUOTED_NEXT.match(text, end)
    return following is not None and taken.isdisjoint(range(end, following.end()))


def _may_precede(text: str, start: int) -> bool:
    """Whether a sign before may end what such a person is: somebody's 友 or 嫂, a worker, a stop."""
    before = text[start - 1]
    return before in "的和与嫂" or before in PERSON_ENDS or before in STOPS or left_of(text, start).weight >= 2.5
