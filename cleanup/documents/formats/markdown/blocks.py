"""The blocks of a Markdown text: which lines are paragraphs, headings, tables, HTML; the rest is none.

The algorithm is the one CommonMark's specification describes in its appendix, without the tree: a block
is given out when it ends. GFM's tables, footnotes, and the blocks of Docusaurus, Obsidian and MkDocs
(``:::note``, ``> [!NOTE]``, ``!!! note``) are added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from cleanup.documents.formats.markdown import signs
from cleanup.documents.formats.markdown.columns import TAB, Place
from cleanup.documents.formats.markdown.links import References
from cleanup.documents.joined import Joined, Span, lines_of
from cleanup.documents.tags import tag_at

#: Deeper lists and quotations are read as text.
_DEEPEST = 100
#: The most columns between a list's sign and its text.
_MARGIN = 5
#: What begins with nothing in particular.
_TEXT = ("", "paragraph")
#: The signs that containers, and other blocks than paragraphs, begin with.
_OF_CONTAINERS = frozenset(">*+-[!?=0123456789")
_OF_LEAVES = frozenset("#`~<=-*_|:{")
_BEGINNINGS = _OF_CONTAINERS | _OF_LEAVES


class Leaf(NamedTuple):
    """Prose that stands by itself: "text", "html", or a definition's "title", from *start* to *end*."""

    kind: str
    text: Joined
    quoted: bool
    start: int = 0
    end: int = -1


@dataclass(slots=True)
class _Container:
    """A quotation, or an item whose text is indented by *width* columns."""

    width: int = 0
    quotation: bool = False
    quoted: bool = False
    filled: bool = False


