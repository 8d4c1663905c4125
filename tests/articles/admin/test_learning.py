"""What the machine learnt from decisions is read here; a detector that went quiet is woken by a reviewer."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.models import Correction, DetectorRecord, LearntText
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
