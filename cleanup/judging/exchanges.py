"""What letters are exchanged for, what it costs to lose them, and what they cannot be had for less than.

The unit is one consonant taken for an unrelated one. Exchanges that a transliteration channel makes
(sh~sch, kh~h, y~j) cost a fraction of it; vowels, doubled letters and *h* are lost and gained more
easily than other letters, as every typist and recogniser does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

_HERE = Path(__file__).parent

_VOWEL_CHANGED = 0.5
_VOWEL_LOST = 0.5
_H_LOST = 0.4
_DOUBLED = 0.25
CONSONANT_CHANGED = 1.0
_CONSONANT_LOST = 0.9
SWAPPED = 0.45
FIRST_LETTER = 0.3
VOWELS = frozenset("aeiouy")
_LOST = dict.fromkeys("bcdfgjklmnpqrstvwxz", _CONSONANT_LOST)
_LOST |= {"h": _H_LOST, **dict.fromkeys(VOWELS, _VOWEL_LOST)}


#: Letters of the right spelling, what they are written as, the cost, and the lengths of the two.
Unit = tuple[str, str, float, int, int]


class Written:
    """A spelling that right ones are compared with, looked up in the table of exchanges.

    Args:
        lost: what it costs to lose each of its letters.
        letters: by its positions, the cost by right letter; any other costs as much as an unrelated
            consonant.
        units: by its positions, the units of more than a letter written there, by their first right
            letter.
        least: by right letter, what it costs at least if the spelling is this one.
    """

    __slots__ = ("least", "letters", "lost", "units")

    def __init__(
        self,
        lost: tuple[float, ...],
        letters: list[dict[str, float]],
        units: list[list[dict[str, list[Unit]]]],
        least: dict[str, float],
    ) -> None:
        self.lost = lost
        self.letters = letters
        self.units = units
        self.least = least


class Exchanges:
    """The exchanges of letters, looked up from either side. Safe to use from several threads.

    Args:
        confusions: what channels make of right letters, and the cost.
    """

    def __init__(self, confusions: Mapping[tuple[str, str], float]) -> None:
        #: By the last letter of the right spelling's unit, and by that of the other's.
        self.by_last: dict[str, dict[str, list[Unit]]] = {}
        #: By what is written, and by the first of the right letters.
        self._written: dict[str, dict[str, list[Unit]]] = {}
        #: By what is written: the right letters that it has not, and the least that each costs.
        self._least: dict[str, dict[str, float]] = {}
        #: By a letter that is written, and by the right one: the cost, if not that of consonants.
        self._changed: dict[str, dict[str, float]] = {
            letter: dict.fromkeys(VOWELS, _VOWEL_CHANGED) if letter in VOWELS else {} for letter in _LOST
        }
        gained: dict[str, dict[str, float]] = {letter: {"": cost} for letter, cost in _LOST.items()}
        exchanges = {**_slip_table(), **confusions}
        for (right, found), cost in exchanges.items():
            unit = (right, found, cost, len(right), len(found))
            self.by_last.setdefault(right[-1], {}).setdefault(found[-1], []).append(unit)
            if len(right) == len(found) == 1:
                changed = self._changed[found]
                changed[right] = min(cost, changed.get(right, CONSONANT_CHANGED))
            else:
                self._written.setdefault(found, {}).setdefault(right[0], []).append(unit)
            least = self._least.setdefault(found, {})
            for letter, share in _shares(right, found, cost):
                least[letter] = min(share, least.get(letter, share))
            for letter, share in _shares(found, right, cost):
                parts = gained.setdefault(letter, {})
                parts[right] = min(share, parts.get(right, share))
        for letter, changed in self._changed.items():
            changed[letter] = 0.0
        #: In letters; two that change places count, too.
        self.longest_right = max(2, *(len(right) for right, _found in exchanges))
        #: By the first letter of what is written: its lengths.
        self._lengths: dict[str, list[int]] = {}
        for part in self._least:
            lengths = self._lengths.setdefault(part[0], [])
            if len(part) not in lengths:
                lengths.append(len(part))
        #: By letter: what it may be part of for which right letters, cheapest first.
        self._gained = {
            letter: sorted((share, right) for right, share in shares.items())
            for letter, shares in gained.items()
        }
        self.written = lru_cache(maxsize=1 << 13)(self._look_up)
        self.at_beginning = cache(self._at_beginning)

    def _at_beginning(self, right: str, found: str) -> float:
        """Return what it costs that two letters are exchanged with which the spellings begin."""
        if right == found:
            return 0.0
        units = self.by_last.get(right, {}).get(found, ())
        exchanged = [cost for unit, other, cost, _m, _n in units if unit == right and other == found]
        return min([changed(right, found) + FIRST_LETTER, *exchanged])

    def _look_up(self, found: str) -> Written:
        units = []
        least = _LOST.copy()
        for start in range(len(found)):
            here = []
            for length in self._lengths.get(found[start], ()):
                part = found[start : start + length]
                if part in self._least and len(part) == length:
                    if part in self._written:
                        here.append(self._written[part])
                    for letter, share in self._least[part].items():
                        if share < least.get(letter, 0.0):
                            least[letter] = share
            units.append(here)
        least.update(dict.fromkeys(found, 0.0))
        letters = [self._changed.get(letter) or {letter: 0.0} for letter in found]
        return Written(losses(found), letters, units, least)

    def least_lost(self, right: str, written: Written) -> list[float]:
        """Return the least that the letters of *right* cost together, from each position to the end.

        A letter that the spelling *written* has may be free. Any other is lost or changed, or is part of
        a unit: that costs no less than a fair share for each such letter.
        """
        least, lost = written.least, losses(right)
        rest = 0.0
        rests = [rest]
        for at in range(len(right) - 1, -1, -1):
            cost = least.get(right[at], 0.0)
            rest += cost if cost < lost[at] else lost[at]
            rests.append(rest)
        rests.reverse()
        return rests

    def least_gained(self, found: str, written: Written, right: str) -> list[float]:
        """Return the same of the letters of *found*, which *right* has to give or to gain."""
        lost = written.lost
        rest = 0.0
        rests = [rest]
        for at in range(len(found) - 1, -1, -1):
            letter = found[at]
            if letter not in right:
                for cost, part in self._gained.get(letter, ()):
                    if part in right:
                        rest += cost if cost < lost[at] else lost[at]
                        break
            rests.append(rest)
        rests.reverse()
        return rests


def changed(right: str, found: str) -> float:
    """Return what it costs that a letter is taken for an unrelated one."""
    return _VOWEL_CHANGED if right in VOWELS and found in VOWELS else CONSONANT_CHANGED


def _shares(letters: str, others: str, cost: float) -> list[tuple[str, float]]:
    """Share the *cost* of an exchange among those of *letters* that the *others* have not."""
    alone = [letter for letter in letters if letter not in others]
    return [(letter, cost / len(alone)) for letter in alone]


def _slip_table() -> dict[tuple[str, str], float]:
    """Read ``slips.tsv``: exchanges made by ears, eyes and fingers, whatever the channel."""
    text = (_HERE / "slips.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {(right, found): float(cost) for right, found, cost, _why in rows}


@lru_cache(maxsize=1 << 15)
def losses(word: str) -> tuple[float, ...]:
    """Return what it costs to lose each letter of *word*."""
    costs = [_LOST.get(letter, _CONSONANT_LOST) for letter in word]
    for at in range(1, len(word)):
        if word[at] == word[at - 1]:
            costs[at] = _DOUBLED
    if costs:
        costs[0] += FIRST_LETTER
    return tuple(costs)
