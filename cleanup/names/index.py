"""The compiled index: what a spelling may stand for, read from one mapped file."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
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
    def is_nation(self) -> bool:
        """Whether it names a country or a people."""
        return not _NATIONS.isdisjoint(self.entity_kinds)

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

    @property
    def town(self) -> bool:
        """Whether it is a place of ten thousand people or more."""
        return self.place >= _TOWN


_NATIONS = frozenset({"country", "people"})
_COMMON = 14
_TOWN = 5
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
        self._skeletons = cache(self._read_skeletons)
        self._bucket = lru_cache(maxsize=_REMEMBERED)(self._read_bucket)
        self._around = lru_cache(maxsize=_REMEMBERED)(self._read_around)
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
            _cells(groups),
            _cells(languages),
            int(prominence),
            bool(restored),
            _cells(native),
            tuple(entities.split(LIST_SEPARATOR)),
            _cells(around),
            _cells(countries),
            tuple(kinds.split(LIST_SEPARATOR)),
            *map(_cells, rest),
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

    def _list(self, name: str) -> list[str]:
        data = self._store.get("lists", name)
        return data.decode().split("\n") if data else []

    def lexemes_of(self, target: str) -> list[int]:
        """Return the lexemes of which *target*, one of :meth:`targets`, is a right spelling."""
        data = self._store.get("targets", target)
        return [number for (number,) in NUMBER.iter_unpack(data)] if data else []

    def near(self, key: str) -> Sequence[str]:
        """Return right spellings whose skeleton is that of *key*, or one consonant away from it."""
        return self._in_buckets("near", key)

    def near_alone(self, key: str) -> Sequence[str]:
        """Return those of :meth:`near` that need nothing beside them: see :func:`stands_alone`."""
        return self._in_buckets("near-alone", key)

    def alike(self, key: str) -> Sequence[str]:
        """Return those of :meth:`near` that have the skeleton of *key*, or it and one consonant."""
        filled = self._skeletons("near")
        return _once([self._bucket("near", bones) for bones in readings(key) if bones in filled])

    def _in_buckets(self, section: str, key: str) -> tuple[str, ...]:
        return self._around(section, readings(key))

    def _read_around(self, section: str, skeletons: tuple[str, ...]) -> tuple[str, ...]:
        filled = self._skeletons(section)
        around = [less for bones in skeletons for less in deletions(bones) if less in filled]
        return _once([self._bucket(section, bones) for bones in dict.fromkeys(around)])

    def _read_bucket(self, section: str, bones: str) -> tuple[str, ...]:
        data = self._store.get(section, bones)
        return tuple(data.decode().split("\n")) if data else ()

    def _read_skeletons(self, section: str) -> frozenset[str]:
        """Return the skeletons of which *section* has anything: most that are asked for it has not."""
        return frozenset(self._list(f"{section} skeletons"))


@lru_cache(maxsize=_REMEMBERED)
def _cells(field: str) -> frozenset[str]:
    """Return what is in a field of a lexeme: most have one that many others have, too."""
    return frozenset(field.split(LIST_SEPARATOR)) if field else frozenset()


def _once(buckets: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what is in any of the *buckets*, in their order."""
    return buckets[0] if len(buckets) == 1 else tuple(dict.fromkeys(chain.from_iterable(buckets)))
