"""Which spellings of a text a word is like: found out once for each two, and remembered.

Spellings are numbered, and sets of them are whole numbers with a bit for each: a word is compared only
with those that it has not met, however often both come again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import Lock
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cleanup.judging.candidates import letters_apart

_LEAST_LETTERS = 4
#: So many bits are remembered, of all words together.
_MOST_BITS = 1 << 27
#: So many new spellings are compared by themselves; if it is more, all are.
_FEW = 8


class Alike(NamedTuple):
    """A word, the right spellings that it is like, and the garbled ones that it is very like."""

    word: str
    right: list[str]
    garbled: list[str]


class _Met(NamedTuple):
    """The spellings that a word was compared with, as bits: all, those it is like, and very like."""

    spellings: int
    alike: int
    close: int


_NOBODY = _Met(0, 0, 0)


class _Memory:
    """The spellings that were met, numbered, and what is known of words. Safe from several threads."""

    def __init__(self) -> None:
        self.met: dict[str, _Met] = {}
        self._spellings: list[str] = []
        self._bits: dict[str, int] = {}
        self._lock = Lock()

    @property
    def is_full(self) -> bool:
        """Whether it is better forgotten."""
        return len(self.met) * len(self._spellings) > _MOST_BITS

    def bit(self, spelling: str) -> int:
        """Return the bit of *spelling*."""
        bit = self._bits.get(spelling)
        if bit is None:
            with self._lock:
                bit = self._bits.setdefault(spelling, 1 << len(self._spellings))
                if bit >> len(self._spellings):
                    self._spellings.append(spelling)
        return bit

    def of(self, bits: int) -> list[str]:
        """Return the spellings that *bits* stand for."""
        found: list[str] = []
        while bits:
            lowest = bits & -bits
            found.append(self._spellings[lowest.bit_length() - 1])
            bits ^= lowest
        return found

    def compare(self, word: str, spellings: list[str]) -> tuple[int, int]:
        """Return which of *spellings* the *word* is like, as bits, and which it is very like."""
        alike = close = 0
        for spelling, apart, _at in process.extract(
            word, spellings, scorer=OSA.distance, score_cutoff=letters_apart(word), limit=None
        ):
            alike |= self.bit(spelling)
            if apart <= (len(word) + 2) // 3:
                close |= self.bit(spelling)
        return alike, close


class Likeness:
    """Compares words with what a text has. Safe to use from several threads."""

    def __init__(self) -> None:
        self._memory = _Memory()

    def forget(self) -> None:
        """Forget what was found out, if it is too much."""
        if self._memory.is_full:
            self._memory = _Memory()

    def alike(self, words: Iterable[str], right: set[str], garbled: set[str]) -> Iterator[Alike]:
        """Yield what each of *words* is like, if it is like anything.

        Args:
            words: folded words.
            right: right spellings that the text has, folded.
            garbled: folded words in it that may be garbled names.
        """
        memory = self._memory
        spellings = [*right, *(garbled - right)]
        of_right = sum(map(memory.bit, right))
        of_garbled = sum(map(memory.bit, garbled))
        both = of_right | of_garbled
        for word in words:
            if len(word) < _LEAST_LETTERS:
                continue
            met = memory.met.get(word, _NOBODY)
            new = both & ~met.spellings
            if new:
                few = new.bit_count() <= _FEW
                alike, close = memory.compare(word, memory.of(new) if few else spellings)
                met = _Met(met.spellings | new, met.alike | alike, met.close | close)
                memory.met[word] = met
            if met.alike & of_right or met.close & of_garbled:
                yield Alike(word, memory.of(met.alike & of_right), memory.of(met.close & of_garbled))
