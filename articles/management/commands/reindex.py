"""`manage.py reindex`: writes the search anew from what is published."""

import time

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.search import entries


class Command(BaseCommand):
    help = (
        "Writes the search anew from all published articles, and takes out what is no longer public. Readers find "
        "everything meanwhile, and editors go on working; it may be called at any time, and again after breaking off."
    )

    def handle(self, *args, **options) -> None:
        start, done = time.monotonic(), entries.Done(0, 0)
        for done in entries.reindex():
            if options["verbosity"] > 1:
                self.stdout.write(f"{done.written}…")
        seconds = time.monotonic() - start
        told = {"written": done.written, "removed": done.removed, "seconds": f"{seconds:.1f}"}
        self.stdout.write(
            _("Articles written anew: %(written)d. Entries taken out: %(removed)d. %(seconds)s s.") % told
        )
