"""What waits for a hand, for the first page of the admin."""

from django import template
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.admin import marks
from articles.models import Conflict, Fragment, Issue, Question, Sample, Suggestion

register = template.Library()
Status = Issue.Status
MOST = 8


@register.simple_tag
def waiting() -> list[tuple[str, int, str]]:
    """(what, how many, where), in the order of the work; five queries."""
    issues = Issue.objects.order_by().aggregate(
        proofread=Count("pk", filter=Q(status__in=Issue.WITH_EDITORS)),
        approve=Count("pk", filter=Q(status=Status.PROOFREAD)),
        publish=Count("pk", filter=Q(status=Status.APPROVED)),
        dates=Count("pk", filter=Q(date_confirmed=False)),
    )
    listed, fragments = reverse("admin:articles_issue_changelist"), reverse("admin:articles_fragment_changelist")
    suspects, register = reverse("admin:articles_suggestion_changelist"), reverse("admin:articles_question_changelist")
    return [
        (_("to proofread"), issues["proofread"], f"{listed}?status__in=imported,proofing"),
        (_("to approve"), issues["approve"], f"{listed}?status__exact=proofread"),
        (_("to publish"), issues["publish"], f"{listed}?status__exact=approved"),
        (_("suspects"), Suggestion.objects.open().count(), suspects),
        (_("names to decide"), Question.objects.open().about_names().count(), f"{register}?kind__exact=name"),
        (_("conflicts to settle"), Conflict.objects.open().count(), reverse("admin:articles_conflict_changelist")),
        (_("date to confirm"), issues["dates"], f"{listed}?date_confirmed__exact=0"),
        (_("fragments to place"), Fragment.objects.count(), fragments),
    ]


@register.simple_tag
def open_issues() -> list[dict[str, object]]:
    """The newest issues that are not out yet, with how far each is; one query."""
    rows = Issue.objects.unpublished().select_related("publication").with_progress().newest_first()
    rows = rows.annotate(
        suspect_count=Suggestion.objects.count_open("issue"),
        conflict_count=Conflict.objects.count_open("issue"),
        sample_tenths=Sample.objects.last_of_issue("tenths"),
        sample_characters=Sample.objects.last_of_issue("characters"),
    )[:MOST]
    return [
        {
            "issue": issue,
            "day": marks.day(issue),
            "state": marks.state(issue),
            "conflicts": marks.conflicts(issue.conflict_count),
            "sample": marks.sample(issue.sample_tenths, issue.sample_characters),
            "suspects": marks.suspects(issue.suspect_count),
            "progress": marks.progress(issue.checked_count, issue.article_count),
        }
        for issue in rows
    ]
