"""Draws the stretches of a text that could have anything to say: the judging reads no others.

A paragraph is judged if one of its words, or two or three of them together, could be a garbled name
where they stand. Right names elsewhere are evidence: the sentences they stand in are read. The sieve
lets through too much rather than too little; ``tests/judging/test_sieve.py`` holds it against the
judging of whole texts.
"""

from __future__ import annotations

import re
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cleanup.judging.candidates import letters_apart
from cleanup.judging.shapes.shape import Bench
from cleanup.judging.sieve.paragraphs import JOINT, REST, Paragraphs, Told, Word
from cleanup.judging.sieve.runs import HEARD, RUN, SPLIT, Runs
from cleanup.judging.sieve.small_letters import SmallLetters
from cleanup.judging.sieve.stretches import Stretches, blank_in, paragraphs_at, with_sentences
from cleanup.judging.sieve.surroundings import Surroundings
from cleanup.judging.sieve.words import (
    ANNOUNCED,
    JUDGED,
    NAMED,
    NEAR,
    SUPPORTED,
    Words,
    without_possessive,
)
from cleanup.translit.fold import fold

_HYPHENS = "-\u2010\u2011\u2013"
#: A text with fewer capitals than this share of its words may be a transcript.
_FEW_CAPITALS = 0.02
#: If so much of a text is let through, all of it may as well be.
_MOST_OF_IT = 0.8
_MOST_REMEMBERED = 1 << 16
#: How many suspects are looked at that a word is like.
_MOST_ALIKE = 4
_LEAST_ALIKE = 4
_MOST_MENTIONS = 8

#: A word, and where it is in the text.
_Placed = tuple[int, Word]


class _Found:
    """What the paragraphs of a text tell together."""

    def __init__(self) -> None:
        self.judged: list[int] = []  #: in each paragraph that has to be judged one of those it has to
        self.named: list[int] = []  #: right names
        self.right: set[str] = set()
        #: Unknown words of paragraphs that are not judged so far, and where they are.
        self.unknown: dict[str, list[int]] = {}
        #: Unknown words of those that are, and what they may be.
        self.suspects: dict[str, list[_Placed]] = {}

    def suspect(self, words: list[_Placed]) -> None:
        """Take down the unknown ones among *words*, of a paragraph that is judged."""
        for place, word in words:
            if word.bits & NEAR:
                self.suspects.setdefault(word.text, []).append((place, word))
            if word.bits & RUN:  # it may be the other half of a name that tells
                self.suspects.setdefault(word.following, []).append((place, word))


class _Patterns:
    """Compiled when the first text is sieved."""

    def __init__(self) -> None:
        self.next = re.compile(rf"{JOINT}([A-Za-z]{REST})")
        self.before = re.compile(rf"([A-Za-z]+)([ \t]?[{_HYPHENS}]?[ \t\r\n]*)\Z")


