"""JUnit's XML: a suite a file, a case a finding.

A fix is a failure; a suggestion, which fails nothing, is a skipped case; a file without findings is one
case that passed; one that could not be read is an error in a suite of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleanup.judging.findings import Finding
from cleanup.reports import formats
from cleanup.reports.colour import Palette
from cleanup.reports.formats import Judged
from cleanup.reports.places import readable
from cleanup.reports.wording import advice, message
from cleanup.reports.xml import DECLARATION, escaped, tag


class Report(formats.Report):
    """A suite a file, which is written when its number of cases is known."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._cases: list[str] = []
        self._fixes = 0

    def begin(self) -> str:
        """Open the document."""
        return f"{DECLARATION}<{tag('testsuites', name='cleanup')}>\n"

    def file(self, judged: Judged) -> str:
        """Return the suite of a file."""
        path = readable(judged.path)
        if judged.document.is_first:
            self._cases, self._fixes = [], 0
        self._fixes += sum(finding.action == "fix" for finding in judged.findings)
        self._cases += [_case(path, finding) for finding in judged.findings]
        if not judged.document.is_last:
            return ""
        if not self._cases:
            return _suite(path, [f"<{tag('testcase', name='names', classname=path)}/>"], 0, 0, 0)
        return _suite(path, self._cases, self._fixes, 0, len(self._cases) - self._fixes)

    def end(self, errors: Sequence[str]) -> str:
        """Close it, with a suite of what could not be read."""
        cases = [
            f"<{tag('testcase', name='read', classname='cleanup')}>"
            f"<{tag('error', message=readable(error), type='unreadable')}/></testcase>"
            for error in errors
        ]
        return (_suite("cleanup", cases, 0, len(cases), 0) if cases else "") + "</testsuites>\n"


def _suite(name: str, cases: list[str], failures: int, errors: int, skipped: int) -> str:
    counts = {"tests": len(cases), "failures": failures, "errors": errors, "skipped": skipped}
    inner = "".join(f"  {case}\n" for case in cases)
    return f"<{tag('testsuite', name=name, **counts)}>\n{inner}</testsuite>\n"


def _case(path: str, finding: Finding) -> str:
    name = f"{finding.line}:{finding.column} {finding.text}"
    if finding.action == "fix":
        where = f"{path}:{finding.line}:{finding.column}: {message(finding)}"
        failure = tag("failure", message=advice(finding), type=finding.rule)
        said = f"<{failure}>{escaped(where)}</failure>"
    else:
        said = f"<{tag('skipped', message=message(finding), type=finding.rule)}/>"
    return f"<{tag('testcase', name=name, classname=path, line=finding.line)}>{said}</testcase>"
