"""The prose of files of data: values, each of which is prose by itself and may be written in a markup.

A format finds the values; :func:`decoded` takes the escapes from one, :func:`through` reads what a value
holds as another format would, and :func:`joined` makes one prose of all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cleanup.spotting.prose import BREAK, Builder, Change, Piece, Prose

#: What only markup has: an end tag, a break, a paragraph, an entity.
_MARKUP = re.compile(r"</[A-Za-z][\w:-]*+\s*+>|<(?:br|p|hr)\b[^<>]*+>|&(?:[A-Za-z]{2,8}|#\w{2,7});")


@dataclass(frozen=True, slots=True)
class Joined(Prose):
    """The prose of several values, each a paragraph or more of its own.

    *values* are where each begins in the text, and its prose, which writes new letters in its own way.
    """

    values: tuple[tuple[int, Prose], ...] = ()

    def changes(self, start: int, end: int, new: str) -> list[Change]:
        """Return what makes *new* of text[start:end] in the source, in order.

        Raises:
            LookupError: a character that would change stands nowhere in the source.
        """
        number = bisect_right(self.values, start, key=lambda value: value[0]) - 1
        begin, value = self.values[max(number, 0)]
        if end - begin > len(value.text):
            raise LookupError(f"characters {start} to {end} of the prose are of several values")
        return value.changes(start - begin, end - begin, new)


def joined(values: Iterable[Prose]) -> Joined:
    """Return the prose of *values*, which stand in the source in this order."""
    texts: list[str] = []
    pieces: list[Piece] = []
    parts: list[tuple[int, Prose]] = []
    at = 0
    for value in values:
        if not value.text or value.text.isspace():
            continue
        parts.append((at, value))
        pieces += (Piece(at + piece[0], *piece[1:]) for piece in value.pieces)
        texts.append(value.text)
        at += len(value.text) + len(BREAK)
    return Joined(BREAK.join(texts), tuple(pieces), values=tuple(parts))


def as_it_is(source: str, start: int, end: int, write: Callable[[str], str]) -> Prose:
    """Return the value source[start:end], which has no escapes; *write* writes letters there."""
    pieces = (Piece(0, end - start, start, end, True),) if start < end else ()
    return Prose(source[start:end], pieces, write)


def decoded(
    source: str,
    spans: Iterable[tuple[int, int]],
    escapes: re.Pattern[str],
    means: Callable[[str], str | None],
    write: Callable[[str], str],
) -> Prose:
    """Return the value that stands in *spans* of *source*; *escapes* stand for what each *means*.

    What means None is no escape but stands for itself. *write* writes letters as the source has them.
    """
    spans = list(spans)
    if len(spans) == 1 and not escapes.search(source, *spans[0]):
        return as_it_is(source, *spans[0], write)
    built = Builder(source)
    for start, end in spans:
        at = start
        for match in escapes.finditer(source, start, end):
            meaning = means(match[0])
            if meaning is not None:
                built.keep(at, match.start())
                built.read(*match.span(), meaning)
                at = match.end()
        built.keep(at, end)
    return built.prose(write)


def through(value: Prose, read: Callable[[str], Prose]) -> Prose:
    """Return the prose that *read* finds in the text of *value*, with its places in the source."""
    inner = read(value.text)
    pieces = tuple(_placed(inner.pieces, value))
    return Prose(inner.text, pieces, lambda text: value.escape(inner.escape(text)))


def _placed(pieces: Iterable[Piece], value: Prose) -> Iterator[Piece]:
    starts = [piece.at for piece in value.pieces]
    for at, length, start, end, verbatim in pieces:
        number = max(0, bisect_right(starts, start) - 1)
        covered: list[Piece] = []
        while number < len(starts) and starts[number] < end:
            outer = value.pieces[number]
            first, last = max(start, outer.at), min(end, outer.at + outer.length)
            if first < last:
                begin, stop = outer.start, outer.end
                if outer.verbatim:
                    begin, stop = begin + first - outer.at, begin + last - outer.at
                covered.append(Piece(at + first - start, last - first, begin, stop, outer.verbatim))
            number += 1
        if verbatim:
            yield from covered
        elif covered:
            yield Piece(at, length, covered[0].start, covered[-1].end, False)


def is_markup(text: str) -> bool:
    """Tell whether *text* has anything in it that only HTML and its kin have."""
    return bool(_MARKUP.search(text))


def unmarked(value: Prose) -> Prose:
    """Return the prose of *value*, which is HTML."""
    return through(value, _read_html)


def _read_html(source: str) -> Prose:
    from cleanup.documents.formats import html  # which few files of data need

    return html.read(source)
