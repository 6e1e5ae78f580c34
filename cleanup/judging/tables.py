"""Reads the small tables the judging goes by: weights, endings, inflections."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent


def _rows(name: str) -> list[tuple[str, ...]]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()[1:]]


#: The ending classes of women's surnames.
FEMININE = frozenset({"ova", "gizi"})


@cache
def weights() -> dict[str, float]:
    """Return the weight of each kind of evidence, in log odds (``weights.tsv``).

    ``tools/learn_weights.py`` learns them, starting from the column *prior*, which people have set.
    """
    return {name: float(weight) for name, weight, _prior, _meaning in _rows("weights.tsv")}


@cache
def meanings() -> dict[str, str]:
    """Return what each kind of evidence says, in words (``weights.tsv``)."""
    return {row[0]: row[3] for row in _rows("weights.tsv")}


@cache
def calibration() -> dict[str, tuple[float, float]]:
    """Return, by kind of verdict, the line from log odds to those observed (``confidence.tsv``)."""
    return {kind: (float(intercept), float(slope)) for kind, intercept, slope in _rows("confidence.tsv")}


_LONGEST_ENDING = 6


@cache
def _endings() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("endings.tsv")}


@cache
def _every_ending() -> tuple[str, ...]:
    return tuple(_endings())


@lru_cache(maxsize=1 << 15)
def ending_class(key: str) -> str:
    """Return which kind of surname ending *key* has, or an empty string.

    Two surnames of different kinds (Petrosyan, Petrosov; Aliyev, Aliyeva) are different names,
    however near.
    """
    if not key.endswith(_every_ending()):
        return ""
    endings = _endings()
    for length in range(min(_LONGEST_ENDING, len(key)), 1, -1):
        kind = endings.get(key[-length:])
        if kind:
            return kind
    return ""


class Inflection(NamedTuple):
    """A case ending: what it puts in the place of what, and in which language."""

    ending: str
    becomes: str
    language: str
    people: bool  #: whether only personal names are taken to have it: places are too often like that
    apart: bool  #: whether it is only taken for one after an apostrophe: *Bakunin* is nobody from Baku


@cache
def _inflections() -> dict[str, list[Inflection]]:
    table: dict[str, list[Inflection]] = {}
    for ending, becomes, language, _case, names in _rows("inflections.tsv"):
        inflection = Inflection(ending, becomes, language, names == "people", names == "apart")
        table.setdefault(ending[-1], []).append(inflection)
    return table


def endings_at(key: str) -> list[Inflection]:
    """Return the case endings of other languages that the folded word *key* may end in."""
    return [row for row in _inflections().get(key[-1:], ()) if key.endswith(row.ending)]


@cache
def run_on_words() -> frozenset[str]:
    """Return the small words that are found hanging on a name (``run-ons.tsv``)."""
    return frozenset(row[0] for row in _rows("run-ons.tsv"))


@cache
def _fingerprints() -> list[tuple[str, tuple[str, ...]]]:
    return [
        (letters, tuple(languages.split(",")))
        for letters, languages, _example in _rows("fingerprints.tsv")
    ]


def languages_of_marks(surface: str) -> set[str]:
    """Return the languages that have the marked letters of *surface*, as far as the table tells.

    >>> sorted(languages_of_marks("Çinari")), sorted(languages_of_marks("Chinari"))
    (['az', 'tr'], [])
    """
    if surface.isascii():
        return set()
    found = surface.lower()
    return {
        language
        for letters, languages in _fingerprints()
        if not letters.isascii() and letters in found
        for language in languages
    }


def languages_in(surface: str, right: str) -> set[str]:
    """Return the languages that the letters of the garbled *surface* show, where *right* has none such.

    >>> sorted(languages_in("Ordoubad", "Ordubad")), sorted(languages_in("Rouben", "Rouben"))
    (['fr'], [])
    """
    found, plain = surface.lower(), right.lower()
    return {
        language
        for letters, languages in _fingerprints()
        if letters in found and letters not in plain
        for language in languages
    }


@cache
def ethnonym_endings() -> tuple[str, ...]:
    """Return how names of peoples end in English (``ethnonyms.tsv``)."""
    return tuple(row[0] for row in _rows("ethnonyms.tsv"))
