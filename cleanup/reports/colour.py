"""Colour for terminals, and only for them."""

from __future__ import annotations

import os
from typing import IO, Any, NamedTuple


class Palette(NamedTuple):  # a dataclass takes three times as long to make, at every start
    """Wraps text in ANSI colours when *on*."""

    on: bool

    def _wrap(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text

    def bold(self, text: str) -> str:
        """Bold."""
        return self._wrap("1", text)

    def red(self, text: str) -> str:
        """Red, for what is wrong or removed."""
        return self._wrap("31", text)

    def green(self, text: str) -> str:
        """Green, for what is right or added."""
        return self._wrap("32", text)

    def yellow(self, text: str) -> str:
        """Yellow, for what is doubtful."""
        return self._wrap("33", text)

    def cyan(self, text: str) -> str:
        """Cyan, for places in a diff."""
        return self._wrap("36", text)

    def diff(self, text: str) -> str:
        """Colour the lines of a unified diff."""
        if not self.on:
            return text
        return "".join(self._diff_line(line) for line in text.splitlines(keepends=True))

    def _diff_line(self, line: str) -> str:
        body = line.rstrip("\n")
        end = line[len(body) :]
        if line.startswith(("---", "+++")):
            return self.bold(body) + end
        paint = {"-": self.red, "+": self.green, "@": self.cyan}.get(line[:1])
        return (paint(body) if paint else body) + end


def palette_for(stream: IO[Any]) -> Palette:
    """Return a palette that is on if *stream* is a terminal and NO_COLOR is not set."""
    return Palette(
        stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
