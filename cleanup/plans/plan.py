"""What a plan is: for each file its digest, and the edits with what was decided of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from cleanup.documents.plain import Document
from cleanup.judging.findings import Choice, Finding
from cleanup.judging.rules import UNUSED

#: *undecided* edits wait for a review; they are not carried out.
Status = Literal["apply", "undecided", "skip"]
#: So many code points on either side are kept, to find the place again in a text that has changed.
CONTEXT = 24


@dataclass(frozen=True, slots=True)
class Edit:
    """A finding, what was decided of it, and the text *before* and *after* it.

    The finding's replacement is what is to stand in the span, whichever candidate it is. *source* is how
    the file has the text, where it is not the same: with markup in it.
    """

    finding: Finding
    status: Status
    before: str = ""
    after: str = ""
    source: str = ""

    @property
    def start(self) -> int:
        """Where the span begins in the text that is judged, in code points."""
        return self.finding.within[0] if self.finding.within else self.finding.start

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.finding.within[1] if self.finding.within else self.finding.end

    @property
    def text(self) -> str:
        """What stands there."""
        return self.finding.text

    @property
    def replacement(self) -> str:
        """What is to stand there."""
        return self.finding.replacement

    @property
    def candidates(self) -> tuple[Choice, ...]:
        """The names that may be meant, best first."""
        return self.finding.candidates

    @property
    def entity(self) -> str:
        """The id of what the replacement is the name of, or an empty text if it is nobody's here."""
        return next((c.entity for c in self.candidates if c.name == self.replacement), "")

    def decided(self, status: Status, replacement: str | None = None) -> Edit:
        """Return the edit with another status, and another replacement if one is given."""
        if replacement is None or replacement == self.replacement:
            return replace(self, status=status)
        return replace(self, status=status, finding=replace(self.finding, replacement=replacement))


@dataclass(frozen=True, slots=True)
class FilePlan:
    """The edits of a file, in order and not overlapping; *size* is in bytes, *sha256* of its bytes."""

    path: str
    encoding: str
    size: int
    sha256: str
    edits: tuple[Edit, ...]

    @property
    def wanted(self) -> tuple[Edit, ...]:
        """Those that are to be carried out."""
        return tuple(edit for edit in self.edits if edit.status == "apply")


@dataclass(frozen=True, slots=True)
class Plan:
    """The files that have edits."""

    files: tuple[FilePlan, ...]

    def count(self, status: Status) -> int:
        """Return how many edits have *status*."""
        return sum(edit.status == status for file in self.files for edit in file.edits)


def plan_of(
    path: str, document: Document, findings: Iterable[Finding], applied: Iterable[Finding]
) -> FilePlan:
    """Return the plan of one file: *applied* findings are to be carried out, the others undecided."""
    edits = edits_of(document, findings, applied)
    return FilePlan(path, document.encoding, len(document.raw), digest(document.raw), edits)


def edits_of(
    document: Document, findings: Iterable[Finding], applied: Iterable[Finding]
) -> tuple[Edit, ...]:
    """Return the edits of one file, or of a portion of one: see :func:`plan_of`."""
    sure = {finding.start for finding in applied}
    return tuple(
        _edit(document, finding, "apply" if finding.start in sure else "undecided")
        for finding in findings
        if finding.rule != UNUSED  # asks for no change of the text
    )


def _edit(document: Document, finding: Finding, status: Status) -> Edit:
    bare = Edit(finding, status)
    ahead = document.before.characters
    text, source = document.judged, document.text[finding.start - ahead : finding.end - ahead]
    start, end = bare.start - ahead, bare.end - ahead
    return replace(
        bare,
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        source=source if source != finding.text else "",
    )


def digest(raw: bytes) -> str:
    """Return the SHA-256 of *raw* in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()
