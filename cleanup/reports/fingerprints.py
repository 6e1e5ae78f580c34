"""What a finding is known by from one run to the next, though lines before it come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from cleanup.judging.findings import Finding
from cleanup.reports.lines import lines_of

if TYPE_CHECKING:
    from cleanup.documents.plain import Document

#: What is farther away in the line than so many code points does not count.
_FAR = 2_000


class Fingerprints:
    """Makes those of one file after the other.

    They are made of path, rule, words and line, and change when one of these does, not with the line's
    number; of findings alike in all of them the first, second … are told apart.
    """

    def __init__(self) -> None:
        self._seen: Counter[bytes] = Counter()

    def of(self, path: str, document: Document, findings: Sequence[Finding]) -> list[str]:
        """Return one for each of *findings*, all different."""
        if document.is_first:
            self._seen.clear()
        text, before = document.text, document.before.characters
        made = []
        for finding in findings:
            start, end = lines_of(text, finding, before)
            start = max(start, finding.start - before - _FAR)
            end = min(end, finding.end - before + _FAR)
            words = "\0".join((path, finding.rule, finding.text, " ".join(text[start:end].split())))
            about = sha256(words.encode("utf-8", "surrogatepass"))
            self._seen[about.digest()] += 1
            number = self._seen[about.digest()]
            about.update(f"\0{number}".encode())
            made.append(about.hexdigest()[:32])
        return made
