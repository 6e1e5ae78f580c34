"""The values: a mark is where something is excepted, a stretch what is excepted by it."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """Where a text says that something in it is excepted; *spans* are all places that belong to it.

    *problem* says why it cannot except anything. If it goes on beyond a portion of a text, it is known
    by *numbers* in the others: the first is its own, the rest are of marks that ask for the same.
    """

    spans: tuple[Span, ...]
    rules: frozenset[str] = frozenset()
    problem: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands from *start* to *end* (code points) is excepted from *rules*, or from all if empty.

    *mark* says so, if it is one that could be removed.
    """

    start: int
    end: int
    rules: frozenset[str] = frozenset()
    mark: Mark | None = None

    def covers(self, rule: str, start: int, end: int) -> bool:
        """Tell whether a finding of *rule* from *start* to *end* is excepted, wholly or in part."""
        return start < self.end and self.start < end and (not self.rules or rule in self.rules)
