"""A name in another language that stands in brackets tells how it is written there, and is right."""

from __future__ import annotations

import pytest

import cleanup
from cleanup.spotting.glosses import glosses


def marked(text: str) -> list[str]:
    return [text[start:end].strip(" (") for start, end in glosses(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Geghard (Armenian: Գեղարդ, meaning spear) is a monastery.", ["Գեղարդ"]),
        ("Dilijan (Դիլիջան) and Sevan (Սեւան)", ["Դիլիջան", "Սեւան"]),
        ("Ganja (Azerbaijani: Gəncə; formerly Yelizavetpol)", ["Gəncə"]),
        ("Barda (in Azerbaijani: Bərdə, Armenian: Partav) is old.", ["Bərdə", "Partav"]),
        ("Hovhannes Aivazovsky (Western Armenian: Այվազեան)", ["Այվազեան"]),
        ("Baku (see below) and Goris (Photo: Nikol Pashinian)", []),
        ("Saki (also spelt Seki and Sheki) is old.", ["Seki and Sheki"]),
        ("Ganja, spelled “Gence” in Turkish, is large.", ["Gence” in Turkish, is large"]),
        ("They spelled it out. Goris was empty.", []),
        ("An open bracket (Armenian and nothing more", []),
    ],
)
def test_what_is_a_gloss(text: str, spans: list[str]) -> None:
    assert [span for span in marked(text) if ":" not in span] == spans


def test_glosses_are_left_alone_and_the_same_words_in_the_sentence_are_not() -> None:
    text = "Geghard (Armenian: Գեղարդ, a spear) is near Yerevan. They went to Գեղարդ again, in Armenia."
    assert [(f.text, f.replacement) for f in cleanup.check(text)] == [("Գեղարդ", "Geghard")]


def test_many_open_brackets_take_no_longer_than_their_length() -> None:
    assert list(glosses("(Armenian: " * 20_000, 0, 220_000)) == []


def test_a_bracket_that_is_never_closed_does_not_hide_those_after_it() -> None:
    assert marked("(unclosed " + "and so on " * 40 + "Goris (Գորիս)") == ["Գորիս"]
