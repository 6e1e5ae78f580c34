"""What words that stand together may be: names of several words, persons, names with spaces inside."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from cleanup.judging.candidates import reach_for
from cleanup.judging.lore import is_public_figure
from cleanup.judging.shapes.joined import LEAST_JOINED, MOST_JOINED, TOO_COMMON
from cleanup.judging.shapes.shape import Bench
from cleanup.judging.sieve.figures import Figures
from cleanup.judging.sieve.words import BESIDE, JUDGED, NAMED, RUN_IN, Words, folded, without_possessive
from cleanup.names.status import KNOWN
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
        self._joined = bench.joined
        self._words = words
        self._figures = Figures(bench)

    def pair(self, word: str, following: str) -> int:
        """Return what *word*, which has a capital, and the word *following* it (if any) may be: bits."""
        kind = self._words.kind(word)
        if not following:
            return kind & ~BESIDE
        first, second = folded(word), folded(following)
        if kind & RUN_IN and self._words.run_in(word, second):
            return kind | JUDGED
        if following[0].isupper():
            if kind or self._words.kind(following) or self._forms_one(first, second):
                return kind | RUN
            return kind
        kind &= ~BESIDE
        if self._joined.is_name(first) or self._joined.is_name(second):
            return kind
        return kind | self._before_a_small_letter(first, second)

    def _before_a_small_letter(self, first: str, second: str) -> int:
        """Return what two words may be, neither a name, of which only the first has a capital."""
        joined = first + second
        begun = self._first_from(joined)
        if begun == joined:
            return SPLIT | JUDGED if len(joined) <= MOST_JOINED else SPLIT
        if self._too_common(first, second):
            return SPLIT if begun.startswith(joined) else 0
        return SPLIT | (self._heard(first, second) if self._joined.is_near(joined) else 0)

    def three(self, first: str, second: str, third: str) -> int:
        """Return what three words may be of which the last two have no capital: JUDGED, HEARD or 0."""
        return self._without_capitals(*map(folded, (first, second, third)))

    def run(self, before: str, words: list[str], *, hyphen: bool) -> int:
        """Return what two or three *words* with capitals may be, after the word *before*: bits.

        *hyphen*: the first two are joined by one.
        """
        found = self._two(words[0], words[1], hyphen=hyphen)
        if found & JUDGED:
            return found
        may_be = self._joined.may_be
        keys = list(map(folded, words))
        for count in range(2, len(keys) + 1):
            alone = len(keys) == count and not before
            if may_be(*keys[:count], half=not alone):
                return found | JUDGED
        if before and (before.islower() or self._personal(keys[1])):
            if may_be(fold(before), keys[0], half=True):
                return found | JUDGED
        return found

    def may_join(self, word: str, following: str) -> bool:
        """Whether two words with capitals may be a name that only the text knows, once joined."""
        keys = folded(word), folded(following)
        if (keys[0],) in self._bench.evidence.words.titles or any(map(self._joined.is_name, keys)):
            return False
        return not self._too_common(*keys)

    def _without_capitals(self, *keys: str) -> int:
        """Return what words may be once they are joined, of which only the first has a capital."""
        if not self._joined.may_be(*keys):
            return 0
        return JUDGED if self._joined.is_right("".join(keys)) else self._heard(*keys)

    def _heard(self, *keys: str) -> int:
        """Return what words may be that are near a name once they are joined: English ones are heard."""
        return HEARD if all(map(self._joined.english, keys)) else JUDGED

    def _too_common(self, *keys: str) -> bool:
        return max(map(self._joined.english, keys)) >= TOO_COMMON or min(map(len, keys)) < 2

    def _two(self, word: str, other: str, *, hyphen: bool) -> int:
        """Return what two words with capitals may be, JUDGED or NAMED, or 0."""
        index, retriever = self._index, self._bench.retriever
        keys = folded(word), folded(other)
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
        figure = self._figures.may_be(without_possessive(word), without_possessive(other))
        return JUDGED if figure else 0

    def _forms_one(self, first: str, second: str) -> bool:
        """Whether two ordinary words are a name of ours, with or without the space."""
        return bool(self._index.forms(f"{first} {second}")) or self._joined.is_right(first + second)

    def _personal(self, key: str) -> bool:
        return any(self._index.entry(form.lexeme).is_personal for form in self._index.forms(key))

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

    def _first_from(self, joined: str) -> str:
        """Return the first right spelling, in order, that begins with *joined* or comes after it."""
        solid = self._solid
        at = bisect_left(solid, joined)
        return solid[at] if at < len(solid) else ""

    @cached_property
    def _solid(self) -> list[str]:
        """The right spellings that may be found with a space inside, in order."""
        return [key for key in self._index.targets() if len(key) >= LEAST_JOINED]
