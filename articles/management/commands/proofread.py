"""Has the detectors look at issues again: after edits, new words, or a new release."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Issue
from articles.proofreading.issues import proofread

USAGE = 2


class Command(BaseCommand):
    help = "Has the detectors look at issues again. What editors decided stays decided; nothing is changed in a text."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dates", nargs="*", metavar="DATE", help="issues by their dates, as 2024-12-02")
        parser.add_argument("--all", action="store_true", help="all issues, the published ones too")
        parser.add_argument("--unpublished", action="store_true", help="all issues that are not published yet")

    def handle(self, *args: str, **options: object) -> None:
        issues = chosen(options["dates"], every=options["all"], unpublished=options["unpublished"])
        total = issues.count()
        made = 0
        for done, issue in enumerate(issues.select_related("publication").iterator(chunk_size=100), 1):
            outcome = proofread(issue)
            made += outcome.new
            figures = {"new": outcome.new, "kept": outcome.kept, "gone": outcome.gone}
            told = _("%(new)d new, %(kept)d as before, %(gone)d gone") % figures
            self.stdout.write(f"[{done}/{total}] {issue}: {told}")
        self.stdout.write(ngettext("%(count)d new suggestion.", "%(count)d new suggestions.", made) % {"count": made})


def chosen(dates: list[str], *, every: bool, unpublished: bool) -> QuerySet[Issue]:
    """The issues that the command line names, oldest first. Raises CommandError, saying what to do, for none."""
    issues = Issue.objects.order_by("date", "pk")
    if sum(map(bool, (dates, every, unpublished))) != 1:
        raise CommandError(_("Name issues by their dates, or say --all or --unpublished."), returncode=USAGE)
    if every:
        return issues
    if unpublished:
        return issues.exclude(status=Issue.Status.PUBLISHED)
    wanted = {_day(text) for text in dates}
    missing = wanted - set(issues.filter(date__in=wanted).values_list("date", flat=True))
    if missing:
        days = ", ".join(sorted(day.isoformat() for day in missing))
        raise CommandError(_("There is no issue of %(days)s. Nothing was done.") % {"days": days}, returncode=USAGE)
    return issues.filter(date__in=wanted)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(
            _("“%(text)s” is no date; write it as 2024-12-02.") % {"text": text}, returncode=USAGE
        ) from None
