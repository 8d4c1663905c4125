"""The PDF of an issue: what is in it, when it is made anew, and what stands there where none can be made."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from django.core.files import locks
from django.http import HttpResponse

from articles.models import Article, Issue
from articles.paper import press, typesetting
from bulletin.checks import check_paper
from tests.factories import make_article, make_issue, make_photo, make_picture
from tests.markup import Markup

pytestmark = pytest.mark.django_db
needs_pango = pytest.mark.skipif(bool(press.what_is_missing()), reason=press.what_is_missing() or "nothing missing")
BASE = "/issues/2031-03-03"


@pytest.fixture
def issue() -> Issue:
    issue = make_issue(date(2031, 3, 3), published=True, number=417)
    article = make_article(issue, page=1, headline="汀河三桥合龙", bylines=[("晏青", "reporter")], truncated="end")
    make_article(issue, page=2, headline="<b>夜市</b>开张", text="一段。\n\n- 甲\n- 乙")
    make_photo(issue, article, caption="合龙现场。")
    return issue


def words(response: HttpResponse) -> str:
    document = pypdfium2.PdfDocument(response.content)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "".join("".join(pages).split())


def kept(issue: Issue) -> list[Path]:
    return list(press.folder(issue).glob("*"))


@pytest.fixture
def set_by_hand(monkeypatch) -> list[str]:
    """Instead of the typesetter, which takes its time: what it was given."""
    given = []
    monkeypatch.setattr(press, "what_is_missing", lambda: "")
    monkeypatch.setattr(press, "_typeset", lambda html: given.append(html) or b"%PDF-")
    return given


@needs_pango
def test_has_all_that_was_printed(client, issue):
    response = client.get(f"{BASE}.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"] == 'inline; filename="2031-03-03.pdf"'
    found = words(response)
    for part in ("区报", "2031年3月3日星期一", "第417期", "第1版", "汀河三桥合龙", "记者晏青", "原文缺损", "合龙现场。",
                 "佟远摄", "第2版", "<b>夜市</b>开张", "http://testserver/issues/2031-03-03/"):  # fmt: skip
        assert part in found


@needs_pango
def test_the_typesetter_fetches_nothing(capfd, monkeypatch, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密")
    page = f'<p>字</p><a rel="attachment" href="{secret.as_uri()}">x</a><img src="{secret.as_uri()}" alt="无图">'
    content = press._typeset(page)
    document = pypdfium2.PdfDocument(content)
    assert document.count_attachments() == 0
    document.close()
    assert "秘密".encode() not in content


def test_is_made_once_and_anew_when_something_changes(client, issue, set_by_hand):
    first, second = client.get(f"{BASE}.pdf"), client.get(f"/en{BASE}.pdf")
    assert (len(set_by_hand), len(kept(issue))) == (1, 1)
    assert first["ETag"] == second["ETag"]
    assert client.get(f"{BASE}.pdf", headers={"If-None-Match": first["ETag"]}).status_code == 304
    issue.photos.update(caption="合龙之夜。")
    third = client.get(f"{BASE}.pdf")
    assert third["ETag"] != first["ETag"]
    assert (len(set_by_hand), len(kept(issue))) == (2, 1)
    assert "合龙之夜。" in set_by_hand[1]


def test_pictures_are_put_into_the_page(client, issue, set_by_hand, django_assert_num_queries):
    photo = issue.photos.get()
    make_picture(photo)
    with django_assert_num_queries(3):
        client.get(f"{BASE}.pdf")
    assert 'src="data:image/webp;base64,UklGR' in set_by_hand[0]
    assert "/photos/" not in set_by_hand[0]
    photo.picture.image.storage.delete(photo.picture.copy_name(800, "webp"))
    issue.photos.update(caption="没有图了。")
    assert client.get(f"{BASE}.pdf").status_code == 200


def test_one_is_made_at_a_time(client, issue, set_by_hand, settings):
    place = Path(settings.MEDIA_ROOT) / "papers" / "making.lock"
    place.parent.mkdir(parents=True)
    with place.open("w") as file:
        assert locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)
        response = client.get(f"{BASE}.pdf")
        assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "5", "no-store")
        assert Markup(response).texts("h1") == ["PDF还没有排好"]
        locks.unlock(file)
    assert client.get(f"{BASE}.pdf").status_code == 200


@pytest.mark.parametrize("why", ["nothing to set with", "too large", "the process failed"])
def test_where_none_can_be_made_the_reader_is_led_to_the_page(client, issue, monkeypatch, set_by_hand, why):
    if why == "too large":
        monkeypatch.setattr(press, "MOST_BYTES", 10)
    elif why == "the process failed":
        monkeypatch.setattr(press, "_typeset", lambda html: (_ for _ in ()).throw(press.NotPrinted(is_busy=False)))
    else:
        monkeypatch.setattr(press, "what_is_missing", lambda: "Pango is not installed.")
    response = client.get(f"{BASE}.pdf")
    assert response.status_code == 503
    assert Markup(response).links()["打印整期"] == f"{BASE}/print/"
    assert set_by_hand == []
    assert not [file for file in kept(issue) if file.suffix != ".lock"]


def test_where_it_cannot_be_kept_the_site_goes_on(client, issue, set_by_hand, settings, tmp_path, caplog):
    settings.MEDIA_ROOT = tmp_path / "a file"
    settings.MEDIA_ROOT.write_text("not a folder")
    assert client.get(f"{BASE}.pdf").status_code == 503
    assert "could not be kept" in caplog.text


def test_a_failing_process_is_logged_and_ended(monkeypatch, tmp_path, caplog):
    program = tmp_path / "typesetting.py"
    program.write_text("import sys; sys.exit('no such font')")
    monkeypatch.setattr(typesetting, "__file__", str(program))
    with pytest.raises(press.NotPrinted):
        press._typeset("<p>")
    assert "no such font" in caplog.text
    monkeypatch.setattr(press, "MOST_SECONDS", 0.2)
    program.write_text("import time; time.sleep(60)")
    with pytest.raises(press.NotPrinted):
        press._typeset("<p>")


@pytest.mark.parametrize(("missing", "shown"), [("", True), ("Pango is not installed.", False)])
def test_the_link_is_shown_where_one_can_be_made(client, issue, monkeypatch, missing, shown):
    monkeypatch.setattr("articles.views.what_is_missing", lambda: missing)
    monkeypatch.setattr("bulletin.checks.what_is_missing", lambda: missing)
    assert ("PDF" in Markup(client.get(f"{BASE}/")).links()) == shown
    assert [message.id for message in check_paper(None)] == ([] if shown else ["bulletin.I001"])


def test_what_is_missing_is_said(monkeypatch):
    monkeypatch.setattr(press, "LIBRARIES", (("libnothing.so.0",),))
    assert press.what_is_missing.__wrapped__().startswith("Pango is not installed")
    monkeypatch.setattr(press, "LIBRARIES", ())
    monkeypatch.setattr(press.shutil, "which", lambda name: "/bin/true")
    assert press.what_is_missing.__wrapped__().startswith("No font with Chinese")


def test_hides_drafts_and_withdrawn_issues(client, issue, set_by_hand):
    client.get(f"{BASE}.pdf")
    Issue.objects.update(status=Issue.Status.PROOFREAD)
    assert client.get(f"{BASE}.pdf").status_code == 404
    Issue.objects.update(status=Issue.Status.WITHDRAWN, withdrawal_reason="错版")
    assert client.get(f"{BASE}.pdf").status_code == 410
    assert client.get("/issues/2031-04-01.pdf").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(client, issue, set_by_hand, django_assert_num_queries, rows):
    for _ in range(rows):
        make_photo(issue, make_article(issue, bylines=[("晏青", "reporter")]))
    assert Article.objects.count() > rows
    with django_assert_num_queries(2):
        client.get(f"{BASE}.pdf")