class Sieve:
    """Tells which stretches need reading and judging. Safe to use from several threads.

    Args:
        bench: the tools of the shapes whose verdicts it foresees.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._index = bench.index
        self._words = Words(bench)
        self._runs = Runs(bench, self._words)
        self._around = Surroundings(bench.evidence.words, self._words)
        self._paragraphs = Paragraphs(self._runs, SmallLetters(self._words))
        self._together: dict[tuple[str, ...], int] = {}
        self._unannounced: set[str] = set()  #: words that are nothing after a title, either

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
        for remembered in (self._together, self._unannounced):
            if len(remembered) > _MOST_REMEMBERED:
                remembered.clear()

    def _found(self, text: str, telling: list[tuple[int, Told]], *, names: bool) -> _Found:
        """Look at what the paragraphs of *text* tell; *names*: right names are judged, too."""
        found = _Found()
        judges = JUDGED | NAMED if names else JUDGED
        for start, told in telling:
            judged = [start + place for place in told.judged[:1]] or [
                start + place
                for place, _kind in told.smalls
                if self._around.after_a_name(text, start + place)
            ]
            placed: list[_Placed] = []
            for word in told.words:
                place = start + word.start
                placed.append((place, word))
                if word.bits & NAMED:
                    found.named.append(place)
                    found.right.add(word.text)
                if word.bits & judges:
                    judged.append(place)
            if judged:
                found.judged.append(judged[0])
                found.suspect(placed)
            elif placed:
                self._look_closer(text, placed, found)
        found.judged += self._near_others(text, found)
        return found

    def _look_closer(self, text: str, doubtful: list[_Placed], found: _Found) -> None:
        """Look at the *doubtful* words of a paragraph by what stands around them."""
        near = [(word.text, place) for place, word in doubtful if word.bits & NEAR]
        for place, word in doubtful:
            closer = self._closer(text, place, word)
            if closer & JUDGED:
                found.judged.append(place)
                found.suspect(doubtful)
                return
            if closer & NAMED and not word.bits & NAMED:
                found.named.append(place)
            if word.bits & RUN and word.bits & NEAR and self._runs.may_join(word.text, word.following):
                near.append((without_possessive(word.text) + word.following, place))
        for spelling, place in near:
            found.unknown.setdefault(spelling, []).append(place)

    def _closer(self, text: str, start: int, word: Word) -> int:
        """Return what *word*, at *start*, may be, by what stands around it."""
        bits, end = word.bits, start + len(word.text)
        if bits & HEARD and self._around.announced(text, start):
            return JUDGED
        if (
            bits & ANNOUNCED
            and word.text not in self._unannounced
            and self._around.announced(text, start)
        ):
            if self._words.announced(word.text):
                return JUDGED
            self._unannounced.add(word.text)
        if bits & SUPPORTED and self._around.supported(text, start, end):
            return JUDGED
        if bits & RUN:
            found = self._run(text, start, end, word)
            if found & JUDGED:
                return found
            bits |= found
        elif bits & SPLIT:
            third = self._third(text, end)
            if third:
                triple = (word.text, word.following, third)
                three = self._together.get(triple)
                if three is None:
                    three = self._together[triple] = self._runs.three(*triple)
                if three & JUDGED or (three & HEARD and self._around.announced(text, start)):
                    return JUDGED
        if start and (text[start - 1] in _HYPHENS or text[start - 2 : start - 1] in _HYPHENS):
            bits |= self._after_a_hyphen(text, start, word)
        return bits

    def _third(self, text: str, end: int) -> str:
        """Return the second word after that which ends at *end*, or nothing."""
        after = self._patterns.next.match(text, end)
        after = after and self._patterns.next.match(text, after.end())
        return after[1] if after else ""

    def _before(self, text: str, start: int) -> re.Match[str] | None:
        """Match the word before that at *start*, and what stands between."""
        return self._patterns.before.search(text, max(0, start - 24), start)

    def _run(self, text: str, start: int, end: int, word: Word) -> int:
        words = [word.text, word.following]
        hyphen = "-" if text[end] in _HYPHENS else ""
        third = self._third(text, end)
        if third[:1].isupper():
            words.append(third)
        before = self._before(text, start)
        ahead = before[1] if before and before[2] else ""
        run = (ahead, hyphen, *words)
        found = self._together.get(run)
        if found is None:
            found = self._together[run] = self._runs.run(ahead, words, hyphen=bool(hyphen))
        return found

    def _after_a_hyphen(self, text: str, start: int, word: Word) -> int:
        before = self._before(text, start)
        if before is None:
            return 0
        pair = f"{fold(before[1])} {fold(without_possessive(word.text))}"
        loose = before[2].strip() != before[2]
        return JUDGED if (before[1].islower() or loose) and self._index.forms(pair) else 0

    def _near_others(self, text: str, found: _Found) -> list[int]:
        """Return where unknown words are that are near another that the text has.

        That is a right name, or one that may be found garbled as the same name elsewhere.
        """
        if not found.unknown:
            return []
        retriever = self._bench.retriever
        names = {fold(without_possessive(name)) for name in found.right}
        named = {name: numbers for name in names if (numbers := retriever.restored(name))}
        suspects = {fold(without_possessive(word)): asked for word, asked in found.suspects.items()}
        spellings = [*named, *suspects]
        places: list[int] = []
        for word, where in found.unknown.items():
            key = fold(without_possessive(word))
            most = letters_apart(key)
            if process.extractOne(key, spellings, scorer=OSA.distance, score_cutoff=most) is None:
                continue
            if retriever.near_named(key, named) or self._near_suspect(text, key, suspects):
                places += where
        return places

    def _near_suspect(self, text: str, key: str, suspects: dict[str, list[_Placed]]) -> bool:
        """Whether *key* may be the same name as one of *suspects* that is found garbled there."""
        most = (len(key) + 2) // 3
        if len(key) < _LEAST_ALIKE:
            return False
        alike = process.extract(
            key, suspects.keys(), scorer=OSA.distance, score_cutoff=most, limit=_MOST_ALIKE
        )
        candidates = self._bench.retriever.candidates
        numbers = {candidate.entry.number for candidate in candidates(key)} if alike else set()
        return any(
            self._closer(text, place, word) & JUDGED
            for suspect, _distance, _at in alike
            if any(candidate.entry.number in numbers for candidate in candidates(suspect))
            for place, word in suspects[suspect][:_MOST_MENTIONS]
        )

    @cached_property
    def _patterns(self) -> _Patterns:
        return _Patterns()
