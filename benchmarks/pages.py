"""How fast readers get pages: `python benchmarks/pages.py [--articles N] [--database URL]`.

Makes an archive of N invented articles (default 3,000) in a database that is made for it and deleted (SQLite in a
temporary folder, or `benchmark_pages` on the server of `--database URL`), serves it by gunicorn with two workers, and
lets two readers at a time ask for pages over HTTP. Prints of each kind of page the 95th percentile of milliseconds
and, in the same run, how many pages a second it makes of what a bare view makes that sends the same bytes after the
same queries: 1.00 would mean that drawing a page costs nothing.
"""

import argparse
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

READERS, WORKERS = 2, 2
# Pages of a kind, asked for one after the other, so many times.
PAGES, ROUNDS = 40, 5
WORDS = ("的", "说", "我们", "发展", "社区", "佘景澄", "苗禾", "人民政府", "社会主义", "铁路")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3000, help="how many articles (default 3000)")
    parser.add_argument("--database", help="a server to make the database on, as DATABASE_URL names it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        inside = options.database is None
        url = f"sqlite:///{Path(folder) / 'archive.sqlite3'}" if inside else options.database
        prepare(url, Path(folder))
        from django.db import connection

        name = str(Path(folder) / "archive.sqlite3") if inside else "benchmark_pages"
        connection.settings_dict["TEST"]["NAME"] = name
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        os.environ["DATABASE_URL"] = url if inside else options.database.rpartition("/")[0] + "/benchmark_pages"
        try:
            make_archive(options.articles)
            measure(pages())
        finally:
            connection.creation.destroy_test_db(str(Path(folder) / "unused.sqlite3"), verbosity=0)


def prepare(url: str, folder: Path) -> None:
    os.environ.update(
        DATABASE_URL=url, DJANGO_SETTINGS_MODULE="bulletin.settings", DEBUG="0", HTTPS="0", SECRET_KEY="x" * 60,
        ALLOWED_HOSTS="127.0.0.1", MEDIA_ROOT=str(folder / "media"), STATIC_ROOT=str(folder / "static"),
    )  # fmt: skip
    import django
    from django.core.management import call_command

    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)


def make_archive(articles: int) -> None:
    from archive import fill

    from articles.search.entries import reindex

    start = time.perf_counter()
    fill(articles)
    for _done in reindex():
        pass
    show(f"{articles:,} articles, made in {time.perf_counter() - start:.0f} s")


def pages() -> dict[str, list[str]]:
    """Addresses of each kind of page, drawn from the whole archive."""
    from urllib.parse import quote

    from articles.models import Article, Issue
    from people.models import Person

    chance = random.Random(1)

    def some(rows: Sequence) -> list[str]:
        return [row.get_absolute_url() for row in chance.sample(list(rows), min(PAGES, len(rows)))]

    return {
        "article": some(Article.objects.select_related("issue__publication")),
        "issue": some(Issue.objects.select_related("publication")),
        "person": some(Person.objects.filter(published_count__gt=0)),
        "search, best first": [f"/search/?q={quote(word)}" for word in WORDS],
        "search, newest first": [f"/search/?q={quote(word)}&sort=newest" for word in WORDS],
    }


def measure(kinds: dict[str, list[str]]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "bare:application", "--workers", str(WORKERS), "--bind",
         f"127.0.0.1:{port}", "--log-level", "error"], cwd=ROOT / "benchmarks",
    )  # fmt: skip
    try:
        wait(port)
        for kind, addresses in kinds.items():
            ask(port, addresses)  # both workers have read their templates by now
            ask(port, [f"/bare{address}" for address in addresses])
            taken, bare = ask(port, addresses * ROUNDS), ask(port, [f"/bare{a}" for a in addresses * ROUNDS])
            ratio = sum(bare) / sum(taken)
            show(
                f"{kind:22} {percentile(taken):6.1f} ms  bare {percentile(bare):6.1f} ms  {ratio:.2f} of the bare view"
            )
    finally:
        served.terminate()
        served.wait()


def wait(port: int) -> None:
    for _try in range(100):
        try:
            get(port, "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("gunicorn does not answer")


def ask(port: int, addresses: Sequence[str]) -> list[float]:
    with ThreadPoolExecutor(READERS) as readers:
        return list(readers.map(lambda address: get(port, address), addresses))


def get(port: int, address: str) -> float:
    """Milliseconds from asking to the last byte."""
    start = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address)
    response = connection.getresponse()
    response.read()
    connection.close()
    if response.status != 200:
        raise SystemExit(f"{address}: {response.status}")
    return (time.perf_counter() - start) * 1000


def percentile(taken: Sequence[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


def show(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
