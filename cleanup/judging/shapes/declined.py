"""Persons' names with another language's case endings on both halves: *Gurbana Gurbanova*."""

from __future__ import annotations

from cleanup.judging.candidate import Candidate
from cleanup.judging.decision import Verdict
from cleanup.judging.persons import named_right, settled
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.shape import News, Shape
from cleanup.names.index import Guard
from cleanup.translit.fold import fold


class DeclinedPerson(Shape):
    """Judges two words as a public figure's first name and surname, both in an oblique case."""

    several = True
    capitals = True

    def possible(self, scene: Scene, position: int) -> bool:
        """Two words with a space between them, and the second in an oblique case."""
        second = scene.tokens[position + 1]
        if second.hyphen_before or second.closed:
            return False
        return bool(self.bench.retriever.inflected(second.key))

    def propose(self, scene: Scene, position: int) -> Verdict | None:
        """Return a verdict on the words at *position* and the next, or None."""
        first, second = scene.tokens[position : position + 2]
        if settled(scene, position) or named_right(scene, position):
            return None
        evidence, retriever = self.bench.evidence, self.bench.retriever
        candidates = []
        surnames = retriever.inflected(second.key)
        givens = retriever.inflected(first.key) if surnames else []
        for surname in surnames:
            for person in self.index.persons(surname=surname.entry.number):
                given = next((g for g in givens if g.entry.number == person.given_lexeme), None)
                if given is None or given.way != surname.way:
                    continue
                cost = given.cost + surname.cost
                candidate = Candidate(surname.entry, fold(person.name), None, cost, person=person.id)
                candidate.written = person.name
                candidate.add("inflected", f"{person.name} with {given.way} case endings")
                candidate.add("partner-near")
                evidence.weigh_entry(scene, candidate, Guard())
                evidence.weigh_role(scene, candidate, position, person)
                candidates.append(candidate)
        verdict = self.bench.decide(scene, position, position + 1, candidates)
        if verdict:
            verdict.middle = position + 1
        return verdict

    def may_change(self, scene: Scene, position: int, news: News) -> bool:
        """Only the words themselves count."""
        del scene, position, news
        return False
