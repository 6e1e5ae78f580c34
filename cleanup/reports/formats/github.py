"""Workflow commands of GitHub Actions, which shows them as annotations of the changed files.

What has to be escaped is what its toolkit escapes (``@actions/core``, ``command.ts``): per cent signs
and line ends, and in properties colons and commas, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleanup.judging.findings import Finding
from cleanup.reports import formats
from cleanup.reports.formats import Judged
from cleanup.reports.places import readable, span_of
from cleanup.reports.wording import message

_COMMANDS = {"fix": "warning", "suggest": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


class Report(formats.Report):
    """A command a finding, and one for each file that could not be read."""

    def file(self, judged: Judged) -> str:
        """Return the commands for a file."""
        return "".join(_command(judged.path, finding) for finding in judged.findings)

    def end(self, errors: Sequence[str]) -> str:
        """Return the commands for what could not be read."""
        return "".join(f"::error title=cleanup::{readable(e).translate(_DATA)}\n" for e in errors)


def _command(path: str, finding: Finding) -> str:
    span = span_of(finding)
    properties: dict[str, object] = {"line": span.line, "endLine": span.end_line}
    if path != "-":
        properties = {"file": readable(path), **properties}
    if span.line == span.end_line:  # columns are refused for several lines
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = finding.rule
    said = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.action]} {said}::{message(finding).translate(_DATA)}\n"
