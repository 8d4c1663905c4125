"""How fast raw issues are parsed and read: `python benchmarks/reading.py [--issues N]`.

Prints issues per second and, because seconds on a shared machine say little, the ratio to jieba cutting the
same text once, taken in turn with it in the same process. Then parses N issues in one go and prints the time
for each quarter, which stays the same where time is linear, and the peak of memory.
"""

import argparse
import logging
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.parsing import parse_issue  # noqa: E402

SAMPLES = ROOT / "fixtures" / "issues"
ROUNDS = 9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--issues", type=int, default=400, help="how many issues to parse in one go (default 400)")
    how_many = parser.parse_args().issues
    name, content = "2024-12-02.txt", (SAMPLES / "2024-12-02.txt").read_bytes()
    first = seconds(lambda: parse_issue(name, content))
    parsed = parse_issue(name, content)
    show(f"first issue, with dictionaries: {first:.2f} s; {parsed.characters:,} characters")
    text = parsed.decoded.text
    ours, theirs = in_turn(lambda: parse_issue(name, content), cutter(text))
    per_7000 = ours * 1000 * 7000 / parsed.characters
    show(f"parsing and reading: {1 / ours:.1f} issues a second, {per_7000:.0f} ms for 7,000 characters")
    show(f"ratio to jieba cutting the text once: {ours / theirs:.2f}")
    quarters = [run(name, content, how_many // 4) for _ in range(4)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    show(f"{how_many} issues: seconds by quarter {', '.join(f'{s:.1f}' for s in quarters)}; peak {peak:.0f} MB")


def cutter(text: str) -> Callable[[], object]:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return lambda: list(jieba.cut(text))


def in_turn(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of each, taken A B A B … so that a slow moment hits both."""
    pairs = [(seconds(one), seconds(other)) for _ in range(ROUNDS)]
    return statistics.median(a for a, _b in pairs), statistics.median(b for _a, b in pairs)


def seconds(call: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def run(name: str, content: bytes, how_many: int) -> float:
    return seconds(lambda: [parse_issue(f"{n}-{name}", content).characters for n in range(how_many)])


def show(line: str) -> None:
    print(line)  # noqa: T201


if __name__ == "__main__":
    main()
