"""Time on hostile input: bounded, whatever the text."""

import time
from contextlib import suppress

import pytest

from articles.parsing import RefusedFile, parse_issue

HOSTILE = {
    "headings": "\n".join(f"# 临江区召开第{number}次大会" for number in range(6_000)),
    "one headline": "# 临江区召开大会并讲话\n" * 6_000,
    "one line": "临" * 199_000,
    "marks": "临,(区)“会!" * 24_000,
    "years": "2024年" * 39_000,
    "dates": "3月5日" * 49_000,
    "captions": "图为村民在插秧。 甘文 摄\n" * 6_000,
    "credits": "甘文 摄\n" * 6_000,
    "jumps": "（上接第1版）天晴了，人们走出家门（下转第2版）\n" * 6_000,
    "brackets": ("临" * 30 + "（" + "张" * 60 + "\n") * 5_000,
    "briefs": "●近日，甲村修好了通往学校的水泥路，孩子们走得稳。（甘文）\n" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_bounded_time(name, monkeypatch):
    monkeypatch.setattr("articles.parsing.read", _no_reading)
    start = time.process_time()
    with suppress(RefusedFile):
        parse_issue("a.txt", HOSTILE[name].encode())
    assert time.process_time() - start < 10


def _no_reading(stories, **_):
    from people.reading.records import Reading

    return Reading((), ())
