"""Puts corrected files in the place of the old ones, also those that come portion by portion."""

from __future__ import annotations

from pathlib import Path

from cleanup.documents.files import Replacement, replace
from cleanup.documents.plain import Document


class Rewriting:
    """Rewrites one file after the other; one of which a portion cannot be written stays as it was."""

    def __init__(self) -> None:
        self._made: Replacement | None = None
        self.dropped = False  #: whether the file stays as it was

    def begin(self) -> None:
        """Begin with another file."""
        self.drop()
        self.dropped = False

    def take(self, name: str, document: Document, corrected: bytes) -> None:
        """Take the file *name*, or the next portion of it, as *corrected*.

        Raises:
            FileError: it cannot be written.
        """
        path = Path(name)
        changed = corrected != document.raw
        if document.is_first and document.is_last:
            if changed:
                replace(path, corrected)
            return
        if document.trouble:
            self.drop()
            return
        if changed and not self._made:
            self._made = Replacement(path)
            self._made.copy(document.before.bytes)
        if self._made:
            self._made.write(corrected)
            if document.is_last:
                self._made.finish()
                self._made = None

    def drop(self) -> None:
        """Leave the file as it was, whatever portions of it are still to come."""
        if self._made:
            self._made.drop()
        self._made = None
        self.dropped = True
