"""Leads a fuzzy matcher through a text as a careful user would: which words to look up, and as what.

A word is looked up if it begins with a capital, has four letters or more, is no name nor part of one
in the lexicons, and no English word. If its neighbours begin with capitals, too, and are no English
words, the whole run of two to four words is looked up first, among the names of as many words; then each
word among the names of one word. Case and diacritics are not compared; capitals are given back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from benchmarks.quality.scoring import Edit
from benchmarks.quality.vocabulary import Vocabulary
from cleanup.spotting.tokens import Token, tokenize

#: Takes a folded spelling and the names it may be, spellings by key; returns the key that is meant.
Match = Callable[[str, Mapping[str, str]], str | None]

_LEAST_LETTERS = 4
_LONGEST_RUN = 4


class Lookup:
    """Finds the edits of a text that *match* asks for; what it answered once is remembered.

    Args:
        match: the matcher.
        words: the names, and the words that are not looked up.
        guarded: leave names of other nations (*Nicholas*, *Susa*) alone, too.
        runs: look up runs of words as a whole first.
    """

    def __init__(self, match: Match, words: Vocabulary, *, guarded: bool, runs: bool = True) -> None:
        self.match = match
        self.words = words
        self.guarded = guarded
        self.runs = runs
        self._answers: dict[str, str | None] = {}

    def edits(self, text: str) -> list[Edit]:
        """Return the edits of *text* in order."""
        return [edit for run in self._runs_of(text) for edit in self._edits_of(text, run)]

    def _runs_of(self, text: str) -> Iterator[list[Token]]:
        run: list[Token] = []
        for token in tokenize(text):
            named = token.capital and (
                token.key in self.words.names[1] or token.key not in self.words.english
            )
            if run and not (named and token.adjacent):
                yield run
                run = []
            if named:
                run.append(token)
        if run:
            yield run

    def _edits_of(self, text: str, run: list[Token]) -> Iterator[Edit]:
        strange = [token for token in run if self._is_strange(token)]
        if self.runs and strange and 1 < len(run) <= _LONGEST_RUN:
            start, end = run[0].start, run[-1].end
            found = self._answer(" ".join(token.key for token in run), len(run))
            if found:
                yield Edit(start, end, like(text[start:end], found))
                return
        for token in strange:
            found = self._answer(token.key, 1)
            if found:
                yield Edit(token.start, token.end, like(token.text, found))

    def _is_strange(self, token: Token) -> bool:
        if len(token.key) < _LEAST_LETTERS or token.key in self.words.name_words:
            return False
        return not (self.guarded and token.key in self.words.abroad)

    def _answer(self, key: str, length: int) -> str | None:
        if key not in self._answers:
            names = self.words.names.get(length, {})
            found = self.match(key, names)
            self._answers[key] = None if found is None else names[found]
        return self._answers[key]


def like(surface: str, name: str) -> str:
    """Return *name* in capitals if *surface* is."""
    return name.upper() if surface.isupper() else name
