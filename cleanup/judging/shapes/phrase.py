"""Names of two words, one or both of them garbled: *Nagoro-Karabakh*, *Wajots Dsor*."""

from __future__ import annotations

from cleanup.judging.decision import FIX, Verdict
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.shape import Shape, plain_word
from cleanup.names.status import Status
from cleanup.translit.fold import fold


class Phrase(Shape):
    """Judges two words as a garbled name of two words."""

    def propose(self, scene: Scene, position: int) -> Verdict | None:
        """Return a verdict on the words at *position* and the next, or None."""
        if not scene.adjacent(position + 1):
            return None
        pair = scene.tokens[position : position + 2]
        if not all(t.capital and not t.closed and plain_word(t) for t in pair) or len(pair) < 2:
            return None
        names = scene.known[position], scene.known[position + 1]
        if names[0] is not None and names[0] is names[1]:
            return None
        parts = [name is not None and name.status is Status.PART for name in names]
        unknown = [name is None for name in names]
        if not any(unknown) or not (any(parts) or all(unknown) or pair[1].hyphen_before):
            return None
        retriever, evidence = self.bench.retriever, self.bench.evidence
        key = f"{pair[0].key} {pair[1].key}"
        foreign = retriever.from_forms(key)
        if foreign:  # *Górski Karabach* is one name, and its second word not another
            for candidate in foreign:
                evidence.weigh_name(scene, candidate, position, position + 1)
            return self.bench.decide(scene, position, position + 1, foreign)
        candidates = []
        for candidate in retriever.whole_names(key):
            right = candidate.form.split()
            if len(fold(candidate.entry.text).split()) != len(right):
                continue
            if candidate.entry.prominence == 1 and not scene.seen[candidate.entry.number]:
                continue
            if any(
                name is not None and name.status is not Status.PART and right[n] != pair[n].key
                for n, name in enumerate(names)
            ):
                continue
            evidence.weigh_name(scene, candidate, position, position + 1)
            if any(right[n] == pair[n].key for n in range(2)):
                candidate.add("whole-name", "the rest of the name is right")
            candidates.append(candidate)
        verdict = self.bench.decide(scene, position, position + 1, candidates)
        return verdict if verdict and verdict.best.score >= FIX else None
