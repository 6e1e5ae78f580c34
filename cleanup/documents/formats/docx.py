"""Word documents (.docx), edited by tracked changes unless plain ones are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from cleanup.documents.archive import Archive
from cleanup.documents.parts import Sources, changes_of, document, open_archive
from cleanup.documents.plain import Document, Writing
from cleanup.documents.prose import Builder, Prose
from cleanup.documents.word.opc import Layout, layout
from cleanup.documents.word.remarks import Comments
from cleanup.documents.word.story import Node, Paragraph, Story
from cleanup.documents.word.styles import quotations
from cleanup.documents.word.tracking import Numbers, Writer
from cleanup.documents.xml import decoded, escape
from cleanup.judging.findings import Finding


def open_package(raw: bytes) -> Document:
    """Read a Word document.

    Raises:
        DocumentError: it is none, damaged, encrypted, has macros, or is too large.
    """
    archive = open_archive(raw)
    parts = layout(archive)
    sources = Sources.of(decoded(name, archive.read(name)) for name in parts.texts())
    styles = parts.named("styles")
    quoted = quotations(decoded(styles, archive.read(styles))) if styles else frozenset()
    told = _Told(sources.text)
    nodes: list[Node] = []
    remarked: dict[str, list[int]] = {}
    for number, part in enumerate(sources.parts):
        story = Story(part, sources.starts[number], quoted)
        story.run()
        told.add(story.paragraphs)
        nodes += story.nodes
        if not number:
            remarked = story.remarked
    package = WordPackage(
        archive, parts, sources, told.builder.prose(escape), tuple(nodes), told.mirrors(), remarked
    )
    return document(raw, package.prose, package)


class _Mirrors(NamedTuple):
    """What older programs show of the text: *prose*, whose stretches say what such of the other do."""

    prose: Prose
    starts: tuple[int, ...]  #: where they begin in what is judged
    stretches: tuple[tuple[int, int], ...]  #: where they end there, and begin in *prose*

    def of(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the same as text[start:end] of what is judged."""
        found = []
        number = bisect_right(self.starts, start) - 1
        while number >= 0 and self.starts[number] <= start and end <= self.stretches[number][0]:
            shift = self.stretches[number][1] - self.starts[number]
            found.append((start + shift, end + shift))
            number -= 1
        return found


class _Told:
    """Puts paragraphs together, those of text boxes after the ones they are in."""

    def __init__(self, source: str) -> None:
        self.builder = Builder(source)
        self._others = Builder(source)
        self._found: list[tuple[int, int, int]] = []
        self._goes_on = False

    def add(self, paragraphs: Iterable[Paragraph]) -> None:
        """Add the paragraphs of a part."""
        for paragraph in paragraphs:
            if paragraph.has_text:
                if not self._goes_on:
                    self.builder.block()
                start = self.builder.length
                paragraph.tell(self.builder)
                for mirror in paragraph.mirrors:
                    self._others.block()
                    self._found.append((start, self.builder.length, self._others.length))
                    mirror.tell(self._others)
            self._goes_on = False
            self.add(paragraph.boxes)
            self._goes_on = paragraph.goes_on

    def mirrors(self) -> _Mirrors:
        """Return what the others say."""
        starts = tuple(start for start, _end, _other in self._found)
        return _Mirrors(self._others.prose(escape), starts, tuple(found[1:] for found in self._found))


class WordPackage(NamedTuple):
    """An opened document: *prose* is what is judged, *nodes* are where its letters stand."""

    archive: Archive
    layout: Layout
    sources: Sources
    prose: Prose
    nodes: tuple[Node, ...]
    mirrors: _Mirrors
    remarked: dict[str, list[int]]

    def spliced(self, edits: Sequence[Finding], writing: Writing) -> bytes:
        """Return the document with *edits* made and remarks put in; what has none stays as it is."""
        if not edits and not writing.remarks:
            return self.archive.raw
        date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        numbers = Numbers(part.source for part in self.sources.parts)
        writer = Writer(self.sources.text, self.nodes, numbers, date)
        tracked = not writing.accept_changes
        for edit in edits:
            span = edit.within or (edit.start, edit.end)
            writer.change(*self.prose.place(*span), changes_of(self.prose, edit), tracked=tracked)
            for start, end in self.mirrors.of(*span):
                changes = self.mirrors.prose.changes(start, end, edit.replacement)
                writer.change(*self.mirrors.prose.place(start, end), changes, tracked=tracked)
        parts = self._remark(writing.remarks, writer, date) if writing.remarks else {}
        changed = self.sources.with_changes(writer.changes())
        return self.archive.replaced({**changed, **parts}) if changed or parts else self.archive.raw

    def _remark(self, findings: Sequence[Finding], writer: Writer, date: str) -> dict[str, bytes]:
        """Let *writer* put in comments on *findings*, and return the parts they need.

        They stand in the body only: Word has none in headers, text boxes, and notes at the foot.
        """
        comments = Comments(self.archive, self.layout)
        own = [span for number, span in self.remarked.items() if number in comments.own()]
        last = len(self.sources.parts[0].source)
        for finding in findings:
            start, end = self.prose.place(*(finding.within or (finding.start, finding.end)))
            places = [writer.node_at(place, place) for place in (start, end)]
            if end > last or any(n is None or self.nodes[n].run.boxed for n in places):
                continue
            if not any(span[0] <= start and end <= span[-1] for span in own):
                writer.remark(start, end, comments.add(finding, date))
        return comments.parts()
