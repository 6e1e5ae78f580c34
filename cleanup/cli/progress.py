"""A progress bar on standard error, for people who wait: on a terminal, after a second."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TextIO

_PATIENCE = 1.0  #: seconds before it shows
_PAUSE = 0.1  #: seconds between two states of it
_WIDTH = 30
_ERASE = "\r\x1b[K"


class Progress:
    """Shows how many of *total* files are done.

    Args:
        total: how many there are.
        stream: where it is drawn, if that is a terminal.
    """

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._total = total
        self._stream = sys.stderr if stream is None else stream
        self._shown = False
        self._due = monotonic() + _PATIENCE if total > 1 and self._stream.isatty() else None

    def done(self, count: int) -> None:
        """Say that *count* files are done."""
        if self._due is None or monotonic() < self._due:
            return
        self._due = monotonic() + _PAUSE
        full = _WIDTH * count // self._total
        bar = "#" * full + "." * (_WIDTH - full)
        self._stream.write(f"{_ERASE}[{bar}] {count} of {self._total} files")
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Take it away, so that a report can be written there."""
        if self._shown:
            self._stream.write(_ERASE)
            self._stream.flush()
            self._shown = False
