"""A new scan of an issue that an editor has made up anew is told where the words stand by now."""

import pytest

from articles.loading.reshaped import shares
from articles.models import Article, Suggestion
from articles.structuring import between
from tests.articles.loading.parsed_issues import FIRST, SECOND, Story
from tests.articles.loading.test_merging import OTHER, again, article, loaded
from tests.factories import make_user

pytestmark = pytest.mark.django_db
READ_SO = "来自八个社区的居民参加了比寨。"


@pytest.fixture
def editor():
    return make_user("editor", "editors")


def told() -> set[tuple[int, str, str]]:
    """(number of the article, what stands there, what is proposed)"""
    rows = Suggestion.objects.open().select_related("article")
    return {(row.article.number, row.exact, row.replacement) for row in rows}


def test_a_part_that_was_split_off(editor):
    loaded(Story(paragraphs=[FIRST, READ_SO]), OTHER)
    result = between.split(article(), 1, base_version=1, user=editor)
    made = next(one for one in result.articles if one.by_hand)
    again(Story(paragraphs=[FIRST.replace("春季", "舂季"), SECOND]), OTHER)
    assert told() == {(1, "春", "舂"), (made.number, "寨", "赛")}
    assert Article.objects.get(pk=made.pk).text == READ_SO


def test_a_paragraph_that_was_moved(editor):
    loaded(Story(paragraphs=[FIRST, READ_SO]), OTHER)
    between.move(article(), {1}, article(2), base_version=1, target_version=1, user=editor)
    again(Story(paragraphs=[FIRST, SECOND]), OTHER)
    assert told() == {(2, "寨", "赛")}


def test_an_article_that_was_merged(editor):
    loaded(Story(paragraphs=[FIRST]), Story("又一题", [READ_SO]))
    between.merge(article(2), article(), base_version=1, into_version=1, user=editor)
    again(Story(paragraphs=[FIRST]), Story("又一题", [SECOND]))
    assert told() == {(1, "寨", "赛")}


def test_a_new_paragraph_goes_with_the_one_before_it():
    first, second = (Article(pk=n, text=text) for n, text in ((1, FIRST), (2, SECOND)))
    new = "颁奖仪式在下午举行。"
    found = shares([(first, f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{SECOND}\n\n{new}")], [first, second])
    assert found == [(first, FIRST, FIRST), (second, SECOND, f"{SECOND}\n\n{new}")]


def test_what_stands_nowhere_any_more_stays_with_its_article():
    first, second = (Article(pk=n, text=text) for n, text in ((1, FIRST), (2, "别的文字。")))
    found = shares([(first, f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{READ_SO}")], [first, second])
    assert found == [(first, f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{READ_SO}")]
