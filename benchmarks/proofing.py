"""What each detector finds on annotated raw issues: `python benchmarks/proofing.py [--list] FOLDER…`.

A folder holds raw issues with their gold annotations (default: ../shared/corpus and tests/development). Prints for
each detector how many findings it has, how many of them point at an error, how many errors they find and put right,
and false alarms in 10,000 characters; with --list also each false finding and each error that nothing finds. An error
counts as found where a finding touches what the gold file quotes, as in ../shared/score.py. Doubtful errors (sure:
false) make a finding right but are not asked for.
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
from articles.proofing.report import suggestions  # noqa: E402

FOLDERS = [ROOT.parent / "shared" / "corpus", ROOT / "tests" / "development"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--list", action="store_true", help="show false findings and missed errors")
    options = parser.parse_args()
    for folder in options.folders:
        measure(folder, options.list)


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
