"""How fast an archive is imported: `python benchmarks/loading.py [--issues N] [--database URL]`.

Makes N issues from the samples, one a day: dates go on with the days, who signs or leads the district is in issue
after issue, everybody else has a name of their own each time. Imports them in one run into a database that is made
for it and deleted (SQLite in a temporary folder, or `benchmark_loading` beside the one that URL names), and prints
the seconds of each step for each quarter, which stay the same where time is linear, and the peak of memory. With
SQLite they are processor seconds, which other work on the machine does not lengthen; a server's work shows in passing
time only.
"""

import argparse
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.parsing import parse_issue  # noqa: E402
from people.reading.records import Kind, PersonFound  # noqa: E402

SAMPLES = ROOT / "fixtures" / "issues"
# Samples of one day are the pages of one issue. The last has no date, so each issue made of it has an estimated one.
ISSUES = (
    ("2024-12-02.txt",),
    ("2025-03-07_01.txt", "2025-03-07_02.txt"),
    ("20250421.txt",),
    ("dist-bulletin-0417.txt",),
    ("scan_0031.txt",),
)
DISTRICT = "云汀区"
BEGIN = date(2015, 1, 1)
SIGNING = {Kind.REPORTER, Kind.TRAINEE, Kind.CORRESPONDENT, Kind.AUTHOR, Kind.PHOTOGRAPHER}
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春梅建国志文海燕红雪松柏青禾岚川远航思齐子涵雨桐佳怡欣然"
DAY = re.compile(r"(?:(20\d\d)年)?(?<!\d)(1?\d)月([123]?\d)日")
YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--issues", type=int, default=400, help="how many issues to import (default 400)")
    parser.add_argument("--database", help="a server to make the database on, as DATABASE_URL names it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        names = write_archive(Path(folder), options.issues)
        measure(Path(folder), names, options.database)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample to make issues of: its text, its day, and the names that are others in each issue."""

    name: str
    text: str
    day: date
    names: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> "Sample":
        parsed = parse_issue(name, (SAMPLES / name).read_bytes(), district=DISTRICT)
        names = {form for found in parsed.persons if not stays(found) for form in found.printed}
        return cls(name, parsed.decoded.text, parsed.date.day, tuple(sorted(names, key=lambda one: (-len(one), one))))

    def variant(self, number: int) -> tuple[str, str]:
        """The name and the text of a file of the issue `number`, counted from 0."""
        day = BEGIN + timedelta(days=number)
        text = DAY.sub(lambda found: moved(found, self.day, day), self.text)
        text = YEAR.sub(lambda found: str(int(found[0]) + day.year - self.day.year), text)
        chance = random.Random(f"{self.name} {number}")
        for name in self.names:
            text = text.replace(name, chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=len(name) - 1)))
        if self.name.startswith("scan"):
            return f"scan_{number:05}.txt", text
        page = re.search(r"_\d\d", self.name)
        return f"{day.isoformat()}{page[0] if page else ''}.txt", text


def stays(found: PersonFound) -> bool:
    """Whether the person is one who is named in issue after issue."""
    return bool(SIGNING & set(found.kinds)) or any(held.title.startswith(DISTRICT) for held in found.offices)


def moved(found: re.Match, former: date, day: date) -> str:
    """A printed day as far from `day` as it was from `former`. The year is left to YEAR."""
    year, month, of_month = found.groups()
    with suppress(ValueError):
        printed = date(int(year or former.year), int(month), int(of_month)) + (day - former)
        return f"{year}年{printed.month}月{printed.day}日" if year else f"{printed.month}月{printed.day}日"
    return found[0]


def write_archive(folder: Path, how_many: int) -> list[str]:
    """The names of the files written, in the order of their issues."""
    samples = [[Sample.of(name) for name in names] for names in ISSUES]
    names = []
    for number in range(how_many):
        for sample in samples[number % len(samples)]:
            name, text = sample.variant(number)
            (folder / name).write_text(text, encoding="utf-8")
            names.append(name)
    return names


def measure(folder: Path, names: list[str], database: str | None) -> None:
    """Imports the files as the command does, and prints what it took."""
    os.environ["DATABASE_URL"] = database or f"sqlite:///{folder / 'unused.sqlite3'}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "bulletin.settings"
    import django

    django.setup()
    from django.db import connection

    inside = connection.vendor == "sqlite"
    connection.settings_dict["TEST"]["NAME"] = str(folder / "archive.sqlite3") if inside else "benchmark_loading"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        quarters = list(run(folder, names, time.process_time if inside else time.perf_counter))
    finally:
        connection.creation.destroy_test_db(str(folder / "unused.sqlite3"), verbosity=0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for step in ("parsing", "loading", "proofreading", "in total"):
        show(f"seconds by quarter, {step}: {', '.join(f'{quarter[step]:.1f}' for quarter in quarters)}")
    show(f"peak of memory: {peak:.0f} MB")


def run(folder: Path, names: list[str], clock: Callable[[], float]) -> Iterator[dict[str, float]]:
    """For each quarter of the files the seconds of each part of the work, and of all of it."""
    from django.db import reset_queries

    from articles.management.runs import Import, Reader
    from articles.management.summary import Summary
    from articles.models import Publication
    from articles.sources import find

    class Timed:
        """Sets the clock around two of the steps; what is left of the whole is loading."""

        spent: Counter[str] = Counter()

        def parse(self, *given):
            return self._time("parsing", super().parse, *given)

        def _proofread(self, *given):
            return self._time("proofreading", super()._proofread, *given)

        def _time(self, step, work, *given):
            start = clock()
            try:
                return work(*given)
            finally:
                self.spent[step] += clock() - start

    reader, summary = type("TimedReader", (Timed, Reader), {})(), Summary()
    publication = Publication.objects.default()
    publication.district = DISTRICT
    publication.save()
    work = type("TimedImport", (Timed, Import), {})(reader, publication, [])
    search = find([str(folder / name) for name in names])
    ends = [len(search.sources) * quarter // 4 for quarter in (1, 2, 3, 4)]
    start = clock()
    for number, source in enumerate(search.sources, 1):
        summary.add(*work.take(source))
        reset_queries()
        if number in ends:
            total = clock() - start
            yield {**Timed.spent, "loading": total - Timed.spent.total(), "in total": total}
            Timed.spent.clear()
            start = clock()
    work.finish()
    show(summary.counts())


def show(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
