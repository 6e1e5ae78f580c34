"""A zip file: its members are read within limits, and all but the changed stay as they are.

What is not changed is copied through as it is stored, byte for byte, in the same order; Python's
:mod:`zipfile` would compress it anew.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from cleanup.documents.plain import DocumentError

#: So many bytes are taken out of a file at most, in all.
MOST = 256 * 1024 * 1024
#: A member that is larger than the second, and so many times its stored size, is a bomb.
_SWOLLEN, _LARGE = 500, 16 * 1024 * 1024

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_SIGN, _CENTRAL_SIGN, _END_SIGN = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LONG_SIGN = b"PK\x06\x07"
_LONGEST_COMMENT = 0xFFFF
_HUGE = 0xFFFFFFFF
_LONG_FIELD = 1  #: of the extra fields, the one with the sizes of huge members
_ENCRYPTED, _SIZES_AFTER, _UTF_8 = 1, 8, 0x800
_STORED, _DEFLATED = 0, 8
_VERSION, _YEAR_1980 = 20, 0x21
_AGAIN = "get the file again, or save it again in the program it was made with"


class _Member(NamedTuple):
    """A member: *entry* is its record in the directory, raw[start:stop] what is stored of it."""

    name: str
    entry: bytes
    flags: int
    method: int
    crc: int
    stored: int
    size: int
    start: int
    data: int  #: where its data begins
    stop: int  #: where the next begins


class Archive:
    """A zip file, checked: its members do not overlap, and their names lead nowhere else.

    Raises:
        DocumentError: it is none, damaged, or made to do harm.
    """

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._end = _end_of(raw)
        self._taken = 0
        self._members = {member.name: member for member in _members(raw, self._end)}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def names(self) -> list[str]:
        """Return the names of the members, in the order they stand in the file."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """Return the content of a member.

        Raises:
            DocumentError: there is none of this name, it is damaged, encrypted, or too large.
        """
        member = self._members.get(name)
        if member is None:
            raise DocumentError(f"lacks its part {name!r}; {_AGAIN}")
        if member.flags & _ENCRYPTED:
            raise DocumentError("is encrypted; save it without a password")
        self._taken += member.size
        if self._taken > MOST or (member.size > _LARGE and member.size > _SWOLLEN * member.stored):
            raise DocumentError(f"its part {name!r} is too large when unpacked; split the document")
        stored = self.raw[member.data : member.data + member.stored]
        if member.method == _STORED:
            content = stored
        elif member.method == _DEFLATED:
            content = _inflated(name, stored, member.size)
        else:
            raise DocumentError(f"its part {name!r} is packed in an unusual way; {_AGAIN}")
        if len(content) != member.size or zlib.crc32(content) != member.crc:
            raise DocumentError(f"its part {name!r} is damaged; {_AGAIN}")
        return content

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the file with *parts* in it: those it has in their places, others after the last."""
        out, directory = [], []
        at = 0
        count = len(self._members)
        for name, member in self._members.items():
            if name in parts:
                head, entry, stored = self._renewed(member, parts[name])
                written = head + stored
            else:
                written, entry = self.raw[member.start : member.stop], member.entry
            directory.append(_placed(entry, at))
            out.append(written)
            at += len(written)
        for name, content in parts.items():
            if name not in self._members:
                head, entry, stored = _added(name, content)
                directory.append(_placed(entry, at))
                out.append(head + stored)
                at += len(head) + len(stored)
                count += 1
        fields = list(_END.unpack_from(self.raw, self._end))
        fields[3] = fields[4] = count
        old_stop = fields[6] + fields[5]
        fields[5], fields[6] = sum(map(len, directory)), at
        rest = self.raw[self._end + _END.size :]
        return b"".join([*out, *directory, self.raw[old_stop : self._end], _END.pack(*fields), rest])

    def _renewed(self, member: _Member, content: bytes) -> tuple[bytes, bytes, bytes]:
        """Return a member's header, its record in the directory, and what is stored, for *content*."""
        stored = _deflated(content) if member.method == _DEFLATED else content
        sizes = (zlib.crc32(content), len(stored), len(content))
        local = list(_LOCAL.unpack_from(self.raw, member.start))
        name_end = member.start + _LOCAL.size + local[9]
        extra = _without_sizes(self.raw[name_end : name_end + local[10]])
        local[2] &= ~_SIZES_AFTER
        local[6:9] = sizes
        local[10] = len(extra)
        head = _LOCAL.pack(*local) + self.raw[member.start + _LOCAL.size : name_end] + extra
        central = list(_CENTRAL.unpack_from(member.entry))
        central[3] &= ~_SIZES_AFTER
        central[7:10] = sizes
        return head, _CENTRAL.pack(*central) + member.entry[_CENTRAL.size :], stored


