"""Tables of comma-separated values and the like: the columns whose headings are fields of prose.

Commas, semicolons, tabs or bars part the cells. Of a table without such headings nothing is read; a
file of one column is read whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import islice
from typing import NamedTuple

from cleanup.documents.fields import FIELDS, Fields
from cleanup.documents.values import as_it_is, decoded, joined
from cleanup.spotting.prose import Prose

_SIGNS = ",;\t|"
#: A first line that spreadsheets read and do not show.
_DECLARED = re.compile(r"sep=(?P<sign>[^\r\n])(?:\r\n?|\n)")
#: Lines before the headings that say what a table is.
_COMMENTS = re.compile(r"(?:#(?:[ \t#!][^\r\n]*+)?+(?:\r\n?|\n))*+")
_DOUBLED = re.compile('""')
#: So many rows tell whether a table has columns.
_ROWS = 20
#: Where at least so many of them are cut alike, it has.
_MOST = 0.8


class _Cell(NamedTuple):
    """Where the text of a cell begins and ends, without the quotation marks around it."""

    start: int
    end: int
    quoted: bool


class _Table(NamedTuple):
    """How a table is written: the sign between cells, and which columns are prose, with their names."""

    sign: str
    columns: tuple[tuple[int, str], ...]
    has_headings: bool = True


def read(source: str, fields: Fields = FIELDS) -> Prose:
    """Read those columns of *source* whose headings are *fields* of prose."""
    return joined(_values(source, fields))


def _values(source: str, fields: Fields) -> Iterator[Prose]:
    declared = _DECLARED.match(source)
    start = declared.end() if declared else 0
    if comments := _COMMENTS.match(source, start):
        start = comments.end()
    table = _table(source, start, declared["sign"] if declared else _SIGNS, fields)
    if not table.columns:
        return
    bare = partial(_bare, sign=table.sign)
    for row in islice(_rows(source, start, table.sign), int(table.has_headings), None):
        for number, name in table.columns:
            if number < len(row):
                prose = fields.prose(_text(source, row[number], bare), name)
                if prose is not None:
                    yield prose


def _table(source: str, start: int, signs: str, fields: Fields) -> _Table:
    """Tell how the table from *start* on is written, which one of *signs* parts."""
    found = _Table("", ())
    most = 0
    for sign in signs:
        heading = next(_rows(source, start, sign), [])
        names = [fields.named(source[cell.start : cell.end]) for cell in heading]
        columns = tuple((number, name) for number, name in enumerate(names) if name)
        if columns and len(heading) > most:
            found, most = _Table(sign if len(heading) > 1 else "", columns), len(heading)
    if found.columns or any(_has_columns(source, start, sign) for sign in signs):
        return found
    return _Table("", ((0, "text"),), has_headings=False)


def _has_columns(source: str, start: int, sign: str) -> bool:
    """Tell whether *sign* cuts most of the first rows into equally many cells."""
    lengths = Counter(len(row) for row in islice(_rows(source, start, sign), _ROWS))
    ((length, rows),) = lengths.most_common(1) or ((0, 0),)
    return length > 1 and rows > 1 and rows >= _MOST * lengths.total()


def _rows(source: str, start: int, sign: str) -> Iterator[list[_Cell]]:
    """Yield the cells of each row that is not empty; without a *sign*, there is one in a row."""
    cell = _cell(sign)
    row: list[_Cell] = []
    while start < len(source) and (match := cell.match(source, start)):
        quoted = match["quoted"] is not None
        row.append(_Cell(*match.span("quoted" if quoted else "plain"), quoted))
        start = match.end()
        if not sign or match["end"] != sign:
            if len(row) > 1 or row[0].start < row[0].end:
                yield row
            row = []
    if row:
        yield row


@cache
def _cell(sign: str) -> re.Pattern[str]:
    stop = re.escape(sign)
    part = f"{stop}|" if sign else ""
    return re.compile(
        rf"""
          (?: "(?P<quoted>[^"]*+(?:""[^"]*+)*+)" (?=[ ]*+(?:{part}[\r\n]|\Z)) [ ]*+
          | (?P<plain>[^\r\n{stop}]*+) )
          (?P<end>{part}\r\n?|\n|\Z)
        """,
        re.VERBOSE,
    )


def _text(source: str, cell: _Cell, bare: Callable[[str], str]) -> Prose:
    start, end, quoted = cell
    if quoted:
        return decoded(source, [(start, end)], _DOUBLED, lambda _: '"', _double)
    return as_it_is(source, start, end, bare)


def _double(text: str) -> str:
    return text.replace('"', '""')


def _bare(text: str, sign: str) -> str:
    if '"' in text or "\n" in text or "\r" in text or (sign and sign in text):
        raise LookupError(f"{text!r} cannot stand in a cell without quotation marks")
    return text
