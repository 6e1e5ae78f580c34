"""Puts the text between tags into paragraphs: white space, quotations, what stands beside the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from cleanup.documents.markup.references import REFERENCE, STRICT_REFERENCE, meaning
from cleanup.spotting.prose import BREAK, Builder, Piece, Prose

#: White space that is not one space, invisible signs inside words, placeholders of templates.
_OTHER = r"[ \t\n\f\r]{2,}+|[\t\n\f\r]|[\u00ad\u200b]|\{[{%#][^{}]{0,400}+\}{1,2}+"
_SPECIAL = re.compile(rf"{_OTHER}|{REFERENCE}")
_STRICT = re.compile(rf"{_OTHER}|{STRICT_REFERENCE}")
_LITERAL = re.compile(_OTHER)
_LINE_END = re.compile(r"[\r\n]")
_SPACE = " \t\n\f\r"
_INVISIBLE = "\u00ad\u200b"
_DIRECTIVE = "cleanup:"
_OPENS, _CLOSES = "“", "”"
#: So deep may notes stand in notes.
_DEEPEST = 8


def _at(piece: Piece) -> int:
    return piece.at


class _Note(Builder):
    """Something beside the text, put together like it and told after its paragraph."""

    def __init__(self) -> None:
        self._calls: list[tuple[str, tuple[int | str, ...]]] = []

    def keep(self, start: int, end: int) -> None:
        self._calls.append(("keep", (start, end)))

    def read(self, start: int, end: int, text: str) -> None:
        self._calls.append(("read", (start, end, text)))

    def say(self, text: str) -> None:
        self._calls.append(("say", (text,)))

    def block(self) -> None:
        self._calls.append(("block", ()))

    def object(self) -> None:
        self._calls.append(("object", ()))

    def tell(self, out: Builder) -> None:
        """Put it into *out*."""
        for name, arguments in self._calls:
            getattr(out, name)(*arguments)


class _Place(NamedTuple):
    """Where the text goes on after a note."""

    out: Builder
    open: bool
    gap: str
    space: bool
    quotations: int
    quoted: bool
    notes: list[_Note]


class Flow:
    """The text of *source*, put into *built* paragraph by paragraph.

    White space counts as in HTML. A paragraph in a quotation is wrapped in quotation marks.
    """

    def __init__(self, source: str, built: Builder) -> None:
        self._source = source
        self._out = built
        self._open = False  #: the paragraph has begun
        self._gap = BREAK  #: what is due before its first word
        self._space = True  #: white space at its end has been seen, and more is none
        self._quotations = 0
        self._quoted = False  #: a quotation mark has been said and not closed
        self._last = 0  #: where what was kept last ends in the source
        self._notes: list[_Note] = []
        self._places: list[_Place] = []

    def text(self, start: int, end: int, *, literal: bool = False, strict: bool = False) -> None:
        """Take source[start:end].

        In *literal* text ``&`` is a letter; where references are *strict*, they end with a semicolon.
        """
        source = self._source
        at = start
        pattern = _LITERAL if literal else _STRICT if strict else _SPECIAL
        for match in pattern.finditer(source, start, end):
            first, last = match.span()
            if at < first:
                self._keep(at, first)
            at = last
            sign = source[first]
            if sign in _SPACE:
                self._white(first, last)
            elif sign == "&":
                at = self._reference(first, last, strict)
            elif sign == "{":
                if source[first + 1] == "#" and _DIRECTIVE in source[first:last]:
                    self.comment(first, last)
                else:
                    self.object()
        if at < end:
            self._keep(at, end)

    def block(self) -> None:
        """End the paragraph, if one has begun."""
        if self._open:
            if self._quoted:
                self._out.say(_CLOSES)
                self._quoted = False
            self._open = False
            self._gap = BREAK
        if self._notes:
            notes, self._notes = self._notes, []
            for note in notes:
                self._out.block()
                note.tell(self._out)
            self._gap = BREAK

    def line(self) -> None:
        """Begin a new line; a second one begins a new paragraph."""
        if not self._open:
            return
        if self._gap:
            self.block()
        else:
            self._gap = "\n"
            self._space = True

    def object(self) -> None:
        """Put in a sign for something that is no prose."""
        if not self._open or self._gap:
            self._begin()
        self._out.object()
        self._space = False

    def say(self, text: str) -> None:
        """Put in *text* that does not stand there."""
        if not self._open or self._gap:
            self._begin()
        self._out.say(text)
        self._space = True

    def open_quotation(self) -> None:
        """Begin a quotation; its marks stand in every paragraph of it."""
        self._quotations += 1
        if self._quotations == 1 and self._open:
            self.say(_OPENS)
            self._quoted = True

    def close_quotation(self) -> None:
        """End the quotation begun last."""
        self._quotations -= 1
        if self._quotations == 0 and self._quoted:
            self._out.say(_CLOSES)
            self._quoted = self._space = False

    def comment(self, start: int, end: int) -> None:
        """Keep the comment source[start:end] if it says what is not to be judged.

        One that has a line of the source to itself is about the next paragraph, as it is about the
        next line of a plain text; else it stands in the paragraph, or after the one that has ended.
        """
        if _DIRECTIVE not in self._source[start:end]:
            return
        if self._open:
            if self._gap:
                self._begin()
            self._space = False
        elif self._last and not _LINE_END.search(self._source, self._last, start):
            self._out.say(" ")
        else:
            if self._gap == BREAK:
                self._out.block()
            else:
                self._out.say(self._gap)
            self._gap = "\n"
        self._out.keep(start, end)
        self._last = end

    def open_note(self) -> None:
        """Begin something beside the text: a footnote, a description of a picture."""
        here = _Place(
            self._out, self._open, self._gap, self._space, self._quotations, self._quoted, self._notes
        )
        self._places.append(here)
        if len(self._places) > _DEEPEST:
            self.block()
            return
        self._out = _Note()
        self._open, self._gap, self._quotations, self._quoted, self._notes = False, BREAK, 0, False, []

    def close_note(self) -> None:
        """End it; it is told after the paragraph that it stands in."""
        self.block()
        here = self._places.pop()
        if len(self._places) >= _DEEPEST:
            return
        note = self._out
        self._out, self._open, self._gap, self._space, self._quotations, self._quoted, self._notes = here
        assert isinstance(note, _Note)
        self._notes.append(note)
        if not self._open:
            self.block()

    def embed(self, inner: Prose, outer: Prose) -> None:
        """Take the paragraphs *inner*, read from the text of *outer*, which was read from the source."""
        self.block()
        if not inner.text:
            return
        if self._gap == BREAK:
            self._out.block()
        else:
            self._out.say(self._gap)
        at = 0
        for piece in inner.pieces:
            self._out.say(inner.text[at : piece.at])
            at = piece.at + piece.length
            if piece.verbatim:
                self._pieces(outer, piece.start, piece.end)
            else:
                first, last = outer.place(piece.start, piece.end)
                self._out.read(first, last, inner.text[piece.at : at])
        self._out.say(inner.text[at:])
        self._gap = BREAK

    def _pieces(self, outer: Prose, start: int, end: int) -> None:
        """Take outer.text[start:end] from where it stands in the source."""
        number = bisect_right(outer.pieces, start, key=_at) - 1
        while start < end:
            piece = outer.pieces[number]
            stop = min(end, piece.at + piece.length)
            if piece.verbatim:
                begin = piece.start + start - piece.at
                self._out.keep(begin, begin + stop - start)
            else:
                self._out.read(piece.start, piece.end, outer.text[start:stop])
            start = stop
            number += 1

    def _begin(self) -> None:
        if self._gap == BREAK:
            self._out.block()
        elif self._gap:
            self._out.say(self._gap)
        self._gap = ""
        self._space = True
        if not self._open:
            self._open = True
            if self._quotations:
                self._out.say(_OPENS)
                self._quoted = True

    def _keep(self, start: int, end: int) -> None:
        if self._source[start] == " ":
            if not self._open or self._space:
                start += 1
                if start == end:
                    return
            elif end == start + 1:
                self._white(start, end)
                return
        if not self._open or self._gap:
            self._begin()
        self._out.keep(start, end)
        self._space = self._source[end - 1] == " "
        self._last = end

    def _white(self, start: int, end: int) -> None:
        if self._open and not self._space:
            if self._source[start:end] == " ":
                self._out.keep(start, end)
            else:
                self._out.read(start, end, " ")
            self._space = True

    def _reference(self, start: int, end: int, strict: bool) -> int:
        """Take the reference that source[start:end] begins with; return where it ends."""
        found = meaning(self._source[start:end])
        if strict and (not found or found[1] < end - start):
            self.object()  # what it stands for is said elsewhere
            return end
        if not found:
            self._keep(start, end)
            return end
        character, length = found
        end = start + length
        if character and character in _SPACE:
            self._white(start, end)
        elif character not in _INVISIBLE:  # nor none, as for a control character
            if not self._open or self._gap:
                self._begin()
            self._out.read(start, end, character)
            self._space = False
        return end
