"""A value is read as another format would read it, and every change is carried through both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.documents import fields
from cleanup.documents.fields import FIELDS, chosen
from cleanup.documents.values import decoded, is_markup, joined, through, unmarked
from cleanup.spotting.prose import Builder, Prose

_ESCAPE = re.compile(r"\\(.)")


def value(source: str, start: int = 0, end: int | None = None) -> Prose:
    """Read a toy notation in which a backslash stands before an angle bracket, and before itself."""
    span = (start, len(source) if end is None else end)
    return decoded(
        source,
        [span],
        _ESCAPE,
        lambda escape: escape[1],
        lambda text: re.sub(r"([\\<>])", r"\\\1", text),
    )


def changed(source: str, prose: Prose, start: int, end: int, new: str) -> str:
    for begin, stop, text in reversed(prose.changes(start, end, new)):
        source = source[:begin] + text + source[stop:]
    return source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"in Stefan\<b\>cart\</b\>", r"in Stepana\<b\>kert\</b\>"),
        (r"in Stefan&#99;art\<br\>", r"in Stepanakert\<br\>"),
        (r"\<p\>in \S\tefancart\</p\>", r"\<p\>in \S\tepanakert\</p\>"),
    ],
)
def test_markup_in_escapes_is_read_and_kept(source: str, expected: str) -> None:
    prose = unmarked(value(source))
    at = prose.text.index("Stefancart")
    assert changed(source, prose, at, at + 10, "Stepanakert") == expected


def test_new_letters_are_escaped_twice() -> None:
    source = r"\<b\>and\</b\>"
    prose = unmarked(value(source))
    at = prose.text.index("and")
    assert changed(source, prose, at, at + 3, "<&").count("&amp;") == 1
    assert "<" not in re.sub(r"\\.", "", changed(source, prose, at, at + 3, "<"))


def test_values_are_paragraphs_and_write_in_their_own_way() -> None:
    source = r"a\<b|plain"
    plain = Builder(source)
    plain.keep(5, 10)
    prose = joined([value(source, 0, 4), plain.prose()])
    assert prose.text == "a<b\n\nplain"
    assert prose.place(5, 10) == (5, 10)
    assert prose.changes(0, 1, ">") == [(0, 1, r"\>")]
    assert prose.changes(5, 10, ">") == [(5, 10, ">")]
    for start, end in ((2, 6), (3, 4)):
        with pytest.raises(LookupError):
            prose.changes(start, end, "x")


def test_what_is_said_stands_nowhere() -> None:
    def said(text: str) -> Prose:
        built = Builder(text)
        built.say("By ")
        built.keep(0, len(text))
        return built.prose()

    prose = through(value("Nikol"), said)
    assert prose.place(3, 8) == (0, 5)
    with pytest.raises(LookupError):
        prose.place(0, 2)


sources = st.lists(
    st.sampled_from(["a", "Su", r"\<b\>", r"\</b\>", r"\\", "&#65;", "\U0001f600", "e\u0301", " "])
).map("".join)


def tagless(text: str) -> Prose:
    """Read a text in which what stands in angle brackets is none."""
    return decoded(
        text, [(0, len(text))], re.compile("<[^<>]*>|&#65;"), lambda one: one[5:] and "A", str
    )


@given(sources, st.data())
def test_making_changes_and_reading_again_gives_the_changed_prose(
    source: str, data: st.DataObject
) -> None:
    prose = through(value(source), tagless)
    if not prose.text:
        return
    start = data.draw(st.integers(0, len(prose.text) - 1))
    end = data.draw(st.integers(start + 1, len(prose.text)))
    new = data.draw(st.text("aSu\\\u0301x", max_size=5))
    result = changed(source, prose, start, end, new)
    assert through(value(result), tagless).text == prose.text[:start] + new + prose.text[end:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>In Goris", True),
        ("In Goris<br/>", True),
        ("R&amp;D", True),
        ("<b>Goris</b>", True),
        ("1 < 2 > 1", False),
        ("R&D; so", False),
        ("usage: <file>", False),
    ],
)
def test_markup_is_known_by_what_only_markup_has(text: str, expected: bool) -> None:
    assert is_markup(text) is expected


@pytest.mark.parametrize(
    "name",
    ["headline", "Headline", "BODY_TEXT", "bodyText", "body-text", "title_en", "Title (EN)", "en_text"],
)
def test_fields_have_names_in_any_writing(name: str) -> None:
    assert bool(FIELDS.named(name)) is (name != "en_text")


@pytest.mark.parametrize(
    "name", ["", "title_hy", "titleHy", "id", "url", "name", "description", "texte"]
)
def test_other_fields_are_none(name: str) -> None:
    assert not FIELDS.named(name)


def test_the_table_of_fields_is_in_order_and_each_is_one_thing() -> None:
    table = Path(fields.__file__).with_name("fields.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in table.splitlines()[1:]]
    assert rows == sorted(rows)
    assert len({fields.plain_name(name) for name, _is, _as_in in rows}) == len(rows)
    assert {kind for _name, kind, _as_in in rows} == {"prose", "credit", "holder"}
    assert all(as_in for _name, _kind, as_in in rows)


def test_other_fields_can_be_chosen() -> None:
    others = chosen(["Lead Story", "byline"])
    assert others.named("lead-story")
    assert others.named("value", "leadstory")
    assert not others.named("headline")
    assert others.prose(value("Nikol Pashinyan"), "byline").text == "By Nikol Pashinyan"


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/Stefancart",
        "mailto:a@b.am",
        "urn:newsml:x:1",
        "2020-11-10",
        "2020-11-10T01:00:00Z",
        "12",
        "tag_stefancart",
        "a/b",
        "\\server",
        "#Stefancart",
        "stefancart.jpg",
        "a@b.am",
        "Qk" * 100,
        "Qk\n" * 100,
    ],
)
def test_what_nobody_reads_is_no_prose(text: str) -> None:
    built = Builder(text)
    built.keep(0, len(text))
    assert FIELDS.prose(built.prose(), "text") is None


@pytest.mark.parametrize("text", ["Stefancart", "Stefancart.", "No: 5", "St.Petersburg", "10 November"])
def test_words_are_prose(text: str) -> None:
    assert FIELDS.prose(value(text), "text").text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Nikol", "By Nikol"), ("by Nikol", "by Nikol"), ("Photo: Nikol", "Photo: Nikol")],
)
def test_credits_say_that_they_are(text: str, expected: str) -> None:
    assert FIELDS.prose(value(text), "credit").text == expected
