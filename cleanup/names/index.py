"""The compiled index: what a spelling may stand for, read from one mapped file."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from cleanup.names.skeleton import deletions, readings
from cleanup.names.status import KNOWN, Form, Status
from cleanup.names.store import Store
from cleanup.translit.native import native_language

FORM = struct.Struct("<BIHB")
GUARD = struct.Struct("<HBBB")
NUMBER = struct.Struct("<I")
RECORD_SEPARATOR = "\x1f"
LIST_SEPARATOR = "\x1e"


class Entry(NamedTuple):
    """A lexeme as the judging sees it."""

    number: int
    text: str
    groups: frozenset[str]
    languages: frozenset[str]
    prominence: int
    restored: bool
    native: frozenset[str]
    entities: tuple[str, ...]
    around: frozenset[str]  #: ids of what it lies in, countries apart
    countries: frozenset[str]
    entity_kinds: tuple[str, ...]  #: in the order of the entities
    counterparts: frozenset[str]
    decorated: frozenset[str]  #: right spellings that have diacritics
    genders: frozenset[str]
    further: frozenset[str] = frozenset()  #: native forms of other languages than hy and az, as ka:ფოთი

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its entities."""
        return frozenset(self.entity_kinds)

    @property
    def regular(self) -> bool:
        """Whether it has a row of its own, not only as half of a person's name."""
        return any(not entity.startswith("person/") for entity in self.entities)

    def language_of(self, native: str) -> str:
        """Return the language that *native*, one of its native forms, is written in."""
        for form in self.further:
            language, _, text = form.partition(":")
            if text == native:
                return language
        return native_language(native)

    @property
    def is_place(self) -> bool:
        """Whether it names a place (it may name others too)."""
        return "place" in self.groups

    @property
    def is_personal(self) -> bool:
        """Whether it is a given name or a surname."""
        return bool(self.groups & {"given", "surname"})


def stands_alone(groups: set[str] | frozenset[str], prominence: int) -> bool:
    """Whether a spelling near a lexeme may be a slip of it though nothing beside it says so.

    First names need the surname, people who are not in story after story their title, and places that
    are hardly ever in the news must stand elsewhere in the text.
    """
    if groups == {"given"} or prominence == 1:
        return False
    return "place" in groups or not groups & {"given", "surname"} or prominence == _FAMOUS


class KnownPerson(NamedTuple):
    """A public figure: the lexemes of the first given name and the surname, and the roles."""

    id: str
    given_lexeme: int
    surname_lexeme: int
    given: str
    surname: str
    prominence: int
    reporter: bool
    gender: str
    roles: tuple[str, ...]

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.given} {self.surname}"


class Guard(NamedTuple):
    """What a spelling is outside the lexicons; 0 is nothing of the kind.

    *english* is the Zipf frequency times 100; *place* the digits of the population (4 at least);
    *given* and *surname* run from 1 (rare) to 9.
    """

    english: int = 0
    place: int = 0
    given: int = 0
    surname: int = 0

    def __bool__(self) -> bool:
        return bool(self.english or self.place or self.given or self.surname)

    @property
    def common(self) -> bool:
        """Whether it is an English word, or a name so common elsewhere that it is no slip of ours."""
        return bool(self.english) or self.given + self.surname >= _COMMON


_COMMON = 14
_FAMOUS = 3
_NOTHING = Guard()
#: How many answers of each kind are kept in memory.
_REMEMBERED = 1 << 15


