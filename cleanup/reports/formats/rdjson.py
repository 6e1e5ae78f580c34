"""The Reviewdog Diagnostic Format (``proto/rdf/reviewdog.proto``); its columns count bytes of UTF-8."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cleanup.judging.findings import Finding
from cleanup.reports import formats
from cleanup.reports.formats import Judged
from cleanup.reports.places import Utf8Columns, readable
from cleanup.reports.wording import MOST_NAMED, message

if TYPE_CHECKING:
    pass

_SEVERITIES = {"fix": "WARNING", "suggest": "INFO"}


class Report(formats.Report):
    """One ``DiagnosticResult``, a diagnostic a line."""

    _separator = "\n"

    def begin(self) -> str:
        """Open the list of diagnostics."""
        return '{"source": {"name": "cleanup"}, "diagnostics": ['

    def file(self, judged: Judged) -> str:
        """Return the diagnostics of a file."""
        path = readable(judged.path)
        said = ""
        columns = Utf8Columns(judged.document)
        for finding in judged.findings:
            diagnostic = _diagnostic(path, columns, finding)
            said += self._separator + json.dumps(diagnostic, ensure_ascii=False)
            self._separator = ",\n"
        return said

    def end(self, errors: Sequence[str]) -> str:
        """Close it."""
        return "\n]}\n"


def _diagnostic(path: str, columns: Utf8Columns, finding: Finding) -> dict[str, Any]:
    span = columns.span_of(finding)
    place = {
        "start": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
    }
    names = [finding.replacement]
    if finding.action == "suggest":
        names = [choice.name for choice in finding.candidates[:MOST_NAMED]]
    return {
        "message": message(finding),
        "location": {"path": path, "range": place},
        "severity": _SEVERITIES[finding.action],
        "code": {"value": finding.rule},
        "suggestions": [{"range": place, "text": name} for name in names],
    }
