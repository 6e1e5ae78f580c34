"""What holds a sure change back: it is then only suggested, with the reason."""

from __future__ import annotations

from cleanup.judging.candidate import Candidate
from cleanup.judging.candidates import Retriever
from cleanup.judging.decision import (
    COUNTERPART_MARGIN,
    FIX,
    SUGGEST,
    SUGGEST_ELSEWHERE,
    UNSAID,
    Verdict,
)
from cleanup.judging.evidence import spared
from cleanup.judging.scene import Scene
from cleanup.judging.tables import ending_class, weights
from cleanup.names.index import KnownPerson
from cleanup.names.status import Status
from cleanup.translit.fold import fold

#: An exonym that one small slip would also give is no other language's word.
_EXONYM_SLIP = 0.45
_NOT_REGIONAL = "little else in the text is from the region"
_SCHOLARLY = "the text romanises as scholars do"
_ELSEWHERE = "a right name elsewhere"
_FAR_OFF = "far from the right spelling"
_OWN_NAME = "well formed as a name of its own"
_WOMANS = "a woman's surname, or a case of a man's"
_LITTLE_KNOWN = "a short name, and rarely in the news"
#: What is no hindrance any more once the same spelling is settled elsewhere in the text.
DOUBTS = frozenset({_NOT_REGIONAL, _FAR_OFF, _OWN_NAME, _WOMANS, _LITTLE_KNOWN})
#: A near spelling dearer than this per letter is only suggested.
_FAR_SHARE = 0.24
#: The same where a name in story after story stands elsewhere in the text, and one is expected here.
_FAR_EXPECTED = 0.28
_FAR_ALONE = 0.118
#: The same for a name in story after story: one that the text has elsewhere, and a long one.
_FAR_NAMED = 0.18
_FAR_FAMOUS = 0.13
_LONG = 8
#: How near a spelling that could be a surname of its own must be to one named in the text.
_OWN_ENDING_REACH = 0.75
#: What Persian, Arabic and Urdu add to a place's name to call a person after it.
_NISBA = ("i", "ei", "vi")
#: Evidence that a name of this kind is expected here.
_CONTEXT = frozenset(
    {
        "place-word",
        "listed-together",
        "same-country",
        "beside-peer",
        "title",
        "beside-name",
        "whole-name",
        "split",
        "spelled-apart",
        "opponents",
    }
)
#: The same, and what hints at one.
_HINTED = _CONTEXT | {"weak-place-word", "any-title"}
#: Evidence that a place is meant.
_PLACED = _HINTED - {"title", "any-title"} | {"in-text", "listed"}
_NAMED = frozenset({"partner", "partner-common", "partner-near", "in-text", "listed"})
_SPOKEN_FOR = _CONTEXT | _NAMED
_SHORT = 6
#: From this weight on a first name is at home in too many countries to tell who is meant.
_EVERYWHERE = 5
_NATIONS = frozenset({"country", "people"})
#: A near spelling alone says nothing in a text that is not about the region.
_HALF_REGIONAL = 0.5
_FAMOUS = 3
#: The channel that only takes the marks off.
_MARKS_LOST = ">ascii"


def restraint(scene: Scene, retriever: Retriever, verdict: Verdict) -> str:
    """Return why *verdict* is at most a suggestion, in words for the reader, or nothing."""
    best = verdict.best
    tokens = scene.tokens[verdict.first : verdict.last + 1]
    letters = sum(len(token.key) for token in tokens)
    if best.person and scene.regional < _HALF_REGIONAL and "title" not in best.evidence:
        figure = _figure(scene, best)
        if (figure is None or figure.prominence == 1) and _beside_everybodys(scene, verdict):
            return _NOT_REGIONAL  # many a Robert is somebody else
    spare = spared(scene)
    if spare and best.score + weights()["elsewhere"] * spare < FIX:
        return _NOT_REGIONAL  # a longer text would have to speak for it
    if best.status is None and not best.person:
        if scene.regional < _HALF_REGIONAL and _SPOKEN_FOR.isdisjoint(best.evidence):
            return _NOT_REGIONAL
        if _ends_like_people(best, tokens[0].key) and _PLACED.isdisjoint(best.evidence):
            return _OWN_NAME
        announced = not _CONTEXT.isdisjoint(best.evidence)
        if best.cost > _reach(best, letters, announced=announced) * letters:
            return _FAR_OFF
        nisba = best.entry.is_place and tokens[-1].key in {best.form + ending for ending in _NISBA}
        if nisba and (not announced or "after-first-name" in best.evidence):
            return "formed from a place's name, as surnames are"
        if "english" in best.evidence and not announced:
            return "a word of its own"
        if len(tokens) == 1 and scene.index.guard(tokens[0].key).town:
            return _ELSEWHERE
        if best.entry.groups == {"people"} and letters < _SHORT:
            return "other peoples have names like it"
    whole = "merged" in best.evidence or "split" in best.evidence
    own_form = best.entry.is_personal and not whole and ending_class(tokens[0].key)
    if own_form and not best.person and best.entry.prominence < _FAMOUS:
        if "in-text" not in best.evidence or best.cost > _OWN_ENDING_REACH:
            return _OWN_NAME
    if best.entry.prominence == 1 and letters <= _SHORT and _SPOKEN_FOR.isdisjoint(best.evidence):
        return _LITTLE_KNOWN
    if best.status is Status.CONTEXT_GARBLE:
        if _meant_elsewhere(scene, verdict.first):
            return "the text also speaks of where this is a right name"
        expected = best.evidence.keys() & (_SPOKEN_FOR | {"fingerprint"})
        if not expected and not _nation_named(scene, verdict.first, best):
            return _ELSEWHERE
    known = scene.known[verdict.first]
    elsewhere = known is not None and not known.ours
    if elsewhere and best.status is Status.DERIVED and not best.entry.kinds & _NATIONS:
        if not best.evidence.keys() & (_CONTEXT | _NAMED - {"in-text"} | {"fingerprint"}):
            return _ELSEWHERE
    if scene.scholarly or any(token.scholarly for token in tokens):
        return _SCHOLARLY
    if any(token.quoted for token in tokens):
        return "inside a quotation"
    if any(token.credit for token in tokens) and not _is_reporter(scene, best):
        return "in a credit line"
    if (
        best.status is Status.EXONYM
        and "fingerprint" not in best.evidence
        and not _is_slip(scene, retriever, verdict)
    ):
        return "right in another language"
    if (
        verdict.last > verdict.first
        and best.status is Status.DERIVED
        and best.entry.prominence < _FAMOUS
        and (not best.entry.is_place or best.way.endswith(_MARKS_LOST))
    ):
        return "people write it so"
    if "run-in" in best.evidence:
        return "a line may have been lost between the words"
    if "rival" in best.evidence and _a_woman_or_a_case(best, verdict.candidates[1]):
        return _WOMANS
    if _counterpart_fits(verdict):
        return "it may be either name of the place"
    return ""


