"""Rules that the database itself keeps, and the QuerySets that name the others."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Article, Byline, ImportedFile, ImportRun, Issue, Publication
from articles.models.article import Block, blocks
from tests.factories import make_article, make_issue, make_photo

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("一段。\n\n二段。", [Block("paragraph", ("一段。",)), Block("paragraph", ("二段。",))]),
        ("一行\n接着的一行", [Block("paragraph", ("一行接着的一行",))]),
        ("## 小标题\n\n正文", [Block("subheading", ("小标题",)), Block("paragraph", ("正文",))]),
        ("- 甲\n- 乙", [Block("list", ("甲", "乙"))]),
        ("- 甲\n乙", [Block("paragraph", ("- 甲乙",))]),
        ("\n \n　\n段\r\n\r\n段", [Block("paragraph", ("段",)), Block("paragraph", ("段",))]),
    ],
)
def test_blocks(text, expected):
    assert list(blocks(text)) == expected


def test_the_main_bulletin_is_made_by_a_migration():
    assert Publication.objects.default().slug == ""


def test_groups_are_made_by_a_migration():
    editors, reviewers = (Group.objects.get(name=name) for name in ("editors", "reviewers"))
    assert not editors.permissions.filter(codename="publish_issue").exists()
    assert reviewers.permissions.filter(codename="publish_issue").exists()
    assert not reviewers.permissions.filter(codename__in=["delete_issue", "delete_article"]).exists()


def test_a_confirmed_day_has_one_issue_but_estimates_may_share_it():
    make_issue(date(2031, 3, 4))
    make_issue(date(2031, 3, 4), date_confirmed=False)
    make_issue(date(2031, 3, 4), publication=Publication.objects.create(name="街道通讯", slug="street"))
    with pytest.raises(IntegrityError), transaction.atomic():
        make_issue(date(2031, 3, 4))


@pytest.mark.parametrize(
    "fields",
    [
        {"day": None, "date_confirmed": True},
        {"status": "published"},
        {"status": "withdrawn"},
    ],
)
def test_the_database_refuses_an_impossible_issue(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_issue(**fields)


@pytest.mark.parametrize("fields", [{"number": 1}, {"number": 0}, {"number": 5, "version": 0}])
def test_the_database_refuses_an_impossible_article(fields):
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(issue=article.issue, **fields)


def test_an_article_names_nobody_twice_in_one_role():
    article = make_article(bylines=[("苗禾", "reporter")])
    Byline.objects.create(article=article, position=2, name="苗禾", role="author")
    with pytest.raises(IntegrityError), transaction.atomic():
        Byline.objects.create(article=article, position=3, name="苗禾", role="reporter")


def test_days_of_an_article_are_in_order():
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(date_start=date(2031, 3, 4), date_end=date(2031, 3, 3))


@pytest.mark.parametrize("second", [{"page": 2}, {"page": None}, {"sha256": "aa"}])
def test_one_content_and_one_page_are_loaded_once(second):
    run, issue = ImportRun.objects.create(), make_issue()

    def load(**fields):
        ImportedFile.objects.create(
            run=run, publication=issue.publication, issue=issue, outcome="new", name="x.txt", **fields
        )

    load(page=2, sha256="aa")
    load(page=None, sha256="bb")
    with pytest.raises(IntegrityError), transaction.atomic():
        load(**({"sha256": "cc", "page": 7} | second))


def test_only_what_is_published_is_public():
    published, draft = make_issue(date(2031, 3, 4), published=True), make_issue(date(2031, 3, 5))
    shown, _hidden = make_article(published), make_article(draft)
    make_photo(draft)
    assert list(Issue.objects.published()) == [published]
    assert list(Article.objects.published()) == [shown]
    assert not draft.photos.published().exists()


@pytest.mark.parametrize(
    ("slug", "address"), [("", "/issues/2031-03-04/"), ("street-news", "/issues/street-news-2031-03-04/")]
)
def test_addresses_are_made_from_what_is_printed(slug, address):
    publication, _ = Publication.objects.get_or_create(slug=slug, defaults={"name": "街道通讯"})
    issue = make_issue(date(2031, 3, 4), publication=publication)
    assert issue.get_absolute_url() == address
    assert Issue.objects.at(issue.key).get() == issue
    assert make_article(issue).get_absolute_url() == f"{address}1/"


def test_a_key_that_is_no_date_is_an_error():
    with pytest.raises(ValueError, match="month"):
        Issue.objects.at("2031-13-40")


def test_an_address_part_is_small_latin_letters():
    with pytest.raises(ValidationError):
        Publication(name="x", slug="-2024").full_clean()


def test_an_article_without_a_headline_is_called_by_its_opening_words():
    assert (
        str(make_article(headline="", text="今年夏天，古渡街道的老人们有了新的去处。"))
        == "今年夏天，古渡街道的老人们有了新的去…"
    )
