"""How many misread names the detector of names finds: `python benchmarks/misread_names.py [--list] [--seed N]`.

Of each person whom a sample or an annotated issue of `tests/development` names in two places and more, one place is
misread: one character becomes one of its four nearest look-alikes. Prints how many such pairs are asked about, by the
length of the name, where only this issue is known. The figure is of the detector alone: names that reading finds
nowhere are not planted.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.parsing import parse_issue  # noqa: E402
from articles.proofing.archive import Shelf  # noqa: E402
from articles.proofing.galleys import galley_of  # noqa: E402
from articles.proofing.lookalikes.alike import lookalikes  # noqa: E402
from articles.proofing.names import detector  # noqa: E402

FOLDERS = (ROOT / "fixtures" / "clean", ROOT / "tests" / "development")
NEAREST = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="show those that are not asked about")
    parser.add_argument("--seed", type=int, default=1, help="chooses the places and the characters")
    options = parser.parse_args()
    planted, found = Counter(), Counter()
    for true, misread, asked in plant(random.Random(options.seed)):
        planted[len(true)] += 1
        found[len(true)] += asked
        if options.list and not asked:
            show(f"  missed {true} -> {misread}")
    for length in sorted(planted):
        show(f"{length} characters: {found[length]} of {planted[length]} found ({found[length] / planted[length]:.2f})")


def plant(chance: random.Random) -> Iterator[tuple[str, str, bool]]:
    """Each name, what it is misread as in one place, and whether the two are asked about."""
    for file in sorted(path for folder in FOLDERS for path in folder.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        galley = galley_of(parse_issue(file.name, text.encode()))
        names = {form for person in galley.people for form in person.printed}
        for name in sorted(name for name in names if text.count(name) > 1):
            misread = misreading(name, chance)
            if misread and misread not in text:
                yield from read(file.name, text, name, misread, chance)


def misreading(name: str, chance: random.Random) -> str:
    """The name with one of its characters replaced; empty where the chosen one has no look-alikes."""
    at = chance.randrange(len(name))
    others = lookalikes().get(name[at], "")[:NEAREST]
    return name[:at] + chance.choice(others) + name[at + 1 :] if others else ""


def read(source: str, text: str, name: str, misread: str, chance: random.Random) -> Iterator[tuple[str, str, bool]]:
    """Nothing where the place is in no part that is proofread, as a credit of a photo."""
    pieces = text.split(name)
    at = chance.randrange(1, len(pieces))
    damaged = name.join(pieces[:at]) + misread + name.join(pieces[at:])
    galley = galley_of(parse_issue(source, damaged.encode()))
    if any(misread in part.text for part in galley.parts):
        findings = detector.find(galley, Shelf([galley]).beside(galley))
        yield name, misread, any(misread in finding.cause for finding in findings)


def show(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
