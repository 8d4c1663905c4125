"""`make score`: how reading does on annotated raw issues.

Prints the table of ../shared/score.py, which lies beside the project, for each folder that holds raw issues
with their gold annotations: ../shared/corpus, and the invented issues in tests/development. Writes nothing
to the database.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def main() -> int:
    scorer = SHARED / "score.py"
    if not scorer.is_file():
        print("Nothing to measure with: ../shared/score.py is not beside the project.")  # noqa: T201
        return 0
    for folder in (SHARED / "corpus", ROOT / "tests" / "development"):
        gold = sorted(folder.glob("*.json"))
        if not gold:
            continue
        print(f"\n{folder.name}", flush=True)  # noqa: T201
        with tempfile.NamedTemporaryFile(suffix=".json") as report:
            report.write(read(sorted(folder.glob("*.txt"))))
            report.flush()
            subprocess.run([sys.executable, scorer, report.name, *gold], check=True)
    return 0


def read(files: list[Path]) -> bytes:
    """The structure report of an import of the files that writes nothing."""
    command = [sys.executable, str(ROOT / "manage.py"), "import_issues", "--dry-run", "--json", "--quiet"]
    return subprocess.run([*command, *map(str, files)], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
