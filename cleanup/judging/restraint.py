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
from cleanup.judging.distance import is_far, is_nearer_another
from cleanup.judging.evidence import LISTED, spared
from cleanup.judging.scene import Scene
from cleanup.judging.strangers import (
    OWN_ENDING_REACH,
    a_woman_or_a_case,
    beside_everybodys,
    ends_like_people,
    figure_of,
    is_formed_from,
    is_reporter,
    is_somebody_else,
)
from cleanup.judging.tables import ending_class, weights
from cleanup.names.status import Status

#: An exonym that one small slip would also give is no other language's word.
_EXONYM_SLIP = 0.45
OTHER_LANGUAGE = "right in another language"
_NOT_REGIONAL = "little else in the text is from the region"
_SCHOLARLY = "the text romanises as scholars do"
_OTHER_SPELLING = "the name stands right before it"
_ELSEWHERE = "a right name elsewhere"
_FAR_OFF = "far from the right spelling"
_OWN_NAME = "well formed as a name of its own"
_WOMANS = "a woman's surname, or a case of a man's"
_LITTLE_KNOWN = "a short name, and rarely in the news"
#: What is no hindrance any more once the same spelling is settled elsewhere in the text.
DOUBTS = frozenset({_NOT_REGIONAL, _FAR_OFF, _OWN_NAME, _WOMANS, _LITTLE_KNOWN})
#: Evidence that a name of this kind is expected here.
_CONTEXT = frozenset(
    {
        "place-word",
        *LISTED,
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
#: Evidence that a certain person is meant.
_PERSON_EXPECTED = frozenset({"title", "person-in-text", "in-credit"})
_SHORT = 6
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
        figure = figure_of(scene, best)
        if (figure is None or figure.prominence == 1) and beside_everybodys(scene, verdict):
            return _NOT_REGIONAL  # many a Robert is somebody else
    if _is_other_spelling(scene, verdict):
        return _OTHER_SPELLING
    spare = spared(scene)
    if spare and best.score + weights()["elsewhere"] * spare < FIX:
        return _NOT_REGIONAL  # a longer text would have to speak for it
    if best.status is None and not best.person:
        if scene.regional < _HALF_REGIONAL and _SPOKEN_FOR.isdisjoint(best.evidence):
            return _NOT_REGIONAL
        if is_nearer_another(verdict):
            return _FAR_OFF
        if ends_like_people(best, tokens[0].key) and _PLACED.isdisjoint(best.evidence):
            return _OWN_NAME
        announced = not _CONTEXT.isdisjoint(best.evidence)
        if is_far(verdict, letters, announced=announced):
            return _FAR_OFF
        formed = "inflected" not in best.evidence and is_formed_from(best, tokens[-1].key)
        if formed and (not announced or "after-first-name" in best.evidence):
            return "formed from a place's name, as surnames are"
        if "english" in best.evidence and not announced:
            return "a word of its own"
        if len(tokens) == 1 and scene.index.guard(tokens[0].key).town:
            return _ELSEWHERE
        if best.entry.groups == {"people"} and letters < _SHORT:
            return "other peoples have names like it"
    whole = "merged" in best.evidence or "split" in best.evidence
    own_form = best.entry.is_personal and not whole and ending_class(tokens[0].key)
    if own_form and not best.person:
        far = best.cost > OWN_ENDING_REACH
        famous = best.entry.prominence == _FAMOUS
        named = not best.evidence.keys().isdisjoint({"in-text", "title"} if famous else {"in-text"})
        if (far and not (famous and named)) or not (famous or named):
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
    if elsewhere and best.status is Status.DERIVED and not best.entry.is_nation:
        if not best.evidence.keys() & (_CONTEXT | _NAMED - {"in-text"} | {"fingerprint"}):
            return _ELSEWHERE
    if scene.scholarly or any(token.scholarly for token in tokens):
        return _SCHOLARLY
    if best.person and len(tokens) == 1 and _PERSON_EXPECTED.isdisjoint(best.evidence):
        if is_somebody_else(scene, verdict):
            return _OWN_NAME
    if any(token.quoted for token in tokens):
        return "inside a quotation"
    if any(token.credit for token in tokens) and not is_reporter(scene, best):
        return "in a credit line"
    if (
        best.status is Status.EXONYM
        and "fingerprint" not in best.evidence
        and not _is_slip(scene, retriever, verdict)
    ):
        return OTHER_LANGUAGE
    if (
        verdict.last > verdict.first
        and best.status is Status.DERIVED
        and best.entry.prominence < _FAMOUS
        and (not best.entry.is_place or best.way.endswith(_MARKS_LOST))
    ):
        return "people write it so"
    if "run-in" in best.evidence:
        return "a line may have been lost between the words"
    if "rival" in best.evidence and a_woman_or_a_case(best, verdict.candidates[1]):
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
    if verdict.held == _OTHER_SPELLING:
        return UNSAID
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
        if entry.is_nation
    )


def _is_slip(scene: Scene, retriever: Retriever, verdict: Verdict) -> bool:
    """Whether an exonym is also what one small slip makes of the English name."""
    key = scene.tokens[verdict.first].key
    evidence = verdict.best.evidence.keys()
    if verdict.best.person:
        return "partner-common" not in evidence or not _PERSON_EXPECTED.isdisjoint(evidence)
    entry = verdict.best.entry
    people = entry.is_personal and not entry.is_place  # they may be called so elsewhere
    return retriever.distance(entry.text, key)[0] <= (0.0 if people else _EXONYM_SLIP)


def _counterpart_fits(verdict: Verdict) -> bool:
    """Whether the other language's name of the same place fits nearly as well."""
    best = verdict.best
    return any(
        best.score - other.score < COUNTERPART_MARGIN
        and best.entry.counterparts & set(other.entry.entities)
        for other in verdict.candidates[1:]
    )


def _is_other_spelling(scene: Scene, verdict: Verdict) -> bool:
    """Whether it is in brackets after the right name: *Kavahan (Gavakhan)* gives both on purpose."""
    tokens, first = scene.tokens, verdict.first
    if not first or scene.text[tokens[first - 1].end : tokens[first].start].strip() not in ("(", "["):
        return False
    before = scene.known[first - 1]
    meant = verdict.best.entry
    return before is not None and any(
        entry.number == meant.number or not meant.native.isdisjoint(entry.native)
        for entry in before.entries
    )
