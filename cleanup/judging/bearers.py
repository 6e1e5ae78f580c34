"""Whose name a lexeme is: the entities that bear it, with their names and native forms."""

from __future__ import annotations

from cleanup.judging.explanation import EntityNote
from cleanup.names.index import Entry, Index, KnownPerson


class Bearers:
    """Looks up who or what bears a name."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def of(self, entry: Entry) -> list[EntityNote]:
        """Return whose name *entry* is."""
        natives = tuple(sorted(entry.native))
        halves = (self._index.persons(surname=entry.number), self._index.persons(given=entry.number))
        people = {person.id: person for half in halves for person in half}
        return [
            self.person(people[id_]) if id_ in people else EntityNote(id_, entry.text, kind, natives)
            for id_, kind in zip(entry.entities, entry.entity_kinds, strict=True)
        ]

    def person(self, person: KnownPerson) -> EntityNote:
        """Return the note of a public figure under the whole name."""
        given, surname = self._index.entry(person.given_lexeme), self._index.entry(person.surname_lexeme)
        pairs = [
            f"{first} {last}"
            for first in given.native
            for last in surname.native
            if given.language_of(first) == surname.language_of(last)
        ]
        native = tuple(pairs) if len(pairs) == 1 else ()  # of several, which is theirs is not known
        return EntityNote(person.id, person.name, "reporter" if person.reporter else "person", native)
