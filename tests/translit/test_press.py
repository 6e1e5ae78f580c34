"""Native forms and what the English press writes for them; the cases are in ``press_cases.tsv``."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.translit.press import lower_native, romanize_armenian, romanize_azerbaijani
from cleanup.translit.tables import letter_table

ROMANIZE = {"hy": romanize_armenian, "az": romanize_azerbaijani}
CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("press_cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
ARMENIAN = "".join(letter_table("hy-press")) + "և"
AZERBAIJANI = "".join(letter_table("az-press"))
armenian_words = st.text(ARMENIAN + ARMENIAN.replace("և", "").upper() + "՛՜՞", max_size=12)
azerbaijani_words = st.text(AZERBAIJANI + AZERBAIJANI.replace("i", "").upper() + "İ", max_size=12)


@pytest.mark.parametrize(("language", "native", "press", "why"), CASES, ids=[case[1] for case in CASES])
def test_a_native_form_is_written_as_the_press_does(language, native, press, why):
    assert ROMANIZE[language](native) == press, why


@pytest.mark.parametrize(("language", "native", "press", "_why"), CASES, ids=[case[1] for case in CASES])
def test_decomposed_letters_are_read_alike(language, native, press, _why):
    assert ROMANIZE[language](unicodedata.normalize("NFD", native)) == press


@given(armenian_words)
def test_armenian_leaves_no_letter_behind(word):
    assert romanize_armenian(word).isascii()


@given(azerbaijani_words)
def test_azerbaijani_leaves_no_letter_behind(word):
    assert romanize_azerbaijani(word).isascii()


@given(armenian_words)
def test_what_is_romanised_stays_as_it_is(word):
    latin = romanize_armenian(word)
    assert romanize_armenian(latin) == latin


@given(st.lists(azerbaijani_words, max_size=4))
def test_words_do_not_change_their_neighbours(words):
    assert romanize_azerbaijani(" ".join(words)) == " ".join(map(romanize_azerbaijani, words))


@pytest.mark.parametrize(
    ("word", "lower"),
    [
        ("İlham", "ilham"),
        ("QIZI", "qızı"),
        ("BAKI", "bakı"),
        ("Ilham", "ilham"),
        ("I", "i"),
        ("ƏLİYEV", "əliyev"),
        ("ԵՐԵՎԱՆ", "երեվան"),
        ("Խաչիկ", "խաչիկ"),
    ],
)
def test_capitals_are_lowered_as_the_language_does(word, lower):
    assert lower_native(word) == lower


@given(azerbaijani_words)
def test_no_combining_dot_is_left_over(word):
    assert "\u0307" not in lower_native(word)


def test_no_combining_dot_is_left_over_from_a_decomposed_letter():
    assert lower_native("I\u0307lham") == "ilham"
