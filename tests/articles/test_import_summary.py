"""What an import shows while it runs and at its end."""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.conf import settings as project

from articles.management.progress import Progress
from articles.management.summary import Row, Summary, aligned, shorten, width
from tests.articles.importing import write


@pytest.fixture(autouse=True)
def english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal_and_lines_in_a_log():
    row = Row("new", "2031-03-04.txt", "2031-03-04", (2, 1, 3, 1, 0), "9 = 9", "utf-8")
    terminal, log = Terminal(), io.StringIO()
    for stream in (terminal, log):
        progress = Progress(stream, 1)
        progress.step(row)
        progress.close()
    assert "100%" in terminal.getvalue()
    assert log.getvalue() == "[1/1] 2031-03-04.txt: new, articles: 2, photos: 1\n"


def test_the_table_is_aligned_for_chinese():
    assert (width("区报.txt"), width("e\u0301")) == (8, 1)
    figures = ["", "", "", "1", "22", "", "", "", "9 = 9", ""]
    widths = [6, 8, 4, 2, 2, 2, 2, 2, 7, 5]
    lines = [aligned(["新", name, *figures[2:]], widths) for name in ("区报.txt", "abcd.txt")]
    assert [line.index("1") + line.count("区") + line.count("报") for line in lines] == [lines[1].index("1")] * 2
    assert shorten("云" * 30 + "1.txt").endswith("云1.txt")
    assert width(shorten("云" * 30 + "1.txt")) <= 48


def test_an_empty_summary():
    assert Summary().lines()[-1] == "files: 0 ()"


def chunks(terminal: int) -> Iterator[str]:
    """What was shown; Linux ends it with an error."""
    with suppress(OSError):
        while chunk := os.read(terminal, 10_000):
            yield chunk.decode()


def test_on_a_real_terminal(tmp_path, monkeypatch):
    """No colours of errors, and a bar that stays on its line."""
    monkeypatch.chdir(tmp_path)
    write("1.txt")
    ours, theirs = pty.openpty()
    command = [sys.executable, str(project.BASE_DIR / "manage.py"), "import_issues", "--dry-run", "1.txt"]
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/none"}
    subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, check=True)
    os.close(theirs)
    shown = "".join(chunks(ours))
    os.close(ours)
    assert "100%" in shown
    assert "\x1b[31" not in shown
    assert shown.count("\n") == 1
