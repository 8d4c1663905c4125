"""HTML -> PDF, in a process of its own: `python typesetting.py STYLESHEET < page.html > page.pdf`.

Laying out pages takes a second or two and some hundred megabytes: they are gone with the process, and a text that
would take for ever is ended with it. Nothing is fetched: pictures stand in the page as data.
"""

import logging
import sys

MOST_MEMORY = 2 * 1024**3
MOST_SECONDS = 30
# What a library of the system that is missing ends the process with.
NOT_INSTALLED = 3


def limit() -> None:
    """Bounds the process, where the system knows how."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def main(stylesheet: str) -> int:
    limit()
    try:
        from weasyprint import CSS, HTML, URLFetcher
    except (ImportError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201  (what the parent process logs)
        return NOT_INSTALLED
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fetcher = URLFetcher(allowed_protocols={"data"})
    page = HTML(string=sys.stdin.buffer.read().decode(), url_fetcher=fetcher)
    sys.stdout.buffer.write(page.write_pdf(stylesheets=[CSS(filename=stylesheet)], pdf_tags=True))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
