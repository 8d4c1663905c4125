"""Conflicts in the admin: both texts side by side, settled by a button."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Conflict, Issue
from tests.articles.admin.test_lists import queries
from tests.articles.loading.parsed_issues import SECOND, Story
from tests.articles.loading.test_merging import MISREAD, OTHER, THIRD, again, article, edit, loaded

pytestmark = pytest.mark.django_db
LIST = "admin:articles_conflict_changelist"


def clash(editor) -> Conflict:
    loaded(Story(paragraphs=[MISREAD, SECOND], fields={"page": 1}), OTHER)
    edit(article(), editor, ("厂场", "广场"))
    again(Story(paragraphs=[MISREAD.replace("厂场", "厅场"), SECOND], fields={"page": 2}), THIRD)
    return Conflict.objects.get(field="text")


def page(row: Conflict) -> str:
    return reverse("admin:articles_conflict_change", args=[row.pk])


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def press(client: Client, row: Conflict, button: str, **data):
    return client.post(page(row), {button: "1", **data})


def test_the_page_shows_what_was_read_edited_and_read_anew(as_editor, editor):
    text = as_editor.get(page(clash(editor))).content.decode()
    assert "<b>厂</b>" in text
    assert '<del>厂</del><ins>广</ins><span class="beside">场' in text
    assert '<del>厂</del><ins>厅</ins><span class="beside">场' in text
    assert '<del>广</del><ins>厅</ins><span class="beside">场' in text
    assert 'name="version" value="2"' in text


def test_the_list_shows_what_is_open_first(as_editor, editor):
    row = clash(editor)
    response = as_editor.get(reverse(LIST))
    assert response.context["cl"].result_count == Conflict.objects.open().count() == 4
    assert "<del>广</del><ins>厅</ins>" in response.content.decode()
    press(as_editor, row, "_keep", version=2)
    for state, count in (("", 3), ("settled", 1), ("all", 4)):
        assert as_editor.get(reverse(LIST), {"state": state} if state else {}).context["cl"].result_count == count


def test_keeping_leads_to_the_next(as_editor, editor):
    row = clash(editor)
    response = press(as_editor, row, "_keep", version=2)
    row.refresh_from_db()
    assert (row.taken, row.settled_by) == ("ours", editor)
    assert said(response) == ["“广 ↔ 厅”: the editors’ text stays."]
    assert response.url == page(Conflict.objects.open().order_by("article", "field", "start", "pk")[0])
    assert "Keep the editors" not in as_editor.get(page(row)).content.decode()


def test_taking_writes_a_version(as_editor, editor):
    row = clash(editor)
    assert said(press(as_editor, row, "_take", version=2)) == ["“广 ↔ 厅”: the new file’s is taken."]
    assert (article().version, "厅场" in article().text) == (3, True)


def test_a_clash_of_editors_writes_nothing(as_editor, editor):
    row = clash(editor)
    edit(article(), editor, ("居民", "市民"))
    response = press(as_editor, row, "_take", version=2)
    assert said(response) == ["Somebody has saved the article since you opened this page. Look at it again."]
    assert response.url == page(row)
    assert Conflict.objects.open().filter(pk=row.pk).exists()


def test_words_that_are_gone_can_only_be_kept(as_editor, editor):
    row = clash(editor)
    edit(article(), editor, ("广场", "体育场"))
    text = as_editor.get(page(row)).content.decode()
    assert "The text was changed here since." in text
    assert ('name="_keep"' in text, 'name="_take"' in text) == (True, False)


@pytest.mark.parametrize(
    ("kind", "words", "buttons"),
    [
        ("vanished", "It stays in the issue", (True, False)),
        ("appeared", "Seen: it stays in the issue", (False, True)),
        ("offer", "Take the new text", (True, True)),
    ],
)
def test_other_kinds(kind, words, buttons, as_editor, editor):
    clash(editor)
    row = Conflict.objects.get(kind=kind)
    text = as_editor.get(page(row)).content.decode()
    assert words in text
    assert ('name="_keep"' in text, 'name="_take"' in text) == buttons
    press(as_editor, row, "_keep" if buttons[0] else "_take")
    assert not Conflict.objects.open().filter(pk=row.pk).exists()


def test_what_was_withheld_from_a_published_issue(as_editor, as_reviewer):
    issue = loaded(Story()).issue
    Issue.objects.filter(pk=issue.pk).update(
        status="published", published_at=timezone.now(), approved_at=timezone.now()
    )
    again(Story(), THIRD)
    row = Conflict.objects.get()
    assert "only a reviewer may change it" in as_editor.get(page(row)).content.decode()
    text = as_reviewer.get(page(row)).content.decode()
    assert "Add it to the issue" in text and THIRD.paragraphs[1] in text
    press(as_reviewer, row, "_take")
    assert article(2).headline == THIRD.headline


def test_many_at_once(as_editor, editor):
    clash(editor)
    keys = list(Conflict.objects.filter(kind__in=["clash", "offer"]).values_list("pk", flat=True))
    response = as_editor.post(reverse(LIST), {"action": "keep", "_selected_action": keys})
    assert said(response) == ["2 conflicts are settled."]
    assert set(Conflict.objects.filter(pk__in=keys).values_list("taken", flat=True)) == {"ours"}


def test_who_may_not_decide(client, editor):
    row = clash(editor)
    assert client.get(page(row)).status_code == 302
    from tests.factories import make_user

    client.force_login(make_user("guest"))
    assert client.get(page(row)).status_code == 403
    assert press(client, row, "_keep").status_code == 403


def test_nothing_is_added_or_deleted_by_hand(as_reviewer, editor):
    row = clash(editor)
    assert as_reviewer.get(reverse("admin:articles_conflict_add")).status_code == 403
    assert as_reviewer.post(reverse("admin:articles_conflict_delete", args=[row.pk])).status_code == 403
    assert as_reviewer.get(reverse("admin:articles_conflict_change", args=[0])).status_code == 302


def test_articles_and_issues_lead_to_their_conflicts(as_editor, editor):
    row = clash(editor)
    for name, key, count in (("article", row.article_id, 2), ("issue", row.issue_id, 4)):
        text = as_editor.get(reverse(f"admin:articles_{name}_change", args=[key])).content.decode()
        address = f"{reverse(LIST)}?{name}__id__exact={key}"
        assert f'href="{address}">{count} conflicts</a>' in text
        assert as_editor.get(address).context["cl"].result_count == count


def test_the_list_and_the_page_need_the_same_queries_for_few_and_many(as_editor, editor):
    row = clash(editor)
    Conflict.objects.exclude(pk=row.pk).delete()
    few = queries(lambda: as_editor.get(reverse(LIST))), queries(lambda: as_editor.get(page(row)))
    for at in range(5):
        Conflict.objects.create(
            issue=row.issue, article=row.article, file=row.file, kind="clash", field="text", ours="一", theirs="二",
            fingerprint=str(at),
        )  # fmt: skip
    assert (queries(lambda: as_editor.get(reverse(LIST))), queries(lambda: as_editor.get(page(row)))) == few


def test_the_file_leads_to_the_one_it_replaces(as_editor, editor):
    row = clash(editor)
    text = as_editor.get(reverse("admin:articles_importedfile_change", args=[row.file_id])).content.decode()
    assert f'href="{reverse("admin:articles_importedfile_change", args=[row.file.replaces_id])}"' in text
    assert as_editor.get(reverse("admin:articles_importrun_changelist")).status_code == 200
