"""How well misread characters are found that were put in: `python benchmarks/lookalikes.py [--fit] [--rate N]`.

Takes fixtures/clean, ../shared/corpus and tests/development, puts right what their gold annotation knows to be wrong,
and replaces one character in N, wherever it stands, by one that it may be misread as: by the table of look-alikes,
likelier ones oftener, by the list of people.reading, which was compiled apart from it, or by one that sounds alike.
Prints recall, in all and of each kind, the share put right and false alarms in 10,000 characters; with --fit the bias
and weights for articles/proofing/lookalikes/detector.py.
"""

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.parsing import parse_issue  # noqa: E402
from articles.proofing.archive import Shelf  # noqa: E402
from articles.proofing.galleys import galley_of  # noqa: E402
from articles.proofing.learning import learn  # noqa: E402
from articles.proofing.lookalikes import detector as lookalikes  # noqa: E402
from articles.proofing.lookalikes.alike import homophones  # noqa: E402
from articles.proofing.lookalikes.alike import lookalikes as table  # noqa: E402
from articles.proofing.lookalikes.channel import FEATURES, weigh  # noqa: E402
from articles.proofing.lookalikes.language import language, numbers  # noqa: E402
from articles.proofing.records import Field, Galley  # noqa: E402
from people.reading.wordlists import entries  # noqa: E402

FOLDERS = [ROOT / "fixtures" / "clean", ROOT.parent / "shared" / "corpus", ROOT / "tests" / "development"]
APART = 8
PENALTY, STEPS, SEEDS, RATE = 3.0, 40, 6, 70
# What share of errors sounds alike, what share the list or the table has; none of them is rarer (log10) than this.
HEARD, LISTED, LEAST_HEARD = 0.15, 0.4, -4.6
REPEATED = 0.1
NOTHING = Shelf([])
# By place: what stood there, and whether it was heard, listed or drawn.
Errors = dict[tuple, tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="fit the weights anew and print them")
    parser.add_argument("--rate", type=int, default=200, help="one error in so many characters (200)")
    parser.add_argument("--seeds", type=int, default=4, help="how often each issue gets other errors (4)")
    options = parser.parse_args()
    issues = {
        folder.name: [galley for file in sorted(folder.glob("*.txt")) for galley in read(file)] for folder in FOLDERS
    }
    for name, galleys in issues.items():
        measure(name, galleys, options.rate, options.seeds)
    if options.fit:
        fit([galley for galleys in issues.values() for galley in galleys])


def read(file: Path) -> list[Galley]:
    """The issue of a file. Errors that its gold annotation knows are put right first, where that can be done."""
    raw = file.read_text(encoding="utf-8")
    lines = raw.split("\n")
    gold = next((g for g in map(load, file.parent.glob("*.json")) if g["source"] == file.name), {"errors": []})
    for error in gold["errors"]:
        if error.get("correct") and "\n" not in error["correct"]:
            lines[error["line"] - 1] = lines[error["line"] - 1].replace(error["printed"], error["correct"])
    return [galley_of(parse_issue(file.name, "\n".join(lines).encode()))]


def load(file: Path) -> dict:
    return json.loads(file.read_text(encoding="utf-8"))


class Misreadings:
    """What each character may be misread as: by the table with weights, by the list, by its sound."""

    def __init__(self):
        self.drawn, self.listed = defaultdict(list), defaultdict(list)
        for printed, row in table().items():
            for rank, meant in enumerate(row):
                self.drawn[meant].append((printed, 1 / (1 + rank)))
        for group in entries("lookalikes"):
            for meant in group:
                self.listed[meant] += [printed for printed in group if printed != meant and printed in table()]
        odds = language().single
        self.heard = {
            sign: [other for other in others if odds[numbers(other)[0]] > LEAST_HEARD]
            for sign, others in homophones().items()
        }

    def choose(self, meant: str, chance: random.Random) -> tuple[str, str]:
        """What it is misread as, and which of the three told so; the same character where none knows it."""
        kind = chance.random()
        if kind < HEARD and self.heard.get(meant):
            return chance.choice(self.heard[meant]), "heard"
        if kind < HEARD + LISTED and self.listed[meant]:
            return chance.choice(self.listed[meant]), "listed"
        if self.drawn[meant]:
            others, weights = zip(*self.drawn[meant], strict=True)
            return chance.choices(others, weights)[0], "drawn"
        return meant, ""


