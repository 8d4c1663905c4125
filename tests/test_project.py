"""What holds for the project as a whole: its catalogue, its papers, its promises."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CATALOGUE = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"


def test_every_word_of_the_interface_has_chinese():
    catalogue = polib.pofile(str(CATALOGUE))
    missing = [entry.msgid for entry in catalogue if not entry.translated() and not entry.obsolete]
    assert missing == []


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]", text))


def test_placeholders_survive_translation():
    for entry in polib.pofile(str(CATALOGUE)):
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert placeholders(text) == placeholders(entry.msgid_plural or entry.msgid), entry.msgid


def words(entries: list[polib.POEntry] | polib.MOFile) -> dict:
    return {(entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr for entry in entries}


def test_the_compiled_catalogue_is_that_of_the_source():
    source = [entry for entry in polib.pofile(str(CATALOGUE)) if entry.translated()]
    assert words(polib.mofile(str(CATALOGUE.with_suffix(".mo")))) == words(source), "run `make messages`"


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="no gettext on this machine: install the package gettext")
def test_the_catalogue_has_every_word_of_the_code(tmp_path):
    for folder in ("bulletin", "articles", "people", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.pyc", "pack"))
    (tmp_path / "locale").mkdir()
    subprocess.run(
        [
            sys.executable,
            "-m",
            "django",
            "makemessages",
            "-l",
            "zh_Hans",
            "--no-location",
            "--no-wrap",
            "--verbosity=0",
        ],
        cwd=tmp_path,
        check=True,
    )
    needed = words(polib.pofile(str(tmp_path / "locale/zh_Hans/LC_MESSAGES/django.po"))).keys()
    known = words([entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]).keys()
    assert needed ^ known == set(), "run `make messages` and translate what is new"


def test_every_package_is_pinned_and_explained():
    pinned = re.findall(r"^([\w-]+)(?:\[\w+\])?==[\w.]+$", (ROOT / "requirements.txt").read_text(), re.M)
    lines = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if line and not line.startswith("#")]
    assert len(pinned) == len(lines)
    readme = (ROOT / "README.md").read_text(encoding="utf-8").lower()
    assert [name for name in pinned if f"[{name}]" not in readme] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-hans.md"])
def test_what_the_readme_points_to_is_there(name):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
