"""How far an import has come: a bar on a terminal, a line a file in a log."""

import shutil
from typing import TextIO

from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.management.summary import Row


class Progress:
    """`stream` is where it is told; nothing is when `quiet`, but for refusals."""

    def __init__(self, stream: TextIO, total: int, *, quiet: bool = False):
        self._stream, self._total, self._done, self._quiet = stream, total, 0, quiet
        on_terminal = not quiet and stream.isatty()
        # tqdm draws nothing where a terminal does not tell its size; this falls back to 80 columns.
        size = shutil.get_terminal_size()
        self._bar = (
            tqdm(total=total, file=stream, unit="", ncols=size.columns, nrows=size.lines) if on_terminal else None
        )

    def step(self, row: Row) -> None:
        """Tells that a file is done."""
        self._done += 1
        if self._bar is not None:
            self._bar.set_postfix_str(row.name[-30:], refresh=False)
            self._bar.update()
        elif self._quiet:
            if row.is_refused:
                self._tell(f"{row.name}: {row.label}. {' '.join(row.remarks)}")
        else:
            self._tell(f"[{self._done}/{self._total}] {row.name}: {row.label}{self._figures(row)}")

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()

    @staticmethod
    def _figures(row: Row) -> str:
        if row.figures is None:
            return f". {' '.join(row.remarks)}" if row.is_refused else ""
        return ", " + _("articles: %(articles)d, photos: %(photos)d") % {
            "articles": row.figures[0],
            "photos": row.figures[1],
        }

    def _tell(self, line: str) -> None:
        self._stream.write(f"{line}\n")
        self._stream.flush()
