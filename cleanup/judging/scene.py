"""What is certain in a document before anything doubtful is judged: its known names."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cleanup.judging.tables import languages_in
from cleanup.names.index import Entry, Index, KnownPerson
from cleanup.names.status import Status
from cleanup.spotting.passages import mark
from cleanup.spotting.tokens import Token, tokenize
from cleanup.translit.fold import fold

if TYPE_CHECKING:
    from cleanup.judging.candidate import Candidate
    from cleanup.judging.findings import Finding
    from cleanup.judging.house.rule import House
    from cleanup.judging.persons import Reading
    from cleanup.judging.sieve import Stretches
    from cleanup.spotting.exceptions.collected import Exceptions

#: So many words with the signs of scholarly romanisation, and the text is taken to romanise so.
_SCHOLARLY_WORDS = 3
_FAMOUS = 3
#: In small letters only a word this long is looked at: shorter ones are typing errors of any word.
LEAST_SMALL = 6
#: A text of so many words with hardly a capital is a transcript; others have one in ten words or so.
_SOME_WORDS = 40
_FEW_CAPITALS = 0.01
_NATIONS = frozenset({"country", "people"})
#: A text of so many words that is about the region names more than one thing from there.
_MANY_WORDS = 40
#: The sum of distinct known names (by prominence) from which a text counts as about the region.
_FULLY_REGIONAL = 4.0
#: A long text must have more of them: one for so many words.
_WORDS_PER_NAME = 250
#: Names of people alone count for less, and only so far: there are Armens and Emins everywhere.
_BARE_NAME_SHARE = 0.5
_MOST_PERSONAL = 1.0
#: Villages that nobody has heard of may be anybody's names: alone they make no text a regional one.
_MOST_LESSER = 0.8
_PROMINENCE_SHARE = {1: 0.4, 2: 1.0, 3: 2.0}


class KnownName(NamedTuple):
    """A right name in the text: tokens *first* to *last*, and the lexemes it is a spelling of."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    status: Status
    ours: bool
    native: bool = False  #: spelled exactly as in its own language


