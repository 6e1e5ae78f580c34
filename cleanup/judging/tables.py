"""Reads the small tables the judging goes by: weights and endings."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


def _rows(name: str) -> list[tuple[str, ...]]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()[1:]]


#: The ending classes of women's surnames.
FEMININE = frozenset({"ova", "gizi"})


@cache
def weights() -> dict[str, float]:
    """Return the weight of each kind of evidence, in log odds (``weights.tsv``)."""
    return {name: float(weight) for name, weight, _meaning in _rows("weights.tsv")}


_LONGEST_ENDING = 6


@cache
def _endings() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("endings.tsv")}


def ending_class(key: str) -> str:
    """Return which kind of surname ending *key* has, or an empty string.

    Two surnames of different kinds (Petrosyan, Petrosov; Aliyev, Aliyeva) are different names,
    however near.
    """
    endings = _endings()
    for length in range(min(_LONGEST_ENDING, len(key)), 1, -1):
        kind = endings.get(key[-length:])
        if kind:
            return kind
    return ""
