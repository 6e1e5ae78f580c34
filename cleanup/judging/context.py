"""Evidence from the words around a mention: titles, place words, and places named together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from cleanup.judging.candidate import Candidate
from cleanup.judging.right_names import KnownName
from cleanup.judging.scene import Scene
from cleanup.names.index import Entry, Index, KnownPerson
from cleanup.names.status import Status

#: Words between the comma and a title set after a name: *the*, *Armenia's*, *former* …
_MOST_BEFORE_TITLE = 3
#: Words between a title and the comma before a name: *spokesman for Azerbaijan's Defence Ministry,* …
_MOST_OFFICE_WORDS = 8
_OFFICE_LINKS = frozenset({"for", "of", "to", "at"})
_LIST_REACH = 7
_LIST_GAPS = frozenset({"", ",", ";"})
LIST_WORDS = frozenset({"and", "or", "as", "well", "the"})
_LARGE = 6
_FAMOUS = 3
#: Kinds of places that nothing else is called after: a monastery is no city.
_SIGHTS = frozenset({"monument", "lake", "mountain", "river"})
#: Kinds of places that are named in one breath: *Baku and Yerevan*.
_PEERS = frozenset({"city", "country"})


class Title(NamedTuple):
    """A word or phrase that announces a person, and the role it speaks of (empty: any)."""

    phrase: str
    role: str
    side: str = "after"  #: where the name stands: *after* the title, or *before* it


class PlaceWord(NamedTuple):
    """A word that announces a place: whether it is a *strong* sign, and of which *kinds* of places."""

    phrase: str
    strong: bool
    kinds: frozenset[str]

    def announces(self, entry: Entry) -> bool:
        """Whether it is a strong sign of *entry*: a monastery or a lake is no city."""
        return self.strong and not (self.kinds <= _SIGHTS and self.kinds.isdisjoint(entry.kinds))


class ContextWords:
    """The tables of titles and place words, by their words."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def titles(self) -> dict[tuple[str, ...], str]:
        """Title words (lower case) and the role they match."""
        return {tuple(_words(phrase)): role for phrase, role, _kind in self._index.titles}

    @cached_property
    def place_words(self) -> dict[tuple[str, tuple[str, ...]], PlaceWord]:
        """Place words by the side they stand on, and their words."""
        return {
            (side, tuple(_words(phrase))): PlaceWord(
                phrase, strength == "strong", frozenset(kinds.split("|"))
            )
            for phrase, side, kinds, strength in self._index.place_words
        }

    @cached_property
    def _title_ends(self) -> dict[str, int]:
        """The words that titles end with, and how many words the longest such title has."""
        return _longest(self.titles, -1)

    @cached_property
    def _title_starts(self) -> dict[str, int]:
        """The words that titles begin with, and how many words the longest such title has."""
        return _longest(self.titles, 0)

    @cached_property
    def _place_ends(self) -> dict[str, int]:
        """The same for the ends of place words that stand before the name."""
        return _longest((phrase for side, phrase in self.place_words if side == "before"), -1)

    @cached_property
    def _place_starts(self) -> dict[str, int]:
        """The same for the beginnings of place words that stand after the name."""
        return _longest((phrase for side, phrase in self.place_words if side == "after"), 0)

    @cached_property
    def announcing(self) -> frozenset[str]:
        """The words (lower case) that titles and place words end with."""
        phrases = [*self.titles, *(phrase for _side, phrase in self.place_words)]
        return frozenset(phrase[-1] for phrase in phrases)

    @cached_property
    def following(self) -> frozenset[str]:
        """The words (lower case) that place words begin with which stand after the name."""
        return frozenset(self._place_starts)

    def title_before(self, scene: Scene, position: int) -> Title | None:
        """Return the longest title that ends right before the token at *position*.

        A rank may stand between: *spokesman for the Defence Ministry, Colonel* Eyvazov.
        """
        direct = self._title_ending(scene, position)
        if direct and direct.role:
            return direct
        start = position - (len(direct.phrase.split()) if direct else 0)
        return self._office_before(scene, start) or direct

    def _title_ending(self, scene: Scene, position: int) -> Title | None:
        for words in _before(scene, position, self._title_ends):
            if words in self.titles:
                return Title(" ".join(words), self.titles[words])
        return None

    def _office_before(self, scene: Scene, position: int) -> Title | None:
        """Return the title with what it is of, and a comma, before the token at *position*."""
        if position < 1 or not _apposition(scene, position):
            return None
        for link in range(position - 2, max(0, position - _MOST_OFFICE_WORDS), -1):
            if any(mark in _gap(scene, link + 1) for mark in ".!?;:,\n"):
                return None
            if scene.tokens[link].key in _OFFICE_LINKS and scene.adjacent(link):
                return self._title_ending(scene, link)
        return None

    def title_after(self, scene: Scene, position: int) -> Title | None:
        """Return the title set after the token at *position*: *Mirzoyan, the foreign minister*."""
        start = position + 1
        if start >= len(scene.tokens) or not _apposition(scene, start):
            return None
        for begin in range(start, min(start + _MOST_BEFORE_TITLE + 1, len(scene.tokens))):
            if begin > start and not scene.adjacent(begin) and not _possessive(_gap(scene, begin)):
                return None
            for words in _after(scene, begin - 1, self._title_starts):
                if words not in self.titles:
                    continue
                end = begin + len(words)
                if scene.adjacent(end) and scene.tokens[end].capital:
                    return None  # the title of the next person: "Mirzoyan, President Aliyev …"
                return Title(" ".join(words), self.titles[words], "before")
        return None

    def title_of(self, scene: Scene, first: int, last: int) -> Title | None:
        """Return the title before the token at *first*, or else the one set after that at *last*."""
        return self.title_before(scene, first) or self.title_after(scene, last)

    def is_strong(self, side: str, word: str) -> bool:
        """Whether a folded *word* on that *side* of a name is a strong sign of a place."""
        found = self.place_words.get((side, (word,)))
        return found is not None and found.strong

    def place_word(self, scene: Scene, first: int, last: int) -> PlaceWord | None:
        """Return the place word beside tokens *first* to *last*: a strong one, and the longest."""
        found = [
            (self.place_words[side, words], len(words))
            for side, beside in (
                ("before", _before(scene, first, self._place_ends)),
                ("after", _after(scene, last, self._place_starts)),
            )
            for words in beside
            if (side, words) in self.place_words
        ]
        word, _count = max(found, key=lambda one: (one[0].strong, one[1]), default=(None, 0))
        return word


