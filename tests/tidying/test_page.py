"""A page knows its lines, however many there are."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

import cleanup
from cleanup.cleaner import shared_judge
from cleanup.tidying.page import Page


def page(text: str) -> Page:
    return Page(text, shared_judge().index)


@given(st.text("ab\r\n", max_size=12), st.lists(st.integers(0, 12), max_size=4))
def test_a_line_ends_at_any_sign_that_ends_one(text: str, places: list[int]) -> None:
    read = page(text)
    for at in (min(place, len(text)) for place in places):
        before, after = text[:at].replace("\r", "\n"), text[at:].replace("\r", "\n")
        start = at - len(before.rpartition("\n")[2])
        assert read.line(at) == (start, at + len(after.partition("\n")[0]))


def test_to_find_a_line_takes_no_longer_in_a_long_text() -> None:
    for text in ("A line.\n" * 200_000, "One line " * 200_000):
        read = page(text)
        begun = time.process_time()
        for at in range(0, len(text), 20):
            read.line(at)
        assert time.process_time() - begun < 2  # it was half a minute


def test_one_line_full_of_slips_takes_no_longer_than_many_lines() -> None:
    cleaner = cleanup.Cleaner(select=["tidy"])
    text = "He said ,that  it was a teh problem .But" * 6_000
    begun = time.process_time()
    assert cleaner.check(text)
    assert time.process_time() - begun < 6  # it was 20 seconds
