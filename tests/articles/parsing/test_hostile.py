"""Time on hostile input: bounded, whatever the text."""

import time
from contextlib import suppress

import pytest

from articles.parsing import RefusedFile, parse_issue

# A size and twice that size: linear work takes twice the time; four times would be quadratic.
GROWING = {
    "headings": lambda n: "\n".join(f"# 临江区召开第{number}次大会" for number in range(n)),
    "sizes": lambda n: "\n".join(f"{'#' * (number % 4 + 1)} 临江区召开第{number}次大会" for number in range(n)),
    "credits": lambda n: "帕提·卡德 摄\n" * n,
    "repeats": lambda n: "●近日，甲村修好了通往学校的水泥路，孩子们走得稳。（甘文）\n" * n,
    "rows": lambda n: "甲村 12 乙村 15\n" * n,
    "jumps": lambda n: "上接第1版\n# 天晴的一天\n天晴了，人们走出家门（下转第2版）\n" * (n // 3),
    "broken": lambda n: "# 天晴了\n的孩子们走在山路上\n本报讯（记者 甘文）近日，天晴了。\n" * (n // 3),
}
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
    monkeypatch.setattr("articles.parsing.parser.read", _no_reading)
    assert _seconds(HOSTILE[name]) < 10


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_the_length(name, monkeypatch):
    monkeypatch.setattr("articles.parsing.parser.read", _no_reading)
    small, large = (_seconds(GROWING[name](size)) for size in (4_750, 19_000))
    assert large < 9 * small + 0.5


def test_a_line_of_a_megabyte_is_bounded(monkeypatch):
    monkeypatch.setattr("articles.parsing.parser.read", _no_reading)
    assert _seconds("临" * 350_000) < 5


def _seconds(text):
    start = time.process_time()
    with suppress(RefusedFile):
        parse_issue("a.txt", text.encode())
    return time.process_time() - start


def _no_reading(stories, **_):
    from people.reading.records import Reading

    return Reading((), ())
