"""SubRip subtitles: the text of the cues, without tags.

A cue goes from its line of times to the number of the next one; blank lines in between do not end it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from cleanup.documents.cues import Cues, without
from cleanup.documents.plain import DocumentError
from cleanup.spotting.prose import Prose

_TIME = r"(?:\d{1,4}:)?\d{1,4}:\d{1,4}(?:[,.:]\d{1,9})?"
_TIMES = re.compile(
    rf"(?:\A|(?<=[\r\n]))[ \t]*+{_TIME}[ \t]*+-{{1,2}}>[ \t]*+{_TIME}\b[^\r\n]*+(?:\r\n?|\n|\Z)"
)
_NUMBER = re.compile(r"(?<=[\r\n])[ \t]*+\d{1,9}[ \t]*+(?:\r\n?|\n)\s*\Z")
#: How far from its times a cue's number begins at most.
_LINE = 40
#: Slanting, weight, colour and place: HTML's marks, SubStation's, and those of MicroDVD's heirs.
_TAG = re.compile(r"</?[A-Za-z][^<>\r\n]{0,200}>|\{\\[^{}\r\n]{0,200}\}|\{/?[biusBIUS]\}")


def read(source: str) -> Prose:
    """Read the text of the cues of *source*.

    Raises:
        DocumentError: there is text in it, but no cue.
    """
    times = [match.span() for match in _TIMES.finditer(source)]
    if not times and source.strip():
        raise DocumentError("has no cues of subtitles in it; name it .txt if it is plain text")
    cues = Cues(source)
    for (_, start), (following, _) in pairwise([*times, (len(source), 0)]):
        end = _without_number(source, start, following)
        text = source[start:end]
        start += len(text) - len(text.lstrip())
        cues.add(without(_TAG, source, start, max(start, start + len(text.strip()))))
    return cues.prose()


def _without_number(source: str, start: int, end: int) -> int:
    """Return where the text of a cue from *start* on ends, whose next one's times are at *end*."""
    number = _NUMBER.search(source, max(start, end - _LINE), end) if end < len(source) else None
    return number.start() if number else end
