"""Whether two words with capitals may be a public figure's name: what ``persons`` asks of a scene."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleanup.judging.lore import Lore
from cleanup.judging.persons import any_mistake, may_both_be_garbled
from cleanup.judging.right_names import Known
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.shape import Bench
from cleanup.names.index import KnownPerson
from cleanup.names.status import Status
from cleanup.translit.fold import fold


class Figures:
    """Tells whether two words may be a public figure's name. Safe to use from several threads.

    Args:
        bench: the tools of the shapes whose verdicts are foreseen.
    """

    def __init__(self, bench: Bench) -> None:
        self._index = bench.index
        self._retriever = bench.retriever
        self._lore = Lore(bench.index)

    def may_be(self, first: str, second: str) -> bool:
        """Whether two words without possessive endings may be the name of one, if not as it is.

        One of them may be garbled, or both, or one of two right ones not the figure's.
        """
        given, surname = map(self._settled, (first, second))
        if given and surname:
            return any_mistake(
                Scene(f"{first} {second}", self._index, lore=self._lore), self._retriever, 0
            )
        keys = fold(first), fold(second)
        if given:
            return any(self._has_surname(keys[1], person) for person in self._with_given(given))
        if surname:
            return any(self._has_given(keys[0], person) for person in self._with_surname(surname))
        return self._both_garbled(*keys)

    def _settled(self, word: str) -> list[int]:
        """Return the lexemes that *word* is a right spelling of, if they are ours."""
        known: Known | None = self._lore.right_names.single(word)
        if known is None:
            return []
        entries, status, ours, _native = known
        return [entry.number for entry in entries] if ours and status is not Status.PART else []

    def _both_garbled(self, first: str, second: str) -> bool:
        if not may_both_be_garbled(self._index, first, second):
            return False
        numbers = self._retriever.numbers
        return any(
            self._has_given(first, person) and self._has_surname(second, person)
            for person in self._with_surname(numbers(second))
        ) or any(
            self._has_surname(second, person) and self._has_given(first, person)
            for person in self._with_given(numbers(first))
        )

    def _with_given(self, numbers: Iterable[int]) -> Iterator[KnownPerson]:
        return (person for number in numbers for person in self._index.persons(given=number))

    def _with_surname(self, numbers: Iterable[int]) -> Iterator[KnownPerson]:
        return (person for number in numbers for person in self._index.persons(surname=number))

    def _has_given(self, key: str, person: KnownPerson) -> bool:
        half = self._retriever.half(key, person.given_lexeme, person.given, ascii_=True)
        return half is not None

    def _has_surname(self, key: str, person: KnownPerson) -> bool:
        half = self._retriever.half(key, person.surname_lexeme, person.surname, ascii_=True)
        return half is not None
