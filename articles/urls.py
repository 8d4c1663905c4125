"""Addresses of issues and articles, made from what is printed: /issues/2024-12-02/3/."""

from datetime import date

from django.urls import path, register_converter

from articles import downloads, error_report_views, views


class IssueKey:
    """A date, or a publication's slug, a hyphen and a date. What is no day of the calendar is no address."""

    regex = r"(?:[a-z][a-z-]*-)?[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> str:
        date.fromisoformat(value[-10:])  # its ValueError tells the resolver to look elsewhere
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(IssueKey, "issue")

app_name = "articles"
urlpatterns = [
    path("", views.issue_list, name="issue-list"),
    path("<issue:key>/", views.issue, name="issue"),
    path("<issue:key>/<int:number>/", views.article, name="article"),
    path("<issue:key>/print/", downloads.whole_issue, name="issue-print"),
    path("<issue:key>.pdf", downloads.paper, name="issue-paper"),
    path("<issue:key>.epub", downloads.epub, name="issue-epub"),
    path("<issue:key>.txt", downloads.text_of_issue, name="issue-text"),
    path("<issue:key>/<int:number>.txt", downloads.text_of_article, name="article-text"),
    path("<issue:key>/<int:number>/report/", error_report_views.report_article, name="report"),
    path("<issue:key>/<int:number>/report/thanks/", error_report_views.thanks, name="report-thanks"),
    path("<issue:key>/<int:number>/raw/", downloads.raw, name="raw"),
    path("<issue:key>/<int:number>.bib", downloads.cite, {"form": "bib"}, name="bibtex"),
    path("<issue:key>/<int:number>.ris", downloads.cite, {"form": "ris"}, name="ris"),
    path("<issue:key>/<int:number>/history/", views.history, name="history"),
]
