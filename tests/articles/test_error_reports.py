from datetime import date, timedelta

import pytest
from django.core import signing
from django.utils import timezone

from articles import error_report_views, error_reports
from articles.models import Article, DetectorRecord, ReaderReport, Suggestion
from articles.noticing.asking import Answer, answering
from articles.proofreading.decisions import accept, reject
from articles.proofreading.issues import proofread
from tests.factories import make_article, make_issue, make_photo, make_user
from tests.markup import Markup

pytestmark = pytest.mark.django_db
ADDRESS = "/issues/2031-03-03/1/report/"
THANKS = f"{ADDRESS}thanks/"


@pytest.fixture
def article() -> Article:
    issue = make_issue(date(2031, 3, 3), published=True)
    text = "第一段说佘景澄到场。\n\n## 灯又亮了\n\n余景澄讲话，余景澄鼓掌。"
    article = make_article(issue, headline="汀河三桥合龙", deck="——副题", text=text, bylines=[("晏青", "reporter")])
    make_photo(issue, article, caption="图为合龙现场。")
    return article


@pytest.fixture
def send(client, article):
    def send(ago: int = 30, **fields):
        opened = signing.dumps(timezone.now().timestamp() - ago, salt=error_report_views.SALT)
        return client.post(ADDRESS, {"place": "p1", "opened": opened, **fields})

    return send


class TestPage:
    def test_offers_every_part_of_the_article(self, client, article):
        page = Markup(client.get(ADDRESS))
        assert [option.get("value") for option in page.all("option")] == [
            "headline", "deck", "byline1", "p1", "p2", "p3", "photo1",
        ]  # fmt: skip
        assert page.texts("option")[3] == "第1段 · 第一段说佘景澄到场。"

    def test_is_filled_with_what_was_marked(self, client, article):
        page = Markup(client.get(ADDRESS, {"place": "p3", "words": "余景澄", "before": "讲话，"}))
        assert [option.get("value") for option in page.all("option") if option.get("selected") is not None] == ["p3"]
        assert {field.get("value") for field in page.all("input")} >= {"余景澄", "讲话，"}

    def test_what_stands_before_comes_back_as_it_was_sent(self, client, send, article):
        article.text = f"{'很长的一段话' * 10}，\u3000余景澄讲话，余景澄鼓掌。"
        article.save()
        before = article.text[:62]
        page = Markup(client.get(ADDRESS, {"place": "p1", "words": "余景澄", "before": before}))
        assert before in {field.get("value") for field in page.all("input")}
        assert send(place="p1", words="余景澄", before=before, remark="人名错了").status_code == 303
        suggestion = article.suggestions.get()
        assert suggestion.start == len(before)

    def test_finds_the_part_of_what_was_marked(self, client, article):
        page = Markup(client.get(ADDRESS, {"words": "合龙现场"}))
        assert [option.get("value") for option in page.all("option") if option.get("selected") is not None] == [
            "photo1"
        ]

    def test_is_linked_from_the_article_and_kept_by_no_cache(self, client, article):
        assert Markup(client.get(article.get_absolute_url())).links()["报错"] == ADDRESS
        assert "no-store" in client.get(ADDRESS)["Cache-Control"]

    def test_there_is_none_for_drafts(self, client):
        make_article(make_issue(date(2031, 3, 3)))
        assert client.get(ADDRESS).status_code == client.post(ADDRESS).status_code == 404
        assert client.get(THANKS).status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, article, django_assert_num_queries, rows):
        for _ in range(rows):
            make_photo(article.issue, article)
        with django_assert_num_queries(1):
            client.get(ADDRESS)


class TestReport:
    def test_becomes_a_suggestion_with_the_quote(self, send, article, client):
        response = send(place="p3", words="余景澄", before="讲话，", correct="佘景澄", remark="人名错了")
        assert (response.status_code, response["Location"]) == (303, THANKS)
        row = Suggestion.objects.get()
        assert (row.kind, row.detector, row.field, row.state) == ("reader", "readers", "text", "open")
        assert (row.article, row.exact, row.replacement, row.reason) == (article, "余景澄", "佘景澄", "人名错了")
        assert (row.start, row.suffix) == (article.text.rindex("余景澄"), "鼓掌。")
        assert Markup(client.get(THANKS)).texts("h1") == ["谢谢指正"]

    def test_is_put_right_by_a_reviewer(self, send, article):
        send(place="p3", words="余景澄", before="讲话，", correct="佘景澄")
        with answering(Answer(text="末段“余景澄”应为“佘景澄”。")):
            (result,) = accept(Suggestion.objects.all(), make_user("reviewer", "reviewers"))
        article.refresh_from_db()
        assert result.problem == ""
        assert article.text.endswith("余景澄讲话，佘景澄鼓掌。")

    @pytest.mark.parametrize(
        ("place", "field", "exact"),
        [
            ("headline", "headline", "汀河三桥合龙"),
            ("byline1", "byline", "晏青"),
            ("p2", "text", "灯又亮了"),
            ("p3", "text", "余景澄讲话，余景澄鼓掌。"),
            ("photo1", "caption", "图为合龙现场。"),
        ],
    )
    def test_of_a_whole_part(self, send, article, place, field, exact):
        assert send(place=place, remark="不对").status_code == 303
        row = Suggestion.objects.get()
        assert (row.field, row.exact, row.replacement) == (field, exact, None)
        assert bool(row.photo) is (field == "caption")

    def test_of_a_byline_is_put_right(self, send, article):
        send(place="byline1", words="晏青", correct="晏菁")
        with answering(Answer(reason="笔误")):
            accept(Suggestion.objects.all(), make_user("reviewer", "reviewers"))
        assert article.bylines.get().name == "晏菁"

    def test_is_never_shown_to_readers(self, send, client, article):
        send(remark="<b>到此一游</b>")
        for path in ("/", "/issues/2031-03-03/", article.get_absolute_url(), ADDRESS, THANKS):
            assert "到此一游" not in client.get(path).content.decode()

    def test_is_shown_to_editors_as_text(self, send, client, article):
        send(remark="<b>到此一游</b>")
        client.force_login(make_user("reviewer", "reviewers"))
        html = client.get(f"/admin/articles/suggestion/{Suggestion.objects.get().pk}/change/").content.decode()
        assert "&lt;b&gt;到此一游&lt;/b&gt;" in html
        assert "读者指正" in html

    def test_survives_another_proofreading(self, send, article):
        send(remark="不对")
        proofread(article.issue)
        assert Suggestion.objects.open().filter(kind="reader").count() == 1

    def test_a_refusal_refuses_only_what_was_said(self, send, article):
        send(remark="不对")
        reject(Suggestion.objects.all(), make_user("reviewer", "reviewers"))
        send(remark="不对")
        assert Suggestion.objects.count() == 1
        send(remark="另有一处")
        assert [row.reason for row in Suggestion.objects.open()] == ["另有一处"]

    def test_readers_are_no_detector_that_could_go_quiet(self, send, article):
        send(remark="不对")
        reject(Suggestion.objects.all(), make_user("reviewer", "reviewers"))
        assert DetectorRecord.objects.count() == 0