@dataclass
class Blocks:
    """Reads the blocks of *source* from *start* on; *leaves* are found, and *references* defined."""

    source: str
    start: int = 0
    leaves: list[Leaf] = field(default_factory=list)
    references: References = field(default_factory=References)
    _containers: list[_Container] = field(default_factory=list)
    #: The block that is open: "", paragraph, table, code, fence, html, module.
    _open: str = ""
    _spans: list[Span] = field(default_factory=list)
    _fence: str = ""
    _until: re.Pattern[str] | None = None
    _returns: bool = False

    def read(self) -> None:
        """Read all lines."""
        source = self.source
        self._returns = "\r" in source
        if self._returns:
            for start, end, following in lines_of(source):
                if start >= self.start:
                    self._line(start, end, following)
        else:
            at, length = self.start, len(source)
            while at < length:
                following = self._text(at) if self._open in _TEXT else at
                if following == at:
                    end = source.find("\n", at)
                    following = end + 1 if end >= 0 else length
                    self._line(at, end if end >= 0 else length, following)
                at = following
        self._close()

    def _text(self, at: int) -> int:
        """Read from *at* on what needs no thought, as most lines do; return where that ends.

        Nothing begins with a letter but a paragraph, or a module of MDX.
        """
        source = self.source
        if not self._containers:
            if source[at] == "\n":
                if self._open:
                    self._close()
                return at + 1
            plain = signs.PLAIN.match(source, at)
            if plain:
                if not self._open and source[at] in "ei":
                    if signs.MODULE.match(source, at, source.index("\n", at)):
                        return at
                self._open = "paragraph"
                self._spans.append(plain.span())
                return plain.end()
            further = signs.INDENTED.match(source, at) if self._open else None
        elif self._open and len(self._containers) == 1 and self._containers[0].quotation:
            further = signs.QUOTED.match(source, at)
        else:
            return at
        if further is None:
            return at
        self._spans.append(further.span(1))
        return further.end()

    # --- a line ---

    def _line(self, start: int, end: int, following: int) -> None:
        place = Place(self.source, start)
        matched = self._match(place, end) if self._containers else 0
        whole = matched == len(self._containers)
        if not whole and self._open not in _TEXT:
            self._close()
        if whole and self._open not in _TEXT and self._goes_on(place, end, following):
            return
        lazy = self._open == "paragraph"
        while True:
            at, column = place.next(end)
            if at >= end:
                break
            if column - place.column >= TAB:
                if lazy:
                    break
                self._leave(matched)
                self._begin("code")
                return
            if self.source[at] not in _BEGINNINGS:
                break
            opened = self._container(place, at, column, end, matched, lazy and whole)
            if not opened:
                if self._leaf(at, end, following, matched, lazy, whole):
                    return
                break
            if opened == "done":
                return
            matched, lazy, whole = len(self._containers), False, True
        if at < end and not whole and lazy:
            self._spans.append((at, following))
            return
        self._leave(matched)
        if at >= end:
            if self._open in ("paragraph", "table"):
                self._close()
            return
        if self._open == "table":
            self._row(at, end)
            return
        if self._open != "paragraph":
            at = self._begin_container(at, end)
            if at >= end:
                return
            self._begin(
                "module"
                if not self._containers and signs.MODULE.match(self.source[at:end])
                else "paragraph"
            )
        self._spans.append((at, following))

    def _match(self, place: Place, end: int) -> int:
        """Go over the signs and indents of the containers that go on in this line; return how many."""
        matched = 0
        for container in self._containers:
            at, column = place.next(end)
            if container.quotation:
                if at >= end or column - place.column >= TAB or self.source[at] != ">":
                    break
                place.at, place.column = at + 1, column + 1
                place.advance(end, 1)
            elif at >= end:
                if not container.filled:
                    break
                place.at, place.column = at, column
            elif column - place.column >= container.width:
                place.advance(end, container.width)
            else:
                break
            matched += 1
        return matched

    def _goes_on(self, place: Place, end: int, following: int) -> bool:
        """Whether the line belongs to the code, HTML or module that is open; end it where it ends."""
        at, column = place.next(end)
        indent = column - place.column
        if self._open == "fence":
            if indent < TAB and self.source.startswith(self._fence, at):
                if not self.source[at:end].strip().strip(self._fence[0]):
                    self._open = ""
            return True
        if self._open == "code":
            if at >= end or indent >= TAB:
                return True
            self._open = ""
        elif self._open == "module":
            if at < end:
                return True
            self._open = ""
        elif self._open == "html":
            if self._until is None and at >= end:
                self._close()
                return True
            self._spans.append((place.at, following))
            if self._until and self._until.search(self.source, at, end):
                self._close()
            return True
        return False

    def _container(
        self, place: Place, at: int, column: int, end: int, matched: int, interrupts: bool
    ) -> str:
        """Open the container that begins at *at*, if one does; "done" if the line is read with that."""
        source = self.source
        sign = source[at]
        if matched >= _DEEPEST or sign not in _OF_CONTAINERS:
            return ""
        indent = column - place.column
        if sign == ">":
            self._enter(matched, _Container(quotation=True, quoted=True))
            place.at, place.column = at + 1, column + 1
            place.advance(end, 1)
            return "open"
        if sign == "[":
            note = signs.FOOTNOTE.match(source, at, end)
            if note is None:
                return ""
            self._enter(matched, _Container(TAB))
            place.at, place.column = note.end(), column + note.end() - at
            return "open"
        if sign in "!?=":
            admonition = signs.ADMONITION.match(source[at:end])
            if admonition is None:
                return ""
            self._enter(matched, _Container(indent + TAB, filled=True))
            for group in (1, 2):
                if admonition[group]:
                    self._give("text", [(at + admonition.start(group), at + admonition.end(group))])
            return "done"
        item = signs.ITEM.match(source[at:end])
        if item is None or (sign in "*-" and signs.RULE.match(source[at:end])):
            return ""
        rest = source[at + item.end() : end].strip(" \t")
        if interrupts and (not rest or (item[2] and int(item[2]) != 1)):
            return ""
        if interrupts and sign == "-" and signs.UNDERLINE.match(source[at:end]):
            return ""
        place.at, place.column = at + item.end(), column + item.end()
        before = place.at, place.column
        while place.column - before[1] < _MARGIN and source[place.at : place.at + 1] in (" ", "\t"):
            place.advance(end, 1)
            if place.at >= end:
                break
        spaces = place.column - before[1]
        if not rest or not 1 <= spaces < _MARGIN:
            place.at, place.column = before
            place.advance(end, 1)
            spaces = 1
        self._enter(matched, _Container(indent + item.end() + spaces))
        return "open"

    def _leaf(self, at: int, end: int, following: int, matched: int, lazy: bool, whole: bool) -> bool:
        """Begin the block other than a paragraph that begins at *at*; return whether one does."""
        source = self.source
        sign = source[at]
        if sign not in _OF_LEAVES:
            return False
        line = source[at:end]
        paragraph = lazy and whole
        if sign == "#" and (heading := signs.HEADING.match(line)):
            self._leave(matched)
            self._close()
            stop = signs.HEADING_END.search(line, max(heading.end() - 1, 0))
            self._give(
                "text",
                [(at + heading.end(), at + (max(stop.start(), heading.end()) if stop else len(line)))],
            )
            return True
        if sign in "`~" and (fence := signs.FENCE.match(line)):
            self._leave(matched)
            self._begin("fence")
            self._fence = fence[1] or fence[2]
            return True
        if sign == "<" and self._html(at, end, following, matched, lazy):
            return True
        if paragraph and sign in "=-" and signs.UNDERLINE.match(line):
            if self._define():
                self._close()
                return True
        if sign in "*_-" and signs.RULE.match(line):
            self._leave(matched)
            self._close()
            self._fill()
            return True
        if paragraph and sign in "|:-" and "|" in line and signs.DELIMITERS.match(line):
            if self._table(line):
                return True
        if sign == ":" and (directive := signs.DIRECTIVE.match(line)):
            self._leave(matched)
            self._close()
            self._give("text", [(at + directive.start(1), at + directive.end(1))])
            return True
        if sign == "{" and signs.ATTRIBUTES.match(line):
            self._leave(matched)
            self._close()
            return True
        return False

    def _html(self, at: int, end: int, following: int, matched: int, lazy: bool) -> bool:
        known = [until for opens, until in signs.HTML if opens.match(self.source, at, end)]
        until = known[0] if known else None
        if not known:
            tag = None if lazy else tag_at(self.source[at:end], 0)
            if tag is None or self.source[at + tag.end() : end].strip(" \t"):
                return False
        self._leave(matched)
        self._begin("html")
        self._spans.append((at, following))
        self._until = until
        if until and until.search(self.source, at, end):
            self._close()
        return True

    def _begin_container(self, at: int, end: int) -> int:
        """Go over a task's box, or the ``[!NOTE]`` of what looks like a quotation and is none."""
        if self.source[at] != "[" or not self._containers or self._containers[-1].filled:
            return at
        container = self._containers[-1]
        sign = (signs.ALERT if container.quotation else signs.TASK).match(self.source, at, end)
        if sign is None:
            return at
        container.quoted = False
        self._fill()
        return sign.end()

    # --- tables ---

    def _table(self, delimiters: str) -> bool:
        """Make a table of the paragraph that is open, if its last line has as many cells."""
        joined = Joined(self.source, self._spans)
        last = joined.text.rstrip("\n").rfind("\n") + 1
        start, end = joined.source(last), joined.source(len(joined.text.rstrip("\n")) - 1) + 1
        columns = len(self._cells(0, len(delimiters.rstrip()), delimiters.rstrip()))
        if columns != len(self._cells(start, end, self.source)):
            return False
        before = [(a, min(b, start)) for a, b in self._spans if a < start]
        self._spans = before
        self._close()
        self._begin("table")
        self._row(start, end)
        return True

    def _row(self, start: int, end: int) -> None:
        for cell in self._cells(start, end, self.source):
            self._give("text", [cell])

    @staticmethod
    def _cells(start: int, end: int, text: str) -> list[Span]:
        while end > start and text[end - 1] in " \t\r":
            end -= 1
        while start < end and text[start] in " \t":
            start += 1
        marks = [m.start() for m in signs.PIPE.finditer(text, start, end) if m[0] == "|"]
        if marks and marks[0] == start:
            del marks[0]
            start += 1
        if marks and marks[-1] == end - 1:
            end = marks.pop()
        edges = [start - 1, *marks, end]
        return [(a + 1, b) for a, b in pairwise(edges)]

    # --- opening and closing ---

    def _enter(self, matched: int, container: _Container) -> None:
        self._leave(matched)
        self._close()
        self._fill()
        self._containers.append(container)

    def _leave(self, matched: int) -> None:
        """Close the containers that do not go on, and what is open in them."""
        if matched < len(self._containers):
            self._close()
            del self._containers[matched:]

    def _fill(self) -> None:
        if self._containers:
            self._containers[-1].filled = True

    def _begin(self, kind: str) -> None:
        self._close()
        self._fill()
        self._open = kind

    def _close(self) -> None:
        """Give out the block that is open."""
        if self._open == "paragraph":
            self._define()
        if self._open in ("paragraph", "html") and self._spans:
            self._give("html" if self._open == "html" else "text", self._spans)
        self._open, self._spans, self._until = "", [], None

    def _define(self) -> bool:
        """Take the definitions off the beginning of the open paragraph; return whether more is there."""
        if not self._spans or self.source[self._spans[0][0]] != "[":
            return True
        joined = Joined(self.source, self._clean(self._spans))
        at = 0
        while (definition := self.references.define(joined.text, at)) is not None:
            if definition.title:
                self.leaves.append(Leaf("title", joined, self._quoted(), *definition.title))
            at = definition.end
        if at >= len(joined.text):
            self._spans = []
            return False
        if at:
            first = joined.source(at)
            self._spans = [(max(a, first), b) for a, b in self._spans if b > first]
        return True

    def _clean(self, spans: list[Span]) -> list[Span]:
        """Return the *spans* of lines without the carriage returns before their ends."""
        source = self.source
        if not self._returns:
            return spans
        found = []
        for start, end in spans:
            if end - start > 1 and source.startswith("\r\n", end - 2):
                found += [(start, end - 2), (end - 1, end)]
            else:
                found.append((start, end))
        return found

    def _quoted(self) -> bool:
        return bool(self._containers) and any(container.quoted for container in self._containers)

    def _give(self, kind: str, spans: list[Span]) -> None:
        self._fill()
        joined = Joined(self.source, self._clean(spans))
        if joined.text:
            self.leaves.append(Leaf(kind, joined, self._quoted()))
