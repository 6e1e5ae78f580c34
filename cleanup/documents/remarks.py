"""What comments in documents say of a finding that is only suggested, and whose they are."""

from __future__ import annotations

from cleanup.judging.findings import Finding

#: Who makes comments and tracked changes.
AUTHOR = "cleanup"
_MOST_NAMED = 3


def said_of(finding: Finding) -> list[str]:
    """Return what a comment says of *finding*, a paragraph each."""
    names = " or ".join(dict.fromkeys(choice.name for choice in finding.candidates[:_MOST_NAMED]))
    said = [f"{finding.text}: {names or finding.replacement}?".replace("\n", " ")]
    if finding.because:
        said.append("; ".join(finding.because))
    return said
