"""Photos that belong to no article, in the search."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles import publishing
from articles.models import Photo, PhotoEntry
from articles.search import entries
from articles.search.entries import keep_up_issue
from tests.factories import make_article, make_issue, make_photo, make_user, publish
from tests.markup import Markup

pytestmark = pytest.mark.django_db
MONDAY = date(2031, 3, 3)


@pytest.fixture
def photo() -> Photo:
    issue = make_issue(MONDAY, published=True)
    make_article(issue, headline="图书馆开馆", text="读者很多。")
    photo = make_photo(issue, None, caption="香樟树下，两只红嘴鸥（ABC）。", credit="佟远")
    keep_up_issue(issue)
    return photo


def found(client, query: str, **narrowed: str) -> list[str]:
    page = Markup(client.get("/search/", {"q": query, **narrowed}))
    return ["".join(item.itertext()).split("\n")[1] for item in page.all("li", **{"class": "photo-hit"})]


def test_leads_to_its_place_with_the_words_marked(client, photo):
    response = client.get("/search/", {"q": "红嘴鸥"})
    page = Markup(response)
    assert page.texts("p", role="status") == ["没有文章含“红嘴鸥”，但有照片。"]
    assert page.texts("li", **{"class": "photo-hit"}) == ["香樟树下，两只红嘴鸥（ABC）。 2031年3月3日 佟远 摄"]
    assert page.texts("mark") == ["红嘴鸥"]
    assert page.links()["香樟树下，两只红嘴鸥（ABC）。"] == "/issues/2031-03-03/#photo-1"
    assert Markup(client.get("/issues/2031-03-03/")).all("figure", id="photo-1")


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("樟", True), ("鸥", True), ("佟远", True), ("香樟树", True), ("樟樹", True), ("abc", True), ("AB", True),
        ("香樟 红嘴鸥", True), ("香樟 OR 海鸥", True), ("红嘴鸥 -香樟", False), ("树下，两", True), ("树下两", False),
        ("BC", False), ("海鸥", False), ("%", False), ("_", False), ('"AB"', False), ("图书馆", False),
    ],
)  # fmt: skip
def test_finds_what_the_index_of_articles_would(client, photo, query, is_found):
    assert bool(found(client, query)) == is_found
    make_article(photo.issue, headline="题", text=f"{photo.caption}（{photo.credit} 摄）")
    keep_up_issue(photo.issue)
    hits = Markup(client.get("/search/", {"q": query})).texts("li", **{"class": "hit"})
    assert any("香樟" in hit and "题" in hit for hit in hits) == is_found


def test_narrowing_holds_for_photos_too(client, photo):
    assert found(client, "红嘴鸥", year="2031") and found(client, "红嘴鸥", kind="photo")
    for narrowed in ({"year": "2030"}, {"until": "2031-03-02"}, {"since": "2031-03-04"}, {"kind": "news"},
                     {"section": "要闻"}, {"person": "晏青"}):  # fmt: skip
        assert found(client, "红嘴鸥", **narrowed) == []


def test_is_kept_up(client, photo, as_chief):
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    posted = {"caption": "白鹭。", "credit": "", "date": "", "page": "", "article": "", "picture": ""}
    as_chief.post(address, posted | {"notice": "none", "notice_reason": "原报如此"})
    assert (found(client, "红嘴鸥"), found(client, "白鹭")) == ([], ["白鹭。"])
    article = photo.issue.articles.get()
    as_chief.post(address, posted | {"article": article.pk, "notice": "none", "notice_reason": "原报如此"})
    assert found(client, "白鹭") == []
    page = Markup(client.get("/search/", {"q": "白鹭"}))
    assert page.links()["图书馆开馆"].startswith("/issues/2031-03-03/1/?q=")
    assert Markup(client.get("/issues/2031-03-03/1/?q=白鹭")).texts("mark") == ["白鹭"]


@pytest.fixture
def as_chief(client, admin_user):
    from django.test import Client

    chief = Client()
    chief.force_login(admin_user)
    return chief


def test_publishing_brings_in_and_withdrawing_takes_out(client):
    issue = make_issue(MONDAY)
    make_article(issue)
    make_photo(issue, None, caption="红嘴鸥。")
    entries.keep_up_photos(list(issue.photos.all()))
    assert PhotoEntry.objects.count() == 0
    reviewer = make_user("reviewer", "reviewers")
    issue = publish(issue, make_user("editor", "editors"), reviewer)
    assert found(client, "红嘴鸥") == ["红嘴鸥。"]
    publishing.withdraw(issue, reviewer, "错版")
    assert PhotoEntry.objects.count() == 0


def test_reindexing_writes_them_anew(client, photo):
    PhotoEntry.objects.all().delete()
    stale = make_photo(make_issue(date(2031, 4, 1)), None)
    PhotoEntry.objects.create(photo=stale, key=1, words=" 红嘴 嘴鸥 鸥 ")
    call_command("reindex", verbosity=0)
    assert list(PhotoEntry.objects.values_list("photo", flat=True)) == [photo.pk]


@pytest.mark.parametrize("rows", [1, 9])
def test_queries(client, photo, django_assert_num_queries, rows):
    for number in range(rows):
        make_photo(photo.issue, None, caption=f"红嘴鸥之{number}。")
    keep_up_issue(photo.issue)
    with django_assert_num_queries(3):
        assert len(found(client, "红嘴鸥")) == min(rows + 1, 6)
