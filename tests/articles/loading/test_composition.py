"""Records as rows: text, limits of fields, and nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.loading import load
from articles.loading.composition import cut
from articles.models import ImportedFile
from people.reading.records import Credit, Role
from tests.articles.loading.parsed_issues import FIRST, Story, event, new_run, parsed_issue, person


@pytest.fixture(autouse=True)
def english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


def loaded(**fields) -> ImportedFile:
    file = load(parsed_issue(Story(fields.pop("headline", "甲"), fields=fields)), b"", **new_run())
    assert file.outcome == ImportedFile.Outcome.NEW
    return file


@pytest.mark.django_db
def test_an_overlong_headline_stands_in_full_in_the_text():
    headline = "云岫" * 200
    article = loaded(headline=headline).issue.articles.get()
    assert article.headline == headline[:299] + "…"
    assert article.opening == headline
    assert article.parsed["headline"] == headline
    assert article.parsed["notes"] == ["The headline was too long: it stands in full at the beginning of the text."]


@pytest.mark.django_db
def test_an_overlong_kicker_and_section():
    article = loaded(kicker="引" * 201, section="栏" * 61, decks=("副" * 5000, "——副题")).issue.articles.get()
    assert article.text == "引" * 201 + f"\n\n{FIRST}\n\n来自八个社区的居民参加了比赛。"
    assert article.section == "栏" * 59 + "…"
    assert "栏" * 61 in article.parsed["notes"][1]
    assert article.decks == ["副" * 5000, "——副题"]


@pytest.mark.django_db
def test_overlong_names_offices_events_and_credits():
    story = Story(photo=("图为", "佟" * 100 + "摄"), fields={"bylines": (Credit("苗" * 100, Role.REPORTER, 5),)})
    parsed = parsed_issue(
        story,
        persons=(person("苗" * 61), person("柏青", "区" * 121 + "长", printed=("柏" * 61, "柏青"))),
        events=(event("会" * 300, place="地" * 300, participants=("柏青",)),),
    )
    file = load(parsed, b"", **new_run())
    assert file.reason == f"Left out, too long for names of people: {'苗' * 20}"
    article = file.issue.articles.get()
    assert article.bylines.get().name == "苗" * 79 + "…"
    assert file.issue.photos.get().credit == "佟" * 79 + "…"
    known = article.people.get()
    assert [form.form for form in known.forms.all()] == ["柏青"]
    assert known.offices.get().title == "区" * 119 + "…"
    assert article.appearances.get().offices.get() == known.offices.get()
    happening = article.events.get()
    assert (len(happening.name), len(happening.place), len(happening.slug)) == (200, 200, 80)
    assert article.parsed["events"][0]["name"] == "会" * 300


@pytest.mark.django_db
def test_numbers_beyond_any_newspaper_are_left_empty():
    file = load(parsed_issue(Story(fields={"page": 99_999}), page=0, number=10**12), b"", **new_run())
    assert (file.page, file.issue.number, file.issue.articles.get().page) == (None, None, None)


@pytest.mark.django_db
def test_more_articles_than_a_database_can_number():
    parsed = parsed_issue()
    object.__setattr__(parsed, "articles", parsed.articles * 32_768)
    file = load(parsed, b"", **new_run())
    assert file.reason == "An issue of more than 32767 parts is none. Split the file by its issues."


@pytest.mark.django_db
def test_a_name_that_signs_twice_is_one_byline():
    bylines = (Credit("苗禾", Role.REPORTER, 5), Credit("苗禾", Role.REPORTER, 7), Credit("苗禾", Role.AUTHOR, 7))
    article = loaded(bylines=bylines).issue.articles.get()
    assert list(article.bylines.values_list("position", "name", "role")) == [
        (1, "苗禾", "reporter"),
        (2, "苗禾", "author"),
    ]


@pytest.mark.django_db
def test_an_article_without_headline_or_text():
    article = load(parsed_issue(Story(None, ["的积极作用。"]), Story("只有标题", [])), b"", **new_run()).issue.articles
    assert list(article.values_list("headline", "text")) == [("", "的积极作用。"), ("只有标题", "")]


@given(st.text(), st.integers(1, 9))
def test_cut(text, most):
    short = cut(text, most)
    assert len(short) <= most
    assert short == text or short == text[: most - 1] + "…"