class TestRefused:
    @pytest.mark.parametrize(
        ("fields", "error"),
        [
            ({}, "请说明哪里不对，或应为什么。"),
            ({"correct": "佘景澄"}, "请写明要替换的字句。"),
            ({"words": "没有的话", "remark": "错"}, "本文中没有这样的字句，请照页面上的原样填写。"),
            ({"place": "p9", "remark": "错"}, "p9"),
            ({"remark": "长" * 1001}, "1000"),
        ],
    )
    def test_says_what_is_missing_and_keeps_what_was_typed(self, send, fields, error):
        response = send(**fields)
        assert response.status_code == 400
        assert any(error in text for text in Markup(response).texts("p"))
        assert all(value in response.content.decode() for key, value in fields.items() if key != "place")
        assert Suggestion.objects.count() == 0

    @pytest.mark.parametrize(
        "opened",
        ["", "x", signing.dumps(0, salt=error_report_views.SALT), None],
        ids=["empty", "unsigned", "at once", "none"],
    )
    def test_what_no_person_sent(self, send, client, opened):
        if opened is None:
            assert send(ago=0, remark="快").status_code == 400
        else:
            assert client.post(ADDRESS, {"place": "p1", "remark": "快", "opened": opened}).status_code == 400
        assert Suggestion.objects.count() == 0

    def test_a_machine_that_fills_in_everything_is_thanked_in_vain(self, send):
        assert send(remark="广告", website="http://x.example").status_code == 303
        assert Suggestion.objects.count() == 0

    @pytest.mark.parametrize("limit", ["MOST_AN_HOUR", "MOST_AN_ARTICLE", "MOST_A_DAY"])
    def test_more_than_can_be_taken(self, send, monkeypatch, limit):
        monkeypatch.setattr(error_reports, limit, 2)
        assert [send(remark=f"第{n}处").status_code for n in range(3)] == [303, 303, 429]
        assert Suggestion.objects.count() == 2

    def test_another_reader_is_not_kept_out(self, send, client, monkeypatch):
        monkeypatch.setattr(error_reports, "MOST_AN_HOUR", 1)
        assert [send(remark=f"第{n}处").status_code for n in range(2)] == [303, 429]
        client.defaults["REMOTE_ADDR"] = "192.0.2.9"
        assert send(remark="另一位").status_code == 303

    @pytest.mark.parametrize("trusted", [False, True])
    def test_a_proxy_is_believed_only_where_one_is_set(self, send, client, settings, monkeypatch, trusted):
        settings.BEHIND_PROXY = trusted
        monkeypatch.setattr(error_reports, "MOST_AN_HOUR", 1)
        codes = []
        for machine in ("192.0.2.1", "192.0.2.2"):
            client.defaults["HTTP_X_FORWARDED_FOR"] = f"10.0.0.1, {machine}"
            codes.append(send(remark=machine).status_code)
        assert codes == ([303, 303] if trusted else [303, 429])

    def test_senders_are_forgotten_after_a_day(self, send):
        send(remark="一")
        assert len(ReaderReport.objects.get().sender) == 64
        ReaderReport.objects.update(created=timezone.now() - timedelta(hours=25))
        send(remark="二")
        assert ReaderReport.objects.filter(sender="").count() == 1

    def test_needs_the_token_of_the_page(self, article, client):
        client.handler.enforce_csrf_checks = True
        assert client.post(ADDRESS, {"place": "p1", "remark": "x"}).status_code == 403


def test_a_household_is_one_sender_whatever_its_addresses():
    digest = error_reports.digest
    assert digest("2001:db8::1") == digest("2001:db8::ffff") != digest("2001:db8:0:1::1")
    assert digest("192.0.2.1") != digest("192.0.2.2")
    assert digest("") == digest("")


def test_an_address_counts_in_whatever_form_it_is_told():
    digest = error_reports.digest
    assert digest("::ffff:192.0.2.1") == digest("192.0.2.1") != digest("::ffff:192.0.2.2")
    assert digest("192.0.2.1:50123") == digest("192.0.2.1:50124") == digest("192.0.2.1")
    assert digest("[2001:db8::1]:50123") == digest("[2001:db8::2]") == digest("2001:db8::3")
    assert digest("[192.0.2.1]:1") == digest("192.0.2.1")
