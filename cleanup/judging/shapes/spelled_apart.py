"""Right names whose hyphen or capital was lost or moved: *Nagorno -Karabakh*, *nagorno-Karabakh*."""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.judging.candidate import Candidate
from cleanup.judging.decision import Verdict
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.shape import News, Shape
from cleanup.names.index import Entry, Guard
from cleanup.names.status import Status

_RIGHT = frozenset({Status.NAME, Status.VARIANT})


class SpelledApart(Shape):
    """Judges two words with a hyphen between them as a name that has one."""

    def possible(self, scene: Scene, position: int) -> bool:
        """A word with a capital right after a hyphen and another word."""
        if not position or not scene.tokens[position].hyphen_before:
            return False
        first = scene.tokens[position - 1]
        return not first.closed and (not first.capital or self._loose(scene, position))

    def propose(self, scene: Scene, position: int) -> Verdict | None:
        """Return a verdict on the word before *position* and that at it, or None."""
        first, second = scene.tokens[position - 1 : position + 1]
        whole = scene.known[position]
        if whole is not None and not position - 1 <= whole.first <= whole.last <= position:
            return None  # part of a longer name
        candidates = []
        for entry, written in self._names(first.key, second.key):
            candidate = Candidate(entry, f"{first.key} {second.key}", None, 0.0)
            candidate.written = written
            lost = "its capital lost" if not first.capital else "a space beside its hyphen"
            candidate.add("spelled-apart", f"{written} with {lost}")
            self.bench.evidence.weigh_entry(scene, candidate, Guard())
            candidates.append(candidate)
        verdict = self.bench.decide(scene, position - 1, position, candidates)
        if verdict:
            verdict.as_written = True
        return verdict

    def may_change(self, scene: Scene, position: int, news: News) -> bool:
        """Only the words themselves and those beside them count."""
        del scene, position, news
        return False

    def _loose(self, scene: Scene, position: int) -> bool:
        """Whether there are spaces beside the hyphen, other than those of a line's end."""
        gap = scene.text[scene.tokens[position - 1].end : scene.tokens[position].start]
        return "\n" not in gap and gap.strip() != gap

    def _names(self, first: str, second: str) -> Iterator[tuple[Entry, str]]:
        """Yield the well-known names that the two words are together, and how they are written."""
        for form in self.index.forms(f"{first} {second}"):
            entry = self.index.entry(form.lexeme)
            if form.status not in _RIGHT or not entry.restored or entry.prominence == 1:
                continue
            if len(entry.text.split("-")) == 2:
                yield entry, f"{first.capitalize()}-{second.capitalize()}"
