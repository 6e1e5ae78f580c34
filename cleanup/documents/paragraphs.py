"""The paragraphs of a word processor's document, and what they say one after the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cleanup.documents.plain import DocumentError
from cleanup.documents.xml import escape
from cleanup.spotting.prose import Builder, Prose

#: Of an operation that puts in what stands nowhere.
NOWHERE = -1
#: So deep text boxes, notes and spans stand in each other at most.
_DEEPEST = 100


def refuse_deep(within: Sequence[object]) -> None:
    """Raise an error if so many elements are open that no writer meant it."""
    if len(within) > _DEEPEST:
        raise DocumentError("is nested too deeply; save it again in the program it was made with")


class Operation(NamedTuple):
    """source[start:end] says *text*, or what it is if that is None."""

    start: int
    end: int
    text: str | None


@dataclass(slots=True)
class Paragraph:
    """A paragraph.

    *boxes* are the paragraphs of text boxes in it, *mirrors* what older programs show instead of it.
    """

    depth: int
    quoted: bool
    operations: list[Operation] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)
    mirrors: list[Paragraph] = field(default_factory=list)
    goes_on: bool = False  #: its end is deleted: the next one is part of it
    has_text: bool = False
    is_code: bool = False  #: it is no prose

    def text(self, source: str, offset: int) -> str:
        """Return what it says, boxes left out."""
        return "".join(
            source[op.start - offset : op.end - offset] if op.text is None else op.text
            for op in self.operations
        )

    def tell(self, builder: Builder) -> None:
        """Add it to a text."""
        if self.quoted:
            builder.say("“")
        for start, end, text in self.operations:
            if text is None:
                builder.keep(start, end)
            elif start == NOWHERE:
                builder.say(text)
            else:
                builder.read(start, end, text)
        if self.quoted:
            builder.say("”")


class Mirrors(NamedTuple):
    """What older programs show of the text: *prose*, whose stretches say what such of the other do."""

    prose: Prose
    starts: tuple[int, ...]  #: where they begin in what is judged
    stretches: tuple[tuple[int, int], ...]  #: where they end there, and begin in *prose*

    def of(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the same as text[start:end] of what is judged."""
        found = []
        number = bisect_right(self.starts, start) - 1
        while number >= 0 and self.starts[number] <= start and end <= self.stretches[number][0]:
            shift = self.stretches[number][1] - self.starts[number]
            found.append((start + shift, end + shift))
            number -= 1
        return found


class Told:
    """Puts paragraphs together, those of text boxes after the ones they are in."""

    def __init__(self, source: str) -> None:
        self.builder = Builder(source)
        self._others = Builder(source)
        self._found: list[tuple[int, int, int]] = []
        self._goes_on = False

    def add(self, paragraphs: Iterable[Paragraph]) -> None:
        """Add the paragraphs of a part."""
        for paragraph in paragraphs:
            if paragraph.has_text:
                if not self._goes_on:
                    self.builder.block()
                start = self.builder.length
                paragraph.tell(self.builder)
                for mirror in paragraph.mirrors:
                    self._others.block()
                    self._found.append((start, self.builder.length, self._others.length))
                    mirror.tell(self._others)
            self._goes_on = False
            self.add(paragraph.boxes)
            self._goes_on = paragraph.goes_on

    def prose(self) -> Prose:
        """Return what they say."""
        return self.builder.prose(escape)

    def mirrors(self) -> Mirrors:
        """Return what the others say."""
        starts = tuple(start for start, _end, _other in self._found)
        return Mirrors(self._others.prose(escape), starts, tuple(found[1:] for found in self._found))
