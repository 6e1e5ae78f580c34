"""What of a source is prose, and where each of its characters stands in the source.

A format's module reads its source with a :class:`Builder`; the prose is judged, and what is found in
it is carried back: a change of the prose becomes changes of the source that touch nothing else, also
where markup, an escape or a line break stands inside a name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

#: Stands in the prose for something that is none: an image, a formula, a piece of code.
OBJECT = "\ufffc"
#: Stands between two paragraphs.
BREAK = "\n\n"


class Piece(NamedTuple):
    """A stretch of the prose: *length* characters from *at* on, which are source[start:end].

    *verbatim* tells that it stands in the source as it is; else it is what an escape there means.
    """

    at: int
    length: int
    start: int
    end: int
    verbatim: bool


class Change(NamedTuple):
    """source[start:end] becomes *text*."""

    start: int
    end: int
    text: str


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Prose:
    """The prose of a source.

    *text* is what is judged. *pieces* say, in order, where it comes from; what no piece covers was put
    in between and stands nowhere. *escape* writes letters as the source has them.
    """

    text: str
    pieces: tuple[Piece, ...]
    escape: Callable[[str], str] = _as_it_is
    _starts: list[int] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        self._starts.extend(piece.at for piece in self.pieces)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where text[start:end], which is not empty, begins and ends in the source.

        Raises:
            LookupError: its first or last character stands nowhere in the source.
        """
        return self._source(start)[0], self._source(end - 1)[1]

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return *start* and *end* without the characters at either edge that stand nowhere.

        Raises:
            LookupError: all of text[start:end] does.
        """
        found = [at for at in range(start, end) if self._piece(at)]
        if not found:
            raise LookupError(f"characters {start} to {end} of the prose are not of the source")
        return found[0], found[-1] + 1

    def changes(self, start: int, end: int, new: str) -> list[Change]:
        """Return what makes *new* of text[start:end] in the source, in order.

        Markup and escapes between the letters that stay are left as they are.

        Raises:
            LookupError: a character that would change stands nowhere in the source.
        """
        piece = self._piece(start)
        if piece is not None and piece.verbatim and end <= piece.at + piece.length:
            begin = piece.start + start - piece.at
            return [Change(begin, begin + end - start, self.escape(new))]
        return _joined(self._apart(start, end, new))

    def _apart(self, start: int, end: int, new: str) -> Iterator[Change]:
        from rapidfuzz.distance import Levenshtein

        for step in Levenshtein.opcodes(self.text[start:end], new):
            written = self.escape(new[step.dest_start : step.dest_end])
            first = start + step.src_start
            if step.tag == "insert":
                place = self._source(first - 1)[1] if step.src_start else self._source(first)[0]
                yield Change(place, place, written)
            elif step.tag != "equal":
                for number in range(step.src_start, step.src_end):
                    yield Change(*self._source(start + number), written)
                    written = ""

    def _piece(self, at: int) -> Piece | None:
        number = bisect_right(self._starts, at) - 1
        piece = self.pieces[number] if number >= 0 else None
        return piece if piece is not None and at < piece.at + piece.length else None

    def _source(self, at: int) -> tuple[int, int]:
        """Return where the character at *at* begins and ends in the source."""
        piece = self._piece(at)
        if piece is None:
            raise LookupError(f"character {at} of the prose is not of the source")
        if piece.verbatim:
            return piece.start + at - piece.at, piece.start + at - piece.at + 1
        return piece.start, piece.end


def _joined(changes: Iterator[Change]) -> list[Change]:
    """Join changes that follow each other without a gap."""
    found: list[Change] = []
    for change in changes:
        if found and found[-1].end == change.start:
            last = found.pop()
            change = Change(last.start, change.end, last.text + change.text)
        found.append(change)
    return found


class Builder:
    """Puts together the prose of *source* from its beginning to its end."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._at = 0

    @property
    def length(self) -> int:
        """How long the prose is so far."""
        return self._at

    def keep(self, start: int, end: int) -> None:
        """Take source[start:end] as it is."""
        if start < end:
            last = self._pieces[-1] if self._pieces else None
            if last and last.verbatim and last.end == start and last.at + last.length == self._at:
                self._pieces[-1] = last._replace(length=last.length + end - start, end=end)
            else:
                self._pieces.append(Piece(self._at, end - start, start, end, True))
            self._add(self._source[start:end])

    def read(self, start: int, end: int, text: str) -> None:
        """Take source[start:end] for *text*: an escape, an entity. Without *text* it is passed over."""
        if text:
            self._pieces.append(Piece(self._at, len(text), start, end, False))
            self._add(text)

    def say(self, text: str) -> None:
        """Put in *text* that stands nowhere in the source: a break, the marks of a block quotation."""
        self._add(text)

    def block(self) -> None:
        """Begin a new paragraph, unless one has just begun."""
        if self._parts and not self._parts[-1].endswith(BREAK):
            self._add(BREAK)

    def object(self) -> None:
        """Put in a sign for something that is no prose."""
        self._add(OBJECT)

    def prose(self, escape: Callable[[str], str] = _as_it_is) -> Prose:
        """Return what was put together; *escape* writes letters as the source has them."""
        return Prose("".join(self._parts), tuple(self._pieces), escape)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)
