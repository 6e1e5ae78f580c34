"""The changed lines with the words that go and come, as ``git diff --word-diff=plain`` has them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from cleanup.judging.findings import Finding
from cleanup.reports import formats
from cleanup.reports.diff import hunks
from cleanup.reports.formats import Judged
from cleanup.reports.wording import one_line


class Report(formats.Report):
    """A header a file, and the changed lines with three lines around them."""

    def file(self, judged: Judged) -> str:
        """Return the diff of a file."""
        lines, starts = _lines(judged.document.text)
        changed: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for edit in judged.edits:
            for start, end, new in _by_line(edit):
                line = bisect_right(starts, start) - 1
                changed[line].append((start - starts[line], end - starts[line], new))
        if not changed:
            return ""
        bold, cyan = self.palette.bold, self.palette.cyan
        name = judged.path.lstrip("/")
        parts = [bold(f"--- a/{name}") + "\n", bold(f"+++ b/{name}") + "\n"]
        for first, last in hunks(sorted(changed), len(lines)):
            size = last - first
            parts.append(cyan(f"@@ -{first + 1},{size} +{first + 1},{size} @@") + "\n")
            parts += [self._marked(lines[n], changed.get(n, [])) + "\n" for n in range(first, last)]
        return "".join(parts)

    def _marked(self, line: str, edits: list[tuple[int, int, str]]) -> str:
        out, at = "", 0
        for start, end, new in edits:
            old = self.palette.red(f"[-{line[start:end]}-]")
            out += line[at:start] + old + (self.palette.green(f"{{+{new}+}}") if new else "")
            at = end
        return out + line[at:].removesuffix("\r")


def _lines(text: str) -> tuple[list[str], list[int]]:
    """Return the lines of *text*, without their LF, and where each begins."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    if not lines[-1]:
        lines.pop()
    return lines, starts[: len(lines)]


def _by_line(edit: Finding) -> list[tuple[int, int, str]]:
    """Return the edit as one a line that changes: where it begins and ends, and what comes."""
    old, new = edit.text.split("\n"), edit.replacement.split("\n")
    if len(old) != len(new):  # lines are gone: what comes stands in the first
        new = [one_line(edit.replacement), *[""] * (len(old) - 1)]
    parts, at = [], edit.start
    for gone, come in zip(old, new, strict=True):
        if gone != come:
            parts.append((at, at + len(gone.rstrip("\r")), come.rstrip("\r")))
        at += len(gone) + 1
    return parts
