"""How far a spelling is from a right one, weighted by what the channels and slips exchange.

The unit is one consonant taken for an unrelated one. Exchanges that a transliteration channel makes
(sh~sch, kh~h, y~j) cost a fraction of it; vowels, doubled letters and *h* are lost and gained more
easily than other letters, as every typist and recogniser does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent

_VOWELS = frozenset("aeiouy")
_VOWEL_CHANGED = 0.5
_VOWEL_LOST = 0.5
_H_LOST = 0.4
_DOUBLED = 0.25
_CONSONANT_CHANGED = 1.0
_CONSONANT_LOST = 0.9
_SWAPPED = 0.45
_FIRST_LETTER = 0.3
#: By whether the right letter, and the other one, is a vowel.
_CHANGED = ((_CONSONANT_CHANGED, _CONSONANT_CHANGED), (_CONSONANT_CHANGED, _VOWEL_CHANGED))
FAR = 99.0
#: How far the two spellings may run apart: *schtsch* for *ch*, twice.
_BAND = 6


#: What a unit of the right spelling is written as, the cost, and the letters of each.
_Unit = tuple[str, str, float, int, int]
_NO_UNITS: dict[str, list[_Unit]] = {}


class Alignment(NamedTuple):
    """The cost of reading a spelling as a right form, and the exchanges made on the way."""

    cost: float
    slips: tuple[tuple[str, str], ...]


class CostModel:
    """Aligns folded spellings. Safe to use from several threads."""

    def __init__(self, confusions: Mapping[tuple[str, str], float]) -> None:
        #: By the last letter of the right spelling's unit, and by that of the other's.
        self._by_last: dict[str, dict[str, list[_Unit]]] = {}
        for (right, found), weight in {**_slip_table(), **confusions}.items():
            units = self._by_last.setdefault(right[-1], {}).setdefault(found[-1], [])
            units.append((right, found, weight, len(right), len(found)))
        self.align = lru_cache(maxsize=1 << 15)(self._align)

    def _align(self, right: str, found: str, limit: float = FAR) -> Alignment:
        """Return the cheapest alignment of the spelling *found* with the *right* form.

        An alignment dearer than *limit* is given up, with a cost above it.
        """
        if abs(len(right) - len(found)) > _BAND:
            return Alignment(FAR, ())
        table = self._table(right, found, limit)
        cost = table[-1][len(found)] if len(table) > len(right) else min(table[-1])
        if cost > limit:
            return Alignment(cost, ())
        return Alignment(cost, self._slips(right, found, table))

    def _table(self, right: str, found: str, limit: float) -> list[list[float]]:
        """Return the cost of every beginning of *right* read as every beginning of *found*.

        The rows end with the first in which everything is dearer than *limit*.
        """
        rows, columns = len(right), len(found)
        right_lost, found_lost = _losses(right), _losses(found)
        row = [0.0]
        for j in range(min(columns, _BAND)):
            row.append(row[j] + found_lost[j])
        table = [row + [FAR] * (columns + 1 - len(row))]
        units = self._by_last
        for i in range(1, rows + 1):
            a = right[i - 1]
            a_lost = right_lost[i - 1]
            above = table[i - 1]
            with_a = units.get(a, _NO_UNITS)
            changed = _CHANGED[a in _VOWELS]
            row = [FAR] * (columns + 1)
            first = i - _BAND
            if first <= 0:
                row[0] = above[0] + a_lost
                first = 1
            for j in range(first, min(columns, i + _BAND) + 1):
                b = found[j - 1]
                if a == b:
                    lowest = above[j - 1]
                else:
                    lowest = above[j - 1] + changed[b in _VOWELS]
                    if i == 1 and j == 1:
                        lowest += _FIRST_LETTER
                    elif i > 1 and j > 1 and a == found[j - 2] and b == right[i - 2]:
                        total = table[i - 2][j - 2] + _SWAPPED
                        if total < lowest:
                            lowest = total
                if b in with_a:
                    for unit, other, weight, m, n in with_a[b]:
                        if m <= i and n <= j:
                            total = table[i - m][j - n] + weight
                            if total < lowest and right[i - m : i] == unit and found[j - n : j] == other:
                                lowest = total
                total = above[j] + a_lost
                if total < lowest:
                    lowest = total
                total = row[j - 1] + found_lost[j - 1]
                row[j] = total if total < lowest else lowest
            table.append(row)
            if min(row) > limit:
                break
        return table

    def _slips(self, right: str, found: str, table: list[list[float]]) -> tuple[tuple[str, str], ...]:
        """Read the exchanges off a whole *table*, from the end."""
        i, j = len(right), len(found)
        slips = []
        while i or j:
            m, n = self._step(right, found, table, i, j)
            a, b = right[i - m : i], found[j - n : j]
            if a != b:
                slips.append((a, b))
            i, j = i - m, j - n
        return tuple(reversed(slips))

    def _step(self, right: str, found: str, table: list[list[float]], i: int, j: int) -> tuple[int, int]:
        """Return how many letters of each the cheapest last exchange takes up."""
        lowest, step = FAR, (1, 0) if i else (0, 1)
        if i and j:
            a, b = right[i - 1], found[j - 1]
            if a == b:
                lowest, step = table[i - 1][j - 1], (1, 1)
            else:
                changed = _CHANGED[a in _VOWELS][b in _VOWELS]
                lowest = table[i - 1][j - 1] + (changed + _FIRST_LETTER if i == j == 1 else changed)
                step = (1, 1)
                if i > 1 and j > 1 and a == found[j - 2] and b == right[i - 2]:
                    total = table[i - 2][j - 2] + _SWAPPED
                    if total < lowest:
                        lowest, step = total, (2, 2)
            for unit, other, weight, m, n in self._by_last.get(a, _NO_UNITS).get(b, ()):
                if m <= i and n <= j and right[i - m : i] == unit and found[j - n : j] == other:
                    total = table[i - m][j - n] + weight
                    if total < lowest:
                        lowest, step = total, (m, n)
        if i:
            total = table[i - 1][j] + _losses(right)[i - 1]
            if total < lowest:
                lowest, step = total, (1, 0)
        if j:
            total = table[i][j - 1] + _losses(found)[j - 1]
            if total < lowest:
                lowest, step = total, (0, 1)
        return step


def _slip_table() -> dict[tuple[str, str], float]:
    """Read ``slips.tsv``: exchanges made by ears, eyes and fingers, whatever the channel."""
    text = (_HERE / "slips.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {(right, found): float(cost) for right, found, cost, _why in rows}


@lru_cache(maxsize=1 << 15)
def _losses(word: str) -> tuple[float, ...]:
    """Return what it costs to lose each letter of *word*."""
    return tuple(_lost(word, at) for at in range(len(word)))


def _lost(word: str, at: int) -> float:
    letter = word[at]
    if at and word[at - 1] == letter:
        return _DOUBLED
    extra = _FIRST_LETTER if at == 0 else 0.0
    if letter in _VOWELS:
        return _VOWEL_LOST + extra
    return (_H_LOST if letter == "h" else _CONSONANT_LOST) + extra
