"""Right names that stand where a public figure's is expected: *the spokesman, Colonel Anar Avazov*."""

from __future__ import annotations

from functools import lru_cache, partial

from cleanup.judging.decision import Verdict
from cleanup.judging.persons import mistaken, mistakes, pair_at, two_right_names
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.halves import Halves, as_persons
from cleanup.judging.shapes.shape import Bench, News, Shape
from cleanup.names.index import Guard

_REMEMBERED = 1 << 14


class MistakenName(Shape):
    """Doubts a name that is right as such, but is near that of somebody in the office it stands with.

    It may be somebody new in the office, so it is only suggested.
    """

    known = True

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._mistakes = lru_cache(maxsize=_REMEMBERED)(partial(mistakes, bench.retriever))

    def possible(self, scene: Scene, position: int) -> bool:
        """A right name of one word."""
        name = scene.known[position]
        return name is not None and name.ours and not name.native and name.first == name.last

    def propose(self, scene: Scene, position: int) -> Verdict | None:
        """Return a verdict on the word at *position*, or None."""
        token = scene.tokens[position]
        halves = self._halves(scene, position)
        if not halves and token.key not in scene.mistaken:
            return None
        candidates = as_persons(self.bench, scene, position, Guard(), halves)
        if candidates:
            scene.mistaken[token.key] = [candidate.copy() for candidate in candidates]
        elif token.key in scene.mistaken and not scene.adjacent(position):
            candidates = [candidate.copy() for candidate in scene.mistaken[token.key]]
        verdict = self.bench.decide(scene, position, position, candidates)
        if verdict:
            verdict.held = verdict.held or "right as a name of its own"
        return verdict

    def may_change(self, scene: Scene, position: int, news: News) -> bool:
        """A person has been named that it may be half of, or the same name been doubted."""
        if scene.tokens[position].key in scene.mistaken:
            return True
        return news.persons and any(two_right_names(scene, at) for at in (position - 1, position))

    def _halves(self, scene: Scene, position: int) -> Halves:
        """Return how the word reads as the wrong half of a public figure's name."""
        halves: Halves = []
        words = self.bench.evidence.words
        for start in (position - 1, position):
            if not two_right_names(scene, start):
                continue
            found = self._mistakes(*pair_at(scene, start))
            for reading in mistaken(scene, words, start, found):
                if reading.given.cost and start == position:
                    halves.append((reading, reading.given, reading.surname))
                elif reading.surname.cost and start < position:
                    halves.append((reading, reading.surname, reading.given))
        return halves
