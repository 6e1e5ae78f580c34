"""The changed lines with the words that go and come, as ``git diff --word-diff=plain`` has them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from cleanup.judging.findings import Finding
from cleanup.reports import formats
from cleanup.reports.colour import Palette
from cleanup.reports.diff import Hunks
from cleanup.reports.formats import Judged
from cleanup.reports.wording import one_line

#: How many lines stand before a line, and the line as it is shown.
_Line = tuple[int, str]


class Report(formats.Report):
    """A header a file, and the changed lines with three lines around them."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._begin()

    def _begin(self) -> None:
        self._headed = False
        self._hunks: Hunks[_Line] = Hunks()
        self._number = 0
        self._line: list[str] = []  # what the portions before have of a line
        self._changed = False  # whether that is changed

    def file(self, judged: Judged) -> str:
        """Return the diff of a file."""
        if judged.document.is_first:
            self._begin()
        hunks = [self._hunks.add(line, changed=changed) for line, changed in self._lines(judged)]
        if judged.document.is_last:
            hunks.append(self._hunks.end())
        said = "".join(map(self._said, hunks))
        if not said or self._headed:
            return said
        self._headed = True
        name, bold = judged.path.lstrip("/"), self.palette.bold
        return f"{bold(f'--- a/{name}')}\n{bold(f'+++ b/{name}')}\n{said}"

    def _said(self, hunk: list[_Line]) -> str:
        if not hunk:
            return ""
        first, size = hunk[0][0] + 1, len(hunk)
        head = self.palette.cyan(f"@@ -{first},{size} +{first},{size} @@")
        return "".join([head, "\n", *(f"{line}\n" for _number, line in hunk)])

    def _lines(self, judged: Judged) -> Iterator[tuple[_Line, bool]]:
        """Yield the lines and whether they are changed; one that goes on after a portion is kept."""
        document = judged.document
        lines = document.text.split("\n")
        starts = [document.before.characters]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        changes: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for edit in judged.edits:
            for start, end, new in _by_line(edit):
                number = bisect_right(starts, start) - 1
                changes[number].append((start - starts[number], end - starts[number], new))
        for number, line in enumerate(lines):
            self._line.append(self._marked(line, changes.get(number, [])))
            self._changed = self._changed or number in changes
            ended = number + 1 < len(lines)
            if not ended and (document.goes_on or not any(self._line)):
                return
            yield (self._number, "".join(self._line).removesuffix("\r")), self._changed
            self._number += 1
            self._line, self._changed = [], False

    def _marked(self, line: str, edits: list[tuple[int, int, str]]) -> str:
        out, at = "", 0
        for start, end, new in edits:
            old = self.palette.red(f"[-{line[start:end]}-]")
            out += line[at:start] + old + (self.palette.green(f"{{+{new}+}}") if new else "")
            at = end
        return out + line[at:]


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
