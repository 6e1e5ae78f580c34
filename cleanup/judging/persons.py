"""Reads two neighbouring words as the name of a public figure: each half supports the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanup.judging.candidate import Candidate
from cleanup.judging.candidates import Half, Retriever
from cleanup.judging.context import ContextWords, Title, matches_role
from cleanup.judging.scene import LEAST_SMALL, Scene
from cleanup.names.index import Index, KnownPerson
from cleanup.names.status import Status
from cleanup.spotting.tokens import Token
from cleanup.translit.fold import fold

_MOST_SHARING = 3
_FAMOUS = 3
#: A right name must be this near (cost per letter) to another one to be mistaken for it.
_MISTAKEN_SHARE = 0.2
#: Bound once: to read a member of an enumeration takes as long as a call.
_PART = Status.PART


class Reading(NamedTuple):
    """The tokens at *position* and the next, read as *person*."""

    position: int
    person: KnownPerson
    given: Half
    surname: Half
    sharing: int  #: how many public figures the half that is right leaves to choose from


#: A public figure, and how two words read as the first name and the surname.
Meant = tuple[KnownPerson, Half, Half]


def readings(scene: Scene, retriever: Retriever, position: int) -> Iterator[Reading]:
    """Yield the public figures that tokens *position* and *position* + 1 may name, one half garbled.

    A half that is a right name of its own is not read as another name.
    """
    if not may_be_person(scene, position):
        return
    first, second = scene.tokens[position], scene.tokens[position + 1]
    given_known, surname_known = settled(scene, position), settled(scene, position + 1)
    if (given_known and surname_known) or named_right(scene, position):
        return
    if surname_known:
        for number in scene.numbers(position + 1):
            people = scene.index.persons(surname=number)
            for person in people:
                half = _half(retriever, person.given_lexeme, person.given, first)
                if half:
                    yield Reading(position, person, half, Half(0.0), len(people))
    elif given_known:
        for number in scene.numbers(position):
            people = scene.index.persons(given=number)
            halves = [
                (person, half)
                for person in people
                if (half := _half(retriever, person.surname_lexeme, person.surname, second))
            ]
            for person, half in halves:
                sharing = len(halves) if person.prominence > 1 else len(people)
                yield Reading(position, person, Half(0.0), half, sharing)
    else:
        yield from _both_garbled(scene, retriever, position)


def may_be_person(scene: Scene, position: int) -> bool:
    """Whether the tokens at *position* and the next are written like a first name and a surname."""
    if position < 0 or not scene.adjacent(position + 1):
        return False
    first, second = scene.tokens[position], scene.tokens[position + 1]
    if not first.capital or first.closed or second.closed or second.hyphen_before:
        return False
    return second.capital or _may_lack_a_capital(scene, second)


def mistaken(
    scene: Scene, words: ContextWords, position: int, found: Sequence[Meant]
) -> Iterator[Reading]:
    """Yield those *found* by :func:`mistakes` that :func:`two_right_names` may mean where they stand.

    Their office must stand with the name, or they are named in full elsewhere in the text or in story
    after story, and nobody known has the name as it is.
    """
    title = words.title_of(scene, position, position + 1) if found else None
    for person, given, surname in found:
        if _expected(scene, person, title):
            yield Reading(position, person, given, surname, 1)


def any_mistake(scene: Scene, retriever: Retriever, position: int) -> bool:
    """Whether two right names may mean a public figure, if the figure is expected."""
    if not two_right_names(scene, position):
        return False
    return bool(mistakes(retriever, *pair_at(scene, position)))


def pair_at(scene: Scene, position: int) -> tuple[str, str, frozenset[int], frozenset[int]]:
    """Return the words at *position* and next, and the lexemes that each is a right spelling of."""
    first, second = scene.tokens[position], scene.tokens[position + 1]
    return first.text, second.text, scene.numbers(position), scene.numbers(position + 1)


def two_right_names(scene: Scene, position: int) -> bool:
    """Whether the words are right names, each by itself, and nobody known has both."""
    if position < 0 or not scene.adjacent(position + 1):
        return False
    if not (settled(scene, position) and settled(scene, position + 1)):
        return False
    return not scene.tokens[position + 1].hyphen_before and not named_right(scene, position)


def mistakes(
    retriever: Retriever, first: str, second: str, givens: frozenset[int], surnames: frozenset[int]
) -> list[Meant]:
    """Return the public figures of whose names one half is right, and the other near that word.

    *givens* and *surnames* are the lexemes that the words *first* and *second* are right spellings of.
    """
    found: list[Meant] = []
    for number in givens:
        for person in retriever.index.persons(given=number):
            half = _mistaken_half(retriever, person.surname_lexeme, person.surname, second)
            if half:
                found.append((person, Half(0.0), half))
    for number in surnames:
        for person in retriever.index.persons(surname=number):
            half = _mistaken_half(retriever, person.given_lexeme, person.given, first)
            if half:
                found.append((person, half, Half(0.0)))
    return found


def _expected(scene: Scene, person: KnownPerson, title: Title | None) -> bool:
    if person.id in scene.persons or (title and matches_role(person, title.role)):
        return True
    return title is None and person.prominence == _FAMOUS


def _mistaken_half(retriever: Retriever, lexeme: int, right: str, word: str) -> Half | None:
    most = _MISTAKEN_SHARE * len(right)
    half = retriever.half(fold(word), lexeme, right, ascii_=word.isascii(), most=most)
    return half if half and half.cost and half.cost <= most else None


def _may_lack_a_capital(scene: Scene, token: Token) -> bool:
    """Whether the word in small letters is one that English does not have."""
    return len(token.key) >= LEAST_SMALL and not scene.index.guard(token.key)


def settled(scene: Scene, position: int) -> bool:
    """Whether the word at *position* is a right name of ours by itself."""
    name = scene.known[position]
    return name is not None and name.ours and name.first == name.last and name.status is not _PART


def named_right(scene: Scene, position: int) -> bool:
    """Tell whether the two words are, as they stand, a public figure's name."""
    tokens = scene.tokens
    return scene.lore.is_public_figure(tokens[position].key, tokens[position + 1].key)


