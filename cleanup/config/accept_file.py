"""The table of accepted spellings beside a configuration file: form, reason, and by whom and when.

Its rows are sorted by the form; :func:`accept` keeps them so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cleanup.config.errors import ConfigError

#: Its name unless another is configured.
ACCEPT_FILE = "cleanup-accept.tsv"
COLUMNS = ("form", "reason", "by", "date")
#: Columns that every table has.
_NEEDED = 2


class Row(NamedTuple):
    """An accepted spelling, and why it is; *line* is where it stands."""

    form: str
    reason: str
    by: str = ""
    date: str = ""
    line: int = 0


def read_accepted(path: Path) -> list[Row]:
    """Return the rows of the table *path*.

    Raises:
        ConfigError: it cannot be read, or has a row that is none.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except OSError as error:
        raise ConfigError(path, 0, "", f"cannot be read ({error.strerror})", "check it") from None
    except UnicodeDecodeError:
        raise ConfigError(path, 0, "", "is not UTF-8", "save it as UTF-8") from None
    columns = tuple(lines[0].split("\t")) if lines else COLUMNS
    if columns[:_NEEDED] != COLUMNS[:_NEEDED] or not set(columns) <= set(COLUMNS):
        wanted = " ".join(COLUMNS)
        raise ConfigError(path, 1, "", "unexpected header", f"it should be, with tabs: {wanted}")
    rows = []
    for line, content in enumerate(lines[1:], 2):
        cells = content.split("\t")
        if not content.strip():
            continue
        if len(cells) > len(columns):
            problem = f"there are {len(cells)} cells, and {len(columns)} columns"
            raise ConfigError(path, line, "", problem, "take the tabs out that are too many")
        row = Row(line=line, **{"form": "", "reason": "", **dict(zip(columns, cells, strict=False))})
        if not has_word(row.form):
            raise ConfigError(
                path, line, "", f"{row.form!r} is no spelling", "write a name, or delete it"
            )
        rows.append(row)
    return rows


def accept(path: Path, row: Row) -> Row | None:
    """Write *row* to its place in the table *path*, in one step; return the row it takes the place of.

    Raises:
        ConfigError: the table that is there cannot be read.
        FileError: it cannot be written.
    """
    from cleanup.documents.files import put

    rows = {each.form: each for each in read_accepted(path)} if path.exists() else {}
    before = rows.get(row.form)
    rows[row.form] = row
    put(path, table_of(rows.values()).encode())
    return before


def table_of(rows: Iterable[Row]) -> str:
    """Return the table that has *rows*, sorted."""
    ordered = sorted(rows, key=lambda row: (row.form.casefold(), row.form))
    lines = [COLUMNS, *((row.form, row.reason, row.by, row.date) for row in ordered)]
    return "".join("\t".join(cells) + "\n" for cells in lines)


def normal(text: str) -> str:
    """Return *text* as a cell has it: composed, white space as single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def has_word(form: str) -> bool:
    """Tell whether *form* can be a spelling of a name."""
    return any(letter.isalpha() for letter in form)
