"""A unified diff; lines are compared only where some come or go, which no edit of a name makes them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby
from typing import Generic, NamedTuple, TypeVar

_CONTEXT = 3
_NO_NEWLINE = b"\\ No newline at end of file\n"
_Item = TypeVar("_Item")


def unified(path: str, before: bytes, after: bytes) -> bytes:
    """Return a unified diff that ``patch`` accepts, or nothing if nothing changed.

    A line ends at LF.
    """
    return Patch(path).take(before, after)


class Patch:
    """A unified diff in the making, of a file that may come in portions.

    Args:
        path: the file's; it stands before the first hunk.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._begun = False
        self._old, self._new = _Side(), _Side()
        self._hunks: Hunks[_Block] = Hunks()

    def take(self, before: bytes, after: bytes, *, goes_on: bool = False) -> bytes:
        """Return what is to be said after another portion, which was *before* and now is *after*."""
        old, new = self._old.lines(before, goes_on=goes_on), self._new.lines(after, goes_on=goes_on)
        done = [
            self._hunks.add(block, changed=block.old != block.new) for block in self._blocks(old, new)
        ]
        if not goes_on:
            done.append(self._hunks.end())
        said = b"".join(line for hunk in done for line in _said(hunk))
        if not said or self._begun:
            return said
        self._begun = True
        name = self._path.encode("utf-8", "surrogateescape")
        ending = b"\t\n" if b" " in name else b"\n"  # patch reads a name up to the tab
        return b"--- a/" + name.lstrip(b"/") + ending + b"+++ b/" + name.lstrip(b"/") + ending + said

    def _blocks(self, old: list[bytes], new: list[bytes]) -> Iterator[_Block]:
        """Yield what was changed, and the lines that were not, but for those far from any that was."""
        at, new_at = self._old.count - len(old), self._new.count - len(new)
        for first, last, other, end in _apart(old, new):
            if old[first:last] != new[other:end]:
                yield _Block(at + first, new_at + other, old[first:last], new[other:end])
                continue
            near = first + 2 * _CONTEXT + 1
            for n in chain(range(first, min(near, last)), range(max(near, last - _CONTEXT), last)):
                line = [old[n]]
                yield _Block(at + n, new_at + other + n - first, line, line)


class _Side:
    """The lines of one side; the last one of a portion may go on in the next."""

    def __init__(self) -> None:
        self.count = 0
        self._begun: list[bytes] = []

    def lines(self, data: bytes, *, goes_on: bool) -> list[bytes]:
        if goes_on and b"\n" not in data:
            self._begun.append(data)
            return []
        lines = _lines(b"".join([*self._begun, data]))
        self._begun = [lines.pop()] if goes_on and lines and not lines[-1].endswith(b"\n") else []
        self.count += len(lines)
        return lines


class _Block(NamedTuple):
    """Lines that were replaced, or one that stays, and how many lines stand before each."""

    at: int
    new_at: int
    old: list[bytes]
    new: list[bytes]


class Hunks(Generic[_Item]):
    """Puts what was changed together with three unchanged lines before and after."""

    def __init__(self) -> None:
        self._before: list[_Item] = []
        self._hunk: list[_Item] = []
        self._since = 0  # unchanged lines at the end of the hunk

    def add(self, item: _Item, *, changed: bool) -> list[_Item]:
        """Take a line (or several that were changed together); return a hunk that is complete."""
        if changed:
            self._hunk += [*self._before, item]
            self._before, self._since = [], 0
        elif not self._hunk:
            self._before = [*self._before[1 - _CONTEXT :], item]
        else:
            self._hunk.append(item)
            self._since += 1
            if self._since > 2 * _CONTEXT:
                self._before = self._hunk[-_CONTEXT:]
                return self.end()
        return []

    def end(self) -> list[_Item]:
        """Return the last hunk, if it is not complete yet."""
        hunk = self._hunk[: len(self._hunk) - max(0, self._since - _CONTEXT)]
        self._hunk, self._since = [], 0
        return hunk


def _apart(old: list[bytes], new: list[bytes]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches of lines that stay or were replaced: from and to where in *old*, in *new*."""
    if len(old) == len(new):
        at = 0
        same = True
        for n, (a, b) in enumerate(zip(old, new, strict=True)):
            if (a == b) != same:
                if n > at:
                    yield at, n, at, n
                at, same = n, not same
        if old:
            yield at, len(old), at, len(old)
        return
    from difflib import SequenceMatcher

    for _tag, first, last, other, end in SequenceMatcher(None, old, new).get_opcodes():
        yield first, last, other, end


def _said(hunk: list[_Block]) -> Iterator[bytes]:
    if not hunk:
        return
    first, last = hunk[0], hunk[-1]
    old = _range(first.at, last.at + len(last.old))
    yield b"@@ -%s +%s @@\n" % (old, _range(first.new_at, last.new_at + len(last.new)))
    for changed, blocks in groupby(hunk, lambda block: block.old != block.new):
        together = list(blocks)
        for block in together:
            yield from (_marked(b"-" if changed else b" ", line) for line in block.old)
        for block in together if changed else ():
            yield from (_marked(b"+", line) for line in block.new)


def _range(first: int, last: int) -> bytes:
    """Return lines *first* to *last* (from 0, exclusive) as a hunk's header has them."""
    return b"%d,%d" % (first + (last > first), last - first)


def _lines(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    ended = [line + b"\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended


def _marked(sign: bytes, line: bytes) -> bytes:
    return sign + line if line.endswith(b"\n") else sign + line + b"\n" + _NO_NEWLINE
