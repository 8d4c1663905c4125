from datetime import date

import pytest

from articles import publishing, revisions
from articles.models import Article, ArticleWord
from articles.noticing.asking import Answer, answering
from articles.pages import article_page, related
from articles.publishing import recount
from articles.search.entries import keep_up_issue
from articles.search.rare_words import rare_words
from tests.factories import make_appearance, make_article, make_event, make_issue, make_person, make_user
from tests.markup import Markup

pytestmark = pytest.mark.django_db
MONDAY = date(2031, 3, 3)


def kin(article: Article) -> list[str]:
    return [one.article.title for one in article_page(Article.objects.filter(pk=article.pk))["related"]]


@pytest.fixture
def issue():
    return make_issue(MONDAY, published=True)


def test_the_seldom_named_and_the_same_event_come_first(issue, client):
    rare, known = make_person("晏青"), make_person("佘景澄")
    article = make_article(issue, headline="本文")
    by_known, by_rare, by_event = (make_article(issue, headline=title) for title in ("常见", "少见", "同一活动"))
    for one in (article, by_known, *(make_article(issue, headline=f"再{n}") for n in range(3))):
        make_appearance(one, known)
    for one in (article, by_rare):
        make_appearance(one, rare)
    make_event("植树", [article, by_event])
    assert kin(article) == ["同一活动", "少见", "常见", "再0", "再1"]
    page = Markup(client.get(article.get_absolute_url()))
    assert page.links()["同一活动"] == by_event.get_absolute_url()
    assert page.texts("span", **{"class": "why"})[:2] == ["植树", "晏青"]


def test_drafts_and_who_is_in_everything_make_none(issue, monkeypatch):
    monkeypatch.setattr(related, "MOST_REPORTS", 2)
    person, everywhere = make_person("晏青"), make_person("佘景澄")
    article, draft = make_article(issue), make_article(make_issue(date(2031, 3, 10)))
    others = [make_article(issue) for _ in range(2)]
    for one in (article, draft):
        make_appearance(one, person)
    for one in (article, *others):
        make_appearance(one, everywhere)
    recount(issue)
    assert kin(article) == []


def test_the_other_part_of_the_same_article_is_not_named_again(issue):
    person = make_person("晏青")
    article = make_article(issue, page=1)
    rest = make_article(issue, page=2, continues=article)
    for one in (article, rest):
        make_appearance(one, person)
    assert kin(article) == kin(rest) == []


BRIDGE = "斜拉桥的钢箱梁今天吊装。斜拉桥有两座索塔，钢箱梁有83吨。"


class TestRareWords:
    def test_two_in_common_make_articles_akin_and_say_why(self, issue, client):
        article = make_article(issue, headline="斜拉桥合龙", text=BRIDGE)
        other = make_article(make_issue(date(2030, 5, 6), published=True), headline="钢箱梁运到", text=BRIDGE)
        one_word = make_article(issue, headline="夜市", text="夜市就在斜拉桥下，从夜市看得见斜拉桥。")
        ordinary = make_article(issue, headline="社区", text="社区居民说，社区的居民都来了。")
        for one in (article, other, one_word, ordinary):
            keep_up_issue(one.issue)
        assert kin(article) == ["钢箱梁运到"]
        assert kin(one_word) == kin(ordinary) == []
        page = Markup(client.get(article.get_absolute_url()))
        assert page.links()["钢箱梁运到"] == other.get_absolute_url()
        (why,) = (words for words in page.texts("span", **{"class": "why"}) if words)
        assert "“斜拉桥”" in why

    def test_people_and_words_together_come_before_people_alone(self, issue):
        person = make_person("晏青")
        article, first, second = (
            make_article(issue, headline=title, text=text)
            for title, text in (("本文", BRIDGE), ("只有同一人", "。"), ("同一人同一事", BRIDGE))
        )
        for one in (article, first, second):
            make_appearance(one, person)
        keep_up_issue(issue)
        assert kin(article) == ["同一人同一事", "只有同一人"]

    def test_words_of_many_articles_make_none(self, issue, monkeypatch):
        monkeypatch.setattr(related, "COMMON_WORD", 3)
        articles = [make_article(issue, headline=f"第{number}篇", text=BRIDGE) for number in range(3)]
        keep_up_issue(issue)
        assert kin(articles[0]) == []

    def test_no_name_of_a_person_is_a_word(self, issue):
        article = make_article(
            issue, headline="石板桥人石板", text="石板修桥。石板又修桥。", bylines=[("桥头", "reporter")]
        )
        make_appearance(article, make_person("石板"))
        keep_up_issue(issue)
        assert not ArticleWord.objects.filter(word__contains="石板").exists()

    def test_go_with_the_issue_and_change_with_the_text(self, issue):
        reviewer = make_user("reviewer", "reviewers")
        article = make_article(issue, headline="斜拉桥合龙", text=BRIDGE)
        keep_up_issue(issue)
        assert "斜拉桥" in {row.word for row in ArticleWord.objects.all()}
        with answering(Answer(reason="原报如此")):
            revisions.save(article, {"text": "茶农采茶。", "headline": "茶农"}, base_version=1, author=reviewer)
        assert [row.word for row in ArticleWord.objects.all()] == ["茶农"]
        publishing.withdraw(issue, reviewer, "错版")
        assert not ArticleWord.objects.exists()

    @pytest.mark.parametrize("rows", [1, 30])
    def test_queries(self, issue, client, django_assert_num_queries, rows):
        article = make_article(issue, text=BRIDGE)
        for _ in range(rows):
            make_article(issue, text=BRIDGE)
        keep_up_issue(issue)
        with django_assert_num_queries(3):
            response = client.get(article.get_absolute_url())
        assert len(Markup(response).texts("span", **{"class": "when"})) == min(rows, related.SHOWN)


@pytest.mark.parametrize(
    ("heading", "text", "found"),
    [
        ("草莓大棚", "雪很大。", ["大棚", "草莓"]),
        ("", "副区长说，副区长又说。", []),
        ("草莓红了", "今年的雪很大。", ["草莓"]),
        ("", "三十八年，三十八年。居民居民。", []),
        ("", "去了“床头书房”，又去“床头书房”。", ["床头书房"]),
        ("", "", []),
        ("x" * 50, "abc abc 🌉🌉", []),
    ],
)
def test_which_words_are_telling(heading, text, found):
    assert rare_words(heading, text, ()) == found
