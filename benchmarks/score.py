"""`make score`: how the parser does on annotated raw issues.

Prints the table of ../shared/score.py for the raw files and gold annotations in ../shared/corpus,
when they lie beside the project. Writes nothing to the database.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def main() -> int:
    gold = sorted((SHARED / "corpus").glob("*.json"))
    if not gold or not (SHARED / "score.py").is_file():
        print("Nothing to measure with: ../shared/corpus and ../shared/score.py are not beside the project.")  # noqa: T201
        return 0
    raw = sorted((SHARED / "corpus").glob("*.txt"))
    command = [sys.executable, str(ROOT / "manage.py"), "import_issues", "--dry-run", "--json", "--quiet"]
    report = subprocess.run([*command, *map(str, raw)], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(report)
        file.flush()
        return subprocess.run([sys.executable, SHARED / "score.py", file.name, *gold], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
