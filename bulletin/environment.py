"""Reads settings from the environment and refuses what it cannot understand.

A wrong value must stop the start with the variable's name, not turn silently into a default.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}


def load_env_file(path: Path) -> None:
    """Puts the NAME=value lines of a `.env` file into the environment; what is set already wins.

    Raises ImproperlyConfigured with the line number for a line that is neither that, a comment, nor blank.
    """
    if not path.is_file():
        return
    lines = map(str.strip, path.read_text(encoding="utf-8").splitlines())
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not name.strip().isidentifier():
            raise ImproperlyConfigured(f"{path.name}, line {number}: expected NAME=value, found {line[:60]!r}")
        os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


class Environment:
    """Typed access to variables. Each method raises ImproperlyConfigured for a value it cannot read."""

    def __init__(self, values: Mapping[str, str]):
        self.values = values
        self.asked: dict[str, object] = {}

    def text(self, name: str, default: str = "") -> str:
        self.asked[name] = default
        return self.values.get(name, "").strip() or default

    def flag(self, name: str, default: bool) -> bool:
        value = self.text(name).lower()
        self.asked[name] = default
        if value in TRUE:
            return True
        if value in FALSE:
            return False
        if value == "":
            return default
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}")

    def number(self, name: str, default: int, *, at_least: int = 0) -> int:
        value = self.text(name)
        self.asked[name] = default
        if value == "":
            return default
        try:
            number = int(value)
        except ValueError:
            raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}") from None
        if number < at_least:
            raise ImproperlyConfigured(f"{name} must be at least {at_least}, not {number}")
        return number

    def choice(self, name: str, default: str, choices: set[str]) -> str:
        value = self.text(name, default)
        if value not in choices:
            raise ImproperlyConfigured(f"{name} must be one of {', '.join(sorted(choices))}, not {value!r}")
        return value

    def words(self, name: str, default: str = "") -> list[str]:
        """A list separated by commas."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]
