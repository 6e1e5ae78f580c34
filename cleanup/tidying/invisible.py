"""Signs that nobody sees: zero-width spaces and joiners, soft hyphens, control characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.tidying.page import Page
from cleanup.tidying.slips import Slip

#: Joiners have a use in other scripts than these, in emoji and in ligatures.
_LETTER = (
    "A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u10a0-\u10ff"
)
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_CONTROL = "\x00-\x07\x0b\x0e-\x1a\x1c-\x1f\x7f"
_INSIDE = re.compile(rf"(?<=[{_LETTER}])[{_UNSEEN}]+(?=[{_LETTER}])")
#: Where a word could be broken, which a text that is no page needs no more.
_BESIDE = re.compile(
    rf"(?<=[{_LETTER},.;:!?])[\u200b\u2060\ufeff]+(?=[ \n\r])|(?<= )[\u200b\u2060\ufeff]+(?=[{_LETTER}])"
)
_CONTROLS = re.compile(rf"([{_LETTER}]*)([{_CONTROL}]+)([{_LETTER}]*)")


def invisible_signs(page: Page) -> Iterator[Slip]:
    """Yield the unseen signs of *page* that have no use where they stand."""
    for pattern in (_INSIDE, _BESIDE):
        for match in () if page.text.isascii() else pattern.finditer(page.text):
            start, end = match.span()
            if not page.is_protected(start, end) and not page.is_drawn(start):
                yield Slip(start, end, "", True, f"{_named(match[0])}: nobody sees it")
    if page.text.isprintable():
        return
    for match in _CONTROLS.finditer(page.text):
        before, signs, after = match.groups()
        start, end = match.span(2)
        if page.is_protected(start, end):
            continue
        # two words may have been one that a hyphen broke, or two, and a joke may have a bell
        sure = bool(before and after and page.zipf(before + after)) and "\x00" not in signs
        yield Slip(start, end, "", sure, f"{_named(signs)}: a control character")


def _named(signs: str) -> str:
    return ", ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(signs))
