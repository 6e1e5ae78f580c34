"""A text is cut into words whose offsets index it."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cleanup.spotting.tokens import Token, tokenize
from cleanup.translit.fold import fold

texts = st.one_of(
    st.text(), st.text("aAİəշԵ'’ʼ`-‑–—.,?!\"“”«»\u0301\u00ad\u200b \t\r\n()1@_", max_size=60)
)


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def last(text: str) -> Token:
    return tokenize(text)[-1]


@given(texts)
def test_offsets_index_the_text_and_never_overlap(text):
    end = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(texts)
def test_every_letter_is_in_a_token_or_a_possessive_ending(text):
    outside = list(text)
    for token in tokenize(text):
        outside[token.start : token.end] = " " * (token.end - token.start)
    rest = regex.sub(r"(?i)['’ʼ]s", " ", "".join(outside))
    assert [letter for letter in rest if unicodedata.category(letter).startswith("L")] == []


@given(texts)
def test_a_key_is_the_folded_word(text):
    assert all(token.key == fold(token.text) for token in tokenize(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("1988–1994", []),
        ("Pashinyan’s visit", ["Pashinyan", "visit"]),
        ("PASHINYAN'S VISIT", ["PASHINYAN", "VISIT"]),
        ("Pashinyanʼs visit", ["Pashinyan", "visit"]),
        ("the Aliyevs’ house", ["the", "Aliyevs", "house"]),
        ("K’ocharyan and K'ocharyan", ["K’ocharyan", "and", "K'ocharyan"]),
        ("K’ocharyan’s", ["K’ocharyan"]),
        ("‘Shusha’", ["Shusha"]),
        ("Nagorno-Karabakh", ["Nagorno", "Karabakh"]),
        ("Nagorno\u2011Karabakh", ["Nagorno", "Karabakh"]),
        ("Baku–Ganja", ["Baku", "Ganja"]),
        ("T-72s", ["T", "s"]),
        ("Xankəndi, Şuşa", ["Xankəndi", "Şuşa"]),
        ("Երևան and Шуша", ["Երևան", "and", "Шуша"]),
        ("Pas\u030cinjan", ["Pas\u030cinjan"]),
        ("Stepana\u00adkert", ["Stepana\u00adkert"]),
        ("I\u0307lham", ["I\u0307lham"]),
    ],
)
def test_a_text_has_these_words(text, found):
    assert words(text) == found


def test_offsets_count_code_points():
    text = "𝔄 Şuşa\r\nGoris"
    assert [(token.start, token.end) for token in tokenize(text)] == [(0, 1), (2, 6), (8, 13)]


@pytest.mark.parametrize(
    ("text", "hyphen", "adjacent"),
    [
        ("Nikol Pashinyan", False, True),
        ("Nikol\nPashinyan", False, True),
        ("Nikol\r\nPashinyan", False, True),
        ("Nikol\u00a0Pashinyan", False, True),
        ("Nagorno-Karabakh", True, True),
        ("Nagorno\u2011Karabakh", True, True),
        ("Nagorno-\nKarabakh", True, True),
        ("Nagorno-\r\n  Karabakh", True, True),
        ("Nikol, Pashinyan", False, False),
        ("Nikol. Pashinyan", False, False),
        ("Nikol (Pashinyan", False, False),
        ("Nikol\n\nPashinyan", False, False),
        ("Nikol — Pashinyan", False, False),
        ("Nikol’s Pashinyan", False, False),
        ("Pashinyan", False, False),
    ],
)
def test_two_words_may_be_one_name_where_only_space_or_a_hyphen_parts_them(text, hyphen, adjacent):
    token = last(text)
    assert (token.hyphen_before, token.adjacent) == (hyphen, adjacent)


@pytest.mark.parametrize(
    ("text", "capital", "all_capitals"),
    [
        ("Goris", True, False),
        ("GORIS", True, True),
        ("goris", False, False),
        ("G", True, False),
        ("İLHAM", True, True),
        ("şuşa", False, False),
    ],
)
def test_capitals_are_seen(text, capital, all_capitals):
    (token,) = tokenize(text)
    assert (token.capital, token.all_capitals) == (capital, all_capitals)
