"""Learns the bulletin's own language from what it has published."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.proofreading.learning import learn_archive


class Command(BaseCommand):
    help = (
        "Counts the words of published articles, so that proofing knows how this bulletin writes. The more approved "
        "text there is, the more misread characters it finds; run it every night, or after publishing."
    )

    def handle(self, *args: str, **options: object) -> None:
        row = learn_archive()
        self.stdout.write(
            _("Learnt from %(articles)d published articles, %(characters)d characters.")
            % {"articles": row.articles, "characters": row.characters}
        )
