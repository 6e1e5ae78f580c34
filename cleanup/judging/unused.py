"""The rule ``unused-exception``: what is excepted in a text, and would not be reported anyway."""

from __future__ import annotations

from collections.abc import Iterable

from cleanup.judging.findings import Choice, Finding
from cleanup.judging.rules import EXCEPTABLE, UNUSED
from cleanup.spotting.exceptions.collected import Exceptions
from cleanup.spotting.exceptions.stretches import Stretch
from cleanup.spotting.lines import Lines
from cleanup.spotting.tokens import tokenize

_SURE = 0.99
NEEDLESS = "without it nothing would be reported; it can be removed"


def unused(
    text: str, exceptions: Exceptions, otherwise: Iterable[Finding], needed: set[int]
) -> list[Finding]:
    """Return a finding for every mark in *text* that excepts nothing.

    Args:
        text: the text.
        exceptions: what is excepted in it.
        otherwise: the findings of all rules if nothing were.
        needed: the numbers of marks that except something in another portion of the text; those of marks
            that do so here are added.
    """
    stretches = exceptions.close(text, tokenize(text))
    places = [Stretch(*span) for mark in exceptions.marks for span in mark.spans]
    outside = [f for f in otherwise if not any(p.covers(f.rule, f.start, f.end) for p in places)]
    used = {
        stretch.mark
        for finding in outside
        for stretch in stretches
        if stretch.covers(finding.rule, finding.start, finding.end)
    }
    needed.update(number for mark in used if mark for number in mark.numbers)
    lines = Lines(text)
    found: dict[int, Finding] = {}
    for mark in exceptions.marks:
        if mark in used or needed.intersection(mark.numbers[:1]):
            continue
        unknown = sorted(mark.rules - EXCEPTABLE)
        why = mark.problem or NEEDLESS
        if unknown:
            why = f"there is no rule {unknown[0]!r}; the rules are {', '.join(sorted(EXCEPTABLE))}"
        for start, end in mark.spans:
            found[start] = unused_finding(text, start, end, why, lines)
    apart: list[Finding] = []
    for _start, finding in sorted(found.items()):
        if not apart or finding.start >= apart[-1].end:  # a comment may stand in front matter
            apart.append(finding)
    return apart


def unused_finding(text: str, start: int, end: int, why: str, lines: Lines | None = None) -> Finding:
    """Return the finding that text[start:end] is a needless exception; nothing takes its place."""
    line, column = (lines or Lines(text)).place(start)
    return Finding(
        rule=UNUSED,
        start=start,
        end=end,
        line=line,
        column=column,
        text=text[start:end],
        action="suggest",
        replacement="",
        confidence=_SURE,
        candidates=(Choice("", "", _SURE),),
        because=(why,),
    )
