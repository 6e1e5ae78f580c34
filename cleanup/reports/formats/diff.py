"""A unified diff of what is, or would be, changed."""

from __future__ import annotations

from cleanup.documents.plain import splice
from cleanup.reports import formats
from cleanup.reports.diff import unified
from cleanup.reports.formats import Judged


class Report(formats.Report):
    """The patches of the files, one after the other; those of files without edits are empty."""

    def file(self, judged: Judged) -> str:
        """Return the patch of a file."""
        if not judged.edits:
            return ""
        document = judged.document
        corrected = splice(document, judged.edits)
        if document.encoding.startswith(("utf-16", "utf-32")):  # patch knows no such lines
            before, after = document.text.encode(), corrected.decode(document.encoding)[1:].encode()
        else:
            before, after = document.raw, corrected
        patch = unified(judged.path, before, after)
        if self.palette.on:
            return self.palette.diff(patch.decode(errors="replace"))
        return patch.decode("utf-8", "surrogateescape")
