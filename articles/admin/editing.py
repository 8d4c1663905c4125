"""One article on an editor's desk: its form, saving it, and what happens when somebody else saved it first."""

import copy
from functools import partial

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles import revisions
from articles.admin import clash
from articles.admin.notices import NoticeForm, asked
from articles.captioning import CaptionClash, put_right
from articles.editability import NotEditable
from articles.models import Article, Byline, Draft, Photo
from articles.noticing.asking import NoticeWanted, answering
from articles.parsing.printable import typed

TEXT_COLUMNS = 38


class ArticleForm(forms.ModelForm):
    """What may be changed of an article. `version` is the one that the editor has before their eyes."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    # These two stand in the bar below the columns, outside the form's element.
    checked = forms.BooleanField(
        label=_("checked"), required=False, widget=forms.CheckboxInput(attrs={"form": "article_form"})
    )
    reason = forms.CharField(
        label=_("reason of the change"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"form": "article_form"}),
    )  # fmt: skip

    class Meta:
        model = Article
        fields = Article.EDITABLE
        widgets = {
            # One line of print each, that may need several on the screen.
            "kicker": forms.Textarea(attrs={"rows": 1, "class": "one-line"}),
            "headline": forms.Textarea(attrs={"rows": 1, "class": "one-line"}),
            "deck": forms.Textarea(attrs={"rows": 1}),
            "truncated_reason": forms.Textarea(attrs={"rows": 1}),
            "date_start": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "date_end": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        text = self["text"].value() or ""
        self.fields["text"].widget = forms.Textarea(
            attrs={"rows": rows_for(text), "spellcheck": "false", "lang": "zh-Hans"}
        )
        for name in ("headline", "kicker", "deck", "section"):
            self.fields[name].widget.attrs["lang"] = "zh-Hans"

    def clean_kicker(self) -> str:
        return _one_line(self.cleaned_data["kicker"])

    def clean_headline(self) -> str:
        return _one_line(self.cleaned_data["headline"])

    def clean(self) -> dict:
        cleaned = super().clean()
        start, end = cleaned.get("date_start"), cleaned.get("date_end")
        if end and (start is None or end < start):
            self.add_error("date_end", _("The last reported day cannot come before the first."))
        return cleaned

    @property
    def changes(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in Article.EDITABLE}


def _one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


class BylineForm(forms.Form):
    """A line of names. An empty name takes the line away."""

    name = forms.CharField(label=pgettext_lazy("person", "name"), max_length=80, required=False)
    role = forms.ChoiceField(label=_("role"), choices=Byline.Role.choices, initial=Byline.Role.REPORTER)


BylineFormSet = forms.formset_factory(BylineForm, extra=2)


class PhotoForm(forms.ModelForm):
    """The words of a photo. The hidden fields are what the editor was shown: a photo has no versions."""

    seen_caption = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    seen_credit = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    class Meta:
        model = Photo
        fields = ["caption", "credit"]
        widgets = {"caption": forms.Textarea(attrs={"rows": 1, "lang": "zh-Hans", "spellcheck": "false"})}

    @property
    def typed(self) -> dict[str, object]:
        """What the writer of captions takes."""
        names = ("caption", "credit", "seen_caption", "seen_credit")
        caption, credit, *seen = (typed(self.cleaned_data[name]) for name in names)
        return {"caption": caption, "credit": credit, "seen": tuple(seen)}


def rows_for(text: str) -> int:
    """As many rows as the text has lines, so that the page scrolls and not a box inside it."""
    return max(8, sum(1 + len(line) // TEXT_COLUMNS for line in text.split("\n")) + 2)


class Desk:
    """An article being edited by a person. After `save` exactly one is set of `saved` (with `revision` None
    where nothing differed), `clash`, `refused` (why not), `wanted` (that readers are to be told, with `proposal`,
    the notice that would be given), or the forms' errors."""

    def __init__(self, article: Article, user: AbstractBaseUser, data: QueryDict | None = None):
        self.article, self.user, self.data = article, user, data
        self.saved, self.revision, self.refused, self.captions = False, None, "", 0
        self.clash: clash.Clash | None = None
        self.wanted = self.proposal = ""
        self._bind(data)

    def _bind(self, data: QueryDict | None) -> None:
        # A ModelForm writes what was typed into its instance; the page still shows what is stored.
        initial = {"version": self.article.version, "checked": self.article.checked_at is not None}
        self.form = ArticleForm(data, instance=copy.copy(self.article), initial=initial)
        names = None if data else [{"name": b.name, "role": b.role} for b in self.article.bylines.all()]
        self.bylines = BylineFormSet(data, initial=names, prefix="bylines")
        self.photo_rows = list(self.article.photos.all())
        may_caption = self.user.has_perm("articles.change_photo")
        self.photos = [self._photo(photo, data) for photo in self.photo_rows if may_caption]
        self.notice = NoticeForm(data if data and "notice" in data else None)

    @staticmethod
    def _photo(photo: Photo, data: QueryDict | None) -> PhotoForm:
        """What was not sent of a photo is not changed of it."""
        prefix = f"photo-{photo.pk}"
        sent = data if data and f"{prefix}-caption" in data else None
        initial = {"seen_caption": photo.caption, "seen_credit": photo.credit}
        return PhotoForm(sent, instance=copy.copy(photo), initial=initial, prefix=prefix)

    def save(self) -> bool:
        """Writes what was typed, all of it or nothing. Whatever keeps it from that, the forms still hold it."""
        if not self.is_valid():
            return False
        try:
            with transaction.atomic(), answering(self.notice.answer):
                self._write()
        except NoticeWanted as wanted:
            self.wanted, self.proposal, self.revision, self.captions = str(wanted), wanted.proposal, None, 0
            self.notice = asked(self.proposal, self.data)
        except NotEditable as error:
            self.refused = str(error)
        except revisions.EditClash as error:
            current = error.current
            self.clash = clash.meet(current, self.seen, current.version, self.content(current))
        except CaptionClash as error:
            self._meet_caption(error.current)
        else:
            self.saved = True
            Draft.objects.of(self.article, self.user).delete()
        return self.saved

    def is_valid(self) -> bool:
        forms_sent = [self.form, self.bylines, *(form for form in self.photos if form.is_bound)]
        return all([form.is_valid() for form in forms_sent])

    def settled(self) -> clash.Clash | None:
        """The clash that the page of one has sent an answer to; None where it was another page."""
        if self.data is None or clash.STANDING not in self.data or not self.is_valid():
            return None
        return clash.answer(self.article, self.content(self.article), self.seen, self.data)

    def _write(self) -> None:
        """Article and photos. What readers would notice in any of them makes one notice."""
        sent = [form for form in self.photos if form.is_bound]
        proposals: list[str] = []
        for write in (self._write_article, *(partial(self._write_photo, form) for form in sent)):
            try:
                write()
            except NoticeWanted as wanted:
                proposals.append(wanted.proposal)
        if proposals:
            raise NoticeWanted("".join(proposals))

    def _write_article(self) -> None:
        self.revision = revisions.save(
            self.article, self.form.changes, base_version=self.seen, author=self.user,
            bylines=self._names(), checked=self._checked(), reason=self.form.cleaned_data["reason"],
        )  # fmt: skip

    def _write_photo(self, form: PhotoForm) -> None:
        self.captions += put_right(form.instance, **form.typed, author=self.user)

    @property
    def errors(self) -> dict[str, list[str]]:
        """By the id of the field on the page, what is wrong with it."""
        every = [self.form, *self.bylines.forms, *(form for form in [*self.photos, self.notice] if form.is_bound)]
        return {
            form[name].auto_id: list(said)
            for form in every
            for name, said in form.errors.items()
            if name in form.fields
        }

    def _names(self) -> list[tuple[str, str]]:
        return [(row["name"], row["role"]) for row in self.bylines.cleaned_data if row.get("name")]

    def _checked(self) -> bool | None:
        """None where the mark stays as it is, and with it who set it and when."""
        checked = self.form.cleaned_data["checked"]
        return None if checked == (self.article.checked_at is not None) else checked

    @property
    def checked_changed(self) -> bool:
        return self.saved and self._checked() is not None

    def _meet_caption(self, current: Photo) -> None:
        """Keeps what was typed, and shows what stands by now: saving again is a decision."""
        self.revision = None
        data, prefix = self.data.copy(), f"photo-{current.pk}"
        data[f"{prefix}-seen_caption"], data[f"{prefix}-seen_credit"] = current.caption, current.credit
        self._bind(data)
        form = next(form for form in self.photos if form.instance.pk == current.pk)
        form.add_error(
            "caption",
            _("Somebody changed this photo after you had opened it. It now reads: “%(caption)s” %(credit)s")
            % {"caption": current.caption, "credit": current.credit},
        )

    @property
    def seen(self) -> int:
        """The version on which it was typed."""
        return self.form.cleaned_data["version"]

    def content(self, current: Article) -> dict[str, object]:
        """What a revision of the typed text would keep."""
        written = copy.copy(current)
        for name, value in self.form.changes.items():
            setattr(written, name, typed(value) if isinstance(value, str) else value)
        return revisions.content_of(written, [Byline(name=name, role=role) for name, role in self._names()])
