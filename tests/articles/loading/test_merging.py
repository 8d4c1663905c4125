"""A changed file of a known issue: nothing that an editor did is lost."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles import revisions
from articles.loading import load
from articles.models import Article, Conflict, ImportedFile, Issue, Photo, Suggestion
from articles.parsing.records import DateSource
from articles.proofreading import decisions
from articles.proofreading.issues import proofread
from articles.publishing import set_date
from people.models import Event, Person
from people.reading.records import Credit, Kind, Role
from tests.articles.loading.parsed_issues import FIRST, SECOND, Story, event, new_run, parsed_issue, person
from tests.factories import make_user

pytestmark = pytest.mark.django_db
Outcome = ImportedFile.Outcome
Status = Issue.Status
OTHER = Story("松林社区举办读书会", ["松林社区图书室3月1日举办读书会，三十名读者到场。", "读书会每月举办一次。"])
THIRD = Story("区图书馆延长开放时间", ["自3月10日起，区图书馆每晚开放到九点。", "读者可以在网上预约座位。"])
CONTENTS = count(1)
MISREAD = "本报讯（记者 苗禾）3月3日，云岫区在云岫厂场举行舂季运动会。"


@pytest.fixture(autouse=True)
def english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def editor() -> User:
    return make_user("editor", "editors")


def loaded(*stories: Story, **fields) -> ImportedFile:
    return load(parsed_issue(*stories, **fields), b"raw", **new_run())


def again(*stories: Story, **fields) -> ImportedFile:
    """A changed file, whatever it says: what stands in no line is different too."""
    parsed = parsed_issue(*stories, **fields)
    content = replace(parsed.decoded, sha256=f"{next(CONTENTS):064}")
    file = load(replace(parsed, decoded=content), b"raw", **new_run())
    assert file.outcome == Outcome.MERGED, file.reason
    return file


def edit(article: Article, editor: User, *changes: tuple[str, str], **fields) -> Article:
    """Replaces words of the text, or sets fields."""
    text = article.text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    revisions.save(article, {"text": text, **fields}, base_version=article.version, author=editor)
    article.refresh_from_db()
    return article


def article(number: int = 1) -> Article:
    return Article.objects.get(number=number)


def suggestions() -> list[tuple[str, str]]:
    return list(Suggestion.objects.open().values_list("exact", "replacement"))


def conflicts(*kinds: str) -> list[tuple[str, str, str, str]]:
    rows = Conflict.objects.open().filter(kind__in=kinds or ["clash", "offer"])
    return list(rows.values_list("field", "base", "ours", "theirs"))


def test_an_untouched_article_takes_the_new_text():
    first = loaded(Story(paragraphs=[MISREAD, SECOND]), OTHER)
    file = again(Story("云岫区舂季运动会开幕"), OTHER)
    one = article()
    assert (one.headline, one.text) == ("云岫区舂季运动会开幕", f"{FIRST}\n\n{SECOND}")
    assert (one.parsed_text, one.raw_text) == (one.text, f"# 云岫区舂季运动会开幕\n{FIRST}\n{SECOND}")
    revision = one.revisions.first()
    assert (revision.version, revision.author, revision.reason) == (2, None, "import again")
    assert one.source_file == file
    assert article(2).version == 1
    assert file.merge == {"taken": 1, "same": 1}
    assert file.reason.startswith("Merged: articles with new text 1, as before 1, with their own text 0;")
    assert file.replaces == first
    assert file.characters_in == file.characters_placed > 0
    assert (bytes(first.content), file.issue) == (b"raw", first.issue)


def test_an_edited_article_keeps_its_text_and_gets_suggestions(editor):
    loaded(Story(paragraphs=[MISREAD, SECOND]))
    edited = edit(article(), editor, ("舂季", "春季"))
    file = again(Story(paragraphs=[MISREAD.replace("厂场", "广场"), SECOND + "比赛共三天。"]))
    one = article()
    assert (one.text, one.version) == (edited.text, 2)
    assert suggestions() == [("厂", "广"), ("。", "。比赛共三天。")]
    row = Suggestion.objects.first()
    assert (row.detector, row.kind, row.field, row.prefix[-3:]) == ("reimport", "look-alike", "text", "在云岫")
    assert row.reason == "重新导入的文件（2031-03-04.txt）这里作“广”。"
    assert not Conflict.objects.exists()
    assert file.merge == {"kept": 1, "suggestions": 2}
    decisions.accept(Suggestion.objects.all(), editor)
    assert article().text == f"{FIRST}\n\n{SECOND}比赛共三天。"


def test_a_difference_that_touches_an_edit_is_a_conflict(editor):
    loaded(Story(paragraphs=[MISREAD, SECOND]))
    edit(article(), editor, ("厂场", "广场"))
    file = again(Story(paragraphs=[MISREAD.replace("厂场", "厅场"), SECOND]))
    assert "广场" in article().text
    assert conflicts() == [("text", "厂", "广", "厅")]
    assert suggestions() == []
    assert file.merge == {"kept": 1, "conflicts": 1}


def test_what_the_editor_found_already_is_nothing(editor):
    loaded(Story(paragraphs=[MISREAD, SECOND]))
    edit(article(), editor, ("厂场", "广场"), ("舂季", "春季"))
    file = again(Story())
    assert (file.merge, suggestions(), conflicts()) == ({"kept": 1}, [], [])
    assert article().source_file == file


def test_other_parts_of_an_edited_article(editor):
    loaded(Story(fields={"section": "要闻", "page": 1, "bylines": (Credit("苗禾", Role.REPORTER, 5),)}))
    edit(article(), editor, headline="云岫区春季运动会今天开幕", section="体育")
    fields = {
        "section": "新闻", "page": 2, "kicker": "引题", "bylines": (Credit("苗和", Role.REPORTER, 5),),
    }  # fmt: skip
    again(Story("云岫区春季运动会昨天开幕", fields=fields))
    one = article()
    assert (one.headline, one.section, one.page, one.kicker) == ("云岫区春季运动会今天开幕", "体育", 1, "")
    told = {row.field: (row.kind, row.theirs) for row in Conflict.objects.all()}
    assert told == {
        "headline": ("clash", "昨天"),
        "section": ("clash", '{"section": "新闻"}'),
        "page": ("offer", '{"page": 2}'),
        "kicker": ("offer", "引题"),
        "bylines": ("offer", '{"bylines": [{"name": "苗和", "role": "reporter"}]}'),
    }


def test_articles_that_vanish_and_appear(editor):
    loaded(Story(), OTHER)
    file = again(THIRD, Story())
    assert list(file.issue.articles.values_list("number", "headline")) == [
        (1, "云岫区春季运动会开幕"), (2, "松林社区举办读书会"), (3, "区图书馆延长开放时间"),
    ]  # fmt: skip
    gone, new = Conflict.objects.order_by("article__number")
    assert (gone.kind, gone.article.number, gone.ours) == ("vanished", 2, "松林社区举办读书会")
    assert (new.kind, new.article.number, new.theirs) == ("appeared", 3, "区图书馆延长开放时间")
    assert file.merge == {"same": 1, "vanished": 1, "appeared": 1}
    assert file.lines["3"] == [3, "headline"]
    assert article(3).revisions.get().reason == "import"
    # Once more without it: what is known is not told again. With it: nothing is missing any more.
    again(THIRD, Story("云岫区春季运动会闭幕"))
    assert Conflict.objects.filter(kind="vanished").count() == 1
    again(THIRD, OTHER, Story())
    assert not Conflict.objects.open().filter(kind="vanished").exists()
    assert Issue.objects.get().articles.count() == 3


def test_split_and_joined_articles_say_where_their_text_is():
    loaded(Story(paragraphs=[FIRST, SECOND]), OTHER)
    again(Story(paragraphs=[FIRST, SECOND, OTHER.headline, *OTHER.paragraphs]))
    row = Conflict.objects.get(kind="vanished")
    assert (row.article.number, row.note) == (2, "The new file has its text in article 1.")
    again(Story(paragraphs=[FIRST]), Story(None, [SECOND + "完。", OTHER.headline, *OTHER.paragraphs]))
    assert Issue.objects.get().articles.count() == 2


def test_what_was_decided_stays_decided(editor):
    loaded(Story(paragraphs=[MISREAD, SECOND]))
    edit(article(), editor, ("舂季", "春季"))
    again(Story(paragraphs=[MISREAD.replace("厂场", "厅场"), SECOND]))
    decisions.reject(Suggestion.objects.all(), editor)
    again(Story(paragraphs=[MISREAD.replace("厂场", "厅场"), SECOND + "共三天。"]))
    assert suggestions() == [("。", "。共三天。")]
    again(Story(paragraphs=[MISREAD, SECOND + "共五天。"]))
    file = again(Story(paragraphs=[MISREAD.replace("厂场", "厅场"), SECOND + "共五天。"]))
    assert ("厂", "厅") not in suggestions()
    assert file.merge["decided"] == 1


def test_a_later_reading_renews_what_waits(editor):
    loaded(Story(paragraphs=[MISREAD, SECOND]))
    edit(article(), editor, ("舂季", "春季"), headline="云岫区春季运动会今天开幕")
    again(Story("云岫区春季运动会昨天开幕", [MISREAD.replace("厂场", "厅场"), SECOND]))
    assert suggestions() == [("厂", "厅")]
    again(Story("云岫区春季运动会明天开幕", [MISREAD.replace("厂场", "广场"), SECOND]))
    assert suggestions() == [("厂", "广")]
    assert [row[-1] for row in conflicts()] == ["明"]
    again(Story("云岫区春季运动会今天开幕", [MISREAD, SECOND]))
    assert (suggestions(), conflicts()) == ([], [])


def test_a_restored_version_is_untouched_and_a_checked_one_is_not(editor):
    loaded(Story(paragraphs=[MISREAD, SECOND]), OTHER)
    one = edit(article(), editor, ("舂季", "春季"))
    edit(one, editor, ("春季", "舂季"))
    revisions.save(article(2), {}, base_version=1, author=editor, checked=True)
    again(Story(), Story(OTHER.headline, [OTHER.paragraphs[0], "读书会每周举办一次。"]))
    assert article().text == f"{FIRST}\n\n{SECOND}"
    assert article(2).version == 1
    assert suggestions() == [("月", "周")]


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.PROOFREAD, Status.WITHDRAWN])
def test_in_an_issue_that_others_have_before_them_nothing_changes(status, editor):
    issue = loaded(Story(paragraphs=[MISREAD, SECOND], photo=("图为比赛现场。", "佟远 摄"))).issue
    Issue.objects.filter(pk=issue.pk).update(
        status=status, published_at=timezone.now(), approved_at=timezone.now(), withdrawal_reason="why"
    )
    before = revisions.content_of(article()), Photo.objects.values().get()["caption"]
    file = again(
        Story(photo=("图为比赛的现场。", "佟远 摄")), Story(THIRD.headline, THIRD.paragraphs, photo=("座位。", "禾 摄"))
    )
    assert (revisions.content_of(article()), Photo.objects.values().get()["caption"]) == before
    assert issue.articles.count() == issue.photos.count() == 1
    assert suggestions() == [("赛", "赛的"), ("厂", "广"), ("舂", "春")]
    rows = Conflict.objects.filter(kind="appeared")
    assert sorted(row.theirs.split("\n")[0] for row in rows) == ["区图书馆延长开放时间", "座位。"]
    assert file.lines["13"][0] is None
    assert all(row.record for row in rows)
    assert f"({Status(status).label})" in file.reason


def test_photos(editor):
    loaded(Story(photo=("图为比赛现场。", "佟远 摄")), OTHER)
    file = again(Story(photo=("图为运动会比赛现场。", "佟远 摄")), OTHER)
    photo = Photo.objects.get()
    assert (photo.caption, photo.parsed_caption, photo.source_file) == ("图为运动会比赛现场。",) * 2 + (file,)
    assert photo.history.first().history_change_reason == "import again"
    photo.caption = "图为运动会比赛场面。"
    photo.save()
    again(Story(photo=("图为春季运动会比赛现状。", "佟 摄")), OTHER)
    photo.refresh_from_db()
    assert photo.caption == "图为运动会比赛场面。"
    assert suggestions() == [("为", "为春季")]
    assert {row.field: row.theirs for row in Conflict.objects.open()} == {
        "caption": "现状", "credit": '{"credit": "佟"}',
    }  # fmt: skip
    again(Story(), Story(OTHER.headline, OTHER.paragraphs, photo=("图书室里。", "苗禾 摄")))
    assert list(Photo.objects.values_list("position", "caption", "article__number")) == [
        (1, "图为运动会比赛场面。", 1), (2, "图书室里。", 2),
    ]  # fmt: skip
    assert set(Conflict.objects.filter(field="").values_list("kind", "photo__position")) == {
        ("vanished", 1), ("appeared", 2),
    }  # fmt: skip


def test_fragments_are_those_of_the_new_file():
    loaded(fragments=["的积极作用。", "一行残文。"])
    again(fragments=["又一行残文。", "的积极作用。"], warnings=("w",))
    assert sorted(Issue.objects.get().fragments.values_list("raw_text", "lines")) == [
        ("又一行残文。", [9]), ("的积极作用。", [11]),
    ]  # fmt: skip


def test_people_and_events_of_the_new_text(editor):
    people = (person("苗禾", kinds=(Kind.REPORTER,)), person("柏青", "云岫区区长"), person("佟远", articles=(2,)))
    loaded(Story(), OTHER, persons=people, events=(event("云岫区第五届春季运动会", participants=("柏青",)),))
    edit(article(2), editor, ("三十", "三百"))
    Person.objects.get(name="柏青").forms.update(kind="true")
    people = (
        person("苗和", kinds=(Kind.REPORTER,)), person("佟远", articles=(2,)), person("韦舟", articles=(2,)),
    )  # fmt: skip
    again(Story(paragraphs=[FIRST + "。", SECOND]), OTHER, persons=people, events=(event("云岫区第六届春季运动会"),))
    assert list(article().people.values_list("name", flat=True)) == ["苗和"]
    assert list(article(2).people.values_list("name", flat=True)) == ["佟远"]
    assert set(Person.objects.values_list("name", flat=True)) == {"苗和", "佟远", "柏青"}  # decided stays
    assert list(article().events.values_list("name", flat=True)) == ["云岫区第六届春季运动会"]


def test_events_that_editors_renamed_or_took_out_do_not_come_back():
    events = (event("云岫区第五届春季运动会"), event("云岫区全民健身动员会"))
    loaded(Story(), events=events)
    renamed, gone = Event.objects.order_by("-name")
    renamed.name = "第五届春运会"
    renamed.save()
    gone.delete()
    again(Story(paragraphs=[FIRST + "。", SECOND]), events=(*events, event("云岫区健步走活动")))
    assert set(article().events.values_list("name", flat=True)) == {"第五届春运会", "云岫区健步走活动"}
    assert Event.objects.count() == 2


def test_the_same_changed_file_again_changes_nothing(editor):
    loaded(Story(paragraphs=[MISREAD, SECOND]))
    edit(article(), editor, ("舂季", "春季"))
    loaded(Story())
    before = suggestions(), article().version, Conflict.objects.count()
    file = loaded(Story())
    assert (file.outcome, file.reason) == (Outcome.UNCHANGED, "")
    old = loaded(Story(paragraphs=[MISREAD, SECOND]))
    assert (old.outcome, old.reason) == (
        Outcome.UNCHANGED, "A later state of this file was merged since (“2031-03-04.txt”).",
    )  # fmt: skip
    assert (suggestions(), article().version, Conflict.objects.count()) == before


def test_pages_of_other_files_are_left_alone(editor):
    loaded(Story(), name="2031-03-04-01.txt", page=1)
    loaded(OTHER, name="2031-03-04-02.txt", page=2)
    file = again(THIRD, OTHER, name="x/2031-03-04-02.txt", page=2)
    assert file.merge == {"same": 1, "appeared": 1}
    assert (article(1).source_file.page, article(3).headline) == (1, THIRD.headline)


def test_detectors_leave_what_a_file_proposes(editor):
    issue = loaded(Story(paragraphs=[MISREAD, SECOND])).issue
    edit(article(), editor, ("舂季", "春季"))
    again(Story())
    proofread(issue)
    assert ("厂", "广") in suggestions()


def test_a_merge_that_fails_leaves_nothing_but_the_row(monkeypatch, editor):
    loaded(Story(paragraphs=[MISREAD, SECOND]), OTHER)
    edit(article(), editor, ("舂季", "春季"))

    def fail(*args, **kwargs):
        raise ZeroDivisionError("in the last step")

    monkeypatch.setattr("articles.loading.merging.replace_fragments", fail)
    file = loaded(Story(), THIRD)
    assert (file.outcome, file.issue) == (Outcome.REFUSED, None)
    assert (article().text.count("厂场"), Issue.objects.get().articles.count()) == (1, 2)
    assert not Suggestion.objects.exists() and not Conflict.objects.exists()


def test_the_date_of_an_estimated_issue_stays_the_editors():
    file = loaded(Story(), name="scan.txt", origin=DateSource.ESTIMATE)
    set_date(file.issue, date(2031, 3, 7), make_user("chief", is_superuser=True))
    again(THIRD, name="scan.txt", origin=DateSource.ESTIMATE)
    assert Issue.objects.get().date == date(2031, 3, 7)
