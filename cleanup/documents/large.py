"""Plain text files that are too large to be held: read portion by portion, each with its place.

A file is read through before the first portion, to tell its encoding as
:func:`cleanup.documents.plain.decode` would, and to find what makes it unreadable: nothing is said of a
file, or changed in it, that cannot be read to its end.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cleanup.documents.files import FileError, reading
from cleanup.documents.plain import (
    ASCII,
    BINARY,
    FEW,
    MARKS,
    Document,
    DocumentError,
    Place,
    not_after_mark,
    not_utf8,
)
from cleanup.spotting import sections

#: How long a portion is at most, in code points, if its sections are shorter.
PORTION = 256_000
_BLOCK = 1 << 16
#: So many bytes are enough to detect an encoding by.
_SAMPLE = 1 << 20


class LargeText(NamedTuple):
    """A file, and what it takes to decode it: *mark* stands before the text, the rest is *encoding*."""

    path: Path
    encoding: str
    mark: bytes = b""
    detected: bool = False

    def portions(self) -> Iterator[Document]:
        """Yield the portions, which end where sections do, in order.

        The last one says what trouble there was if the file cannot be read any more.
        """
        mark, before = self.mark, Place()
        try:
            for text, goes_on in self._texts():
                raw = mark + text.encode(self.encoding)
                yield Document(
                    raw, text, self.encoding, mark, self.detected, before=before, goes_on=goes_on
                )
                mark, before = b"", _after(before, text, len(raw))
            return
        except FileError as error:
            trouble = str(error)
        except UnicodeError:
            trouble = f"{self.path}: was changed while it was read; try again"
        yield Document(b"", "", self.encoding, before=before, trouble=trouble)

    def _texts(self) -> Iterator[tuple[str, bool]]:
        """Yield the text of each portion, and whether another follows."""
        held = ""
        with reading(self.path), self.path.open("rb") as file:
            for _size, text in _decoded(file, self.encoding, len(self.mark)):
                held += text
                while len(held) > PORTION + 2 * sections.SECTION:
                    end = _end(held, ended=False)
                    yield held[:end], True
                    held = held[end:]
        while (end := _end(held, ended=True)) < len(held):
            yield held[:end], True
            held = held[end:]
        yield held, False


def open_large(path: Path) -> LargeText:
    """Read *path* through, and tell how it is to be decoded.

    Raises:
        FileError: it cannot be read.
        DocumentError: its bytes are binary, or not text in any encoding that could be told.
    """
    with reading(path), path.open("rb") as file:
        head = file.read(max(len(mark) for mark, _encoding in MARKS))
        for mark, encoding in MARKS:
            if head.startswith(mark):
                place = _invalid(file, encoding, len(mark))
                if place is not None:
                    raise DocumentError(not_after_mark(encoding, place))
                return LargeText(path, encoding, mark)
        if any(b"\0" in block for block in _blocks(file)):
            raise DocumentError(BINARY)
        place = _invalid(file, "utf-8")
        if place is None:
            return LargeText(path, "utf-8")
        return LargeText(path, _detected(file, place), detected=True)


def _detected(file: BinaryIO, place: int) -> str:
    """Return the encoding of a *file* that at *place* is no UTF-8."""
    sizes = [(len(block), len(block.translate(None, ASCII))) for block in _blocks(file)]
    if sum(others for _all, others in sizes) < FEW * sum(size for size, _others in sizes):
        if _invalid(file, "cp1252") is None:
            return "cp1252"
    from charset_normalizer import from_bytes

    file.seek(max(0, place - _SAMPLE // 2))
    sample = file.read(_SAMPLE)
    best = from_bytes(sample[: sample.rfind(b"\n") + 1] or sample).best()
    if best is None or not _comes_back(file, best.encoding):
        raise DocumentError(not_utf8(place))
    return best.encoding


def _blocks(file: BinaryIO, start: int = 0) -> Iterator[bytes]:
    """Yield what *file* has from *start* on; the last block is empty."""
    file.seek(start)
    while block := file.read(_BLOCK):
        yield block
    yield b""


def _decoded(file: BinaryIO, encoding: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Yield the text of *file* from byte *start* on, each part with how many bytes it is of.

    Raises:
        UnicodeDecodeError: its start is that of the part with the error.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    for block in _blocks(file, start):
        waiting = len(decoder.getstate()[0])
        text = decoder.decode(block, final=not block)
        yield waiting + len(block) - len(decoder.getstate()[0]), text


def _invalid(file: BinaryIO, encoding: str, start: int = 0) -> int | None:
    """Return the first byte of *file*, from *start* on, that is not valid in *encoding*, if any."""
    at = start
    try:
        for size, _text in _decoded(file, encoding, start):
            at += size
    except UnicodeDecodeError as error:
        return at + error.start
    return None


def _comes_back(file: BinaryIO, encoding: str) -> bool:
    """Whether all of *file* is text in *encoding*, and would be written the same."""
    at = 0
    with suppress(LookupError, UnicodeError, AttributeError):  # unknown, another, none of text
        for size, text in _decoded(file, encoding):
            written = text.encode(encoding)
            here = file.tell()
            file.seek(at)
            if file.read(size) != written:
                return False
            file.seek(here)
            at += size
        return True
    return False


def _end(text: str, *, ended: bool) -> int:
    """Return where the first portion of *text* ends; if it has not *ended*, more is to come."""
    end = 0
    for _start, reached in sections.sections(text):
        if (end and reached > PORTION) or (reached == len(text) and not ended):
            break
        end = reached
    return end


def _after(before: Place, text: str, size: int) -> Place:
    """Return what stands before a portion that follows *text*, of so many bytes."""
    feeds = text.count("\n")
    lines = feeds + text.count("\r") - text.count("\r\n")
    begun = text[max(text.rfind("\n"), text.rfind("\r")) + 1 :]
    return Place(
        characters=before.characters + len(text),
        bytes=before.bytes + size,
        lines=before.lines + lines,
        feeds=before.feeds + feeds,
        column=len(begun) + (0 if lines else before.column),
        column_bytes=len(begun.encode()) + (0 if lines else before.column_bytes),
    )
