"""A constant table of bytes in one file, read through ``mmap`` without loading it.

Layout: a magic line, the length of the header, the header (for each section its slot count and place,
then ``meta``: tables of text, parted by ASCII separators, since importing a JSON reader takes longer
than reading them), then per section an open-addressed array of 32-bit offsets and the records they point
to (key length, value length, key, value). A key's slot is its CRC-32.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from zlib import crc32

_MAGIC = b"cleanup index 2\n"
_RECORD = struct.Struct("<HI")
_OFFSET = struct.Struct("<I")
#: Between tables, rows and cells.
_TABLE, _ROW, _CELL = "\x1d", "\x1e", "\x1f"

Tables = Mapping[str, Sequence[Sequence[str]]]


def _written(rows: Iterable[Sequence[str]]) -> str:
    return _ROW.join(_CELL.join(cells) for cells in rows)


def _read(table: str) -> list[list[str]]:
    return [row.split(_CELL) for row in table.split(_ROW)] if table else []


class StoreError(ValueError):
    """The file is not a whole, readable store."""


def write_store(path: Path, meta: Tables, sections: Mapping[str, Mapping[str, bytes]]) -> None:
    """Write *sections* to *path* atomically: a reader sees the old file or the whole new one.

    Args:
        path: the file.
        meta: tables of text; neither they nor the sections' names have ASCII separators in them.
        sections: the records, by key.
    """
    import tempfile

    places: list[list[str]] = []
    bodies: list[bytes] = []
    place = 0
    for name, records in sections.items():
        body, slots = _section(records)
        places.append([name, str(slots), str(place), str(len(body))])
        place += len(body)
        bodies.append(body)
    tables = [_written(places), *(_written([[name], *rows]) for name, rows in meta.items())]
    head = _TABLE.join(tables).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(_MAGIC + _OFFSET.pack(len(head)) + head)
            for body in bodies:
                out.write(body)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _section(records: Mapping[str, bytes]) -> tuple[bytes, int]:
    slots = 8
    while slots < len(records) * 2:
        slots *= 2
    table = [0] * slots
    parts: list[bytes] = []
    place = slots * _OFFSET.size
    for key, value in records.items():
        raw = key.encode()
        slot = crc32(raw) & (slots - 1)
        while table[slot]:
            slot = (slot + 1) & (slots - 1)
        table[slot] = place
        record = _RECORD.pack(len(raw), len(value)) + raw + value
        parts.append(record)
        place += len(record)
    return struct.pack(f"<{slots}I", *table) + b"".join(parts), slots


class Store:
    """An open store. Safe to read from several threads.

    Raises:
        StoreError: the file is damaged, cut short, or of another version.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as handle:
            try:
                self._map = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError:
                raise StoreError(f"{path} is empty") from None
        data = self._map
        if data[: len(_MAGIC)] != _MAGIC:
            raise StoreError(f"{path} is not an index of this version")
        start = len(_MAGIC) + _OFFSET.size
        try:
            (length,) = _OFFSET.unpack_from(data, len(_MAGIC))
            if start + length > len(data):
                raise IndexError
            places, *tables = map(_read, data[start : start + length].decode().split(_TABLE))
            self.meta = {rows[0][0]: rows[1:] for rows in tables}
            self._sections: dict[str, tuple[int, int]] = {}
            base = start + length
            for name, slots, place, size in places:
                if base + int(place) + int(size) > len(data):
                    raise StoreError(f"{path} is cut short")
                self._sections[name] = (int(slots) - 1, base + int(place))
        except StoreError:
            raise
        except (ValueError, IndexError, struct.error):
            raise StoreError(f"{path} has a damaged header") from None

    def get(self, section: str, key: str) -> bytes | None:
        """Return the value of *key*, or None."""
        mask, base = self._sections[section]
        data = self._map
        raw = key.encode()
        slot = crc32(raw) & mask
        while True:
            (place,) = _OFFSET.unpack_from(data, base + slot * 4)
            if not place:
                return None
            key_length, value_length = _RECORD.unpack_from(data, base + place)
            at = base + place + _RECORD.size
            if data[at : at + key_length] == raw:
                at += key_length
                return data[at : at + value_length]
            slot = (slot + 1) & mask
