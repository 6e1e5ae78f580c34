"""Finds the names of an entity by its id, which the index has no table for."""

from __future__ import annotations

from functools import cached_property

from cleanup.names.index import Entry, Index
from cleanup.names.status import Status


class ById:
    """Looks names up by the id of who or what bears them."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def of(self, id_: str) -> tuple[Entry, ...]:
        """Return the names that *id_* bears; none if there is no such entity."""
        near = self._by_its_words(id_)
        return (near,) if near else tuple(self._all.get(id_, ()))

    def _by_its_words(self, id_: str) -> Entry | None:
        """Most ids are made from the name: *place/khankendi*. Reading every name takes far longer."""
        group, _slash, slug = id_.partition("/")
        if group == "person":
            return None  # bears several
        words = slug.split("-")
        for count in range(len(words), 0, -1):
            for form in self._index.forms(" ".join(words[:count])):
                entry = self._index.entry(form.lexeme)
                if form.status is Status.NAME and id_ in entry.entities:
                    return entry
        return None

    @cached_property
    def _all(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self._index.entries():
            for id_ in entry.entities:
                found.setdefault(id_, []).append(entry)
        return found
