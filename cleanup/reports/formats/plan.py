"""The wire format ``cleanup.plan/1``: the edits, to be decided on and applied later."""

from __future__ import annotations

from collections.abc import Sequence

from cleanup.plans.plan import plan_of
from cleanup.plans.wire import BETWEEN, CLOSE, EMPTY, OPEN, element
from cleanup.reports import formats
from cleanup.reports.formats import Judged


class Report(formats.Report):
    """The document of :func:`cleanup.plans.dumps`; files in which nothing was found are not in it."""

    _before = "\n"
    _close = EMPTY

    def begin(self) -> str:
        """Open the list of files."""
        return OPEN

    def file(self, judged: Judged) -> str:
        """Return an element of the list."""
        plan = plan_of(judged.path, judged.document, judged.findings, judged.edits)
        if not plan.edits:
            return ""
        said = self._before + element(plan)
        self._before, self._close = BETWEEN, CLOSE
        return said

    def end(self, errors: Sequence[str]) -> str:
        """Close it."""
        return self._close
