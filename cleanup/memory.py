"""Remembers what was found in texts, so that a text that has not changed needs no second judging.

It lies in the user's cache folder, two files for each state of the program: of texts in which nothing
was found only the digests are kept, 16 bytes each, of others the findings, too. A digest is of the text,
the lexicons, and what the cleaner was told. Of a file with markup there is one more, of its bytes, so
that one in which nothing was found is not even read as Markdown or HTML again. A text that is too large
to be held is remembered portion by portion. What goes wrong with the memory is passed over: then the
texts are judged again.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import Any
from zlib import compress, decompress, error

from cleanup.cleaner import Cleaner
from cleanup.documents.plain import Document
from cleanup.judging.findings import Account, Choice, Finding
from cleanup.names.cache import cache_folder, fingerprint

_PACKAGE = Path(__file__).resolve().parent
_CODE = (".py", ".tsv")
_BYTES = 16
_LENGTH = struct.Struct("<I")
#: A file that is longer is begun anew: some 250,000 texts without findings, 20,000 with. Of the former
#: all are taken in at every start.
_MOST_CLEAN, _MOST_FOUND = 1 << 22, 1 << 25
#: What was found in portions is written down as soon as it is so much, and so much at most in one run.
_MANY, _MOST_IN_PORTIONS = 1 << 18, 1 << 24
#: Memories of other states that are kept.
_OTHERS = 3
_CLEAN, _FOUND = "clean-{}.digests", "found-{}.records"


class Memory:
    """The memory of one state of the program.

    Args:
        folder: where it lies; the user's cache folder, if not named.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = cache_folder() if folder is None else folder
        state = _state()
        self._clean_path, self._found_path = (
            self._folder / name.format(state) for name in (_CLEAN, _FOUND)
        )
        data = _read(self._clean_path)
        self._clean = {data[at : at + _BYTES] for at in range(0, len(data) - _BYTES + 1, _BYTES)}
        self._found = dict(_records(_read(self._found_path)))
        self._fresh_clean: list[bytes] = []
        self._fresh_found: list[bytes] = []
        self._in_portions = 0
        self._keys: dict[tuple[Cleaner, str, str], bytes] = {}

    def recall(self, cleaner: Cleaner, text: str, portion: str = "") -> list[Finding] | None:
        """Return what such a *cleaner* found in *text* before, or None if that is not known.

        Args:
            cleaner: the one that would judge it.
            text: a text, or a portion of one.
            portion: which portion, if it matters to the judging; empty for a whole text.
        """
        digest = self._digest(cleaner, text, portion)
        if digest in self._clean:
            return []
        data = self._found.get(digest)
        return None if data is None else _findings(data)

    def keep(self, cleaner: Cleaner, text: str, findings: list[Finding], portion: str = "") -> None:
        """Remember what the *cleaner* finds in *text*, or in a *portion*: see :meth:`recall`."""
        digest = self._digest(cleaner, text, portion)
        if digest in self._clean or digest in self._found:
            return
        if not findings:
            self._keep_clean(digest)
            return
        data = _written(findings)
        if not portion:
            self._found[digest] = data
        elif self._in_portions > _MOST_IN_PORTIONS:
            return
        self._fresh_found.append(digest + _LENGTH.pack(len(data)) + data)
        if portion:  # of such texts not everything can be held to the end
            self._in_portions += len(data)
            if sum(map(len, self._fresh_found)) > _MANY:
                self.save()

    def is_clean(self, cleaner: Cleaner, name: str, document: Document) -> bool:
        """Whether it is known that such a *cleaner* finds nothing in a file.

        Args:
            cleaner: the one that would judge it.
            name: of the file; its ending tells how it is read.
            document: the file, decoded; its prose need not have been read.
        """
        return self._digest_of_file(cleaner, name, document) in self._clean

    def keep_clean(self, cleaner: Cleaner, name: str, document: Document) -> None:
        """Remember that the *cleaner* finds nothing in a file, for :meth:`is_clean`."""
        digest = self._digest_of_file(cleaner, name, document)
        if digest not in self._clean:
            self._keep_clean(digest)

    def save(self) -> None:
        """Write down what was added; several processes may do so at once."""
        for path, fresh, most in (
            (self._clean_path, self._fresh_clean, _MOST_CLEAN),
            (self._found_path, self._fresh_found, _MOST_FOUND),
        ):
            if fresh:
                with suppress(OSError):
                    self._append(path, b"".join(fresh), most)
                fresh.clear()

    def _keep_clean(self, digest: bytes) -> None:
        self._clean.add(digest)
        self._fresh_clean.append(digest)

    def _append(self, path: Path, data: bytes, most: int) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        new = not path.exists()
        full = not new and path.stat().st_size > most
        with path.open("wb" if full else "ab", buffering=0) as out:
            out.write(data)
        if new:
            self._forget_others()

    def _digest(self, cleaner: Cleaner, text: str, portion: str = "") -> bytes:
        data = text.encode("utf-8", "surrogatepass")
        key = self._key(cleaner, portion, "portion" if portion else "")
        return blake2b(data, digest_size=_BYTES, key=key).digest()

    def _digest_of_file(self, cleaner: Cleaner, name: str, document: Document) -> bytes:
        key = self._key(cleaner, PurePath(name).suffix.lower(), document.encoding)
        return blake2b(document.raw, digest_size=_BYTES, key=key).digest()

    def _key(self, cleaner: Cleaner, ending: str = "", encoding: str = "") -> bytes:
        """Return what tells digests of the same data apart: who judges it, and how it is read."""
        key = self._keys.get((cleaner, ending, encoding))
        if key is None:
            told = f"{cleaner.told} {fingerprint(cleaner.lexicons)}"
            told += f" {ending} {encoding}" if encoding else ""
            key = blake2b(told.encode("utf-8", "surrogatepass")).digest()
            self._keys[cleaner, ending, encoding] = key
        return key

    def _forget_others(self) -> None:
        for name in (_CLEAN, _FOUND):
            paths = self._folder.glob(name.format("*"))
            for path in sorted(paths, key=lambda p: -p.stat().st_mtime)[_OTHERS + 1 :]:
                path.unlink(missing_ok=True)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _records(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield digests with what stands under them; a last one that is cut short is left out."""
    at = 0
    while at + _BYTES + _LENGTH.size <= len(data):
        start = at + _BYTES + _LENGTH.size
        (length,) = _LENGTH.unpack_from(data, at + _BYTES)
        if start + length > len(data):
            return
        yield data[at : at + _BYTES], data[start : start + length]
        at = start + length


def _written(findings: list[Finding]) -> bytes:
    import json
    from dataclasses import astuple

    return compress(json.dumps([astuple(finding) for finding in findings]).encode("ascii"), 1)


def _findings(data: bytes) -> list[Finding] | None:
    import json

    try:
        return [_finding(*cells) for cells in json.loads(decompress(data))]
    except (ValueError, TypeError, error):
        return None


def _finding(*cells: Any) -> Finding:  # noqa: ANN401 - what JSON gives for each field
    finding = Finding(*cells)
    found: Any = finding  # with lists, for which JSON has no other word
    fields = {
        "candidates": tuple(Choice(*choice) for choice in found.candidates),
        "because": tuple(found.because),
        "accounts": tuple(
            Account(name, sure, tuple(speaks_for), tuple(against))
            for name, sure, speaks_for, against in found.accounts
        ),
        "within": found.within and tuple(found.within),
    }
    for name, value in fields.items():
        object.__setattr__(finding, name, value)
    return finding


def _state() -> str:
    """Name the state of the program: Python's version, and sizes and times of its own files.

    That is cheap enough for a run of many files.
    """
    digest = blake2b(sys.version.encode(), digest_size=8)
    for folder, folders, files in os.walk(_PACKAGE):
        folders.sort()
        for name in sorted(files):
            if name.endswith(_CODE):
                state = Path(folder, name).stat()
                digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
