"""Which line of a text a place is in."""

from __future__ import annotations

from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from cleanup.spotting.lines import Lines, line_starts_of

TEXTS = st.text(st.sampled_from("ab\r\n\u2028\x85é"), max_size=30)


@given(TEXTS, st.lists(st.integers(0, 30)))
def test_a_place_is_in_the_line_that_began_last_in_whatever_order_it_is_asked_for(text, places):
    starts = line_starts_of(text)
    lines = Lines(text)
    for at in (at for at in places if at <= len(text)):
        line = bisect_right(starts, at)
        assert lines.place(at) == (line, at - starts[line - 1] + 1)
