"""What a word may be by itself, wherever it stands: the same conditions that the shapes apply."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import chain

from cleanup.judging.candidate import Candidate
from cleanup.judging.decision import SUGGEST
from cleanup.judging.lore import is_strange
from cleanup.judging.right_names import singular
from cleanup.judging.scene import LEAST_SMALL
from cleanup.judging.shapes.ethnonym import beginning
from cleanup.judging.shapes.merged import MergedWords, at_capitals
from cleanup.judging.shapes.shape import Bench, is_plain
from cleanup.judging.shapes.single import FAMOUS, LONG_SMALL, OWN_ENDING_REACH, is_rare, leftovers
from cleanup.judging.tables import ending_class, ethnonym_endings
from cleanup.names.index import stands_alone
from cleanup.names.status import Status
from cleanup.translit.fold import fold

_REMEMBERED = 1 << 16

#: What a word may be, as bits. None set: an ordinary word, and no name begins with it.
JUDGED = 1  #: a garbled name, or a right one that may not be meant
NAMED = 2  #: a right name: evidence for what is judged elsewhere
NEAR = 4  #: a garbled name, if the text has a right one near it
ANNOUNCED = 8  #: a garbled name, if a title or a place word stands before it
BESIDE = 16  #: part of a name, with the word beside it
SUPPORTED = 512  #: a garbled name, if something around it speaks for one
PLACE = 1024  #: a right name of a place that is no country
RUN_IN = 2048  #: two words without the space between them, of which the second may begin a name


class Words:
    """Tells what words may be. Safe to use from several threads.

    Args:
        bench: the tools of the shapes whose verdicts are foreseen.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._index = bench.index
        self._merged = MergedWords(bench)
        self.kind = lru_cache(maxsize=_REMEMBERED)(self._kind)
        self.announced = lru_cache(maxsize=_REMEMBERED)(self._announced)

    def _kind(self, word: str) -> int:
        """Return what *word*, which has a capital and only letters without marks, may be: bits."""
        bare, key = without_possessive(word), folded(word)
        right = self._right(bare, key)
        if right:
            return right
        guard = self._index.guard(key)
        retriever = self._bench.retriever
        given = retriever.from_forms(key)
        found = self._alone(bare, given)
        if found == JUDGED:
            return JUDGED | NEAR | BESIDE
        if guard.common and not is_rare(guard):
            return found | (BESIDE if given or not guard.english or self._index.forms(key) else 0)
        found |= ANNOUNCED | NEAR | BESIDE
        if is_rare(guard):
            return found
        near = retriever.alone(key) if is_plain(bare) else ()
        found |= self._alone(bare, chain(retriever.inflected(key), near))
        if not guard:
            found |= self._as_merged(bare, key)
            if self._may_be_people(bare, key):
                return found | JUDGED
        ending = bare.replace("’", "'").rpartition("'")[2] if bare == word else ""
        apart = ending != bare and retriever.inflected(key, fold(ending))
        return found | (JUDGED if apart else 0)

    def _announced(self, word: str) -> bool:
        """Whether *word*, found to be ANNOUNCED, may be a name after a title or a place word."""
        bare, key = without_possessive(word), folded(word)
        candidates = [c for c in self._bench.retriever.candidates(key) if self._shown(c, key)]
        if is_rare(self._index.guard(key)):
            return any(c.entry.is_place and "vowels-only" in c.evidence for c in candidates)
        return is_plain(bare) and any(
            c.entry.is_personal and c.entry.groups != {"given"} and c.entry.prominence > 1
            for c in candidates
        )

    def small(self, word: str) -> int:
        """Return what *word*, in small letters, may be: JUDGED, ANNOUNCED, or 0."""
        index, retriever = self._index, self._bench.retriever
        if len(word) < LEAST_SMALL or not is_strange(index, word):
            return 0
        surname = bool(ending_class(word))
        candidates = chain(retriever.by_rule(word), retriever.alone(word))
        if not any(c.status is not None or c.entry.prominence == FAMOUS for c in candidates):
            return ANNOUNCED if surname else 0
        return JUDGED if surname and len(word) >= LONG_SMALL else ANNOUNCED

    def _right(self, word: str, key: str) -> int:
        """Return what a right name is, or 0 if *key* is none of ours by itself."""
        index = self._index
        for spelling in (key, singular(key)):
            known = index.known(spelling) if spelling else None
            if known is None:
                continue
            entries, status, ours = known
            if status is Status.PART:
                continue
            if ours:
                doubtful = bool(leftovers(index, status, word, key))
            else:
                doubtful = any(
                    self._shown(candidate, key, neighbour=True)
                    for candidate in self._bench.retriever.from_forms(key)
                )
            place = any(entry.is_place and "country" not in entry.kinds for entry in entries)
            return NAMED | BESIDE | (JUDGED if doubtful else 0) | (PLACE if place else 0)
        return 0

    def _alone(self, word: str, candidates: Iterable[Candidate]) -> int:
        """Return if *word* may be one of the *candidates* by itself, as bits: see SingleWord."""
        plain = is_plain(word) or "'" in word or "’" in word
        key = fold(word)
        own = bool(ending_class(key))
        found = 0
        for candidate in candidates:
            entry = candidate.entry
            if entry.groups == {"given"}:
                continue  # only with the surname
            if candidate.status is None:
                if not plain or not stands_alone(entry.groups, entry.prominence):
                    continue
                if own and entry.is_personal and candidate.cost > OWN_ENDING_REACH:
                    continue
            if self._shown(candidate, key, supported=False):
                return JUDGED
            if self._shown(candidate, key):
                found = SUPPORTED
        return found

    def _shown(
        self, candidate: Candidate, key: str, *, neighbour: bool = False, supported: bool = True
    ) -> bool:
        """Whether a text could make *candidate* worth showing for the folded word *key*."""
        evidence, guard = self._bench.evidence, self._index.guard(key)
        most = evidence.ceiling(candidate, key, guard, neighbour=neighbour, supported=supported)
        return most >= SUGGEST

    def _as_merged(self, word: str, key: str) -> int:
        """Return what *word* may be if it is two of which a space was lost: JUDGED, RUN_IN or 0."""
        parts = at_capitals(word)
        if len(parts) == 1:
            return JUDGED if any(True for _found in self._merged.run_on(word, key)) else 0
        if len(parts) != 2:
            return 0
        if any(True for _found in self._merged.two_words(parts[0], parts[1], "")):
            return JUDGED
        return RUN_IN if self._index.words_from(fold(parts[1])) > 1 else 0

    def run_in(self, word: str, following: str) -> bool:
        """Whether *word*, found to be RUN_IN, is one with the folded word *following* it."""
        left, right = at_capitals(without_possessive(word))
        return any(True for _found in self._merged.two_words(left, right, following))

    def _may_be_people(self, word: str, key: str) -> bool:
        return key.endswith(ethnonym_endings()) and is_plain(word) and beginning(key) in self._peoples

    @cached_property
    def _peoples(self) -> frozenset[tuple[str, str]]:
        """How the names of our peoples begin."""
        return frozenset(beginning(people.lower()) for people in self._index.peoples())


def without_possessive(word: str) -> str:
    """Return *word* without a possessive ending.

    >>> without_possessive("Yerevan’s")
    'Yerevan'
    """
    return word[:-2] if word[-2:] in ("'s", "’s", "'S", "’S") else word


@lru_cache(maxsize=_REMEMBERED)
def folded(word: str) -> str:
    """Return the look-up key of *word* without a possessive ending."""
    return fold(without_possessive(word))