def inject(galley: Galley, rate: int, seed: int, misreadings: Misreadings) -> tuple[Galley, Errors]:
    """The issue with errors, and what stood in their places."""
    chance = random.Random(seed)
    parts, errors = [], {}
    for part in galley.parts:
        signs, last = list(part.text), -APART
        for at, meant in enumerate(signs):
            if part.place.field is Field.BYLINE or at - last < APART or chance.random() > 1 / rate:
                continue
            printed, kind = misreadings.choose(meant, chance)
            signs[at] = printed
            if kind:
                errors[part.place, at], last = (meant, kind), at
        parts.append(replace(part, text="".join(signs)))
    wrong = replace(galley, parts=tuple(parts))
    return repeat(galley, wrong, errors, chance)


def repeat(galley: Galley, wrong: Galley, errors: Errors, chance: random.Random) -> tuple[Galley, Errors]:
    """Programs that misread a word once may do so again: some errors are repeated where the same pair of characters
    stands elsewhere in the issue."""
    before = {part.place: part.text for part in galley.parts}
    after = {part.place: list(part.text) for part in wrong.parts}
    for (place, at), error in list(errors.items()):
        pair, printed = before[place][at : at + 2], after[place][at]
        if len(pair) < 2 or chance.random() > REPEATED:
            continue
        spots = [(other, spot) for other, text in before.items() for spot in places_of(text, pair)]
        for other, spot in chance.sample(spots, min(3, len(spots))):
            if other.field is not Field.BYLINE and after[other][spot : spot + 2] == list(pair):
                after[other][spot] = printed
                errors[other, spot] = error
    return replace(wrong, parts=tuple(replace(part, text="".join(after[part.place])) for part in wrong.parts)), errors


def places_of(text: str, pair: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(pair, at)]


def measure(name: str, galleys: list[Galley], rate: int, seeds: int) -> None:
    misreadings, planted, found = Misreadings(), Counter(), Counter()
    fixed = false = characters = 0
    for seed in range(seeds):
        for number, galley in enumerate(galleys):
            wrong, errors = inject(galley, rate, seed * 100 + number, misreadings)
            planted.update(kind for _, kind in errors.values())
            characters += sum(len(part.text) for part in galley.parts)
            for finding in lookalikes.find(wrong, NOTHING):
                hit = errors.get((finding.place, finding.start))
                found.update([hit[1]] if hit else [])
                fixed += bool(hit) and hit[0] == finding.replacement
                false += not hit
    if not planted:
        show(f"{name:12} no issues")
        return
    kinds = ", ".join(f"{kind} {found[kind] / planted[kind]:.2f} of {planted[kind]}" for kind in sorted(planted))
    total = planted.total()
    show(f"{name:12} {total:5} errors, recall {found.total() / total:.2f} ({kinds}), put right {fixed / total:.2f}, "
         f"{false * 10_000 / characters:.1f} false alarms in 10,000 characters")  # fmt: skip


def fit(galleys: list[Galley]) -> None:
    """Logistic regression (Newton's method, ridge penalty): which readings are the injected errors' cures."""
    features, right, misreadings = [], [], Misreadings()
    for number, galley in enumerate(galleys):
        for seed in range(-1, SEEDS):
            planted = seed >= 0
            wrong, errors = inject(galley, RATE, 1_000 + seed * 100 + number, misreadings) if planted else (galley, {})
            for row, cure in readings(wrong, errors):
                features.append(row)
                right.append(cure)
    rows, cures = np.array(features), np.array(right, float)
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    scaled = np.column_stack([np.ones(len(rows)), (rows - middle) / spread])
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + PENALTY * np.eye(len(weights))
        weights -= np.linalg.solve(curve, scaled.T @ (chance - cures) + PENALTY * weights)
    plain = weights[1:] / spread
    show(f"BIAS = {weights[0] - plain @ middle:.2f}")
    show(f"WEIGHTS = { ({name: round(float(weight), 2) for name, weight in zip(FEATURES, plain, strict=True)}) }")


def readings(galley: Galley, errors: Errors) -> list[tuple[np.ndarray, bool]]:
    """Features of readings and whether they are right: of an issue with errors only those at errors, since the rest
    are in the issue without."""
    own = learn((part.text for part in galley.parts), least=(1, 1, 1))
    rows = []
    for part in galley.parts:
        if part.place.field is Field.BYLINE:
            continue
        named = lookalikes.named(galley, part.text)
        for found in weigh(part.text, own.of, lookalikes.Approved(NOTHING)):
            for at, meant, row in zip(found.at.tolist(), found.meant, found.features, strict=True):
                if not named[at] and (not errors or (part.place, at) in errors):
                    rows.append((row, errors.get((part.place, at), ("",))[0] == meant))
    return rows


def show(line: str) -> None:
    print(line)  # noqa: T201


if __name__ == "__main__":
    main()
