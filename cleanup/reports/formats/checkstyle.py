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
        begin = f"<{tag('file', name=readable(judged.path))}>\n" if judged.document.is_first else ""
        end = "</file>\n" if judged.document.is_last else ""
        return "".join([begin, *map(_error, judged.findings), end])

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
