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
FAR = 99.0
#: How far the two spellings may run apart: *schtsch* for *ch*, twice.
_BAND = 6


class Alignment(NamedTuple):
    """The cost of reading a spelling as a right form, and the exchanges made on the way."""

    cost: float
    slips: tuple[tuple[str, str], ...]


class CostModel:
    """Aligns folded spellings. Safe to use from several threads."""

    def __init__(self, confusions: Mapping[tuple[str, str], float]) -> None:
        self._by_last: dict[str, list[tuple[str, str, float]]] = {}
        for (right, found), weight in {**_slip_table(), **confusions}.items():
            self._by_last.setdefault(right[-1] + found[-1], []).append((right, found, weight))
        self.align = lru_cache(maxsize=20000)(self._align)

    def _align(self, right: str, found: str, limit: float = FAR) -> Alignment:
        """Return the cheapest alignment of the spelling *found* with the *right* form.

        An alignment dearer than *limit* is given up, with a cost above it.
        """
        rows, columns = len(right), len(found)
        if abs(rows - columns) > _BAND:
            return Alignment(FAR, ())
        best = [[FAR] * (columns + 1) for _ in range(rows + 1)]
        back: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
        best[0][0] = 0.0
        right_lost = [_lost(right, n) for n in range(rows)]
        found_lost = [_lost(found, n) for n in range(columns)]
        units = self._by_last
        for i in range(rows + 1):
            row = best[i]
            for j in range(max(0, i - _BAND), min(columns, i + _BAND) + 1):
                if i == j == 0:
                    continue
                lowest, step = FAR, (0, 0)
                if i and j:
                    a, b = right[i - 1], found[j - 1]
                    if a == b:
                        lowest, step = best[i - 1][j - 1], (1, 1)
                    else:
                        lowest, step = best[i - 1][j - 1] + _changed(a, b, i == 1 and j == 1), (1, 1)
                        if (
                            i > 1
                            and j > 1
                            and a == found[j - 2]
                            and b == right[i - 2]
                            and best[i - 2][j - 2] + _SWAPPED < lowest
                        ):
                            lowest, step = best[i - 2][j - 2] + _SWAPPED, (2, 2)
                    for unit, other, weight in units.get(a + b, ()):
                        m, n = len(unit), len(other)
                        if m > i or n > j:
                            continue
                        total = best[i - m][j - n] + weight
                        if total < lowest and right[i - m : i] == unit and found[j - n : j] == other:
                            lowest, step = total, (m, n)
                if i:
                    total = best[i - 1][j] + right_lost[i - 1]
                    if total < lowest:
                        lowest, step = total, (1, 0)
                if j:
                    total = row[j - 1] + found_lost[j - 1]
                    if total < lowest:
                        lowest, step = total, (0, 1)
                row[j] = lowest
                back[i][j] = step
            if min(row) > limit:
                return Alignment(min(row), ())
        return Alignment(best[rows][columns], _slips(right, found, back))


def _slip_table() -> dict[tuple[str, str], float]:
    """Read ``slips.tsv``: exchanges made by ears, eyes and fingers, whatever the channel."""
    text = (_HERE / "slips.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {(right, found): float(cost) for right, found, cost, _why in rows}


def _changed(a: str, b: str, first: bool) -> float:
    both_vowels = a in _VOWELS and b in _VOWELS
    cost = _VOWEL_CHANGED if both_vowels else _CONSONANT_CHANGED
    return cost + _FIRST_LETTER if first else cost


def _lost(word: str, at: int) -> float:
    letter = word[at]
    if at and word[at - 1] == letter:
        return _DOUBLED
    extra = _FIRST_LETTER if at == 0 else 0.0
    if letter in _VOWELS:
        return _VOWEL_LOST + extra
    return (_H_LOST if letter == "h" else _CONSONANT_LOST) + extra


def _slips(right: str, found: str, back: list[list[tuple[int, int]]]) -> tuple[tuple[str, str], ...]:
    i, j = len(right), len(found)
    slips = []
    while (i or j) and any(back[i][j]):
        m, n = back[i][j]
        a, b = right[i - m : i], found[j - n : j]
        if a != b:
            slips.append((a, b))
        i, j = i - m, j - n
    return tuple(reversed(slips))
