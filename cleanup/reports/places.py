"""Where a finding stands, as the readers of the formats count, and how they are told of a path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cleanup.judging.findings import Finding

if TYPE_CHECKING:
    from cleanup.documents.plain import Document

_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """Lines and columns from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def span_of(finding: Finding) -> Span:
    """Return the span of *finding*; columns count code points."""
    ends = list(_LINE_END.finditer(finding.text))
    if not ends:
        return Span(finding.line, finding.column, finding.line, finding.column + len(finding.text))
    after = len(finding.text) - ends[-1].end()
    return Span(finding.line, finding.column, finding.line + len(ends), after + 1)


class Utf8Columns:
    """Counts columns in bytes of UTF-8, in a line from the last place it was asked for.

    Args:
        document: what the findings are in.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._before = document.before
        self._start = self._end = 0  #: from where, in the line, up to where it was counted last
        self._counted = 0  #: so many bytes

    def span_of(self, finding: Finding) -> Span:
        """Return the span of *finding*; columns count bytes."""
        span = span_of(finding)
        first = self._column(finding.start, span.column)
        last = self._column(finding.end, span.end_column)
        return Span(span.line, first, span.end_line, last)

    def _column(self, place: int, column: int) -> int:
        """Return the column in bytes of a *place* in the file that has the *column* in code points."""
        end = place - self._before.characters
        start = end - column + 1
        if start != self._start or end < self._end:
            self._start = self._end = start
            self._counted = 0
            if start < 0:  # the line is begun in another portion
                self._end, self._counted = 0, self._before.column_bytes
        self._counted += _bytes(self._text[self._end : end])
        self._end = end
        return self._counted + 1


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def readable(path: str) -> str:
    """Return *path* in Unicode: bytes in it that are no UTF-8 are shown as U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def uri_of(path: str) -> str:
    """Return *path* as a URI reference: relative as it is, absolute with the scheme ``file``."""
    import os
    from pathlib import PurePath
    from urllib.parse import quote

    name = PurePath(path)
    if name.is_absolute():
        return name.as_uri()
    return quote(os.fsencode(name.as_posix()), safe="/")
