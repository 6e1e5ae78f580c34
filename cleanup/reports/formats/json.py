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
    _empty = True  # the list of the file's findings

    def begin(self) -> str:
        """Open the list of files."""
        return f'{{\n  "schema": "{SCHEMA}",\n  "files": ['

    def file(self, judged: Judged) -> str:
        """Return an element of the list."""
        said = ""
        if judged.document.is_first:
            path = json.dumps(judged.path, ensure_ascii=False)
            said = f'{self._separator}    {{\n      "path": {path},\n      "findings": ['
            self._separator, self._close, self._empty = ",\n", "\n  ]\n}\n", True
        for fields in with_bytes(judged.document, judged.findings):
            finding = json.dumps(fields, ensure_ascii=False, indent=2).replace("\n", "\n        ")
            said += f"{'' if self._empty else ','}\n        {finding}"
            self._empty = False
        if judged.document.is_last:
            said += ("" if self._empty else "\n      ") + "]\n    }"
        return said

    def end(self, errors: Sequence[str]) -> str:
        """Close it."""
        return self._close
