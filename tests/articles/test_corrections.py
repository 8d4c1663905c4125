"""What readers are told of corrections: beside the article, on a page of all, and by the versions that were public."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Article, Batch, CorrectionNotice
from articles.noticing.asking import Answer, answering
from tests.factories import make_article, make_issue, make_issues, make_photo, make_user, publish
from tests.markup import Markup

pytestmark = pytest.mark.django_db
TOLD = "第1段“末来”应为“未来”。"


def notice(article: Article, text: str = TOLD, **fields) -> CorrectionNotice:
    return CorrectionNotice.objects.create(issue=article.issue, article=article, text=text, **fields)


class TestArticle:
    def test_a_notice_stands_beside_it_in_both_languages(self, client):
        article = make_article(make_issue(published=True), headline="合龙")
        notice(article, day=date(2031, 3, 9))
        notice(article, "", reason="内部说明")
        page = Markup(client.get(article.get_absolute_url()))
        assert page.texts("section", **{"class": "corrections"}) == [f"更正 2031年3月9日 {TOLD}"]
        english = Markup(client.get("/en" + article.get_absolute_url()))
        assert english.texts("section", **{"class": "corrections"}) == [f"Correction 9 March 2031 {TOLD}"]
        assert "内部说明" not in client.get(article.get_absolute_url()).content.decode()

    def test_without_one_nothing_is_said(self, client):
        article = make_article(make_issue(published=True))
        assert "corrections" not in [
            one.get("class") for one in Markup(client.get(article.get_absolute_url())).all("section")
        ]


class TestCorrections:
    def test_newest_first_and_none_of_drafts_or_withdrawn_issues(self, client):
        articles = [make_article(issue, headline=f"第{n}篇") for n, issue in enumerate(make_issues(3, published=True))]
        for n, article in enumerate(articles):
            notice(article, f"更正{n}", day=date(2031, 3, 9) + timedelta(days=n))
        publishing.withdraw(articles[2].issue, make_user("reviewer", "reviewers"), "错版")
        notice(make_article(make_issue(day=None)), "草稿")
        notice(articles[0], "", reason="不登")
        page = Markup(client.get("/corrections/"))
        assert page.texts("p", **{"class": "notice"}) == ["更正1", "更正0"]
        assert page.links()["第1篇"] == articles[1].get_absolute_url()
        assert page.links()["更正"] == "/corrections/"
        assert Markup(client.get("/en/corrections/")).texts("h1") == ["Corrections"]

    def test_a_bulk_change_is_one_entry(self, client):
        batch = Batch.objects.create(kind="replace", label="末来 → 未来")
        issue = make_issue(published=True)
        for _n in range(12):
            notice(make_article(issue), batch=batch)
        photo = make_photo(issue, caption="图为未来。")
        CorrectionNotice.objects.create(issue=issue, photo=photo, text=TOLD)
        page = Markup(client.get("/corrections/"))
        assert page.texts("p", **{"class": "notice"}) == [TOLD, TOLD]
        named = page.texts("ul", **{"class": "of"})
        assert named[0].startswith("图片 图为未来。")
        assert named[1].count("2031年3月4日") == 10 and named[1].endswith("另有2篇")

    def test_pages(self, client):
        article = make_article(make_issue(published=True))
        for n in range(31):
            notice(article, f"更正{n}")
        assert Markup(client.get("/corrections/?page=2")).texts("p", **{"class": "notice"}) == ["更正0"]
        assert "迄今没有更正。" not in client.get("/corrections/?page=99").content.decode()

    def test_none(self, client):
        assert Markup(client.get("/corrections/")).texts("p", **{"class": "nothing"}) == ["迄今没有更正。"]

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, rows):
        batch = Batch.objects.create(kind="replace", label="末来 → 未来")
        for issue in make_issues(rows, published=True):
            notice(make_article(issue))
            notice(make_article(issue), batch=batch)
        with django_assert_num_queries(5):
            client.get("/corrections/")


class TestHistory:
    @pytest.fixture
    def reviewer(self):
        return make_user("reviewer", "reviewers")

    @pytest.fixture
    def article(self, reviewer):
        """Edited before it came out, corrected, withdrawn, tried otherwise, and published again."""
        editor = make_user("editor", "editors")
        article = make_article(make_issue(), text="云岫的未来，初稿。", checked_at=timezone.now())
        self.write(article, "云岫的末来。", editor)
        publish(article.issue, editor, reviewer)
        with answering(Answer(text=TOLD)):
            self.write(article, "云岫的未来。", reviewer)
        publishing.withdraw(article.issue, reviewer, "错版")
        publishing.reopen(article.issue, editor)
        self.write(article, "试写。", editor)
        self.write(article, "云岫的将来。", editor)
        publish(article.issue, editor, make_user("other", "reviewers"))
        return article

    @staticmethod
    def write(article, text, author):
        article.refresh_from_db()
        revisions.save(article, {"text": text}, base_version=article.version, author=author)

    def test_only_what_was_public_and_only_where_an_editor_says_so(self, client, article):
        article.refresh_from_db()
        address = article.get_history_url()
        assert client.get(address).status_code == 404
        assert "刊出以来的修改" not in Markup(client.get(article.get_absolute_url())).links()
        Article.objects.update(shows_history=True)
        assert Markup(client.get(article.get_absolute_url())).links()["刊出以来的修改"] == address
        page = Markup(client.get(address))
        assert [words.split()[0] for words in page.texts("h2")] == ["第3版", "第2版", "刊出时"]
        assert page.texts("div", **{"class": "difference"}) == ["云岫的未将来。", "云岫的末未来。"]
        assert page.texts("p", **{"class": "notice"}) == [f"更正 {TOLD}"]
        for hidden in ("初稿", "试写"):
            assert hidden not in client.get(address).content.decode()

    def test_of_a_withdrawn_issue_nothing(self, client, article, reviewer):
        Article.objects.update(shows_history=True)
        publishing.withdraw(article.issue, reviewer, "错版")
        assert client.get(article.get_history_url()).status_code == 410

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, reviewer, rows):
        article = make_article(make_issue(published=True), shows_history=True)
        for n in range(rows):
            with answering(Answer(text=TOLD)):
                self.write(article, f"未来{n}。", reviewer)
        with django_assert_num_queries(6):
            client.get(article.get_history_url())
