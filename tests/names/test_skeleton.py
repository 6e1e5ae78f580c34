"""A garble and its name have the same consonants, once letters that are exchanged are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.names.skeleton import deletions, readings, skeleton

KEYS = st.text("abcdefghijklmnopqrstuvwxyz", max_size=16)


@pytest.mark.parametrize(
    ("name", "garble"),
    [
        ("stepanakert", "stefanakert"),
        ("stepanakert", "stefancart"),
        ("pashinyan", "paschinjan"),
        ("pashinyan", "paszinian"),
        ("pashinyan", "pasinjan"),
        ("pashinyan", "pachinian"),
        ("nakhchivan", "nachitschewan"),
        ("nakhchivan", "nahcivan"),
        ("khachatryan", "chatschatrjan"),
        ("julfa", "dschulfa"),
        ("hajiyev", "gadzhiyev"),
        ("jabrayil", "dzhebrail"),
        ("shusha", "schuscha"),
        ("kalbajar", "kelbecer"),
    ],
)
def test_a_garble_may_be_read_as_its_name(name, garble):
    near = {bones for reading in readings(garble) for bones in deletions(reading)}
    assert near & set(deletions(skeleton(name)))


@pytest.mark.parametrize(
    ("one", "other"), [("stepanakert", "yerevan"), ("goris", "gyumri"), ("baku", "ganja")]
)
def test_other_names_have_other_bones(one, other):
    assert skeleton(one) != skeleton(other)


@given(KEYS)
def test_letters_that_all_read_alike_have_one_reading(key):
    plain = key.translate(dict.fromkeys(map(ord, "cjx")))
    assert readings(plain) == (skeleton(plain),)


@given(KEYS)
def test_there_are_at_most_four_readings_and_none_twice(key):
    found = readings(key)
    assert 1 <= len(found) <= 4
    assert len(set(found)) == len(found)


@given(KEYS)
def test_vowels_carry_no_weight(key):
    assert skeleton(key) == skeleton("a" + key + "o")


@given(KEYS, st.integers(2, 3))
def test_deletions_lose_one_consonant_or_none(key, least):
    bones = skeleton(key)
    found = deletions(bones, least)
    assert found[0] == bones
    assert len(set(found)) == len(found)
    assert {len(bones) - len(shorter) for shorter in found[1:]} <= {1}
    if len(bones) < least:
        assert found == [bones]
