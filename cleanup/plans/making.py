"""Makes the plan of files, for programs; the command line makes its own as a report."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from cleanup.documents.files import read
from cleanup.documents.formats import read_document
from cleanup.plans.plan import Plan, plan_of

if TYPE_CHECKING:
    from cleanup.cleaner import Cleaner


def make_plan(paths: Iterable[str | PathLike[str]], cleaner: Cleaner | None = None) -> Plan:
    """Return the plan of the files *paths*; those in which nothing is found are left out.

    Args:
        paths: files, as they are to be named where the plan is applied.
        cleaner: judges them; what its ``fix`` carries out is to be applied, the rest is undecided.

    Raises:
        FileError: a file cannot be read.
        DocumentError: one is of no format that is known, or damaged.
    """
    if cleaner is None:
        from cleanup.cleaner import Cleaner

        cleaner = Cleaner()
    files = []
    for name in paths:
        path = fspath(name)
        document = read_document(path, read(Path(path)))
        findings = document.placed(cleaner.check(document.judged))
        plan = plan_of(path, document, findings, cleaner.applied(findings))
        if plan.edits:
            files.append(plan)
    return Plan(tuple(files))
