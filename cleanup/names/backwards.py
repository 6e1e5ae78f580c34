"""Latin letters back to the native script: the lexicons first, then guesses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from cleanup.names.natives import Natives
from cleanup.translit.fold import fold
from cleanup.translit.native import native_language
from cleanup.translit.schemes import capitalize, scripts
from cleanup.translit.steps import rewrite

#: The tables that read the press's spelling back, by script.
GUESSED = {"hy": "en-hy", "az": "en-az"}
_REACH, _WIDTH = 2.5, 64
_WORD = regex.compile(r"[\p{L}\p{M}'’ʼ]+")
_COMPOUND = regex.compile(rf"{_WORD.pattern}(?:-{_WORD.pattern})*")


@dataclass(frozen=True, slots=True)
class NativeReading:
    """How a text may be written in the native script. *guessed* are the words no lexicon has.

    *cost* adds up how unlikely the guessed letters are; 0 where nothing was guessed.
    """

    text: str
    guessed: tuple[str, ...]
    cost: float


def native_readings(text: str, language: str, natives: Natives, most: int = 5) -> list[NativeReading]:
    """Return readings of *text*, a name in the press's spelling, likeliest first.

    A name that the lexicons know is written as they have it, whole before word by word; words that are
    in the script already stay.

    Args:
        text: a name or several, in Latin letters; what is no letter stays.
        language: ``hy`` or ``az``.
        natives: the lexicons.
        most: at most so many readings.
    """
    name = text.strip()
    whole = [] if _is_native(name, language) else natives.native_forms(name, language)
    if whole:
        before, _, after = text.partition(name)
        return [
            NativeReading(before + _in_capitals(form, name, language) + after, (), 0.0)
            for form in whole[:most]
        ]
    readings = [NativeReading("", (), 0.0)]
    at = 0
    for start, end in _words(text, language, natives):
        between, word = text[at:start], text[start:end]
        at = end
        options = _word(word, language, natives, most)
        readings = [
            NativeReading(
                head.text + between + form,
                head.guessed + ((word,) if guessed else ()),
                head.cost + cost,
            )
            for head in readings
            for form, guessed, cost in options
        ]
        readings = sorted(readings, key=lambda reading: reading.cost)[:most]
    return [NativeReading(r.text + text[at:], r.guessed, round(r.cost, 3)) for r in readings]


def _words(text: str, language: str, natives: Natives) -> Iterator[tuple[int, int]]:
    """Yield where the words of *text* are; what has a hyphen is one word if the lexicons have it."""
    for compound in _COMPOUND.finditer(text):
        if "-" not in compound[0] or natives.native_forms(compound[0], language):
            yield compound.span()
        else:
            yield from (word.span() for word in _WORD.finditer(text, *compound.span()))


def _word(word: str, language: str, natives: Natives, most: int) -> list[tuple[str, bool, float]]:
    if _is_native(word, language):
        return [(word, False, 0.0)]
    known = natives.native_forms(word, language)
    if known:
        return [(_in_capitals(form, word, language), False, 0.0) for form in known[:most]]
    guesses = rewrite(GUESSED[language], fold(word), _REACH, _WIDTH)
    return [
        (capitalize(form, word, language), True, cost) for form, cost in list(guesses.items())[:most]
    ]


def _is_native(text: str, language: str) -> bool:
    """Tell whether *text* has letters of *language* that English lacks."""
    if language == "hy":
        return native_language(text) == "hy"
    return not set(scripts()[language].marks).isdisjoint(text)


def _in_capitals(form: str, like: str, language: str) -> str:
    return capitalize(form, like, language) if like.isupper() else form
