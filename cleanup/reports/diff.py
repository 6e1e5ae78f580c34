"""A unified diff made from the edits themselves, which never add or remove a line."""

from __future__ import annotations

_CONTEXT = 3
_NO_NEWLINE = b"\\ No newline at end of file\n"


def unified(path: str, before: bytes, after: bytes) -> bytes:
    """Return a unified diff that ``patch`` accepts, or nothing if nothing changed.

    *before* and *after* have the same number of lines; a line ends at LF.
    """
    old, new = _lines(before), _lines(after)
    if len(old) != len(new):
        raise ValueError("an edit changed the number of lines")
    changed = [n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    if not changed:
        return b""
    name = path.encode("utf-8", "surrogateescape")
    ending = b"\t\n" if b" " in name else b"\n"  # patch reads a name up to the tab
    parts = [b"--- a/" + name.lstrip(b"/") + ending, b"+++ b/" + name.lstrip(b"/") + ending]
    for first, last in hunks(changed, len(old)):
        size = last - first
        parts.append(b"@@ -%d,%d +%d,%d @@\n" % (first + 1, size, first + 1, size))
        parts += _hunk(old[first:last], new[first:last])
    return b"".join(parts)


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
