"""What a spelling may stand for, with the evidence for it."""

from __future__ import annotations

from cleanup.judging.tables import weights
from cleanup.names.index import Entry
from cleanup.names.status import Status


class Candidate:
    """A lexeme that a spelling may stand for, with the evidence gathered so far.

    Written out, because every start of the program would pay for a dataclass.

    Args:
        form: the folded right form it was compared with.
        status: what the spelling is to the lexeme; None: only near.
        way: channel id, or languages of an exonym.
        person: id of the person meant, when the other half of the name tells.
    """

    __slots__ = (
        "also",
        "because",
        "cost",
        "entry",
        "evidence",
        "form",
        "person",
        "score",
        "status",
        "way",
        "written",
    )

    def __init__(
        self,
        entry: Entry,
        form: str,
        status: Status | None,
        cost: float,
        way: str = "",
        person: str = "",
    ) -> None:
        self.entry = entry
        self.form = form
        self.status = status
        self.cost = cost
        self.score = 0.0
        self.way = way
        self.written = ""  #: what is put in its place, if not the name alone
        self.also: tuple[str, ...] = ()  #: further forms of the name that may be meant as well
        self.person = person
        #: Which rows of ``weights.tsv`` counted, and how many times.
        self.evidence: dict[str, float] = {}
        self.because: list[tuple[float, str]] = []

    def add(self, evidence: str, reason: str = "", times: float = 1.0) -> None:
        """Count a piece of *evidence* (a row of ``weights.tsv``), with its reason if it has one."""
        weight = weights()[evidence] * times
        self.score += weight
        self.evidence[evidence] = self.evidence.get(evidence, 0.0) + times
        if reason:
            self.because.append((abs(weight), reason))

    def copy(self) -> Candidate:
        """Return a copy whose evidence can grow on its own."""
        copy = Candidate(self.entry, self.form, self.status, self.cost, self.way, self.person)
        copy.score = self.score
        copy.written = self.written
        copy.also = self.also
        copy.evidence = self.evidence.copy()
        copy.because = self.because.copy()
        return copy
