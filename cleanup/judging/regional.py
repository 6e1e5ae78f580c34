"""Tells how much a text is about the region, by the right names in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from cleanup.names.index import Index

#: The sum of distinct known names (by prominence) from which a text counts as about the region.
_FULLY_REGIONAL = 4.0
#: A long text must have more of them: one for so many words.
_WORDS_PER_NAME = 250
#: Names of people alone count for less, and only so far: there are Armens and Emins everywhere.
_BARE_NAME_SHARE = 0.5
_MOST_PERSONAL = 1.0
#: Villages that nobody has heard of may be anybody's names: alone they make no text a regional one.
_MOST_LESSER = 0.8
#: How many names are remembered.
_REMEMBERED = 1 << 14
_PROMINENCE_SHARE = {1: 0.4, 2: 1.0, 3: 2.0}


class _Share(NamedTuple):
    """What a name counts for; *personal* if only people bear it, *lesser* if it is a village's."""

    share: float
    personal: bool
    lesser: bool


_NOTHING = _Share(0.0, personal=False, lesser=False)


class Regional:
    """Tells how regional texts are; what a name counts for is remembered. Safe in several threads.

    Args:
        index: the compiled lexicons.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._share = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def share(self, seen: Iterable[int], surnames: Collection[int], length: int) -> float:
        """Return how regional a text is, from 0 to 1.

        Args:
            seen: the lexemes it names.
            surnames: those of them that are surnames of public figures whom it names in full.
            length: how many words it has.
        """
        enough = max(_FULLY_REGIONAL, length / _WORDS_PER_NAME)
        total = personal = lesser = 0.0
        for number in seen:
            one = self._share(number)
            if one.personal and number not in surnames:
                personal += one.share * _BARE_NAME_SHARE
            elif one.lesser:
                lesser += one.share
            else:
                total += one.share
                if total >= enough:
                    return 1.0
        total += min(personal, _MOST_PERSONAL) + min(lesser, _MOST_LESSER)
        return min(1.0, total / enough)

    def _look_up(self, number: int) -> _Share:
        entry = self._index.entry(number)
        guard = self._index.guard(entry.text.lower())
        if not entry.restored or guard.english:
            return _NOTHING
        doubtful = guard and "country" not in entry.kinds
        return _Share(
            _PROMINENCE_SHARE[entry.prominence] / (2 if doubtful else 1),
            personal=entry.is_personal and not entry.is_place,
            lesser=entry.prominence == 1 and entry.is_place,
        )
