"""Directives in comments: ``cleanup: off`` … ``cleanup: on``, and ``cleanup: ignore`` on a line.

``comments.tsv`` says how comments open and close; one that closes nowhere goes to the end of its line.
Rules stand in brackets: ``cleanup: ignore[garbled-name]``; a reason may follow after a dash or a colon.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import regex

from cleanup.spotting.exceptions import SIGN
from cleanup.spotting.exceptions.around import ALONE, Around, Open
from cleanup.spotting.exceptions.stretches import Mark, Span, Stretch

_DIRECTIVE = r"""
    [ \t]*+ cleanup: [ \t]*+ (?P<word>off|on|ignore) (?!\w|-\w)
    (?: \[ (?P<rules>[^\[\]\r\n]*+) \] )?+
"""
#: A reason begins so. Before the end of a comment it may have 200 signs, so that reading takes no longer
#: in a text full of comments that nothing closes.
_REASON = r"[ \t]*+ (?: (?!{closes}) [-–—:;,.(] {rest} )??"
_LINE_ENDS = regex.compile(r"\r\n?|\n")


class _Off(NamedTuple):
    """What is off from *start* on; *spans* are the comments that say so, if they are in this portion."""

    spans: tuple[Span, ...]
    start: int
    rules: frozenset[str]
    numbers: tuple[int, ...] = ()


def directives(text: str, around: Around = ALONE) -> tuple[list[Mark], list[Stretch], list[Open]]:
    """Return the marks in the comments of *text*, what they except, and what goes on after it."""
    if SIGN not in text and not around.opened:
        return [], [], []
    marks: list[Mark] = []
    stretches: list[Stretch] = []
    opened = [_Off((), 0, o.rules, o.numbers) for o in around.opened if o.until == "on"]
    lines = _lines(text)
    goes_on: list[Open] = []
    count = around.numbered

    def close(end: int, *closing: Span) -> None:
        for number, (spans, start, rules, numbers) in enumerate(opened):
            mark = Mark((*spans, *closing) if number == 0 else spans, rules, numbers=numbers)
            marks.append(mark)
            stretches.append(Stretch(start, end, rules, mark))
        opened.clear()

    def ignore(
        line: Span, spans: tuple[Span, ...], rules: frozenset[str], numbers: tuple[int, ...]
    ) -> None:
        mark = Mark(spans, rules, numbers=numbers)
        marks.append(mark)
        stretches.append(Stretch(*line, rules, mark))
        if numbers and line == lines[-1]:
            goes_on.append(Open(rules, numbers, "line"))

    for each in around.opened:
        if each.until == "line":
            ignore(lines[0], (), each.rules, each.numbers)
    for word, rules, span in _found(text, lines):
        stretches.append(Stretch(*span))  # a reason may name what it is about
        if word == "off":
            opened.append(_Off((span,), span[1], rules))
        elif word == "ignore":
            line = _line(text, lines, span)
            lasts = around.goes_on and line == lines[-1]
            ignore(line, (span,), rules, (count,) if lasts else ())
            count += lasts
        elif opened:
            close(span[0], span)
        else:
            marks.append(Mark((span,), problem="nothing is off here"))
    if around.goes_on:
        for number, off in enumerate(opened):
            if not off.numbers:
                opened[number] = off._replace(numbers=(count,))
                count += 1
        goes_on += [Open(off.rules, off.numbers) for off in opened]
    close(len(text))
    return marks, stretches, goes_on


def _found(text: str, lines: list[Span]) -> Iterator[tuple[str, frozenset[str], Span]]:
    at = text.find(SIGN)
    while at >= 0:
        start, end = lines[_line_at(lines, at)]
        for match in _pattern().finditer(text, start, end):
            rules = (match["rules"] or "").split(",")
            yield match["word"], frozenset(rule.strip() for rule in rules if rule.strip()), match.span()
        at = text.find(SIGN, end)


@cache
def _pattern() -> regex.Pattern[str]:
    table = Path(__file__).with_name("comments.tsv").read_text(encoding="utf-8")
    forms = []
    for row in table.splitlines()[1:]:
        opens, closes, _formats = row.split("\t")
        if closes:
            end, rest = regex.escape(closes), r"[^\r\n]{0,200}?"
            begin = regex.escape(opens)
        else:
            end, rest = r"(?=[\r\n]|\Z)", r"[^\r\n]*+"
            begin = r"(?<!\S)(?:" + regex.escape(opens) + ")++"  # not as part of a word or an address
        forms.append(begin + _DIRECTIVE + _REASON.format(closes=end, rest=rest) + r"[ \t]*+" + end)
    # the word's group has one number in every form
    return regex.compile("(?<!`)(?|" + "|".join(forms) + ")", regex.VERBOSE)


def _lines(text: str) -> list[Span]:
    """Return where each line of *text* begins and ends."""
    ends = [match.span() for match in _LINE_ENDS.finditer(text)]
    return list(
        zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(text)], strict=True)
    )


def _line(text: str, lines: list[Span], span: Span) -> Span:
    """Return the line that the comment *span* stands in; one that is alone there means the next."""
    number = _line_at(lines, span[0])
    start, end = lines[number]
    alone = not (text[start : span[0]].strip() or text[span[1] : end].strip())
    return lines[number + 1] if alone and number + 1 < len(lines) else (start, end)


def _line_at(lines: list[Span], place: int) -> int:
    """Return the number of the line that *place* is in."""
    return bisect_right(lines, place, key=itemgetter(0)) - 1
