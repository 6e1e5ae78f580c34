"""How often cleanup is right where it says it is so sure: stated confidence against observed share.

A finding is right when the garble it touches reads as one of its right forms once the findings that
touch it are made, or when its replacement is the part of such a form that it stands for. It is wrong
when it touches no garble. Where anything may happen to a span, its findings are not counted.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.quality.samples import Sample
from benchmarks.quality.scoring import Edit, clusters, outcomes
from cleanup import Finding

#: Bins of stated confidence; each begins with its lower edge, and the last has its upper edge, too.
EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
ACTIONS = ("fix", "suggest", "both")
_Z = 1.959964  #: of the standard normal distribution, for 95 %


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding's action and stated confidence, and whether it was right."""

    action: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The findings of one action whose confidence lies from *low* to *high*."""

    action: str
    low: float
    high: float
    n: int
    stated: float
    observed: float
    interval: tuple[float, float]


def judged(samples: Iterable[Sample], check: Callable[[str], Sequence[Finding]]) -> Iterator[Judged]:
    """Yield every finding of *check* in *samples*, fix and suggest, with whether it is right."""
    for sample in samples:
        findings = {(f.start, f.end): f for f in check(sample.text)}
        edits = [Edit(f.start, f.end, f.replacement) for f in findings.values()]
        for near, garbles in clusters(edits, sample.garbles):
            if any(not garble.right for garble in garbles):
                continue
            for edit in near:
                made = [*outcomes(sample.text, near, garbles), *outcomes(sample.text, [edit], garbles)]
                right = any(
                    result in ("fixed", "part") and edit.start < garble.end and garble.start < edit.end
                    for garble, result in made
                )
                finding = findings[edit.start, edit.end]
                yield Judged(finding.action, finding.confidence, right)


def bins(found: Iterable[Judged], edges: Sequence[float] = EDGES) -> list[Bin]:
    """Return the bins that hold any of *found*: those of fix, those of suggest, and both together."""
    every = list(found)
    table = []
    for action in ACTIONS:
        for low, high in pairwise(edges):
            inside = [
                one
                for one in every
                if action in (one.action, "both")
                and (low <= one.confidence < high or one.confidence == high == edges[-1])
            ]
            if inside:
                n, right = len(inside), sum(one.right for one in inside)
                stated = sum(one.confidence for one in inside) / n
                table.append(Bin(action, low, high, n, stated, right / n, wilson(right, n)))
    return table


def wilson(right: int, n: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share of *right* in *n* (Wilson 1927).

    >>> [round(end, 3) for end in wilson(9, 10)]
    [0.596, 0.982]
    """
    share, z2 = right / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def as_rows(table: Iterable[Bin]) -> list[list[str]]:
    """Return *table* as cells, the header first."""
    rows = [["action", "from", "to", "n", "stated", "observed", "low", "high"]]
    for one in table:
        shares = (one.stated, one.observed, *one.interval)
        edges = (f"{one.low:g}", f"{one.high:g}")
        rows.append([one.action, *edges, str(one.n), *(f"{share:.3f}" for share in shares)])
    return rows


def write(table: Iterable[Bin], path: Path) -> None:
    """Write *table* to *path*, tab-separated."""
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter="\t", lineterminator="\n").writerows(as_rows(table))