def _words(phrase: str) -> list[str]:
    return phrase.lower().replace("-", " ").split()


def _longest(phrases: Iterable[tuple[str, ...]], end: int) -> dict[str, int]:
    """Return the words at that *end* (0 or -1) of *phrases*, and the most words of a phrase with it."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[end]] = max(len(phrase), longest.get(phrase[end], 0))
    return longest


def _before(scene: Scene, position: int, ends: dict[str, int]) -> Iterator[tuple[str, ...]]:
    """Yield the words right before the token at *position*, the most first, as many as may be a phrase.

    *ends* tells how many words a phrase with a last word may have.
    """
    tokens = scene.tokens
    most = ends.get(tokens[position - 1].text.lower(), 0) if position else 0
    if not most or not (scene.adjacent(position) or _apposition(scene, position)):
        return
    start = position - 1
    while start > position - most and scene.adjacent(start):
        start -= 1
    words = tuple([token.text.lower() for token in tokens[start:position]])
    for first in range(len(words)):
        yield words[first:]


def _gap(scene: Scene, position: int) -> str:
    """Return what stands between the token at *position* and the one before."""
    return scene.text[scene.tokens[position - 1].end : scene.tokens[position].start]


def _possessive(gap: str) -> bool:
    return gap in ("'s ", "’s ", "' ", "’ ")


def _apposition(scene: Scene, position: int) -> bool:
    """Whether only a comma parts the token at *position* from the one before (*the capital, Baku*)."""
    return _gap(scene, position) == ", "


def _after(scene: Scene, position: int, starts: dict[str, int]) -> Iterator[tuple[str, ...]]:
    """Yield the words right after the token at *position*, the most first, as many as may be a phrase.

    *starts* tells how many words a phrase with a first word may have.
    """
    tokens = scene.tokens
    following = scene.adjacent(position + 1)
    most = starts.get(tokens[position + 1].text.lower(), 0) if following else 0
    if not most:
        return
    end = position + 2
    while end <= position + most and scene.adjacent(end):
        end += 1
    words = tuple([token.text.lower() for token in tokens[position + 1 : end]])
    for count in range(len(words), 0, -1):
        yield words[:count]


def matches_role(person: KnownPerson, role: str) -> bool:
    """Tell whether *person* ever had the *role* (``prime minister``, or ``ombudsman|rights``)."""
    titles = [held.split("@")[0].lower() for held in person.roles]
    return bool(role) and any(word in title for word in role.split("|") for title in titles)


class Company(NamedTuple):
    """The places named close by, as far as they speak for or against a candidate."""

    region: bool = False  #: a place of the same region stands close by
    country: bool = False  #: a place of the same country stands in the same list
    peer: str = ""  #: a place of the same kind, as often in the news, in the same list
    twice: bool = False  #: the candidate itself stands in the same list
    strangers: bool = False  #: the list names places or people of elsewhere


def company(scene: Scene, candidate: Candidate, first: int, last: int) -> Company:
    """Look at the names around tokens *first* to *last*: in the same list, and close by."""
    mine = candidate.entry
    region = mine.around.union(mine.entities)
    near = any(
        entry.is_place
        and entry.number != mine.number
        and not (region.isdisjoint(entry.around) and region.isdisjoint(entry.entities))
        for name in _names_around(scene, first, last)
        for entry in name.entries
    )
    country = twice = strangers = False
    peer = ""
    for position in _list_members(scene, first, last):
        name = scene.known[position]
        if name is None:
            guard = scene.index.guard(scene.tokens[position].key)
            strangers |= guard.place >= _LARGE and not guard.english
        elif not name.ours:
            strangers = True
        else:
            twice |= any(e.number == mine.number for e in name.entries)
            country |= any(e.is_place and e.countries & mine.countries for e in name.entries)
            peers = (e.text for e in name.entries if _peers(e, mine))
            peer = peer or next(peers, "")
    return Company(near, country, peer, twice, strangers)


def _names_around(scene: Scene, first: int, last: int) -> list[KnownName]:
    """Return the names of ours that stand close to tokens *first* to *last*, parts of names left out."""
    around = scene.known[max(0, first - _LIST_REACH) : first]
    around += scene.known[last + 1 : last + _LIST_REACH + 1]
    return [name for name in around if name and name.ours and name.status is not Status.PART]


def _peers(one: Entry, other: Entry) -> bool:
    """Whether both are cities, or both countries, that are in story after story."""
    famous = one.prominence == other.prominence == _FAMOUS
    return famous and one.number != other.number and bool(one.kinds & other.kinds & _PEERS)


def _list_members(scene: Scene, first: int, last: int) -> list[int]:
    """Return the other members of the list that tokens *first* to *last* stand in."""
    members: list[int] = []
    for step, position in ((-1, first - 1), (1, last + 1)):
        joined = False  # since the last name, a comma or "and" has been passed
        while 0 <= position < len(scene.tokens) and abs(position - first) <= _LIST_REACH:
            left, right = sorted((position, position - step))
            gap = scene.text[scene.tokens[left].end : scene.tokens[right].start].strip()
            token = scene.tokens[position]
            if gap not in _LIST_GAPS:
                break
            joined = joined or gap in (",", ";")
            if token.capital:
                if not joined:
                    break
                members.append(position)
                joined = False
            elif token.key in LIST_WORDS:
                joined = True
            else:
                break
            position += step
    return members
