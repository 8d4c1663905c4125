"""Photos and fragments."""

import pytest
from django.urls import reverse

from tests.factories import make_article, make_fragment, make_issue, make_photo

pytestmark = pytest.mark.django_db


def test_a_caption_is_put_right_and_its_history_kept(as_editor, editor):
    photo = make_photo(make_issue())
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    as_editor.post(
        address, {"caption": "图为改正的说明。", "credit": "佟远", "date": "2031-03-02", "page": "", "article": ""}
    )
    photo.refresh_from_db()
    assert (photo.caption, photo.raw_text) == ("图为改正的说明。", "图为3月2日，居民在云岫广场参加拔河比赛。")
    assert photo.history.first().history_user == editor


def test_a_photo_belongs_to_an_article_of_its_own_issue(as_editor):
    photo = make_photo(make_issue())
    own, other = make_article(photo.issue), make_article(make_issue(None))
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    posted = {"caption": photo.caption, "credit": "", "date": "", "page": ""}
    assert as_editor.post(address, {**posted, "article": other.pk}).status_code == 200
    as_editor.post(address, {**posted, "article": own.pk})
    photo.refresh_from_db()
    assert photo.article == own


def test_a_published_photo_is_read_only_for_editors(as_editor, as_reviewer):
    photo = make_photo(make_issue(published=True))
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    posted = {"caption": "改", "credit": "", "date": "", "page": "", "article": ""}
    assert as_editor.get(address).status_code == 200
    assert as_editor.post(address, posted).status_code == 403
    assert as_reviewer.post(address, posted).status_code == 200
    told = {"notice": "none", "notice_reason": "原报如此"}
    assert as_reviewer.post(address, posted | told).status_code == 302


def test_going_back_needs_the_right_to_change_the_history(as_editor, admin_client):
    photo = make_photo(make_issue())
    first = photo.history.first()
    photo.caption = "改过的说明"
    photo.save()
    address = reverse("admin:articles_photo_simple_history", args=[photo.pk, first.pk])
    posted = {"caption": first.caption, "credit": "佟远", "date": "", "page": "", "article": ""}
    assert as_editor.get(address).status_code == 200
    assert as_editor.post(address, posted).status_code == 403
    photo.refresh_from_db()
    assert photo.caption == "改过的说明"
    assert admin_client.post(address, posted).status_code == 302
    photo.refresh_from_db()
    assert (photo.caption, photo.raw_text) == (first.caption, "图为3月2日，居民在云岫广场参加拔河比赛。")


def test_a_fragment_says_why_and_where_it_may_belong(as_editor):
    issue = make_issue()
    article = make_article(issue, headline="可能的归宿")
    fragment = make_fragment(issue, candidates=[article.number])
    page = as_editor.get(reverse("admin:articles_fragment_change", args=[fragment.pk])).content.decode()
    for words in ("的积极作用", "begins mid-sentence", "可能的归宿"):
        assert words in page
