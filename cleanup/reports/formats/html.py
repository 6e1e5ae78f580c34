"""One page with everything in it: each text as it was and as corrected, side by side, and the reasons.

The page needs no network and no other file, and its content security policy allows none; its script
(``html.js``) only adds what a reader can do without: filters, cards at the words, going from one to the
next. Every text in it is escaped.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import NamedTuple

import cleanup
from cleanup.judging.findings import Finding
from cleanup.reports import formats
from cleanup.reports.colour import Palette
from cleanup.reports.formats import Judged
from cleanup.reports.lines import lines_with
from cleanup.reports.places import readable
from cleanup.reports.wording import MOST_NAMED, names_of, one_line

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|\n|\r")
#: A line of so many letters was broken to fit; the next goes on if it begins like a sentence's rest.
_WRAPPED = range(58, 101)
_GOES_ON = re.compile(r"[^\s#>*|=\-\d]")
_ACTIONS = {"fix": "fix", "suggest": "suggestion"}


class _Mark(NamedTuple):
    """A part of a line that a finding is about, and what stands there in the corrected text."""

    first: int
    last: int
    new: str | None  #: None where nothing is changed
    number: int
    finding: Finding
    continued: bool  #: not the first part of the finding


class Report(formats.Report):
    """The page; only files with findings are kept until it is written."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._sections: list[str] = []
        self._rows: list[str] = []  # of the file that is being taken in
        self._notes: list[str] = []
        self._index: list[str] = []
        self._clean: list[str] = []
        self._actions: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        self._entities: dict[tuple[str, str], list[Finding]] = defaultdict(list)

    def file(self, judged: Judged) -> str:
        """Take in a file."""
        if judged.document.is_first:
            self._rows, self._notes = [], []
        if judged.findings:
            self._take(judged)
        if judged.document.is_last:
            self._close(readable(judged.path))
        return ""

    def _take(self, judged: Judged) -> None:
        """Take in the findings of a file, or of a portion of one, and what the page shows of it."""
        first = self._actions.total() + 1
        self._actions.update(finding.action for finding in judged.findings)
        for finding in judged.findings:
            best = finding.candidates[0]
            self._kinds[best.kind or "other"] += 1
            if best.entity:  # a slip beside the names is about none
                self._entities[best.entity, best.kind].append(finding)
        self._rows += _shown(judged, first)
        self._notes += ["".join(_note(at, finding)) for at, finding in enumerate(judged.findings, first)]

    def _close(self, path: str) -> None:
        """Make the section of a file that was taken in."""
        if not self._notes:
            self._clean.append(path)
            return
        number = len(self._sections) + 1
        self._sections.append("".join(_section(number, path, self._rows, self._notes)))
        count = f'<span class="count">{len(self._notes)}</span>'
        self._index.append(f'<li><a href="#file-{number}">{_text(path)}</a> {count}</li>\n')
        self._rows, self._notes = [], []

    def end(self, errors: Sequence[str]) -> str:
        """Return the page."""
        style, script = (_asset(f"html.{ending}") for ending in ("css", "js"))
        policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
        fixes, suggestions = self._actions["fix"], self._actions["suggest"]
        files = len(self._sections) + len(self._clean)
        summary = f"{_count(fixes, 'name')} to fix, {_count(suggestions, 'suggestion')}"
        return "".join(
            [
                '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
                f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n',
                '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
                '<meta name="color-scheme" content="light dark">\n',
                f'<meta name="generator" content="cleanup {cleanup.__version__}">\n',
                f"<title>{summary}</title>\n<style>{style}</style>\n</head>\n<body>\n",
                '<a class="skip" href="#files">Skip to the texts</a>\n',
                f"<header>\n<h1>Names in {_count(files, 'text')}</h1>\n",
                f'<p class="summary"><b class="fix">{_count(fixes, "name")} to fix</b> ',
                f'<b class="suggest">{_count(suggestions, "suggestion")}</b>' if suggestions else "",
                "</p>\n</header>\n",
                *self._filters(),
                *self._overview(errors),
                f'<main id="files">\n{"".join(self._sections)}</main>\n',
                f"<footer>cleanup {cleanup.__version__}</footer>\n",
                f"<script>{script}</script>\n</body>\n</html>\n",
            ]
        )

    def _filters(self) -> Iterator[str]:
        yield '<form id="filters" hidden aria-label="Which findings are shown">\n<fieldset>\n'
        yield "<legend>Show</legend>\n"
        for action, label in _ACTIONS.items():
            yield f'<label><input type="checkbox" name="action" value="{action}" checked> '
            yield f"{'fixes' if action == 'fix' else label + 's'}</label>\n"
        yield '</fieldset>\n<label>Kind <select name="kind"><option value="">all</option>'
        for kind, number in self._kinds.most_common():
            yield f'<option value="{_text(kind)}">{_text(_kind(kind))} ({number})</option>'
        yield "</select></label>\n"
        yield '<label>Confidence from <input type="range" name="confidence" min="0" max="95" step="5" '
        yield 'value="0"> <output>0 %</output></label>\n'
        yield '<label><input type="checkbox" name="brief"> only their lines</label>\n'
        yield '<span class="steps"><button type="button" data-step="-1">Previous</button>\n'
        yield '<button type="button" data-step="1">Next</button></span>\n'
        yield '<span id="shown" role="status"></span>\n</form>\n'

    def _overview(self, errors: Sequence[str]) -> Iterator[str]:
        if errors:
            yield '<section class="errors"><h2>Not read</h2>\n<ul>\n'
            yield from (f"<li>{_text(readable(error))}</li>\n" for error in errors)
            yield "</ul></section>\n"
        if len(self._index) > 1:
            yield f'<nav aria-label="Texts"><h2>Texts</h2>\n<ul>\n{"".join(self._index)}</ul></nav>\n'
        if self._clean:
            names = "".join(f"<li>{_text(path)}</li>\n" for path in self._clean)
            said = f"{_count(len(self._clean), 'text')} without findings"
            yield f'<details class="clean"><summary>{said}</summary>\n<ul>\n{names}</ul></details>\n'
        if self._entities:
            yield '<details class="entities"><summary>Whose names, and how often</summary>\n<table>\n'
            yield '<thead><tr><th scope="col">Times</th><th scope="col">Name</th>'
            yield '<th scope="col">Kind</th><th scope="col">Found as</th></tr></thead>\n<tbody>\n'
            ranked = sorted(self._entities.items(), key=lambda item: (-len(item[1]), item[0]))
            for (entity, kind), found in ranked:
                name = Counter(one_line(f.candidates[0].name) for f in found).most_common(1)[0][0]
                spellings = ", ".join(dict.fromkeys(one_line(f.text) for f in found))
                yield f'<tr><td class="times">{len(found)}</td><th scope="row"><bdi>{_text(name)}</bdi> '
                yield f"<small>{_text(entity)}</small></th><td>{_text(_kind(kind))}</td>"
                yield f"<td><bdi>{_text(spellings)}</bdi></td></tr>\n"
            yield "</tbody></table></details>\n"


