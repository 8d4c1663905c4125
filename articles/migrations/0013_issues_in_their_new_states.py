"""Brings issues into the states that there are now.

What was in review is proofread; what somebody has worked on is in proofreading; who published an issue had approved it.
Rows of the history are renamed with them, so that what happened can still be read.
"""

from django.db import migrations
from django.db.models import Exists, OuterRef, Q

BEFORE_REASONS = "published by a superuser before reasons were asked"


def forward(apps, schema_editor):
    Issue, History = apps.get_model("articles", "Issue"), apps.get_model("articles", "HistoricalIssue")
    for model in (Issue, History):
        model.objects.filter(status="review").update(status="proofread")
    Revision, Suggestion = apps.get_model("articles", "Revision"), apps.get_model("articles", "Suggestion")
    by_hand = Revision.objects.filter(article__issue=OuterRef("pk"), author__isnull=False)
    decided = Suggestion.objects.filter(issue=OuterRef("pk"), decided_by__isnull=False)
    Issue.objects.filter(Q(Exists(by_hand)) | Q(Exists(decided)), status="imported").update(status="proofing")
    Users = apps.get_model("auth", "User").objects
    for issue in Issue.objects.filter(status="published").iterator(chunk_size=500):
        row = History.objects.filter(id=issue.pk, status="published").order_by("history_date", "history_id").last()
        who = Users.filter(pk=row.history_user_id).first() if row else None
        same = who is not None and who.pk == issue.submitted_by_id
        Issue.objects.filter(pk=issue.pk).update(
            approved_at=issue.published_at, approved_by=who, override_reason=BEFORE_REASONS if same else ""
        )


def backward(apps, schema_editor):
    for name in ("Issue", "HistoricalIssue"):
        rows = apps.get_model("articles", name).objects
        rows.filter(status="proofing").update(status="imported")
        rows.filter(status__in=["proofread", "approved"]).update(status="review")


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_states_and_approval")]
    operations = [migrations.RunPython(forward, backward)]
