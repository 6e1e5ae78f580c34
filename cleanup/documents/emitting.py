"""Carries what a format's scanner has found in a stretch of text over to a builder.

A scanner tells only where the text is not prose as it stands: markup that is dropped, an escape, an
object, the ends of paragraphs. All between is kept. Nothing is put in for a stretch without any text.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from operator import itemgetter
from typing import NamedTuple

from cleanup.documents.joined import Joined
from cleanup.spotting.prose import Builder

#: The first and second cell: where an :class:`Op` begins and ends.
_PLACE = itemgetter(0, 1)


class Do(Enum):
    """What is done with a stretch."""

    DROP = auto()  #: it is markup: nothing is put in
    READ = auto()  #: it is an escape, and means something else
    SAY = auto()  #: it is markup that says something, such as a line break
    OBJECT = auto()  #: it is no prose
    BREAK = auto()  #: a paragraph ends
    LOCK = auto()  #: from here on text is also a target, and may not be changed
    UNLOCK = auto()
    QUOTE = auto()  #: a quotation begins, as a paragraph
    UNQUOTE = auto()
    COMMENT = auto()  #: it is a directive, and is kept as a line of its own


class Op(NamedTuple):
    """text[start:end], and what is done with it."""

    start: int
    end: int
    do: Do
    says: str = ""


class Emitter:
    """Puts stretches of text into *built*, quotations in marks, a paragraph each."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.built = Builder(source)
        self._quotes = 0  # that markup has opened and not closed yet
        self._in_text = False
        self._after_comment = False
        self._marked = False
        self._locks = 0

    def paragraph(
        self, joined: Joined, ops: Iterable[Op], *, quoted: bool = False, start: int = 0
    ) -> None:
        """Put in the text from *start* on as a paragraph of its own, or several."""
        self.end()
        at = start
        for op in sorted(ops, key=_PLACE) if ops else ():
            if op.start < at:
                continue
            ends = op.do in (Do.BREAK, Do.QUOTE, Do.UNQUOTE)
            self._keep(joined, at, _trimmed(joined.text, at, op.start) if ends else op.start, quoted)
            self._do(joined, op, quoted)
            at = op.end
        self._keep(joined, at, _trimmed(joined.text, at, len(joined.text)), quoted)
        self._locks = 0
        self.end()

    def end(self) -> None:
        """End the paragraph."""
        if self._marked:
            self.built.say("”")
        self._in_text = self._marked = False

    def comment(self, start: int, end: int) -> None:
        """Put in the directive source[start:end]; the paragraph after it is on the next line."""
        self.end()
        self._separate()
        self.built.keep(start, end)
        self._after_comment = True

    def _do(self, joined: Joined, op: Op, quoted: bool) -> None:
        start, end, do, says = op
        if do is Do.READ:
            if not says.isspace() or self._in_text:
                self._begin(quoted)
                if self._locks:
                    self.built.say(says)
                else:
                    joined.read(self.built, start, end, says)
        elif do is Do.SAY:
            if self._in_text:
                self.built.say(says)
        elif do is Do.OBJECT:
            self._begin(quoted)
            self.built.object()
        elif do is Do.LOCK:
            self._locks += 1
        elif do is Do.UNLOCK:
            self._locks -= 1
        elif do is Do.COMMENT:
            if self._in_text:
                joined.keep(self.built, start, end)
            else:
                self._separate()
                joined.keep(self.built, start, end)
                self._after_comment = True
        elif do is not Do.DROP:
            self.end()
            self._quotes = max(0, self._quotes + (do is Do.QUOTE) - (do is Do.UNQUOTE))

    def _keep(self, joined: Joined, start: int, end: int, quoted: bool) -> None:
        if start >= end:
            return
        text = joined.text
        if not self._in_text:
            if text[start].isspace():
                start = end - len(text[start:end].lstrip())
            if start == end:
                return
            self._begin(quoted)
        if self._locks:
            self.built.say(text[start:end])
        else:
            joined.keep(self.built, start, end)

    def _begin(self, quoted: bool) -> None:
        if self._in_text:
            return
        self._separate()
        self._in_text = True
        if quoted or self._quotes:
            self.built.say("“")
            self._marked = True

    def _separate(self) -> None:
        if self._after_comment:
            self.built.say("\n")
            self._after_comment = False
        else:
            self.built.block()


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where text[start:end] ends without the blanks at its end."""
    if start < end and text[end - 1].isspace():
        return start + len(text[start:end].rstrip())
    return end
