"""What the judging says of a mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["fix", "suggest"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that may be meant: what would stand in the span, for which entity, how surely."""

    name: str
    entity: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A mention, what to do about it, and why.

    ``start`` and ``end`` are offsets in Unicode code points, end exclusive; ``line`` and ``column``
    count from 1. ``candidates`` stand best first, and ``replacement`` is the first one's name.
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
