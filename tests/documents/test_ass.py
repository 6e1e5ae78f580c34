r"""Of SubStation's subtitles the text of dialogue is judged, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from swapped import ENCODINGS, GARBLE, NAME, prose, swapped, swapped_text, words

from cleanup.documents.plain import DocumentError

HEAD = """[Script Info]
; Stefancart
Title: Stefancart
[V4+ Styles]
Format: Name, Fontname
Style: Stefancart,Arial
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def line(text: str, style: str = "Default", kind: str = "Dialogue") -> str:
    return f"{kind}: 0,0:00:01.00,0:00:02.00,{style},Stefancart,0,0,0,,{text}\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line("He met Nikol"), line("Pashinyan.")], "He met Nikol\nPashinyan."),
        ([line("He met Nikol"), line("YEREVAN", "Sign")], "He met Nikol\n\nYEREVAN"),
        ([line("In Goris, in Kapan.")], "In Goris, in Kapan."),
        ([line(r"Nikol\NPashinyan\n1\h2")], "Nikol\nPashinyan\n1\u00a02"),
        ([line(r"{\k20}Ste{\k30}pa{a note}nakert")], "Stepanakert"),
        ([line(r"{\an5\p1}m 0 0 l 1 1{\p0}Goris{\p2}m 0")], "\ufffcGoris\ufffc"),
        ([line(r"{\pos(1,2)}Goris")], "Goris"),
        ([line("Stefancart", kind="Comment"), line("Goris")], "Goris"),
        ([line("cleanup: off", kind="Comment"), line("Goris")], "#cleanup: off\n\nGoris"),
        (["; cleanup: off\n", line("Goris")], "; cleanup: off\n\nGoris"),
        (["Dialogue: 0,Stefancart\n", line("Goris")], "Goris"),
        (["[Fonts]\n", line("Stefancart")], ""),
        ([line("1 { 2")], "1 { 2"),
    ],
)
def test_the_prose_is_the_text_of_the_dialogue(lines: list[str], expected: str) -> None:
    for name in ("a.ass", "a.SSA"):
        assert prose(name, HEAD + "".join(lines)) == expected


def test_the_format_says_where_the_text_is() -> None:
    source = "[Events]\r\nFormat: Start, Style, Text\r\nDialogue: 1,Stefancart,In Goris, here\r\n"
    assert prose("a.ssa", source) == "In Goris, here"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Stefancart", "in Stepanakert"),
        (r"{\i1}Stefan{\i0}cart", r"{\i1}Stepana{\i0}kert"),
        (r"in\NStefancart\Nand", r"in\NStepanakert\Nand"),
        (r"{Stefancart}Stefancart", r"{Stefancart}Stepanakert"),
    ],
)
def test_overrides_stay(text: str, expected: str) -> None:
    assert swapped_text("a.ass", HEAD + line(text)) == HEAD + line(expected)


@pytest.mark.parametrize("break_", [r"\N", r"\n", r"\h"])
def test_a_name_over_two_lines_is_one(break_: str) -> None:
    source = HEAD + line(rf"Nicholas{break_}Pashinyan")
    result = swapped_text("a.ass", source, "Nicholas Pashinyan", "Nikol Pashinyan")
    assert result == source.replace("Nicholas", "Nikol")


def test_what_is_none_is_said_to_be_none() -> None:
    with pytest.raises(DocumentError, match="no section"):
        prose("a.ass", "A letter of mine.")


@pytest.mark.parametrize("text", ["{" * 100_000, "{}" * 100_000, "," * 100_000, "\\" * 100_000])
def test_hostile_lines_are_read_in_time(text: str) -> None:
    prose("a.ass", HEAD + line(text))


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(st.lists(st.tuples(words, words, st.booleans()), min_size=1, max_size=5), st.booleans())
def test_only_names_differ_in_any_encoding(encoding, texts, crlf) -> None:
    source = HEAD.replace(GARBLE, "x")
    for before, after, garbled in texts:
        text = rf"{before}\N{{\b1}}{GARBLE if garbled else ''} {after}"
        source += line("TEXT").replace(GARBLE, "x").replace("TEXT", text)
    source = source.replace("\n", "\r\n") if crlf else source
    encode = ENCODINGS[encoding]
    assert swapped("a.ass", encode(source)) == encode(source.replace(GARBLE, NAME))
    assert swapped("a.ass", encode(source), "nowhere") == encode(source)


@given(st.lists(words, min_size=1, max_size=6))
def test_another_reader_reads_the_same_text(texts) -> None:
    pysubs2 = pytest.importorskip("pysubs2")
    source = HEAD + "".join(map(line, texts))
    read = pysubs2.SSAFile.from_string(source, format_="ass")
    theirs = " ".join(event.plaintext for event in read).split()
    assert prose("a.ass", source).split() == theirs


@given(st.text("D:,[]\n \r{\\p1N}a;", max_size=80))
def test_anything_is_read_or_refused(source: str) -> None:
    for text in (source, HEAD + line(source)):
        try:
            swapped_text("a.ass", text, "a", "bb")
        except DocumentError:
            assert text == source
