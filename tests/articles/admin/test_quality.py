"""The page of quality, its charts and its file; and the page “next for me”."""

import csv
from io import StringIO
from itertools import islice

import pytest
from django.urls import reverse

from articles.charts import Value, bars
from articles.publishing import submit
from tests.articles.admin.test_article import form_of
from tests.factories import make_article, make_issue, make_issues, make_sample, make_suggestion
from tests.markup import Markup

pytestmark = pytest.mark.django_db
QUALITY, QUEUE = "/en/admin/articles/issue/quality/", "/en/admin/articles/article/next/"
SVG = "{http://www.w3.org/2000/svg}svg"


def test_a_chart_keeps_its_scale_and_an_interval_inside():
    chart = bars("甲", [Value("三月", 2.0, "2.0", 1.0, 50.0), Value("四月", 4.0, "4.0")], limit=3.0)
    first, second = chart.bars
    assert second.width == pytest.approx(2 * first.width, abs=0.2)
    assert chart.left < first.low < chart.limit < chart.left + second.width
    assert first.high <= chart.left + 400
    assert bars("空", []).bars == []


def test_quality_shows_each_chart_with_its_numbers(as_editor):
    issue = make_issue(published=True)
    make_suggestion(make_article(issue), "社区", "小区", state="accepted", kind="term")
    make_sample(issue, places=2, population=40_000)
    page = Markup(as_editor.get(QUALITY))
    charts = [one.get("aria-label") for one in page.root.iter(SVG) if one.get("class") == "chart"]
    assert (len(charts), charts[2]) == (4, "Corrections by kind")
    assert [page.texts("th", scope="row")[0], page.texts("th", scope="row")[1]] == ["2031-03", "spelling of a term"]
    assert page.texts("td")[-4].startswith("2.0 (0.")
    file = as_editor.get(reverse("admin:articles_issue_quality_csv")).content.decode("utf-8-sig")
    (row,) = csv.DictReader(StringIO(file))
    wanted = ("date", "errors per 10,000 after", "suggestions accepted")
    assert [row[name] for name in wanted] == ["2031-03-04", "2.00", "1"]


def test_without_figures_it_says_so(as_editor, client):
    assert "There are no figures yet" in as_editor.get(QUALITY).content.decode()
    assert client.get(QUALITY).status_code == 302


@pytest.mark.parametrize("address", [QUALITY, QUEUE])
def test_the_number_of_queries_does_not_grow(as_reviewer, address, django_assert_max_num_queries):
    counts, days = [], iter(make_issues(30, status="proofing"))
    for rows in (1, 29):
        for issue in islice(days, rows):
            make_suggestion(make_article(issue), "社区")
        with django_assert_max_num_queries(20) as captured:
            as_reviewer.get(address)
        counts.append(len(captured.captured_queries))
    assert counts[0] == counts[1]


def test_the_queue_leads_from_article_to_article(as_editor):
    issue = make_issue(status="proofing")
    low, high = make_article(issue), make_article(issue)
    make_suggestion(high, "运动", "远动", field="headline")
    make_suggestion(low, "社区")
    page = Markup(as_editor.get(QUEUE))
    assert [link for link in page.links().values() if "?queue=1" in link] == [
        f"{reverse('admin:articles_article_change', args=[row.pk])}?queue=1" for row in (high, low)
    ]
    first = f"{reverse('admin:articles_article_change', args=[high.pk])}?queue=1"
    goes_on = Markup(as_editor.get(first)).links()["Next for me →"]
    assert goes_on == reverse("admin:articles_article_next", args=[high.pk])
    here = as_editor.post(first, form_of(high, deck="补上副题"))
    assert here.url == first, "Saving leaves the queue as little as going on."
    high.refresh_from_db()
    done = as_editor.post(first, {**form_of(high), "_next": "1"}, follow=True)
    assert done.redirect_chain[-1][0] == f"{reverse('admin:articles_article_change', args=[low.pk])}?queue=1"
    issue.articles.exclude(pk=low.pk).delete()
    last = as_editor.get(reverse("admin:articles_article_next", args=[low.pk]), follow=True)
    assert "No other article waits for you." in last.content.decode()


def test_the_queue_of_a_reviewer(as_reviewer, editor):
    issue = submit(make_issue(), editor)
    page = Markup(as_reviewer.get(QUEUE))
    assert page.links()["Read a sample"] == reverse("admin:articles_issue_samples", args=[issue.pk])


def test_lists_tell_conflicts_and_samples(as_editor):
    make_sample(make_issue(status="proofing"), places=2)
    for address in (reverse("admin:articles_issue_changelist"), reverse("admin:index")):
        assert "2.0‱" in Markup(as_editor.get(address)).texts("td")
