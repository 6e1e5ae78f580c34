"""What words may be once they are joined: a name with spaces inside, or half of a person's."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cleanup.judging.candidate import Candidate
from cleanup.judging.candidates import Retriever
from cleanup.names.index import Index
from cleanup.names.status import Status

LEAST_JOINED = 5
#: Shorter ones must be exactly a name.
LEAST_NEAR = 6
MOST_JOINED = 20
#: A right name of so many letters is not one half of another.
LONG_NAME = 5
#: Words as common as this (Zipf times 100) are not heard as half of a name.
TOO_COMMON = 550
_FAMOUS = 3
#: A name less often in the news must be as near as this, once joined: *Var Dennis*.
_NEARLY_EXACT = 0.3
_REMEMBERED = 1 << 16


class AsOne(NamedTuple):
    """What words may be as one name, with spaces inside: *key* is what they are joined."""

    key: str
    known: bool  #: it is a spelling that the index has; else it may be near a name
    english: bool  #: all of the words are English, so that something must announce a name


class Joined:
    """Tells whether words, by their folded keys, may be one. Safe to use from several threads."""

    def __init__(self, index: Index, retriever: Retriever) -> None:
        self._index = index
        self._retriever = retriever
        self.may_be = lru_cache(maxsize=_REMEMBERED)(self._may_be)
        self.is_near = lru_cache(maxsize=_REMEMBERED)(self._is_near)
        self.as_one = lru_cache(maxsize=_REMEMBERED)(self._as_one)

    def _may_be(self, *keys: str, half: bool = False) -> bool:
        """Whether words may be a well-known name together, or *half* of a person's."""
        joined = "".join(keys)
        if not LEAST_JOINED <= len(joined) <= MOST_JOINED or any(map(self.is_name, keys)):
            return False
        if self.is_right(joined):
            return True
        common = any(self.english(key) >= TOO_COMMON for key in keys)
        if half:  # common words only if they are exactly that
            known = self._retriever.has_forms if common else self._retriever.any_candidate
            return known(joined)
        return not common and min(map(len, keys)) > 1 and self.is_near(joined)

    def _as_one(self, *keys: str) -> AsOne | None:
        """Return what words may be as one name, or None if they are none whatever the text."""
        joined = "".join(keys)
        if self._index.forms(joined):
            return AsOne(joined, known=True, english=False)
        english = [self.english(key) for key in keys]
        if max(english) >= TOO_COMMON or min(map(len, keys)) < 2:
            return None
        if not LEAST_NEAR <= len(joined) <= MOST_JOINED:
            return None
        return AsOne(joined, known=False, english=all(english))

    def is_right(self, joined: str) -> bool:
        """Whether words that are *joined* are a right spelling that is looked for."""
        return bool(self._index.lexemes_of(joined))

    def _is_near(self, joined: str) -> bool:
        """Whether words that are *joined* are near the name of somebody or something well known."""
        if not LEAST_NEAR <= len(joined) <= MOST_JOINED:
            return False
        retriever = self._retriever
        return (
            any(map(is_well_known, retriever.from_forms(joined)))
            or any(map(is_well_known, retriever.alone(joined)))
            or any(map(is_well_known, retriever.nearly_exact(joined, _NEARLY_EXACT)))
        )

    def is_name(self, key: str) -> bool:
        """Whether *key* is a right name of ours by itself, and no short one."""
        known = self._index.known(key)
        if known is None:
            return False
        entries, status, ours = known
        return ours and status is not Status.PART and any(len(e.text) >= LONG_NAME for e in entries)

    def english(self, key: str) -> int:
        """Return how common an English word *key* is (Zipf times 100)."""
        return self._index.guard(key).english


def is_well_known(candidate: Candidate) -> bool:
    """Whether words that are near a name only once they are joined may be meant for it."""
    entry = candidate.entry
    if candidate.status is None:
        exact = entry.prominence > 1 and candidate.cost <= _NEARLY_EXACT
        return entry.prominence >= _FAMOUS or exact
    return candidate.status is Status.DERIVED and entry.prominence > 1
