"""Events: made once, tied to every article that reports them."""

from datetime import date

import pytest

from articles.loading import load
from articles.loading.happenings import alike
from articles.models import ImportedFile, Publication
from people.models import Event
from tests.articles.loading.parsed_issues import Story, event, new_run, parsed_issue, person

MEETING = "云岫区第七届职工代表大会第二次会议"


def loaded(*events, day: int = 4, publication: Publication | None = None, **fields) -> ImportedFile:
    arguments = new_run() | ({"publication": publication} if publication else {})
    stories = [Story(f"{day}日的标题{n}") for n in range(2)]
    parsed = parsed_issue(*stories, name=f"2031-03-{day:02}.txt", day=date(2031, 3, day), events=events, **fields)
    file = load(parsed, b"", **arguments)
    assert file.outcome == ImportedFile.Outcome.NEW, file.reason
    return file


@pytest.mark.django_db
def test_a_new_event():
    found = event(MEETING, end=date(2031, 3, 4), place="区会议中心", participants=("柏青", "无名"))
    file = loaded(found, persons=(person("柏青"),))
    one = Event.objects.get()
    assert (one.name, one.start, one.end, one.place) == (MEETING, date(2031, 3, 3), date(2031, 3, 4), "区会议中心")
    assert one.slug == f"2031-03-03-{MEETING}"
    assert [participant.name for participant in one.participants.all()] == ["柏青"]
    assert [article.number for article in one.articles.all()] == [1]
    assert file.events == 1


@pytest.mark.django_db
def test_a_later_report_is_tied_to_the_event_and_leaves_it_as_editors_know_it():
    loaded(event(MEETING), day=4, persons=(person("柏青"),))
    Event.objects.update(place="区会议中心")
    again = event(f"“{MEETING}”", place="别处", participants=("柏青", "佟远"))
    file = loaded(again, again, day=5, persons=(person("柏青"), person("佟远")))
    one = Event.objects.get()
    assert (one.place, one.articles.count(), file.events) == ("区会议中心", 2, 1)
    assert {participant.name for participant in one.participants.all()} == {"柏青", "佟远"}


@pytest.mark.django_db
def test_two_articles_of_a_file_report_one_event():
    file = loaded(event(MEETING), event(MEETING, article=2), event(MEETING, article=2))
    assert (file.events, Event.objects.get().articles.count()) == (1, 2)


@pytest.mark.django_db
def test_what_keeps_events_apart():
    loaded(event(MEETING), day=4)
    loaded(event(MEETING, date(2031, 3, 4)), day=5)  # another day
    loaded(event(MEETING.replace("七", "八")), day=6)  # another number
    other = Publication.objects.create(name="云汀报", slug="yunting")
    loaded(event(MEETING), day=7, publication=other)  # another district
    assert Event.objects.count() == 4
    assert Event.objects.filter(slug=f"2031-03-03-{MEETING}-2").exists()


@pytest.mark.django_db
def test_an_undated_event_is_known_only_inside_its_issue():
    loaded(event(MEETING, None, end=date(2031, 3, 3)), event(MEETING, None, article=2), day=4)
    loaded(event(MEETING, None), day=5)
    assert [(one.start, one.end, one.articles.count()) for one in Event.objects.order_by("pk")] == [
        (None, None, 2),
        (None, None, 1),
    ]


@pytest.mark.django_db
def test_hostile_events():
    file = loaded(event("  "), event("会", end=date(2031, 3, 1)), event("会", article=99))
    one = Event.objects.get()
    assert (file.events, one.end, one.name) == (1, None, "会")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (MEETING, MEETING, True),
        (MEETING, f"“{MEETING}”", True),
        (MEETING, MEETING.removeprefix("云岫区"), True),
        (MEETING, MEETING.replace("二", "三"), False),
        ("云岫区第三届社区运动会开幕式", "云岫区第三届社区运动会闭幕式", False),
        ("区运动会", "区运动会颁奖晚会", False),
        ("会", "赛", False),
        ("……", "……", False),
    ],
)
def test_alike(one, other, same):
    assert alike(one, other) is alike(other, one) is same
