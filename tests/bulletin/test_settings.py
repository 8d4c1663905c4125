"""Settings are read in a process of their own, as a server does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SHOW = "from bulletin import settings as s; print(s.DEBUG, s.DATABASES['default']['ENGINE'].rsplit('.')[-1], s.HTTPS)"


def read_settings(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {"DEBUG", "SECRET_KEY", "DATABASE_URL", "HTTPS", "CONN_MAX_AGE", "LOG_LEVEL"}
    environment = {name: value for name, value in os.environ.items() if name not in clean}
    # Empty values stand above those of a developer's .env and mean the default.
    environment |= dict.fromkeys(clean, "") | variables
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("variables", "shown"),
    [
        ({}, "True sqlite3 False"),
        ({"DEBUG": "0", "SECRET_KEY": "x" * 60}, "False sqlite3 True"),
        ({"DATABASE_URL": "postgresql://u:p@db.invalid/bulletin"}, "True postgresql False"),
    ],
)
def test_reads(tmp_path, variables, shown):
    assert read_settings(tmp_path, **variables).stdout.strip() == shown


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"DEBUG": "0"}, "SECRET_KEY must be set when DEBUG=0"),
        ({"DEBUG": "perhaps"}, "DEBUG must be 1 or 0"),
        ({"DATABASE_URL": "mysql://u@db.invalid/x"}, "DATABASE_URL must begin with sqlite:// or postgresql://"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL cannot be read"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL must be one of"),
        (
            {"CONN_MAX_AGE": "long", "DATABASE_URL": "postgresql://u@db.invalid/x"},
            "CONN_MAX_AGE must be a whole number",
        ),
    ],
)
def test_refuses(tmp_path, variables, said):
    result = read_settings(tmp_path, **variables)
    assert result.returncode != 0
    assert said in result.stderr


def test_sqlite_is_set_up_for_several_writers(db):
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL")
    options = connection.settings_dict["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)
