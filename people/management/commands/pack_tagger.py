"""Packs the tagger's weights once, at set-up."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from people.reading import weights


class Command(BaseCommand):
    help = (
        f"Makes the pack of the statistical tagger from {weights.SOURCE} (Apache-2.0). Names are found without it too, "
        "but fewer of them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", type=Path, help=f"the downloaded {weights.SOURCE}")

    def handle(self, *, source: Path, **options: object) -> None:
        try:
            target = weights.pack(source)
        except OSError as error:
            raise CommandError(f"{source}: {error.strerror}. Download it as README.md says.") from None
        except weights.UnknownPackage as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Packed {target.stat().st_size / 1e6:.0f} MB into {target.parent.name}/{target.name}.")
