"""The wire format ``cleanup.plan/1``: the edits, to be decided on and applied later."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from cleanup.plans.plan import Edit, FilePlan, edits_of
from cleanup.plans.wire import BETWEEN, CLOSE, EMPTY, OPEN, element
from cleanup.reports import formats
from cleanup.reports.colour import Palette
from cleanup.reports.formats import Judged


class Report(formats.Report):
    """The document of :func:`cleanup.plans.dumps`; files in which nothing was found are not in it."""

    _before = "\n"
    _close = EMPTY

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._digest = sha256()
        self._edits: list[Edit] = []

    def begin(self) -> str:
        """Open the list of files."""
        return OPEN

    def file(self, judged: Judged) -> str:
        """Return an element of the list, once all of the file has been seen."""
        document = judged.document
        if document.is_first:
            self._digest, self._edits = sha256(), []
        self._digest.update(document.raw)
        self._edits += edits_of(document, judged.findings, judged.edits)
        if not document.is_last or not self._edits:
            return ""
        size, digest = document.before.bytes + len(document.raw), self._digest.hexdigest()
        plan = FilePlan(judged.path, document.encoding, size, digest, tuple(self._edits))
        said = self._before + element(plan)
        self._before, self._close = BETWEEN, CLOSE
        return said

    def end(self, errors: Sequence[str]) -> str:
        """Close it."""
        return self._close
