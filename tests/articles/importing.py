"""Calls of `import_issues` as an operator makes them."""

import io
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command

from articles.models import ImportRun

ISSUE = """\
# 云岫区召开春季工作会议

本报讯（记者 苗禾）3月3日，云岫区召开春季工作会议。区长柏青主持会议并讲话。

会议要求，各社区要做好春季绿化工作，把好事办好。

# 社区运动会开幕

本报讯（通讯员 佟远）3月2日，云岫区社区运动会在云岫广场开幕，来自八个社区的居民参加了比赛。

图为运动会现场。 佟远 摄
"""


def write(name: str, text: str | bytes = ISSUE) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


class Ran:
    """What a call printed, and its exit code."""

    def __init__(self, *arguments: str, **options):
        out, err = io.StringIO(), io.StringIO()
        self.code, self.message = 0, ""
        try:
            call_command("import_issues", *arguments, stdout=out, stderr=err, **options)
        except CommandError as error:
            self.code, self.message = error.returncode, str(error)
        self.out, self.err = out.getvalue(), err.getvalue()


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "import_issues", *arguments],
        capture_output=True, text=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip


def outcomes() -> dict[str, str]:
    """Name -> outcome of the files of the last run."""
    return dict(ImportRun.objects.first().files.values_list("name", "outcome"))
