"""What is left out to align fast changes no cost and no slip: held against a table filled in whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.cleaner import shared_judge
from cleanup.judging.cost import FAR, CostModel
from cleanup.judging.exchanges import (
    FIRST_LETTER,
    SWAPPED,
    Exchanges,
    _slip_table,
    changed,
    losses,
)

BAND = 6
#: Letters, and what channels and slips make several letters of.
PIECES = [
    "sh",
    "ch",
    "kh",
    "rn",
    "yan",
    "iants",
    "dsch",
    "mikh",
    "ou",
    "iye",
    "ss",
    *"abcdefghijklmnopqrstuvwxyz",
]
SPELLINGS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
LIMITS = st.sampled_from([0.4, 1.0, 1.3, 1.7, 1.9, 2.4, FAR])


@pytest.fixture(scope="module")
def confusions():
    return shared_judge().index.confusions


@pytest.fixture(scope="module")
def model(confusions):
    return CostModel(confusions)


@st.composite
def slipped(draw, units: list[tuple[str, str]]) -> tuple[str, str]:
    """A spelling, and the same with a few letters exchanged, lost, gained or turned round."""
    right = draw(SPELLINGS)
    found = right
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(found)))
        fitting = [(a, b) for a, b in units if found.startswith(a, at)]
        a, b = draw(st.sampled_from([(found[at : at + 1], ""), ("", "e"), ("", "r"), *fitting]))
        found = found[:at] + b + found[at + len(a) :]
        if draw(st.booleans()):
            found = found[:at] + found[at : at + 2][::-1] + found[at + 2 :]
    return right, found


def whole_table(exchanges: dict[tuple[str, str], float], right: str, found: str) -> tuple[float, float]:
    """Return the cost of reading *found* as *right*, from every cost that leads up to it.

    And that of the beginning of *right* that costs most, read as what suits it best.
    """
    table: dict[tuple[int, int], float] = {(0, 0): 0.0}
    for i in range(len(right) + 1):
        for j in range(max(0, i - BAND), min(len(found), i + BAND) + 1):
            ways = [table[0, 0]] if i == j == 0 else []
            if (i - 1, j) in table:
                ways.append(table[i - 1, j] + losses(right)[i - 1])
            if (i, j - 1) in table:
                ways.append(table[i, j - 1] + losses(found)[j - 1])
            if i and j:
                a, b = right[i - 1], found[j - 1]
                other = changed(a, b) + (FIRST_LETTER if i == j == 1 else 0.0)
                ways.append(table[i - 1, j - 1] + (0.0 if a == b else other))
                if a != b and i > 1 and j > 1 and right[i - 2 : i] == found[j - 2 : j][::-1]:
                    ways.append(table[i - 2, j - 2] + SWAPPED)
            for (unit, other), cost in exchanges.items():
                start = (i - len(unit), j - len(other))
                if (
                    start in table
                    and right.startswith(unit, start[0])
                    and found.startswith(other, start[1])
                ):
                    ways.append(table[start] + cost)
            table[i, j] = min(ways)
    rows = [min(cost for (i, _j), cost in table.items() if i == row) for row in {i for i, _j in table}]
    return table.get((len(right), len(found)), FAR), max(rows)


def check(model: CostModel, confusions, right: str, found: str, limit: float) -> None:
    expected, dearest_beginning = whole_table({**_slip_table(), **confusions}, right, found)
    cost = model.cost(right, found, limit)
    assert cost == pytest.approx(expected, abs=1e-12) if expected <= limit else cost > limit
    alignment = model.align(right, found, limit)
    if max(expected, dearest_beginning) > limit:
        assert alignment.cost > limit
        assert alignment.slips == ()
    else:
        assert alignment == model.align(right, found)
        assert alignment.cost == cost


@given(right=SPELLINGS, found=SPELLINGS, limit=LIMITS)
def test_any_two_spellings_cost_what_the_whole_table_says(model, confusions, right, found, limit):
    check(model, confusions, right, found, limit)


@given(data=st.data(), limit=LIMITS)
def test_a_slip_of_a_spelling_costs_what_the_whole_table_says(model, confusions, data, limit):
    right, found = data.draw(slipped([*_slip_table(), *confusions]))
    check(model, confusions, right, found, limit)


@given(data=st.data())
def test_no_alignment_is_cheaper_than_the_letters_that_only_one_spelling_has(confusions, data):
    right, found = data.draw(slipped([*_slip_table(), *confusions]))
    exchanges = Exchanges(confusions)
    written = exchanges.written(found)
    cost = whole_table({**_slip_table(), **confusions}, right, found)[0] + 1e-9
    assert exchanges.least_lost(right, written)[0] <= cost
    assert exchanges.least_gained(found, written, right)[0] <= cost


@pytest.mark.parametrize(
    ("right", "found", "cost", "slips"),
    [
        ("yerevan", "yerevan", 0.0, ()),
        ("stepanakert", "stepanakret", SWAPPED, (("er", "re"),)),
        ("goris", "korris", 0.45, (("g", "k"), ("", "r"))),
        ("chavoush", "tavouch", 1.9, (("c", "t"), ("h", ""), ("sh", "ch"))),
    ],
)
def test_the_slips_are_read_off(model, right, found, cost, slips):
    alignment = model.align(right, found)
    assert alignment.cost == pytest.approx(cost)
    assert alignment.slips == slips


def test_a_unit_does_not_make_up_for_a_beginning_that_is_too_dear(model):
    assert model.cost("chavoush", "tavouch", 2.1) == pytest.approx(1.9)
    assert model.align("chavoush", "tavouch", 2.1).cost > 2.1  # chavous costs 2.6 at least
