"""What words are like is the same whatever was compared before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from cleanup.judging.candidates import letters_apart
from cleanup.judging.sieve import likeness
from cleanup.judging.sieve.likeness import Likeness

spellings = st.sets(st.text("abcd", min_size=1, max_size=7), max_size=24)
texts = st.lists(st.tuples(spellings, spellings, spellings), min_size=1, max_size=4)


@given(texts)
def test_each_word_is_like_what_is_few_letters_apart(
    texts: list[tuple[set[str], set[str], set[str]]],
) -> None:
    likeness = Likeness()
    for words, right, garbled in texts:
        found = {
            one.word: (set(one.right), set(one.garbled)) for one in likeness.alike(words, right, garbled)
        }
        for word in words:
            close = {name for name in right if OSA.distance(word, name) <= letters_apart(word)}
            closer = {name for name in garbled if OSA.distance(word, name) <= (len(word) + 2) // 3}
            if len(word) < 4:
                close = closer = set()
            assert found.get(word, (set(), set())) == (close, closer)


def test_words_are_compared_only_with_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[list[str]] = []

    def extract(word: str, choices: list[str], **_options: object) -> list[tuple[str, int, int]]:
        compared.append(sorted(choices))
        return []

    monkeypatch.setattr(likeness.process, "extract", extract)
    one = Likeness()
    for right in ({"goris", "kapan"}, {"kapan", "goris"}, {"goris", "sisian"}):
        assert list(one.alike(["gorisa"], right, set())) == []
    assert compared == [["goris", "kapan"], ["sisian"]]


def test_what_was_found_out_is_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Likeness()
    found = list(one.alike(["gorisa"], {"goris"}, set()))
    one.forget()
    assert one._memory.met
    monkeypatch.setattr(likeness, "_MOST_BITS", 0)
    one.forget()
    assert not one._memory.met
    assert list(one.alike(["gorisa"], {"goris"}, set())) == found
