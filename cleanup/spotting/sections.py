"""Cuts a text that is too long to be one article into sections, each judged by itself.

What stands a hundred pages away says little of a word, and an archive in one file is many articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleanup.spotting.tokens import Span

#: How long a section is at most, in code points; a text half as long again is not cut.
SECTION = 64_000
#: Where to cut, the best first: between paragraphs, lines, words.
_CUTS = ("\n\n", "\n\r\n", "\r\r", "\n", "\r", " ")


def sections(text: str, *, goes_on: bool = False) -> Iterator[Span]:
    """Yield the sections of *text*, one after the other without a gap.

    Where the text *goes_on* after this portion of it, which ends where a section does, these are the
    sections that the whole text has there.

    >>> list(sections("One paragraph."))
    [(0, 14)]
    """
    start = 0
    least = 0 if goes_on else SECTION * 3 // 2
    while len(text) - start > least:
        latest, earliest = start + SECTION, start + SECTION // 2
        ends = (text.rfind(cut, earliest, latest) + len(cut) for cut in _CUTS)
        end = next((end for end in ends if end > earliest), min(latest, len(text)))
        if text[end - 1 : end + 1] == "\r\n":
            end -= 1
        yield start, end
        start = end
    if start < len(text) or not goes_on:
        yield start, len(text)
