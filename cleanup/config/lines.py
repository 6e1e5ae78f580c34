"""Where a key or an item stands in a TOML file: the parser of the standard library does not say."""

from __future__ import annotations

import re
from collections import Counter

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*([\w.\"' -]+?)\s*=")
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")


def line_of(text: str, table: tuple[str, ...], key: str, number: int = 0) -> int:
    """Return the line of *key*, counted from 1; 0 if it cannot be told.

    Args:
        text: the file.
        table: the names of the table it is in.
        key: its name; empty for the line where the table begins.
        number: which table of that name, counted from 0, in a list of tables.
    """
    here: tuple[str, ...] = ()
    seen: Counter[tuple[str, ...]] = Counter()
    for line, content in enumerate(text.splitlines(), 1):
        header = _HEADER.fullmatch(content)
        if header:
            here = _parts(header[2])
            seen[here] += 1
        if here == table and header and not key and seen[here] == number + 1:
            return line
        match = _KEY.match(content)
        if key and match and not header and seen[here] <= number + 1:
            if here + _parts(match[1]) == (*table, key) and seen[here] in (0, number + 1):
                return line
    return 0


def line_of_item(text: str, item: str, first: int) -> int:
    """Return the line, from line *first* on, that has *item* in quotation marks; or *first*."""
    lines = text.splitlines()
    for line in range(max(first, 1), len(lines) + 1):
        if any(f"{mark}{item}{mark}" in lines[line - 1] for mark in "\"'"):
            return line
    return first


def _parts(name: str) -> tuple[str, ...]:
    return tuple(a or b or c for a, b, c in _PART.findall(name))