def _end_of(raw: bytes) -> int:
    """Return where the end record of a zip file stands."""
    if not raw.startswith(_LOCAL_SIGN):
        raise DocumentError(f"is no document of the kind its ending says; {_AGAIN}")
    end = raw.rfind(_END_SIGN, max(0, len(raw) - _LONGEST_COMMENT - _END.size))
    if end < 0 or end + _END.size > len(raw):
        raise DocumentError(f"is cut off: the end is missing; {_AGAIN}")
    _sign, disk, first, here, count, size, start, _comment = _END.unpack_from(raw, end)
    if raw[max(0, end - 20) : end].startswith(_LONG_SIGN) or _HUGE in (size, start):
        raise DocumentError("is a zip file of a kind for huge ones (zip64); save it again")
    if disk or first or here != count or start + size > end:
        raise DocumentError(f"is damaged: its directory contradicts itself; {_AGAIN}")
    return end


def _members(raw: bytes, end: int) -> list[_Member]:
    """Return the members in the order they stand in the file."""
    _sign, _disk, _first, _here, count, size, directory, _comment = _END.unpack_from(raw, end)
    damaged = DocumentError(f"is damaged: its directory contradicts itself; {_AGAIN}")
    found: list[_Member] = []
    names: set[str] = set()
    at = directory
    for _ in range(count):
        if at + _CENTRAL.size > directory + size or not raw.startswith(_CENTRAL_SIGN, at):
            raise damaged
        fields = _CENTRAL.unpack_from(raw, at)
        flags, method, crc, stored, full = fields[3], fields[4], *fields[7:10]
        start, name_end = fields[16], at + _CENTRAL.size + fields[10]
        stop = name_end + fields[11] + fields[12]
        raw_name = raw[at + _CENTRAL.size : name_end]
        name = raw_name.decode("utf-8" if flags & _UTF_8 else "cp437", "replace")
        if _HUGE in (stored, full, start):
            raise DocumentError("is a zip file of a kind for huge ones (zip64); save it again")
        if name in names:
            raise DocumentError(f"has two parts of the name {name!r}; {_AGAIN}")
        if _leads_out(name):
            raise DocumentError(f"has a part of the name {name!r}, which leads out of it; {_AGAIN}")
        if start + _LOCAL.size > directory or not raw.startswith(_LOCAL_SIGN, start):
            raise damaged
        local = _LOCAL.unpack_from(raw, start)
        data = start + _LOCAL.size + local[9] + local[10]
        if raw[start + _LOCAL.size : start + _LOCAL.size + local[9]] != raw_name or local[3] != method:
            raise damaged
        names.add(name)
        entry = raw[at:stop]
        found.append(_Member(name, entry, flags, method, crc, stored, full, start, data, 0))
        at = stop
    if at > directory + size:
        raise damaged
    found.sort(key=lambda member: member.start)
    if not found or found[0].start:
        raise damaged
    stops = [*(member.start for member in found[1:]), directory]
    for member, stop in zip(found, stops, strict=True):
        if member.data + member.stored > stop:  # also of bombs whose members share their bytes
            raise damaged
    return [member._replace(stop=stop) for member, stop in zip(found, stops, strict=True)]


def _leads_out(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return ".." in steps or steps[0] == "" or steps[0].endswith(":") or "\0" in name


def _inflated(name: str, stored: bytes, size: int) -> bytes:
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return reader.decompress(stored, size + 1)
    except zlib.error:
        raise DocumentError(f"its part {name!r} is damaged; {_AGAIN}") from None


def _deflated(content: bytes) -> bytes:
    writer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return writer.compress(content) + writer.flush()


def _placed(entry: bytes, at: int) -> bytes:
    """Return a record of the directory for a member that begins at *at*."""
    return entry[: _CENTRAL.size - 4] + struct.pack("<L", at) + entry[_CENTRAL.size :]


def _without_sizes(extra: bytes) -> bytes:
    """Return the *extra* fields without the one for huge sizes, which stand in the header again."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind != _LONG_FIELD:
            kept += extra[at : at + 4 + length]
        at += 4 + length
    return kept + extra[at:]


def _added(name: str, content: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the header, the record in the directory, and what is stored, of a new member."""
    stored, raw_name = _deflated(content), name.encode("ascii")
    common = (0, _DEFLATED, 0, _YEAR_1980, zlib.crc32(content), len(stored), len(content))
    head = _LOCAL.pack(_LOCAL_SIGN, _VERSION, *common, len(raw_name), 0) + raw_name
    entry = _CENTRAL.pack(_CENTRAL_SIGN, _VERSION, _VERSION, *common, len(raw_name), 0, 0, 0, 0, 0, 0)
    return head, entry + raw_name, stored
