"""What `import_issues` refuses, and what it tells an operator to do."""

import os
import zipfile
from pathlib import Path

import pytest

from articles.loading import files
from articles.models import ImportedFile, ImportRun, Issue, Publication
from articles.parsing import parse_issue
from tests.articles.importing import ISSUE, Ran, manage, outcomes, write

pytestmark = pytest.mark.django_db
Outcome = ImportedFile.Outcome


@pytest.fixture(autouse=True)
def english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> Path:
    """An empty folder that the operator stands in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


# What is refused: every bad input of the issue, with what to do


DEEP = "x/" * 60


def many(count: int, text: str) -> bytes:
    return (text * count).encode()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", ["空", "OCR"]),
        ("blank.txt", " \n\u3000\n".encode(), ["空白", "OCR"]),
        ("furniture.txt", "扫一扫 关注我们\n\n责任编辑：苗禾\n".encode(), ["没有文章", "请"]),
        ("binary.txt", bytes(range(256)) * 40, ["字节", "UTF-8"]),
        ("controls.txt", b"\x01\x02\x03\x04" * 100, ["控制字符", "UTF-8"]),
        ("a.txt", b"%PDF-1.7\n...", ["PDF", "OCR"]),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + b"0" * 50, ["PNG", "OCR"]),
        ("nul.txt", ISSUE.encode()[:90] + b"\0" + ISSUE.encode()[90:], ["NUL", "UTF-8"]),
        ("large.txt", b"0" * (50 * 1024 * 1024), ["8 MB", "Split it"]),
        ("line.txt", many(1_700_000, "字"), ["200,000", "分行"]),
        ("lines.txt", many(100_000, "一行字。\n"), ["20,000", "拆开"]),
        ("mixed.txt", ISSUE.encode() + ISSUE.encode("gb18030"), ["两种编码", "UTF-8"]),
        ("damaged.txt", ISSUE.encode().replace("会".encode(), b"\xff\xfe\xff"), ["字节", "--encoding"]),
    ],
)
def test_bad_files_are_refused_with_what_to_do(name, content, words):
    write("2031-03-05.txt")
    ran = Ran(write(name, content), "2031-03-05.txt")
    assert (ran.code, outcomes()) == (1, {name: "refused", "2031-03-05.txt": "new"})
    reason = ImportedFile.objects.get(name=name).reason
    assert all(word in reason for word in words), reason
    assert not reason.startswith(name)
    assert reason.split("\n")[0] in ran.out
    assert ran.message == "Refused: 1 of 2 files. The reasons stand above."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "本报讯（记者 苗禾）3月3日，云岫区召开春季工作会议，区长柏青主持会议。\n\n会议要求做好绿化工作。\n",
            "没有标题",
        ),
        ("# 云岫区召开春季工作会议\n\n# 社区运动会开幕\n", "只有标题"),
    ],
)
def test_unusual_files_are_loaded_with_a_warning(text, words):
    assert Ran(write("2031-03-04.txt", text)).code == 0
    assert words in ImportedFile.objects.get().reason


@pytest.mark.parametrize(
    ("prepare", "name"),
    [
        (lambda: write("in/" + DEEP + "1.txt"), "in"),
        (lambda: (Path("loop").mkdir(), os.symlink("1.txt", "loop/1.txt")), "loop"),
        (lambda: write("in.zip", b"PK\x03\x04 broken"), "in.zip"),
        (lambda: zipped("bomb.zip", "1.txt", b"0" * 7_000_000), "bomb.zip"),
        (lambda: zipped("evil.zip", "../1.txt", ISSUE.encode()), "evil.zip"),
    ],
)
def test_bad_folders_and_archives_do_not_stop_the_others(prepare, name):
    prepare()
    ran = Ran(name, write("2031-03-05.txt"))
    assert ran.code == 1
    (refused,) = ImportedFile.objects.filter(outcome=Outcome.REFUSED)
    assert refused.name.startswith(name)
    assert refused.reason
    assert outcomes()["2031-03-05.txt"] == "new"


def zipped(path: str, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)


def test_two_files_that_claim_one_day():
    ran = Ran(write("a/2031-03-04.txt"), write("b/20310304.txt", ISSUE + "\n又一行。"))
    assert (ran.code, list(outcomes().values())) == (1, ["new", "refused"])
    assert "“b/20310304.txt” and “a/2031-03-04.txt” both claim 2031-03-04" in ran.out


def test_a_program_error_stops_one_file_only(monkeypatch):
    def fail(source, *args, **kwargs):
        if source == "1.txt":
            raise RecursionError("too deep")
        return parse_issue(source, *args, **kwargs)

    monkeypatch.setattr("articles.management.runs.parse_issue", fail)
    assert Ran(write("1.txt"), write("2031-03-05.txt")).code == 1
    assert outcomes() == {"1.txt": "refused", "2031-03-05.txt": "new"}
    assert "RecursionError: too deep" in ImportedFile.objects.get(name="1.txt").reason


def test_interrupted_the_file_under_way_leaves_nothing(monkeypatch):
    def interrupt(parsed, *args, **kwargs):
        if parsed.source == "2031-03-05.txt":
            raise KeyboardInterrupt
        return saved(parsed, *args, **kwargs)

    saved = files.save_events
    monkeypatch.setattr(files, "save_events", interrupt)
    ran = Ran(write("2031-03-04.txt"), write("2031-03-05.txt", ISSUE + "\n又一行。"))
    assert (ran.code, ran.message) == (130, "Interrupted. What was loaded stays; run the command again to go on.")
    assert outcomes() == {"2031-03-04.txt": "new"}
    assert ImportRun.objects.get().finished is None
    assert Issue.objects.count() == 1


# Wrong usage


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "required: PATH"),
        (["nothing.txt"], "nothing.txt: There is no such file or folder."),
        (["--date", "2.12.2024", "."], "write it as 2024-12-02"),
        (["--encoding", "klingon", "."], "'klingon' is no encoding"),
        (["--encoding", "rot13", "."], "'rot13' is no encoding"),
        (["--publication", "nobody", "1.txt"], "There is no bulletin “nobody”. Known: 区报, 云汀报 (yunting)."),
    ],
)
def test_wrong_usage(arguments, words):
    Publication.objects.create(name="云汀报", slug="yunting")
    write("1.txt")
    ran = Ran(*arguments)
    assert words in ran.message
    assert not ImportRun.objects.exists()


def test_exit_codes_of_the_process(here):
    assert manage("nothing.txt").returncode == 2
    assert manage().returncode == 2
    assert manage("--dry-run", write("2031-03-04.txt"), DATABASE_URL=f"sqlite:///{here}/none").returncode == 0
    assert manage("--dry-run", write("empty.txt", ""), DATABASE_URL=f"sqlite:///{here}/none").returncode == 1


def test_help_has_examples():
    ran = manage("--help")
    assert "manage.py import_issues --dry-run --json issues/ > report.json\n" in ran.stdout
