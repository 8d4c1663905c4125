"""What the index finds is what a search for the folded words in the folded text finds, on the database at hand."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.models import Article, SearchEntry
from articles.search import candidates
from articles.search.candidates import find, newest
from articles.search.entries import keep_up_issue
from articles.search.filters import filters_of
from articles.search.folding import fold
from articles.search.index import HEADING
from articles.search.language import parse
from tests.factories import make_appearance, make_article, make_issue, make_person

MONDAY = date(2031, 3, 3)
CHARACTERS = "区社人民政府的臺台強强𠮷"
TEXT = st.text(alphabet=f"{CHARACTERS}，。\n 　", max_size=60)


class TestRecall(TestCase):
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(
        articles=st.lists(st.tuples(st.text(alphabet=CHARACTERS + " ，", max_size=12), TEXT), min_size=1, max_size=5),
        words=st.lists(st.text(alphabet=CHARACTERS, min_size=1, max_size=4), min_size=1, max_size=6),
    )
    def test_all_places_and_no_others(self, articles, words):
        issue = make_issue(MONDAY, published=True)
        rows = [make_article(issue, headline=headline, text=text) for headline, text in articles]
        keep_up_issue(issue)
        for word in words:
            expected = {row.pk for row in rows if fold(word) in fold("\n".join([row.headline, paragraphs(row)]))}
            found = find(parse(f"“{word}”"), filters_of(QueryDict()))
            assert set(found.hits) == expected, word
            assert found.count == len(expected)


def paragraphs(article: Article) -> str:
    return "\n".join(line for block in article.blocks() for line in block.lines)


def asked(query: str, filters: str = "", page: int = 1):
    return find(parse(query), filters_of(QueryDict(filters)), page)


def titles(query: str, filters: str = "", page: int = 1) -> list[str]:
    found = asked(query, filters, page)
    names = dict(Article.objects.values_list("pk", "headline"))
    return [names[pk] for pk in found.hits]


@pytest.mark.django_db
class TestFind:
    @pytest.fixture(autouse=True)
    def archive(self):
        older, newer = (make_issue(MONDAY + timedelta(days=n), published=True) for n in (0, 364))
        make_article(older, headline="食堂开张", text="街坊都来了。", section="民生", kind="feature")
        make_article(older, headline="甲", text="社区食堂开张了。学校也有。")
        make_article(newer, headline="乙", text="开会。\n\n说到食堂。", section="民生")
        make_article(newer, headline="丙", text="开会。\n\n说到食堂和餐厅。", kind="brief")
        draft = make_issue(date(2031, 3, 10))
        make_article(draft, headline="未刊食堂")
        for issue in (older, newer, draft):
            keep_up_issue(issue)

    def test_headline_before_opening_before_the_rest_and_newer_before_older(self):
        assert titles("食堂") == ["食堂开张", "甲", "丙", "乙"]

    def test_by_day(self):
        assert titles("食堂", "sort=newest") == ["丙", "乙", "甲", "食堂开张"]
        assert titles("食堂", "sort=oldest") == ["食堂开张", "甲", "乙", "丙"]

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("食堂 街坊", ["食堂开张"]),
            ("食堂 -学校", ["食堂开张", "丙", "乙"]),
            ("街坊 OR 餐厅", ["食堂开张", "丙"]),
            ("“开张了。学校”", ["甲"]),
            ("“食堂学校”", []),
            ("堂", ["食堂开张", "甲", "丙", "乙"]),
            ("厅", ["丙"]),
        ],
    )
    def test_operators(self, query, expected):
        assert titles(query) == expected

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ("year=2031", ["食堂开张", "甲"]),
            ("since=2031-03-04", ["丙", "乙"]),
            ("until=2031-03-03", ["食堂开张", "甲"]),
            ("year=2031&since=2032-01-01", []),
            ("section=民生", ["食堂开张", "乙"]),
            ("kind=brief", ["丙"]),
            ("kind=brief&section=民生", []),
            ("kind=none&year=x&since=2031-13-01&person=", ["食堂开张", "甲", "丙", "乙"]),
            ("person=none", []),
        ],
    )
    def test_filters(self, filters, expected):
        assert titles("食堂", filters) == expected

    def test_facets_count_the_hits(self):
        person = make_person("佘景澄")
        make_appearance(Article.objects.get(headline="甲"), person)
        found = asked("食堂")
        assert found.years == [(2032, 2), (2031, 2)]
        assert found.facets["section"] == [("民生", "", 2)]
        assert found.facets["kind"] == [("news", "", 2), ("brief", "", 1), ("feature", "", 1)]
        assert found.facets["person"] == [("佘景澄", "佘景澄", 1)]
        assert titles("食堂", "person=佘景澄") == ["甲"]

    def test_pages(self, monkeypatch):
        monkeypatch.setattr(candidates, "MOST", 3)
        found = find(parse("食堂"), filters_of(QueryDict()), 2, 2)
        assert (found.count, found.is_capped, len(found.hits)) == (3, True, 2)
        assert asked("开张").is_capped is False

    def test_newest_headlines(self):
        assert newest(parse("食堂"), HEADING, 5) == [Article.objects.get(headline="食堂开张").pk]


@pytest.mark.django_db
class TestRawText:
    def test_is_looked_at_where_little_is_found(self):
        issue = make_issue(MONDAY, published=True)
        make_article(issue, headline="甲", text="社区食堂。", raw_text="社区食堂。")
        wrong = make_article(issue, headline="乙", text="今天的\n食堂。", raw_text="今天的\n仓堂。")
        keep_up_issue(issue)
        assert asked("仓堂").raw == [wrong.pk]
        assert asked("仓堂").hits == []
        assert asked("食堂").raw == []

    def test_is_not_where_enough_is_found(self):
        issue = make_issue(MONDAY, published=True)
        for _ in range(5):
            make_article(issue, text="食堂。")
        make_article(issue, text="别的。", raw_text="食堂。")
        keep_up_issue(issue)
        found = asked("食堂")
        assert (found.count, found.raw) == (5, [])


@pytest.mark.django_db
def test_very_long_articles_are_found_to_their_end():
    issue = make_issue(MONDAY, published=True)
    article = make_article(issue, text="街坊都说好，" * 6_000 + "末尾有一座钟楼。")
    keep_up_issue(issue)
    assert asked("一座钟楼").hits == [article.pk]
    assert SearchEntry.objects.count() == 1
