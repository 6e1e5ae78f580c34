"""GitLab's Code Quality report: a list of violations, of which it compares the fingerprints."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any

from cleanup.judging.findings import Finding
from cleanup.reports import formats
from cleanup.reports.colour import Palette
from cleanup.reports.fingerprints import Fingerprints
from cleanup.reports.formats import Judged
from cleanup.reports.places import readable, span_of
from cleanup.reports.wording import message

_SEVERITIES = {"fix": "minor", "suggest": "info"}


class Report(formats.Report):
    """A violation a line."""

    _separator = "\n"

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._fingerprints = Fingerprints()

    def begin(self) -> str:
        """Open the list."""
        return "["

    def file(self, judged: Judged) -> str:
        """Return the violations in a file; GitLab takes no ``./`` before its path."""
        path = readable(os.path.normpath(judged.path)).replace(os.sep, "/")
        said = ""
        marks = self._fingerprints.of(path, judged.document, judged.findings)
        for finding, mark in zip(judged.findings, marks, strict=True):
            said += self._separator + json.dumps(_violation(path, finding, mark), ensure_ascii=False)
            self._separator = ",\n"
        return said

    def end(self, errors: Sequence[str]) -> str:
        """Close it."""
        return "\n]\n"


def _violation(path: str, finding: Finding, mark: str) -> dict[str, Any]:
    span = span_of(finding)
    return {
        "description": message(finding),
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.action],
        "location": {"path": path, "lines": {"begin": span.line, "end": span.end_line}},
    }
