"""Draws the stretches of a text that could have anything to say: the judging reads no others.

A paragraph is judged if one of its words, or two or three of them together, could be a garbled name
where they stand. Right names elsewhere are evidence: the sentences they stand in are read. The sieve
lets through too much rather than too little; ``tests/judging/test_sieve.py`` holds it against the
judging of whole texts.
"""

from __future__ import annotations

from functools import lru_cache

from cleanup.judging.shapes.shape import Bench
from cleanup.judging.sieve.closer import CloserLook, Word
from cleanup.judging.sieve.likeness import Likeness
from cleanup.judging.sieve.paragraphs import Paragraphs, Told
from cleanup.judging.sieve.runs import RUN, Runs
from cleanup.judging.sieve.small_letters import SmallLetters
from cleanup.judging.sieve.stretches import Stretches, blank_in, paragraphs_at, with_sentences
from cleanup.judging.sieve.surroundings import Surroundings
from cleanup.judging.sieve.words import JUDGED, NAMED, NEAR, Words, folded
from cleanup.names.index import Entry
from cleanup.names.status import Status
from cleanup.translit.fold import fold

#: A text with fewer capitals than this share of its words may be a transcript.
_FEW_CAPITALS = 0.02
#: If so much of a text is let through, all of it may as well be.
_MOST_OF_IT = 0.8
_MOST_REMEMBERED = 1 << 16
_MOST_MENTIONS = 8

#: A word, and where it is in the text.
_Placed = tuple[int, Word]


class _Found:
    """What the paragraphs of a text tell together."""

    def __init__(self) -> None:
        self.judged: list[int] = []  #: in each paragraph that has to be judged one of those it has to
        self.named: list[int] = []  #: right names
        self.right: set[str] = set()
        self.garbled: set[str] = set()  #: words that may be found to be garbled names by themselves
        #: Unknown words of paragraphs that are not judged so far, and where they are.
        self.unknown: dict[str, list[int]] = {}
        #: Unknown words of those that are, and what they may be.
        self.suspects: dict[str, list[_Placed]] = {}

    def suspect(self, start: int, words: list[Word]) -> None:
        """Take down the unknown ones among *words*, of a paragraph at *start* that is judged."""
        for word in words:
            placed = start + word.start, word
            if word.bits & NEAR:
                self.suspects.setdefault(word.text, []).append(placed)
            if word.bits & RUN:  # it may be the other half of a name that tells
                self.suspects.setdefault(word.following, []).append(placed)


