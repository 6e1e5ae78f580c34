"""A document with text in several parts of an archive, read as one text and written part by part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from cleanup.documents.archive import Archive
from cleanup.documents.plain import Document, DocumentError, Package
from cleanup.documents.xml import Part
from cleanup.judging.findings import Finding
from cleanup.spotting.prose import BREAK, OBJECT, Change, Piece, Prose

#: What the password-protected, and the old, documents of word processors begin with.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LINES = re.compile("\n+")
_SIGNS = frozenset({"\n", OBJECT})
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Sources(NamedTuple):
    """The parts of a document one after the other, and where each begins."""

    parts: tuple[Part, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, parts: Iterable[Part]) -> Sources:
        """Put the parts in a row."""
        parts, starts, at = tuple(parts), [], 0
        for part in parts:
            starts.append(at)
            at += len(part.source)
        return cls(parts, tuple(starts))

    @property
    def text(self) -> str:
        """All of them as one."""
        return "".join(part.source for part in self.parts)

    def with_changes(self, changes: Iterable[Change]) -> dict[str, bytes]:
        """Return the parts that *changes* of the whole are in, as they become, by name."""
        become = {}
        ordered = sorted(changes, key=lambda change: (change.start, change.end))
        for number, own in groupby(ordered, lambda change: self._number(change.start)):
            part, begin = self.parts[number], self.starts[number]
            pieces, at = [], 0
            for start, end, text in own:
                pieces += [part.source[at : start - begin], text]
                at = end - begin
            become[part.name] = part.encoded("".join([*pieces, part.source[at:]]))
        return become

    def _number(self, at: int) -> int:
        """Return the number of the part that the place *at* is inside of."""
        ends = (begin + len(part.source) for part, begin in zip(self.parts, self.starts, strict=True))
        return next(number for number, end in enumerate(ends) if at < end)


def open_archive(raw: bytes) -> Archive:
    """Open a word processor's file.

    Raises:
        DocumentError: it is no zip file, damaged, or protected by a password.
    """
    if raw.startswith(_COMPOUND):
        if _ENCRYPTED in raw:
            raise DocumentError("is encrypted; save it without a password")
        raise DocumentError("is an old document under a new ending; save it as .docx")
    return Archive(raw)


def refuse_signed(archive: Archive) -> None:
    """Raise an error if *archive* has signatures, which no change leaves valid."""
    if any(
        name.startswith("_xmlsignatures/") or name.endswith("signatures.xml") for name in archive.names()
    ):
        raise DocumentError("is signed, and a change would break the signature; remove it first")


def span_of(edit: Finding) -> tuple[int, int]:
    """Return where *edit* stands in what is judged."""
    if edit.within is None:
        raise DocumentError("has an edit that is not of its text")
    return edit.within


def changes_of(prose: Prose, edit: Finding) -> list[Change]:
    """Return the changes of the source of *prose* that make *edit*."""
    try:
        return prose.changes(*span_of(edit), edit.replacement)
    except LookupError:
        raise DocumentError(f"{edit.text!r} is partly computed by the word processor") from None


def document(raw: bytes, judged: Prose, package: Package) -> Document:
    """Return a document whose text has a paragraph a line; *judged* is over the parts' sources."""
    text, prose = _shown(judged)
    return Document(raw, text, "utf-8", prose=prose, package=package)


def _shown(judged: Prose) -> tuple[str, Prose]:
    """Return the text that is shown, and what is judged as prose of it."""
    shown: list[str] = []
    pieces: list[Piece] = []
    length = at = 0
    for between, piece in _in_turn(judged):
        sign = _LINES.sub("\n", "".join(c for c in between.replace(BREAK, "\n") if c in _SIGNS))
        if not shown or shown[-1].endswith("\n"):
            sign = sign.lstrip("\n")
        length += len(sign)
        if sign:
            shown.append(sign)
        if piece is None:
            break
        at = piece.at
        text = judged.text[at : at + piece.length]
        last = pieces[-1] if pieces else None
        if last and last.end == length and last.at + last.length == at:
            pieces[-1] = last._replace(length=last.length + piece.length, end=length + piece.length)
        else:
            pieces.append(Piece(at, piece.length, length, length + piece.length, True))
        shown.append(_one_line(text))
        length += len(text)
    text = "".join(shown)
    text += "\n" * (text != "")
    return text, Prose(judged.text, tuple(pieces), _one_line)


def _in_turn(judged: Prose) -> Iterator[tuple[str, Piece | None]]:
    """Yield each piece with what was put in before it, and at the end the rest."""
    at = 0
    for piece in judged.pieces:
        yield judged.text[at : piece.at], piece
        at = piece.at + piece.length
    yield judged.text[at:].rstrip(), None


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")
