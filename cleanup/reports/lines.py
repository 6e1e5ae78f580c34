"""The lines that findings stand in; a line ends at LF, CRLF or CR, as the findings count them.

Where a text is a portion of a file, so many code points stand *before* it in the file. Of a line that is
begun there only the rest is returned.
"""

from __future__ import annotations

from cleanup.judging.findings import Finding


def lines_of(text: str, finding: Finding, before: int = 0) -> tuple[int, int]:
    """Return where the lines that *finding* stands in begin and end, the last line end left out."""
    return _begin(finding, before), _end(text, finding.end - before)


def parts_of(text: str, finding: Finding, before: int = 0) -> list[tuple[int, int, int, int]]:
    """Return for each line of *finding*: where the line begins and ends, and the marked part of it."""
    start, first, last = _begin(finding, before), finding.start - before, finding.end - before
    parts = []
    while True:
        end = _end(text, start)
        parts.append((start, end, max(start, first), min(end, last)))
        if end >= last:
            return parts
        start = _next(text, end)


def lines_with(text: str) -> list[tuple[int, int]]:
    """Return where each line of *text* begins and ends; after a last line end there is no other line."""
    lines = []
    start = 0
    while start < len(text):
        end = _end(text, start)
        lines.append((start, end))
        start = _next(text, end)
    return lines


def _begin(finding: Finding, before: int) -> int:
    """Return where the line begins that *finding* begins in."""
    return max(0, finding.start - before - finding.column + 1)


def _end(text: str, at: int) -> int:
    """Return where the line that *at* is in ends."""
    feed = text.find("\n", at)
    feed = len(text) if feed < 0 else feed
    carriage = text.find("\r", at, feed)
    return feed if carriage < 0 else carriage


def _next(text: str, end: int) -> int:
    return end + (2 if text.startswith("\r\n", end) else 1)
