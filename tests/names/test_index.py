"""The compiled index answers what the lexicons and guards say."""

from __future__ import annotations

import pytest

from cleanup.names.build import build_index
from cleanup.names.errors import LexiconError
from cleanup.names.index import Guard
from cleanup.names.status import Status


@pytest.fixture
def entry(tiny_index):
    return lambda key: tiny_index.entry(tiny_index.forms(key)[0].lexeme)


@pytest.mark.parametrize(
    ("key", "status", "name"),
    [
        ("yerevan", Status.NAME, "Yerevan"),
        ("erevan", Status.VARIANT, "Yerevan"),
        ("eriwan", Status.EXONYM, "Yerevan"),
        ("stefancart", Status.GARBLE, "Stepanakert"),
        ("susa", Status.CONTEXT_GARBLE, "Shusha"),
        ("paschinjan", Status.DERIVED, "Pashinyan"),
        ("aliyeva", Status.NAME, "Aliyeva"),
        ("tiflis", Status.EXONYM, "Tbilisi"),
    ],
)
def test_a_spelling_is_found_by_its_key(tiny_index, key, status, name):
    form = tiny_index.forms(key)[0]
    assert (form.status, tiny_index.entry(form.lexeme).text) == (status, name)


def test_an_unknown_key_stands_for_nothing(tiny_index):
    assert tiny_index.forms("springfield") == ()
    assert not tiny_index.guard("springfield")
    assert tiny_index.words_from("springfield") == 0
    assert tiny_index.persons(given=0) == ()
    with pytest.raises(KeyError):
        tiny_index.entry(10_000)


def test_a_place_knows_what_it_lies_in_and_its_country_apart(entry):
    goris = entry("goris")
    assert goris.around == {"place/syunik"}
    assert goris.countries == {"place/armenia"}
    assert goris.kinds == {"town", "given-name"}
    assert goris.genders == {"m"}
    assert (goris.is_place, goris.is_personal, goris.regular) == (True, True, True)


def test_counterparts_are_linked_and_apart(entry):
    shusha, shushi = entry("shusha"), entry("shushi")
    assert shusha.number != shushi.number
    assert shusha.counterparts == {"place/shushi"}
    assert shushi.counterparts == {"place/shusha"}


def test_half_of_a_persons_name_is_not_a_name_of_its_own(entry):
    assert entry("pashinyan").regular is False
    assert entry("aliyev").regular is True


def test_right_spellings_with_diacritics_are_listed(entry):
    assert entry("yerevan").decorated == {"Erevän"}
    assert entry("shusha").decorated == frozenset()


def test_persons_are_found_by_either_half(tiny_index, entry):
    for key in ("nikol", "pashinyan"):
        number = entry(key).number
        (person,) = tiny_index.persons(**{"given" if key == "nikol" else "surname": number})
        assert person.name == "Nikol Pashinyan"
        assert person.prominence == 3
        assert person.gender == "m"
        assert person.reporter is False
        assert person.roles == ("prime minister of Armenia@2018/", "member of parliament@2012/2018")


def test_a_byline_is_a_reporters(tiny_index, entry):
    (person,) = tiny_index.persons(surname=entry("demourian").number)
    assert (person.name, person.reporter) == ("Avet Demourian", True)


@pytest.mark.parametrize(
    ("key", "guard"),
    [
        ("susa", Guard(english=190, place=4)),
        ("gori", Guard(place=5)),
        ("boris", Guard(given=6)),
        ("nicolas", Guard(given=8, surname=8)),
        ("san salvador de jujuy", Guard(place=4)),
    ],
)
def test_a_guard_says_what_a_spelling_is_elsewhere(tiny_index, key, guard):
    assert tiny_index.guard(key) == guard


def test_the_first_word_tells_how_far_to_look(tiny_index):
    assert tiny_index.words_from("vayots") == 2
    assert tiny_index.words_from("san") == 4
    assert tiny_index.words_from("yerevan") == 0


@pytest.mark.parametrize(
    ("garble", "name"),
    [
        ("stefanakert", "stepanakert"),
        ("stepankert", "stepanakert"),
        ("pashinan", "pashinyan"),
        ("yeravan", "yerevan"),
    ],
)
def test_a_garble_retrieves_the_name_it_is_near(tiny_index, entry, garble, name):
    assert name in tiny_index.near(garble)
    assert tiny_index.lexemes_of(name) == [entry(name).number]


def test_names_of_others_are_never_retrieved_as_near(tiny_index):
    assert "tbilisi" not in tiny_index.near("tbilisi")


def test_the_tables_ride_along(tiny_index):
    assert tiny_index.titles == [["President", "president", "office"]]
    assert tiny_index.place_words == [["Lake", "before", "lake", "strong"]]
    assert tiny_index.phrases == ["vayots dzor"]
    assert tiny_index.labels["hy>de"] == "German spelling of the Armenian"
    assert ("sh", "sch") in tiny_index.confusions


def test_a_build_is_the_same_twice(tiny_folder, tmp_path):
    for name in ("a.index", "b.index"):
        build_index(tiny_folder, tmp_path / name)
    assert (tmp_path / "a.index").read_bytes() == (tmp_path / "b.index").read_bytes()


def test_a_bad_row_builds_no_index(tiny_folder, tmp_path):
    path = tiny_folder / "names.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("given-name", "forename"), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"names\.tsv:2, column kind"):
        build_index(tiny_folder, tmp_path / "a.index")
    assert not (tmp_path / "a.index").exists()
