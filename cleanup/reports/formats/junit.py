"""JUnit's XML: a suite a file, a case a finding.

A fix is a failure; a suggestion, which fails nothing, is a skipped case; a file without findings is one
case that passed; one that could not be read is an error in a suite of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleanup.judging.findings import Finding
from cleanup.reports import formats
from cleanup.reports.formats import Judged
from cleanup.reports.places import readable
from cleanup.reports.wording import advice, message
from cleanup.reports.xml import DECLARATION, escaped, tag


class Report(formats.Report):
    """A suite a file."""

    def begin(self) -> str:
        """Open the document."""
        return f"{DECLARATION}<{tag('testsuites', name='cleanup')}>\n"

    def file(self, judged: Judged) -> str:
        """Return the suite of a file."""
        path = readable(judged.path)
        if not judged.findings:
            return _suite(path, [f"<{tag('testcase', name='names', classname=path)}/>"], 0, 0, 0)
        fixes = sum(finding.action == "fix" for finding in judged.findings)
        cases = [_case(path, finding) for finding in judged.findings]
        return _suite(path, cases, fixes, 0, len(cases) - fixes)

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
