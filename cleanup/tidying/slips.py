"""What a rule finds: a stretch of the text, what would be right, and why."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Slip(NamedTuple):
    """text[start:end] should be *new*; it is certain if *sure*, and else only suggested.

    *also* are further possibilities, the likelier first.
    """

    start: int
    end: int
    new: str
    sure: bool
    because: str
    also: tuple[str, ...] = ()


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table *name* in this folder, without the header."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines()[1:])
