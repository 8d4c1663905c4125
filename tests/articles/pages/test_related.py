from datetime import date

import pytest

from articles.models import Article
from articles.pages import article_page, related
from articles.publishing import recount
from tests.factories import make_appearance, make_article, make_event, make_issue, make_person
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
