"""The file gives back what was written into it, or says that it cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.names.store import Store, StoreError, write_store

KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
SECTIONS = st.dictionaries(NAMES, st.dictionaries(KEYS, st.binary(max_size=60), max_size=40), max_size=4)


@given(sections=SECTIONS, other=KEYS)
def test_what_is_written_is_returned_and_nothing_else(tmp_path_factory, sections, other):
    path = tmp_path_factory.mktemp("store") / "a.index"
    write_store(path, {"keys": [[name, ""] for name in sections], "none": []}, sections)
    store = Store(path)
    assert store.meta == {"keys": [[name, ""] for name in sections], "none": []}
    for name, records in sections.items():
        assert {key: store.get(name, key) for key in records} == records
        assert store.get(name, other) == records.get(other)


@pytest.fixture
def whole(tmp_path):
    path = tmp_path / "deep" / "a.index"
    write_store(path, {"title": [["Երևան"]]}, {"towns": {"goris": b"1"}, "none": {}})
    return path


def test_folders_are_made_and_nothing_temporary_is_left(whole):
    assert list(whole.parent.iterdir()) == [whole]


def test_a_second_writing_replaces_the_first(whole):
    open_before = Store(whole)
    write_store(whole, {}, {"towns": {"goris": b"2"}})
    assert Store(whole).get("towns", "goris") == b"2"
    assert open_before.get("towns", "goris") == b"1"


def test_a_failed_writing_leaves_the_old_file_alone(whole, monkeypatch):
    def fail(*_arguments):
        raise OSError("no room")

    monkeypatch.setattr("cleanup.names.store.os.replace", fail)
    with pytest.raises(OSError, match="no room"):
        write_store(whole, {}, {"towns": {"goris": b"2"}})
    assert list(whole.parent.iterdir()) == [whole]
    assert Store(whole).get("towns", "goris") == b"1"


def test_an_empty_section_has_no_keys(whole):
    assert Store(whole).get("none", "goris") is None


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (lambda data: b"", "is empty"),
        (lambda data: b"cleanup index 1\n" + data[16:], "is not an index of this version"),
        (lambda data: b"# A text file.\n", "is not an index of this version"),
        (lambda data: data[:20] + b"\x1f" + data[21:], "has a damaged header"),
        (lambda data: data[:40], "has a damaged header"),
        (lambda data: data[:-1], "is cut short"),
    ],
    ids=["empty", "older", "other", "damaged", "half a header", "short"],
)
def test_a_damaged_file_is_refused(whole, damage, complaint):
    whole.write_bytes(damage(whole.read_bytes()))
    with pytest.raises(StoreError, match=complaint):
        Store(whole)


def test_a_file_that_ends_after_the_magic_line_is_refused(whole):
    whole.write_bytes(whole.read_bytes()[:18])
    with pytest.raises(StoreError):
        Store(whole)


def test_a_missing_file_is_told_apart_from_a_damaged_one(tmp_path):
    with pytest.raises(FileNotFoundError):
        Store(tmp_path / "none.index")
