"""The wire format ``cleanup.findings/1``, written file by file."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cleanup.reports import formats
from cleanup.reports.formats import Judged
from cleanup.reports.json import SCHEMA, with_bytes


class Report(formats.Report):
    """One document for all files; offsets are code points, end exclusive."""

    _separator = "\n"
    _close = "]\n}\n"

    def begin(self) -> str:
        """Open the list of files."""
        return f'{{\n  "schema": "{SCHEMA}",\n  "files": ['

    def file(self, judged: Judged) -> str:
        """Return an element of the list."""
        findings = with_bytes(judged.document, judged.findings)
        fields = {"path": judged.path, "findings": findings}
        element = json.dumps(fields, ensure_ascii=False, indent=2).replace("\n", "\n    ")
        said = f"{self._separator}    {element}"
        self._separator, self._close = ",\n", "\n  ]\n}\n"
        return said

    def end(self, errors: Sequence[str]) -> str:
        """Close it."""
        return self._close
