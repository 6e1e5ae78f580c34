"""Finds glosses: what tells how a name is written in another language, or by others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup.spotting.tokens import Span

#: Nothing longer in brackets is a gloss.
_LONGEST = 300
#: What words have that tell how a name is spelled.
_SPELLED_SIGNS = ("spel", "transcribed", "transliterated", "romani")
#: Languages that names of the region are given in, as such brackets call them.
_LANGUAGES = (
    "Arabic|Aramaic|Armenian|Assyrian|Avar|Azerbaijani|Azeri|Bulgarian|Czech|French|Georgian|German|Greek"
    "|Hebrew|Italian|Kurdish|Kurmanji|Latin|Lezgian|Lezgin|Middle Persian|Ossetian|Pahlavi|Persian|Farsi"
    "|Polish|Romanian|Russian|Spanish|Syriac|Talysh|Talyshi|Tat|Turkish|Ottoman|Udi|Ukrainian|Yiddish"
)


def glosses(text: str, begin: int, end: int) -> Iterator[Span]:
    """Yield the spans of glosses between *begin* and *end* of *text*.

    What follows the name of a language and a colon in brackets is one, up to the next sign; so is what
    stands in brackets and begins with a letter of another script; and what follows *spelled*.
    """
    if any(text.find(sign, begin, end) >= 0 for sign in _SPELLED_SIGNS):
        yield from (match.span(1) for match in _spelled().finditer(text, begin, end))
    opened = text.find("(", begin, end)
    while opened >= 0:
        closed = text.find(")", opened, min(end, opened + _LONGEST))
        if closed < 0:
            opened = text.find("(", opened + 1, end)
            continue
        if ":" in text[opened:closed]:
            yield from (match.span(1) for match in _labelled().finditer(text, opened, closed))
        if _in_other_script().match(text, opened, closed):
            yield opened, closed
        opened = text.find("(", closed, end)


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"[(;,/]\s*(?:[Ii]n )?(?:\w+ )?(?:{_LANGUAGES})(?: \w+)?\s*:([^:;,()\n]++)")


@cache
def _spelled() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:spell?ed|spelt|transcribed|transliterated|romani[sz]ed)"
        r"(?: (?:also|as|either|both|variously))*+[ \"“'‘]++(?=[A-Z])([^.;:()\n]{2,60})"
    )


@cache
def _in_other_script() -> re.Pattern[str]:
    """Match what begins with a letter from Greek on: Cyrillic, Armenian, Arabic, Georgian and others."""
    return re.compile(r"\(\W*[\u0370-\u1cff\u2c00-\u2def\ua640-\ua69f\ufb00-\ufefc]")
