"""What a word may be where it stands: with the words beside it, or after a title."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleanup.judging.sieve.runs import HEARD, RUN, SPLIT, Runs
from cleanup.judging.sieve.surroundings import Surroundings
from cleanup.judging.sieve.words import ANNOUNCED, JUDGED, SUPPORTED, Words, folded
from cleanup.names.index import Index
from cleanup.translit.fold import fold

REST = r"[A-Za-z]*(?:['’][A-Za-z]+)*"
JOINT = r"(?:[ \t\u00a0]+|[ \t]?[-\u2010\u2011\u2013]?[ \t]*\r?\n[ \t]*|[-\u2010\u2011\u2013])"
_HYPHENS = "-\u2010\u2011\u2013"


class Word(NamedTuple):
    """A word with a capital that may be a name: where it is in its paragraph, and what it may be."""

    start: int
    text: str
    following: str  #: the word after it in the same line or the next, or nothing
    bits: int


class _Patterns:
    """Compiled when the first text is sieved."""

    def __init__(self) -> None:
        self.next = re.compile(rf"{JOINT}([A-Za-z]{REST})")
        self.before = re.compile(rf"([A-Za-z]+)([ \t]?[{_HYPHENS}]?[ \t\r\n]*)\Z")


class CloserLook:
    """Looks at words where they stand. Safe to use from several threads.

    Args:
        index: the compiled lexicons.
        words: what words may be by themselves.
        runs: what words may be together.
        around: what speaks for them.
    """

    def __init__(self, index: Index, words: Words, runs: Runs, around: Surroundings) -> None:
        self._index = index
        self._words = words
        self._runs = runs
        self._around = around
        self._patterns = _Patterns()
        self._together: dict[tuple[str, ...], int] = {}
        self._unannounced: set[str] = set()  #: words that are nothing after a title, either

    def forget(self, most: int) -> None:
        """Forget what was found out, if it is more than *most* words or runs of them."""
        for remembered in (self._together, self._unannounced):
            if len(remembered) > most:
                remembered.clear()

    def by_all(self, text: str, start: int, word: Word) -> int:
        """Return what *word*, at *start*, may be by all that stands around it."""
        if word.bits & SUPPORTED and self._around.supported(text, start, start + len(word.text)):
            return JUDGED
        return self.by_neighbours(text, start, word)

    def by_neighbours(self, text: str, start: int, word: Word) -> int:
        """Return what *word*, at *start*, may be by the words next to it in *text*: its own bits, too.

        Whatever stands before a paragraph has no say in it, but for its first word.
        """
        bits, end = word.bits, start + len(word.text)
        if bits & HEARD and self._around.announced(text, start):
            return JUDGED
        if (
            bits & ANNOUNCED
            and word.text not in self._unannounced
            and self._around.announced(text, start)
        ):
            if self._words.announced(word.text):
                return JUDGED
            self._unannounced.add(word.text)
        if bits & RUN:
            found = self._run(text, start, end, word)
            if found & JUDGED:
                return found
            bits |= found
        elif bits & SPLIT:
            third = self._third(text, end)
            if third:
                triple = (word.text, word.following, third)
                three = self._together.get(triple)
                if three is None:
                    three = self._together[triple] = self._runs.three(*triple)
                if three & JUDGED or (three & HEARD and self._around.announced(text, start)):
                    return JUDGED
        if start and (text[start - 1] in _HYPHENS or text[start - 2 : start - 1] in _HYPHENS):
            bits |= self._after_a_hyphen(text, start, word)
        return bits

    def _third(self, text: str, end: int) -> str:
        """Return the second word after that which ends at *end*, or nothing."""
        after = self._patterns.next.match(text, end)
        after = after and self._patterns.next.match(text, after.end())
        return after[1] if after else ""

    def _before(self, text: str, start: int) -> re.Match[str] | None:
        """Match the word before that at *start*, and what stands between."""
        return self._patterns.before.search(text, max(0, start - 24), start)

    def _run(self, text: str, start: int, end: int, word: Word) -> int:
        words = [word.text, word.following]
        hyphen = "-" if text[end] in _HYPHENS else ""
        third = self._third(text, end)
        if third[:1].isupper():
            words.append(third)
        before = self._before(text, start)
        ahead = before[1] if before and before[2] else ""
        run = (ahead, hyphen, *words)
        found = self._together.get(run)
        if found is None:
            found = self._together[run] = self._runs.run(ahead, words, hyphen=bool(hyphen))
        return found

    def _after_a_hyphen(self, text: str, start: int, word: Word) -> int:
        before = self._before(text, start)
        if before is None:
            return 0
        pair = f"{fold(before[1])} {folded(word.text)}"
        loose = before[2].strip() != before[2]
        return JUDGED if (before[1].islower() or loose) and self._index.forms(pair) else 0
