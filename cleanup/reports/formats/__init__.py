"""How findings are reported, a module a format; each is imported when it is asked for.

A format is a row of :data:`FORMATS` and a module of that name (with ``_`` for ``-``) that has a
:class:`Report` of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from cleanup.documents.plain import Document
    from cleanup.judging.findings import Finding
    from cleanup.reports.colour import Palette

#: The formats, and whom they are for.
FORMATS = {
    "text": "readers, and editors that jump to a line: the line with the word marked, and the reasons",
    "json": "programs: one document, cleanup.findings/1",
    "diff": "patch and git apply: a unified diff",
    "word-diff": "readers: the changed lines, with [-old-]{+new+} as git has them",
    "jsonl": "programs that read as it comes: one finding a line",
    "sarif": "code scanning and editors: SARIF 2.1.0, with fixes",
    "github": "GitHub Actions: annotations of the changed files",
    "gitlab": "GitLab: a Code Quality report",
    "rdjson": "reviewdog: diagnostics with suggestions",
    "checkstyle": "Jenkins and others that read Checkstyle's XML",
    "junit": "test reports: a suite a file, a case a finding",
    "html": "newsrooms: one page with the original and the corrected text side by side",
    "plan": "cleanup apply and review: the edits as a document, cleanup.plan/1",
}


class Judged(NamedTuple):
    """A document, what was found in it, and which of the findings are (or would be) carried out.

    A large file's portions come one after the other; the places of the findings are those in the file.
    """

    path: str
    document: Document
    findings: Sequence[Finding]
    edits: Sequence[Finding]


class Report:
    """A report in the making; what its methods return, one after the other, is the report.

    Bytes that are no UTF-8 stand in it as lone surrogates, as :pep:`383` has them.

    Args:
        palette: colours, where the format has some.
    """

    def __init__(self, palette: Palette) -> None:
        self.palette = palette

    def begin(self) -> str:
        """Return what stands before all files."""
        return ""

    def file(self, judged: Judged) -> str:
        """Return what is said of a file, or of a portion of one; called for each, in order."""
        raise NotImplementedError

    def end(self, errors: Sequence[str]) -> str:
        """Return what stands after all files; *errors* say which could not be read, and why."""
        return ""


def report_named(name: str, palette: Palette) -> Report:
    """Begin a report in the format *name*, one of :data:`FORMATS`."""
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    return cast(Report, module.Report(palette))