class Sieve:
    """Tells which stretches need reading and judging. Safe to use from several threads.

    Args:
        bench: the tools of the shapes whose verdicts it foresees.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._index = bench.index
        words = Words(bench)
        runs = Runs(bench, words)
        self._around = Surroundings(bench.evidence.words, words)
        self._closer = CloserLook(bench.index, words, runs, self._around)
        self._likeness = Likeness()
        self._paragraphs = Paragraphs(runs, self._closer, SmallLetters(words))
        self._spelled = lru_cache(maxsize=_MOST_REMEMBERED)(self._spellings)
        self._meant = lru_cache(maxsize=_MOST_REMEMBERED)(self._names_meant)
        self._is_near = lru_cache(maxsize=_MOST_REMEMBERED)(self._near_name)

    def stretches(self, text: str, *, names: bool = False) -> Stretches:
        """Return the stretches of *text* that need reading; those judged are whole paragraphs.

        Args:
            text: the text; offsets are code points.
            names: whether right names are judged, too: paragraphs that have one.

        Nothing that stands outside them could be part of a finding, or tells what a word inside means.
        """
        self._forget()
        blank = blank_in(text)
        texts = text.split(blank)
        words = capitals = start = 0
        telling: list[tuple[int, Told]] = []
        for one, (many, large, told) in zip(texts, self._paragraphs.read(texts), strict=True):
            words += many
            capitals += large
            if told:
                telling.append((start, told))
            start += len(one) + len(blank)
        whole = Stretches([(0, len(text))], [(0, len(text))], words)
        if capitals < _FEW_CAPITALS * words or any(told.whole for _start, told in telling):
            return whole
        found = self._found(text, telling, names=names)
        judged = paragraphs_at(text, sorted(found.judged))
        if sum(end - start for start, end in judged) > _MOST_OF_IT * len(text):
            return whole
        if not judged:
            return Stretches([], [], words)
        return Stretches(with_sentences(text, judged, sorted(found.named)), judged, words)

    def _forget(self) -> None:
        self._paragraphs.forget()
        self._closer.forget(_MOST_REMEMBERED)
        self._likeness.forget()

    def _found(self, text: str, telling: list[tuple[int, Told]], *, names: bool) -> _Found:
        """Look at what the paragraphs of *text* tell; *names*: right names are judged, too."""
        found = _Found()
        for start, told in telling:
            found.right.update(told.right)
            judged = told.judged or self._judged_here(text, start, told, found)
            if judged or (names and told.right):
                found.judged.append(start + (judged or told.named)[0])
                found.suspect(start, told.words)
                found.garbled.update(told.garbled)
                continue
            found.named += [start + place for place in told.named]
            for spelling, place in told.unknown:
                found.unknown.setdefault(spelling, []).append(start + place)
        found.judged += self._near_others(text, found)
        return found

    def _judged_here(self, text: str, start: int, told: Told, found: _Found) -> list[int]:
        """Return where a word has to be judged for what stands around the paragraph at *start*."""
        for place, _kind in told.smalls:
            if self._around.after_a_name(text, start + place):
                return [place]
        for word in told.undecided:
            closer = self._closer.by_all(text, start + word.start, word)
            if closer & JUDGED:
                return [word.start]
            if closer & NAMED:
                found.named.append(start + word.start)
        return []

    def _near_others(self, text: str, found: _Found) -> list[int]:
        """Return where unknown words are that are near another that the text has.

        That is a right name, or one that may be found garbled as the same name elsewhere.
        """
        names = {name for key in map(folded, found.right) for name in self._spelled(key)}
        names.update(name for key in map(folded, found.garbled) for name in self._meant(key))
        suspects = {folded(word): asked for word, asked in found.suspects.items()}
        unknown: dict[str, list[int]] = {}
        for word, places in found.unknown.items():
            unknown.setdefault(folded(word), []).extend(places)
        judged: list[int] = []
        for key, right, garbled in self._likeness.alike(unknown, names, set(suspects)):
            if any(self._is_near(key, name) for name in right) or (
                any(self._is_one(text, key, suspect, suspects[suspect]) for suspect in garbled)
            ):
                judged += unknown[key]
        return judged

    def _spellings(self, name: str) -> frozenset[str]:
        """Return the right spelling *name*, and as what the lexicons have it, if it is restored."""
        entries = self._restored(name)
        return frozenset(fold(entry.text) for entry in entries) | {name} if entries else frozenset()

    def _names_meant(self, key: str) -> frozenset[str]:
        """Return the names that the garbled word *key* may stand for."""
        entries = map(self._index.entry, self._bench.retriever.numbers(key))
        return frozenset(fold(entry.text) for entry in entries)

    def _restored(self, name: str) -> list[Entry]:
        """Return the names that *name* is a right spelling of and that are restored."""
        entries, status, _ours = self._index.known(name) or ((), Status.PART, False)
        return [entry for entry in entries if entry.restored and status is not Status.PART]

    def _near_name(self, key: str, name: str) -> bool:
        """Whether *key* is near the right spelling *name*."""
        numbers = [entry.number for entry in self._restored(name)]
        return bool(self._bench.retriever.near_named(key, {name: numbers}))

    def _is_one(self, text: str, key: str, suspect: str, places: list[_Placed]) -> bool:
        """Whether *key* may be the same name as *suspect*, which is found garbled at one of *places*."""
        numbers = self._bench.retriever.numbers
        return not numbers(key).isdisjoint(numbers(suspect)) and any(
            self._closer.by_all(text, place, word) & JUDGED for place, word in places[:_MOST_MENTIONS]
        )
