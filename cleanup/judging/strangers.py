"""Whose name a word may be, if not the one that it is near: strangers, reporters, women."""

from __future__ import annotations

from cleanup.judging.candidate import Candidate
from cleanup.judging.decision import Verdict
from cleanup.judging.scene import Scene
from cleanup.judging.tables import ending_class
from cleanup.names.index import KnownPerson
from cleanup.translit.fold import fold

#: How near a spelling that could be a surname of its own must be to one named in the text.
OWN_ENDING_REACH = 0.75
#: The same per letter, if the other half of a figure's name stands beside it, and if that is one that
#: many have: for a surname of its own, and for any other word.
_FAR_HALF = 0.2
_OWN_ENDING_SHARE = 0.1
_FAR_COMMON_HALF = 0.16
#: What Persian, Arabic and Urdu add to a place's name to call a person after it.
_NISBA = ("i", "ei", "vi")
#: From this weight on a first name is at home in too many countries to tell who is meant.
_EVERYWHERE = 5


def figure_of(scene: Scene, candidate: Candidate) -> KnownPerson | None:
    """Return the public figure whose name the candidate is half of, if it is somebody's."""
    number = candidate.entry.number
    people = scene.index.persons(surname=number) + scene.index.persons(given=number)
    return next((person for person in people if person.id == candidate.person), None)


def is_reporter(scene: Scene, candidate: Candidate) -> bool:
    """Whether the candidate is half of a reporter's name."""
    figure = figure_of(scene, candidate)
    return figure is not None and figure.reporter


def beside_everybodys(scene: Scene, verdict: Verdict) -> bool:
    """Whether the word stands beside a first name that people have in many countries."""
    beside = (verdict.first - 1, verdict.first), (verdict.last + 1, verdict.last + 1)
    return any(
        scene.adjacent(gap) and scene.index.guard(scene.tokens[at].key).given >= _EVERYWHERE
        for at, gap in beside
    )


def is_somebody_else(scene: Scene, verdict: Verdict) -> bool:
    """Whether a word beside the right half of a figure's name may be the name of somebody else.

    It is a surname elsewhere beside a first name that people have in many countries, or not that near,
    above all if it is well formed as a surname.
    """
    best, token = verdict.best, scene.tokens[verdict.first]
    figure = figure_of(scene, best)
    if figure is None or figure.given_lexeme == best.entry.number:
        return False
    everybodys = beside_everybodys(scene, verdict)
    if scene.index.guard(token.key).surname and everybodys:
        return True
    if best.status is not None:
        return False
    share = _FAR_HALF
    if everybodys or "partner-common" in best.evidence:
        share = _OWN_ENDING_SHARE if ending_class(token.key) else _FAR_COMMON_HALF
    return best.cost > max(OWN_ENDING_REACH, share * len(token.key))


def ends_like_people(best: Candidate, key: str) -> bool:
    """Whether the folded word *key* ends like a surname, and what only a place is called does not."""
    return not best.entry.is_personal and ending_class(key) not in ("", ending_class(best.form))


def is_formed_from(best: Candidate, key: str) -> bool:
    """Whether the folded word *key* is a place's name with what makes a person of it: *i*, or more."""
    name = best.form
    ending = key[len(name) :] if best.entry.is_place and key.startswith(name) else ""
    return len(ending) > 1 or ending in _NISBA


def a_woman_or_a_case(one: Candidate, other: Candidate) -> bool:
    """Whether one is a man's surname, with a case ending, and the other the woman's."""
    names = sorted((fold(one.entry.text), fold(other.entry.text)), key=len)
    return "inflected" in one.evidence | other.evidence and names[1] == names[0] + "a"
