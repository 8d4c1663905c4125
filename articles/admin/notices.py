"""What a form asks of whoever changes a published article: a correction notice, or why there is none."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from articles.noticing.asking import Answer, answering

TELL, NONE = "tell", "none"


class NoticeForm(forms.Form):
    """Filled in for a bulk change before it begins, and for an article when its change turns out to want it."""

    notice = forms.ChoiceField(
        label=_("What readers are told"),
        choices=[(TELL, _("Correction notice, which readers see with the article")), (NONE, _("No notice, because"))],
        initial=TELL, required=False, widget=forms.RadioSelect,
    )  # fmt: skip
    notice_text = forms.CharField(
        label=_("Correction notice"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "zh-Hans", "spellcheck": "false"}),
    )  # fmt: skip
    notice_reason = forms.CharField(
        label=_("Why there is no notice"), required=False, max_length=500,
        widget=forms.TextInput(attrs={"lang": "zh-Hans"}),
    )  # fmt: skip

    @property
    def answer(self) -> Answer | None:
        """None where nothing was filled in for what was chosen."""
        if not self.is_bound or not self.is_valid():
            return None
        text, reason = self.cleaned_data["notice_text"].strip(), self.cleaned_data["notice_reason"].strip()
        if self.cleaned_data["notice"] == NONE:
            return Answer(reason=reason) if reason else None
        return Answer(text=text) if text else None


def answer_in(data: QueryDict) -> Answer | None:
    return NoticeForm(data).answer


@contextmanager
def answering_of(request: HttpRequest) -> Iterator[None]:
    """What the request's form says is the answer for all that is written inside."""
    with answering(answer_in(request.POST)):
        yield


def asked(proposal: str, data: QueryDict | None = None) -> NoticeForm:
    """The form with what was typed, or with the proposal where nothing was."""
    typed = data.copy() if data is not None and "notice" in data else None
    if typed is not None and not typed.get("notice_text"):
        typed["notice_text"] = proposal
    return NoticeForm(typed, initial={"notice_text": proposal})