def _section(number: int, path: str, rows: list[str], notes: list[str]) -> Iterator[str]:
    """Yield what the page has of a file."""
    yield f'<section class="file" id="file-{number}" aria-labelledby="name-{number}">\n'
    yield f'<h2 id="name-{number}"><bdi>{_text(path)}</bdi></h2>\n'
    yield '<table class="text"><thead><tr><th scope="col"><span class="aside">Line</span></th>'
    yield '<th scope="col">Original</th><th scope="col">Corrected</th></tr></thead>\n<tbody>\n'
    yield from rows
    yield '</tbody></table>\n<h3>Reasons</h3>\n<ol class="notes">\n'
    yield from notes
    yield "</ol>\n</section>\n"


def _shown(judged: Judged, first: int) -> Iterator[str]:
    """Yield the lines; of a file too large to be held those with findings, numbered from *first*."""
    document = judged.document
    marks = _marks(judged, first)
    whole = document.is_first and document.is_last
    for line, parts in _rows(document.text, wrapped=not document.package):
        marked = any(part[0] in marks for part in parts)
        if not (whole or marked):
            continue
        said = [_both(document.text, *part, marks.get(part[0], [])) for part in parts]
        before, after = (" ".join(side) for side in zip(*said, strict=True))
        number = document.before.lines + line
        kind = "" if marked else ' class="plain"'
        yield f'<tr{kind}><th scope="row">{number}</th><td>{before}</td><td>{after}</td></tr>\n'


