"""What reviews remember for later ones: spellings that are right here, and what others always become.

Both tables lie beside the configuration file, or in the current folder: ``cleanup-accept.tsv``, and
``cleanup-always.tsv``, which only reviews read.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable
from pathlib import Path

from cleanup.documents.files import put, read

ACCEPT_FILE = "cleanup-accept.tsv"
ALWAYS_FILE = "cleanup-always.tsv"
_ACCEPT_COLUMNS = ("form", "reason", "by", "date")
_ALWAYS_COLUMNS = ("form", "replacement", "date")
_REASON = "right here, as a review decided"

Row = tuple[str, ...]


class TableError(ValueError):
    """A table that cannot be used; the message has the place and the remedy."""


class Remembered:
    """The spellings that reviews decided once and for all; what is added is written at once.

    Args:
        folder: where the tables are, or are to be.
        by: who decides.

    Raises:
        TableError: a table that is there cannot be used.
        FileError: one cannot be read.
    """

    def __init__(self, folder: Path, by: str = "") -> None:
        self._by = normal(by)
        self._accept = _Table(folder / ACCEPT_FILE, _ACCEPT_COLUMNS, needed=2)
        self._always = _Table(folder / ALWAYS_FILE, _ALWAYS_COLUMNS, needed=2)

    def is_right(self, form: str) -> bool:
        """Tell whether *form* is accepted, in capitals or not."""
        return normal(form).casefold() in {known.casefold() for known in self._accept.rows}

    def always(self, form: str) -> str | None:
        """Return what *form* always becomes, if that was decided."""
        row = self._always.rows.get(normal(form))
        return row[1] if row else None

    def accept(self, form: str) -> Callable[[], None]:
        """Remember that *form* is right; return what takes that back."""
        return self._accept.add((normal(form), _REASON, self._by, _today()))

    def make_always(self, form: str, replacement: str) -> Callable[[], None]:
        """Remember what *form* always becomes; return what takes that back."""
        return self._always.add((normal(form), normal(replacement), _today()))


class _Table:
    """A table of rows, sorted by the first cell, written in one step."""

    def __init__(self, path: Path, columns: Row, needed: int) -> None:
        self.path, self.columns = path, columns
        self.rows: dict[str, Row] = {}
        if not path.exists():
            return
        try:
            lines = read(path).decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            raise TableError(f"{path}: is not UTF-8; save it as UTF-8") from None
        header = tuple(lines[0].split("\t")) if lines else columns
        if header[:needed] != columns[:needed] or not set(header) <= set(columns):
            wanted = " ".join(columns)
            raise TableError(f"{path}:1: unexpected header; it should be, with tabs: {wanted}")
        for number, line in enumerate(lines[1:], 2):
            cells = line.split("\t")
            if not line.strip():
                continue
            if not needed <= len(cells) <= len(header) or not all(cells[:needed]):
                raise TableError(
                    f"{path}:{number}: {len(cells)} cells, for {len(header)} columns; write them all"
                )
            named = dict(zip(header, cells, strict=False))
            self.rows[cells[0]] = tuple(named.get(column, "") for column in columns)

    def add(self, row: Row) -> Callable[[], None]:
        """Put *row* in the place of one with the same first cell; return what takes that back."""
        form = row[0]
        before = self.rows.get(form)
        there = self.path.exists()
        self.rows[form] = row
        try:
            self._write()
        except OSError:
            self._put_back(form, before)
            raise

        def take_back() -> None:
            self._put_back(form, before)
            if there or self.rows:
                self._write()
            else:
                self.path.unlink(missing_ok=True)

        return take_back

    def _put_back(self, form: str, before: Row | None) -> None:
        if before:
            self.rows[form] = before
        else:
            self.rows.pop(form, None)

    def _write(self) -> None:
        ordered = sorted(self.rows.values(), key=lambda row: (row[0].casefold(), row[0]))
        put(self.path, "".join("\t".join(row) + "\n" for row in (self.columns, *ordered)).encode())


def normal(text: str) -> str:
    """Return *text* as a cell has it: composed, white space as single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def folder_of_tables(start: Path) -> Path:
    """Return the folder of the configuration file in force in *start*, or *start* if there is none."""
    for folder in (start, *start.parents):
        if (folder / "cleanup.toml").is_file():
            return folder
        shared = folder / "pyproject.toml"
        if shared.is_file() and b"[tool.cleanup" in read(shared):
            return folder
    return start


def _today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()
