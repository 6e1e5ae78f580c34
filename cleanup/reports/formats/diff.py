"""A unified diff of what is, or would be, changed."""

from __future__ import annotations

from cleanup.documents.plain import splice
from cleanup.reports import formats
from cleanup.reports.colour import Palette
from cleanup.reports.diff import Patch, unified
from cleanup.reports.formats import Judged


class Report(formats.Report):
    """The patches of the files, one after the other; those of files without edits are empty."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._patch = Patch("")

    def file(self, judged: Judged) -> str:
        """Return the patch of a file."""
        document = judged.document
        whole = document.is_first and document.is_last
        if whole and not judged.edits:
            return ""
        if document.package:  # its text; of its bytes there is nothing to be seen
            patch = unified(judged.path, document.text.encode(), _changed(judged).encode())
            return self._painted(patch)
        corrected = splice(document, judged.edits)
        if document.encoding.startswith(("utf-16", "utf-32")):  # patch knows no such lines
            after = corrected[len(document.mark) :].decode(document.encoding).encode()
            before = document.text.encode()
        else:
            before, after = document.raw, corrected
        if document.is_first:
            self._patch = Patch(judged.path)
        return self._painted(self._patch.take(before, after, goes_on=not document.is_last))

    def _painted(self, patch: bytes) -> str:
        if self.palette.on:
            return self.palette.diff(patch.decode(errors="replace"))
        return patch.decode("utf-8", "surrogateescape")


def _changed(judged: Judged) -> str:
    """Return the text of a document as its edits make it."""
    text, parts, at = judged.document.text, [], 0
    for start, end, new in (c for edit in judged.edits for c in judged.document.changes(edit)):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
