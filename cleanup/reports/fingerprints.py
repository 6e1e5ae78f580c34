"""What a finding is known by from one run to the next, though lines before it come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from cleanup.judging.findings import Finding
from cleanup.reports.lines import lines_of


def fingerprints(path: str, text: str, findings: Sequence[Finding]) -> list[str]:
    """Return one for each of *findings*, all different.

    They are made of path, rule, words and line, and change when one of these does, not with the line's
    number; of findings alike in all of them the first, second … are told apart.
    """
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        start, end = lines_of(text, finding)
        about = "\0".join((path, finding.rule, finding.text, " ".join(text[start:end].split())))
        seen[about] += 1
        data = f"{about}\0{seen[about]}".encode("utf-8", "surrogatepass")
        made.append(sha256(data).hexdigest()[:32])
    return made
