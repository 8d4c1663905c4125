"""Which issue a file belongs to."""

from datetime import date

import pytest
from django.utils import timezone

from articles.loading import load, place
from articles.models import ImportedFile, Issue, Publication
from articles.parsing.records import DateSource
from articles.publishing import set_date
from tests.articles.loading.parsed_issues import DAY, Story, new_run, parsed_issue
from tests.factories import make_user

pytestmark = pytest.mark.django_db
Outcome = ImportedFile.Outcome


@pytest.fixture(autouse=True)
def english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


def loaded(headline: str, **fields) -> ImportedFile:
    return load(parsed_issue(Story(headline), **fields), b"", **new_run())


def estimated(headline: str, name: str, **fields) -> ImportedFile:
    return loaded(headline, name=name, origin=DateSource.ESTIMATE, **fields)


def test_pages_of_one_day_are_one_issue_and_articles_go_on_in_number():
    second = loaded("甲", name="2031-03-04_02.txt", page=2, number=77)
    first = loaded("乙", name="2031-03-04_01.txt", page=1)
    assert (first.outcome, first.issue) == (Outcome.NEW, second.issue)
    assert list(first.issue.articles.values_list("number", "headline", "page")) == [(1, "甲", 2), (2, "乙", 1)]
    assert first.lines["3"] == [2, "headline"]
    assert Issue.objects.get().number == 77


def test_photos_and_fragments_of_a_later_page_go_on_in_number():
    for page in (1, 2):
        story = Story(f"{page}", photo=("图为比赛现场。", "佟远 摄"))
        parsed = parsed_issue(story, name=f"2031-03-04_0{page}.txt", page=page, fragments=["的积极作用。"])
        file = load(parsed, b"", **new_run())
    assert list(file.issue.photos.values_list("position", "article__number", "page")) == [(1, 1, 1), (2, 2, 2)]
    assert list(file.issue.fragments.values_list("position", "candidates")) == [(1, [1]), (2, [2])]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (1, 1, "“b/2.txt” and “a/1.txt” both claim 2031-03-04, page 1."),
        (None, None, "“b/2.txt” and “a/1.txt” both claim 2031-03-04, and one of them has no page number."),
        (None, 1, "“b/2.txt” and “a/1.txt” both claim 2031-03-04, and one of them has no page number."),
        (1, None, "“b/2.txt” and “a/1.txt” both claim 2031-03-04, and one of them has no page number."),
    ],
)
def test_two_files_that_claim_one_place(first, second, words):
    loaded("甲", name="a/1.txt", page=first)
    file = loaded("乙", name="b/2.txt", page=second)
    assert file.outcome == Outcome.REFUSED
    assert file.reason.startswith(words)
    assert "2031-03-04-01.txt" in file.reason
    assert Issue.objects.get().articles.count() == 1


def test_a_changed_file_is_merged_with_the_newest_state_of_it():
    first = loaded("甲", name="old/2031-03-04.txt")
    parsed = parsed_issue(Story("乙"), name="new/2031-03-04.txt")
    trial = place(parsed, Publication.objects.default())
    assert (trial.outcome, trial.issue, trial.former) == (Outcome.MERGED, first.issue, first)
    assert trial.reason.startswith("Loaded before with other content (“old/2031-03-04.txt”, ")
    second = load(parsed, b"", **new_run())
    assert (second.outcome, second.replaces) == (Outcome.MERGED, first)
    third = loaded("丙", name="2031-03-04.txt")
    assert third.replaces == second
    assert Issue.objects.get().articles.get().headline == "丙"


def test_estimated_days_are_never_shared():
    first, second = estimated("甲", "scan1.txt"), estimated("乙", "scan2.txt")
    confirmed = loaded("丙")
    assert first.issue.date == second.issue.date == confirmed.issue.date
    assert len({first.issue, second.issue, confirmed.issue}) == 3


def test_a_changed_file_with_an_estimated_day():
    estimated("甲", "a/scan1.txt")
    assert estimated("乙", "b/scan1.txt").outcome == Outcome.MERGED
    assert estimated("丙", "a/scan1.txt", day=date(2031, 4, 5)).outcome == Outcome.MERGED  # the same evidence


def test_a_changed_file_whose_day_an_editor_has_set():
    file = estimated("甲", "scan1.txt")
    set_date(file.issue, date(2031, 3, 7), make_user("editor", is_superuser=True))
    assert estimated("乙", "scan1.txt").outcome == Outcome.MERGED


def test_undated_files_of_one_name_are_one_only_under_the_whole_name():
    undated = {"origin": DateSource.NONE, "day": None}
    loaded("甲", name="2030/01.txt", **undated)
    assert loaded("乙", name="2031/01.txt", **undated).outcome == Outcome.NEW
    assert loaded("丙", name="2030/01.txt", **undated).outcome == Outcome.MERGED


def test_standard_input_has_no_name_to_be_known_by():
    estimated("甲", "-")
    assert estimated("乙", "-").outcome == Outcome.NEW


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Issue.Status.PUBLISHED, "is published. Withdraw it"),
        (Issue.Status.PROOFREAD, "is handed in. Send it back"),
        (Issue.Status.APPROVED, "is approved. Send it back"),
        (Issue.Status.WITHDRAWN, "is withdrawn. Reopen it"),
    ],
)
def test_no_page_comes_to_an_issue_that_others_have_before_them(status, words):
    issue = loaded("甲", name="1.txt", page=1).issue
    Issue.objects.filter(pk=issue.pk).update(
        status=status, published_at=timezone.now(), approved_at=timezone.now(), withdrawal_reason="why"
    )
    file = loaded("乙", name="2.txt", page=2)
    assert file.outcome == Outcome.REFUSED
    assert words in file.reason
    assert issue.articles.count() == 1


def test_an_issue_that_an_editor_made_takes_its_first_file():
    issue = Issue.objects.create(
        publication=Publication.objects.default(), date=DAY, date_confirmed=True, date_source=Issue.Dating.EDITOR
    )
    assert loaded("甲").issue == issue


def test_bulletins_do_not_share_days_or_contents():
    other = Publication.objects.create(name="云汀报", slug="yunting")
    first = loaded("甲")
    second = load(parsed_issue(Story("甲")), b"", run=first.run, publication=other)
    assert (second.outcome, second.issue.publication) == (Outcome.NEW, other)


def test_candidates_of_an_article_without_a_headline_are_numbers_of_the_issue():
    for page in (1, 2):
        stories = (Story(f"甲{page}"), Story(f"乙{page}"), Story(None, fields={"candidates": (2, 1)}))
        file = load(parsed_issue(*stories, name=f"2031-03-04_0{page}.txt", page=page), b"", **new_run())
    articles = file.issue.articles.filter(headline="").order_by("number")
    assert [article.parsed["candidates"] for article in articles] == [[2, 1], [5, 4]]
