"""The wire format ``cleanup.plan/1``: the edits, to be decided on and applied later."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cleanup.plans.plan import plan_of
from cleanup.plans.wire import SCHEMA, file_fields
from cleanup.reports import formats
from cleanup.reports.formats import Judged


class Report(formats.Report):
    """One document; files in which nothing was found are not in it."""

    _separator = "\n"
    _close = "]\n}\n"

    def begin(self) -> str:
        """Open the list of files."""
        return f'{{\n  "schema": "{SCHEMA}",\n  "files": ['

    def file(self, judged: Judged) -> str:
        """Return an element of the list."""
        plan = plan_of(judged.path, judged.document, judged.findings, judged.edits)
        if not plan.edits:
            return ""
        element = json.dumps(file_fields(plan), ensure_ascii=False, indent=2).replace("\n", "\n    ")
        said = f"{self._separator}    {element}"
        self._separator, self._close = ",\n", "\n  ]\n}\n"
        return said

    def end(self, errors: Sequence[str]) -> str:
        """Close it."""
        return self._close
