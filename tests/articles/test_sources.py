"""Which files an import reads, and what it says of those it cannot."""

import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from articles import sources
from articles.parsing.decode import MOST_BYTES
from articles.sources import display_name, find, natural
from tests.articles.finding import TEXT, names, pack, refusals, write


@pytest.fixture(autouse=True)
def english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """An empty folder that the operator stands in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Files and folders


def test_a_file_is_taken_whatever_its_name(here):
    write("issue.ocr")
    (source,) = find(["./issue.ocr"]).sources
    assert (source.name, source.read()) == ("issue.ocr", TEXT)


def test_a_folder_gives_its_texts_in_natural_order(here):
    write("in/10.txt", "in/9.txt", "in/a/2.MD", "in/a/b/1.txt", "in/scan.jpg", "in/.hidden.txt", "in/.git/x.txt")
    search = find(["in"])
    assert [source.name for source in search.sources] == ["in/9.txt", "in/10.txt", "in/a/2.MD", "in/a/b/1.txt"]
    assert search.left_out == 1


def test_glob_chooses_other_names(here):
    write("in/1.txt", "in/1.ocr", "in/a/2.ocr", "in/b/3.ocr")
    assert names("in", pattern="*.ocr") == ["in/1.ocr", "in/a/2.ocr", "in/b/3.ocr"]
    assert names("in", pattern="a/*.ocr") == ["in/a/2.ocr"]


def test_patterns_that_no_shell_has_expanded(here):
    write("in/2024-1.txt", "in/2024-2.txt", "in/2025-1.txt", "in/a/b/2024-3.txt")
    assert names("in/2024-*.txt") == ["in/2024-1.txt", "in/2024-2.txt"]
    assert names("in/**/2024-*.txt") == ["in/2024-1.txt", "in/2024-2.txt", "in/a/b/2024-3.txt"]


def test_a_file_named_like_a_pattern_is_that_file(here):
    write("[1].txt")
    assert names("[1].txt") == ["[1].txt"]


def test_each_file_is_taken_once(here):
    write("in/1.txt")
    os.symlink("in/1.txt", "link.txt")
    assert names("in", "in/1.txt", str(here / "in"), "link.txt") == ["in/1.txt"]


def test_paths_are_taken_in_the_order_they_are_named(here):
    write("b.txt", "a.txt")
    assert names("b.txt", "a.txt") == ["b.txt", "a.txt"]


def test_standard_input():
    (source,) = find(["-"], stdin=io.BytesIO(TEXT)).sources
    assert (source.name, source.read()) == ("-", TEXT)


def test_content_is_read_only_when_its_turn_comes(here):
    write("1.txt")
    (source,) = find(["1.txt"]).sources
    Path("1.txt").write_bytes(b"later")
    assert source.read() == b"later"


# What cannot be read


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("nothing.txt", "There is no such file or folder. Check the path."),
        ("no*.txt", "No file matches this pattern. Check it, and put it in quotes."),
        ("empty", "No file to import in this folder. It takes .txt and .md; --glob takes others."),
        ("empty.zip", "No file to import in this archive. It takes .txt and .md; --glob takes others."),
    ],
)
def test_nothing_there(here, path, complaint):
    Path("empty").mkdir()
    pack("empty.zip", {"a.jpg": b""})
    search = find([path])
    assert search.missing == [f"{path}: {complaint}"]
    assert refusals(path) == {path: complaint}


def test_links_in_a_circle_end(here):
    write("in/a/1.txt")
    os.symlink(here / "in", "in/a/up")
    os.symlink(here / "in", "in/again")
    os.symlink("self.txt", "in/self.txt")
    assert names("in") == ["in/a/1.txt", "in/self.txt"]
    assert names("in/**/*.txt") == ["in/a/1.txt", "in/self.txt"]
    assert "Too many levels of symbolic links" in refusals("in")["in/self.txt"]


def test_a_link_that_leads_nowhere(here):
    os.symlink("gone.txt", "link.txt")
    assert refusals("link.txt") == {
        "link.txt": "A link that leads nowhere, or the file went away. Name the file itself."
    }


def test_folders_deeper_than_anyone_sorts(here):
    write("in/1.txt", "in/" + "d/" * 60 + "2.txt")
    (complaint,) = refusals("in").values()
    assert names("in")[-1] == "in/1.txt"
    assert complaint == "Folders are more than 40 deep here. Name the folder with the issues itself."


@contextmanager
def nobody():
    """Root may read everything, so the test gives up its rights for a while."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX systems")
def test_unreadable_files_and_folders(here):
    write("in/shut/1.txt", "in/2.txt")
    Path("in/shut").chmod(0)
    Path("in/2.txt").chmod(0)
    here.chmod(0o755)
    with nobody():
        complaints = refusals("in")
    Path("in/shut").chmod(0o755)
    word = "No permission to read it. Give the account that imports the right to (chmod +r)."
    assert complaints == {"in/shut": word, "in/2.txt": word}


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file that fails when read")
def test_a_file_that_fails_when_it_is_read():
    assert refusals("/proc/self/mem") == {
        "/proc/self/mem": "It cannot be read (Input/output error). Check the disk and the file, or copy it elsewhere."
    }


def test_what_is_no_ordinary_file_is_not_waited_for(here):
    os.mkfifo("pipe.txt")
    assert refusals("pipe.txt")["pipe.txt"].startswith("This is no ordinary file.")


def test_a_large_file_is_refused_before_it_is_read(here):
    with open("large.txt", "wb") as file:
        file.truncate(50 * 1024 * 1024)
    word = "The file has more than 8 MB, about four hundred times an issue. Split it by issue or by page."
    assert refusals("large.txt") == {"large.txt": word}
    assert refusals("-", stdin=io.BytesIO(b"x" * (MOST_BYTES + 1))) == {"-": word}


# Names


def test_natural_order():
    assert sorted(["2.txt", "10.txt", "a", "01.txt", "1.txt", "第10版", "第9版"], key=natural) == [
        "01.txt", "1.txt", "2.txt", "10.txt", "a", "第9版", "第10版",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("./a//b.txt", "a/b.txt"),
        ("/data/b.txt", "/data/b.txt"),
        ("a\nb\x1b.txt", "a\ufffdb\ufffd.txt"),
        (os.fsdecode("区报.txt".encode("gbk")), "区报.txt"),
        ("深/" * 400 + "1.txt", "…" + ("深/" * 400 + "1.txt")[-499:]),
    ],
)
def test_display_name(path, shown):
    assert display_name(path) == shown
    assert len(shown) <= sources.LONGEST_NAME