def may_both_be_garbled(index: Index, first: str, second: str) -> bool:
    """Whether two folded words, neither a right name of ours, may be read as a person's name at all."""
    return not index.guard(first).common and not index.guard(second).common


def _both_garbled(scene: Scene, retriever: Retriever, position: int) -> Iterator[Reading]:
    first, second = scene.tokens[position], scene.tokens[position + 1]
    if not may_both_be_garbled(scene.index, first.key, second.key):
        return
    people: dict[str, KnownPerson] = {}
    for candidate in _possible(scene, retriever, position + 1):
        for person in scene.index.persons(surname=candidate.entry.number):
            people[person.id] = person
    for candidate in _possible(scene, retriever, position):
        for person in scene.index.persons(given=candidate.entry.number):
            people[person.id] = person
    for person in people.values():
        given = _half(retriever, person.given_lexeme, person.given, first)
        surname = _half(retriever, person.surname_lexeme, person.surname, second)
        if given and surname:
            yield Reading(position, person, given, surname, 1)


def _possible(scene: Scene, retriever: Retriever, position: int) -> list[Candidate]:
    token = scene.tokens[position]
    bare = [retriever.undecorated(entry, token.text) for entry in scene.undecorated(position)]
    return bare + retriever.candidates(token.key)


def _half(retriever: Retriever, lexeme: int, right: str, token: Token) -> Half | None:
    return retriever.half(token.key, lexeme, right, ascii_=token.text.isascii())


def support(candidate: Candidate, reading: Reading, other: Half) -> None:
    """Count the other half of the name for *candidate*, the right form of a garbled half."""
    name = reading.person.name
    if other.cost:
        candidate.add("partner-near", f"together they read {name}")
        candidate.add("cost-near", times=other.cost / 12)
    elif reading.sharing <= _MOST_SHARING:
        candidate.add("partner", f"{name} is meant: the other half of the name is right")
    else:
        candidate.add("partner-common", f"{name} is meant: the other half of the name is right")
    candidate.person = reading.person.id
