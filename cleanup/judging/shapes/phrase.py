"""Names of two words, one or both of them garbled: *Nagoro-Karabakh*, *Wajots Dsor*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from unidecode import unidecode

from cleanup.judging.candidate import Candidate
from cleanup.judging.candidates import reach_for
from cleanup.judging.decision import FIX, Verdict
from cleanup.judging.lore import spells
from cleanup.judging.right_names import KnownName
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.shape import Bench, Shape, plain_word
from cleanup.names.index import Entry
from cleanup.names.status import Status
from cleanup.translit.fold import fold

#: How much a text must be about the region for a name rarely in the news to be read in it.
_REGIONAL = 0.75
_LEAST_LETTERS = 4
_REMEMBERED = 1 << 13
#: The end of the blocks of Latin letters with marks (Latin Extended-B).
_LAST_LATIN = "\u024f"


class Phrase(Shape):
    """Judges two words as a garbled name of two words."""

    several = True
    capitals = True

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._near = lru_cache(maxsize=_REMEMBERED)(self._whole_names)
        self._lesser_near = lru_cache(maxsize=_REMEMBERED)(self._by_a_part)
        self._lesser = lru_cache(maxsize=_REMEMBERED)(self._lesser_of)

    def possible(self, scene: Scene, position: int) -> bool:
        """Two plain words."""
        first, second = scene.tokens[position : position + 2]
        if second.closed:
            return False
        names = scene.known[position : position + 2]
        if None not in names:
            marked = not (first.text.isascii() and second.text.isascii())
            if names[0] is not names[1] or not marked:
                return False
        return plain_word(first) and plain_word(second)

    def propose(self, scene: Scene, position: int) -> Verdict | None:
        """Return a verdict on the words at *position* and the next, or None."""
        pair = scene.tokens[position : position + 2]
        names = scene.known[position], scene.known[position + 1]
        if names[0] is not None and names[0] is names[1]:
            return self._marked(scene, position, names[0])
        if None not in names:
            return None
        right = names[0] or names[1]
        lesser: list[Candidate] = []
        if right is not None:
            numbers = [tuple([e.number for e in scene.entries(at)]) for at in (position, position + 1)]
            lesser = [near.copy() for near in self._lesser_near(pair[0].key, pair[1].key, *numbers)]
        part = right is None or right.status is Status.PART
        if not (lesser or part or pair[1].hyphen_before):
            return None
        retriever, evidence = self.bench.retriever, self.bench.evidence
        key = f"{pair[0].key} {pair[1].key}"
        foreign = retriever.from_forms(key)
        if foreign:  # *Górski Karabach* is one name, and its second word not another
            for candidate in foreign:
                evidence.weigh_name(scene, candidate, position, position + 1)
            return self.bench.decide(scene, position, position + 1, foreign)
        candidates = [
            candidate
            for candidate in [*(near.copy() for near in self._near(key)), *lesser]
            if self._plausible(scene, position, candidate)
        ]
        for candidate in candidates:
            evidence.weigh_name(scene, candidate, position, position + 1)
            if self._half_right(scene, position, candidate):
                candidate.add("whole-name", "the rest of the name is right")
        verdict = self.bench.decide(scene, position, position + 1, candidates)
        if verdict and verdict.best.entry.prominence == 1:
            marked = any(not token.text.isascii() for token in pair)  # English has no such letters
            verdict.held = verdict.held or ("" if marked else "rarely in the news")
            return verdict
        return verdict if verdict and verdict.best.score >= FIX else None

    def _marked(self, scene: Scene, position: int, name: KnownName) -> Verdict | None:
        """Take the marks off a name that English has without: *Ter-Pétrossian*."""
        surface = scene.text[scene.tokens[name.first].start : scene.tokens[name.last].end]
        if (
            surface.isascii()
            or max(surface) > _LAST_LATIN
            or name.first != position
            or name.last != position + 1
            or not name.ours
        ):
            return None
        right = {form for entry in name.entries for form in (*entry.decorated, *entry.native)}
        if surface in right:
            return None
        candidates = []
        for entry in name.entries:
            candidate = self.bench.retriever.undecorated(entry, surface)
            candidate.written = unidecode(surface)
            self.bench.evidence.weigh_name(scene, candidate, position, position + 1)
            candidates.append(candidate)
        return self.bench.decide(scene, position, position + 1, candidates)

    def _by_a_part(
        self, first: str, second: str, firsts: tuple[int, ...], seconds: tuple[int, ...]
    ) -> tuple[Candidate, ...]:
        """Return the lesser names of two words that one of the words is a part of: *Cüme Mosque*.

        *first* and *second* are folded, *firsts* and *seconds* the lexemes that they rightly spell.
        """
        found: list[Candidate] = []
        keys = first, second
        for at, numbers in enumerate((firsts, seconds)):
            for entry in self._lesser_names(numbers):
                right = fold(entry.text).split()
                if len(right) != 2 or not spells(self.index, keys[at], numbers, right[at]):
                    continue
                words = [*keys]
                words[at] = right[at]  # or a legitimate spelling of it
                other = 1 - at
                if min(len(words[other]), len(right[other])) >= _LEAST_LETTERS:
                    reach = reach_for(right[other])
                    found += self.bench.retriever.near_of([entry], " ".join(words), reach)
        return tuple(found)

    def _lesser_names(self, numbers: Sequence[int]) -> list[Entry]:
        """Return the names rarely in the news of which the name of one of *numbers* is a part."""
        if any(self.index.entry(number).is_personal for number in numbers):
            return []  # Gara Garayev is a composer before he is a street
        lesser: dict[int, Entry] = {}
        for number in numbers:
            lesser |= {named.number: named for named in self._lesser(number)}
        return list(lesser.values())

    def _lesser_of(self, lexeme: int) -> tuple[Entry, ...]:
        """Return the names rarely in the news of which the name of *lexeme* is a part, or it itself."""
        key = fold(self.index.entry(lexeme).text)
        numbers = {form.lexeme for form in self.index.forms(key) if form.status is Status.PART}
        names = map(self.index.entry, {lexeme, *numbers})
        return tuple([n for n in names if n.restored and n.is_place and n.prominence == 1])

    def _whole_names(self, key: str) -> tuple[Candidate, ...]:
        return tuple(self.bench.retriever.whole_names(key))

    def _plausible(self, scene: Scene, position: int, candidate: Candidate) -> bool:
        """Whether the name may be meant: it is known of, and no right name gives way to it."""
        right = candidate.form.split()
        if len(fold(candidate.entry.text).split()) != len(right):
            return False
        for at, word in zip((position, position + 1), right, strict=True):
            name = scene.known[at]
            if name is not None and name.status is not Status.PART and not scene.spells(at, word):
                return False
        return self._known_of(scene, position, candidate)

    def _known_of(self, scene: Scene, position: int, candidate: Candidate) -> bool:
        """Whether the name is one that is heard of, or stands in the text, or is half right here."""
        if candidate.entry.prominence > 1 or candidate.entry.number in scene.seen:
            return True
        return scene.regional >= _REGIONAL and self._half_right(scene, position, candidate)

    def _half_right(self, scene: Scene, position: int, candidate: Candidate) -> bool:
        """Whether one of the two words is that of the name, or a legitimate spelling of it."""
        words = candidate.form.split()
        return any(scene.spells(position + n, word) for n, word in enumerate(words))