class Index:
    """Looks spellings up by folded key. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path)
        meta = self._store.meta
        self._ways = [way for (way,) in meta["ways"]]
        self.labels = {row[0]: row[1] for row in meta["labels"]}
        self.confusions = {(right, found): float(cost) for right, found, cost in meta["confusions"]}
        #: Names of several words that are often in the news, and their lexemes.
        self.phrases = [form for form, _number in meta["phrases"]]
        self.phrase_lexemes = [int(number) for _form, number in meta["phrases"]]
        self.titles = meta["titles"]
        self.place_words = meta["place_words"]
        self.entry = lru_cache(maxsize=_REMEMBERED)(self._entry)
        self.forms = lru_cache(maxsize=_REMEMBERED)(self._forms)
        self.guard = lru_cache(maxsize=_REMEMBERED)(self._guard)
        self.known = lru_cache(maxsize=_REMEMBERED)(self._known)
        self.words_from = lru_cache(maxsize=_REMEMBERED)(self._words_from)
        self._bucket = lru_cache(maxsize=_REMEMBERED)(self._read_bucket)
        self._people = lru_cache(maxsize=_REMEMBERED)(self._read_people)

    def _forms(self, key: str) -> tuple[Form, ...]:
        """Return what *key* may stand for, best known first."""
        data = self._store.get("forms", key)
        if data is None:
            return ()
        ways = self._ways
        return tuple(
            Form(Status(status), lexeme, ways[way], cost / 100)
            for status, lexeme, way, cost in FORM.iter_unpack(data)
        )

    def _known(self, key: str) -> tuple[tuple[Entry, ...], Status, bool] | None:
        """Return the names that *key* is a right spelling of, what it is to them, and if they are ours.

        A word that is a name by itself is not taken for a part of longer ones.
        """
        forms = [form for form in self.forms(key) if form.status in KNOWN]
        if not forms:
            return None
        if forms[0].status is not Status.PART:
            forms = [form for form in forms if form.status is not Status.PART]
        entries = tuple(self.entry(form.lexeme) for form in forms)
        ours = any(entry.restored or "org" in entry.groups for entry in entries)
        return entries, forms[0].status, ours

    def _entry(self, number: int) -> Entry:
        """Return lexeme *number*."""
        data = self._store.get("lexemes", str(number))
        if data is None:
            raise KeyError(number)
        (
            text,
            groups,
            languages,
            prominence,
            restored,
            native,
            entities,
            around,
            countries,
            kinds,
            *rest,
        ) = data.decode().split(RECORD_SEPARATOR)
        return Entry(
            number,
            text,
            frozenset(groups.split(LIST_SEPARATOR)),
            frozenset(languages.split(LIST_SEPARATOR)),
            int(prominence),
            bool(restored),
            frozenset(native.split(LIST_SEPARATOR)) if native else frozenset(),
            tuple(entities.split(LIST_SEPARATOR)),
            frozenset(around.split(LIST_SEPARATOR)) if around else frozenset(),
            frozenset(countries.split(LIST_SEPARATOR)) if countries else frozenset(),
            tuple(kinds.split(LIST_SEPARATOR)),
            *(frozenset(cell.split(LIST_SEPARATOR)) if cell else frozenset() for cell in rest),
        )

    def _guard(self, key: str) -> Guard:
        """Return what *key* is elsewhere."""
        data = self._store.get("guards", key)
        return _NOTHING if data is None else Guard(*GUARD.unpack(data))

    def entries(self) -> Iterator[Entry]:
        """Yield every lexeme; they are not kept."""
        number = 0
        while self._store.get("lexemes", str(number)) is not None:
            yield self._entry(number)
            number += 1

    def _words_from(self, first: str) -> int:
        """Return how many words the longest key has that begins with *first*, one word or two, or 0."""
        data = self._store.get("starts", first)
        return data[0] if data else 0

    def persons(
        self, *, given: int | None = None, surname: int | None = None
    ) -> tuple[KnownPerson, ...]:
        """Return the public figures with that first given name, or that surname (lexeme numbers)."""
        return self._people(f"given {given}" if surname is None else f"surname {surname}")

    def _read_people(self, key: str) -> tuple[KnownPerson, ...]:
        data = self._store.get("persons", key)
        if data is None:
            return ()
        people = []
        for record in data.decode().split("\n"):
            id_, first, last, given_text, surname_text, prominence, kind, gender, roles = record.split(
                RECORD_SEPARATOR
            )
            people.append(
                KnownPerson(
                    id_,
                    int(first),
                    int(last),
                    given_text,
                    surname_text,
                    int(prominence),
                    kind == "reporter",
                    gender,
                    tuple(roles.split(LIST_SEPARATOR)) if roles else (),
                )
            )
        return tuple(people)

    def targets(self) -> list[str]:
        """Return the right spellings that garbled ones are looked for of: those of :meth:`near`."""
        return self._list("targets")

    def peoples(self) -> list[str]:
        """Return the names of peoples that are restored."""
        return self._list("peoples")

    def public_figures(self) -> list[str]:
        """Return the public figures, folded, by the first of their given names and the surname."""
        return self._list("public-figures")

    def _list(self, name: str) -> list[str]:
        data = self._store.get("lists", name)
        return data.decode().split("\n") if data else []

    def lexemes_of(self, target: str) -> list[int]:
        """Return the lexemes of which *target*, one of :meth:`targets`, is a right spelling."""
        data = self._store.get("targets", target)
        return [number for (number,) in NUMBER.iter_unpack(data)] if data else []

    def near(self, key: str) -> list[str]:
        """Return right spellings whose skeleton is that of *key*, or one consonant away from it."""
        return self._in_buckets("near", key)

    def near_alone(self, key: str) -> list[str]:
        """Return those of :meth:`near` that need nothing beside them: see :func:`stands_alone`."""
        return self._in_buckets("near-alone", key)

    def alike(self, key: str) -> list[str]:
        """Return those of :meth:`near` that have the skeleton of *key*, or it and one consonant."""
        return list(dict.fromkeys(f for bones in readings(key) for f in self._bucket("near", bones)))

    def _in_buckets(self, section: str, key: str) -> list[str]:
        buckets = dict.fromkeys(b for reading in readings(key) for b in deletions(reading))
        read = (self._bucket(section, bones) for bones in buckets)
        return list(dict.fromkeys(chain.from_iterable(read)))

    def _read_bucket(self, section: str, bones: str) -> list[str]:
        data = self._store.get(section, bones)
        return data.decode().split("\n") if data else []
