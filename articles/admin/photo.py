from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles import anchoring
from articles.admin import marks
from articles.admin.notices import NoticeForm
from articles.models import Article, Photo, Picture
from articles.noticing.asking import Changed, NoticeWanted, answering, caption_of, note
from articles.noticing.wording import is_noticeable, proposed
from articles.pictures import keeping
from articles.pictures.addresses import copy_address, usual_address
from articles.pictures.developing import MOST_BYTES, RefusedPicture
from articles.pictures.sending import sent
from articles.proofreading import learning
from articles.publishing import begin_with_first_work
from articles.search import entries
from people.admin.history import HistoryAdmin

WORDS = ("caption", "credit")


class ArticleOfIssue(forms.ModelChoiceField):
    def label_from_instance(self, obj: Article) -> str:
        return f"{obj.number} {obj.title}"


class PictureOfPhoto(forms.ModelChoiceField):
    def label_from_instance(self, obj: Picture) -> str:
        return f"{obj.name} · {obj.width} × {obj.height} · {timezone.localtime(obj.uploaded_at):%Y-%m-%d %H:%M}"


class PhotoForm(forms.ModelForm, NoticeForm):
    """A photo's picture and words; of a published issue with what readers are told of a change that they would
    notice."""

    upload = forms.FileField(
        label=_("upload a picture"), required=False, max_length=500, allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.webp,image/png,image/jpeg,image/webp"}),
        help_text=_("PNG, JPEG or WebP. What the camera noted of place and device is taken out. The picture that was "
                    "in use stays with the issue and can be chosen again."),
    )  # fmt: skip

    class Meta:
        widgets = {"alternative_text": forms.Textarea(attrs={"rows": 2, "cols": 70})}

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.files.get("upload") and not self.errors:
            self._take_in(self.files["upload"])
        if not self.errors and self.instance.issue.is_published and self.answer is None:
            before, after = ({name: where[name] for name in WORDS} for where in (self.initial, cleaned))
            if is_noticeable(before, after):
                self.data = self.data.copy()
                self.data["notice_text"] = proposed(before, after)
                self.add_error("notice_text", str(NoticeWanted("")))
        return cleaned

    def _take_in(self, file: UploadedFile) -> None:
        """Makes the uploaded file the photo's picture."""
        try:
            content = file.read(MOST_BYTES + 1)
            picture = keeping.keep(self.instance.issue, file.name, content, self.user)
        except RefusedPicture as error:
            self.add_error("upload", str(error))
            return
        self.cleaned_data["picture"] = picture
        self.data = self.data.copy()
        self.data["picture"] = str(picture.pk)  # Chosen already, should the form be shown again.


@admin.register(Photo)
class PhotoAdmin(HistoryAdmin):
    form = PhotoForm
    list_display = ["opening", "credit", "day", "state", "page", "in_article"]
    list_filter = [
        *((name, admin.EmptyFieldListFilter) for name in ("picture", "article", "credit")), "issue__status", "page",
    ]  # fmt: skip
    date_hierarchy = "issue__date"
    search_fields = ["caption", "credit", "article__headline"]
    search_help_text = _("Caption, credit or headline")
    fields = [
        "issue", "article", "caption", "credit", ("date", "page"), "shown", "picture", "upload", "alternative_text",
        "raw",
    ]  # fmt: skip
    readonly_fields = ["issue", "shown", "raw"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Photo]:
        return super().get_queryset(request).select_related("issue__publication", "article", "picture")

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
        if obj and "picture" in form.base_fields:
            form.base_fields["picture"] = PictureOfPhoto(
                obj.issue.pictures.all(), label=form.base_fields["picture"].label, required=False, empty_label=_("none")
            )
        form.user = request.user
        return form

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.picture_copy, cacheable=True)
        address = path("pictures/<int:pk>/<int:width>.<slug:suffix>", view, name="articles_photo_picture")
        return [address, *super().get_urls()]

    def picture_copy(self, request: HttpRequest, pk: int, width: int, suffix: str) -> HttpResponse:
        """A copy of a picture, also of drafts and of those out of use, to those who may see photos here."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        response = sent(get_object_or_404(Picture, pk=pk), width, suffix)
        patch_cache_control(response, private=True, max_age=36_000, immutable=True)
        return response

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

    @admin.display(description=_("picture in use"))
    def shown(self, photo: Photo) -> SafeString | str:
        one = photo.picture
        if one is None:
            return "—"
        largest = copy_address(one, one.widths[-1], "webp", preview=True)
        return format_html(
            '<a href="{}"><img src="{}" alt="{}" width="{}" height="{}"></a>',
            largest, usual_address(one, preview=True), photo.alternative_text or _("Photo"), one.width, one.height,
        )  # fmt: skip

    @admin.display(description=_("raw text"))
    def raw(self, photo: Photo) -> SafeString:
        return format_html('<div class="print">{}</div>', photo.raw_text)
