"""The second reader's samples: an issue's page of them, and the page on which one is read."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from articles import secondreading
from articles.admin import source
from articles.admin.keys import number_of
from articles.models import Issue, Sample, SampleError, SampleExcerpt
from articles.publishing import NotPossible
from articles.sampling.interval import LIMIT, needed_of_many
from articles.sampling.weights import ErrorKind

MOST_CHARACTERS = 200_000


class DrawForm(forms.Form):
    size = forms.IntegerField(min_value=1, max_value=MOST_CHARACTERS)


class MarkForm(forms.Form):
    words = forms.CharField(strip=False, required=False)
    right = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=SampleError.Kind)
    is_important = forms.BooleanField(required=False)
    start = forms.IntegerField(min_value=0, required=False)


class SamplePages:
    """Pages below an issue's; `owner` is the issues' admin."""

    def __init__(self, owner: admin.ModelAdmin):
        self.owner = owner

    def paths(self) -> list[URLPattern]:
        view = self.owner.admin_site.admin_view
        return [
            path("<int:pk>/samples/", view(self.listed), name="articles_issue_samples"),
            path("samples/<int:pk>/", view(self.read), name="articles_sample_read"),
        ]

    def listed(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The samples of an issue with what each says; POST draws one."""
        if not request.user.has_perm("articles.view_sample"):
            raise PermissionDenied
        issue = get_object_or_404(Issue.objects.select_related("publication"), pk=pk)
        form = DrawForm(request.POST) if request.method == "POST" else None
        if form and form.is_valid():
            try:
                sample = secondreading.draw_sample(issue, request.user, form.cleaned_data["size"])
            except NotPossible as error:
                self.owner.message_user(request, str(error), messages.ERROR)
                return HttpResponseRedirect(request.get_full_path())
            self.owner.log_change(request, issue, _("A sample was drawn"))
            return HttpResponseRedirect(reverse("admin:articles_sample_read", args=[sample.pk]))
        of = secondreading.population(issue)
        context = {
            **self.owner.admin_site.each_context(request),
            "title": _("Sample of the second reader"), "opts": self.owner.opts, "issue": issue, "form": form,
            "samples": issue.samples.select_related("reader"), "population": of,
            "advised": secondreading.advised(of), "limit": LIMIT, "many": needed_of_many(),
            "why_not": why_not(issue, request.user),
        }  # fmt: skip
        return TemplateResponse(request, "admin/articles/issue/samples.html", context)

    def read(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A sample's sentences beside their source; POST marks an error, takes a mark back, ends the reading."""
        if not request.user.has_perm("articles.view_sample"):
            raise PermissionDenied
        sample = get_object_or_404(Sample.objects.select_related("issue__publication", "reader"), pk=pk)
        if request.method == "POST":
            return self.act(request, sample)
        excerpts = list(_excerpts(sample))
        context = {
            **self.owner.admin_site.each_context(request),
            "title": str(sample), "opts": self.owner.opts, "sample": sample, "issue": sample.issue,
            "excerpts": excerpts, "kinds": SampleError.Kind.choices, "limit": LIMIT, "many": needed_of_many(),
            "may_mark": sample.is_open and sample.reader_id == request.user.pk,
            "may_set_aside": sample.is_open and not why_not(sample.issue, request.user),
            "advised": secondreading.advised(sample.population),
            "found": sum(len(one.errors.all()) for one in excerpts),
        }  # fmt: skip
        return TemplateResponse(request, "admin/articles/issue/sample.html", context)

    def act(self, request: HttpRequest, sample: Sample) -> HttpResponse:
        """Does what was asked for and leads back to where the reader was."""
        here = reverse("admin:articles_sample_read", args=[sample.pk])
        try:
            if "_finish" in request.POST:
                self.finish(request, sample)
            elif "_aside" in request.POST:
                secondreading.set_aside(sample, request.user)
                here = reverse("admin:articles_issue_samples", args=[sample.issue_id])
            elif "_unmark" in request.POST:
                error = get_object_or_404(_errors(sample), pk=number_of(request.POST["_unmark"]))
                here += f"#e{error.excerpt_id}"
                secondreading.unmark(error, request.user)
            elif "_mark" in request.POST:
                excerpt = get_object_or_404(sample.excerpts, pk=number_of(request.POST["_mark"]))
                here += f"#e{excerpt.pk}"
                self.mark(request, sample, excerpt)
        except NotPossible as error:
            self.owner.message_user(request, str(error), messages.ERROR)
        return HttpResponseRedirect(here)

    def mark(self, request: HttpRequest, sample: Sample, excerpt: SampleExcerpt) -> None:
        form = MarkForm(request.POST, prefix=str(excerpt.pk))
        if not form.is_valid():
            raise NotPossible(" ".join(message for errors in form.errors.values() for message in errors))
        given = form.cleaned_data | {"kind": ErrorKind(form.cleaned_data["kind"])}
        excerpt.sample = sample
        secondreading.mark(excerpt, request.user, secondreading.Mark(**given))

    def finish(self, request: HttpRequest, sample: Sample) -> None:
        if "all_read" not in request.POST:
            raise NotPossible(_("Tick that you have read every excerpt; only then does the sample say something."))
        secondreading.finish(sample, request.user)
        self.owner.log_change(request, sample.issue, _("A sample was read"))


def why_not(issue: Issue, user: object) -> str:
    """Why the user may not draw a sample; empty if they may."""
    try:
        secondreading.check_reader(issue, user)
    except NotPossible as error:
        return str(error)
    return ""


def _errors(sample: Sample) -> object:
    return SampleError.objects.filter(excerpt__sample=sample).select_related("excerpt__sample")


def _excerpts(sample: Sample) -> list[SampleExcerpt]:
    """The excerpts with their marks and their source lines; the number of queries does not depend on how many."""
    rows = sample.excerpts.prefetch_related(
        "article__source_file",
        "photo__source_file",
        Prefetch("errors", SampleError.objects.select_related("suggestion")),
    )
    for row in rows:
        row.lines = [line for line in source.lines_of(row) if line.own] if row.article or row.photo else []
    return rows
