"""Draws the stretches of a text that could have anything to say: the judging reads no others.

A paragraph is judged if one of its words, or two or three of them together, could be a garbled name
where they stand. Right names elsewhere are evidence: the sentences they stand in are read. The sieve
lets through too much rather than too little; ``tests/judging/test_sieve.py`` holds it against the
judging of whole texts.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cleanup.judging.shapes.shape import Bench
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

_REST = r"[A-Za-z]*(?:['’][A-Za-z]+)*"
_JOINT = r"(?:[ \t\u00a0]+|[ \t]?[-\u2010\u2011\u2013]?[ \t]*\r?\n[ \t]*|[-\u2010\u2011\u2013])"
_HYPHENS = "-\u2010\u2011\u2013"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u0300\u0301\u0304\u0307\u030c\u0323\u0327\u0331"
#: A text with fewer capitals than this share of its words may be a transcript.
_FEW_CAPITALS = 0.02
#: If so much of a text is let through, all of it may as well be.
_MOST_OF_IT = 0.8
_MOST_REMEMBERED = 1 << 16
_NEW = -1
#: How many suspects are looked at that a word is like.
_MOST_ALIKE = 4
_LEAST_ALIKE = 4
_MOST_MENTIONS = 8


class _Capitals:
    """What the words with a capital tell: how many there are, and where."""

    def __init__(self) -> None:
        self.capitals = 0
        self.judged: list[int] = []  #: in each paragraph that has to be judged one of those it has to
        self.named: list[int] = []  #: right names
        self.right: set[str] = set()
        #: Unknown words of paragraphs that are not judged so far, and where they are.
        self.unknown: dict[str, list[int]] = {}
        #: Unknown words of those that are, and what they may be: bits.
        self.suspects: dict[str, list[tuple[re.Match[str], int]]] = {}

    def suspect(self, asked: list[tuple[re.Match[str], int]]) -> None:
        """Take down the unknown words among those *asked*, of a paragraph that is judged."""
        for match, bits in asked:
            if bits & NEAR:
                self.suspects.setdefault(match[1], []).append((match, bits))
            if bits & RUN:  # it may be the other half of a name that tells
                self.suspects.setdefault(match[2], []).append((match, bits))


class _Patterns:
    """Compiled when the first text is sieved."""

    def __init__(self) -> None:
        #: A word with a capital, and ahead of it the next one.
        self.capital = re.compile(rf"([A-Z]{_REST})(?=(?:{_JOINT}([A-Za-z]{_REST}))?)")
        self.next = re.compile(rf"{_JOINT}([A-Za-z]{_REST})")
        self.marked = re.compile("[^\\x00-\x7f\u2010-\u205e]")
        self.broken = re.compile(r"-[ \t]*\r?\n")
        self.invisible = re.compile(f"[{_INVISIBLE}]")
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
        self._pairs: dict[tuple[str | Any, ...], int] = {}
        self._together: dict[tuple[str, ...], int] = {}
        self._small_letters = SmallLetters(self._words, self._around)
        self._unannounced: set[str] = set()  #: words that are nothing after a title, either

    def stretches(self, text: str, *, names: bool = False) -> Stretches:
        """Return the stretches of *text* that need reading; those judged are whole paragraphs.

        Args:
            text: the text; offsets are code points.
            names: whether right names are judged, too: paragraphs that have one.

        Nothing that stands outside them could be part of a finding, or tells what a word inside means.
        """
        spaced = text.split()
        whole = Stretches([(0, len(text))], [(0, len(text))], len(spaced))
        if not (text.isascii() or self._patterns.invisible.search(text) is None):
            return whole
        for remembered in (self._pairs, self._together, self._unannounced):
            if len(remembered) > _MOST_REMEMBERED:
                remembered.clear()
        self._small_letters.forget(_MOST_REMEMBERED)
        found = self._capitals(text, names=names)
        if found.capitals < _FEW_CAPITALS * len(spaced):
            return whole
        places = found.judged + self._marked(text) + self._small_letters.places(text, spaced)
        judged = paragraphs_at(text, sorted(places))
        if sum(end - start for start, end in judged) > _MOST_OF_IT * len(text):
            return whole
        if not judged:
            return Stretches([], [], len(spaced))
        return Stretches(with_sentences(text, judged, sorted(found.named)), judged, len(spaced))

    def _capitals(self, text: str, *, names: bool) -> _Capitals:
        """Look at the words of *text* that have a capital; *names*: right names are judged, too."""
        pairs = self._pairs
        found = _Capitals()
        blank = blank_in(text)
        end = 0  # of the paragraph
        open_ = True  # whether it is not yet found to be judged
        doubtful: list[tuple[re.Match[str], int]] = []  # what is in it, and has to be looked at closer
        matches = list(self._patterns.capital.finditer(text))
        found.capitals = len(matches)
        asked = [(match, bits) for match in matches if (bits := pairs.get(match.groups(), _NEW))]
        for match, bits in asked:
            if bits == _NEW:
                bits = pairs[match.groups()] = self._runs.pair(match[1], match[2] or "")
                if not bits:
                    continue
            start = match.start()
            if start >= end:
                if open_ and doubtful:
                    self._look_closer(text, doubtful, found)
                end = text.find(blank, start)
                end = len(text) if end < 0 else end
                open_ = True
                doubtful = []
            if bits & NAMED:
                found.named.append(start)
                found.right.add(match[1])
                if names:
                    bits |= JUDGED
            if open_ and bits & JUDGED:
                open_ = False
                found.judged.append(start)
                found.suspect(doubtful)
            if open_:
                doubtful.append((match, bits))
            else:
                found.suspect([(match, bits)])
        if open_ and doubtful:
            self._look_closer(text, doubtful, found)
        found.judged += self._near_others(text, found)
        return found

    def _look_closer(
        self, text: str, doubtful: list[tuple[re.Match[str], int]], found: _Capitals
    ) -> None:
        """Look at the *doubtful* words of a paragraph by what stands around them."""
        near = [(match[1], match.start()) for match, bits in doubtful if bits & NEAR]
        for match, bits in doubtful:
            closer = self._closer(text, match, bits)
            if closer & JUDGED:
                found.judged.append(match.start())
                found.suspect(doubtful)
                return
            if closer & NAMED and not bits & NAMED:
                found.named.append(match.start())
            if bits & RUN and bits & NEAR and self._runs.may_join(match[1], match[2]):
                near.append((without_possessive(match[1]) + match[2], match.start()))
        for word, start in near:
            found.unknown.setdefault(word, []).append(start)

    def _closer(self, text: str, match: re.Match[str], bits: int) -> int:
        """Return what a word may be, by what stands around it."""
        start = match.start()
        if bits & HEARD and self._around.announced(text, start):
            return JUDGED
        if (
            bits & ANNOUNCED
            and match[1] not in self._unannounced
            and self._around.announced(text, start)
        ):
            if self._words.announced(match[1]):
                return JUDGED
            self._unannounced.add(match[1])
        if bits & SUPPORTED and self._around.supported(text, start, match.end(1)):
            return JUDGED
        if bits & RUN:
            found = self._run(text, match)
            if found & JUDGED:
                return found
            bits |= found
        elif bits & SPLIT:
            after = self._patterns.next.match(text, match.end())
            after = after and self._patterns.next.match(text, after.end())
            if after:
                triple = (match[1], match[2], after[1])
                three = self._together.get(triple)
                if three is None:
                    three = self._together[triple] = self._runs.three(*triple)
                if three & JUDGED or (three & HEARD and self._around.announced(text, start)):
                    return JUDGED
        if start and (text[start - 1] in _HYPHENS or text[start - 2 : start - 1] in _HYPHENS):
            bits |= self._after_a_hyphen(text, match)
        return bits

    def _run(self, text: str, match: re.Match[str]) -> int:
        words = [match[1], match[2]]
        hyphen = "-" if text[match.end()] in _HYPHENS else ""
        third = self._patterns.next.match(text, match.end())
        third = third and self._patterns.next.match(text, third.end())
        if third and third[1][0].isupper():
            words.append(third[1])
        before = self._patterns.before.search(text, max(0, match.start() - 24), match.start())
        ahead = before[1] if before and before[2] else ""
        run = (ahead, hyphen, *words)
        found = self._together.get(run)
        if found is None:
            found = self._together[run] = self._runs.run(ahead, words, hyphen=bool(hyphen))
        return found

    def _after_a_hyphen(self, text: str, match: re.Match[str]) -> int:
        before = self._patterns.before.search(text, max(0, match.start() - 24), match.start())
        if before is None:
            return 0
        pair = f"{fold(before[1])} {fold(without_possessive(match[1]))}"
        loose = before[2].strip() != before[2]
        return JUDGED if (before[1].islower() or loose) and self._index.forms(pair) else 0

    def _near_others(self, text: str, found: _Capitals) -> list[int]:
        """Return where unknown words are that are near another that the text has.

        That is a right name, or one that may be found garbled as the same name elsewhere.
        """
        if not found.unknown:
            return []
        retriever = self._bench.retriever
        names = {fold(without_possessive(name)) for name in found.right}
        named = {name: numbers for name in names if (numbers := retriever.restored(name))}
        suspects = {fold(without_possessive(word)): asked for word, asked in found.suspects.items()}
        places: list[int] = []
        for word, where in found.unknown.items():
            key = fold(without_possessive(word))
            if retriever.near_named(key, named) or self._near_suspect(text, key, suspects):
                places += where
        return places

    def _near_suspect(
        self, text: str, key: str, suspects: dict[str, list[tuple[re.Match[str], int]]]
    ) -> bool:
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
            self._closer(text, match, bits) & JUDGED
            for suspect, _distance, _at in alike
            if any(candidate.entry.number in numbers for candidate in candidates(suspect))
            for match, bits in suspects[suspect][:_MOST_MENTIONS]
        )

    def _marked(self, text: str) -> list[int]:
        """Return where letters with marks or of other scripts are, and words broken at a line's end."""
        found = []
        if not text.isascii():
            found += [m.start() for m in self._patterns.marked.finditer(text) if m[0].isalnum()]
        if "-" in text:
            found += [
                match.start()
                for match in self._patterns.broken.finditer(text)
                if match.start() and text[match.start() - 1].isalpha()
            ]
        return found

    @cached_property
    def _patterns(self) -> _Patterns:
        return _Patterns()