class Scene:
    """One document: its tokens, the names in it that are right, and what they tell.

    Args:
        text: the document.
        index: the compiled lexicons.
        transcript: names may stand in small letters.
        stretches: what is read of it, and of that judged, if not all.
        exceptions: what may not be reported.
    """

    def __init__(
        self,
        text: str,
        index: Index,
        *,
        transcript: bool = False,
        stretches: Stretches | None = None,
        exceptions: Exceptions | None = None,
    ) -> None:
        self.text = text
        self.index = index
        self._judged = None if stretches is None else stretches.judged
        spans = None if stretches is None else stretches.read
        self.tokens = tokenize(text, spans)
        mark(text, self.tokens, lambda key: bool(index.guard(key).english), spans)
        #: How many words the document has, also where it is not read.
        self.length = len(text.split()) if stretches is None else stretches.words
        #: Names may stand in small letters: asked for, or the text has no capitals to speak of.
        self.transcript = transcript or _without_capitals(self.tokens)
        if self.transcript:
            self._take_small_letters()
        marked = [] if text.isascii() else [t for t in self.tokens if not t.text.isascii()]
        self.scholarly = sum(token.scholarly for token in marked) >= _SCHOLARLY_WORDS
        self.known: list[KnownName | None] = [None] * len(self.tokens)
        self.seen: Counter[int] = Counter()
        self.named: dict[str, list[int]] = {}  #: single words that are right names, and their lexemes
        self.mentioned: set[int] = set()  #: every known lexeme, ours or not
        self.spellings: dict[int, Counter[str]] = {}
        self._find_known()
        self.fingerprints: dict[str, set[str]] = {}  #: target language: the spellings that show it
        self.persons: dict[str, KnownPerson] = {}
        self.surnames_in_text: set[int] = set()
        self._readings: dict[int, list[Reading]] = {}
        #: Right names that seem to stand for another one: by the folded word, what they stand for.
        self.mistaken: dict[str, list[Candidate]] = {}
        #: The house style that garbled names are spelled by, if one was asked for.
        self.house: House | None = None
        self._find_persons()
        self.regional = self._regional()
        #: What may not be reported; right names in it are evidence all the same.
        self.excepted = exceptions.close(text, self.tokens) if exceptions else []

    def excepts(self, finding: Finding) -> bool:
        """Whether *finding* may not be reported."""
        return any(s.covers(finding.rule, finding.start, finding.end) for s in self.excepted)

    def _take_small_letters(self) -> None:
        """Treat words that English does not have, and well-known names, as if they had a capital."""
        for token in self.tokens:
            if not token.capital and not token.closed:
                token.capital = not self.index.guard(token.key).english or any(
                    form.status in (Status.NAME, Status.VARIANT)
                    and self.index.entry(form.lexeme).prominence == _FAMOUS
                    for form in self.index.forms(token.key)
                )

    def adjacent(self, position: int) -> bool:
        """Whether the token at *position* follows the one before it within one name."""
        return 0 < position < len(self.tokens) and self.tokens[position].adjacent

    def right(self, position: int) -> bool:
        """Whether the token at *position* is a right name of ours, or in one, and no part of others."""
        name = self.known[position]
        return name is not None and name.ours and name.status is not Status.PART

    def numbers(self, position: int) -> frozenset[int]:
        """Return the lexemes that the token at *position* is a right spelling of."""
        name = self.known[position]
        return frozenset(entry.number for entry in name.entries) if name else frozenset()

    def entries(self, position: int) -> tuple[Entry, ...]:
        """Return the names that the token at *position* is a right spelling of."""
        name = self.known[position] if 0 <= position < len(self.tokens) else None
        return name.entries if name else ()

    def spells(self, position: int, word: str) -> bool:
        """Whether the token at *position* is the folded *word*, or a right spelling of that name."""
        if self.tokens[position].key == word:
            return True
        named = {form.lexeme for form in self.index.forms(word) if form.status is Status.NAME}
        return not named.isdisjoint(self.numbers(position))

    def sentence(self, position: int) -> range:
        """Return the positions of the tokens of the sentence (or heading) of that at *position*."""
        first, last = position, position
        while not self.begins_sentence(first):
            first -= 1
        while last + 1 < len(self.tokens) and not self.begins_sentence(last + 1):
            last += 1
        return range(first, last + 1)

    def begins_sentence(self, position: int) -> bool:
        """Whether the word at *position* has its capital from the place where it stands."""
        if not position:
            return True
        gap = self.text[self.tokens[position - 1].end : self.tokens[position].start]
        return any(mark in gap for mark in ".!?:\n")

    def shown_elsewhere(self, way: str, key: str) -> int:
        """Return how many spellings but *key* show the language of the channel *way*."""
        return max(
            (len(self.fingerprints.get(shown, set()) - {key}) for shown in languages_shown(way)),
            default=0,
        )

    def read_once(self, position: int, read: Callable[[int], Iterable[Reading]]) -> list[Reading]:
        """Return the readings that *read* finds at *position*, read once until something is settled."""
        if position not in self._readings:
            self._readings[position] = list(read(position))
        return self._readings[position]

    def _name_in_text(self, key: str, number: int) -> None:
        numbers = self.named.setdefault(key, [])
        if number not in numbers:
            numbers.append(number)

    @property
    def room(self) -> float:
        """How much there is (up to 1) in which the text could name others from the region.

        A headline that names one place and no other does not speak of elsewhere.
        """
        return min(1.0, self.length / _MANY_WORDS)

    @cached_property
    def judged(self) -> list[int]:
        """The positions from which words may be a garbled name.

        They are at a capital, right before two, or at a long word in small letters that English does not
        have.
        """
        tokens = self.tokens
        capitals = [token.capital for token in tokens] + [False, False]
        small: dict[str, bool] = {}
        found = []
        for position in self._read_to_judge():
            token = tokens[position]
            ahead = capitals[position + 1] and capitals[position + 2]
            if capitals[position] or self.transcript or (ahead and tokens[position + 1].adjacent):
                found.append(position)
            elif len(key := token.key) >= LEAST_SMALL:
                if key not in small:
                    small[key] = not self.index.guard(key) and not self.index.forms(key)
                if small[key]:
                    found.append(position)
        return found

    def _read_to_judge(self) -> Iterable[int]:
        """The positions of the tokens that may be judged, the others being read for what they tell."""
        if self._judged is None:
            return range(len(self.tokens))
        starts = [token.start for token in self.tokens]
        return chain.from_iterable(
            range(bisect_left(starts, start), bisect_left(starts, end)) for start, end in self._judged
        )

    def settle(self, first: int, last: int, entry: Entry, way: str) -> None:
        """Take tokens *first* to *last* as a spelling of *entry* (by channel *way*) from now on."""
        surface = self.text[self.tokens[first].start : self.tokens[last].end]
        for language in {*languages_shown(way), *languages_in(surface, entry.text)}:
            self.fingerprints.setdefault(language, set()).add(self.tokens[first].key)
        key = fold(entry.text)
        name = self._name(key, first, last)
        if name is None or not name.ours or name.status is Status.PART:
            name = KnownName(first, last, (entry,), Status.NAME, ours=True)
        for position in range(first, last + 1):
            self.known[position] = name
        self._count(name, key if first == last else "", "")

    def refresh(self) -> None:
        """Draw the conclusions from what has been settled: who is named, how regional the text is."""
        self._readings.clear()
        self._find_persons()
        self.regional = self._regional()

    def broken(self, position: int) -> bool:
        """Whether the word at *position* is part of one that is broken at the end of a line."""
        following = self.tokens[position + 1 : position + 2]
        return self.tokens[position].continues or any(token.continues for token in following)

    def _find_known(self) -> None:
        position = 0
        while position < len(self.tokens):
            token = self.tokens[position]
            name = self._known_at(position) if token.capital and not token.closed else None
            if name is None:
                position += 1
                continue
            for covered in range(name.first, name.last + 1):
                self.known[covered] = name
            surface = self.text[self.tokens[name.first].start : self.tokens[name.last].end]
            self._count(name, self.tokens[name.first].key if name.first == name.last else "", surface)
            if name.first != name.last:
                self._count_nations(name)
            position = name.last + 1

    def _count_nations(self, name: KnownName) -> None:
        """Count the nations named within a name: the Armenian Nuclear Power Plant is in the region."""
        for token in self.tokens[name.first : name.last + 1]:
            for form in self.index.forms(token.key):
                entry = self.index.entry(form.lexeme)
                if form.status in (Status.NAME, Status.VARIANT) and entry.kinds & _NATIONS:
                    self.seen[entry.number] += 1

    def _count(self, name: KnownName, key: str, surface: str) -> None:
        """Count a mention; *key* is its folded word if it is one, *surface* a right spelling."""
        self.mentioned.update(entry.number for entry in name.entries)
        if not name.ours or name.status is Status.PART:
            return
        for entry in name.entries:
            self.seen[entry.number] += 1
            if entry.restored and key:
                self._name_in_text(key, entry.number)
            if surface and surface.isascii():
                self.spellings.setdefault(entry.number, Counter())[surface] += 1

    def _known_at(self, position: int) -> KnownName | None:
        tokens = self.tokens
        for last in range(position + self._most_words(position) - 1, position, -1):
            key = " ".join([token.key for token in tokens[position : last + 1]])
            name = self._name(key, position, last)
            if name:
                return name
            if self.index.guard(key):
                return KnownName(position, last, (), Status.NAME, ours=False)
        return self._single(position)

    def _most_words(self, position: int) -> int:
        """Return how many words a name from the token at *position* on may have."""
        tokens = self.tokens
        first = tokens[position].key
        if not self.adjacent(position + 1) or not self.index.words_from(first):
            return 1
        most = self.index.words_from(f"{first} {tokens[position + 1].key}")
        count = 2
        while count < most and self.adjacent(position + count):
            count += 1
        return min(count, most)

    def _single(self, position: int) -> KnownName | None:
        token = self.tokens[position]
        key = token.key
        if position + 1 < len(self.tokens) and self.tokens[position + 1].continues:
            broken = self._name(key + self.tokens[position + 1].key, position, position + 1)
            if broken:
                return broken
        name = self._name(key, position, position)
        if not token.text.isascii():
            native = self._native(token, position)
            if native:
                return native
        if name is None and key.endswith("s") and not key.endswith("ss") and len(key) > 4:
            plural = self._name(key[:-1], position, position)
            if plural and plural.status in (Status.NAME, Status.VARIANT):
                return plural
        if name is not None and (token.text.isascii() or not name.ours):
            return name
        return self._native(token, position)

    def _native(self, token: Token, position: int) -> KnownName | None:
        """A name written exactly as at home (Azerbaijani), or as the lexicon has it, is left alone."""
        forms = self.index.forms(token.key)
        if not forms:
            return None
        surface = _dotless(token.text)
        if token.all_capitals:
            surface = surface[0] + _small(surface[1:])
        entries = tuple(
            entry
            for entry in (self.index.entry(form.lexeme) for form in forms)
            if any(surface == _dotless(form) for form in entry.decorated)
            or (
                ("az" in entry.languages or entry.further)
                and any(surface == _dotless(form) for form in entry.native)
            )
        )
        if not entries:
            return None
        native = not any(surface == _dotless(form) for e in entries for form in e.decorated)
        return KnownName(position, position, entries, Status.LEFT, ours=True, native=native)

    def undecorated(self, position: int) -> tuple[Entry, ...]:
        """Return the names that the token would be a right spelling of without its diacritics."""
        token = self.tokens[position]
        if token.text.isascii():
            return ()
        name = self._name(token.key, position, position)
        return name.entries if name and name.ours and name.status is not Status.PART else ()

    def _name(self, key: str, first: int, last: int) -> KnownName | None:
        known = self.index.known(key)
        return KnownName(first, last, *known) if known else None

    def _find_persons(self) -> None:
        known = self.known
        for position in range(1, len(known)):
            if known[position] is None or known[position - 1] is None or not self.adjacent(position):
                continue
            surnames, givens = self.numbers(position), self.numbers(position - 1)
            for number in surnames:
                for person in self.index.persons(surname=number):
                    if person.given_lexeme in givens:
                        self.persons[person.id] = person
                        self.surnames_in_text.add(number)

    def _regional(self) -> float:
        total = personal = lesser = 0.0
        for number in self.seen:
            entry = self.index.entry(number)
            guard = self.index.guard(entry.text.lower())
            if not entry.restored or guard.english:
                continue
            doubtful = guard and "country" not in entry.kinds
            share = _PROMINENCE_SHARE[entry.prominence] / (2 if doubtful else 1)
            if entry.is_personal and not entry.is_place and number not in self.surnames_in_text:
                personal += share * _BARE_NAME_SHARE
            elif entry.prominence == 1 and entry.is_place:
                lesser += share
            else:
                total += share
        total += min(personal, _MOST_PERSONAL) + min(lesser, _MOST_LESSER)
        return min(1.0, total / max(_FULLY_REGIONAL, self.length / _WORDS_PER_NAME))


def _without_capitals(tokens: list[Token]) -> bool:
    """Whether a text of some length has next to no capitals, as a recogniser leaves it."""
    capitals = sum(token.capital for token in tokens)
    return len(tokens) >= _SOME_WORDS and capitals < _FEW_CAPITALS * len(tokens)


def _small(letters: str) -> str:
    """Put capitals into small letters as Azerbaijani and Turkish do where there is a choice."""
    return letters.replace("I", "ı").lower()


def _dotless(name: str) -> str:
    """Compose *name* and take the dot off its capitals: *Ismayıl* is as good as *İsmayıl*."""
    return unicodedata.normalize("NFC", name).replace("İ", "I").replace("\u01dd", "ə")


def languages_shown(way: str) -> list[str]:
    """Return the languages whose spelling a channel or an exonym's languages show.

    >>> languages_shown("hy>ru>de"), languages_shown("cs,pl"), languages_shown("")
    (['de'], ['cs', 'pl'], [])
    """
    return [language for language in way.rsplit(">", 1)[-1].split(",") if language]
