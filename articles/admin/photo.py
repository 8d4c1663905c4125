from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles import anchoring
from articles.admin import marks
from articles.admin.notices import NoticeForm
from articles.models import Article, Photo
from articles.noticing.asking import Changed, NoticeWanted, answering, caption_of, note
from articles.noticing.wording import is_noticeable, proposed
from articles.proofreading import learning
from articles.publishing import begin_with_first_work
from articles.search import entries
from people.admin.history import HistoryAdmin

WORDS = ("caption", "credit")


class ArticleOfIssue(forms.ModelChoiceField):
    def label_from_instance(self, obj: Article) -> str:
        return f"{obj.number} {obj.title}"


class PhotoForm(forms.ModelForm, NoticeForm):
    """A photo's words; of a published issue with what readers are told of a change that they would notice."""

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors and self.instance.issue.is_published and self.answer is None:
            before, after = ({name: where[name] for name in WORDS} for where in (self.initial, cleaned))
            if is_noticeable(before, after):
                self.data = self.data.copy()
                self.data["notice_text"] = proposed(before, after)
                self.add_error("notice_text", str(NoticeWanted("")))
        return cleaned


@admin.register(Photo)
class PhotoAdmin(HistoryAdmin):
    form = PhotoForm
    list_display = ["opening", "credit", "day", "state", "page", "in_article"]
    list_filter = [
        ("article", admin.EmptyFieldListFilter), ("credit", admin.EmptyFieldListFilter), "issue__status", "page",
    ]  # fmt: skip
    date_hierarchy = "issue__date"
    search_fields = ["caption", "credit", "article__headline"]
    search_help_text = _("Caption, credit or headline")
    fields = ["issue", "article", "caption", "credit", ("date", "page"), "raw"]
    readonly_fields = ["issue", "raw"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Photo]:
        return super().get_queryset(request).select_related("issue__publication", "article")

    def get_form(
        self, request: HttpRequest, obj: Photo | None = None, change: bool = False, **kwargs: object
    ) -> type[forms.ModelForm]:
        """A photo belongs to an article of its own issue, so these are the choice: a short list, no search."""
        form = super().get_form(request, obj, change, **kwargs)
        if obj and "article" in form.base_fields:
            field = form.base_fields["article"]
            form.base_fields["article"] = ArticleOfIssue(
                obj.issue.articles.for_list(), label=field.label, required=False, empty_label=_("none")
            )
        return form

    def get_fields(self, request: HttpRequest, obj: Photo | None = None) -> list[object]:
        return [*self.fields, *(NoticeForm.base_fields if obj and obj.issue.is_published else ())]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        """What readers already see is changed only by those who may publish it."""
        allowed = super().has_change_permission(request, obj)
        if obj and obj.issue.is_approved:
            return False
        if obj and obj.issue.is_published:
            return allowed and request.user.has_perm("articles.publish_issue")
        return allowed

    def save_model(self, request: HttpRequest, obj: Photo, form: forms.ModelForm, change: bool) -> None:
        """What is suggested of the caption follows its words, and the photo to its article; what was corrected
        by hand is learnt."""
        with transaction.atomic():
            begin_with_first_work(obj.issue, request.user)
            before = {name: form.initial[name] for name in WORDS}
            super().save_model(request, obj, form, change)
            with answering(form.answer):
                note([Changed(obj.issue, before, caption_of(obj), photo=obj)], request.user)
            if "article" in form.changed_data:
                anchoring.hand_over(obj)
            if "caption" in form.changed_data:
                learning.note(form.initial["caption"], obj.caption)
                anchoring.follow_caption(obj)
            former = form.initial.get("article") if "article" in form.changed_data else None
            entries.keep_up_photos([obj], former)

    @admin.display(description=_("caption"))
    def opening(self, photo: Photo) -> str:
        return photo.caption[:40] or "—"

    @admin.display(description=_("issue"), ordering="issue__date")
    def day(self, photo: Photo) -> str:
        return marks.day(photo.issue)

    @admin.display(description=_("state"), ordering="issue__status")
    def state(self, photo: Photo) -> SafeString:
        return marks.state(photo.issue)

    @admin.display(description=_("article"))
    def in_article(self, photo: Photo) -> str:
        return photo.article.title if photo.article else "—"

    @admin.display(description=_("raw text"))
    def raw(self, photo: Photo) -> SafeString:
        return format_html('<div class="print">{}</div>', photo.raw_text)
