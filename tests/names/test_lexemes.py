"""An entity becomes the words a text can contain."""

from __future__ import annotations

import pytest

from cleanup.names.entities import Group, WrongForm
from cleanup.names.lexemes import Lexemes

ALIYEV = {
    "id": "surname/aliyev",
    "name": "Aliyev",
    "kind": "surname",
    "language": "az",
    "hy": "",
    "az": "Əliyev",
    "variants": "Aliev|Aliyeff",
}
PASHINYAN = {
    "id": "person/nikol-pashinyan",
    "name": "Nikol Pashinyan",
    "kind": "person",
    "hy": "Նիկոլ Փաշինյան",
    "variants": "Nikol Pashinian|N. V. Pashinyan",
    "prominence": "3",
}


@pytest.fixture
def lexemes(read):
    return lambda *rows: Lexemes(read(*rows))


def test_a_place_is_one_lexeme_however_many_words_it_has(lexemes):
    found = lexemes({"name": "Vayots Dzor", "hy": "Վայոց Ձոր", "garbles": "Wajoz Dsor"}).by_text
    assert list(found) == ["Vayots Dzor"]
    assert found["Vayots Dzor"].native == {"hy": {"Վայոց Ձոր"}}
    assert found["Vayots Dzor"].garbles == {WrongForm("Wajoz Dsor")}


def test_a_person_is_a_lexeme_for_each_word(lexemes):
    found = lexemes(PASHINYAN)
    assert found.by_text["Nikol"].groups == {Group.GIVEN_NAME}
    assert found.by_text["Pashinyan"].groups == {Group.SURNAME}
    assert found.by_text["Pashinyan"].native == {"hy": {"Փաշինյան"}}
    (person,) = found.persons
    assert (person.given, person.surname) == (("Nikol",), "Pashinyan")


def test_a_persons_variant_lends_its_words_where_they_differ(lexemes):
    found = lexemes(PASHINYAN).by_text
    assert found["Pashinyan"].variants == {"Pashinian"}
    assert found["Nikol"].variants == set()


def test_a_persons_variant_of_other_length_is_a_lexeme_that_is_not_restored(lexemes):
    found = lexemes(PASHINYAN).by_text["N. V. Pashinyan"]
    assert (found.groups, found.restored) == ({Group.PERSON}, False)


def test_a_numeral_is_no_word_of_a_name(lexemes):
    row = PASHINYAN | {"name": "Garegin Nersisyan II", "hy": "Գարեգին Ներսիսյան", "variants": ""}
    assert sorted(lexemes(row).by_text) == ["Garegin", "Nersisyan"]


def test_one_word_is_no_person(lexemes):
    found = lexemes(PASHINYAN | {"name": "Komitas", "hy": "Կոմիտաս", "variants": ""})
    assert found.persons == []
    assert list(found.by_text) == ["Komitas"]


def test_entities_of_one_spelling_share_a_lexeme(lexemes):
    town, name = {}, {"id": "given/goris", "kind": "given-name", "prominence": "2"}
    found = lexemes(town, name).by_text["Goris"]
    assert found.groups == {Group.PLACE, Group.GIVEN_NAME}
    assert found.entities == {"place/goris", "given/goris"}
    assert found.prominence == 2


def test_counterparts_keep_lexemes_of_their_own(lexemes):
    shushi = {"id": "place/shushi", "name": "Shushi", "hy": "Շուշի"}
    shusha = {"id": "place/shusha", "name": "Shusha", "language": "az", "hy": "", "az": "Şuşa"}
    found = lexemes(shushi, shusha).by_text
    assert found["Shushi"].native == {"hy": {"Շուշի"}}
    assert found["Shusha"].native == {"az": {"Şuşa"}}


def test_an_azerbaijani_surname_in_ev_or_ov_has_a_feminine(lexemes):
    found = lexemes(ALIYEV).by_text["Aliyeva"]
    assert found.native == {"az": {"Əliyeva"}}
    assert found.variants == {"Alieva"}
    assert found.entities == {"surname/aliyev"}


@pytest.mark.parametrize(
    "row",
    [
        ALIYEV | {"name": "Rasulzade", "az": "Rəsulzadə", "variants": ""},
        ALIYEV | {"id": "given/yusif", "kind": "given-name", "name": "Lev", "az": "Lev", "variants": ""},
        ALIYEV | {"language": "hy", "hy": "Ալիև", "az": ""},
    ],
    ids=["-zade", "given name", "Armenian"],
)
def test_other_names_have_no_feminine(lexemes, row):
    assert not [text for text in lexemes(row).by_text if text.endswith("a")]


def test_a_native_form_of_the_other_nation_does_not_explain_a_name(lexemes):
    assert lexemes({"az": "Gorus"}).by_text["Goris"].native == {"hy": {"Գորիս"}}


def test_a_name_of_a_third_language_may_come_through_both(lexemes):
    found = lexemes({"name": "Tbilisi", "language": "ka", "hy": "Թբիլիսի", "az": "Tiflis"}).by_text
    assert found["Tbilisi"].native == {"hy": {"Թբիլիսի"}, "az": {"Tiflis"}}


@pytest.mark.parametrize(
    ("row", "restored"),
    [
        ({}, True),
        ({"language": "ka", "hy": ""}, False),
        ({"language": "ru", "hy": "", "ru": "Горис"}, False),
        ({"id": "org/goris", "kind": "outlet"}, False),
        (PASHINYAN | {"variants": ""}, True),
        (PASHINYAN | {"language": "ka", "hy": "", "variants": ""}, False),
        (PASHINYAN | {"kind": "reporter", "language": "en", "hy": "", "variants": ""}, True),
    ],
    ids=[
        "Armenian place",
        "Georgian place",
        "Russian place",
        "outlet",
        "Armenian person",
        "Georgian person",
        "reporter",
    ],
)
def test_what_is_restored_is_ours_or_a_byline(lexemes, row, restored):
    assert {lexeme.restored for lexeme in lexemes(row).by_text.values()} == {restored}
