"""The picture of a photo in the admin: uploaded, put in another's place, taken away, seen before it is public."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Photo, Picture
from tests.articles.scanning.drawing import picture
from tests.factories import make_issue, make_photo, make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo() -> Photo:
    return make_photo(make_issue())


def change(client, photo: Photo, content: bytes | None = None, name: str = "桥.png", **posted):
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    fields = {"caption": photo.caption, "credit": photo.credit, "date": "", "page": "", "article": "", **posted}
    if content is not None:
        fields["upload"] = SimpleUploadedFile(name, content)
    response = client.post(address, fields)
    photo.refresh_from_db()
    return response


def test_an_upload_becomes_the_picture(as_editor, editor, photo):
    assert change(as_editor, photo, picture(900, 600, mode="RGB"), alternative_text="一座桥").status_code == 302
    kept = photo.picture
    assert (kept.width, kept.height, kept.name, kept.uploaded_by) == (900, 600, "桥.png", editor)
    assert photo.alternative_text == "一座桥"
    names = [
        kept.image.name,
        *(kept.copy_name(width, suffix) for width in (400, 800, 900) for suffix in ("avif", "webp")),
    ]
    assert all(kept.image.storage.exists(name) for name in names)
    assert photo.history.first().picture == kept
    assert photo.history.first().history_user == editor


def test_nothing_is_lost_when_another_takes_its_place_or_it_is_taken_away(as_editor, photo):
    first = make_picture(photo)
    change(as_editor, photo, picture(900, 600, mode="RGB", seed=2), picture=first.pk)
    second = photo.picture
    assert second != first
    change(as_editor, photo, picture="")
    assert (photo.picture, Picture.objects.count()) == (None, 2)
    change(as_editor, photo, picture=first.pk)
    assert photo.picture == first
    assert first.image.storage.exists(first.image.name)
    assert [row.picture_id for row in photo.history.all()] == [first.pk, None, second.pk, first.pk, None]


def test_the_same_file_is_kept_once(as_editor, photo):
    other = make_photo(photo.issue, position=2)
    for one in (photo, other, photo):
        change(as_editor, one, picture(900, 600, mode="RGB"))
    assert photo.picture == other.picture == Picture.objects.get()


def test_a_refused_file_leaves_all_as_it_was(as_editor, photo):
    first = make_picture(photo)
    response = change(as_editor, photo, b"<svg/>", picture=first.pk, caption="改过的说明")
    assert "This is no PNG, JPEG or WebP" in response.content.decode()
    assert (photo.picture, photo.caption[:2], Picture.objects.count()) == (first, "图为", 1)


def test_pictures_of_another_issue_are_no_choice(as_editor, photo):
    other = make_picture(make_photo(make_issue(None)))
    assert change(as_editor, photo, picture=other.pk).status_code == 200
    assert photo.picture is None


def test_of_a_published_issue_only_by_who_may_publish(as_editor, as_reviewer):
    photo = make_photo(make_issue(published=True))
    content = picture(900, 600, mode="RGB")
    assert change(as_editor, photo, content).status_code == 403
    assert Picture.objects.count() == 0
    assert change(as_reviewer, photo, content).status_code == 302
    assert photo.picture


def test_what_readers_are_told_is_asked_without_losing_the_upload(as_reviewer):
    photo = make_photo(make_issue(published=True))
    response = change(as_reviewer, photo, picture(900, 600, mode="RGB"), caption="换了一张。")
    assert response.status_code == 200
    assert f'<option value="{Picture.objects.get().pk}" selected>' in response.content.decode()
    assert photo.picture is None


def test_is_seen_by_those_who_work_on_it(as_editor, client, photo):
    kept = make_picture(photo)
    address = reverse("admin:articles_photo_picture", args=[kept.pk, 800, "webp"])
    page = as_editor.get(reverse("admin:articles_photo_change", args=[photo.pk])).content.decode()
    assert f'src="{address}"' in page
    response = as_editor.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert "private" in response["Cache-Control"]
    assert client.get(address).status_code == 302
    assert as_editor.get(reverse("admin:articles_photo_picture", args=[kept.pk, 801, "webp"])).status_code == 404


def test_a_preview_shows_the_pictures_of_a_draft(as_editor, photo):
    kept = make_picture(photo)
    page = as_editor.get(reverse("admin:articles_issue_preview", args=[photo.issue_id])).content.decode()
    assert reverse("admin:articles_photo_picture", args=[kept.pk, 400, "avif"]) in page
    assert "/photos/" not in page.replace('href="/photos/"', "").replace('href="/en/photos/"', "")


def test_needs_the_right_to_see_photos(client, django_user_model, photo):
    kept = make_picture(photo)
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.get(reverse("admin:articles_photo_picture", args=[kept.pk, 800, "webp"])).status_code == 403
