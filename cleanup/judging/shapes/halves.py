"""Weighs a word as half of a public figure's name, the other half of which stands beside it."""

from __future__ import annotations

from cleanup.judging.candidate import Candidate
from cleanup.judging.candidates import Half
from cleanup.judging.persons import Reading, support
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.shape import Bench
from cleanup.judging.tables import ending_class
from cleanup.names.index import Guard

#: A guard against the other half's kind counts less once the half beside it is right.
_BESIDE_PARTNER = 0.5

#: How a word reads as half of a name: the reading, that half, and the other one.
Halves = list[tuple[Reading, Half, Half]]


def as_persons(
    bench: Bench, scene: Scene, position: int, guard: Guard, halves: Halves
) -> list[Candidate]:
    """Weigh the halves of public figures' names that the word at *position* may be."""
    token, evidence = scene.tokens[position], bench.evidence
    best: dict[int, Candidate] = {}
    for reading, half, other in halves:
        given = reading.position == position
        number = reading.person.given_lexeme if given else reading.person.surname_lexeme
        candidate = bench.retriever.half_name(token.key, number, half.cost, half.slips)
        own = Guard(given=guard.given) if given else Guard(guard.english, surname=guard.surname)
        evidence.weigh_entry(scene, candidate, own, share=_BESIDE_PARTNER)
        if not given and ending_class(token.key):
            candidate.add("own-name-form", times=1 + 2 * half.cost)
        support(candidate, reading, other)
        evidence.weigh_person_title(scene, candidate, reading)
        if reading.person.reporter and token.credit:
            candidate.add("in-credit", "signs as a reporter")
        kept = best.get(number)
        if kept is None or candidate.score > kept.score:
            best[number] = candidate
    return list(best.values())
