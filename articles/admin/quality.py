"""The page of quality: what proofreading achieved and what it cost, as charts, tables and a file for a spreadsheet."""

import csv
from collections.abc import Iterator, Sequence

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import marks
from articles.charts import Chart, Value, bars
from articles.models.suggestion import KINDS
from articles.proofing.records import Kind
from articles.quality import Figures, Month, by_kind, by_month, figures
from articles.sampling.interval import LIMIT

HEADS = (
    gettext_lazy("date"), gettext_lazy("bulletin"), gettext_lazy("characters"), gettext_lazy("places corrected"),
    gettext_lazy("suggestions accepted"), gettext_lazy("suggestions rejected"), gettext_lazy("corrected by hand"),
    gettext_lazy("errors per 10,000 before"), gettext_lazy("errors per 10,000 after"),
    gettext_lazy("interval from"), gettext_lazy("interval to"), gettext_lazy("minutes"), gettext_lazy("keys"),
    gettext_lazy("clicks"),
)  # fmt: skip


def quality_paths(owner: admin.ModelAdmin) -> list[URLPattern]:
    def page(request: HttpRequest) -> HttpResponse:
        return quality(owner, request)

    wrap = owner.admin_site.admin_view
    return [
        path("quality/", wrap(page), name="articles_issue_quality"),
        path("quality.csv", wrap(download), name="articles_issue_quality_csv"),
    ]


def quality(owner: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    _check(request)
    rows = figures()
    months, kinds = by_month(rows), named_kinds(rows)
    context = {
        **owner.admin_site.each_context(request),
        "title": _("Quality"), "opts": owner.opts, "limit": LIMIT, "months": months, "kinds": kinds,
        "rows": [(row, marks.day(row.issue)) for row in rows],
        "charts": charts(rows, months, kinds) if rows else {},
    }  # fmt: skip
    return TemplateResponse(request, "admin/articles/issue/quality.html", context)


def download(request: HttpRequest) -> HttpResponse:
    """The table of issues, with the mark of UTF-8 that spreadsheets look for."""
    _check(request)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="quality.csv"'
    writer = csv.writer(response)
    writer.writerow([str(head) for head in HEADS])
    writer.writerows(lines(figures()))
    return response


def lines(rows: Sequence[Figures]) -> Iterator[list[object]]:
    for row in rows:
        rate = row.after
        after = [f"{value:.2f}" for value in (rate.found, rate.low, rate.high)] if rate else [""] * 3
        yield [
            row.issue.date.isoformat(), row.issue.publication.name, row.characters, row.corrected, row.taken,
            row.rejected, row.by_hand, f"{row.before:.2f}", *after, row.minutes, row.keystrokes, row.clicks,
        ]  # fmt: skip


def named_kinds(rows: Sequence[Figures]) -> list[tuple[str, int]]:
    by_hand = _("by hand: the machine missed it")
    return [(str(KINDS[Kind(kind)]) if kind else by_hand, count) for kind, count in by_kind(rows)]


def charts(rows: Sequence[Figures], months: Sequence[Month], kinds: Sequence[tuple[str, int]]) -> dict[str, Chart]:
    sampled = [month for month in months if month.after is not None]
    return {
        "before": bars(
            _("Errors per 10,000 characters before proofreading, by month"),
            [Value(month.name, month.before, f"{month.before:.1f}") for month in months],
        ),
        "after": bars(
            _("Errors per 10,000 characters after proofreading, by month, against the limit"),
            [
                Value(one.name, one.after, f"{one.after:.1f} ({one.low:.1f}–{one.high:.1f})", one.low, one.high)
                for one in sampled
            ],
            LIMIT,
        ),
        "kinds": bars(_("Corrections by kind"), [Value(word, count, str(count)) for word, count in kinds]),
        "minutes": bars(
            _("Active minutes by issue"), [Value(marks.day(row.issue), row.minutes, str(row.minutes)) for row in rows]
        ),
    }


def _check(request: HttpRequest) -> None:
    if not request.user.has_perm("articles.view_issue"):
        raise PermissionDenied