def least_odds(scene: Scene, verdict: Verdict) -> float:
    """Return the log odds from which *verdict* is shown, held back as it is: none may be enough."""
    best = verdict.best
    if verdict.held == _NOT_REGIONAL:
        return SUGGEST_ELSEWHERE
    if verdict.held == _SCHOLARLY and scene.scholarly:
        # where scholars write, their spellings are right, and what they leave without signs may not be
        tokens = scene.tokens[verdict.first : verdict.last + 1]
        return UNSAID if any(token.scholarly for token in tokens) else SUGGEST
    if not _HINTED.isdisjoint(best.evidence):
        return SUGGEST
    if verdict.held == _LITTLE_KNOWN or (verdict.held == _OWN_NAME and not best.entry.is_personal):
        return UNSAID
    if verdict.held == _FAR_OFF:
        # what is as far from a name of the text is another name, as most that people bear are
        well_known = best.entry.is_place and best.entry.prominence == _FAMOUS
        somebodys = best.entry.is_personal and not well_known and verdict.first == verdict.last
        if somebodys or "in-text" in best.evidence:
            return UNSAID
    return SUGGEST


def _reach(best: Candidate, letters: int, *, announced: bool) -> float:
    """Return the cost per letter up to which a near spelling may be changed."""
    if announced:
        well_known = best.entry.prominence == _FAMOUS and "in-text" in best.evidence
        return _FAR_EXPECTED if well_known else _FAR_SHARE
    if best.entry.prominence < _FAMOUS:
        return _FAR_ALONE
    if "in-text" in best.evidence:
        return _FAR_NAMED
    return _FAR_FAMOUS if letters >= _LONG else _FAR_ALONE


def _meant_elsewhere(scene: Scene, position: int) -> bool:
    """Whether the country in which the spelling is a right name is named in the text."""
    name = scene.known[position]
    if name is None:
        return False
    own = {entry.number for entry in name.entries}
    where = {place for entry in name.entries for place in entry.countries | entry.around}
    others = (scene.index.entry(number) for number in scene.mentioned if number not in own)
    return any(where & (set(e.entities) | e.around | e.countries) for e in others)


def _nation_named(scene: Scene, position: int, candidate: Candidate) -> bool:
    """Whether a country or people of the candidate's language is named in the same sentence."""
    return any(
        entry.languages & candidate.entry.languages
        for at in scene.sentence(position)
        for entry in scene.entries(at)
        if entry.kinds & _NATIONS
    )


def _is_slip(scene: Scene, retriever: Retriever, verdict: Verdict) -> bool:
    """Whether an exonym is also what one small slip makes of the English name."""
    key = scene.tokens[verdict.first].key
    if verdict.best.person:
        return True
    return retriever.distance(verdict.best.entry.text, key)[0] <= _EXONYM_SLIP


def _counterpart_fits(verdict: Verdict) -> bool:
    """Whether the other language's name of the same place fits nearly as well."""
    best = verdict.best
    return any(
        best.score - other.score < COUNTERPART_MARGIN
        and best.entry.counterparts & set(other.entry.entities)
        for other in verdict.candidates[1:]
    )


def _ends_like_people(best: Candidate, key: str) -> bool:
    """Whether the folded word *key* ends like a surname, and what only a place is called does not."""
    return not best.entry.is_personal and ending_class(key) not in ("", ending_class(best.form))


def _a_woman_or_a_case(one: Candidate, other: Candidate) -> bool:
    """Whether one is a man's surname, with a case ending, and the other the woman's."""
    names = sorted((fold(one.entry.text), fold(other.entry.text)), key=len)
    return "inflected" in one.evidence | other.evidence and names[1] == names[0] + "a"


def _is_reporter(scene: Scene, candidate: Candidate) -> bool:
    figure = _figure(scene, candidate)
    return figure is not None and figure.reporter


def _beside_everybodys(scene: Scene, verdict: Verdict) -> bool:
    """Whether the word stands beside a first name that people have in many countries."""
    beside = (verdict.first - 1, verdict.first), (verdict.last + 1, verdict.last + 1)
    return any(
        scene.adjacent(gap) and scene.index.guard(scene.tokens[at].key).given >= _EVERYWHERE
        for at, gap in beside
    )


def _figure(scene: Scene, candidate: Candidate) -> KnownPerson | None:
    """Return the public figure whose name the candidate is half of, if it is somebody's."""
    number = candidate.entry.number
    people = scene.index.persons(surname=number) + scene.index.persons(given=number)
    return next((person for person in people if person.id == candidate.person), None)
