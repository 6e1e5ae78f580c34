"""What in a text a scheme passes through unread: letters without a rule, mixed words, lone marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from cleanup.translit.engine import title, upper
from cleanup.translit.schemes import scheme_rules, scripts

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LETTER = regex.compile(r"\p{L}\p{M}*")
_LATIN = "Latin"


@dataclass(frozen=True, slots=True)
class Problem:
    """A span of text (Unicode code points, end exclusive) that was not read, and why."""

    start: int
    end: int
    text: str
    why: str


def problems(text: str, from_: str | None, to: str) -> Iterator[Problem]:
    """Yield what is left as it is for want of a rule when *text* is written by the scheme *to*.

    Words wholly in the letters that come out are no problem.

    Args:
        text: any text.
        from_: the script of the text, or the reversible scheme it is written in (*to* is a script
            then); None for names in English letters.
        to: the scheme or script to write.

    >>> [problem.why for problem in problems("Փaշինյան", "hy", "press")]
    ['a word of mixed scripts: Armenian, Latin']
    >>> [problem.why for problem in problems("Бaku ժ", "hy", "press")]
    ['a word of mixed scripts: Cyrillic, Latin']
    >>> [problem.why for problem in problems("Qars", "iso-9985", "hy")]
    ['no rule for the letter Q']
    """
    known = _letters(from_, to)
    reads = set(scripts()[from_].unicode if from_ in scripts() else (_LATIN,))
    writes = set(scripts()[to].unicode if to in scripts() else (_LATIN,))
    passed = reads | writes if from_ is None else writes - reads
    for word in _WORD.finditer(text):
        found = word[0]
        if unicodedata.category(found[0]).startswith("M"):
            yield Problem(word.start(), word.start() + 1, found[0], "a combining mark without a letter")
        alphabets = {_alphabet(letter) for letter in found if _is_letter(letter)}
        if len(alphabets) > 1:
            names = ", ".join(sorted(alphabets))
            yield Problem(word.start(), word.end(), found, f"a word of mixed scripts: {names}")
        elif not alphabets <= passed:
            for letter in _LETTER.finditer(found):
                composed = unicodedata.normalize("NFC", letter[0])
                if any(_is_letter(one) and one not in known for one in composed):
                    start, end = word.start() + letter.start(), word.start() + letter.end()
                    yield Problem(start, end, letter[0], f"no rule for the letter {letter[0]}")


def _is_letter(letter: str) -> bool:
    return letter.isalpha() and unicodedata.category(letter) != "Lm"  # signs of aspiration are Lm


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0].capitalize()


@cache
def _letters(from_: str | None, to: str) -> frozenset[str]:
    """Return the letters that the scheme reads."""
    if from_ is None:
        return frozenset()
    if from_ in scripts():
        script = scripts()[from_]
        capitals = script.capitals
        # between two spellings of one alphabet there are rules only for what changes
        within = to in scripts() and not set(script.unicode).isdisjoint(scripts()[to].unicode)
        rules = (
            rule for one in (script.schemes if within else (to,)) for rule in scheme_rules(from_, one)
        )
        lower = {letter for rule in rules for letter in rule.source}
    else:
        capitals = {}
        outputs = (form for rule in scheme_rules(to, from_) for form, _cost in rule.outputs)
        lower = {letter for form in outputs for letter in form}
    return frozenset(lower | {c for x in lower for c in upper(x, capitals) + title(x, capitals)})
