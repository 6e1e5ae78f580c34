"""Columns of a line: a tab goes to the next multiple of four, and may be read in parts."""

from __future__ import annotations

#: A tab goes to the next multiple of four columns; so far indented is code.
TAB = 4


class Place:
    """How far a line of *source* has been read."""

    __slots__ = ("at", "column", "source")

    def __init__(self, source: str, at: int) -> None:
        self.source = source
        self.at = at
        self.column = 0

    def next(self, end: int) -> tuple[int, int]:
        """Return where the next sign that is no space stands, and in which column."""
        at, column, source = self.at, self.column, self.source
        while at < end:
            sign = source[at]
            if sign == " ":
                column += 1
            elif sign == "\t":
                column += TAB - column % TAB
            else:
                break
            at += 1
        return at, column

    def advance(self, end: int, columns: int) -> None:
        """Go over so many columns of spaces; of a tab, a part may be left."""
        while columns > 0 and self.at < end and self.source[self.at] in " \t":
            step = 1
            if self.source[self.at] == "\t":
                width = TAB - self.column % TAB
                step = min(columns, width)
                self.at += width <= columns
            else:
                self.at += 1
            self.column += step
            columns -= step
