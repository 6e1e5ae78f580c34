"""What a text tells of itself before any of it is judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked_copy import articles

from cleanup.judging.lore import Lore
from cleanup.judging.scene import Scene
from cleanup.judging.shapes import Bench
from cleanup.names.index import Index

CORPUS = Path(__file__).parents[1] / "corpus"
WORDS = (
    "Yerevan, Yerevans, YEREVAN, Bakı, BAKI, Xankəndi, Yerevаn, New York Times, Kara-\nbakh and London."
)


@pytest.fixture(scope="module")
def lore(index: Index) -> Lore:
    return Lore(index)


def known(scene: Scene) -> list[tuple[str, bool, str]]:
    """Return the words that are names, if they are ours, and what they are a spelling of."""
    return [
        (token.text, name.ours, name.entries[0].text if name.entries else "")
        for token, name in zip(scene.tokens, scene.known, strict=True)
        if name is not None
    ]


def test_what_is_remembered_of_other_texts_is_what_a_text_alone_tells(index: Index, lore: Lore):
    for text in [WORDS, *(article.text for article in articles(CORPUS))] * 2:
        alone, later = Scene(text, index), Scene(text, index, lore=lore)
        assert known(later) == known(alone)
        assert (later.regional, later.persons, later.judged) == (
            alone.regional,
            alone.persons,
            alone.judged,
        )


def test_words_are_adjacent_if_nothing_but_a_space_or_a_hyphen_is_between_them(index: Index):
    scene = Scene("Nagorno-Karabakh region, Shusha", index)
    assert [scene.adjacent(at) for at in range(-1, 5)] == [False, False, True, True, False, False]


@pytest.mark.parametrize("text", ["", "London", "12"])
def test_a_text_without_our_names_is_not_regional(index: Index, text: str):
    assert Scene(text, index).regional == 0


def test_a_person_is_named_once_the_half_that_was_garbled_is_settled(index: Index):
    scene = Scene("Nikol Pashinjan spoke.", index)
    assert not scene.persons
    (surname,) = {e for e in index.known("pashinyan")[0] if "surname" in e.groups}
    scene.settle(1, 1, surname, "")
    scene.refresh()
    assert [person.surname for person in scene.persons.values()] == ["Pashinyan"]


def test_what_a_word_is_near_may_have_become_known_since_it_was_asked(index: Index):
    scene = Scene("Yerevan heard Pashinjan.", index)
    retriever = Bench(index).retriever
    assert not scene.near_named(retriever, "pashinjan")
    (surname,) = {e for e in index.known("pashinyan")[0] if "surname" in e.groups}
    scene.settle(2, 2, surname, "")
    for _again in range(2):
        found = {candidate.entry.number for candidate in scene.near_named(retriever, "pashinjan")}
        named = retriever.near_named("pashinjan", scene.named)
        assert found == {candidate.entry.number for candidate in named} == {surname.number}


def test_of_its_spellings_the_text_has_one_most_often(index: Index):
    scene = Scene("Yerevan, Erevan and Yerevan", index)
    (number,) = (e.number for e in scene.entries(0) if e.is_place)
    assert scene.spelling(number) == "Yerevan"
    assert scene.spelling(-1) == ""
