"""Carries what is found in names as they were meant back to the wrongly read bytes they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cleanup.judging.decision import FIX, confidence
from cleanup.judging.findings import Choice, Finding
from cleanup.judging.rules import GARBLED
from cleanup.judging.wording import match_capitals
from cleanup.names.index import Entry, Index
from cleanup.spotting.lines import Lines
from cleanup.spotting.prose import Prose
from cleanup.spotting.tokens import Token, tokenize
from cleanup.translit.fold import fold
from cleanup.translit.native import native_language
from cleanup.translit.schemes import press

_BECAUSE = "letters whose bytes were read as other letters"


def misread(
    text: str, meant: Prose, findings: Iterable[Finding], rules: frozenset[str], index: Index
) -> list[Finding]:
    """Return the findings of *text*, given those of its *meant* letters.

    A name that is right once its letters are, is written as English has it.
    """
    own = list(_right_names(text, meant, index)) if GARBLED in rules else []
    taken = [(finding.start, finding.end) for finding in own]
    lines = Lines(text)
    for finding in findings:
        start, end = meant.place(finding.start, finding.end)
        if all(end <= first or last <= start for first, last in taken):
            own.append(_at(finding, text, start, end, lines))
    return sorted(own, key=lambda finding: finding.start)


def _at(finding: Finding, text: str, start: int, end: int, lines: Lines) -> Finding:
    line, column = lines.place(start)
    return replace(finding, start=start, end=end, line=line, column=column, text=text[start:end])


def _right_names(text: str, meant: Prose, index: Index) -> Iterator[Finding]:
    lines = Lines(text)
    for token in _repaired(meant):
        choices = _choices(token, index)
        if choices:
            start, end = meant.place(token.start, token.end)
            line, column = lines.place(start)
            yield Finding(
                rule=GARBLED,
                start=start,
                end=end,
                line=line,
                column=column,
                text=text[start:end],
                action="fix" if len(choices) == 1 else "suggest",
                replacement=choices[0].name,
                confidence=choices[0].confidence,
                candidates=tuple(choices),
                because=(f"{token.text}: {_BECAUSE}",),
            )


def _repaired(meant: Prose) -> Iterator[Token]:
    """Yield the words of *meant* that have letters which stand otherwise in the text."""
    pieces = [(piece.at, piece.at + piece.length) for piece in meant.pieces if not piece.verbatim]
    spans = dict.fromkeys(_word_around(meant.text, *piece) for piece in pieces)
    yield from tokenize(meant.text, spans)


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _choices(token: Token, index: Index) -> list[Choice]:
    """Return how English has the name, one choice for each name that is written so."""
    keys = dict.fromkeys([token.key, *_romanized(token.text)])
    entries = [index.entry(form.lexeme) for key in keys for form in index.forms(key)]
    entries = [entry for entry in entries if entry.restored]
    exactly = [entry for entry in entries if token.text in entry.native]
    known = index.known(token.key)
    names: dict[str, Entry] = {}
    likely = exactly or (known[0] if known else entries)
    for entry in sorted(likely, key=lambda entry: _order(entry, token.text)):
        if entry.restored:
            spelling = token.text if token.text.isascii() else entry.text
            names.setdefault(match_capitals(token.text, spelling), entry)
    if exactly and not token.text.isascii():  # of several spellings the one its letters give
        names = dict(list(names.items())[:1])
    sure = confidence(FIX)
    return [
        Choice(name, entry.entities[0], sure, entry.entity_kinds[0]) for name, entry in names.items()
    ]


def _romanized(native: str) -> list[str]:
    """Return how English regularly writes what may be a *native* form, folded."""
    romanize = None if native.isascii() else press(native_language(native))
    return [fold(romanize(native))] if romanize else []


def _order(entry: Entry, native: str) -> tuple[bool, int]:
    """Put the regular spelling of the *native* form first, then the better known name."""
    romanize = press(entry.language_of(native)) if native in entry.native else None
    return romanize is None or romanize(native) != entry.text, -entry.prominence
