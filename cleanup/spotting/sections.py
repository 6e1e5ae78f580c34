"""Cuts a text that is too long to be one article into sections, each judged by itself.

What stands a hundred pages away says little of a word, and an archive in one file is many articles.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.spotting.tokens import Span

#: How long a section is at most, in code points; a text half as long again is not cut.
SECTION = 64_000
#: Where to cut, the best first: between paragraphs, lines, words.
_CUTS = ("\n\n", "\n", " ")


def sections(text: str) -> Iterator[Span]:
    """Yield the sections of *text*, one after the other without a gap.

    >>> list(sections("One paragraph."))
    [(0, 14)]
    """
    start = 0
    while len(text) - start > SECTION * 3 // 2:
        latest, earliest = start + SECTION, start + SECTION // 2
        ends = (text.rfind(cut, earliest, latest) + len(cut) for cut in _CUTS)
        end = next((end for end in ends if end > earliest), latest)
        yield start, end
        start = end
    yield start, len(text)
