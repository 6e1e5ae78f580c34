"""Counts what a run has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleanup.cli.output import Output


class Tally:
    """What a run has seen, for the summary line and the exit status.

    Written out, because every start of the program would pay for a dataclass.

    Args:
        output: where the report goes; never judged itself.
    """

    def __init__(self, output: Output) -> None:
        self.output = output
        self.files = 0
        self.passed_over = 0
        self.excluded = 0
        self.errors: list[str] = []
        self.changed = 0
        self.applied = 0
        self.fixes = 0
        self.slips = 0  #: of the fixes, those beside the names
        self.applied_slips = 0
        self.suggestions = 0
        self.left = 0  #: suggestions that are not applied
        self.doubts = 0  #: suggestions that count, in files where they do
        self._before = (0, 0, 0)

    def begin(self) -> None:
        """Begin to count what is applied to another file."""
        self._before = self.changed, self.applied, self.applied_slips

    def forget(self) -> None:
        """Count nothing of it: it stays as it was."""
        self.changed, self.applied, self.applied_slips = self._before
