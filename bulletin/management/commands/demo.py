"""Fills the database with the demonstration."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from bulletin import demonstration


class Command(BaseCommand):
    help = (
        "Imports the samples of fixtures/, makes an editor and a reviewer, and publishes all but one sample issue. "
        "Called again it doubles nothing and changes nothing that was edited."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port that the printed addresses name")

    def handle(self, *, port: int, **options: object) -> None:
        if not settings.DEBUG:
            raise CommandError("The demonstration makes accounts with a known password: it runs with DEBUG=1 only.")
        issues = demonstration.build()
        base = f"http://127.0.0.1:{port}"
        self.stdout.write("")
        for issue in issues:
            where = issue.get_absolute_url() if issue.is_published else f"/admin/articles/issue/{issue.pk}/change/"
            self.stdout.write(f"  {issue} · {issue.get_status_display()}: {base}{where}")
        self.stdout.write(f"\n  Public site   {base}/        English: {base}/en/")
        self.stdout.write(f"  Admin         {base}/admin/")
        for name in ("editor", "reviewer"):
            self.stdout.write(f"    log in as   {name} / {demonstration.PASSWORD}")
        self.stdout.write("")
