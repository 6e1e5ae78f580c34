"""The library's verbs on a text: check it, fix it, or fix it and say why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from cleanup.judging.findings import Finding

if TYPE_CHECKING:
    from cleanup.judging.judge import Judge

_opening = Lock()


@dataclass(frozen=True, slots=True)
class Explained:
    """A corrected text and every finding in the text it was made from."""

    text: str
    findings: tuple[Finding, ...]


class Cleaner:
    """Finds and repairs garbled names. Make one and use it for many texts, from any thread.

    Args:
        apply_suggestions: let :meth:`fix` also make the changes that are only suggested.

    >>> Cleaner().fix("Prime Minister Nikol Paschinjan returned to Yerevan.")
    'Prime Minister Nikol Pashinyan returned to Yerevan.'
    """

    def __init__(self, *, apply_suggestions: bool = False) -> None:
        self.apply_suggestions = apply_suggestions

    @cached_property
    def _judge(self) -> Judge:
        return shared_judge()

    def check(self, text: str) -> list[Finding]:
        """Return the findings of *text* in order of position; they never overlap.

        Offsets are Unicode code points into *text*.
        """
        return self._judge.judge(text)

    def fix(self, text: str) -> str:
        """Return *text* with its garbled names repaired and nothing else changed."""
        return self.fix_and_explain(text).text

    def fix_and_explain(self, text: str) -> Explained:
        """Return the repaired text together with all findings, applied or not."""
        findings = self.check(text)
        return Explained(apply(text, self.applied(findings)), tuple(findings))

    def applied(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return those of *findings* that :meth:`fix` carries out."""
        return [f for f in findings if f.action == "fix" or self.apply_suggestions]


def apply(text: str, findings: Iterable[Finding]) -> str:
    """Put the replacement of each of *findings* (in order, not overlapping) into *text*."""
    parts: list[str] = []
    at = 0
    for finding in findings:
        parts += (text[at : finding.start], finding.replacement)
        at = finding.end
    return "".join(parts) + text[at:]


_judges: list[Judge] = []


def shared_judge() -> Judge:
    """Return the one judge of this process, opening the index on first use."""
    with _opening:
        if not _judges:
            from cleanup.judging.judge import Judge
            from cleanup.names.cache import open_index

            _judges.append(Judge(open_index()))
        return _judges[0]
