"""What the machine learnt from decisions is read here; a detector that went quiet is woken by a reviewer."""

from urllib.parse import urlencode

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.models import Correction, DetectorRecord, LearntText
from articles.proofreading import learning
from articles.proofreading.archive import StoredArchive
from tests.factories import make_article, make_issue, make_issues, make_suggestion
from tests.markup import Markup

pytestmark = pytest.mark.django_db

RECORDS = "admin:articles_detectorrecord_changelist"


@pytest.fixture
def quiet() -> DetectorRecord:
    return DetectorRecord.objects.create(detector="repeats", string="天天", accepted=5, rejected=15)


def wake(client, *rows: DetectorRecord):
    return client.post(
        reverse(RECORDS), {"action": "wake", ACTION_CHECKBOX_NAME: [row.pk for row in rows]}, follow=True
    )


def test_a_record_says_that_it_is_quiet_and_why(as_editor, quiet):
    DetectorRecord.objects.create(detector="repeats", accepted=30, rejected=10)
    page = Markup(as_editor.get(reverse(RECORDS)))
    all_in_all, string = page.texts("tr")[1:]
    assert "in all" in all_in_all
    assert "75%" in all_in_all
    assert "quiet" not in all_in_all
    assert "25%" in string
    assert "quiet 15 of 20 rejected, so it is not asked any more" in string


def test_choosing_quiet_ones(as_editor, quiet):
    DetectorRecord.objects.create(detector="names", accepted=30, rejected=10)
    assert list(as_editor.get(reverse(RECORDS), {"quiet": "yes"}).context["cl"].result_list) == [quiet]


def test_a_reviewer_wakes_it_and_the_log_keeps_what_was(as_reviewer, reviewer, quiet):
    wake(as_reviewer, quiet)
    quiet.refresh_from_db()
    assert (quiet.accepted, quiet.rejected, quiet.is_quiet) == (0, 0, False)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (reviewer, str(quiet.pk))
    assert "5 accepted, 15 rejected" in entry.get_change_message()


def test_an_editor_does_not_wake_it(as_editor, quiet):
    wake(as_editor, quiet)
    quiet.refresh_from_db()
    assert quiet.is_quiet


@pytest.mark.parametrize("name", ["detectorrecord", "correction", "learnttext"])
def test_they_are_only_read(admin_client, quiet, name):
    rows = {
        "detectorrecord": quiet,
        "correction": Correction.objects.create(wrong="末来", right="未来", opening="末来", times=7),
        "learnttext": LearntText.objects.create(articles=3, characters=900, counts=b"1"),
    }
    page = reverse(f"admin:articles_{name}_change", args=[rows[name].pk])
    assert admin_client.get(page).status_code == 200
    assert admin_client.post(page, {}).status_code == 403
    assert admin_client.get(reverse(f"admin:articles_{name}_add")).status_code == 403
    assert admin_client.post(reverse(f"admin:articles_{name}_delete", args=[rows[name].pk])).status_code == 403


def test_corrections_by_how_often(as_editor):
    Correction.objects.create(wrong="末来", right="未来", opening="末来", times=2)
    Correction.objects.create(wrong="产业产业", right="产业", opening="产业", times=7)
    page = Markup(as_editor.get(reverse("admin:articles_correction_changelist")))
    assert [line[:4] for line in page.texts("tr")[1:]] == ["产业产业", "末来未来"]


CORRECTIONS = "admin:articles_correction_changelist"


def corrected(wrong: str, right: str, **fields) -> Correction:
    return Correction.objects.create(wrong=wrong, right=right, opening=wrong[:2], **fields)


def test_a_correction_tells_where_it_still_stands_and_leads_there(as_editor):
    for issue in make_issues(2):
        make_article(issue, headline="末来", text="面向末来，规划末来。")
    make_article(make_issue(None), text="弱项补短板。")
    corrected("末来", "未来", times=3)
    corrected("项补短板", "弱项补短板", times=2)
    corrected("天天天", "天天")
    page = Markup(as_editor.get(reverse(CORRECTIONS)))
    assert page.texts("td", **{"class": "field-still"}) == [
        "2 articles", "—", "—",
    ]  # fmt: skip
    query = urlencode({"wrong": "末来", "right": "未来"})
    assert f"{reverse('admin:articles_batch_replace')}?{query}" in [link.get("href") for link in page.all("a")]
    found = as_editor.get(reverse(CORRECTIONS), {"standing": "yes"}).context["cl"].result_list
    assert [row.wrong for row in found] == ["末来"]


def test_what_is_right_elsewhere_is_set_aside_for_good(as_editor, editor):
    article = make_article(text="面向末来。")
    row = corrected("末来", "未来")
    asked = make_suggestion(article, "末来", "未来", detector="known-errors", kind="known-error")
    other = make_suggestion(article, "面向", "朝向")
    as_editor.post(reverse(CORRECTIONS), {"action": "set_aside", ACTION_CHECKBOX_NAME: [row.pk]})
    row.refresh_from_db()
    asked.refresh_from_db()
    other.refresh_from_db()
    assert (row.is_right_elsewhere, asked.state, asked.decided_by, other.state) == (True, "rejected", editor, "open")
    assert LogEntry.objects.get().user == editor
    assert not as_editor.get(reverse(CORRECTIONS), {"standing": "yes"}).context["cl"].result_list
    assert list(as_editor.get(reverse(CORRECTIONS), {"standing": "aside"}).context["cl"].result_list) == [row]
    assert StoredArchive(article.issue).corrections("面向末来。") == []


def test_taking_a_correction_back_leaves_what_was_set_aside():
    row = corrected("未米来", "未来", is_right_elsewhere=True)
    learning.note("面向未来。", "面向未米来。")
    row.refresh_from_db()
    assert (row.times, row.is_right_elsewhere) == (1, True)
