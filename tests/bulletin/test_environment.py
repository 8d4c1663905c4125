import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from bulletin.environment import Environment, load_env_file
from bulletin.settings import env

ROOT = Path(settings.BASE_DIR)


@pytest.mark.parametrize(
    ("call", "value", "expected"),
    [
        (lambda e: e.flag("X", False), "1", True),
        (lambda e: e.flag("X", True), "off", False),
        (lambda e: e.flag("X", True), "", True),
        (lambda e: e.number("X", 5), "", 5),
        (lambda e: e.number("X", 5), "0", 0),
        (lambda e: e.words("X"), "a, b,,c", ["a", "b", "c"]),
        (lambda e: e.choice("X", "a", {"a", "b"}), "b", "b"),
    ],
)
def test_reads(call, value, expected):
    assert call(Environment({"X": value})) == expected


@pytest.mark.parametrize(
    ("call", "value"),
    [
        (lambda e: e.flag("X", False), "maybe"),
        (lambda e: e.number("X", 5), "five"),
        (lambda e: e.number("X", 5, at_least=1), "0"),
        (lambda e: e.choice("X", "a", {"a", "b"}), "c"),
    ],
)
def test_refuses_with_the_name_and_the_value(call, value):
    with pytest.raises(ImproperlyConfigured, match=f"X must .*{value}"):
        call(Environment({"X": value}))


def test_env_file_does_not_override_what_is_set(tmp_path, monkeypatch):
    monkeypatch.setenv("BULLETIN_TEST_SET", "outside")
    monkeypatch.delenv("BULLETIN_TEST_FREE", raising=False)
    (tmp_path / ".env").write_text("# note\n\nBULLETIN_TEST_SET=inside\nBULLETIN_TEST_FREE='报'\n", encoding="utf-8")
    load_env_file(tmp_path / ".env")
    import os

    assert (os.environ["BULLETIN_TEST_SET"], os.environ["BULLETIN_TEST_FREE"]) == ("outside", "报")
    monkeypatch.delenv("BULLETIN_TEST_FREE")


def test_env_file_names_the_bad_line(tmp_path):
    (tmp_path / ".env").write_text("DEBUG=1\nSECRET KEY\n")
    with pytest.raises(ImproperlyConfigured, match=r"\.env, line 2"):
        load_env_file(tmp_path / ".env")


def test_env_example_lists_every_variable():
    listed = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M))
    source = (ROOT / "bulletin" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"env\.(?:text|flag|number|choice|words)\(\s*\"([A-Z_]+)\"", source))
    assert set(env.asked) <= read
    assert listed == read
