"""What stands around a word in a text, told from its letters: a title, a list, a place close by."""

from __future__ import annotations

import re

from cleanup.judging.context import LIST_WORDS, ContextWords
from cleanup.judging.sieve.words import NAMED, PLACE, Words

#: How far back the word before is looked for, and what may stand around a title.
_AHEAD = 30
_AROUND_TITLES = "([\"'“”‘’.-:;"
#: How far around a place may stand to speak for another: seven words.
_COMPANY = 80
_LIST_SIGNS = (",", ";")
_REST = r"[A-Za-z]*(?:['’][A-Za-z]+)*"


class Surroundings:
    """Looks around words. Safe to use from several threads.

    Args:
        context: the titles and place words.
        words: what words may be by themselves.
    """

    def __init__(self, context: ContextWords, words: Words) -> None:
        self._context = context
        self._words = words
        self._capital = re.compile(rf"(?<![A-Za-z])[A-Z]{_REST}")
        self._last = re.compile(rf"([A-Za-z]{_REST})[^A-Za-z]*\Z")
        self._next = re.compile(rf"[^A-Za-z]{{0,3}}([A-Za-z]{_REST})")

    def announced(self, text: str, start: int) -> bool:
        """Whether a title or a place word may stand before the word at *start*."""
        before = text[max(0, start - _AHEAD) : start].split()
        if not before:
            return False
        word = before[-1]
        return word[-1] == "," or word.strip(_AROUND_TITLES).lower() in self._context.announcing

    def after_a_name(self, text: str, start: int) -> bool:
        """Whether a word with a capital, a title or a place word may stand before that at *start*."""
        if self.announced(text, start):
            return True
        last = self._last.search(text, max(0, start - _AHEAD), start)
        return last is not None and last[1][0].isupper()

    def supported(self, text: str, start: int, end: int) -> bool:
        """Whether anything may speak for a name at *start* to *end*, as far as it does not anywhere.

        A title or a place word beside it, a list, a name beside it, or a place close by.
        """
        if self.announced(text, start) or text[end : end + 1] in _LIST_SIGNS:
            return True
        last = self._last.search(text, max(0, start - _AHEAD), start)
        if last and (last[1].lower() in LIST_WORDS or self._is_name(last[1])):
            return True
        following = self._next.match(text, end)
        if following:
            word = following[1].lower()
            if word in LIST_WORDS or word in self._context.following or self._is_name(following[1]):
                return True
        around = (max(0, start - _COMPANY), start), (end, end + _COMPANY)
        return any(
            self._words.kind(match[0]) & PLACE
            for stretch in around
            for match in self._capital.finditer(text, *stretch)
        )

    def _is_name(self, word: str) -> bool:
        return word[0].isupper() and bool(self._words.kind(word) & NAMED)