def _rows(text: str, *, wrapped: bool) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield the number of a line, and where it and, if *wrapped*, those that go on it begin and end."""
    row: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(lines_with(text), 1):
        if wrapped and row and row[-1][1] - row[-1][0] in _WRAPPED and _GOES_ON.match(text, start, end):
            row.append((start, end))
            continue
        if row:
            yield number - len(row), row
        row = [(start, end)]
    if row:
        yield number - len(row) + 1, row


def _marks(judged: Judged, first: int) -> dict[int, list[_Mark]]:
    """Return the marks by where their line begins in the document's text."""
    before = judged.document.before.characters
    made = {edit.start for edit in judged.edits}
    marks: dict[int, list[_Mark]] = defaultdict(list)
    for number, finding in enumerate(judged.findings, first):
        old = _LINE_END.split(finding.text)
        new: list[str | None] = [None] * len(old)
        if finding.start in made:
            come = _LINE_END.split(finding.replacement)
            new = [*come] if len(come) == len(old) else [one_line(finding.replacement), *[""] * len(old)]
        breaks = [*(m.end() for m in _LINE_END.finditer(finding.text))]
        start = finding.start - before
        starts = [start, *(start + at for at in breaks)]
        for part, (at, gone) in enumerate(zip(starts, old, strict=True)):
            line = max(0, start - finding.column + 1) if not part else at
            marks[line].append(_Mark(at, at + len(gone), new[part], number, finding, part > 0))
    return marks


def _both(text: str, start: int, end: int, marks: list[_Mark]) -> tuple[str, str]:
    """Return a line as it was and as it is."""
    before = after = ""
    at = start
    for mark in marks:
        same, old = _text(text[at : mark.first]), _text(text[mark.first : mark.last])
        before += same + _marked("del" if mark.new is not None else "mark", old, mark, "m")
        changed = mark.new is not None and mark.new != text[mark.first : mark.last]
        new = _text(mark.new) if mark.new is not None else old
        after += same + (_marked("ins" if changed else "mark", new, mark, "c") if new else "")
        at = mark.last
    rest = _text(text[at:end])
    return before + rest, after + rest


def _marked(element: str, words: str, mark: _Mark, side: str) -> str:
    """Return *words* as a link to the note of their finding."""
    own = "" if mark.continued else f' id="{side}{mark.number}"'
    note, action = f"n{mark.number}", mark.finding.action
    link = f'<a{own} class="word {action}" href="#{note}" data-note="{note}" aria-describedby="{note}">'
    return f"{link}<{element}>{words}</{element}></a>"


def _note(number: int, finding: Finding) -> Iterator[str]:
    best = finding.candidates[0]
    sure = f"{finding.confidence:.0%}".replace("%", " %")
    yield f'<li id="n{number}" class="note {finding.action}" data-action="{finding.action}" '
    yield f'data-kind="{_text(best.kind or "other")}" data-confidence="{finding.confidence:.2f}">\n'
    yield f'<p class="change"><del><bdi>{_text(one_line(finding.text))}</bdi></del> '
    names = " or ".join(f"<ins><bdi>{_text(name)}</bdi></ins>" for name in names_of(finding))
    yield f'<span aria-label="becomes">→</span> {names} '
    yield f'<span class="tag">{_ACTIONS[finding.action]}</span> '
    yield f'<span class="sure">{sure} sure</span> '
    yield f'<a class="where" href="#m{number}">line {finding.line}, column {finding.column}</a></p>\n'
    if finding.because:
        yield '<ul class="because">'
        yield from (f"<li>{_text(reason)}</li>" for reason in finding.because)
        yield "</ul>\n"
    if len(finding.candidates) > 1 or finding.action == "suggest":
        yield '<p class="candidates">Candidates: '
        yield ", ".join(
            f"<bdi>{_text(one_line(c.name))}</bdi> <small>{_text(c.entity)}, {c.confidence:.0%}</small>"
            for c in finding.candidates[: MOST_NAMED + 2]
        )
        yield "</p>\n"
    else:
        yield f'<p class="candidates"><small>{_text(best.entity)}</small></p>\n'
    for account in finding.accounts:
        yield f'<details class="account"><summary>What spoke for <bdi>{_text(account.name)}</bdi> '
        yield f"({account.confidence:.0%}), and what against it</summary><ul>"
        yield from (f"<li>+ {_text(reason)}</li>" for reason in account.speaks_for)
        yield from (f"<li>− {_text(reason)}</li>" for reason in account.against)
        yield "</ul></details>\n"
    yield "</li>\n"


def _text(text: str) -> str:
    """Return *text* escaped for an element or an attribute."""
    return escape(_UNSEEN.sub("\ufffd", text))


def _kind(kind: str) -> str:
    return kind.replace("-", " ") or "other"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _asset(name: str) -> str:
    return "\n" + Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(asset: str) -> str:
    return f"'sha256-{b64encode(sha256(asset.encode()).digest()).decode()}'"
