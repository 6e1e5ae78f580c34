"""Zip files are read within limits; damaged and harmful ones are refused."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.documents import archive as module
from cleanup.documents.archive import Archive
from cleanup.documents.plain import DocumentError


def packed(*members, method=zipfile.ZIP_DEFLATED, comment=b""):
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
        archive.comment = comment
    return out.getvalue()


class Stream(io.RawIOBase):
    """A file that cannot be gone back in: sizes stand after the data."""

    def __init__(self):
        self.data = b""

    def writable(self):
        return True

    def write(self, data):
        self.data += bytes(data)
        return len(data)


def streamed(*members):
    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.data


def unpacked(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


names = st.text("abc/é", min_size=1, max_size=4).filter(lambda name: name[0] != "/")
contents = st.dictionaries(names, st.binary(max_size=40), min_size=1, max_size=4)


@given(contents, st.binary(max_size=30), st.data())
def test_what_is_replaced_or_added_is_new_and_the_rest_as_stored(members, content, data):
    make = data.draw(st.sampled_from([packed, streamed]))
    raw = make(*members.items())
    archive = Archive(raw)
    assert {name: archive.read(name) for name in archive.names()} == members
    assert archive.replaced({}) == raw
    name = data.draw(st.sampled_from([*members, "new.xml"]))
    assert unpacked(archive.replaced({name: content})) == {**members, name: content}


def test_the_comment_and_stored_members_stay():
    raw = packed(("a", b"x"), ("b", b"y"), method=zipfile.ZIP_STORED, comment=b"PK")
    made = Archive(raw).replaced({"a": b"longer"})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.comment == b"PK"
        assert archive.getinfo("a").compress_type == zipfile.ZIP_STORED


@pytest.mark.parametrize("name", ["../a", "/a", "a/../../b", "..\\a", "C:/a"])
def test_names_that_lead_out_are_refused(name):
    with pytest.raises(DocumentError, match="leads out"):
        Archive(packed((name, b"x")))


def test_two_members_of_one_name_are_refused():
    with pytest.raises(DocumentError, match="two parts"):
        Archive(packed(("a", b"x"), ("a", b"y")))


def test_members_that_share_their_bytes_are_refused():
    raw = packed(("aa", b"x"), ("ab", b"y"))
    directory = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 1)
    with pytest.raises(DocumentError, match="contradicts itself"):
        Archive(raw[: directory + 42] + struct.pack("<L", 0) + raw[directory + 46 :])


def test_a_bomb_is_not_unpacked(monkeypatch):
    raw = packed(("a", bytes(40_000_000)))
    with pytest.raises(DocumentError, match="too large"):
        Archive(raw).read("a")
    monkeypatch.setattr(module, "MOST", 100)
    with pytest.raises(DocumentError, match="too large"):
        Archive(packed(("a", bytes(101)))).read("a")


def test_a_member_larger_than_it_says_is_refused():
    raw = packed(("a", bytes(5000)))
    size = struct.pack("<L", 5000)
    with pytest.raises(DocumentError, match="damaged"):
        Archive(raw.replace(size, struct.pack("<L", 50))).read("a")


def test_encrypted_members_are_refused():
    raw = bytearray(packed(("a", b"x")))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DocumentError, match="encrypted"):
        Archive(bytes(raw)).read("a")


@given(st.data())
def test_damage_is_refused_or_harmless(data):
    raw = bytearray(packed(("a", b"some text" * 9), ("b/c", b"x")))
    for _ in range(data.draw(st.integers(1, 3))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    for damaged in (raw, raw[:cut]):
        try:
            archive = Archive(bytes(damaged))
            for name in archive.names():
                archive.read(name)
            archive.replaced({archive.names()[0]: b"new"})
        except DocumentError:
            pass
