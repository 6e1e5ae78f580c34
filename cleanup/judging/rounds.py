"""Settles what is certain in a document, round by round: what is settled is evidence for the rest."""

from __future__ import annotations

from itertools import product

from cleanup.judging.decision import Verdict
from cleanup.judging.restraint import DOUBTS
from cleanup.judging.scene import Scene
from cleanup.judging.shapes import SHAPES, Bench, Shape
from cleanup.judging.shapes.shape import News

_MOST_ROUNDS = 6
#: How many words from a settled one others may be read with it.
_NEAR = 4

#: A position, and the shapes that could say anything there.
_Asked = tuple[int, list[Shape]]


class Rounds:
    """Weighs every word of a scene that could be anything. Safe to use from several threads.

    Args:
        bench: the tools of the shapes.
    """

    def __init__(self, bench: Bench) -> None:
        shapes = [shape(bench) for shape in SHAPES]
        #: The shapes that fit: by whether the word has a capital, whether it is a right name, and
        #: whether another word follows, and with a capital.
        self._fitting = {
            (capital, known, followed, capitals): [
                shape
                for shape in shapes
                if (capital or shape.small_letters)
                and shape.known in (None, known)
                and (followed or not shape.several)
                and (capitals or not shape.capitals)
            ]
            for capital, known, followed, capitals in product((False, True), repeat=4)
        }

    def verdicts(self, scene: Scene) -> list[Verdict]:
        """Return a verdict on all that was weighed in *scene*, in order, also where it is silence.

        Each round settles what is sure, and what is settled is evidence in the next.
        """
        asked = due = self.asked(scene)
        sure: list[Verdict] = []
        done: set[int] = set()
        quiet: set[int] = set()  # where no shape had anything to say when it was last asked
        for _round in range(_MOST_ROUNDS):
            verdicts = _pass(scene, due, quiet)
            verdicts = [v for v in verdicts if done.isdisjoint(range(v.first, v.last + 1))]
            fresh = [v for v in verdicts if v.action == "fix"]
            sure += fresh
            if not fresh:
                break
            news = _settle(scene, fresh)
            done.update(at for verdict in fresh for at in range(verdict.first, verdict.last + 1))
            due = _due(scene, asked, done, quiet, news)
        doubtful = [verdict for verdict in verdicts if verdict.action != "fix"]
        verdicts = sorted(sure + doubtful, key=lambda verdict: verdict.first)
        _settle_repeated(scene, verdicts)
        return verdicts

    def asked(self, scene: Scene) -> list[_Asked]:
        """Return the positions at which anything could be said, with the shapes that could say it."""
        asked = []
        tokens, known, adjacent = scene.tokens, scene.known, scene.adjacent
        for position in scene.judged:
            token = tokens[position]
            if token.closed:
                continue
            followed = adjacent(position + 1)
            capitals = followed and tokens[position + 1].capital
            is_known = known[position] is not None
            fitting = self._fitting[token.capital, is_known, followed, capitals]
            shapes = [shape for shape in fitting if shape.possible(scene, position)]
            if shapes:
                asked.append((position, shapes))
        return asked


def _pass(scene: Scene, due: list[_Asked], quiet: set[int]) -> list[Verdict]:
    """Judge every word that is *due*, by the first shape that has something to say.

    Return the verdicts; *quiet* becomes the positions at which no shape has.
    """
    verdicts: list[Verdict] = []
    free = 0  # the first position that no verdict has taken yet
    for position, shapes in due:
        quiet.discard(position)
        if position < free:
            continue
        verdict = _first_heard(scene, position, shapes)
        if verdict:
            verdicts.append(verdict)
            free = verdict.last + 1 if verdict.action else position + 1
        else:
            quiet.add(position)
    return verdicts


def _settle(scene: Scene, verdicts: list[Verdict]) -> News:
    """Settle in *scene* what is sure, and return what is new in it."""
    named, seen, regional = set(scene.named), set(scene.seen), scene.regional
    persons = set(scene.persons)
    near: set[int] = set()
    for verdict in verdicts:
        best = verdict.best
        scene.settle(verdict.first, verdict.last, best.entry, best.way if best.status else "")
        near.update(range(verdict.first - _NEAR, verdict.last + _NEAR + 1))
    scene.refresh()
    numbers = set(scene.seen) - seen
    for id_ in scene.persons.keys() - persons:
        numbers |= {scene.persons[id_].given_lexeme, scene.persons[id_].surname_lexeme}
    return News(
        near,
        {key: lexemes for key, lexemes in scene.named.items() if key not in named},
        numbers,
        regional=scene.regional != regional,
        persons=len(scene.persons) != len(persons),
    )


def _due(scene: Scene, asked: list[_Asked], done: set[int], quiet: set[int], news: News) -> list[_Asked]:
    """Return what of all that is *asked* is due again: where a shape spoke, or may speak now."""
    due: list[_Asked] = []
    for position, shapes in asked:
        if position in done:
            continue
        if position in quiet and position not in news.near:
            shapes = [shape for shape in shapes if shape.may_change(scene, position, news)]
        if shapes:
            due.append((position, shapes))
    return due


def _first_heard(scene: Scene, position: int, shapes: list[Shape]) -> Verdict | None:
    """Return the verdict of the first shape that is sure, or else of the first that doubts."""
    doubtful: Verdict | None = None
    silent: Verdict | None = None
    for shape in shapes:
        verdict = shape.propose(scene, position)
        if verdict is None:
            continue
        if verdict.action == "fix":
            return verdict
        if verdict.action:
            doubtful = doubtful or verdict
        else:
            silent = verdict
    return doubtful or silent


def _settle_repeated(scene: Scene, verdicts: list[Verdict]) -> None:
    """One spelling means one thing in a document: a sure mention settles the doubtful ones."""
    sure: dict[str, set[int]] = {}
    for verdict in verdicts:
        if verdict.first == verdict.last and verdict.action == "fix":
            key = scene.tokens[verdict.first].key
            sure.setdefault(key, set()).add(verdict.best.entry.number)
    for verdict in verdicts:
        if verdict.first != verdict.last:
            continue
        meant = sure.get(scene.tokens[verdict.first].key)
        if not meant or verdict.action == "fix":
            continue
        for candidate in verdict.candidates:
            if meant == {candidate.entry.number}:
                candidate.add("settled", "the same spelling is settled elsewhere in the text")
                if verdict.held in DOUBTS:
                    verdict.held = ""
        verdict.candidates.sort(key=lambda c: -c.score)
