"""A finding in a sentence, for formats whose readers show nothing else of it."""

from __future__ import annotations

from cleanup.judging.findings import Finding

#: So many candidates of a suggestion are named.
MOST_NAMED = 3
#: Instead of a name where nothing is to stand.
NOTHING = "nothing"
#: Where a finding only shows what is wrong: its replacement is its text.
BY_HAND = "(mend it by hand)"


def names_of(finding: Finding) -> list[str]:
    """Return what may stand instead, in one line each: the replacement, or the best candidates."""
    if finding.replacement == finding.text:
        return [BY_HAND]
    if finding.action == "fix" or not finding.replacement:
        return [one_line(finding.replacement) or NOTHING]
    return [one_line(choice.name) for choice in finding.candidates[:MOST_NAMED]]


def one_line(text: str) -> str:
    """Return *text* with single spaces for every run of white space."""
    return " ".join(text.split())


def advice(finding: Finding) -> str:
    """Return what to do: “Nicholas” should be “Nikol”."""
    text = f"“{one_line(finding.text)}”"
    if not finding.replacement:
        return f"{text} can be removed"
    if finding.replacement == finding.text:
        return f"{text} is to be mended by hand"
    names = " or ".join(f"“{name}”" for name in names_of(finding))
    return f"{text} should be {names}" if finding.action == "fix" else f"{text}: perhaps {names}"


def message(finding: Finding) -> str:
    """Return what to do and why, in one line."""
    why = "; ".join(finding.because)
    return f"{advice(finding)} ({why})" if why else advice(finding)
