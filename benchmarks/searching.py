"""How fast and how exactly the search finds: `python benchmarks/searching.py [--articles N] [--times T]`.

Makes an archive of N invented articles (default 4,000) in a database that is made for it and deleted (SQLite in a
temporary folder, or `benchmark_searching` beside that of `--database URL`), indexes it, and compares for test words of
one to four characters the count of the search with that of a plain search for the words in the folded texts; more than
the search counts up to has to be told as such. Then prints the 95th percentile of milliseconds of a whole search page
in this process, best first and newest first. With `--times 10` all is done again with ten times as many articles, and
the ratio for the newest of the commonest word is printed: it should stay far below ten.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

COMMONEST = "的"
WORDS = (
    COMMONEST, "说", "桥", "我们", "发展", "社区", "佘景澄", "苗禾", "人民政府", "居委会", "有没有", "是一个",
    "社会主义", "共同努力", "晏若谷", "了他", "铁路",
)  # fmt: skip
ROUNDS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=4000, help="how many articles (default 4000)")
    parser.add_argument("--times", type=int, default=1, help="how many times as many in a second archive")
    parser.add_argument("--database", help="a server to make the database on, as DATABASE_URL names it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = options.database or f"sqlite:///{Path(folder) / 'unused.sqlite3'}"
        os.environ.update(DJANGO_SETTINGS_MODULE="bulletin.settings", DEBUG="0", HTTPS="0", SECRET_KEY="x" * 60)
        os.environ["ALLOWED_HOSTS"] = "testserver"
        import django
        from django.conf import settings

        django.setup()
        plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
        small = measure(Path(folder), options.articles)
        if options.times > 1:
            large = measure(Path(folder), options.articles * options.times)
            show(
                f"newest of the commonest word: {large / small:.1f} times as long in {options.times} times the archive"
            )


def measure(folder: Path, articles: int) -> float:
    """Milliseconds of the newest of the commonest word (95th percentile) in an archive of this size."""
    from archive import fill
    from django.db import connection

    from articles.search.entries import reindex

    inside = connection.vendor == "sqlite"
    connection.settings_dict["TEST"]["NAME"] = str(folder / "archive.sqlite3") if inside else "benchmark_searching"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        fill(articles)
        start = time.perf_counter()
        for _done in reindex():
            pass
        show(f"{articles:,} articles, indexed in {time.perf_counter() - start:.0f} s")
        count()
        show(f"    best first: {percentile(WORDS, ''):.1f} ms, newest first: {percentile(WORDS, 'newest'):.1f} ms")
        return percentile((COMMONEST,), "newest")
    finally:
        connection.creation.destroy_test_db(str(folder / "unused.sqlite3"), verbosity=0)


def count() -> None:
    """Prints for how many words the count is right, and those for which it is not."""
    from django.http import QueryDict

    from articles.models import Article
    from articles.search.candidates import MOST, find
    from articles.search.filters import filters_of
    from articles.search.folding import fold
    from articles.search.language import parse

    true = dict.fromkeys(WORDS, 0)
    for headline, text in Article.objects.values_list("headline", "text").iterator():
        folded = fold(f"{headline}\n{text}")
        for word in WORDS:
            true[word] += fold(word) in folded
    right = 0
    for word, number in true.items():
        found = find(parse(word), filters_of(QueryDict()))
        if (found.count, found.is_capped) == (min(number, MOST), number > MOST):
            right += 1
        else:
            show(f"    {word}: {found.count} instead of {number}")
    show(f"    {right} of {len(WORDS)} words counted exactly (above {MOST:,} as more than that)")


def percentile(words: tuple[str, ...], order: str) -> float:
    """The 95th percentile of the milliseconds that a search page takes."""
    from django.test import Client

    client, taken = Client(), []
    for _ in range(ROUNDS):
        for word in words:
            start = time.perf_counter()
            response = client.get("/search/", {"q": word, "sort": order})
            taken.append((time.perf_counter() - start) * 1000)
            if response.status_code != 200:
                raise SystemExit(f"{word}: {response.status_code}")
    return sorted(taken)[int(len(taken) * 0.95)]


def show(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
