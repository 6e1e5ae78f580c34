"""The wire format ``cleanup.plan/1``: the edits, to be decided on and applied later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from cleanup.plans.plan import CONTEXT, Edit, FilePlan, edits_of
from cleanup.plans.wire import BETWEEN, CLOSE, EMPTY, OPEN, element
from cleanup.reports import formats
from cleanup.reports.colour import Palette
from cleanup.reports.formats import Judged

if TYPE_CHECKING:
    from cleanup.documents.plain import Document


class Report(formats.Report):
    """The document of :func:`cleanup.plans.dumps`; files in which nothing was found are not in it."""

    _before = "\n"
    _close = EMPTY

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._digest = sha256()
        self._edits: list[Edit] = []
        self._passed = ""  # what stands before the next portion

    def begin(self) -> str:
        """Open the list of files."""
        return OPEN

    def file(self, judged: Judged) -> str:
        """Return an element of the list, once all of the file has been seen."""
        document = judged.document
        if document.is_first:
            self._digest, self._edits, self._passed = sha256(), [], ""
        self._digest.update(document.raw)
        self._take(document, edits_of(document, judged.findings, judged.edits))
        if not document.is_last or not self._edits:
            return ""
        size, digest = document.before.bytes + len(document.raw), self._digest.hexdigest()
        plan = FilePlan(judged.path, document.encoding, size, digest, tuple(self._edits))
        said = self._before + element(plan)
        self._before, self._close = BETWEEN, CLOSE
        return said

    def _take(self, document: Document, edits: Iterable[Edit]) -> None:
        """Take in the *edits* of a portion; those near a cut have text from both sides of it around."""
        for number in reversed(range(len(self._edits))):
            edit = self._edits[number]
            short = CONTEXT - len(edit.after)
            if not short:
                break
            self._edits[number] = replace(edit, after=edit.after + document.text[:short])
        for edit in edits:
            if self._passed and len(edit.before) < CONTEXT:
                edit = replace(edit, before=(self._passed + edit.before)[-CONTEXT:])
            self._edits.append(edit)
        self._passed = (self._passed + document.text[-CONTEXT:])[-CONTEXT:] if document.goes_on else ""

    def end(self, errors: Sequence[str]) -> str:
        """Close it."""
        return self._close
