"""What of the lexicons is given to other programs, and what is kept back."""

from __future__ import annotations

import pytest

from cleanup.names.browse import chosen
from cleanup.names.reader import read_folder
from cleanup.names.wordlist import Garble, word_list


@pytest.fixture
def rows(tiny_folder):
    return read_folder(tiny_folder)


def garbles(words):
    return {garble.text: garble.meant for garble in words.garbles}


def test_names_and_variants_are_right_and_garbles_are_not(rows):
    words = word_list(rows)
    assert {"Yerevan", "Erevan", "Vayots Dzor", "Pashinyan", "Pashinian", "Aliyeva"} <= set(words.names)
    assert "Stefancart" not in words.names


def test_a_garble_that_needs_context_is_kept_back(rows):
    assert word_list(rows).garbles == (
        Garble("Schuscha", ("Shusha",)),
        Garble("Stefancart", ("Stepanakert",)),
    )


def test_a_garble_of_two_names_means_both(read):
    shushi = {"id": "place/shushi", "name": "Shushi", "hy": "Շուշի", "garbles": "Schuschy"}
    words = word_list(read({"garbles": "Schuschy"}, shushi))
    assert words.garbles == (Garble("Schuschy", ("Goris", "Shushi")),)


def test_derived_garbles_are_those_of_names_in_the_news(rows, tiny_index):
    found = garbles(word_list(rows, index=tiny_index))
    assert found["Paschinjan"] == ("Pashinyan",)
    assert found["Chankendi"] == ("Khankendi",)
    assert "Goris" not in {name for meant in found.values() for name in meant}


def test_derived_garbles_have_the_capitals_and_hyphens_of_the_name(rows, tiny_index):
    found = garbles(word_list(rows, index=tiny_index))
    assert "Vajoz Dzor" in found or "Wajoz Dsor" in found
    assert all(word[0].isupper() for text in found for word in text.split())


def test_nothing_derived_is_a_right_spelling_an_exonym_or_a_word_elsewhere(rows, tiny_index):
    found = garbles(word_list(rows, index=tiny_index))
    assert found.keys().isdisjoint(word_list(rows).names)
    assert found.keys().isdisjoint({"Eriwan", "Susa", "Boris", "Gory", "Nicolas"})
    assert not any(tiny_index.guard(text.lower()) for text in found)


def test_only_garbles_of_the_rows_asked_for_are_derived(rows, tiny_index):
    cities = word_list(chosen(rows, ["city"]), index=tiny_index)
    assert {name for garble in cities.garbles for name in garble.meant} <= set(cities.names)
