"""The second reader's sample: who may read it, what a mark does, what comes of it."""

import pytest

from articles import revisions, secondreading
from articles.models import Sample, SampleError, Suggestion
from articles.publishing import NotPossible
from articles.sampling.weights import ErrorKind
from articles.secondreading import Mark, draw_sample, finish, mark, set_aside, unmark
from tests.factories import make_article, make_issue, make_photo, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return make_user("reader", "reviewers")


@pytest.fixture
def issue():
    issue = make_issue()
    article = make_article(
        issue,
        headline="云岫区运动会开暮",
        text="3月2日，运动会在云由广场开幕。\n\n居民参加了比赛。",
        bylines=[("苗禾", "reporter")],
    )
    make_photo(issue, article, caption="图为拔河比寒。")
    return issue


def excerpt(sample, words):
    return sample.excerpts.get(exact__contains=words)


def test_everything_that_readers_see_can_be_drawn(issue, reader):
    sample = draw_sample(issue, reader, 10_000, seed=7)
    assert [one.exact for one in sample.excerpts.all()] == [
        "云岫区运动会开暮", "苗禾", "3月2日，运动会在云由广场开幕。", "居民参加了比赛。", "图为拔河比寒。",
    ]  # fmt: skip
    assert sample.characters == sample.population == 8 + 2 + 16 + 8 + 7
    assert [one.field for one in sample.excerpts.all()] == ["headline", "byline", "text", "text", "caption"]


def test_the_seed_draws_the_same_again(issue, reader):
    one = draw_sample(issue, reader, 20, seed=5)
    set_aside(one, reader)
    two = draw_sample(issue, reader, 20, seed=5)
    assert list(one.excerpts.values_list("exact")) == list(two.excerpts.values_list("exact"))
    assert two.characters < two.population


def test_who_corrected_may_not_read(issue, reader):
    article = issue.articles.get()
    revisions.save(article, {"section": "要闻"}, base_version=1, author=reader)
    with pytest.raises(NotPossible):
        draw_sample(issue, reader, 100)


def test_an_editor_may_not_read(issue):
    with pytest.raises(NotPossible):
        draw_sample(issue, make_user("editor", "editors"), 100)


def test_who_corrects_meanwhile_cannot_finish(issue, reader):
    sample = draw_sample(issue, reader, 100)
    revisions.save(issue.articles.get(), {"section": "要闻"}, base_version=1, author=reader)
    with pytest.raises(NotPossible):
        finish(sample, reader)
    assert Sample.objects.reading().get() == sample


def test_one_sample_at_a_time(issue, reader):
    draw_sample(issue, reader, 100)
    with pytest.raises(NotPossible):
        draw_sample(issue, make_user("second", "reviewers"), 100)


def test_an_empty_issue_has_nothing_to_draw(reader):
    with pytest.raises(NotPossible):
        draw_sample(make_issue(), reader, 100)


def test_marks_are_weighed_and_become_suggestions_while_the_sample_stays(issue, reader):
    sample = draw_sample(issue, reader, 10_000)
    one = mark(excerpt(sample, "云由"), reader, Mark("由", ErrorKind.CHARACTERS, "岫"))
    two = mark(excerpt(sample, "开暮"), reader, Mark("暮", ErrorKind.CHARACTERS, "幕"))
    three = mark(excerpt(sample, "比寒"), reader, Mark("寒", ErrorKind.CHARACTERS, "赛"))
    four = mark(excerpt(sample, "苗禾"), reader, Mark("禾", ErrorKind.CHARACTERS, "和", is_important=True))
    mark(excerpt(sample, "居民"), reader, Mark("了", ErrorKind.SENSE))
    assert [one.tenths, two.tenths, three.tenths, four.tenths] == [10, 20, 10, 20]
    rows = {(row.field, row.exact, row.replacement, row.start) for row in Suggestion.objects.open()}
    assert rows == {
        ("text", "由", "岫", 10),
        ("headline", "暮", "幕", 7),
        ("caption", "寒", "赛", 5),
        ("byline", "禾", "和", 1),
    }
    assert {row.detector for row in Suggestion.objects.open()} == {"reader"}
    done = finish(sample, reader)
    assert (done.places, done.tenths, done.state) == (5, 70, "finished")
    assert done.rate.found == pytest.approx(70 / 10 / 41 * 10_000)
    assert excerpt(sample, "云由").exact == "3月2日，运动会在云由广场开幕。"


@pytest.mark.parametrize(
    "given",
    [
        Mark("", ErrorKind.SENSE),
        Mark("不在", ErrorKind.SENSE),
        Mark("会", ErrorKind.SENSE, "会"),
        Mark("月" * 201, ErrorKind.SENSE),
    ],
)
def test_marks_that_say_nothing_are_refused(issue, reader, given):
    sample = draw_sample(issue, reader, 10_000)
    with pytest.raises(NotPossible):
        mark(excerpt(sample, "云由"), reader, given)
    assert not SampleError.objects.exists()


def test_words_that_stand_twice_need_their_place(reader):
    issue = make_issue()
    make_article(issue, headline="", text="云由连着云由。")
    sample = draw_sample(issue, reader, 100)
    with pytest.raises(NotPossible):
        mark(sample.excerpts.get(), reader, Mark("云由", ErrorKind.CHARACTERS, "云岫"))
    error = mark(sample.excerpts.get(), reader, Mark("云由", ErrorKind.CHARACTERS, "云岫", start=4))
    assert (error.start, error.suggestion.start) == (4, 4)
    with pytest.raises(NotPossible):
        mark(sample.excerpts.get(), reader, Mark("云由", ErrorKind.CHARACTERS, "云岫", start=4))


def test_what_was_corrected_meanwhile_makes_no_suggestion(issue, reader):
    sample = draw_sample(issue, reader, 10_000)
    editor = make_user("editor", "editors")
    revisions.save(issue.articles.get(), {"text": "全文重写。"}, base_version=1, author=editor)
    error = mark(excerpt(sample, "云由"), reader, Mark("由", ErrorKind.CHARACTERS, "岫"))
    assert error.suggestion is None


def test_a_mark_taken_back_takes_its_open_suggestion_along(issue, reader):
    sample = draw_sample(issue, reader, 10_000)
    error = mark(excerpt(sample, "云由"), reader, Mark("由", ErrorKind.CHARACTERS, "岫"))
    unmark(error, reader)
    assert not SampleError.objects.exists()
    assert not Suggestion.objects.exists()


def test_nobody_else_marks_and_nothing_is_marked_after_the_end(issue, reader):
    sample = draw_sample(issue, reader, 10_000)
    one = excerpt(sample, "云由")
    with pytest.raises(NotPossible):
        mark(one, make_user("other", "reviewers"), Mark("由", ErrorKind.CHARACTERS))
    finish(sample, reader)
    one = excerpt(sample, "云由")
    one.sample.refresh_from_db()
    with pytest.raises(NotPossible):
        mark(one, reader, Mark("由", ErrorKind.CHARACTERS))


def test_what_is_advised_proves_the_limit():
    assert secondreading.advised(0) == 0
    assert secondreading.advised(500) == 500
    assert 4_421 <= secondreading.advised(7_000) <= 4_421 + 80
