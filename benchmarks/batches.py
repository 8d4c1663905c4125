"""How fast many texts are changed at once: `python benchmarks/batches.py [--places N] [--database URL]`.

Makes articles of invented text in which a misread word stands N times (default 5,000), two in each, replaces it in all
of them as one bulk change and undoes that, in a database that is made for it and deleted (SQLite in a temporary
folder, or `benchmark_batches` beside the one that URL names). The same is done before with a quarter of the articles:
where time is linear, the ratio is four. Prints seconds, the ratio, and the queries for each portion of texts. With
SQLite they are processor seconds, which other work on the machine does not lengthen.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

WRONG, RIGHT = "末来", "未来"
IN_EACH, IN_ISSUE = 2, 25
FILLING = "街道、社区和志愿者一起到现场，把居民的意见逐条记下，当天就答复。" * 20
BEGIN = date(2031, 1, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=5000, help="how many places to change (default 5000)")
    parser.add_argument("--database", help="a server to make the database on, as DATABASE_URL names it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), options.places // IN_EACH, options.database)


def measure(folder: Path, articles: int, database: str | None) -> None:
    """Makes the database, runs a quarter and then the whole in it, and prints what they took."""
    os.environ["DATABASE_URL"] = database or f"sqlite:///{folder / 'unused.sqlite3'}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "bulletin.settings"
    import django

    django.setup()
    from django.db import connection

    inside = connection.vendor == "sqlite"
    connection.settings_dict["TEST"]["NAME"] = str(folder / "texts.sqlite3") if inside else "benchmark_batches"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    clock = time.process_time if inside else time.perf_counter
    try:
        quarter, whole = (run(size, clock) for size in (articles // 4, articles))
    finally:
        connection.creation.destroy_test_db(str(folder / "unused.sqlite3"), verbosity=0)
    for step, (seconds, queries) in whole.items():
        before = quarter[step][0]
        show(f"{step}: {before:.1f} s for a quarter, {seconds:.1f} s for all, ratio {seconds / before:.1f}")
        show(f"    {queries:.1f} queries for each portion of texts")


def run(articles: int, clock: Callable[[], float]) -> dict[str, tuple[float, float]]:
    """Seconds and queries for each portion, of the change and of its undoing; what was made is taken away again."""
    from django.contrib.auth import get_user_model

    from articles.batches.replacing import replace_all
    from articles.batches.undoing import undo
    from articles.models import Article, Issue, Publication

    user = get_user_model().objects.create_superuser("benchmark")
    publication = Publication.objects.default()
    text = f"面向{WRONG}。{FILLING}\n\n规划{WRONG}。{FILLING}"
    issues = [Issue.objects.create(publication=publication, date=day) for day in days(-(-articles // IN_ISSUE))]
    for number in range(articles):
        make_article(issues[number // IN_ISSUE], number % IN_ISSUE + 1, text)
    spent = {}
    batch = timed(spent, "change", articles, clock, lambda: replace_all(WRONG, RIGHT, user))
    timed(spent, "undoing", articles, clock, lambda: undo(batch, user))
    if (batch.places, Article.objects.filter(text=text).count()) != (articles * IN_EACH, articles):
        raise SystemExit("not every place was changed and taken back")
    for row in issues:
        row.delete()
    user.delete()
    return spent


def days(how_many: int) -> list[date]:
    return [BEGIN + timedelta(days=number) for number in range(how_many)]


def make_article(issue, number: int, text: str) -> None:
    from articles import revisions
    from articles.models import Article

    article = Article.objects.create(issue=issue, number=number, headline="社区", text=text)
    revisions.first_revision(article, []).save()


def timed(spent: dict, step: str, articles: int, clock: Callable[[], float], work: Callable) -> object:
    """Runs the work and keeps its seconds and its queries for each portion of texts."""
    from django.db import connection

    from articles.batches.recording import PORTION

    queries = 0

    def counted(execute, *given):
        nonlocal queries
        queries += 1
        return execute(*given)

    start = clock()
    with connection.execute_wrapper(counted):
        result = work()
    spent[step] = clock() - start, queries / -(-articles // PORTION)
    return result


def show(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
