"""Of WebVTT subtitles the text of cues is judged, and nothing else is touched."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from swapped import ENCODINGS, GARBLE, NAME, prose, swapped, swapped_text, words

from cleanup.documents.plain import DocumentError


def file(*texts: str) -> str:
    cues = (
        f"00:0{number % 10}.000 --> 00:0{number % 10}.900\n{text}\n" for number, text in enumerate(texts)
    )
    return "\n".join(["WEBVTT - Stefancart\nKind: captions\n", *cues])


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["He met Nikol", "Pashinyan."], "He met Nikol\nPashinyan."),
        (["In Goris.", "In Kapan."], "In Goris.\n\nIn Kapan."),
        (["<v Stefancart>In <c.loud>Gor</c>is</v>"], "In Goris"),
        (["In <00:00:01.500>Goris <lang en>and</lang> on"], "In Goris and on"),
        (["Salt &amp; G&#111;ris &lt;3&nbsp;&nosuch;"], "Salt & Goris <3\u00a0&nosuch;"),
        (["", "In Goris"], "In Goris"),
        (["In Goris\n\nNOTE Stefancart\n\nSTYLE\n::cue(v[voice=Stefancart]) {}\n"], "In Goris"),
        (["In Goris\n\nREGION\nid:Stefancart\n\nStefancart"], "In Goris"),
        (["In Goris\n\nNOTE cleanup: off\n", "In Kapan"], "In Goris\n\n# cleanup: off\n\nIn Kapan"),
        (["In Goris\n\nNOTE\n<!-- cleanup: on -->\n"], "In Goris\n\n#\n<!-- cleanup: on -->"),
    ],
)
def test_the_prose_is_the_text_of_the_cues(texts: list[str], expected: str) -> None:
    assert prose("a.vtt", file(*texts)) == expected


def test_times_end_a_cue_where_a_blank_line_is_missing() -> None:
    source = "WEBVTT\n\n00:01.000 --> 00:02.000 line:0\nIn Goris.\n1:00:02.000 --> 1:00:03.000\nOn."
    assert prose("a.vtt", source) == "In Goris.\n\nOn."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Stefan<b>cart</b>", "in Stepana<b>kert</b>"),
        ("in Ste&shy;fan&#99;art", "in Ste&shy;panakert"),
        ("<v Stefancart>Stefancart</v>", "<v Stefancart>Stepanakert</v>"),
    ],
)
def test_tags_and_voices_stay(text: str, expected: str) -> None:
    garble = "Ste\u00adfancart" if "shy" in text else GARBLE
    right = "Ste\u00adpanakert" if "shy" in text else NAME
    assert swapped_text("a.vtt", file(text), garble, right) == file(expected)


def test_new_letters_are_escaped() -> None:
    assert swapped_text("a.vtt", file("and"), "and", "& <b>") == file("&amp; &lt;b>")


@pytest.mark.parametrize("text", ["A letter of mine.", "<" * 100_000, "&" * 100_000])
def test_what_is_none_is_said_to_be_none(text: str) -> None:
    with pytest.raises(DocumentError, match="no cues"):
        prose("a.vtt", text)
    assert prose("a.vtt", file(text)) == text


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(st.lists(st.tuples(words, words, st.booleans()), min_size=1, max_size=5), st.booleans())
def test_only_names_differ_in_any_encoding(encoding, cues, crlf) -> None:
    texts = (
        f"so {html.escape(before)}\n<i>{GARBLE if garbled else ''}</i> {after}."
        for before, after, garbled in cues
    )
    source = "WEBVTT\n\n" + file(*texts).partition("\n\n")[2]
    source = source.replace("\n", "\r\n") if crlf else source
    encode = ENCODINGS[encoding]
    assert swapped("a.vtt", encode(source)) == encode(source.replace(GARBLE, NAME))
    assert swapped("a.vtt", encode(source), "nowhere") == encode(source)


@given(st.lists(words.filter(lambda text: text.strip() and "<" not in text), min_size=1, max_size=6))
def test_another_reader_reads_the_same_text(texts) -> None:
    webvtt = pytest.importorskip("webvtt")
    source = file(*texts)
    theirs = " ".join(caption.text for caption in webvtt.from_string(source)).split()
    assert prose("a.vtt", source).split() == theirs


@given(st.text("1:0.->\n \r<i&;a#NOTE", max_size=80))
def test_anything_is_read_or_refused(source: str) -> None:
    for text in (source, file(source)):
        try:
            swapped_text("a.vtt", text, "a", "bb")
        except DocumentError:
            assert text == source
