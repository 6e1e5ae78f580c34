"""Finds the paragraphs of a text that could have anything to say: the judging reads no others.

A paragraph can be passed over when none of its words, and no two or three of them together, are a
name of ours or could be a garbled one. What a spelling could be is asked once for each spelling. The
sieve lets through too much rather than too little; ``tests/judging/test_sieve.py`` holds it against the
judging of whole texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cleanup.judging.candidates import reach_for
from cleanup.judging.scene import LEAST_SMALL
from cleanup.judging.shapes.ethnonym import beginning
from cleanup.judging.shapes.merged import MergedWords, at_capitals
from cleanup.judging.shapes.shape import Bench
from cleanup.judging.shapes.single import is_rare
from cleanup.judging.shapes.split import TOO_COMMON
from cleanup.judging.tables import ending_class, ethnonym_endings
from cleanup.names.status import Status
from cleanup.spotting.tokens import Span
from cleanup.translit.fold import fold

_REST = r"[A-Za-z]*(?:['’][A-Za-z]+)*"
_JOINT = r"(?:[ \t\u00a0]+|[ \t]?[-\u2010\u2011\u2013]?[ \t]*\r?\n[ \t]*|[-\u2010\u2011\u2013])"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u0300\u0301\u0304\u0307\u030c\u0323\u0327\u0331"
_BLANK = "\n\n"
#: A text with fewer capitals than this share of its words may be a transcript.
_FEW_CAPITALS = 0.02
#: If so much of a text is let through, all of it may as well be.
_MOST_OF_IT = 0.7
#: Texts shorter than this are read whole, and the first few if they are shorter than that: asking what
#: every word could be takes longer than judging until most words have been asked about.
_LEAST_TEXT = 400
_LEAST_FIRST = 10_000
_FIRST = 4
_MOST_REMEMBERED = 1 << 18
_MOST_SPLIT = 20
_LEAST_SPLIT = 5
_LEAST_NEAR = 4
_LEAST_HALF = 2

_IDLE, _UNKNOWN, _ACTIVE = range(3)


class _Patterns:
    """Compiled when the first text is sieved."""

    def __init__(self) -> None:
        #: A word with a capital, and ahead of it up to three more words.
        self.capital = re.compile(rf"[A-Z]{_REST}(?=((?:{_JOINT}[A-Za-z]{_REST}){{0,3}}))")
        self.word = re.compile(rf"[A-Za-z]{_REST}")
        self.long = re.compile(rf"[A-Za-z]{{{LEAST_SMALL},}}")
        #: Letters with marks and of other scripts, and words broken at the end of a line.
        self.marked = re.compile(r"[^\W\x00-\x7f]|[A-Za-z]-[ \t]*\r?\n")
        self.invisible = re.compile(f"[{_INVISIBLE}]")


class Sieve:
    """Tells which paragraphs need judging. Safe to use from several threads.

    Args:
        bench: the tools of the shapes whose verdicts it foresees.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._index = bench.index
        self._merged = MergedWords(bench)
        self._kinds: dict[str, int] = {}
        self._smalls: dict[str, int] = {}
        self._runs: dict[str, int] = {}
        self._english: dict[str, int] = {}
        self._texts = 0

    def spans(self, text: str) -> list[Span]:
        """Return the stretches of *text*, whole paragraphs in order, that need judging.

        Offsets are code points; nothing that stands outside them could be part of a finding, or tells
        what a word inside means.
        """
        whole = [(0, len(text))]
        self._texts += 1
        if len(text) < (_LEAST_TEXT if self._texts > _FIRST else _LEAST_FIRST):
            return whole
        if not (text.isascii() or self._patterns.invisible.search(text) is None):
            return whole
        for remembered in (self._kinds, self._smalls, self._runs, self._english):
            if len(remembered) > _MOST_REMEMBERED:
                remembered.clear()
        capitals, active, unknown = self._capitals(text)
        if capitals < _FEW_CAPITALS * text.count(" "):
            return whole
        active += self._near_named(text, unknown, active)
        active += self._in_small_letters(text)
        found = _paragraphs(text, sorted(active))
        covered = sum(end - start for start, end in found)
        return whole if covered > _MOST_OF_IT * len(text) else found

    def _capitals(self, text: str) -> tuple[int, list[int], dict[str, list[int]]]:
        """Return how many words have a capital, where something may be, and the unknown words."""
        kinds = self._kinds
        active: list[int] = []
        unknown: dict[str, list[int]] = {}
        count = 0
        for match in self._patterns.capital.finditer(text):
            count += 1
            word, following = match.group(0, 1)
            kind = kinds.get(word)
            if kind is None:
                kind = kinds[word] = self._kind(word)
            if kind == _ACTIVE:
                active.append(match.start())
                continue
            if kind == _UNKNOWN:
                unknown.setdefault(word, []).append(match.start())
            if following and self._together(text, match.start(), word, following):
                active.append(match.start())
        if not text.isascii() or "-\n" in text or "-\r" in text or "- " in text:
            active += (match.start() for match in self._patterns.marked.finditer(text))
        return count, active, unknown

    def _kind(self, word: str) -> int:
        """Return what a word with a capital may be by itself."""
        key = fold(_without_possessive(word))
        index = self._index
        if self._stands_alone(key) or (key.endswith("s") and self._stands_alone(key[:-1])):
            return _ACTIVE
        guard = index.guard(key)
        if guard.common and not is_rare(guard):
            return _IDLE
        if self._bench.retriever.any_candidate(key):
            return _ACTIVE
        if not guard and (self._may_be_merged(word, key) or self._may_be_people(key)):
            return _ACTIVE
        return _UNKNOWN

    def _stands_alone(self, key: str) -> bool:
        """Whether *key* is a spelling of a name, not only a part of longer ones."""
        return any(form.status is not Status.PART for form in self._index.forms(key))

    def _may_be_merged(self, word: str, key: str) -> bool:
        parts = [fold(part) for part in at_capitals(word)]
        if len(parts) == 2:
            return any(self._index.forms(part) for part in parts)
        return any(True for _found in self._merged.run_on(word, key))

    def _may_be_people(self, key: str) -> bool:
        return key.endswith(ethnonym_endings()) and beginning(key) in self._peoples

    @cached_property
    def _patterns(self) -> _Patterns:
        return _Patterns()

    @cached_property
    def _peoples(self) -> frozenset[tuple[str, str]]:
        """How the names of our peoples begin."""
        return frozenset(
            beginning(entry.text.lower())
            for entry in self._index.entries()
            if entry.groups == {"people"} and entry.restored
        )

    @cached_property
    def _solid(self) -> frozenset[str]:
        """The right spellings that may be found with a space inside."""
        return frozenset(key for key in self._index.targets() if len(key) >= _LEAST_SPLIT)

    @cached_property
    def _announcing(self) -> frozenset[str]:
        """The words that end a title or a place word."""
        words = self._bench.evidence.words
        phrases = [*words.titles, *(phrase for _side, phrase in words.place_words)]
        return frozenset(phrase[-1] for phrase in phrases)

    def _english_of(self, key: str) -> int:
        english = self._english.get(key)
        if english is None:
            english = self._english[key] = self._index.guard(key).english
        return english

    def _together(self, text: str, start: int, word: str, following: str) -> bool:
        """Whether *word* and the words *following* it may be one name, or a person's."""
        if following.lstrip(" \t\r\n-\u00a0\u2010\u2011\u2013")[0].isupper():
            before = text[max(0, start - 24) : start].split(" ")
            run = f"{before[-2] if len(before) > 1 and not before[-1] else ''} {word}{following}"
            known = self._runs.get(run)
            if known is None:
                known = self._runs[run] = self._run(run)
            return bool(known)
        first, *rest = (fold(w) for w in (word, *self._patterns.word.findall(following)[:2]))
        joined = first + rest[0]
        solid = self._solid
        if joined in solid or (len(rest) > 1 and joined + rest[1] in solid):
            return True
        english = (self._english_of(first), self._english_of(rest[0]))
        if max(english) >= TOO_COMMON or min(len(first), len(rest[0])) < _LEAST_HALF:
            return False
        if all(english):
            before = text[max(0, start - 24) : start].split()
            if not before or before[-1].lower() not in self._announcing:
                return False
        pair = f"{first} {rest[0]}"
        known = self._runs.get(pair)
        if known is None:
            known = self._runs[pair] = self._split(first, rest)
        return bool(known)

    def _split(self, first: str, rest: list[str]) -> bool:
        """Whether words of which only the first has a capital may be one name with spaces inside."""
        joined = first
        for word in rest:
            joined += word
            if len(joined) > _LEAST_SPLIT and self._near(joined):
                return True
        return False

    def _near(self, joined: str) -> bool:
        return len(joined) <= _MOST_SPLIT and self._bench.retriever.any_candidate(joined)

    def _run(self, run: str) -> bool:
        """Whether a *run* of words with capitals, after the word before it, may be names together."""
        words = [_without_possessive(word) for word in self._patterns.word.findall(run)]
        keys = [fold(word) for word in words]
        index, retriever = self._index, self._bench.retriever
        for (one, _), (other, second) in pairwise(zip(keys, words, strict=True)):
            pair = f"{one} {other}"
            if not second[0].isupper():
                continue
            if index.forms(pair) or self._by_a_part(one, other):
                return True
            if not index.guard(pair) and retriever.whole_names(pair):
                return True
        for first in range(len(keys)):
            for count in (2, 3):
                part = keys[first : first + count]
                joined = "".join(part)
                if len(part) < count or not _LEAST_SPLIT <= len(joined) <= _MOST_SPLIT:
                    continue
                if joined in self._solid:
                    return True
                common = any(self._english_of(key) >= TOO_COMMON for key in part)
                if (first or not common) and self._near(joined):
                    return True
        return False

    def _by_a_part(self, *keys: str) -> bool:
        """Whether two words, one of them right, may be a lesser name of two words."""
        for at, key in enumerate(keys):
            entries = [self._index.entry(form.lexeme) for form in self._index.forms(key)]
            names = [entry for entry in entries if len(right := fold(entry.text).split()) == 2]
            for entry in names:
                right = fold(entry.text).split()
                reach = reach_for(right[1 - at])
                if self._bench.retriever.near_of([entry], " ".join(keys), reach):
                    return True
        return False

    def _near_named(self, text: str, unknown: dict[str, list[int]], active: list[int]) -> list[int]:
        """Return where unknown words are that are near a name which the text has."""
        if not unknown:
            return []
        named = set()
        for at in active:
            match = self._patterns.capital.match(text, at)
            if match:
                key = fold(_without_possessive(match[0]))
                if any(f.status in (Status.NAME, Status.VARIANT) for f in self._index.forms(key)):
                    named.add(key)
        words = {fold(word): places for word, places in unknown.items() if len(word) >= _LEAST_NEAR}
        found: list[int] = []
        keys = list(words)
        for name in named:
            cutoff = (len(name) + 5) // 3
            for key, _distance, _at in process.extract(
                name, keys, scorer=OSA.distance, score_cutoff=cutoff, limit=None
            ):
                found += words[key]
        return found

    def _in_small_letters(self, text: str) -> list[int]:
        """Return where words in small letters are that English does not have and that may be names."""
        smalls = self._smalls
        names = set()
        for word in set(self._patterns.long.findall(text)):
            may_be = smalls.get(word)
            if may_be is None:
                may_be = smalls[word] = word.islower() and self._small(word)
            if may_be:
                names.add(word)
        return [m.start() for m in self._patterns.long.finditer(text) if m[0] in names] if names else []

    def _small(self, word: str) -> bool:
        index = self._index
        if index.guard(word) or index.forms(word):
            return False
        return bool(ending_class(word)) or self._bench.retriever.any_candidate(word)


def _without_possessive(word: str) -> str:
    return word[:-2] if word[-2:] in ("'s", "’s", "'S", "’S") else word


def _paragraphs(text: str, places: list[int]) -> list[Span]:
    """Return the paragraphs that *places*, in order, lie in; neighbours are joined."""
    spans: list[Span] = []
    for start, end in _each_paragraph(text, places):
        if spans and spans[-1][1] >= start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _each_paragraph(text: str, places: list[int]) -> Iterator[Span]:
    last = -1
    for place in places:
        if place < last:
            continue
        start = text.rfind(_BLANK, 0, place) + 2 if place else 0
        if start == 1:
            start = 0
        end = text.find(_BLANK, place)
        last = len(text) if end < 0 else end + 2
        yield start, last
