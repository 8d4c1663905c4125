"""The command, as an operator sees it."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from articles.models import Article, ImportedFile, ImportRun, Issue, Publication
from articles.parsing import parse_issue
from people.models import ListedWord, Person
from tests.articles.importing import ISSUE, Ran, manage, outcomes, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> Path:
    """An empty folder that the operator stands in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_becomes_issues():
    write("in/2031-03-04.txt")
    write("in/2031-03-05.txt", ISSUE.replace("春季", "夏季"))
    ran = Ran("in")
    assert (ran.code, ran.message) == (0, "")
    assert outcomes() == {"in/2031-03-04.txt": "new", "in/2031-03-05.txt": "new"}
    assert [issue.date.isoformat() for issue in Issue.objects.all()] == ["2031-03-05", "2031-03-04"]
    assert Article.objects.filter(headline="社区运动会开幕").count() == 2
    assert ran.err.splitlines()[0].startswith("[1/2] in/2031-03-04.txt: new, articles: 2")
    row = ran.out.splitlines()[2].split()
    assert row[:4] == ["new", "in/2031-03-04.txt", "2031-03-04", "2"]
    assert ran.out.splitlines()[-1] == "files: 2 (new 2)"


def test_characters_in_are_characters_placed():
    Ran(write("2031-03-04.txt"))
    file = ImportedFile.objects.get()
    assert file.characters_in == file.characters_placed == sum(not sign.isspace() for sign in ISSUE)


def test_again_nothing_changes():
    Ran(write("2031-03-04.txt"))
    before = list(Article.objects.values())
    ran = Ran("2031-03-04.txt")
    assert (ran.code, outcomes()) == (0, {"2031-03-04.txt": "unchanged"})
    assert list(Article.objects.values()) == before
    assert ImportRun.objects.count() == ImportedFile.objects.count() == 2


def test_a_run_is_kept_with_its_arguments():
    Ran("--date=2031-03-04", write("a b.txt"))
    run = ImportRun.objects.get()
    assert run.arguments == "--date=2031-03-04 'a b.txt'"
    assert run.finished >= run.started


def test_date_goes_behind_the_name_of_the_file():
    Ran("--date", "2031-01-01", write("2031-03-04.txt"), write("scan.txt", ISSUE + "\n又一行。"))
    assert [(issue.date.isoformat(), issue.date_source) for issue in Issue.objects.order_by("pk")] == [
        ("2031-03-04", "filename"),
        ("2031-01-01", "option"),
    ]


def test_an_estimated_date_has_a_question_mark():
    ran = Ran(write("scan.txt", ISSUE.replace("3月3日", "2031年3月3日")))
    assert "2031-03-04?" in ran.out
    assert not Issue.objects.get().date_confirmed


def test_publication_by_name_or_address():
    other = Publication.objects.create(name="云汀报", slug="yunting")
    Ran("--publication", "yunting", write("2031-03-04.txt"))
    Ran("--publication", "云汀报", write("2031-03-05.txt", ISSUE + "\n又一行。"))
    assert [issue.publication for issue in Issue.objects.all()] == [other, other]


