"""How often a new scan is right where it differs: `python benchmarks/merging.py [--texts N]`.

Makes N texts of about 800 characters from the clean samples and scans each twice. The first scan has 3 wrong characters
in 100 and loses a sentence now and then; an editor puts four of five of its errors right. The second lacks three of
five of the first one's errors and has one new in 100 (the scenario in which whole methods of merging were compared).
Prints for each sort of difference how many there were and in which share the second scan was right, which is what
articles/merging/likelihood.py tells editors; then how long comparing three texts takes.
"""

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.merging.hunks import Hunk, applied, hunks  # noqa: E402
from articles.merging.likelihood import sort_of  # noqa: E402
from articles.merging.threeway import Bearing, differences  # noqa: E402

CLEAN = ROOT / "fixtures" / "clean"
LENGTH = 800
FIRST, SECOND = 0.03, 0.01
FIXED, GONE = 0.8, 0.6
# A sentence is lost once in so many characters.
LOST = 1 / 4000


def texts(count: int) -> Iterator[str]:
    """Stretches of whole paragraphs."""
    paragraphs = [line for path in sorted(CLEAN.iterdir()) for line in path.read_text().splitlines() if len(line) > 20]
    chance = random.Random(1)
    for _ in range(count):
        at, made = chance.randrange(len(paragraphs)), ""
        while len(made) < LENGTH:
            made += "\n\n" * bool(made) + paragraphs[at % len(paragraphs)]
            at += 1
        yield made


def errors(text: str, share: float, chance: random.Random) -> list[Hunk]:
    """What a scan makes of a text: characters misread (8 of 10), lost or doubled, blank lines lost, sentences lost."""
    found, at = [], 0
    while at < len(text):
        if text[at] == "\n":
            if text[at : at + 2] == "\n\n" and chance.random() < share:
                found.append(Hunk(at, at + 2, ""))
            at += 2
            continue
        if chance.random() < LOST * share / FIRST and (end := text.find("。", at)) > at:
            found.append(Hunk(at, end + 1, ""))
            at = end + 2
            continue
        if chance.random() < share:
            kind = chance.random()
            words = chr(0x4E00 + chance.randrange(3000)) if kind < 0.8 else "" if kind < 0.9 else text[at] * 2
            found.append(Hunk(at, at + 1, words))
            at += 1
        at += 1
    return found


def distance(text: str, truth: str) -> int:
    return sum(max(hunk.end - hunk.start, len(hunk.words)) for hunk in hunks(text, truth))


def scans(truth: str, chance: random.Random) -> tuple[str, str, str]:
    """The first scan, the editor's text and the second scan."""
    first = errors(truth, FIRST, chance)
    edited = [hunk for hunk in first if chance.random() >= FIXED]
    second = [hunk for hunk in first if chance.random() >= GONE]
    for hunk in errors(truth, SECOND, chance):
        if all(hunk.end < other.start or other.end < hunk.start for other in second):
            second.append(hunk)
    second.sort(key=lambda hunk: hunk.start)
    return applied(truth, first), applied(truth, edited), applied(truth, second)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--texts", type=int, default=200)
    count = parser.parse_args().texts
    chance = random.Random(2)
    told: dict[tuple[str, str], list[bool]] = defaultdict(list)
    clashes, seconds = 0, 0.0
    for truth in texts(count):
        base, edited, theirs = scans(truth, chance)
        for name, ours in (("edited", edited), ("untouched", base)):
            begun = time.perf_counter()
            found = differences(base, ours, theirs)
            seconds += time.perf_counter() - begun
            before = distance(ours, truth)
            for one in found:
                if one.bearing is Bearing.NEW:
                    after = distance(ours[: one.start] + one.theirs + ours[one.end :], truth)
                    told[name, sort_of(one)].append(after < before)
                clashes += one.bearing is Bearing.CLASH
    for (name, sort), right in sorted(told.items()):
        print(f"{name:10} {sort:12} {len(right):6} right {sum(right) / len(right):.2f}")  # noqa: T201
    print(f"conflicts an edited text: {clashes / count:.2f}")  # noqa: T201
    print(f"comparing three texts of {LENGTH} characters: {1000 * seconds / count / 2:.1f} ms")  # noqa: T201


if __name__ == "__main__":
    main()
