"""Checkstyle's XML, which Jenkins, reviewdog and many others read."""

from __future__ import annotations

from collections.abc import Sequence

from cleanup.judging.findings import Finding
from cleanup.reports import formats
from cleanup.reports.formats import Judged
from cleanup.reports.places import readable
from cleanup.reports.wording import message
from cleanup.reports.xml import DECLARATION, tag

_SEVERITIES = {"fix": "warning", "suggest": "info"}


class Report(formats.Report):
    """An element a file."""

    def begin(self) -> str:
        """Open the document; the version is that of the format, not ours."""
        return f"{DECLARATION}<{tag('checkstyle', version='4.3')}>\n"

    def file(self, judged: Judged) -> str:
        """Return the element of a file."""
        errors = "".join(map(_error, judged.findings))
        return f"<{tag('file', name=readable(judged.path))}>\n{errors}</file>\n"

    def end(self, errors: Sequence[str]) -> str:
        """Close it."""
        return "</checkstyle>\n"


def _error(finding: Finding) -> str:
    element = tag(
        "error",
        line=finding.line,
        column=finding.column,
        severity=_SEVERITIES[finding.action],
        message=message(finding),
        source=f"cleanup.{finding.rule}",
    )
    return f"  <{element}/>\n"
