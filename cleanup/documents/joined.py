"""Stretches of a source, such as the lines of a paragraph without their indents, read as one text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from cleanup.spotting.prose import Builder

Span = tuple[int, int]


class Joined:
    """The text of *spans* of *source*, which are in order; offsets in it are carried into the source.

    Spans that follow each other without a gap are one.
    """

    def __init__(self, source: str, spans: Iterable[Span]) -> None:
        held: list[Span] = []
        for start, end in spans:
            if held and held[-1][1] == start:
                held[-1] = held[-1][0], end
            elif start < end:
                held.append((start, end))
        self._spans = held
        self._starts = [0, *accumulate(end - start for start, end in held)]
        #: The text; a lone carriage return is a line's end in it, as every line's end is one sign.
        self.text = "".join([source[start:end] for start, end in self._spans]).replace("\r", "\n")

    def source(self, at: int) -> int:
        """Return where the character at *at* stands in the source."""
        number = min(bisect_right(self._starts, at), len(self._spans)) - 1
        return self._spans[number][0] + at - self._starts[number]

    def keep(self, built: Builder, start: int, end: int) -> None:
        """Have *built* take text[start:end] as it is."""
        if len(self._spans) == 1:
            first = self._spans[0][0]
            built.keep(first + start, first + end)
            return
        while start < end:
            number = bisect_right(self._starts, start) - 1
            stop = min(end, self._starts[number + 1])
            first = self._spans[number][0] - self._starts[number]
            built.keep(first + start, first + stop)
            start = stop

    def read(self, built: Builder, start: int, end: int, text: str) -> None:
        """Have *built* take text[start:end], which is not empty, for *text*."""
        built.read(self.source(start), self.source(end - 1) + 1, text)


def whole(source: str) -> Joined:
    """Return all of *source*; a line ends with one sign in it."""
    if "\r\n" not in source:
        return Joined(source, [(0, len(source))])
    ends = [match.start() for match in re.finditer("\r\n", source)]
    return Joined(source, zip([0, *(end + 1 for end in ends)], [*ends, len(source)], strict=True))


def lines_of(source: str) -> list[tuple[int, int, int]]:
    r"""Return where each line of *source* begins, where its text ends, and where the next one begins.

    >>> lines_of("a\r\nb")
    [(0, 1, 3), (3, 4, 4)]
    """
    found = []
    at = 0
    for line in source.replace("\r\n", " \n").replace("\r", "\n").split("\n"):
        end = at + len(line)
        cr = source.startswith("\r\n", end - 1) if line else False
        found.append((at, end - 1 if cr else end, min(end + 1, len(source))))
        at = end + 1
    return found if found[-1][0] < len(source) else found[:-1]
