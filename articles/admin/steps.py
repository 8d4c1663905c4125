"""Taking issues from state to state in the admin: each step a button on an issue's page and an action of the list.

The rules stand in `articles.publishing`; here are the words and the page that asks for a reason.
"""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles import publishing
from articles.models import Issue
from articles.publishing import NotPossible

WORDS = {
    "begin": gettext_lazy("Begin proofreading"),
    "submit": gettext_lazy("Hand in as proofread"),
    "send_back": gettext_lazy("Send back"),
    "approve": pgettext_lazy("step", "Approve"),
    "publish": pgettext_lazy("step", "Publish"),
    "withdraw": gettext_lazy("Withdraw"),
    "reopen": gettext_lazy("Reopen"),
}
# Steps that ask for a reason first.
EXPLAINED = {
    "send_back": gettext_lazy("The issue goes back to the editors. Tell them what to look at."),
    "withdraw": gettext_lazy("Readers will no longer find the issue. In its place they are told the reason."),
}
# Asked of a superuser only, who approves what they corrected.
OVERRIDE = gettext_lazy(
    "You corrected or handed in this issue yourself; a second person should approve it. If that cannot be, say why: "
    "the reason is kept with the issue."
)
DONE = {
    "begin": gettext_lazy("“%(issue)s” is in proofreading."),
    "submit": gettext_lazy("“%(issue)s” is now with the reviewers."),
    "send_back": gettext_lazy("“%(issue)s” is back with the editors."),
    "approve": gettext_lazy("“%(issue)s” is approved and may be published."),
    "publish": gettext_lazy("Everyone can now read “%(issue)s”."),
    "withdraw": gettext_lazy("“%(issue)s” is withdrawn; readers no longer find it."),
    "reopen": gettext_lazy("“%(issue)s” is open again for the editors."),
}


def asks_override(issue: Issue, user: AbstractBaseUser) -> bool:
    """Whether the person may approve the issue only with a reason, having corrected it."""
    return user.is_superuser and publishing.corrected_by(issue, user)


def asks_first(step: str, issue: Issue, user: AbstractBaseUser) -> bool:
    """Whether the step asks for a reason before it is taken."""
    return step in EXPLAINED or (step == "approve" and asks_override(issue, user))


def action_for(step: str) -> Callable[..., HttpResponse | None]:
    """The list action of a step, offered only to those who may take it."""
    permission = publishing.TRANSITIONS[step][2].rpartition(".")[2].removesuffix("_issue")

    def act(modeladmin: "StepsAdmin", request: HttpRequest, queryset: QuerySet[Issue]) -> HttpResponse | None:
        if step in EXPLAINED and "reason" not in request.POST:
            return modeladmin.ask_reason(request, step, list(queryset), back=request.get_full_path())
        return modeladmin.take(request, step, queryset)

    act.__name__ = step
    return admin.action(act, permissions=[permission], description=WORDS[step])


class StepsAdmin(admin.ModelAdmin):
    """The part of the issues' admin that takes steps."""

    actions = [action_for(step) for step in publishing.TRANSITIONS]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.publish_issue")

    def get_urls(self) -> list[URLPattern]:
        step = self.admin_site.admin_view(self.step_view)
        return [path("<int:pk>/step/<slug:step>/", step, name="articles_issue_step"), *super().get_urls()]

    def step_view(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        """A button of an issue's page. Asking for it by GET changes nothing: it shows the page that asks first."""
        if step not in WORDS:
            raise Http404
        issue = get_object_or_404(Issue.objects.select_related("publication"), pk=pk)
        page = reverse("admin:articles_issue_change", args=[pk])
        if request.method != "POST":
            return self.ask_reason(request, step, [issue], back=page)
        self.take(request, step, [issue])
        return HttpResponseRedirect(page)

    def ask_reason(self, request: HttpRequest, step: str, issues: list[Issue], *, back: str) -> HttpResponse:
        explained = EXPLAINED.get(step, "")
        if step == "approve" and any(asks_override(issue, request.user) for issue in issues):
            explained = OVERRIDE
        context = {
            **self.admin_site.each_context(request),
            "title": WORDS[step], "step": step, "issues": issues, "opts": self.opts, "back": back,
            "explained": explained, "takes_reason": bool(explained),
            "checkbox_name": ACTION_CHECKBOX_NAME,
        }  # fmt: skip
        return TemplateResponse(request, "admin/articles/issue/step.html", context)

    def take(self, request: HttpRequest, step: str, issues: QuerySet[Issue] | list[Issue]) -> None:
        """Takes the step with each issue by itself; says of each what became of it."""
        given = {"reason": request.POST.get("reason", "")} if step in {*EXPLAINED, "approve"} else {}
        for issue in issues:
            try:
                current = getattr(publishing, step)(issue, request.user, **given)
            except NotPossible as error:
                self.message_user(request, str(error), messages.ERROR)
                continue
            self.log_change(request, current, str(WORDS[step]))
            self.message_user(request, _(str(DONE[step])) % {"issue": current}, messages.SUCCESS)
