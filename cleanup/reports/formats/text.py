"""Findings for people: what to do, the line with the word marked, and the reasons below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleanup.judging.findings import Finding
from cleanup.reports import formats
from cleanup.reports.colour import Palette
from cleanup.reports.formats import Judged
from cleanup.reports.lines import parts_of
from cleanup.reports.wording import names_of, one_line

#: A line of the text is cut to so many columns around the word.
_WIDTH = 88
#: What is farther away in a line is not shown, however many signs in between take no column.
_FAR = 10 * _WIDTH
_GUTTER = 5
#: Letters without a place of their own that are left out of the line shown.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Report(formats.Report):
    """A paragraph a finding."""

    def file(self, judged: Judged) -> str:
        """Return the findings of a file."""
        document = judged.document
        before = document.before.characters
        return render(judged.path, document.text, judged.findings, self.palette, before)


def render(path: str, text: str, findings: Iterable[Finding], palette: Palette, before: int = 0) -> str:
    """Return the findings in *text* as lines a reader (or an editor's problem matcher) takes in.

    In the file, so many code points stand *before* the text.

    >>> from cleanup.judging.findings import Choice
    >>> choice = Choice("Stepanakert", "place/stepanakert", 0.97)
    >>> finding = Finding("garbled-name", 12, 22, 1, 13, "Stefancart", "fix", "Stepanakert", 0.97,
    ...                   (choice,), ("near Stepanakert: f for p", "after “town of”"))
    >>> print(render("a.txt", "The town of Stefancart fell.", [finding], Palette(False)), end="")
    a.txt:1:13: fix Stefancart -> Stepanakert [garbled-name]
        1 | The town of Stefancart fell.
          |             ^^^^^^^^^^
        near Stepanakert: f for p; after “town of”
    """
    return "".join(_one(path, text, finding, palette, before) for finding in findings)


def _one(path: str, text: str, finding: Finding, palette: Palette, before: int) -> str:
    where = palette.bold(f"{path}:{finding.line}:{finding.column}:")
    said = palette.red("fix") if finding.action == "fix" else palette.yellow("suggest")
    names = palette.green(" or ".join(names_of(finding)))
    lines = [f"{where} {said} {one_line(finding.text)} -> {names} [{finding.rule}]\n"]
    lines += _source(text, finding, palette, before)
    if finding.because:
        lines.append(f"    {'; '.join(finding.because)}\n")
    for account in finding.accounts:
        lines.append(f"      {account.name} {account.confidence:.2f}\n")
        for sign, reasons in (("+", account.speaks_for), ("-", account.against)):
            lines += [f"        {sign} {reason}\n" for reason in reasons]
    return "".join(lines)


def _source(text: str, finding: Finding, palette: Palette, ahead: int) -> Iterator[str]:
    """Yield the line (or lines) of *text* that the finding stands in, each with the mark below."""
    paint = palette.red if finding.action == "fix" else palette.yellow
    bare = palette.cyan(" " * _GUTTER + " |")
    parts = parts_of(text, finding, ahead)
    for number, (start, end, first, last) in enumerate(parts, finding.line):
        first = last - len(text[first:last].lstrip())
        word = _shown(text[first:last])
        room = max(0, _WIDTH - _columns(word))
        start, end = max(start, first - _FAR), min(end, last + _FAR)
        # white space at the beginning of the line or the mark says nothing
        before, after = text[start:first].lstrip(), text[last:end].rstrip()
        before, after = _around(_shown(before), _shown(after), room)
        yield f"{palette.cyan(f'{number:>{_GUTTER}} |')} {before}{palette.bold(word)}{after}\n"
        yield f"{bare} {' ' * _columns(before)}{paint('^' * _columns(word))}\n"


def _around(before: str, after: str, room: int) -> tuple[str, str]:
    """Cut both to *room* columns together: half for each, or what the other leaves."""
    half = room // 2
    left = _cut_front(before, max(half, room - _columns(after[:room])))
    return left, _cut_back(after, room - _columns(left))


def _cut_front(text: str, room: int) -> str:
    """Return the end of *text* that fits in *room* columns, from the beginning of a word."""
    if len(text) <= room * 2 and _columns(text) <= room:
        return text
    at, used = len(text), 1
    if room and text[-room:].isascii():  # a column a letter, and there are more than that
        at, used = at - room + 1, room
    while at and used + _columns(text[at - 1]) <= room:
        at -= 1
        used += _columns(text[at])
    space = text.find(" ", at)
    return "…" + text[space if space >= 0 else at :]


def _cut_back(text: str, room: int) -> str:
    """Return the beginning of *text* that fits in *room* columns, to the end of a word."""
    if len(text) <= room * 2 and _columns(text) <= room:
        return text
    at, used = 0, 1
    if room and text[:room].isascii():
        at, used = room - 1, room
    while at < len(text) and used + _columns(text[at]) <= room:
        used += _columns(text[at])
        at += 1
    space = text.rfind(" ", 0, at)
    return text[: space + 1 if space >= 0 else at] + "…"


def _shown(text: str) -> str:
    """Return *text* as a terminal may be given it: controls and turns of direction as U+FFFD."""
    kept = text if text.isascii() else text.translate(_UNSEEN)
    if kept.isprintable():
        return kept
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in kept)


def _columns(text: str) -> int:
    """Return the columns that *text* takes on a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    others = [c for c in text if not c.isascii()]
    columns = [
        0 if category(c) in ("Mn", "Me") else 2 if east_asian_width(c) in "WF" else 1 for c in others
    ]
    return len(text) - len(others) + sum(columns)
