"""Texts in .zip files."""

import os
import struct
import zipfile
from pathlib import Path

import pytest

from articles import archives
from articles.parsing.decode import MOST_BYTES
from articles.sources import find
from tests.articles.finding import TEXT, names, pack, refusals, write


@pytest.fixture(autouse=True)
def english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """An empty folder that the operator stands in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_texts_of_an_archive(here):
    pack("in.zip", {"10.txt": TEXT, "2024/9.txt": b"nine", "scan.jpg": b"", "__MACOSX/._9.txt": b"", "d/": b""})
    found = find(["in.zip"]).sources
    assert [(source.name, source.read()) for source in found] == [
        ("in.zip/10.txt", TEXT),
        ("in.zip/2024/9.txt", b"nine"),
    ]


def test_archives_in_a_folder_are_taken_when_they_are_asked_for(here):
    pack("in.zip", {"1.txt": TEXT})
    write("in/1.txt")
    os.rename("in.zip", "in/in.zip")
    assert names("in") == ["in/1.txt"]
    assert names("in", pattern="*.zip") == ["in/in.zip/1.txt"]


def test_an_archive_is_closed_after_its_last_member(here):
    pack("in.zip", {"1.txt": TEXT, "2.txt": TEXT})
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    found = find(["in.zip"]).sources
    for source in found:
        source.read()
    assert before == (len(os.listdir("/proc/self/fd")) if before else 0)


def test_names_in_gbk_without_a_flag(here):
    pack("in.zip", {"XXXXXXXX.txt": TEXT})
    raw = Path("in.zip").read_bytes().replace(b"XXXXXXXX", "云岫区报".encode("gbk"))
    Path("in.zip").write_bytes(raw)
    assert names("in.zip") == ["in.zip/云岫区报.txt"]


@pytest.mark.parametrize("name", ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "..\\evil.txt"])
def test_names_that_lead_out_of_the_archive(here, name):
    pack("in.zip", {name: TEXT, "good.txt": TEXT})
    shown = name.replace("\\", "/")
    assert refusals("in.zip") == {
        f"in.zip/{shown}": "The name of this file leads out of the archive. "
        "Pack the archive anew, with plain names inside."
    }
    assert "in.zip/good.txt" in names("in.zip")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"PK\x03\x04 and then nothing", "it is no zip archive, or its end is missing"),
        (b"", "it is no zip archive, or its end is missing"),
        (b"PK\x05\x06" + b"\xff" * 18, "The archive has too many files."),
        (b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 9, 9, 500, 0, 0), "cannot be read"),
    ],
)
def test_a_broken_archive(here, content, word):
    Path("in.zip").write_bytes(content)
    assert word in refusals("in.zip")["in.zip"]


def test_a_member_that_was_damaged(here):
    pack("in.zip", {"1.txt": os.urandom(5000), "2.txt": TEXT})
    raw = bytearray(Path("in.zip").read_bytes())
    raw[2000:2010] = b"0123456789"
    Path("in.zip").write_bytes(raw)
    (complaint,) = refusals("in.zip").items()
    assert complaint[0] == "in.zip/1.txt"
    assert "Pack the archive again" in complaint[1]


@pytest.mark.parametrize("members", [{"0.txt": b"0" * 5_000_000}, {f"{n}.txt": b"0" * 2_000_000 for n in range(300)}])
def test_a_zip_bomb(here, members):
    pack("bomb.zip", members)
    assert "out of all proportion to its own size: a zip bomb" in refusals("bomb.zip")["bomb.zip"]


def test_too_many_members(here, monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    pack("in.zip", {f"{n}.txt": TEXT for n in range(4)})
    assert refusals("in.zip")["in.zip"] == "The archive has 4 texts, more than 3. Split it into several archives."


def test_a_large_member(here):
    pack("in.zip", {"1.txt": os.urandom(MOST_BYTES + 1024 * 1024)})
    assert refusals("in.zip")["in.zip/1.txt"].startswith("The file has 9 MB; an issue has less than 8.")


def test_a_locked_member(here):
    pack("in.zip", {"1.txt": TEXT})
    raw = bytearray(Path("in.zip").read_bytes())
    raw[6] |= 1
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    Path("in.zip").write_bytes(raw)
    assert refusals("in.zip")["in.zip/1.txt"].startswith("This file of the archive is locked with a password.")


def test_a_link_in_an_archive(here):
    info = zipfile.ZipInfo("1.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile("in.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert refusals("in.zip")["in.zip/1.txt"].startswith("This is a link and not a text.")
