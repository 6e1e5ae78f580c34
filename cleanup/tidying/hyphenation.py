"""Words that a line broke: *agree-* / *ment*, as they come out of a page that was set in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup.tidying.page import Page
from cleanup.tidying.slips import Slip, rows

_BROKEN = re.compile(
    r"(?<![\w'’-])([A-Za-z]{2,})([-\u00ad\u2010])[ \t]*(\r?\n)([ \t]*)"
    r"([a-z]{2,})(?![\w’'-])([,.;:!?)”\"]*)([ ]?)"
)
_SOFT = "\u00ad"


def broken_words(page: Page) -> Iterator[Slip]:
    """Yield the words of *page* that are broken at the end of a line, to be whole on the first."""
    for match in _BROKEN.finditer(page.text):
        first, hyphen, line_end, indent, second, signs, space = match.groups()
        joined = first + second
        start, end = match.span()
        if not page.zipf(joined) or page.is_protected(start, end):
            continue
        if re.search(rf"(?<!\w){first}-{second}(?!\w)", page.text, re.IGNORECASE):
            continue
        sure = hyphen == _SOFT or _is_one_word(page, first.lower(), second)
        new = joined + signs + (line_end + indent if space else "")
        yield Slip(start, end, new, sure, f"“{joined}”: broken at the end of a line")


@cache
def _either() -> frozenset[str]:
    return frozenset(joined for joined, _hyphenated, _note in rows("hyphens.tsv"))


#: Before these a hyphen may belong to the word.
_PREFIXES = frozenset(row[0] for row in rows("prefixes.tsv"))
_COMMON = 400


def _is_one_word(page: Page, first: str, second: str) -> bool:
    """Whether the halves are no words of their own, which a hyphen could join."""
    joined = first + second
    if joined in _either():
        return False
    if re.search(rf"(?<!\w){joined}(?!\w)", page.text, re.IGNORECASE):
        return True
    if first in _PREFIXES and page.zipf(second):
        return page.zipf(joined) >= _COMMON
    return not (page.zipf(first) and page.zipf(second))
