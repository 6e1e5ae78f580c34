"""The blocks of reStructuredText: paragraphs, titles, items, the bodies of directives; no code.

Lines are read one after the other; how far each is indented says which of the blocks that are open it
belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cleanup.documents.formats.rst.tables import directive
from cleanup.documents.joined import Joined, Span, lines_of

_TAB = 8
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*$")
_SIMPLE_BORDER = re.compile(r"=+(?:[ ]+=+)+[ \t]*$")
_RULE_IN_TABLE = re.compile(r"[=-]+(?:[ ]+[=-]+)*[ \t]*$")
_GRID_BORDER = re.compile(r"\+(?:[-=]+\+)+[ \t]*$")
_BULLET = re.compile(r"[-+*•‣⁃](?:[ \t]+|$)")
_NUMBER = re.compile(r"(?:\(?(?:\d+|#)\)|(?:\d+|#)\.)(?:[ \t]+|$)")
_LETTER = re.compile(r"\(?(?:[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)[.)][ \t]+")
_FIELD = re.compile(r":(?![: ])(?:[^:\\]|\\.|:(?![ `]|$))+(?<! ):(?:[ \t]+|$)")
_OPTION = re.compile(
    r"(?:(?:-\w|--?\w[\w-]+|\+\w|/\w+)(?:[ =]?(?:<[^<>]+>|[A-Za-z][\w.-]*))?(?:, |(?=  |[ \t]*$)))+"
    r"(?:[ \t]{2,}|[ \t]*$)"
)
_EXPLICIT = re.compile(r"\.\.(?:[ \t\f\v]+|$)")
_NOTE = re.compile(r"\.\.[ \t]+\[(?:\d+|#?[\w.:+-]+|[#*])\](?:[ \t]+|$)")
_TARGET = re.compile(r"_(?![ \t])(?:`[^`]+`|(?:[^:\\]|\\.)+):(?:[ \t]|$)|__:(?:[ \t]|$)")
_SUBSTITUTION = re.compile(r"\|[^|]+\|[ \t]+[\w:+.-]+::")
_DIRECTIVE = re.compile(r"([A-Za-z][\w.+:-]*?)[ \t]?::(?:[ \t]+|$)")
_OPTION_OF_DIRECTIVE = re.compile(r":([\w-]+(?:[ \t][\w-]+)*):(?:[ \t]+|$)")
#: The options of directives that are prose.
_PROSE_OPTIONS = frozenset(("alt", "caption"))
_ANONYMOUS = re.compile(r"__[ \t]+\S")
#: So many signs of items and the like are looked for in one line; what follows is text.
_MOST_SIGNS = 50
_CLEANUP = "cleanup:"
#: The least signs of a title's line that is shorter than the title, and of a transition.
_LEAST = 4


class Leaf(NamedTuple):
    """A paragraph; if *locked*, it may be read and not changed. A *comment* is a directive of ours."""

    text: Joined
    quoted: bool = False
    locked: bool = False
    comment: bool = False


@dataclass(slots=True)
class _Level:
    indent: int
    quoted: bool = False


class Blocks:
    """Reads the blocks of *source* into :attr:`leaves`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.leaves: list[Leaf] = []
        self._lines = lines_of(source)
        #: Where the text of each line begins, and in which column; -1 if it is blank.
        self._begins: list[tuple[int, int]] = [self._begin(start, end) for start, end, _ in self._lines]
        self._filled = [number for number, (_, column) in enumerate(self._begins) if column >= 0]
        self._levels = [_Level(0)]
        self._number = 0

    def read(self) -> None:
        """Read all lines."""
        blank = True  # before the line
        while self._number < len(self._lines):
            at, column = self._begins[self._number]
            if column < 0:
                blank = True
                self._number += 1
                continue
            self._level(at, column, blank=blank)
            self._line(at, column)
            blank = False

    # --- lines ---

    def _begin(self, start: int, end: int) -> tuple[int, int]:
        at, column = start, 0
        while at < end:
            sign = self.source[at]
            if sign == " ":
                column += 1
            elif sign == "\t":
                column += _TAB - column % _TAB
            elif sign.isspace():
                column += 1
            else:
                return at, column
            at += 1
        return at, -1

    def _column(self, number: int) -> int:
        """Return the column in which line *number* begins; -1 if there is none, or it is blank."""
        return self._begins[number][1] if number < len(self._begins) else -1

    def _content(self, number: int) -> str:
        return self.source[self._begins[number][0] : self._lines[number][1]]

    def _next_filled(self, number: int) -> int:
        """Return the first line from *number* on that is not blank; the number of lines if none is."""
        place = bisect_right(self._filled, number - 1)
        return self._filled[place] if place < len(self._filled) else len(self._lines)

    def _skip_lines(self, column: int) -> None:
        """Go on after the present line and those that follow at once, indented further than *column*."""
        self._number += 1
        while self._column(self._number) > column:
            self._number += 1

    def _skip_indented(self, number: int, column: int) -> None:
        """Go on with the first line from *number* on that is not indented further than *column*."""
        while number < len(self._lines) and not 0 <= self._column(number) <= column:
            number += 1
        self._number = number

    def _level(self, at: int, column: int, *, blank: bool) -> None:
        levels = self._levels
        while len(levels) > 1 and levels[-1].indent > column:
            levels.pop()
        if column > levels[-1].indent:
            content = self.source[at : self._lines[self._number][1]]
            marked = any(
                p.match(content) for p in (_BULLET, _NUMBER, _LETTER, _FIELD, _EXPLICIT, _OPTION)
            )
            levels.append(_Level(column, levels[-1].quoted or (blank and not marked)))

    def _line(self, at: int, column: int) -> None:
        """Read the block that begins at *at* of the present line, after the signs that it is in."""
        number = self._number
        end = self._lines[number][1]
        for _ in range(_MOST_SIGNS):
            content = self.source[at:end]
            if not content.strip():
                self._number += 1
                return
            adorned = self._is_adorned(number, at)
            item = None if adorned else _BULLET.match(content) or _NUMBER.match(content)
            if item:
                column += item.end()
            else:
                item = None if adorned else self._hanging_sign(content)
                if item is None:
                    break
                column = self._body(number, column)
            at += item.end()
            self._levels.append(_Level(column, self._levels[-1].quoted))
        if explicit := _EXPLICIT.match(content):
            self._explicit(at, at + explicit.end(), column)
        elif _ANONYMOUS.match(content):
            self._skip_lines(column)
        elif content.startswith(">>> "):
            self._number += 1
            while self._column(self._number) >= 0:
                self._number += 1
        elif _GRID_BORDER.match(content):
            self._grid(at, column)
        elif _SIMPLE_BORDER.match(content):
            self._simple_table(at)
        elif self._title(at, column):
            return
        elif content[0] == "|" and content[1:2] in ("", " "):
            self._line_block(at, column)
        else:
            self._paragraph(at, column)

    @staticmethod
    def _hanging_sign(content: str) -> re.Match[str] | None:
        """Return the sign of a field, an option, or a note: its text goes on further in."""
        if content[0] == ":":
            return _FIELD.match(content)
        if content[0] in "-+/":
            return _OPTION.match(content)
        return _NOTE.match(content) if content[0] == "." else None

    def _body(self, number: int, column: int) -> int:
        """Return the column of the lines after line *number* that belong to what begins in *column*."""
        body = self._column(self._next_filled(number + 1))
        return body if body > column else column + 1

    def _give(self, spans: list[Span], *, locked: bool = False) -> None:
        spans = [span for span in spans if span[0] < span[1]]
        if spans:
            self.leaves.append(Leaf(Joined(self.source, spans), self._levels[-1].quoted, locked))

    def _spans(self, at: int, first: int, last: int) -> list[Span]:
        """Return the text from *at* on line *first* to the end of line *last*, indents left out."""
        spans = []
        for number in range(first, last + 1):
            begin = at if number == first else self._begins[number][0]
            _start, end, following = self._lines[number]
            spans.append((begin, end))
            if number < last:
                spans.append((following - 1, following))
        return spans

    # --- titles and paragraphs ---

    def _is_adorned(self, number: int, at: int) -> bool:
        """Whether a line of signs is no item: it is one by itself, and long."""
        content = self.source[at : self._lines[number][1]].rstrip()
        return len(content) >= _LEAST and bool(_ADORNMENT.match(content))

    def _title(self, at: int, column: int) -> bool:
        """Read a title with its lines, or a transition."""
        number = self._number
        over = _ADORNMENT.match(self.source[at : self._lines[number][1]])
        if over:
            length = len(over[0].rstrip())
            if self._column(number + 1) >= 0 and self._column(number + 2) >= 0:
                under = self._content(number + 2).rstrip()
                if under == over[0].rstrip() and not _ADORNMENT.match(self._content(number + 1)):
                    self._give(self._spans(self._begins[number + 1][0], number + 1, number + 1))
                    self._number += 3
                    return True
            if length >= _LEAST:
                self._number += 1
                return True
            return False
        if self._column(number + 1) != column:
            return False
        under = self._content(number + 1).rstrip()
        if not _ADORNMENT.match(under) or under == "::":
            return False
        if len(under) < _LEAST and len(under) < len(self.source[at : self._lines[number][1]].rstrip()):
            return False
        self._give(self._spans(at, number, number))
        self._number += 2
        return True

    def _paragraph(self, at: int, column: int) -> None:
        first = last = self._number
        content = self.source[at : self._lines[first][1]]
        columns = {column}
        if letter := _LETTER.match(content):
            columns.add(column + letter.end())
        while self._column(last + 1) in columns:
            columns = {self._column(last + 1)}
            if last > first and _is_border(self._content(last + 1)):
                break
            last += 1
        inner = column + letter.end() if letter else -1
        following = self._column(self._next_filled(last + 1))
        if letter and (columns == {inner} if last > first else following >= inner):
            self._levels.append(_Level(column + letter.end(), self._levels[-1].quoted))
            column += letter.end()
        self._number = last + 1
        self._give_with_literal(self._spans(at, first, last), column)

    def _give_with_literal(self, spans: list[Span], column: int) -> None:
        """Give out a paragraph; when it ends with ``::``, what follows further in is literal."""
        start, end = spans[-1]
        line = self.source[start:end].rstrip()
        if not line.endswith("::"):
            self._give(spans)
            return
        text = line[:-2].rstrip()
        stop = start + len(text) + (1 if text and len(text) == len(line) - 2 else 0)
        spans[-1] = start, stop
        if text or len(spans) > 1:
            self._give(spans)
        following = self._next_filled(self._number)
        if following >= len(self._lines):
            return
        if self._column(following) > column:
            self._skip_indented(following, column)
        elif self._column(following) == column and following > self._number:
            sign = self._content(following)[0]
            if sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~":
                while self._column(following) == column and self._content(following)[0] == sign:
                    following += 1
                self._number = following

    def _line_block(self, at: int, column: int) -> None:
        spans: list[Span] = []
        while True:
            begin, end = at + 1, self._lines[self._number][1]
            while begin < end and self.source[begin] in " \t":
                begin += 1
            spans.append((begin, end))
            self._number += 1
            if self._column(self._number) < column or self._column(self._number) < 0:
                break
            at = self._begins[self._number][0]
            if self._column(self._number) > column:
                at -= 1  # it goes on without a bar
            elif self.source[at] != "|":
                break
            spans.append((self._lines[self._number - 1][2] - 1, self._lines[self._number - 1][2]))
        self._give(spans)

    # --- explicit markup ---

    def _explicit(self, begin: int, at: int, column: int) -> None:
        """Read what begins with two full stops at *begin*: a note, directive, target, or comment."""
        number = self._number
        end = self._lines[number][1]
        content = self.source[at:end]
        if _TARGET.match(content):
            self._skip_lines(column)
        elif _SUBSTITUTION.match(content):
            self._skip_indented(number + 1, column)
        elif found := _DIRECTIVE.match(content):
            self._directive(found[1], at + found.end(), column)
        else:
            if content.startswith(_CLEANUP):
                text = Joined(self.source, [(begin, end)])
                self.leaves.append(Leaf(text, comment=True))
            if not content and self._column(number + 1) < 0:
                self._number += 1  # an empty comment has no body
            else:
                self._skip_indented(number + 1, column)

    def _directive(self, name: str, at: int, column: int) -> None:
        kind = directive(name.lower())
        if _OPTION_OF_DIRECTIVE.match(self.source[at : self._lines[self._number][1]]):
            kind = kind._replace(argument=False)
        first = last = self._number
        self._number = first + 1
        while (inner := self._column(last + 1)) > column:
            if _OPTION_OF_DIRECTIVE.match(self._content(last + 1)):
                break
            if self._column(last) > column and inner != self._column(last) and last > first:
                break
            last += 1
        if kind.argument:
            if kind.quotation:
                self._levels.append(_Level(column + 1, quoted=True))
            spans = self._spans(at, first, last)
            if any(start < stop for start, stop in spans):
                if not self.source[at : self._lines[first][1]].strip():
                    spans = spans[2:]
                self._number = last + 1
                if spans:
                    self._give_with_literal(
                        spans, max(column, self._column(last) if last > first else 0)
                    )
        elif kind.body and not self.source[at : self._lines[first][1]].strip():
            last = first
        self._number = max(self._number, last + 1)
        self._options(column)
        following = self._next_filled(self._number)
        body = self._column(following)
        if not kind.body:
            self._skip_indented(self._number, column)
        elif body > column:
            self._number = following
            self._levels.append(_Level(body, self._levels[-1].quoted or kind.quotation))

    def _options(self, column: int) -> None:
        """Read the options of a directive, from the present line on."""
        while self._column(self._number) > column:
            option = _OPTION_OF_DIRECTIVE.match(self._content(self._number))
            if option is None:
                return
            at = self._begins[self._number][0] + option.end()
            own = self._column(self._number)
            first = last = self._number
            while self._column(last + 1) > own:
                last += 1
            if option[1] in _PROSE_OPTIONS and at < self._lines[first][1]:
                self._give(self._spans(at, first, last))
            self._number = last + 1

    # --- tables ---

    def _grid(self, at: int, column: int) -> None:
        """Read a table drawn with lines: its cells may not change their width, so they are locked."""
        content = self.source[at : self._lines[self._number][1]]
        edges = [n for n, sign in enumerate(content) if sign == "+"]
        rows: list[int] = []
        self._number += 1
        while self._column(self._number) == column and self._content(self._number)[0] in "+|":
            content = self._content(self._number)
            if _GRID_BORDER.match(content):
                self._grid_row(edges, rows)
                edges = [n for n, sign in enumerate(content) if sign == "+"]
                rows = []
            else:
                rows.append(self._number)
            self._number += 1
        self._grid_row(edges, rows)

    def _grid_row(self, edges: list[int], rows: list[int]) -> None:
        for left, right in pairwise(edges):
            spans = []
            for number in rows:
                at, end = self._begins[number][0], self._lines[number][1]
                spans += [(min(at + left + 1, end), min(at + right, end))]
            self._give(spans, locked=True)

    def _simple_table(self, at: int) -> None:
        """Read a table with columns under lines; only its last column may change its width."""
        number = self._number
        border = self.source[at : self._lines[number][1]]
        edges = [m.start() for m in re.finditer(r"=+", border)]
        start = at - self._lines[number][0]
        row: list[int] = []
        number += 1
        while number < len(self._lines):
            line_at, end, _ = self._lines[number]
            content = self.source[min(line_at + start, end) : end]
            if self._column(number) >= 0 and _RULE_IN_TABLE.match(content):
                self._simple_row(edges, start, row)
                row = []
                if _SIMPLE_BORDER.match(content) and self._column(number + 1) < 0:
                    number += 1
                    break
            elif self._column(number) >= 0:
                if content[: edges[1]].strip() and row:
                    self._simple_row(edges, start, row)
                    row = []
                row.append(number)
            number += 1
        self._simple_row(edges, start, row)
        self._number = number

    def _simple_row(self, edges: list[int], start: int, row: list[int]) -> None:
        for place, edge in enumerate(edges):
            last = place + 1 == len(edges)
            spans = []
            for number in row:
                at, end, following = self._lines[number]
                begin = min(at + start + edge, end)
                spans.append((begin, end if last else min(at + start + edges[place + 1], end)))
                if last:
                    spans.append((following - 1, following))
            if last and spans:
                del spans[-1]
            self._give(spans, locked=not last)


def _is_border(content: str) -> bool:
    content = content.rstrip()
    return len(content) >= _LEAST and bool(_ADORNMENT.match(content))
