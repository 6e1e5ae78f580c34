"""Findings for people: one line each, with the reasons below."""

from __future__ import annotations

from collections.abc import Iterable

from cleanup.judging.findings import Finding
from cleanup.reports.colour import Palette


def render(path: str, findings: Iterable[Finding], palette: Palette) -> str:
    """Return the findings of one file as lines a reader (or an editor's problem matcher) takes in.

    >>> from cleanup.judging.findings import Choice
    >>> choice = Choice("Stepanakert", "place/stepanakert", 0.97)
    >>> finding = Finding("garbled-name", 12, 22, 1, 13, "Stefancart", "fix", "Stepanakert", 0.97,
    ...                   (choice,), ("near Stepanakert: f for p", "beside “town of”"))
    >>> print(render("a.txt", [finding], Palette(False)), end="")
    a.txt:1:13: fix Stefancart -> Stepanakert [garbled-name]
        near Stepanakert: f for p; beside “town of”
    """
    return "".join(_one(path, finding, palette) for finding in findings)


def _one(path: str, finding: Finding, palette: Palette) -> str:
    where = palette.bold(f"{path}:{finding.line}:{finding.column}:")
    text = " ".join(finding.text.split())
    if finding.action == "fix":
        said = palette.red("fix")
        names = finding.replacement
    else:
        said = palette.yellow("suggest")
        names = " or ".join(choice.name for choice in finding.candidates[:3])
    head = f"{where} {said} {text} -> {palette.green(' '.join(names.split()))} [{finding.rule}]\n"
    lines = [f"    {'; '.join(finding.because)}\n"] if finding.because else []
    for account in finding.accounts:
        lines.append(f"      {account.name} {account.confidence:.2f}\n")
        for sign, reasons in (("+", account.speaks_for), ("-", account.against)):
            lines += [f"        {sign} {reason}\n" for reason in reasons]
    return head + "".join(lines)
