"""Native words are lower-cased as their languages do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.translit.native import lower_native

AZERBAIJANI = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
azerbaijani_words = st.text(AZERBAIJANI + AZERBAIJANI.replace("i", "").upper() + "İ", max_size=12)


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
