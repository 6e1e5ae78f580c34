"""Finds the right names among the words of a text: what is known there before anything is judged."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.names.index import Entry, Index
from cleanup.names.status import Status
from cleanup.spotting.tokens import Token
from cleanup.translit.fold import fold

#: How many words are remembered.
_REMEMBERED = 1 << 15
#: No plural is as short as this.
_SHORT = 4


class KnownName(NamedTuple):
    """A right name in the text: tokens *first* to *last*, and the lexemes it is a spelling of."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    status: Status
    ours: bool
    native: bool = False  #: spelled exactly as in its own language


#: A right name of one word without its place: see :class:`KnownName`.
Known = tuple[tuple[Entry, ...], Status, bool, bool]


class RightNames:
    """Tells which right name begins with a word; words are remembered. Safe to use from several threads.

    Args:
        index: the compiled lexicons.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        #: Which right name a word is by itself, if any.
        self.single = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def at(self, tokens: Sequence[Token], position: int) -> KnownName | None:
        """Return the longest right name from the token at *position* on."""
        token = tokens[position]
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if following is not None:
            if following.adjacent and self._index.words_from(token.key):
                several = self._several(tokens, position)
                if several:
                    return several
            if following.continues:
                broken = self.spelled(token.key + following.key, position, position + 1)
                if broken:
                    return broken
        known = self.single(token.text)
        return KnownName(position, position, *known) if known else None

    def spelled(self, key: str, first: int, last: int) -> KnownName | None:
        """Return tokens *first* to *last*, folded to *key*, as the name that they are spelled as."""
        known = self._index.known(key)
        return KnownName(first, last, *known) if known else None

    def _several(self, tokens: Sequence[Token], position: int) -> KnownName | None:
        """Return the longest name of several words, ours or not; the first two are adjacent."""
        most = self._index.words_from(f"{tokens[position].key} {tokens[position + 1].key}")
        count = 2
        while count < most and position + count < len(tokens) and tokens[position + count].adjacent:
            count += 1
        for last in range(position + min(count, most) - 1, position, -1):
            key = " ".join([token.key for token in tokens[position : last + 1]])
            name = self.spelled(key, position, last)
            if name:
                return name
            if self._index.guard(key):
                return KnownName(position, last, (), Status.NAME, ours=False)
        return None

    def _look_up(self, word: str) -> Known | None:
        """Return the name that *word* is by itself."""
        key = fold(word)
        plain = word.isascii()
        known = self._index.known(key)
        if known is not None and plain:
            return *known, False
        native = None if plain else self._native(word, key)
        if native is not None:
            return native
        if known is not None:
            ours = known[2]
            return None if ours else (*known, False)
        one = singular(key)
        if one:
            name = self._index.known(one)
            if name and name[1] in (Status.NAME, Status.VARIANT):
                return *name, False
        return self._native(word, key) if plain else None

    def _native(self, word: str, key: str) -> Known | None:
        """A name written exactly as at home (Azerbaijani), or as the lexicon has it, is left alone."""
        forms = self._index.forms(key)
        if not forms:
            return None
        surface = _dotless(word)
        if len(word) > 1 and word.isupper():
            surface = surface[0] + _small(surface[1:])
        entries = tuple(
            entry
            for entry in (self._index.entry(form.lexeme) for form in forms)
            if any(surface == _dotless(form) for form in entry.decorated)
            or (
                ("az" in entry.languages or entry.further)
                and any(surface == _dotless(form) for form in entry.native)
            )
        )
        if not entries:
            return None
        native = not any(surface == _dotless(form) for e in entries for form in e.decorated)
        return entries, Status.LEFT, True, native


def singular(key: str) -> str:
    """Return what the folded word *key* may be the plural of, or nothing.

    >>> singular("sarkissians"), singular("goriss"), singular("aras")
    ('sarkissian', '', '')
    """
    return key[:-1] if len(key) > _SHORT and key.endswith("s") and not key.endswith("ss") else ""


def _small(letters: str) -> str:
    """Put capitals into small letters as Azerbaijani and Turkish do where there is a choice."""
    return letters.replace("I", "ı").lower()


def _dotless(name: str) -> str:
    """Compose *name* and take the dot off its capitals: *Ismayıl* is as good as *İsmayıl*."""
    return unicodedata.normalize("NFC", name).replace("İ", "I").replace("\u01dd", "ə")
