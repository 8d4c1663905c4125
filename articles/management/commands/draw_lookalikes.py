"""Makes the table of look-alike characters anew."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.proofing.lookalikes import alike


class Command(BaseCommand):
    help = (
        "Draws the characters of GB2312 and writes which look alike into articles/proofing/data/lookalikes.txt. Needs "
        "Pillow (requirements-dev.txt) and Noto Serif CJK (Debian: fonts-noto-cjk)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say whether the table would be the same")

    def handle(self, *, dry_run: bool, **options: object) -> None:
        try:
            from articles.proofing.lookalikes import glyphs

            drawn = glyphs.table(glyphs.find_font())
        except (ImportError, OSError) as error:
            raise CommandError(f"Pillow or the font is missing: {error}. See --help.") from None
        same = alike.FILE.exists() and alike.FILE.read_text(encoding="utf-8") == drawn
        if not dry_run:
            alike.FILE.write_text(drawn, encoding="utf-8", newline="\n")
        self.stdout.write("The table is the same." if same else "The table differs from the one that was there.")
