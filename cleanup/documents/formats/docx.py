"""Word documents (.docx), edited by tracked changes unless plain ones are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from cleanup.documents.archive import Archive
from cleanup.documents.paragraphs import Mirrors, Told
from cleanup.documents.parts import Sources, changes_of, document, open_archive, refuse_signed, span_of
from cleanup.documents.plain import Document, Writing
from cleanup.documents.styles import Styles
from cleanup.documents.word.opc import Layout, layout
from cleanup.documents.word.remarks import Comments
from cleanup.documents.word.story import Node, Story
from cleanup.documents.word.styles import styles_of
from cleanup.documents.word.tracking import Numbers, Writer
from cleanup.documents.xml import decoded
from cleanup.judging.findings import Finding
from cleanup.spotting.prose import Prose


def open_package(raw: bytes) -> Document:
    """Read a Word document.

    Raises:
        DocumentError: it is none, damaged, encrypted, has macros, or is too large.
    """
    archive = open_archive(raw)
    parts = layout(archive)
    sources = Sources.of(decoded(name, archive.read(name)) for name in parts.texts())
    styles = parts.named("styles")
    styled = styles_of(decoded(styles, archive.read(styles))) if styles else Styles()
    told = Told(sources.text)
    nodes: list[Node] = []
    remarked: dict[str, list[int]] = {}
    for number, part in enumerate(sources.parts):
        story = Story(part, sources.starts[number], styled)
        story.run()
        told.add(story.paragraphs)
        nodes += story.nodes
        if not number:
            remarked = story.remarked
    package = WordPackage(archive, parts, sources, told.prose(), tuple(nodes), told.mirrors(), remarked)
    return document(raw, package.prose, package)


class WordPackage(NamedTuple):
    """An opened document: *prose* is what is judged, *nodes* are where its letters stand."""

    archive: Archive
    layout: Layout
    sources: Sources
    prose: Prose
    nodes: tuple[Node, ...]
    mirrors: Mirrors
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
            span = span_of(edit)
            writer.change(*self.prose.place(*span), changes_of(self.prose, edit), tracked=tracked)
            for start, end in self.mirrors.of(*span):
                changes = self.mirrors.prose.changes(start, end, edit.replacement)
                writer.change(*self.mirrors.prose.place(start, end), changes, tracked=tracked)
        parts = self._remark(writing.remarks, writer, date) if writing.remarks else {}
        changed = self.sources.with_changes(writer.changes())
        if not changed and not parts:
            return self.archive.raw
        refuse_signed(self.archive)
        return self.archive.replaced({**changed, **parts})

    def _remark(self, findings: Sequence[Finding], writer: Writer, date: str) -> dict[str, bytes]:
        """Let *writer* put in comments on *findings*, and return the parts they need.

        They stand in the body only: Word has none in headers, text boxes, and notes at the foot.
        """
        comments = Comments(self.archive, self.layout)
        ours = comments.own()
        own = [span for number, span in self.remarked.items() if number in ours]
        last = len(self.sources.parts[0].source)
        for finding in findings:
            start, end = self.prose.place(*span_of(finding))
            places = [writer.node_at(place, place) for place in (start, end)]
            if end > last or any(n is None or self.nodes[n].run.boxed for n in places):
                continue
            if not any(span[0] <= start and end <= span[-1] for span in own):
                writer.remark(start, end, comments.add(finding, date))
        return comments.parts()
