"""A unified diff; lines are compared only where some come or go, which no edit of a name makes them."""

from __future__ import annotations

from collections.abc import Iterator

_CONTEXT = 3
_NO_NEWLINE = b"\\ No newline at end of file\n"


def unified(path: str, before: bytes, after: bytes) -> bytes:
    """Return a unified diff that ``patch`` accepts, or nothing if nothing changed.

    A line ends at LF.
    """
    old, new = _lines(before), _lines(after)
    found = b"".join(_kept_lines(old, new) if len(old) == len(new) else _moved_lines(old, new))
    if not found:
        return b""
    name = path.encode("utf-8", "surrogateescape")
    ending = b"\t\n" if b" " in name else b"\n"  # patch reads a name up to the tab
    return b"--- a/" + name.lstrip(b"/") + ending + b"+++ b/" + name.lstrip(b"/") + ending + found


def _kept_lines(old: list[bytes], new: list[bytes]) -> Iterator[bytes]:
    """Yield the hunks of lines of which none was added or removed."""
    changed = [n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    for first, last in hunks(changed, len(old)):
        size = last - first
        yield b"@@ -%d,%d +%d,%d @@\n" % (first + 1, size, first + 1, size)
        yield from _hunk(old[first:last], new[first:last])


def _moved_lines(old: list[bytes], new: list[bytes]) -> Iterator[bytes]:
    """Yield the hunks of lines of which some were added or removed."""
    from difflib import SequenceMatcher

    for steps in SequenceMatcher(None, old, new).get_grouped_opcodes(_CONTEXT):
        _, first, _, other, _ = steps[0]
        _, _, last, _, end = steps[-1]
        yield b"@@ -%s +%s @@\n" % (_range(first, last), _range(other, end))
        for tag, at, to, new_at, new_to in steps:
            if tag == "equal":
                yield from (_marked(b" ", line) for line in old[at:to])
            else:
                yield from (_marked(b"-", line) for line in old[at:to])
                yield from (_marked(b"+", line) for line in new[new_at:new_to])


def _range(first: int, last: int) -> bytes:
    """Return lines *first* to *last* (from 0, exclusive) as a hunk's header has them."""
    return b"%d,%d" % (first + (last > first), last - first)


def _lines(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    ended = [line + b"\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended


def hunks(changed: list[int], count: int) -> list[tuple[int, int]]:
    """Return the runs of lines (from 0, end exclusive) that show the *changed* ones of *count*."""
    found: list[tuple[int, int]] = []
    for line in changed:
        first, last = max(0, line - _CONTEXT), min(count, line + _CONTEXT + 1)
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _hunk(old: list[bytes], new: list[bytes]) -> list[bytes]:
    parts: list[bytes] = []
    gone: list[bytes] = []
    come: list[bytes] = []
    for before, after in zip(old, new, strict=True):
        if before == after:
            parts += [*gone, *come, _marked(b" ", before)]
            gone, come = [], []
        else:
            gone.append(_marked(b"-", before))
            come.append(_marked(b"+", after))
    return [*parts, *gone, *come]


def _marked(sign: bytes, line: bytes) -> bytes:
    return sign + line if line.endswith(b"\n") else sign + line + b"\n" + _NO_NEWLINE
