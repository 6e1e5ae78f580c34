"""Names in small letters: words that English does not have, where a name may stand."""

from __future__ import annotations

import re

from cleanup.judging.scene import LEAST_SMALL
from cleanup.judging.sieve.words import Words

_LONGEST_WORD = 80


class SmallLetters:
    """Finds words in small letters that may be names. Safe to use from several threads.

    Args:
        words: what words may be by themselves.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._small = re.compile(rf"(?<![A-Za-z])[a-z]{{{LEAST_SMALL},}}(?![A-Za-z])")
        #: What stands between spaces: that which has nothing to say, and the words in the rest.
        self._dull: set[str] = set()
        self._smalls: dict[str, list[tuple[str, int]]] = {}

    def forget(self, most: int) -> None:
        """Forget what was found out, if it is more than *most* spellings."""
        if len(self._dull) > most:
            self._dull.clear()
        if len(self._smalls) > most:
            self._smalls.clear()

    def places(self, text: str, spaced: list[str]) -> list[tuple[int, int]]:
        """Return where words in small letters may be names, and what they may be.

        Args:
            text: a paragraph.
            spaced: what stands between spaces in it.
        """
        words: set[tuple[str, int]] = set()
        telling = set(spaced) - self._dull
        new = {run for run in telling if run not in self._smalls}
        if new:
            self._learn(new)
        for run in telling:
            words.update(self._smalls.get(run, ()))
        found: list[tuple[int, int]] = []
        for word, kind in words:
            at = text.find(word)
            while at >= 0:
                found.append((at, kind))
                at = text.find(word, at + len(word))
        return found

    def _learn(self, runs: set[str]) -> None:
        """Take down what *runs*, each of which is new, have to say: next to none has anything."""
        if not self._any_small(" ".join(runs)):
            self._dull.update(run for run in runs if len(run) <= _LONGEST_WORD)
            return
        for run in runs:
            smalls = self._any_small(run)
            if smalls:
                self._smalls[run] = smalls
            elif len(run) <= _LONGEST_WORD:
                self._dull.add(run)

    def _any_small(self, text: str) -> list[tuple[str, int]]:
        """Return the words in small letters of *text* that may be names, and what they may be."""
        words = self._small.findall(text)
        return [(w, kind) for w in words if len(w) <= _LONGEST_WORD and (kind := self._words.small(w))]
