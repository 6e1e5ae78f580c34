"""What the judging says of a mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

Action = Literal["fix", "suggest"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that may be meant: what would stand in the span, for which entity, how surely.

    ``kind`` is the entity's in the lexicons, as ``city`` or ``surname``.
    """

    name: str
    entity: str
    confidence: float
    kind: str = field(default="", compare=False)


class Account(NamedTuple):
    """What spoke for and against one candidate, in words, the weightiest first."""

    name: str
    confidence: float
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A mention, what to do about it, and why.

    ``start`` and ``end`` are offsets in Unicode code points, end exclusive; ``line`` and ``column``
    count from 1. ``candidates`` stand best first, and ``replacement`` is the first one's name.
    ``accounts`` are there only if asked for: how the candidates compare, best first.
    """

    rule: str
    start: int
    end: int
    line: int
    column: int
    text: str
    action: Action
    replacement: str
    confidence: float
    candidates: tuple[Choice, ...]
    because: tuple[str, ...]
    accounts: tuple[Account, ...] = ()
    #: Where it stands in the prose that was judged, if that is not the whole text.
    within: tuple[int, int] | None = None


def moved(finding: Finding, start: int, lines: int, letters: int) -> Finding:
    """Return *finding* of a part of a text as one of the text.

    Before the part are *start* code points, in *lines* whole lines and *letters* of one more.
    """
    return replace(
        finding,
        start=finding.start + start,
        end=finding.end + start,
        line=finding.line + lines,
        column=finding.column + (letters if finding.line == 1 else 0),
    )


def apply(text: str, findings: Iterable[Finding]) -> str:
    """Put the replacement of each of *findings* (in order, not overlapping) into *text*."""
    parts: list[str] = []
    at = 0
    for finding in findings:
        parts += (text[at : finding.start], finding.replacement)
        at = finding.end
    return "".join(parts) + text[at:]
