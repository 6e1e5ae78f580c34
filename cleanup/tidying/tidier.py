"""Runs the tidying rules on a text, beside what was found of its names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from cleanup.judging.findings import Choice, Finding
from cleanup.judging.rules import ABOUT_NAMES, MOJIBAKE, PAGE, SPACING, TIDY, TRANSLATION, UNUSED
from cleanup.names.index import Index
from cleanup.spotting.lines import Lines
from cleanup.spotting.tokens import Span
from cleanup.tidying.page import Page
from cleanup.tidying.slips import Slip

if TYPE_CHECKING:
    from cleanup.judging.carried import Carried
    from cleanup.spotting.exceptions.accepted import Accepted
    from cleanup.spotting.exceptions.stretches import Stretch

#: Rule and module. Where two rules have something to say of a stretch, the first is heard: what is to be
#: removed needs no mending.
MODULES = {
    PAGE: "scrape_residue",
    MOJIBAKE: "mojibake",
    SPACING: "spacing",
    TRANSLATION: "translation_residue",
}
_SURE = 0.99
_LIKELY = 0.6
_QUOTED = "only suggested: in a quotation"


def tidied(
    text: str,
    findings: Sequence[Finding],
    rules: frozenset[str],
    accepted: Accepted | None,
    index: Index,
    carried: Carried,
) -> list[Finding]:
    """Return *findings* with those of the tidying rules, in order, none overlapping another.

    Args:
        text: the text.
        findings: what was found of names and of exceptions. An exception that a tidying rule needs is
            no unused one.
        rules: all that are selected.
        accepted: spellings that are never reported.
        index: knows English words.
        carried: what is known of the text if it comes in portions.
    """
    exceptions = carried.exceptions(text, accepted)
    wanted = rules & TIDY
    if exceptions and UNUSED in rules:
        wanted |= TIDY & {rule for mark in exceptions.marks for rule in mark.rules}
    if not wanted:
        return list(findings)
    names = [(found.start, found.end) for found in findings if found.rule in ABOUT_NAMES]
    page = Page(text, index, names, begins=carried.is_first, ends=not carried.goes_on)
    found = list(_findings(page, wanted))
    kept = list(findings)
    if exceptions:
        stretches = exceptions.close(text, page.tokens)
        for stretch in stretches:
            if stretch.mark and stretch.mark.numbers and any(_excepted(f, [stretch]) for f in found):
                carried.needed.update(stretch.mark.numbers)
        kept = [f for f in findings if f.rule != UNUSED or not _needed(f, found, stretches)]
        found = [f for f in found if not _excepted(f, stretches)]
    kept += [finding for finding in found if finding.rule in rules]
    return sorted(kept, key=lambda finding: finding.start)


def _excepted(finding: Finding, stretches: Iterable[Stretch]) -> bool:
    return any(stretch.covers(finding.rule, finding.start, finding.end) for stretch in stretches)


def _needed(unused: Finding, found: Iterable[Finding], stretches: Iterable[Stretch]) -> bool:
    """Whether the exception that *unused* is about keeps any of *found* from being reported."""
    place = unused.start, unused.end
    own = [stretch for stretch in stretches if stretch.mark and place in stretch.mark.spans]
    return any(_excepted(finding, own) for finding in found)


def _findings(page: Page, rules: frozenset[str]) -> Iterator[Finding]:
    lines = Lines(page.text)
    taken: list[Span] = []
    for rule, module in MODULES.items():
        if rule not in rules:
            continue
        slips: Iterable[Slip] = import_module(f"cleanup.tidying.{module}").slips(page)
        for slip in sorted(slips, key=lambda slip: (slip.start, not slip.sure, -slip.end)):
            at = bisect_right(taken, (slip.start, len(page.text)))
            before, after = taken[at - 1 : at], taken[at : at + 1]
            if (before and before[0][1] > slip.start) or (after and after[0][0] < slip.end):
                continue
            if page.is_taken(slip.start, slip.end):
                continue
            taken.insert(at, (slip.start, slip.end))
            yield _finding(page, rule, slip, lines)


def _finding(page: Page, rule: str, slip: Slip, lines: Lines) -> Finding:
    line, column = lines.place(slip.start)
    quoted = slip.sure and page.is_quoted(slip.start, slip.end)
    sure = _SURE if slip.sure else _LIKELY
    return Finding(
        rule=rule,
        start=slip.start,
        end=slip.end,
        line=line,
        column=column,
        text=page.text[slip.start : slip.end],
        action="fix" if slip.sure and not quoted else "suggest",
        replacement=slip.new,
        confidence=sure,
        candidates=tuple(Choice(new, "", sure) for new in (slip.new, *slip.also)),
        because=(slip.because, _QUOTED) if quoted else (slip.because,),
    )
