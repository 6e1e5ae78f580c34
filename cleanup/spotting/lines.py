"""Where the lines of a text begin, and which line a place is in; lines end at LF, CRLF or CR."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate


def line_starts_of(text: str) -> list[int]:
    r"""Return where each line of *text* begins; lines end at LF, CRLF or CR.

    >>> line_starts_of("one\r\ntwo\n")
    [0, 5, 9]
    """
    if "\r" in text:
        return [0, *(match.end() for match in _line_end().finditer(text))]
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


class Lines:
    r"""Tells which line of *text* a place is in. It counts from the last place it was asked for.

    >>> Lines("one\r\ntwo\n").place(6)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._returns = "\r" in text
        self._number = 1  #: of the line that begins at _start
        self._start = 0

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column of text[at], counted from 1."""
        start = self._start_before(at)
        if start < self._start:
            self._number -= self._ends(start, self._start)
        else:
            self._number += self._ends(self._start, start)
        self._start = start
        return self._number, at - start + 1

    def _start_before(self, at: int) -> int:
        start = self._text.rfind("\n", 0, at) + 1
        if not self._returns:
            return start
        if at and self._text.startswith("\r\n", at - 1):
            at -= 1  # the line goes on before this
        return max(start, self._text.rfind("\r", start, at) + 1)

    def _ends(self, first: int, last: int) -> int:
        """Return how many lines end between the beginnings of two."""
        ends = self._text.count("\n", first, last)
        if self._returns:
            ends += self._text.count("\r", first, last) - self._text.count("\r\n", first, last)
        return ends


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"\r\n|\n|\r")
