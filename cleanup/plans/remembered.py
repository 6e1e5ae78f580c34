"""What reviews remember for later ones: spellings that are right here, and what others always become.

The former are rows of the table of accepted spellings, which every command goes by; the latter have a
table beside it that only reviews read.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from cleanup.config.accept_file import Row, accept, has_word, normal, read_accepted, table_of
from cleanup.config.errors import ConfigError
from cleanup.documents.files import put, read

ALWAYS_FILE = "cleanup-always.tsv"
_COLUMNS = ("form", "replacement", "date")
_REASON = "right here, as a review decided"


class Remembered:
    """The spellings that reviews decided once and for all; what is added is written at once.

    Args:
        accept_file: the table of accepted spellings; there need be none.
        by: who decides.

    Raises:
        ConfigError: a table that is there cannot be used.
    """

    def __init__(self, accept_file: Path, by: str = "") -> None:
        self.accept_file = accept_file
        self.always_file = accept_file.with_name(ALWAYS_FILE)
        self._by = normal(by)
        rows = read_accepted(accept_file) if accept_file.exists() else []
        self._right = {normal(row.form).casefold() for row in rows}
        self._always = _read_always(self.always_file) if self.always_file.exists() else {}

    def is_right(self, form: str) -> bool:
        """Tell whether *form* is accepted, in capitals or not."""
        return normal(form).casefold() in self._right

    def always(self, form: str) -> str | None:
        """Return what *form* always becomes, if that was decided."""
        return self._always.get(normal(form), ("",))[0] or None

    def accept(self, form: str) -> Callable[[], None]:
        """Remember that *form* is right; return what takes that back.

        Raises:
            ConfigError: the table has come to be unusable.
            FileError: it cannot be written.
        """
        form = normal(form)
        if not has_word(form):  # the table has spellings only
            return lambda: None
        there, known = self.accept_file.exists(), form.casefold() in self._right
        before = accept(self.accept_file, Row(form, _REASON, self._by, _today()))
        self._right.add(form.casefold())

        def take_back() -> None:
            rows = {row.form: row for row in read_accepted(self.accept_file)}
            rows.pop(form, None)
            if before:
                rows[form] = before
            _put(self.accept_file, table_of(rows.values()), keep=there or bool(rows))
            if not known:
                self._right.discard(form.casefold())

        return take_back

    def make_always(self, form: str, replacement: str) -> Callable[[], None]:
        """Remember what *form* always becomes; return what takes that back.

        Raises:
            FileError: the table cannot be written.
        """
        there, before = self.always_file.exists(), dict(self._always)
        after = {**before, normal(form): (normal(replacement), _today())}
        _put(self.always_file, _always_table(after), keep=True)
        self._always = after

        def take_back() -> None:
            _put(self.always_file, _always_table(before), keep=there)
            self._always = before

        return take_back


def _read_always(path: Path) -> dict[str, tuple[str, str]]:
    try:
        lines = read(path).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise ConfigError(path, 0, "", "is not UTF-8", "save it as UTF-8") from None
    if lines and tuple(lines[0].split("\t")) != _COLUMNS:
        wanted = " ".join(_COLUMNS)
        raise ConfigError(path, 1, "", "unexpected header", f"it should be, with tabs: {wanted}")
    found = {}
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if not line.strip():
            continue
        if len(cells) != len(_COLUMNS) or not cells[0] or not cells[1]:
            raise ConfigError(
                path, number, "", "is not a form, a replacement and a date", "write them, with tabs"
            )
        found[normal(cells[0])] = (cells[1], cells[2])
    return found


def _always_table(rows: dict[str, tuple[str, str]]) -> str:
    ordered = sorted(rows.items(), key=lambda row: (row[0].casefold(), row[0]))
    lines = [_COLUMNS, *((form, *rest) for form, rest in ordered)]
    return "".join("\t".join(cells) + "\n" for cells in lines)


def _put(path: Path, table: str, *, keep: bool) -> None:
    """Write a table; one that is not to be kept is deleted."""
    if keep:
        put(path, table.encode())
    else:
        path.unlink(missing_ok=True)


def _today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()