def test_glob_zip_and_standard_input(monkeypatch):
    write("in/2031-03-04.ocr")
    with zipfile.ZipFile("in.zip", "w") as archive:
        archive.writestr("2031-03-05.ocr", ISSUE.replace("春季", "夏季"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ISSUE.replace("春季", "秋季").encode())))
    ran = Ran("--glob", "*.ocr", "--date", "2031-03-06", "in", "in.zip", "-")
    assert (ran.code, outcomes()) == (0, {"in/2031-03-04.ocr": "new", "in.zip/2031-03-05.ocr": "new", "-": "new"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_are_found_and_told(encoding):
    ran = Ran(write("2031-03-04.txt", ISSUE.replace("\n", "\r\n").encode(encoding)))
    assert (ran.code, Article.objects.first().headline) == (0, "云岫区召开春季工作会议")
    assert ImportedFile.objects.get().encoding.startswith(encoding.removesuffix("-sig"))


def test_big5_is_told_by_the_operator():
    text = "# 雲岫區召開春季工作會議\n\n本報訊 3月3日，雲岫區召開春季工作會議。會議要求，各社區要做好春季綠化工作。\n"
    Ran("--encoding", "big5", write("2031-03-04.txt", text.encode("big5")))
    assert ImportedFile.objects.get().encoding == "big5"
    assert Article.objects.get().headline == "雲岫區召開春季工作會議"


def test_damaged_places_are_kept_and_told():
    raw = (ISSUE + "会议要求，各社区要做好绿化工作。\n" * 20).encode()
    at = raw.index("绿化".encode())
    ran = Ran(write("2031-03-04.txt", raw[:at] + b"\xff" + raw[at + 1 :]))
    assert ran.code == 0
    file = ImportedFile.objects.get()
    assert [line for line, _column in file.damaged] == [5] * len(file.damaged) != []
    assert "\ufffd" in Article.objects.first().text
    assert file.reason


def test_quiet_tells_nothing_but_refusals():
    assert (Ran("--quiet", write("2031-03-04.txt")).out, Ran("--quiet", "2031-03-04.txt").err) == ("", "")
    ran = Ran("--quiet", "2031-03-04.txt", write("empty.txt", ""))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("empty.txt: refused. ")


def test_files_left_out_are_told():
    write("in/2031-03-04.txt")
    write("in/scan.jpg")
    assert "not what --glob says: 1" in Ran("in").out


# The structure report


def test_dry_run_writes_nothing():
    ran = Ran("--dry-run", write("2031-03-04.txt"), write("empty.txt", ""))
    assert (ran.code, "Dry run: nothing was written." in ran.out) == (1, True)
    assert not ImportRun.objects.exists() and not ImportedFile.objects.exists() and not Issue.objects.exists()


def test_dry_run_tells_what_an_import_would_say():
    Ran(write("a/2031-03-04.txt"))
    ran = Ran("--dry-run", "a/2031-03-04.txt", write("b/2031-03-04.txt", ISSUE + "\n又一行。"))
    rows = [line.split()[0] for line in ran.out.splitlines()[2:5]]
    assert rows == ["unchanged", "merged", "Loaded"]
    assert (ran.code, ImportedFile.objects.count()) == (0, 1)


def test_json_is_all_that_is_on_standard_output():
    ran = Ran("--dry-run", "--json", write("2031-03-04.txt"), write("empty.txt", ""))
    report = json.loads(ran.out)
    assert report["format"] == "bulletin.structure/1"
    (issue,) = report["issues"]
    assert (issue["source"], issue["date"], len(issue["articles"])) == ("2031-03-04.txt", "2031-03-04", 2)
    (error,) = report["errors"]
    assert error["source"] == "empty.txt"
    assert "0 字节" in error["message"]
    assert "[1/2]" in ran.err


def test_json_together_with_an_import():
    ran = Ran("--json", write("2031-03-04.txt"))
    assert len(json.loads(ran.out)["issues"]) == Issue.objects.count() == 1


@pytest.mark.parametrize("made", [False, True])
def test_json_without_a_database_or_without_tables(here, made):
    if made:
        write("db.sqlite3", b"")
    url = f"sqlite:///{here}/db.sqlite3"
    ran = manage("--dry-run", "--json", write("2031-03-04.txt"), DATABASE_URL=url)
    assert (ran.returncode, len(json.loads(ran.stdout)["issues"])) == (0, 1)
    assert Path("db.sqlite3").exists() is made
    ran = manage(write("2031-03-04.txt"), DATABASE_URL=url)
    assert ran.returncode == 2
    assert "manage.py migrate" in ran.stderr


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_the_bulletin_s_district_is_known_to_the_parser(monkeypatch, options):
    Publication.objects.update(district="云岫区")
    asked = []

    def note(source, content, **kwargs):
        asked.append(kwargs["district"])
        return parse_issue(source, content, **kwargs)

    monkeypatch.setattr("articles.management.runs.parse_issue", note)
    assert Ran(write("2031-03-04.txt"), *options).code == 0
    assert asked == ["云岫区"]


def test_words_of_editors_count_at_the_next_import():
    ListedWord.objects.create(list="refused", word="佟远")
    ListedWord.objects.create(list="taken", word="春季绿化")
    assert Ran(write("2031-03-04.txt")).code == 0
    names = set(Person.objects.values_list("name", flat=True))
    assert "春季绿化" in names
    assert "佟远" not in names


def test_a_changed_file_is_merged():
    Ran(write("2031-03-04.txt"))
    ran = Ran(write("2031-03-04.txt", ISSUE.replace("好事办好", "好事办得更好")))
    assert (ran.code, outcomes()) == (0, {"2031-03-04.txt": "merged"})
    told = "Merged: articles with new text 1, as before 1, with their own text 0; suggestions 0, conflicts 0,"
    assert told in ran.out
    assert "files: 1 (merged 1)" in ran.out
    assert "好事办得更好" in Article.objects.get(number=1).text
    assert Ran("2031-03-04.txt").code == 0
    assert outcomes() == {"2031-03-04.txt": "unchanged"}
