"""Of SubRip subtitles the text of cues is judged, and nothing else is touched."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from swapped import ENCODINGS, GARBLE, NAME, prose, swapped, swapped_text, words

from cleanup.documents.plain import DocumentError


def cue(number: int, text: str) -> str:
    return f"{number}\n00:00:0{number % 10},000 --> 00:00:0{number % 10},900\n{text}\n\n"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["In Goris."], "In Goris."),
        (["Nikol\nPashinyan spoke."], "Nikol\nPashinyan spoke."),
        (["He met Nikol", "Pashinyan."], "He met Nikol\nPashinyan."),
        (["In Goris.", "In Kapan."], "In Goris.\n\nIn Kapan."),
        (["“In Goris!”", "In Kapan."], "“In Goris!”\n\nIn Kapan."),
        (["Where...", "...in Goris?"], "Where...\n...in Goris?"),
        (["- In Goris", "- In Kapan"], "- In Goris\n\n- In Kapan"),
        (["♪ In Goris", "♪ In Kapan"], "♪ In Goris\n\n♪ In Kapan"),
        (["(in Goris)", "In Kapan"], "(in Goris)\n\nIn Kapan"),
        (["In Goris", "", " \n", "and in Kapan"], "In Goris\nand in Kapan"),
        (["<i>Gor</i>is <font color='#fff'>and</font> K{\\an8}ap{i}an"], "Goris and Kapan"),
        (["1 < 2 > 1, I <3 you, {yes}"], "1 < 2 > 1, I <3 you, {yes}"),
        (["In\n\nGoris"], "In\n\nGoris"),
        (["1918", "1920"], "1918\n1920"),
    ],
)
def test_the_prose_is_the_text_of_the_cues(texts: list[str], expected: str) -> None:
    source = "".join(cue(number, text) for number, text in enumerate(texts, 1))
    assert prose("a.srt", source) == expected
    assert prose("a.srt", source.rstrip()) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("00:01 --> 00:02\nIn Goris\n00:02 --> 00:03\nand on", "In Goris\nand on"),
        ("7\n1:00:01.5 -> 1:00:02.5  X1:1 X2:2 Y1:1 Y2:2\nIn Goris", "In Goris"),
        ("Stefancart\n1\n00:00:01,000 --> 00:00:02,000\nIn Goris", "In Goris"),
        ("", ""),
        (" \r\n", ""),
    ],
)
def test_what_players_read_is_read(source: str, expected: str) -> None:
    assert prose("a.srt", source) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Stefancart", "in Stepanakert"),
        ("in Stefan<b>cart</b>", "in Stepana<b>kert</b>"),
        ("in {\\an8}Ste{\\i1}fancart{\\i0}", "in {\\an8}Ste{\\i1}panakert{\\i0}"),
        ("<font face='Stefancart'>Stefancart</font>", "<font face='Stefancart'>Stepanakert</font>"),
    ],
)
def test_tags_stay(text: str, expected: str) -> None:
    assert swapped_text("a.srt", cue(1, text)) == cue(1, expected)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "source", [cue(1, "Here is\nNicholas") + cue(2, "<i>Pashinyan"), cue(1, "Nicholas\nPashinyan")]
)
def test_a_name_over_two_lines_or_two_cues_is_one(source: str, end: str) -> None:
    source = source.replace("\n", end)
    result = swapped_text("a.srt", source, "Nicholas Pashinyan", "Nikol Pashinyan")
    assert result == source.replace("Nicholas", "Nikol")


def test_numbers_and_times_are_not_read() -> None:
    assert swapped_text("a.srt", cue(1, "10 and 1"), "1", "one") == cue(1, "one0 and one")


@pytest.mark.parametrize("text", ["A letter of mine.", "1\n2\n3", "00:01", "{}", "x" * 100_000])
def test_what_is_none_is_said_to_be_none(text: str) -> None:
    with pytest.raises(DocumentError, match="no cues"):
        prose("a.srt", text)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(st.lists(st.tuples(words, words, st.booleans()), min_size=1, max_size=5), st.booleans())
def test_only_names_differ_in_any_encoding(encoding, cues, crlf) -> None:
    source = "".join(
        cue(number, f"{before}\n<i>{before}</i> {GARBLE if garbled else ''} {after}")
        for number, (before, after, garbled) in enumerate(cues, 1)
    )
    source = source.replace("\n", "\r\n") if crlf else source
    encode = ENCODINGS[encoding]
    assert swapped("a.srt", encode(source)) == encode(source.replace(GARBLE, NAME))
    assert swapped("a.srt", encode(source), "nowhere") == encode(source)


@given(st.lists(words, min_size=1, max_size=6))
def test_another_reader_reads_the_same_text(texts) -> None:
    pysubs2 = pytest.importorskip("pysubs2")
    source = "".join(cue(number, text) for number, text in enumerate(texts, 1))
    read = pysubs2.SSAFile.from_string(source, format_="srt")
    theirs = " ".join(event.plaintext for event in read).split()
    assert prose("a.srt", source).split() == theirs


@given(st.text("1:0,->\n \r<i{\\}a", max_size=80))
def test_anything_is_read_or_refused(source: str) -> None:
    with suppress(DocumentError):
        assert swapped_text("a.srt", source, "a", "bb").replace("bb", "a") == source
