"""报错: the page on which a reader says what is wrong in an article, without a script and without an account."""

import time
from operator import attrgetter

from django import forms
from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.error_reports import Part, Said, TooMany, find, parts, report
from articles.gone import instead
from articles.models import Article, Byline, Photo
from articles.pages.article import BYLINE_FIELDS
from articles.pages.issue import PHOTO_FIELDS
from people.models.rows import Rows

SALT = "articles.error_report_views"
# Nobody reads, chooses and types in less; a page that was left open for longer is opened anew. In seconds.
LEAST_SECONDS, MOST_SECONDS = 2, 24 * 60 * 60
LONGEST_WORDS, LONGEST_REMARK = 200, 1000


class ReportForm(forms.Form):
    """What is wrong, where, and what would be right. `website` is for machines: people do not see it."""

    place = forms.ChoiceField(label=gettext_lazy("Where"))
    words = forms.CharField(
        label=gettext_lazy("Wrong words"), max_length=LONGEST_WORDS, required=False,
        help_text=gettext_lazy("As they stand on the page; they may be left out."),
    )  # fmt: skip
    correct = forms.CharField(
        label=gettext_lazy("Should read"), max_length=LONGEST_WORDS, required=False,
        help_text=gettext_lazy("If you know."),
    )  # fmt: skip
    remark = forms.CharField(
        label=gettext_lazy("What is wrong"), max_length=LONGEST_REMARK, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    before = forms.CharField(max_length=LONGEST_WORDS, required=False, strip=False, widget=forms.HiddenInput)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    def __init__(self, *args: object, parts: list[Part], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.parts = {part.name: part for part in parts}
        self.fields["place"].choices = [(part.name, part.label) for part in parts]

    def clean(self) -> dict:
        cleaned = super().clean()
        words, correct, remark = (cleaned.get(name, "") for name in ("words", "correct", "remark"))
        if correct and not words and "words" not in self.errors:
            self.add_error("words", _("Say which words should be replaced."))
        if not correct and not remark and not {"correct", "remark"} & set(self.errors):
            self.add_error("remark", _("Please say what is wrong, or what it should read."))
        if words and "place" in cleaned and self.found is None:
            self.add_error("words", _("These words do not stand in this article as they are written here."))
        self._check_time(cleaned.get("opened", ""))
        return cleaned

    def _check_time(self, opened: str) -> None:
        try:
            age = time.time() - signing.loads(opened, salt=SALT)
        except signing.BadSignature:
            age = 0
        if not LEAST_SECONDS <= age <= MOST_SECONDS:
            self.add_error(None, _("Please look through it once more and send it again."))

    @property
    def found(self) -> tuple[Part, int] | None:
        """The part that is meant, and where in its text the words begin."""
        part, words = self.parts[self.cleaned_data["place"]], self.cleaned_data["words"]
        if not words:
            return part, part.start
        return find(words, part, self.parts.values(), self.cleaned_data.get("before", ""))

    @property
    def said(self) -> Said:
        data = self.cleaned_data
        part, start = self.found
        end = start + len(data["words"]) if data["words"] else part.end
        remark = data["remark"] or "读者提出更正。"
        return Said(part, start, end, data["correct"] or None, remark)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_article(request: HttpRequest, key: str, number: int) -> HttpResponse:
    try:
        article = reported(key, number)
    except Article.DoesNotExist:
        return instead(request)
    known = parts(article, article.byline_rows, article.photo_rows)
    context = {"article": article, "issue": article.issue, "publication": article.issue.publication}
    if not known:
        raise Http404
    if request.method != "POST":
        return page(request, context, ReportForm(parts=known, initial=asked(request, known)))
    form = ReportForm(request.POST, parts=known)
    thanks = HttpResponseRedirect(reverse("articles:report-thanks", args=[key, number]), status=303)
    if request.POST.get("website"):
        return thanks  # a machine that fills in every field; it need not learn that it was known
    if not form.is_valid():
        return page(request, context, form, status=400)
    try:
        report(article, form.said, sender(request))
    except TooMany as refusal:
        form.add_error(None, str(refusal))
        return page(request, context, form, status=429)
    return thanks


@never_cache
@require_http_methods(["GET", "HEAD"])
def thanks(request: HttpRequest, key: str, number: int) -> HttpResponse:
    try:
        article = reported(key, number)
    except Article.DoesNotExist:
        return instead(request)
    context = {"article": article, "issue": article.issue, "publication": article.issue.publication}
    return render(request, "articles/report_thanks.html", context)


def reported(key: str, number: int) -> Article:
    """The published article with bylines and photos in order. Raises Article.DoesNotExist. One query."""
    article = (
        Article.objects.published()
        .at(key, number)
        .for_list()
        .annotate(
            byline_rows=Rows(Byline.objects.all(), "article", BYLINE_FIELDS),
            photo_rows=Rows(Photo.objects.all(), "article", PHOTO_FIELDS),
        )
        .get()
    )
    article.byline_rows.sort(key=attrgetter("position"))
    article.photo_rows.sort(key=attrgetter("position"))
    return article


def page(request: HttpRequest, context: dict, form: ReportForm, status: int = 200) -> HttpResponse:
    opened = signing.dumps(time.time(), salt=SALT)
    if form.is_bound and not form.errors.get("__all__"):
        opened = form.data.get("opened", "")
    return render(request, "articles/report.html", {**context, "form": form, "opened": opened}, status=status)


def asked(request: HttpRequest, known: list[Part]) -> dict[str, str]:
    """What the reader had marked when they came, and the part in which it stands."""
    told = {name: request.GET[name][:LONGEST_WORDS] for name in ("place", "words", "before") if name in request.GET}
    chosen = next((part for part in known if part.name == told.get("place")), known[0])
    if told.get("words") and (found := find(told["words"], chosen, known, told.get("before", ""))):
        told["place"] = found[0].name
    return told


def sender(request: HttpRequest) -> str:
    """The address of the reader's machine; behind a proxy that which the proxy met."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
