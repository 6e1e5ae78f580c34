"""Letters that channels exchange are cheap to exchange, and no others."""

from __future__ import annotations

import pytest

from cleanup.translit.confusions import confusions


@pytest.mark.parametrize(
    ("right", "found"),
    [
        ("sh", "sch"),
        ("sh", "sz"),
        ("sh", "s"),
        ("sh", "ch"),
        ("ch", "tsch"),
        ("ch", "cz"),
        ("ch", "c"),
        ("j", "dzh"),
        ("j", "dj"),
        ("j", "c"),
        ("kh", "ch"),
        ("kh", "x"),
        ("gh", "g"),
        ("g", "q"),
        ("v", "w"),
        ("y", "j"),
        ("a", "e"),
        ("zh", "j"),
    ],
)
def test_a_channels_exchange_is_cheap(right, found):
    assert 0 < confusions()[right, found] <= 0.6


def test_a_regular_exchange_is_cheapest():
    costs = confusions()
    assert costs["sh", "sch"] == costs["v", "w"] == min(costs.values())


def test_a_rare_exchange_costs_more_than_a_regular_one():
    assert confusions()["sh", "sch"] < confusions()["j", "sh"]


@pytest.mark.parametrize(
    ("right", "found"), [("b", "n"), ("k", "m"), ("sh", "r"), ("a", "u"), ("n", "v")]
)
def test_letters_no_channel_exchanges_are_not_listed(right, found):
    assert (right, found) not in confusions()


def test_pairs_differ_and_are_short_lower_case_ascii():
    for right, found in confusions():
        assert right != found
        assert all(part.isascii() and part.isalpha() and part.islower() for part in (right, found))
        assert len(right) <= 4


def test_shared_last_letters_are_dropped_from_long_units():
    assert ("yan", "jan") not in confusions()
    assert ("ya", "ja") in confusions()
