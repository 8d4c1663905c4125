"""What each detector finds on annotated raw issues: `python benchmarks/proofing.py [--list] [--planted] FOLDER…`.

A folder holds raw issues with their gold annotations (default: ../shared/corpus and tests/development). Prints for
each detector how many findings it has, how many of them point at an error, how many errors they find and put right,
and false alarms in 10,000 characters; with --list also each false finding and each error that nothing finds. An error
counts as found where a finding touches what the gold file quotes, as in ../shared/score.py. Doubtful errors (sure:
false) make a finding right but are not asked for.

With --planted it lists every error that was planted in the demonstration's samples: found (and by which detectors),
read (put right by the reading stage before anything is proofread) or missed. The same samples as they were printed
(`fixtures/clean`) follow: there every finding is false.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.parsing import parse_issue  # noqa: E402
from articles.parsing.records import ParsedIssue  # noqa: E402
from articles.proofing.report import suggestions  # noqa: E402

SAMPLES = ROOT / "fixtures"
FOLDERS = [ROOT.parent / "shared" / "corpus", ROOT / "tests" / "development"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--list", action="store_true", help="show false findings and missed errors")
    parser.add_argument("--planted", action="store_true", help="list the planted errors of the samples instead")
    options = parser.parse_args()
    if options.planted:
        planted()
        clean()
        return
    for folder in options.folders:
        measure(folder, options.list)


def samples(folder: str) -> dict[str, tuple]:
    """Each sample with its parsed issue and its findings, all read together."""
    files = sorted((SAMPLES / folder).iterdir())
    parsed = [parse_issue(file.name, file.read_bytes()) for file in files]
    return {issue.source: (issue, found) for issue, found in zip(parsed, suggestions(parsed), strict=True)}


def planted() -> None:
    """Lists the planted errors and how many of each kind were found."""
    read = samples("issues")
    hit, kinds = defaultdict(set), defaultdict(Counter)
    for error in json.loads((SAMPLES / "planted.json").read_text(encoding="utf-8")):
        issue, found = read[error["file"]]
        lines = issue.decoded.text.split("\n")
        rows = [row for row in found if touches(row, error, lines)]
        hit[error["file"]].update(map(id, rows))
        state = "found" if rows else "read" if is_read(error, issue) else "missed"
        mended = any(mends(row, error, lines) for row in rows)
        by = ", ".join(sorted({row["detector"] for row in rows})) + (", put right" if mended else "")
        kinds[error["kind"]].update([state] + ["right"] * mended)
        show(f"  {state:6} {error['file'][:10]}:{error['line']} {error['kind']}: {short(error['printed'])} "
             f"-> {short(error['correct'])} {by}")  # fmt: skip
    show(f"\n{'planted':20}{'found':>7}{'right':>7}{'read':>7}{'missed':>8}")
    for kind, counts in [*sorted(kinds.items()), ("all", sum(kinds.values(), Counter()))]:
        show(f"{kind:20}{counts['found']:7}{counts['right']:7}{counts['read']:7}{counts['missed']:8}")
    show("")
    figures, characters = defaultdict(Counter), sum(issue.characters for issue, _ in read.values())
    for name, (issue, found) in read.items():
        for row in found:
            figures[row["detector"]].update(findings=1, right=id(row) in hit[name])
            if id(row) not in hit[name]:
                show(f"  false {name[:10]}:{row['line']} {row['detector']}: "
                     f"…{context(row, issue.decoded.text.split(chr(10)))}… -> {row['replacement']!r}")  # fmt: skip
    table(figures, characters)


def is_read(error: dict, issue: ParsedIssue) -> bool:
    """Whether reading has put the damage right: joined, moved, dropped or taken for what it is."""
    line, kind = error["line"], error["kind"]
    notes = [note for article in issue.articles for note in article.notes if f"第 {line} 行" in note]
    label = issue.lines.get(line)
    headline = next((article.headline for article in issue.articles if label and article.number == label.article), None)
    if kind == "broken-paragraph":
        return any(line == first for first, _ in issue.joins)
    if kind == "split-headline":
        whole, begin = bare(error["correct"]), bare(error["printed"])
        headlines = [bare(article.headline or "") for article in issue.articles]
        return any(text.startswith(begin) and len(text) == len(whole) for text in headlines)
    if kind == "displacement":
        return bool(notes) or bare(headline or "") == bare(error["correct"])
    if kind == "merge":
        return any(line in photo.lines for photo in issue.photos)
    return kind == "duplicate" and bool(notes)


def clean() -> None:
    """Every finding on the samples as they were printed, which are all false."""
    read, figures = samples("clean"), defaultdict(Counter)
    show("\nclean samples")
    for name, (issue, found) in read.items():
        for row in found:
            figures[row["detector"]].update(findings=1, right=0)
            show(f"  false {name[:10]}:{row['line']} {row['detector']}: "
                 f"…{context(row, issue.decoded.text.split(chr(10)))}… -> {row['replacement']!r}")  # fmt: skip
    table(figures, sum(issue.characters for issue, _ in read.values()))


def table(figures: dict[str, Counter], characters: int) -> None:
    """One line a detector."""
    show(f"{'detector':16}{'findings':>9}{'right':>7}{'precision':>10}{'false/10k':>10}")
    for name, row in sorted(figures.items()):
        false = (row["findings"] - row["right"]) * 10_000 / characters
        show(f"{name:16}{row['findings']:9}{row['right']:7}{row['right'] / row['findings']:10.2f}{false:10.1f}")


def short(text: str | None) -> str:
    return "(lost)" if text is None else repr(text if len(text) <= 24 else f"{text[:24]}…")


def measure(folder: Path, lists: bool) -> None:
    golds = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]
    if not golds:
        show(f"{folder.name}: no annotated issues")
        return
    parsed = [parse_issue(gold["source"], (folder / gold["source"]).read_bytes()) for gold in golds]
    figures, totals = defaultdict(Counter), Counter()
    for gold, issue, found in zip(golds, parsed, suggestions(parsed), strict=True):
        totals["characters"] += issue.characters
        weigh(gold, issue.decoded.text.split("\n"), found, figures, totals, lists)
    share = totals["found"] / max(1, totals["sure"])
    show(f"\n{folder.name}: {totals['characters']:,} characters, {totals['sure']} sure errors, "
         f"{totals['found']} found ({share:.2f}), {totals['fixed']} of {totals['fixable']} put right")  # fmt: skip
    show(f"{'detector':16}{'findings':>9}{'right':>7}{'precision':>10}{'errors':>8}{'fixed':>7}{'false/10k':>10}")
    for name, row in sorted(figures.items()):
        false = (row["findings"] - row["right"]) * 10_000 / totals["characters"]
        show(f"{name:16}{row['findings']:9}{row['right']:7}{row['right'] / row['findings']:10.2f}"
             f"{row['errors']:8}{row['fixed']:7}{false:10.1f}")  # fmt: skip


def weigh(gold: dict, lines: list[str], found: list[dict], figures: dict, totals: Counter, lists: bool) -> None:
    """Adds what the findings of one issue are worth."""
    hits = {id(row): [error for error in gold["errors"] if touches(row, error, lines)] for row in found}
    for row in found:
        name, errors = row["detector"], [error for error in hits[id(row)] if error.get("sure", True)]
        figures[name]["findings"] += 1
        figures[name]["right"] += bool(hits[id(row)])
        figures[name]["errors"] += len(errors)
        figures[name]["fixed"] += sum(mends(row, error, lines) for error in errors)
        if lists and not hits[id(row)]:
            show(
                f"  false {gold['source'][:8]}:{row['line']} {name}: …{context(row, lines)}… -> {row['replacement']!r}"
            )
    for error in gold["errors"]:
        if not error.get("sure", True):
            continue
        by = [row for row in found if error in hits[id(row)]]
        totals["sure"] += 1
        totals["found"] += bool(by)
        if error.get("correct") is not None:
            totals["fixable"] += 1
            totals["fixed"] += any(mends(row, error, lines) for row in by)
        if lists and not by:
            name = f"{gold['source'][:8]}:{error['line']}"
            show(f"  missed {name} {error['kind']}: {error['printed']} -> {error['correct']}")


def spans(error: dict, lines: list[str]) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(re.escape(error["printed"]), lines[error["line"] - 1])]


def touches(row: dict, error: dict, lines: list[str]) -> bool:
    width = max(1, len(row["printed"]))
    return row["line"] == error["line"] and any(
        row["start"] < end and row["start"] + width > start for start, end in spans(error, lines)
    )


def mends(row: dict, error: dict, lines: list[str]) -> bool:
    """Whether the line reads after the replacement as after the gold correction, white space and width aside."""
    if row["replacement"] is None or error.get("correct") is None:
        return False
    line = lines[row["line"] - 1]
    mended = bare(line[: row["start"]] + row["replacement"] + line[row["start"] + len(row["printed"]) :])
    return any(mended == bare(line[:start] + error["correct"] + line[end:]) for start, end in spans(error, lines))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text).translate(str.maketrans("，（）：；！？", ",():;!?"))


def context(row: dict, lines: list[str]) -> str:
    line, start = lines[row["line"] - 1], row["start"]
    end = start + len(row["printed"])
    return f"{line[max(0, start - 8) : start]}[{row['printed']}]{line[end : end + 8]}"


def show(line: str) -> None:
    print(line)  # noqa: T201


if __name__ == "__main__":
    main()
