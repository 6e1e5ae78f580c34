"""A change of the prose becomes changes of the source that touch nothing else."""

from __future__ import annotations

import html
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.spotting.prose import BREAK, OBJECT, Builder, Prose


def read(source: str) -> Prose:
    """Read a toy markup: tags in angle brackets are none, entities stand for letters, ^ is an object."""
    built = Builder(source)
    at = 0
    while at < len(source):
        if source[at] == "<":
            at = source.index(">", at) + 1
        elif source[at] == "&":
            end = source.index(";", at) + 1
            built.read(at, end, html.unescape(source[at:end]))
            at = end
        elif source[at] == "^":
            built.object()
            at += 1
        else:
            built.keep(at, at + 1)
            at += 1
    return built.prose(html.escape)


def changed(source: str, old: str, new: str) -> str:
    prose = read(source)
    start = prose.text.index(old)
    for begin, end, text in reversed(prose.changes(start, start + len(old), new)):
        source = source[:begin] + text + source[end:]
    return source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("in Stefancart today", "in Stepanakert today"),
        ("in <b>Stefancart</b> today", "in <b>Stepanakert</b> today"),
        ("in Stefan<b>cart</b> today", "in Stepana<b>kert</b> today"),
        ("in <i>Ste</i>fan<b>ca</b>rt", "in <i>Ste</i>pana<b>ke</b>rt"),
        ("in Stefan&#99;art", "in Stepanakert"),
        ("in &#83;tefancart", "in &#83;tepanakert"),
    ],
)
def test_markup_and_escapes_beside_the_letters_that_change_stay(source: str, expected: str) -> None:
    assert changed(source, "Stefancart", "Stepanakert") == expected


def test_new_letters_are_escaped_as_the_source_escapes_them() -> None:
    assert changed("<b>Tom</b> and Jerry", "and", "& <co>") == "<b>Tom</b> &amp; &lt;co&gt; Jerry"


def test_what_is_no_prose_parts_words() -> None:
    assert read("Stepan^akert").text == f"Stepan{OBJECT}akert"


def test_a_break_stands_nowhere_in_the_source() -> None:
    built = Builder("onetwo")
    built.keep(0, 3)
    built.block()
    built.block()
    built.keep(3, 6)
    prose = built.prose()
    assert prose.text == f"one{BREAK}two"
    assert prose.place(5, 8) == (3, 6)
    with pytest.raises(LookupError):
        prose.place(3, 5)


sources = st.lists(
    st.sampled_from(["a", "Su", "sa", "<b>", "</b>", "&amp;", "&#1061;", "\U0001f600", "e\u0301", " "]),
    max_size=12,
).map("".join)


@given(sources, st.data())
def test_making_changes_and_reading_again_gives_the_changed_prose(
    source: str, data: st.DataObject
) -> None:
    prose = read(source)
    if not prose.text:
        return
    start = data.draw(st.integers(0, len(prose.text) - 1))
    end = data.draw(st.integers(start + 1, len(prose.text)))
    new = data.draw(st.text("aSu&<\u0301x", max_size=5))
    changes = prose.changes(start, end, new)
    assert all(one.end <= other.start for one, other in pairwise(changes))
    result = source
    for begin, stop, text in reversed(changes):
        result = result[:begin] + text + result[stop:]
    assert read(result).text == prose.text[:start] + new + prose.text[end:]
