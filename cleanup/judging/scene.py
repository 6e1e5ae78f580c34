"""What is certain in a document before anything doubtful is judged: its known names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING

from cleanup.judging.lore import Lore, spells
from cleanup.judging.right_names import KnownName
from cleanup.judging.tables import languages_in
from cleanup.names.index import Entry, Index, KnownPerson
from cleanup.names.status import Status
from cleanup.spotting.lines import Lines
from cleanup.spotting.passages import mark
from cleanup.spotting.tokens import tokenize
from cleanup.translit.fold import fold

if TYPE_CHECKING:
    from cleanup.judging.candidate import Candidate
    from cleanup.judging.candidates import Retriever
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
#: Bound once: to read a member of an enumeration takes as long as a call.
_PART = Status.PART
#: A text of so many words that is about the region names more than one thing from there.
_MANY_WORDS = 40


class Scene:
    """One document: its tokens, the names in it that are right, and what they tell.

    Args:
        text: the document.
        index: the compiled lexicons.
        transcript: names may stand in small letters.
        stretches: what is read of it, and of that judged, if not all.
        exceptions: what may not be reported.
        lore: what is remembered from other texts.
    """

    def __init__(
        self,
        text: str,
        index: Index,
        *,
        transcript: bool = False,
        stretches: Stretches | None = None,
        exceptions: Exceptions | None = None,
        lore: Lore | None = None,
    ) -> None:
        self.text = text
        self.index = index
        self.lore = lore or Lore(index)
        self.lines = Lines(text)
        self._judged = None if stretches is None else stretches.judged
        spans = None if stretches is None else stretches.read
        self.tokens = tokenize(text, spans)
        mark(text, self.tokens, self.lore.is_english, spans)
        #: How many words the document has, also where it is not read.
        self.length = len(text.split()) if stretches is None else stretches.words
        #: Names may stand in small letters: asked for, or the text has no capitals to speak of.
        self.transcript = transcript or self._without_capitals()
        if self.transcript:
            self._take_small_letters()
        #: Whether the token at a position follows the one before it within one name.
        self.adjacent = {at for at, token in enumerate(self.tokens) if token.adjacent}.__contains__
        marked = [] if text.isascii() else [t for t in self.tokens if not t.text.isascii()]
        self.scholarly = sum(token.scholarly for token in marked) >= _SCHOLARLY_WORDS
        self.known: list[KnownName | None] = [None] * len(self.tokens)
        self.seen: Counter[int] = Counter()
        self.named: dict[str, list[int]] = {}  #: single words that are right names, and their lexemes
        #: Words that are near none of *named*, and of how many of them that is known.
        self._near_none: dict[str, int] = {}
        self.mentioned: set[int] = set()  #: every known lexeme, ours or not
        self._spellings: defaultdict[int, list[str]] = defaultdict(list)
        self._usual: dict[int, str] = {}  #: the spelling that is most often, as far as was asked
        #: Where a name has become known: it may be a person's, with the one before.
        self._unpaired: set[int] = set()
        self._find_known()
        self.fingerprints: dict[str, set[str]] = {}  #: target language: the spellings that show it
        self.persons: dict[str, KnownPerson] = {}
        self.surnames_in_text: set[int] = set()
        self._readings: dict[int, list[Reading]] = {}
        #: Right names that seem to stand for another one: by the folded word, what they stand for.
        self.mistaken: dict[str, list[Candidate]] = {}
        #: The house style that garbled names are spelled by, if one was asked for.
        self.house: House | None = None
        self._conclude()
        #: What may not be reported; right names in it are evidence all the same.
        self.excepted = exceptions.close(text, self.tokens) if exceptions else []

    def excepts(self, finding: Finding) -> bool:
        """Whether *finding* may not be reported."""
        return any(s.covers(finding.rule, finding.start, finding.end) for s in self.excepted)

    def _without_capitals(self) -> bool:
        """Whether a text of some length has next to no capitals, as a recogniser leaves it."""
        if len(self.tokens) < _SOME_WORDS:
            return False
        capitals = [token.capital for token in self.tokens].count(True)
        return capitals < _FEW_CAPITALS * len(self.tokens)

    def _take_small_letters(self) -> None:
        """Treat words that English does not have, and well-known names, as if they had a capital."""
        for token in self.tokens:
            if not token.capital and not token.closed:
                token.capital = not self.index.guard(token.key).english or any(
                    form.status in (Status.NAME, Status.VARIANT)
                    and self.index.entry(form.lexeme).prominence == _FAMOUS
                    for form in self.index.forms(token.key)
                )

    def right(self, position: int) -> bool:
        """Whether the token at *position* is a right name of ours, or in one, and no part of others."""
        name = self.known[position]
        return name is not None and name.ours and name.status is not _PART

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
        return spells(self.index, self.tokens[position].key, self.numbers(position), word)

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

    def read_once(self, position: int, read: Callable[[Scene, int], Iterable[Reading]]) -> list[Reading]:
        """Return what *read* finds at *position*, read once until one of the words there is settled."""
        if position not in self._readings:
            self._readings[position] = list(read(self, position))
        return self._readings[position]

    def near_named(self, retriever: Retriever, key: str) -> list[Candidate]:
        """Return the names in the text that *key*, one word, is near.

        Where it is near none, only names that have become known since are looked at the next time.
        """
        looked_at = self._near_none.get(key, 0)
        if looked_at == len(self.named):
            return []
        fresh = dict(islice(self.named.items(), looked_at, None)) if looked_at else self.named
        found = retriever.near_named(key, fresh)
        if not found:
            self._near_none[key] = len(self.named)
        return retriever.near_named(key, self.named) if found and looked_at else found

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
        if self.transcript:
            return list(self._read_to_judge())
        tokens, is_strange = self.tokens, self.lore.is_strange
        capitals = [token.capital for token in tokens] + [False, False]
        return [
            position
            for position in self._read_to_judge()
            if capitals[position]
            or (capitals[position + 1] and capitals[position + 2] and tokens[position + 1].adjacent)
            or (len(key := tokens[position].key) >= LEAST_SMALL and is_strange(key))
        ]

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
        name = self.lore.right_names.spelled(key, first, last)
        if name is None or not name.ours or name.status is _PART:
            name = KnownName(first, last, (entry,), Status.NAME, ours=True)
        for position in range(first, last + 1):
            self.known[position] = name
        self._unpaired.update(range(first, last + 2))
        lexemes = len(self.named.get(key, ()))
        self._count(name, key if first == last else "", "")
        if lexemes and len(self.named[key]) > lexemes:
            self._near_none.clear()

    def refresh(self) -> None:
        """Draw the conclusions from what has been settled: who is named, how regional the text is."""
        for position in self._unpaired:
            self._readings.pop(position - 1, None)
        self._conclude()

    def _conclude(self) -> None:
        self._find_persons()
        #: How much the text is about the region, from 0 to 1.
        self.regional = self.lore.regional.share(self.seen, self.surnames_in_text, self.length)

    def broken(self, position: int) -> bool:
        """Whether the word at *position* is part of one that is broken at the end of a line."""
        tokens, following = self.tokens, position + 1
        return tokens[position].continues or (following < len(tokens) and tokens[following].continues)

    def _find_known(self) -> None:
        right_names = self.lore.right_names
        free = 0  # the first position that is in no name yet
        for position in [at for at, token in enumerate(self.tokens) if token.capital]:
            token = self.tokens[position]
            if position < free or token.closed:
                continue
            name = right_names.at(self.tokens, position)
            if name is None:
                continue
            free = name.last + 1
            self._unpaired.update(range(position, free))
            if free == position + 1:
                self.known[position] = name
                plural = not self.index.known(token.key)  # it is no spelling of the name itself
                self._count(name, token.key, "" if plural else token.text)
            else:
                self.known[position:free] = [name] * (free - position)
                self._count(name, "", self.text[token.start : self.tokens[name.last].end])
                self._count_nations(name)

    def _count_nations(self, name: KnownName) -> None:
        """Count the nations named within a name: the Armenian Nuclear Power Plant is in the region."""
        for token in self.tokens[name.first : name.last + 1]:
            for form in self.index.forms(token.key):
                entry = self.index.entry(form.lexeme)
                if form.status in (Status.NAME, Status.VARIANT) and entry.is_nation:
                    self.seen[entry.number] += 1

    def _count(self, name: KnownName, key: str, surface: str) -> None:
        """Count a mention; *key* is its folded word if it is one, *surface* a right spelling."""
        ours = name.ours and name.status is not _PART
        own = surface.isascii() and surface
        for entry in name.entries:
            number = entry.number
            self.mentioned.add(number)
            if not ours:
                continue
            self.seen[number] = self.seen.get(number, 0) + 1
            if key and entry.restored:
                numbers = self.named.setdefault(key, [])
                if number not in numbers:
                    numbers.append(number)
            if own:
                self._spellings[number].append(own)

    def spelling(self, number: int) -> str:
        """Return the right spelling of lexeme *number* that the text has most often, if it has one."""
        usual = self._usual.get(number)
        if usual is None:
            spellings = Counter(self._spellings.get(number))
            usual = self._usual[number] = spellings.most_common(1)[0][0] if spellings else ""
        return usual

    def undecorated(self, position: int) -> tuple[Entry, ...]:
        """Return the names that the token would be a right spelling of without its diacritics."""
        token = self.tokens[position]
        if token.text.isascii():
            return ()
        name = self.lore.right_names.spelled(token.key, position, position)
        return name.entries if name and name.ours and name.status is not _PART else ()

    def _find_persons(self) -> None:
        """Find the public figures named in full by what has become known since the last time."""
        known = self.known
        for position in sorted(filter(self.adjacent, self._unpaired)):
            name = known[position]
            if name is None or known[position - 1] is None:
                continue
            surnames = [entry.number for entry in name.entries if "surname" in entry.groups]
            givens = self.numbers(position - 1) if surnames else frozenset()
            for number in surnames:
                for person in self.index.persons(surname=number):
                    if person.given_lexeme in givens:
                        self.persons[person.id] = person
                        self.surnames_in_text.add(number)
        self._unpaired.clear()


def languages_shown(way: str) -> list[str]:
    """Return the languages whose spelling a channel or an exonym's languages show.

    >>> languages_shown("hy>ru>de"), languages_shown("cs,pl"), languages_shown("")
    (['de'], ['cs', 'pl'], [])
    """
    return [language for language in way.rsplit(">", 1)[-1].split(",") if language]
