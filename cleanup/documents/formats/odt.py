"""OpenDocument texts (.odt), edited by tracked changes unless plain ones are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from cleanup.documents.archive import Archive
from cleanup.documents.odf.story import Story, Stretch, styles_of
from cleanup.documents.odf.writing import Writer
from cleanup.documents.paragraphs import Told
from cleanup.documents.parts import Sources, changes_of, document, open_archive, refuse_signed, span_of
from cleanup.documents.plain import Document, DocumentError, Writing
from cleanup.documents.xml import decoded
from cleanup.judging.findings import Finding
from cleanup.spotting.prose import Prose

_KINDS = tuple(
    f"application/vnd.oasis.opendocument.text{kind}".encode() for kind in ("", "-template", "-master")
)
_MANIFEST = "META-INF/manifest.xml"


def open_package(raw: bytes) -> Document:
    """Read an OpenDocument text.

    Raises:
        DocumentError: it is none, damaged, encrypted, or too large.
    """
    archive = open_archive(raw)
    if "mimetype" in archive and archive.read("mimetype").strip() not in _KINDS:
        raise DocumentError("is no OpenDocument text; name one, or save it as .odt")
    if "content.xml" not in archive:
        raise DocumentError("is no OpenDocument text; name one, or save it as .odt")
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise DocumentError("is encrypted; save it without a password")
    names = [name for name in ("content.xml", "styles.xml") if name in archive]
    sources = Sources.of(decoded(name, archive.read(name)) for name in names)
    styles = styles_of(sources.parts)
    told = Told(sources.text)
    stretches: list[Stretch] = []
    for part, start in zip(sources.parts, sources.starts, strict=True):
        story = Story(part, start, styles)
        story.run()
        told.add(story.paragraphs)
        stretches += story.stretches
    package = TextPackage(archive, sources, told.prose(), tuple(stretches))
    return document(raw, package.prose, package)


class TextPackage(NamedTuple):
    """An opened document: *prose* is what is judged, *stretches* are where its letters stand."""

    archive: Archive
    sources: Sources
    prose: Prose
    stretches: tuple[Stretch, ...]

    def spliced(self, edits: Sequence[Finding], writing: Writing) -> bytes:
        """Return the document with *edits* made and remarks put in; what has none stays as it is."""
        if not edits and not writing.remarks:
            return self.archive.raw
        date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        writer = Writer(self.sources.text, self.stretches, date)
        for edit in edits:
            span = self.prose.place(*span_of(edit))
            tracked = not writing.accept_changes
            writer.change(*span, changes_of(self.prose, edit), tracked=tracked)
        for finding in writing.remarks:
            writer.remark(*self.prose.place(*span_of(finding)), finding)
        changed = self.sources.with_changes(writer.changes())
        if not changed:
            return self.archive.raw
        refuse_signed(self.archive)
        return self.archive.replaced(changed)
