"""Text decoded for judging and edited in its own bytes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.documents.plain import Document, DocumentError, decode, splice
from cleanup.judging.findings import Choice, Finding
from cleanup.spotting.prose import Builder


def edit(text, old, new):
    """An edit of the first *old* in *text*."""
    at = text.index(old)
    return change(at, old, new)


def change(at, old, new):
    choice = Choice(new, "place/x", 1.0)
    return Finding("garbled-name", at, at + len(old), 1, 1, old, "fix", new, 1.0, (choice,), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text(encoding):
    raw = "\ufeffYerevan 😀\r\n".encode(encoding)
    document = decode(raw)
    assert (document.text, document.encoding) == ("Yerevan 😀\r\n", encoding)
    assert document.mark == "\ufeff".encode(encoding)
    assert not document.detected


@pytest.mark.parametrize("raw", [b"", b"Yerevan", "Երևան, İğdır 😀\r\nx\ry\n".encode()])
def test_utf_8_needs_no_mark(raw):
    assert decode(raw) == Document(raw, raw.decode(), "utf-8")


def test_only_the_first_mark_is_taken_off():
    assert decode("\ufeff\ufeffa".encode()).text == "\ufeffa"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "cp1252",
            "The café in Yerevan was full, and the naïve “fiancé” of the façade painter said no.",
        ),
        (
            "cp1251",
            "Министерство: «Сегодня утром стороны договорились о прекращении огня», said Armenia.",
        ),
    ],
)
def test_a_legacy_encoding_is_detected_and_loses_nothing(encoding, text):
    document = decode(text.encode(encoding))
    assert document.detected
    assert document.text.encode(document.encoding) == document.raw


def test_western_english_is_read_as_such():
    text = "The café in Yerevan was full, and the naïve “fiancé” — of the façade painter — said no."
    assert decode(text.encode("cp1252")).text == text


def test_cyrillic_is_read_as_such():
    text = "Министерство: «Сегодня утром стороны договорились о прекращении огня», said Armenia."
    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize("raw", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0", "no mark".encode("utf-16-le")])
def test_binary_is_refused(raw):
    with pytest.raises(DocumentError, match="binary file, not text; name text files only"):
        decode(raw)


@pytest.mark.parametrize(
    ("raw", "place"),
    [(b"\xef\xbb\xbfab\xff", 5), (b"\xff\xfea", 2), (b"\xff\xfea\0\0\xd8", 4)],
)
def test_bytes_that_belie_the_mark_are_refused_with_their_place(raw, place):
    with pytest.raises(DocumentError, match=rf"byte {place} is not valid .*; save it again as UTF-8"):
        decode(raw)


def test_noise_is_refused_with_the_place_and_the_remedy():
    noise = bytes(random.Random(0).choices(range(1, 256), k=3000))
    with pytest.raises(DocumentError, match=r"byte \d+ is not valid UTF-8 .*; save it as UTF-8"):
        decode(noise)


def test_an_error_is_a_value_error():
    assert issubclass(DocumentError, ValueError)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_edits_change_their_span_only(encoding):
    text = "İ 😀 e\u0301 Karbakh\r\nKarbakh\r\x0b\u2028Stefanakert — 😀"
    edits = [
        edit(text, "Karbakh", "Karabakh"),
        change(text.rindex("Karbakh"), "Karbakh", "Karabakh"),
        edit(text, "Stefanakert", "Stepanakert"),
    ]
    right = text.replace("Karbakh", "Karabakh").replace("Stefanakert", "Stepanakert")
    assert splice(decode(text.encode(encoding)), edits) == right.encode(encoding)


def test_an_edit_may_stand_at_either_end_or_change_nothing_in_length():
    document = decode(b"\xef\xbb\xbfSusa Karbakh")
    edits = [change(0, "Susa", "Shusha"), change(5, "Karbakh", "Karabah")]
    assert splice(document, edits) == b"\xef\xbb\xbfShusha Karabah"


def test_letters_that_the_encoding_lacks_are_refused_not_replaced():
    document = Document("café Karbakh".encode("cp1252"), "café Karbakh", "cp1252", detected=True)
    with pytest.raises(DocumentError, match=r"'Qarabağ' cannot be written in cp1252; save .* as UTF-8"):
        splice(document, [edit(document.text, "Karbakh", "Qarabağ")])


@given(st.binary())
def test_any_bytes_are_refused_or_come_back_whole(raw):
    try:
        document = decode(raw)
    except DocumentError:
        return
    assert splice(document, []) == raw


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=8)
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    st.sampled_from(["Shusha", "Şuşa", "Շուշի", "😀"]),
)
def test_splicing_bytes_is_splicing_text(parts, encoding, new):
    raw = "".join(f"{part}Susa" for part in parts).encode(encoding)
    document = decode(raw)
    edits, at = [], 0
    for part in parts:
        at += len(part)
        edits.append(change(at, "Susa", new))
        at += len("Susa")
    assert splice(document, edits) == "".join(f"{part}{new}" for part in parts).encode(encoding)


# prose in another order than the text ---------------------------------------------------------------


def _prose_document(text: str, *pieces: tuple[int, int]) -> Document:
    built = Builder(text)
    for start, end in pieces:
        built.block()
        built.keep(start, end)
    return Document(text.encode(), text, "utf-8", prose=built.prose())


def _edit_of(document: Document, old: str, new: str) -> Finding:
    return change(document.judged.index(old), old, new)


def test_findings_and_changes_are_in_the_order_of_the_text():
    document = _prose_document("note, text", (6, 10), (0, 4))
    edits = document.placed([_edit_of(document, "text", "TEXT"), _edit_of(document, "note", "NOTE")])
    assert [edit.start for edit in edits] == [0, 6]
    assert splice(document, edits) == b"NOTE, TEXT"


def test_a_change_inside_another_finding_is_made_in_its_place():
    built = Builder("na(note)me")
    built.keep(0, 2)
    built.keep(8, 10)
    built.block()
    built.keep(3, 7)
    document = Document(b"na(note)me", "na(note)me", "utf-8", prose=built.prose())
    edits = document.placed([_edit_of(document, "name", "names"), _edit_of(document, "note", "NOTE")])
    assert splice(document, edits) == b"na(NOTE)mes"


def test_a_finding_that_would_change_what_is_not_in_the_text_is_none():
    document = _prose_document("one two", (0, 3), (4, 7))
    assert document.placed([_edit_of(document, "one\n\ntwo", "onetwo")]) == []


def test_a_declared_encoding_goes_before_a_guess():
    text = "Шуша"
    raw = text.encode("koi8-r")
    assert decode(raw, lambda _raw: "koi8-r") == Document(raw, text, "koi8-r")
    assert decode("é".encode(), lambda _raw: "latin-1").text == "é", (
        "what is UTF-8 is UTF-8 whatever it says"
    )
    assert decode(b"caf\xe9 au lait, and more of it", lambda _raw: "no-such-encoding").detected
    assert decode(b"caf\xe9 au lait, and more of it", lambda _raw: "rot13").detected
