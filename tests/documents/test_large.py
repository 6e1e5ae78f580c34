"""Portions of large texts: the file again if put together, and what stands before each is told right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.documents import large, size
from cleanup.documents.files import FileError
from cleanup.documents.large import LargeText, open_large
from cleanup.documents.plain import DocumentError, Place, decode
from cleanup.documents.size import is_large
from cleanup.spotting import sections
from cleanup.spotting.lines import line_starts_of

TEXT = "The road to Goris, 😀 café.\r\nA line\rand\n\nanother, e\u0301 İ and on\u2028and on.\n"
FRENCH = "Le café de Erévan, à côté, où l’été a été très éloigné déjà. " * 4
RUSSIAN = "Премьер-министр Армении заявил во вторник, что дорога будет открыта.\n"
RAWS = {
    "ascii": b"Plain.\n" * 200,
    "UTF-8": TEXT.encode() * 20,
    "UTF-8 with a mark": TEXT.encode("utf-8-sig") + TEXT.encode() * 20,
    "UTF-16-LE": b"\xff\xfe" + (TEXT * 20).encode("utf-16-le"),
    "UTF-16-BE": b"\xfe\xff" + (TEXT * 20).encode("utf-16-be"),
    "UTF-32-LE": b"\xff\xfe\0\0" + (TEXT * 20).encode("utf-32-le"),
    "UTF-32-BE": b"\0\0\xfe\xff" + (TEXT * 20).encode("utf-32-be"),
    "cp1252": FRENCH.encode("cp1252") * 5,
    "cp1251": RUSSIAN.encode("cp1251") * 40,
    "only spaces": b" " * 3000,
    "only line ends": b"\r\n" * 1500,
    "one word": "ə".encode() * 2000,
}
BAD = {
    "binary": TEXT.encode() * 20 + b"\0",
    "no encoding": TEXT.encode() * 5 + bytes(range(0x80, 0x100)) * 40,
    "a mark, and a byte that is not UTF-8": TEXT.encode("utf-8-sig") * 5 + b"\xe9, " + TEXT.encode(),
    "a mark, and half a letter": TEXT.encode("utf-8-sig") * 5 + b"\xf0\x9f\x98",
    "half a letter of UTF-16": b"\xff\xfe" + TEXT.encode("utf-16-le") + b"a",
    "half a pair of UTF-16": b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x3d\xd8a\0",
}


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(sections, "SECTION", 50)
    monkeypatch.setattr(large, "PORTION", 120)
    monkeypatch.setattr(large, "_BLOCK", 31)


@pytest.fixture
def written(tmp_path):
    """Write a file; return its path."""

    def write(raw):
        path = tmp_path / "a.txt"
        path.write_bytes(raw)
        return path

    return write


@pytest.mark.parametrize("name", RAWS)
def test_portions_put_together_are_the_file_as_it_is_decoded_otherwise(written, name):
    raw, whole = RAWS[name], decode(RAWS[name])
    opened = open_large(written(raw))
    portions = list(opened.portions())
    assert (opened.encoding, opened.mark, opened.detected) == (
        whole.encoding,
        whole.mark,
        whole.detected,
    )
    assert b"".join(portion.raw for portion in portions) == raw
    assert "".join(portion.text for portion in portions) == whole.text
    assert len(portions) > 2
    assert [portion.is_first for portion in portions] == [True] + [False] * (len(portions) - 1)
    assert [portion.is_last for portion in portions] == [False] * (len(portions) - 1) + [True]
    for portion in portions:
        assert portion.raw == portion.mark + portion.text.encode(portion.encoding)


@pytest.mark.parametrize("name", RAWS)
def test_what_stands_before_a_portion_is_told_right(written, name):
    opened = open_large(written(RAWS[name]))
    before = ""
    for portion in opened.portions():
        starts = line_starts_of(before)
        begun = before[starts[-1] :]
        size = len(before.encode(opened.encoding)) + (len(opened.mark) if before else 0)
        lines, feeds = len(starts) - 1, before.count("\n")
        place = Place(len(before), size, lines, feeds, len(begun), len(begun.encode()))
        assert portion.before == place
        before += portion.text
        assert not (
            portion.text.endswith("\r") and decode(RAWS[name]).text.startswith("\n", len(before))
        )


@settings(deadline=None)
@given(st.text(st.sampled_from("ab \n\r"), max_size=900))
def test_portions_are_cut_where_the_sections_of_the_whole_are(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("p") / "a.txt"
    path.write_bytes(text.encode())
    found = []
    for portion in LargeText(path, "utf-8").portions():
        at = portion.before.characters
        spans = sections.sections(portion.text, goes_on=portion.goes_on)
        found += [(at + start, at + end) for start, end in spans]
    assert found == list(sections.sections(text))


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_in_the_same_words(written, name):
    with pytest.raises(DocumentError) as whole:
        decode(BAD[name])
    with pytest.raises(DocumentError) as portions:
        open_large(written(BAD[name]))
    assert str(portions.value) == str(whole.value)


def test_a_file_that_has_changed_ends_with_the_trouble(written):
    *portions, last = LargeText(written(b"a b\n" * 300 + "é".encode()), "ascii").portions()
    assert all(portion.goes_on and not portion.trouble for portion in portions)
    assert last.trouble.endswith("a.txt: was changed while it was read; try again")
    assert (last.text, last.is_last) == ("", True)
    assert last.before.characters == sum(len(portion.text) for portion in portions) > 0


def test_only_plain_text_comes_in_portions(tmp_path, monkeypatch):
    monkeypatch.setattr(size, "LARGE", 10)
    for name, length in (("a.txt", 11), ("b.txt", 10), ("c.md", 11), ("d", 11)):
        (tmp_path / name).write_bytes(b"x" * length)
    (tmp_path / "e").mkdir()
    names = [path.name for path in tmp_path.iterdir() if is_large(path)]
    assert sorted(names) == ["a.txt", "d"]
    assert not is_large(tmp_path / "missing.txt")


def test_a_file_that_has_gone_is_named(tmp_path):
    with pytest.raises(FileError, match=r"a\.txt: no such file or folder; check the name"):
        open_large(tmp_path / "a.txt")
