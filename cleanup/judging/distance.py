"""How far from a right spelling a word may be to be changed, by what else speaks for the name."""

from __future__ import annotations

from cleanup.judging.candidate import Candidate
from cleanup.judging.decision import Verdict
from cleanup.judging.evidence import LISTED

#: A near spelling dearer than this per letter is only suggested.
_FAR_SHARE = 0.24
#: The same of a name that is less often in the news, unless it stands in a list, is in the text as well
#: or has the right consonants, and no more than one letter is wrong.
_FAR_LESSER = 0.16
_ONE_LETTER = 1.0
#: The same where a name in story after story stands elsewhere in the text, and one is expected here.
_FAR_EXPECTED = 0.28
_FAR_ALONE = 0.118
#: The same for a name in story after story: one that the text has elsewhere, and a long one.
_FAR_NAMED = 0.18
_FAR_FAMOUS = 0.13
_LONG = 8
_FAMOUS = 3
#: Another name must not be nearer by so much.
_NEARER = 0.4


def is_far(verdict: Verdict, letters: int, *, announced: bool) -> bool:
    """Whether so many *letters* are too far from the best candidate.

    *announced*: something beside the word says that a name of this kind is expected.
    """
    best = verdict.best
    return best.cost > _reach(best, letters, announced=announced) * letters


def is_nearer_another(verdict: Verdict) -> bool:
    """Whether another name than the best candidate is much nearer."""
    most = verdict.best.cost - _NEARER
    return any(candidate.status is None and candidate.cost <= most for candidate in verdict.candidates)


def _reach(best: Candidate, letters: int, *, announced: bool) -> float:
    """Return the cost per letter up to which a near spelling may be changed."""
    if announced:
        if best.entry.prominence == _FAMOUS:
            return _FAR_EXPECTED if "in-text" in best.evidence else _FAR_SHARE
        speak = best.evidence.keys() & {"vowels-only", "in-text"} and best.evidence.keys() & LISTED
        return _FAR_SHARE if speak and best.cost <= _ONE_LETTER else _FAR_LESSER
    if best.entry.prominence < _FAMOUS:
        return _FAR_ALONE
    if "in-text" in best.evidence:
        return _FAR_NAMED
    return _FAR_FAMOUS if letters >= _LONG else _FAR_ALONE
