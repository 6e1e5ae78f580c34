"""What scenes ask of the lexicons again and again, and is remembered from text to text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial

from cleanup.judging.regional import Regional
from cleanup.judging.right_names import RightNames
from cleanup.names.index import Index
from cleanup.names.status import KNOWN, Status

#: How many words are remembered.
_REMEMBERED = 1 << 15
#: What no right spelling is to a name.
_WRONG = frozenset({Status.GARBLE, Status.DERIVED, Status.WEAK})


class Lore:
    """What is known of words and names, whatever text they stand in. Safe to use from several threads.

    Args:
        index: the compiled lexicons.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self.right_names = RightNames(index)
        self.regional = Regional(index)
        #: Whether a folded word is English vocabulary.
        self.is_english = lru_cache(maxsize=_REMEMBERED)(self._is_english)
        #: See the function of that name.
        self.is_strange = lru_cache(maxsize=_REMEMBERED)(self._is_strange)
        #: Whether two folded words are a public figure's first name and surname.
        self.is_public_figure = lru_cache(maxsize=_REMEMBERED)(partial(is_public_figure, index))

    def _is_english(self, key: str) -> bool:
        return bool(self._index.guard(key).english)

    def _is_strange(self, key: str) -> bool:
        return is_strange(self._index, key)


def is_strange(index: Index, key: str) -> bool:
    """Tell whether a folded word is nothing right that the lexicons know of, here or elsewhere."""
    return not index.guard(key) and all(form.status in _WRONG for form in index.forms(key))


def is_public_figure(index: Index, first: str, second: str) -> bool:
    """Tell whether two folded words are a public figure's first name and surname."""
    given = {form.lexeme for form in index.forms(first) if form.status in KNOWN}
    return bool(given) and any(
        person.given_lexeme in given
        for form in index.forms(second)
        if form.status in KNOWN
        for person in index.persons(surname=form.lexeme)
    )


def spells(index: Index, key: str, numbers: Iterable[int], word: str) -> bool:
    """Whether a name is the folded *word*: *key*, a right spelling of the lexemes *numbers*."""
    if key == word:
        return True
    named = {form.lexeme for form in index.forms(word) if form.status is Status.NAME}
    return not named.isdisjoint(numbers)
