"""Makes the language model of ordinary Chinese anew."""

import tarfile
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = (
        "Makes articles/proofing/data/language.npz from the word model inside the source of Debian's package libime "
        "(apt-get source libime; data/lm_sc.arpa-*.tar.xz, LGPL-2.1+) and the dictionary of jieba. Takes two to four "
        "minutes and 2 GB of memory."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", type=Path, help="lm_sc.arpa, or the archive that holds it")

    def handle(self, *, source: Path, **options: object) -> None:
        from articles.proofing.lookalikes.expectation import dictionary_counts, model
        from articles.proofing.lookalikes.language import FILE, save

        try:
            save(model(lines(source), dictionary_counts()), FILE)
        except (OSError, tarfile.TarError, ValueError, LookupError) as error:
            raise CommandError(f"{source}: {error}") from None
        self.stdout.write(f"Packed {FILE.stat().st_size / 1e6:.1f} MB into {FILE.parent.name}/{FILE.name}.")


def lines(source: Path) -> Iterator[str]:
    """The lines of the model; raises LookupError where an archive holds none."""
    if not tarfile.is_tarfile(source):
        with source.open(encoding="utf-8") as file:
            yield from file
        return
    with tarfile.open(source) as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file and member.name.endswith(".arpa"):
                yield from TextIOWrapper(file, encoding="utf-8")
                return
    raise LookupError("no file .arpa in it")
