"""Electronic books (.epub): their chapters, read as web pages are, and lists of contents."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote

from cleanup.documents.archive import Archive
from cleanup.documents.formats import read_document
from cleanup.documents.parts import document, open_archive, refuse_signed, span_of
from cleanup.documents.plain import Document, DocumentError, Writing, splice
from cleanup.documents.xml import Part, Reader, decoded, escape, letters
from cleanup.judging.findings import Finding
from cleanup.spotting.prose import BREAK, Builder, Piece, Prose

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = "application/xhtml+xml"
_LABELS = "application/x-dtbncx+xml"
#: Fonts are made unusable outside of a book by these; its text is not encrypted then.
_OF_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})


def open_package(raw: bytes) -> Document:
    """Read a book.

    Raises:
        DocumentError: it is none, damaged, encrypted, or too large.
    """
    archive = open_archive(raw)
    if _CONTAINER not in archive:
        raise DocumentError("is no EPUB book; name one")
    if _ENCRYPTION in archive and _is_locked(archive):
        raise DocumentError("is encrypted; its publisher allows no changes")
    chapters: list[Chapter] = []
    pieces: list[Piece] = []
    texts: list[str] = []
    at = place = 0
    for name, kind in _contents(archive):
        page = _read(archive, name, kind)
        if page.judged.strip():
            chapters.append(Chapter(name, page, at))
            texts.append(page.judged)
            shown = page.prose.pieces if page.prose else ()
            pieces += (p._replace(at=p.at + at, start=p.start + place, end=p.end + place) for p in shown)
            at += len(page.judged) + len(BREAK)
            place += len(page.text)
    return document(raw, Prose(BREAK.join(texts), tuple(pieces)), Book(archive, tuple(chapters)))


class Chapter(NamedTuple):
    """A part with text: what is judged of it begins at *start* in what is judged of the book."""

    name: str
    page: Document
    start: int


class Book(NamedTuple):
    """An opened book."""

    archive: Archive
    chapters: tuple[Chapter, ...]

    def spliced(self, edits: Sequence[Finding], writing: Writing) -> bytes:
        """Return the book with *edits* made; chapters without any stay as they are."""
        starts = [chapter.start for chapter in self.chapters]
        own: dict[int, list[Finding]] = defaultdict(list)
        for edit in edits:
            start, end = span_of(edit)
            number = bisect_right(starts, start) - 1
            shift = starts[number]
            own[number].append(replace(edit, within=(start - shift, end - shift)))
        if not own:
            return self.archive.raw
        refuse_signed(self.archive)
        chapters = ((self.chapters[number], found) for number, found in own.items())
        return self.archive.replaced({c.name: splice(c.page, found, writing) for c, found in chapters})


class _Elements(Reader):
    """Collects elements: their names, without the namespace, and attributes."""

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self.found: list[tuple[str, Mapping[str, str]]] = []

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self.found.append((name.rpartition(" ")[2], attributes))

    def finish(self, name: str) -> None:
        pass


def _elements(archive: Archive, name: str) -> list[tuple[str, Mapping[str, str]]]:
    reader = _Elements(decoded(name, archive.read(name)))
    reader.run()
    return reader.found


def _contents(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the parts with text, as they are read one after the other, and their media types."""
    found = _elements(archive, _CONTAINER)
    root = next((a["full-path"] for name, a in found if name == "rootfile" and "full-path" in a), "")
    if root not in archive:
        raise DocumentError("is no EPUB book: it does not say what is in it; get the file again")
    items: dict[str, tuple[str, str]] = {}
    order: list[str] = []
    for name, attributes in _elements(archive, root):
        if name == "item":
            href = unquote(attributes.get("href", "").partition("#")[0])
            path = posixpath.normpath(posixpath.join(posixpath.dirname(root), href))
            items[attributes.get("id", "")] = (path, attributes.get("media-type", ""))
        elif name == "itemref":
            order.append(attributes.get("idref", ""))
    ordered = [items[number] for number in order if number in items]
    for path, kind in dict.fromkeys([*ordered, *items.values()]):
        if kind in (_PAGES, _LABELS) and path in archive:
            yield path, kind


def _read(archive: Archive, name: str, kind: str) -> Document:
    raw = archive.read(name)
    if kind == _LABELS:
        part = decoded(name, raw)
        labels = _Labels(part)
        labels.run()
        prose = labels.builder.prose(escape)
        return Document(raw, part.source, part.encoding, part.mark, prose=prose)
    try:
        return read_document("chapter.xhtml", raw)
    except DocumentError as error:
        raise DocumentError(f"its part {name!r} {error}") from None


class _Labels(Reader):
    """Reads the labels of a contents list (NCX)."""

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self.builder = Builder(part.source)
        self._start = 0

    def begin(self, name: str, _attributes: Mapping[str, str]) -> None:
        self._start = self.after(self.here) if name.endswith(" text") else 0

    def finish(self, name: str) -> None:
        if self._start and name.endswith(" text") and self.source[self._start - 2] != "/":
            self.builder.block()
            for start, end, said in letters(self.source, self._start, self.here):
                if said is None:
                    self.builder.keep(start, end)
                else:
                    self.builder.read(start, end, said)
        self._start = 0


def _is_locked(archive: Archive) -> bool:
    methods = [a for name, a in _elements(archive, _ENCRYPTION) if name == "EncryptionMethod"]
    return any(attributes.get("Algorithm") not in _OF_FONTS for attributes in methods)
