"""Pictures on the public pages: how they are offered, to whom they are sent, and the gallery."""

from datetime import date
from pathlib import Path

import pytest

from articles.models import Issue, Photo
from articles.pages import gallery
from tests.factories import make_article, make_issue, make_issues, make_photo, make_picture
from tests.markup import Markup

pytestmark = pytest.mark.django_db
BASE = "/issues/2031-03-03/"


@pytest.fixture
def photo() -> Photo:
    issue = make_issue(date(2031, 3, 3), published=True)
    photo = make_photo(issue, make_article(issue, headline="汀河三桥合龙", page=1), alternative_text="桥上的人群")
    make_picture(photo)
    return photo


def candidates(pk: int, suffix: str) -> str:
    return ", ".join(f"/photos/{pk}/{width}.{suffix} {width}w" for width in (400, 800, 900))


class TestOffer:
    @pytest.mark.parametrize("path", ["", "1/", "print/", "photos"])
    def test_in_widths_and_formats_to_choose_from(self, client, photo, path):
        page = Markup(client.get("/photos/" if path == "photos" else BASE + path))
        pk = photo.picture_id
        (image,) = page.all("img")
        assert [image.get(name) for name in ("alt", "width", "height", "loading", "src")] == [
            "桥上的人群", "900", "600", None if path == "1/" else "lazy", f"/photos/{pk}/800.webp",
        ]  # fmt: skip
        assert [(one.get("type"), one.get("srcset")) for one in page.all("source")] == [
            (f"image/{suffix}", candidates(pk, suffix)) for suffix in ("avif", "webp")
        ]
        assert all("92vw" in one.get("sizes") for one in page.all("source"))

    def test_is_told_to_other_sites(self, client, photo):
        page = Markup(client.get(f"{BASE}1/"))
        assert [meta.get("content") for meta in page.all("meta", property="og:image")] == [
            f"http://testserver/photos/{photo.picture_id}/800.webp"
        ]

    def test_without_a_picture_the_caption_has_a_frame_of_its_own(self, client, photo):
        Photo.objects.update(picture=None)
        page = Markup(client.get(f"{BASE}1/"))
        assert (page.all("img"), page.all("figure", **{"class": "pictured"})) == ([], [])
        assert len(page.all("figure", **{"class": "photo"})) == 1


class TestSending:
    @pytest.mark.parametrize(("name", "kind"), [("400.avif", "image/avif"), ("900.webp", "image/webp")])
    def test_a_published_one(self, client, photo, name, kind, django_assert_num_queries):
        with django_assert_num_queries(1):
            response = client.get(f"/photos/{photo.picture_id}/{name}")
        assert (response.status_code, response["Content-Type"]) == (200, kind)
        assert response["Cache-Control"] == "public, max-age=3600"
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert not response.cookies

    @pytest.mark.parametrize("name", ["401.webp", "800.jpg", "800.webp/", "original.jpg", "1600.webp"])
    def test_only_what_there_is(self, client, photo, name):
        assert client.get(f"/photos/{photo.picture_id}/{name}").status_code == 404

    def test_hides_those_of_drafts_and_those_out_of_use(self, client, photo):
        address = f"/photos/{photo.picture_id}/800.webp"
        for status in set(Issue.Status) - {Issue.Status.PUBLISHED}:
            Issue.objects.update(status=status, withdrawal_reason="错版")
            assert client.get(address).status_code == 404
        Issue.objects.update(status=Issue.Status.PUBLISHED)
        Photo.objects.update(picture=None)
        assert client.get(address).status_code == 404

    def test_a_lost_file_is_no_error_of_the_site(self, client, photo, settings):
        for file in Path(settings.MEDIA_ROOT).rglob("*.webp"):
            file.unlink()
        assert client.get(f"/photos/{photo.picture_id}/800.webp").status_code == 404


class TestGallery:
    def test_newest_first_with_the_way_to_each(self, client, photo):
        older = make_issue(date(2030, 5, 6), published=True)
        make_photo(older, None, caption="红嘴鸥。")
        make_photo(older, None, caption="", credit="佟远")
        make_photo(make_issue(date(2031, 4, 1)), None, caption="草稿里的照片。")
        page = Markup(client.get("/photos/"))
        assert page.texts("figcaption") == ["图为3月2日，居民在云岫广场参加拔河比赛。 佟远 摄", "红嘴鸥。 佟远 摄"]
        links = page.links()
        assert links["2031年3月3日 汀河三桥合龙"] == f"{BASE}1/"
        assert links["2030年5月6日"] == "/issues/2030-05-06/#photo-1"
        assert [links["2031年"], links["2030年"]] == ["?year=2031", "?year=2030"]
        target = Markup(client.get("/issues/2030-05-06/"))
        assert target.texts("figure", id="photo-1") == ["红嘴鸥。 佟远 摄"]
        assert Markup(client.get("/photos/", {"year": 2030})).texts("figcaption") == ["红嘴鸥。 佟远 摄"]

    def test_comes_in_pages(self, client, photo, monkeypatch):
        monkeypatch.setattr(gallery, "PHOTOS_ON_PAGE", 2)
        for number in range(4):
            make_photo(photo.issue, None, caption=f"第{number}张。")
        page = Markup(client.get("/photos/", {"year": 2031, "page": 2}))
        assert [caption[:4] for caption in page.texts("figcaption")] == ["第1张。", "第2张。"]
        assert page.links()["下一页"] == "?year=2031&page=3"
        assert client.get("/photos/", {"page": 9}).status_code == 404

    @pytest.mark.parametrize("query", ["year=x", "year=2029", "page=0", "page=x"])
    def test_no_such_page(self, client, photo, query):
        assert client.get(f"/photos/?{query}").status_code == 404

    def test_says_that_there_is_none(self, client):
        assert "尚未刊出任何照片。" in Markup(client.get("/photos/")).texts("p")
        assert Markup(client.get("/en/photos/")).texts("h1") == ["Photos"]

    @pytest.mark.parametrize("rows", [1, 30])
    def test_queries(self, client, django_assert_num_queries, rows):
        for number, issue in enumerate(make_issues(rows, published=True)):
            make_photo(issue, make_article(issue) if number % 2 else None)
        with django_assert_num_queries(4):
            client.get("/photos/")
