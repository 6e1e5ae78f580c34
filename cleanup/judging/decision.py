"""From the evidence for each candidate to a decision: fix, suggest, or silence."""

from __future__ import annotations

import math

from cleanup.judging.candidate import Candidate
from cleanup.judging.findings import Action
from cleanup.judging.tables import calibration, weights

#: Log odds from which a change is made, or shown. 2.75 is 94 in 100, 0.7 two in three.
FIX = 2.75
SUGGEST = 0.7
#: The same where little else in the text is from the region.
SUGGEST_ELSEWHERE = 1.5
#: No suggestion is worth showing.
UNSAID = math.inf
#: A rival within this distance makes the choice doubtful.
RIVAL_MARGIN = 1.2
#: The other name of a place must be this much less likely for a change to be made.
COUNTERPART_MARGIN = 1.8
_MOST_CANDIDATES = 5


class Verdict:
    """The candidates of tokens *first* to *last*, best first, and what may hold a change back."""

    __slots__ = ("as_written", "candidates", "first", "held", "last", "least", "middle")

    def __init__(self, first: int, last: int, candidates: list[Candidate]) -> None:
        self.first = first
        self.last = last
        self.candidates = candidates
        self.held = ""  #: why it is at most a suggestion
        self.least = SUGGEST  #: log odds from which it is shown
        self.middle = 0  #: where the second half of a person's name begins, if both are judged as one
        self.as_written = False  #: what stands between the words changes, too

    @property
    def best(self) -> Candidate:
        """The leading candidate."""
        return self.candidates[0]

    @property
    def kind(self) -> str:
        """``fix``; ``held``, if something holds a sure change back; or ``doubtful``."""
        if self.best.score < FIX:
            return "doubtful"
        return "held" if self.held else "fix"

    @property
    def action(self) -> Action | None:
        """What to do; None is silence."""
        if not self.candidates:
            return None
        if self.kind == "fix":
            return "fix"
        return "suggest" if self.best.score >= self.least else None


def confidence(score: float, kind: str = "fix") -> float:
    """Turn log odds into how often such findings are right, rounded to two places and never 1.

    *kind* is that of the verdict: a suggestion is right less often than its evidence alone would say,
    because something speaks against a change (``confidence.tsv``, from ``tools/learn_weights.py``).
    """
    intercept, slope = calibration()[kind]
    return min(0.99, round(1 / (1 + math.exp(-intercept - slope * score)), 2))


def rank(candidates: list[Candidate]) -> list[Candidate]:
    """Sort *candidates* best first, and charge the leader for a close rival."""
    ranked = _one_per_name(sorted(candidates, key=_order))
    person = next((c for c in ranked if c.person and c.score >= FIX), None)
    if person:  # a whole name outweighs what one word alone suggests
        ranked = [person, *(c for c in ranked if c.person and c is not person)]
    if len(ranked) > 1:
        _charge_for_rival(ranked[0], ranked[1])
    return ranked[:_MOST_CANDIDATES]


def _charge_for_rival(leader: Candidate, rival: Candidate) -> None:
    """Make the *leader* less sure for a close *rival*, but not less than the rival is."""
    ahead = leader.score - rival.score
    if ahead >= RIVAL_MARGIN or rival.entry.text.casefold() == leader.entry.text.casefold():
        return
    times = min(1.0, ahead / abs(weights()["rival"]))
    leader.add("rival", f"{rival.entry.text} fits nearly as well", times)


def _order(candidate: Candidate) -> tuple[float, float, str]:
    return -candidate.score, candidate.cost, candidate.entry.text


def _one_per_name(ranked: list[Candidate]) -> list[Candidate]:
    """Keep one spelling of each name: Hovhannisyan, Hovannisian and Oganesyan are no rivals.

    Unless a person is meant, the one that its native form gives stands for all.
    """
    kept: list[Candidate] = []
    for candidate in ranked:
        same = next((k for k in kept if k.entry.native & candidate.entry.native), None)
        if same is None:
            kept.append(candidate)
        elif not same.person and candidate.entry.regular and not same.entry.regular:
            candidate.score = max(candidate.score, same.score)
            kept[kept.index(same)] = candidate
    return kept
