"""What words that stand together may be: names of several words, persons, names with spaces inside."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cleanup.judging.candidates import Candidate, reach_for
from cleanup.judging.persons import any_mistake, is_public_figure, readings
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.shape import Bench
from cleanup.judging.shapes.split import (
    FAMOUS,
    LEAST_JOINED,
    LEAST_NEAR,
    MOST_JOINED,
    NEARLY_EXACT,
    TOO_COMMON,
)
from cleanup.judging.sieve.words import BESIDE, JUDGED, NAMED, Words, without_possessive
from cleanup.names.status import KNOWN, Status
from cleanup.translit.fold import fold

#: What the words after a word have to be read for, as further bits beside those of ``words``.
RUN = 32  #: words with capitals that may be one name, or a person's
SPLIT = 64  #: the word after the next may be the rest of a name
HEARD = 128  #: two English words that may be a name, if a title or a place word stands before them


class Runs:
    """Tells what words may be together. Safe to use from several threads.

    Args:
        bench: the tools of the shapes whose verdicts are foreseen.
        words: what words may be by themselves.
    """

    def __init__(self, bench: Bench, words: Words) -> None:
        self._bench = bench
        self._index = bench.index
        self._words = words

    def pair(self, word: str, following: str) -> int:
        """Return what *word*, which has a capital, and the word *following* it (if any) may be: bits."""
        kind = self._words.kind(word)
        if not following:
            return kind & ~BESIDE
        first, second = fold(without_possessive(word)), fold(without_possessive(following))
        if following[0].isupper():
            if kind or self._words.kind(following) or self._forms_one(first, second):
                return kind | RUN
            return kind
        kind &= ~BESIDE
        joined = first + second
        if joined in self._solid:
            return kind | JUDGED
        if self._any_begins(joined):
            kind |= SPLIT
        english = (self._english(first), self._english(second))
        if max(english) >= TOO_COMMON or min(len(first), len(second)) < 2:
            return kind
        near = self._near(joined)
        if near and all(english):
            return kind | HEARD | SPLIT
        return kind | SPLIT | (JUDGED if near else 0)

    def three(self, first: str, second: str, third: str) -> int:
        """Return what three words may be of which the last two have no capital: JUDGED, HEARD or 0."""
        keys = [fold(word) for word in (first, second, third)]
        joined = "".join(keys)
        if joined in self._solid:
            return JUDGED
        english = [self._english(key) for key in keys]
        if max(english) >= TOO_COMMON or min(map(len, keys)) < 2 or not self._near(joined):
            return 0
        return HEARD if all(english) else JUDGED

    def run(self, before: str, words: list[str], *, hyphen: bool) -> int:
        """Return what two or three *words* with capitals may be, after the word *before*: bits.

        *hyphen*: the first two are joined by one.
        """
        found = self._two(words[0], words[1], hyphen=hyphen)
        if found & JUDGED:
            return found
        keys = [fold(without_possessive(word)) for word in words]
        for count in range(2, len(keys) + 1):
            alone = len(keys) == count and not before
            if self._joined(keys[:count], half=not alone):
                return found | JUDGED
        if before.islower() and self._joined([before, keys[0]], half=True):
            return found | JUDGED
        return found

    def _joined(self, keys: list[str], *, half: bool) -> bool:
        """Whether words may be one name with spaces inside, or *half* of a person's: see SplitName."""
        joined = "".join(keys)
        if not LEAST_JOINED <= len(joined) <= MOST_JOINED:
            return False
        if joined in self._solid:
            return True
        common = any(self._english(key) >= TOO_COMMON for key in keys)
        if not half:
            return not common and self._near(joined)
        return any(not (common and c.cost) for c in self._bench.retriever.candidates(joined))

    def _two(self, word: str, other: str, *, hyphen: bool) -> int:
        """Return what two words with capitals may be, JUDGED or NAMED, or 0."""
        index, retriever = self._index, self._bench.retriever
        keys = [fold(without_possessive(one)) for one in (word, other)]
        pair = " ".join(keys)
        forms = index.forms(pair)
        if forms:
            return NAMED if any(form.status in KNOWN for form in forms) else JUDGED
        if is_public_figure(index, *keys):
            return NAMED
        named = sum(bool(self._words.kind(one) & NAMED) for one in (word, other))
        if named < 2 and self._by_a_part(*keys):
            return JUDGED
        if (not named or hyphen) and not index.guard(pair) and retriever.whole_names(pair):
            return JUDGED
        if self._given_by_another_spelling(*keys) or self._given_by_another_spelling(*keys[::-1]):
            return JUDGED
        if not (self._personal(keys[0]) or self._personal(keys[1]) or self._public_figure(pair)):
            return 0
        scene = Scene(f"{without_possessive(word)} {other}", index)
        if any(True for _ in readings(scene, retriever, 0)) or any_mistake(scene, retriever, 0):
            return JUDGED
        return 0

    def _forms_one(self, first: str, second: str) -> bool:
        """Whether two ordinary words are a name of ours, with or without the space."""
        if self._index.words_from(first) > 1 and self._index.forms(f"{first} {second}"):
            return True
        return first + second in self._solid

    def _personal(self, key: str) -> bool:
        return any(self._index.entry(form.lexeme).is_personal for form in self._index.forms(key))

    def _public_figure(self, pair: str) -> bool:
        """Whether *pair* is somewhat near a public figure's whole name."""
        most = (len(pair) + 8) // 3
        return (
            process.extractOne(pair, self._figures, scorer=OSA.distance, score_cutoff=most) is not None
        )

    def _given_by_another_spelling(self, key: str, beside: str) -> bool:
        """Whether *key* is a channel's spelling of a first name, and a name of ours stands beside it."""
        return bool(self._index.known(beside)) and any(
            candidate.entry.groups == {"given"} for candidate in self._bench.retriever.from_forms(key)
        )

    def _by_a_part(self, *keys: str) -> bool:
        """Whether two words, one of them right, may be a lesser name of two words: see Phrase."""
        pair = " ".join(keys)
        for at, key in enumerate(keys):
            for form in self._index.forms(key):
                entry = self._index.entry(form.lexeme)
                if entry.prominence > 1 or not entry.is_place:
                    continue
                right = fold(entry.text).split()
                if len(right) == 2 and self._bench.retriever.near_of(
                    [entry], pair, reach_for(right[1 - at])
                ):
                    return True
        return False

    def _near(self, joined: str) -> bool:
        """Whether words that are *joined* may be a name with spaces inside: see SplitName."""
        if not LEAST_NEAR <= len(joined) <= MOST_JOINED:
            return False
        retriever = self._bench.retriever
        return any(map(_joins, [*retriever.from_forms(joined), *retriever.alone(joined)]))

    def _any_begins(self, joined: str) -> bool:
        """Whether a right spelling begins with *joined*."""
        solid = self._in_order
        at = bisect_left(solid, joined)
        return at < len(solid) and solid[at].startswith(joined)

    def _english(self, key: str) -> int:
        return self._index.guard(key).english

    @cached_property
    def _solid(self) -> frozenset[str]:
        """The right spellings that may be found with a space inside."""
        return frozenset(key for key in self._index.targets() if len(key) >= LEAST_JOINED)

    @cached_property
    def _figures(self) -> list[str]:
        return self._index.public_figures()

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self._solid)


def _joins(candidate: Candidate) -> bool:
    entry = candidate.entry
    if candidate.status is None:
        exact = entry.prominence > 1 and candidate.cost <= NEARLY_EXACT
        return entry.prominence >= FAMOUS or exact
    return candidate.status is Status.DERIVED and entry.prominence > 1
