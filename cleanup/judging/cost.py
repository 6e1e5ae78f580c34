"""How far a spelling is from a right one, weighted by what the channels and slips exchange."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from cleanup.judging.exchanges import (
    CONSONANT_CHANGED,
    FIRST_LETTER,
    SWAPPED,
    Exchanges,
    Unit,
    changed,
    losses,
)

FAR = 99.0
#: How far the two spellings may run apart: *schtsch* for *ch*, twice.
_BAND = 6
#: More than sums of costs are off by when they are added up in another order.
_ROUNDING = 1e-9
_NO_UNITS: dict[str, list[Unit]] = {}


class Alignment(NamedTuple):
    """The cost of reading a spelling as a right form, and the exchanges made on the way."""

    cost: float
    slips: tuple[tuple[str, str], ...]


class CostModel:
    """Aligns folded spellings. Safe to use from several threads."""

    def __init__(self, confusions: Mapping[tuple[str, str], float]) -> None:
        self._exchanges = Exchanges(confusions)
        self.align = lru_cache(maxsize=1 << 15)(self._align)
        self.cost = lru_cache(maxsize=1 << 15)(self._cost)

    def _align(self, right: str, found: str, limit: float = FAR) -> Alignment:
        """Return the cheapest alignment of the spelling *found* with the *right* form.

        An alignment dearer than *limit* is given up, with a cost above it. So is one in which a
        beginning of *right* is dearer, whatever it is read as, though a unit of several letters leads
        over it.
        """
        table = self._table(right, found, limit)
        if table is None or table[-1][-1] > limit or self._is_given_up(right, found, limit, table):
            return Alignment(FAR, ())
        return Alignment(table[-1][-1], self._slips(right, found, table))

    def _cost(self, right: str, found: str, limit: float = FAR) -> float:
        """Return the cost of the cheapest alignment; one dearer than *limit* has any cost above it."""
        table = self._table(right, found, limit)
        return FAR if table is None else table[-1][-1]

    def _is_given_up(self, right: str, found: str, limit: float, table: list[list[float]]) -> bool:
        """Whether a beginning of *right* costs more than *limit*, though all of it does not."""
        if max(map(min, table)) <= limit:
            return False
        whole = self._table(right, found, limit, foresight=False)
        return whole is None or max(map(min, whole)) > limit

    def _table(
        self, right: str, found: str, limit: float, *, foresight: bool = True
    ) -> list[list[float]] | None:
        """Return the cost of every beginning of *right* read as every beginning of *found*.

        None if reading all of it costs more than *limit*. Costs beyond it are not carried on, and with
        *foresight* those that what is left to read takes beyond it: what is only reached from there is
        put too high.
        """
        rows, columns = len(right), len(found)
        if abs(rows - columns) > _BAND:
            return None
        exchanges = self._exchanges
        written = exchanges.written(found)
        limit += _ROUNDING
        if foresight:
            to_lose = exchanges.least_lost(right, written)
            if to_lose[0] > limit:
                return None
            to_gain = exchanges.least_gained(found, written, right)
            if to_gain[0] > limit:
                return None
        else:
            to_lose, to_gain = [0.0] * (rows + 1), [0.0] * (columns + 1)
        right_lost, found_lost = losses(right), written.lost
        letters, units_at = written.letters, written.units
        table = [[FAR] * (columns + 1) for _ in range(rows + 1)]
        table[0][0] = 0.0
        idle = 0  # rows without a cost to carry on: no unit reaches over more than the longest
        for i, band in enumerate(_bands(rows, columns)):
            idle += 1
            if idle > exchanges.longest_right:
                return None
            row, below = table[i], table[i + 1]
            a, a_lost, most = right[i], right_lost[i], limit - to_lose[i]
            following = right[i + 1 : i + 2]
            for j in band:
                cost = row[j]
                if cost > most or cost + to_gain[j] > limit:
                    continue
                idle = 0
                if i - j < _BAND:
                    total = cost + a_lost
                    if total < below[j]:
                        below[j] = total
                if j == columns:
                    break
                b = found[j]
                total = cost + letters[j].get(a, CONSONANT_CHANGED)
                if i == j == 0:
                    total = exchanges.at_beginning(a, b)
                if total < below[j + 1]:
                    below[j + 1] = total
                if b == following and found[j + 1 : j + 2] == a:
                    total = cost + SWAPPED
                    if total < table[i + 2][j + 2]:
                        table[i + 2][j + 2] = total
                if j - i < _BAND:
                    total = cost + found_lost[j]
                    if total < row[j + 1]:
                        row[j + 1] = total
                for units in units_at[j]:
                    if a in units:
                        for unit, _other, weight, m, n in units[a]:
                            if right.startswith(unit, i) and abs(i + m - j - n) <= _BAND:
                                total = cost + weight
                                if total < table[i + m][j + n]:
                                    table[i + m][j + n] = total
        row = table[rows]
        for j in range(max(0, rows - _BAND), columns):
            total = row[j] + found_lost[j]
            if total < row[j + 1]:
                row[j + 1] = total
        return table

    def _slips(self, right: str, found: str, table: list[list[float]]) -> tuple[tuple[str, str], ...]:
        """Read the exchanges off a whole *table*, from the end."""
        i, j = len(right), len(found)
        slips = []
        while i or j:
            if i and j and right[i - 1] == found[j - 1] and table[i - 1][j - 1] == table[i][j]:
                i, j = i - 1, j - 1
                continue
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
                weight = changed(a, b) + (FIRST_LETTER if i == j == 1 else 0.0)
                lowest, step = table[i - 1][j - 1] + weight, (1, 1)
                if i > 1 and j > 1 and a == found[j - 2] and b == right[i - 2]:
                    total = table[i - 2][j - 2] + SWAPPED
                    if total < lowest:
                        lowest, step = total, (2, 2)
            for unit, other, weight, m, n in self._exchanges.by_last.get(a, _NO_UNITS).get(b, ()):
                if m <= i and n <= j and right[i - m : i] == unit and found[j - n : j] == other:
                    total = table[i - m][j - n] + weight
                    if total < lowest:
                        lowest, step = total, (m, n)
        if i:
            total = table[i - 1][j] + losses(right)[i - 1]
            if total < lowest:
                lowest, step = total, (1, 0)
        if j:
            total = table[i][j - 1] + losses(found)[j - 1]
            if total < lowest:
                lowest, step = total, (0, 1)
        return step


@lru_cache(maxsize=1 << 10)
def _bands(rows: int, columns: int) -> list[range]:
    """Return which columns are looked at of each row but the last."""
    return [range(max(0, i - _BAND), min(columns, i + _BAND) + 1) for i in range(rows)]
