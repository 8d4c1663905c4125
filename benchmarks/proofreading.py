"""What proofreading an issue costs, and how that grows: `python benchmarks/proofreading.py [--archives N …]`.

Prints the processor seconds of the detectors alone for 7,000 characters and, because seconds on a shared machine say
little, the ratio to jieba cutting the same text once, detector by detector. Then loads a sample issue into archives of
N issues (rows made in bulk: leaders who are in every issue under their names and offices, others who are in one, terms,
corrections) and prints what `proofread` takes in each, with its look-ups and writing, and the ratio to the smallest.
"""

import argparse
import logging
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.parsing import parse_issue  # noqa: E402
from articles.proofing.archive import Shelf  # noqa: E402
from articles.proofing.detectors import DETECTORS  # noqa: E402
from articles.proofing.galleys import galley_of  # noqa: E402
from articles.proofing.records import Galley  # noqa: E402

SAMPLE = ROOT / "fixtures" / "issues" / "2024-12-02.txt"
ROUNDS = 5
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
SIGNS = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春梅建国志文海燕红雪松柏青禾岚川远航思齐子涵雨桐佳怡欣然"
ENDINGS = ("社区", "街道", "产业园", "管理局", "小学", "合作社", "广场", "服务中心")
EACH_ISSUE = 25


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archives", type=int, nargs="+", default=[50, 5_000], help="their sizes in issues")
    options = parser.parse_args()
    parsed = parse_issue(SAMPLE.name, SAMPLE.read_bytes())
    galley = galley_of(parsed)
    alone(galley, parsed.decoded.text, 7_000 / parsed.characters)
    with tempfile.TemporaryDirectory() as folder:
        grown(Path(folder), sorted(options.archives))


def alone(galley: Galley, text: str, scale: float) -> None:
    """Prints what the detectors take without a database."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    shelf = Shelf([galley]).beside(galley)
    started = seconds(lambda: [list(find(galley, shelf)) for find in DETECTORS.values()])
    show(f"first time, with dictionaries and models: {started:.2f} s")
    total, cut = 0.0, statistics.median(seconds(lambda: list(jieba.cut(text))) for _ in range(ROUNDS))
    for name, find in DETECTORS.items():
        took = statistics.median(seconds(lambda find=find: list(find(galley, shelf))) for _ in range(ROUNDS))
        total += took
        show(f"{name:14}{took * scale * 1000:7.0f} ms for 7,000 characters, {took / cut:5.2f} of jieba")
    show(f"{'all':14}{total * scale * 1000:7.0f} ms for 7,000 characters, {total / cut:5.2f} of jieba")


def grown(folder: Path, sizes: list[int]) -> None:
    """Prints what proofreading the sample takes in archives of these sizes."""
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'unused.sqlite3'}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "bulletin.settings"
    import django

    django.setup()
    from django.db import connection

    connection.settings_dict["TEST"]["NAME"] = str(folder / "archive.sqlite3")
    connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        issue = load_sample()
        first, made = 0.0, 0
        for size in sizes:
            fill(made, size)
            made = size
            took = statistics.median(read_again(issue) for _ in range(ROUNDS))
            first = first or took
            show(
                f"archive of {size:6,} issues: {took * 1000:6.0f} ms to proofread one, {took / first:.2f} of the first"
            )
    finally:
        connection.creation.destroy_test_db(str(folder / "unused.sqlite3"), verbosity=0)


def load_sample():
    from articles.loading import load
    from articles.models import ImportRun, Publication

    publication = Publication.objects.default()
    parsed = parse_issue(SAMPLE.name, SAMPLE.read_bytes())
    file = load(parsed, SAMPLE.read_bytes(), run=ImportRun.objects.create(), publication=publication)
    return file.issue


def read_again(issue) -> float:
    from articles.proofreading.issues import proofread

    return seconds(lambda: proofread(issue))


def fill(start: int, end: int) -> None:
    """Adds issues from number `start` to `end`, each with people, terms and a correction."""
    from articles.models import Appearance, Article, Correction, Issue, Publication, Term, TermUse
    from articles.proofreading.terms import index
    from people.models import NameForm, Office, Person
    from people.register import index_forms

    publication, days = Publication.objects.default(), date(2000, 1, 1)
    sample = Issue.objects.get(date=date(2024, 12, 2))
    for number in range(start, end):
        chance = random.Random(number)
        issue = Issue.objects.create(publication=publication, date=days + timedelta(days=number), date_confirmed=True)
        article = Article.objects.create(issue=issue, number=1, text="", headline="")
        names = ["".join((chance.choice(SURNAMES), *chance.choices(SIGNS, k=2))) for _ in range(EACH_ISSUE)]
        people = Person.objects.bulk_create(
            Person(name=name, slug=f"{name}-{number}-{at}") for at, name in enumerate(names)
        )
        index_forms(NameForm.objects.bulk_create(NameForm(person=p, form=p.name) for p in people))
        Office.objects.bulk_create(Office(person=person, title="居民") for person in people)
        leaders = list(Person.objects.filter(appearances__article__issue=sample).distinct()[:40])
        Appearance.objects.bulk_create(
            Appearance(article=article, person=person, printed=[person.name]) for person in (*people, *leaders)
        )
        words = {"".join(chance.choices(SIGNS, k=3)) + chance.choice(ENDINGS) for _ in range(EACH_ISSUE)}
        known = set(Term.objects.filter(text__in=words).values_list("text", flat=True))
        terms = Term.objects.bulk_create(Term(text=word, places=1, issues=1) for word in sorted(words - known))
        index(terms)
        TermUse.objects.bulk_create(TermUse(term=term, issue=issue) for term in terms)
        wrong = "".join(chance.choices(SIGNS, k=3))
        Correction.objects.get_or_create(wrong=wrong, right=wrong[::-1], defaults={"opening": wrong[:2]})


def seconds(call: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def show(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
