"""Articles that jump over pages which came in as several files."""

from pathlib import Path

import pytest

from articles.models import Article, Issue
from tests.articles.importing import Ran, write

pytestmark = pytest.mark.django_db
FIRST = """\
# 云岫区的桥

本报讯（记者 苗禾）3月3日，云岫区第三座桥合龙。建桥人说，

下转第2版
"""
SECOND = """\
上接第1版

桥要建得比人长久。今年春天，他们将离开这里。

# 社区运动会开幕

本报讯（通讯员 佟远）3月2日，云岫区社区运动会在云岫广场开幕。
"""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ties() -> list[tuple[int, int]]:
    """(number of the article, number of its rest)"""
    return list(Article.objects.exclude(continues=None).values_list("continues__number", "number"))


@pytest.mark.parametrize("order", [("01", "02"), ("02", "01")])
def test_a_pair_is_tied_whichever_page_comes_first(order):
    pages = {"01": FIRST, "02": SECOND}
    for page in order:
        assert Ran(write(f"2031-03-04_{page}.txt", pages[page])).code == 0
    assert Issue.objects.count() == 1
    head, rest = (Article.objects.get(page=page, parsed__truncated__in=["start", "end"]) for page in (1, 2))
    assert ties() == [(head.number, rest.number)]
    assert (head.lost, rest.lost) == (set(), set())


def test_of_several_none_is_guessed():
    write("2031-03-04_01.txt", FIRST)
    write("2031-03-04_02.txt", SECOND)
    write("2031-03-04_03.txt", SECOND.replace("桥要", "路要"))
    assert Ran(".").code == 0
    assert len(ties()) <= 1
    article = Article.objects.get(page=3, parsed__truncated="start")
    assert article.continues is None
    assert article.lost == {"start"}


def test_readers_are_led_over(client):
    write("2031-03-04_01.txt", FIRST)
    write("2031-03-04_02.txt", SECOND)
    Ran(".")
    Issue.objects.update(status="published", published_at="2031-03-04T00:00Z", approved_at="2031-03-04T00:00Z")
    rest = Article.objects.exclude(continues=None).get()
    pages = [client.get(article.get_absolute_url()).content.decode() for article in (rest.continues, rest)]
    assert f'href="{rest.get_absolute_url()}"' in pages[0].split('class="jump"')[1]
    assert f'href="{rest.continues.get_absolute_url()}"' in pages[1].split('class="jump"')[1]


def test_a_jump_line_speaks_of_the_article_that_breaks_off():
    first = FIRST.replace(
        "建桥人说，\n\n下转第2版", "建桥人说，（下转第2版）\n\n# 慢一点\n\n慢一点，是为了不返工。\n\n下转第2版"
    )
    write("2031-03-04_01.txt", first)
    write("2031-03-04_02.txt", SECOND)
    assert Ran(".").code == 0
    assert [a.headline for a in Article.objects.exclude(continued_on=None)] == ["云岫区的桥"]
