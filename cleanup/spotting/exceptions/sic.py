"""``[sic]`` after a word: the writer has seen it, and it stays, with the capitalised words before it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from cleanup.spotting.exceptions.stretches import Stretch

_SIC = regex.compile(r"[\[(][*_]{0,2}(?i:sic)[.!?]?[*_]{0,2}[!?]?[\])]")
_WORD = r"[\p{L}\p{M}](?:[\p{L}\p{M}'’ʼ‘`-]*[\p{L}\p{M}])?"
_BEFORE = regex.compile(
    rf"(?:(?:(?=\p{{Lu}}){_WORD}[ \t\u00a0]+){{0,5}}(?=\p{{Lu}})|(?=\p{{Ll}})){_WORD}"
    r"[\"'”’»*_.,;:!?]*\s*\Z"
)
#: The longest name that is looked for, in code points.
_FAR = 120


def sic_words(text: str) -> Iterator[Stretch]:
    """Yield what stands before each ``[sic]`` of *text*."""
    for match in _SIC.finditer(text):
        begin = max(0, match.start() - _FAR)
        before = _BEFORE.search(text[begin : match.start()])
        if before:
            yield Stretch(begin + before.start(), match.start())
