"""Makes the list of characters that sound alike anew."""

from django.core.management.base import BaseCommand, CommandError

from articles.proofing.lookalikes import alike


class Command(BaseCommand):
    help = (
        "Writes which characters of GB2312 are read alike into articles/proofing/data/homophones.txt. Needs the "
        "package pypinyin (MIT), which nothing else uses: pip install pypinyin==0.55.0."
    )

    def handle(self, **options: object) -> None:
        from articles.proofing.lookalikes import sounds

        try:
            listed = sounds.listing()
        except ImportError as error:
            raise CommandError(f"pypinyin is missing: {error}. See --help.") from None
        alike.HOMOPHONES.write_text(listed, encoding="utf-8", newline="\n")
        self.stdout.write(f"Listed {len(listed.splitlines()) - 2} syllables.")
