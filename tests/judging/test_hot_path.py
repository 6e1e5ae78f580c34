"""What a text costs, in calls of Python functions: the same on any machine, unlike times."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest
from marked_copy import articles

from cleanup.cleaner import shared_judge

CORPUS = Path(__file__).parents[1] / "corpus"
#: Calls for a word of English prose, and of copy that is full of garbled and rare names.
MOST_FOR_PROSE = 0.07
MOST_FOR_COPY = 25
PROSE = """\
The committee met on Tuesday and agreed that the harbour wall should be mended before the winter. Its
members had asked three firms, and only one, from Leeds, had answered in time. Councillors said that the
money would have to come from the reserve, and that nobody in the town could wait for another report.
"""


def calls(text: str) -> int:
    """Return how many calls of Python functions judging *text* takes once all is loaded."""
    judge = shared_judge()
    judge.judge(text)
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        judge.judge(text)
    finally:
        sys.setprofile(None)
    return count


def test_ordinary_prose_costs_few_calls_a_word() -> None:
    text = PROSE * 50  # so much that it is sieved, whichever test is the first
    assert calls(text) / len(text.split()) <= MOST_FOR_PROSE


def test_copy_full_of_names_costs_a_bounded_number_of_calls_a_word() -> None:
    text = "\n\n".join(article.text for article in articles(CORPUS)[:20])
    assert calls(text) / len(text.split()) <= MOST_FOR_COPY


def test_twice_the_text_costs_twice_the_calls() -> None:
    once, twice = calls(PROSE * 50), calls(PROSE * 100)
    assert twice <= 2.1 * once


@pytest.mark.parametrize(
    "hostile", [" “a", "<a ", "By Aa ", "``` ", "(reporting ", "A-", "\n \n", "Stefanakert "]
)
def test_hostile_text_costs_no_more_than_its_length(hostile: str) -> None:
    """In calls; what regular expressions and slices take is bounded by their possessive quantifiers."""
    once, twice = (calls(hostile * (size // len(hostile))) for size in (8_000, 16_000))
    assert twice <= 2.2 * once + 200
