"""Which spellings the index knows for a name, and what each is to it."""

from __future__ import annotations

import pytest

from cleanup.names.forms import REACH, collect_forms
from cleanup.names.lexemes import Lexemes
from cleanup.names.status import KNOWN, Status

SHUSHA = {
    "id": "place/shusha",
    "name": "Shusha",
    "language": "az",
    "hy": "",
    "az": "Şuşa",
    "prominence": "3",
}
YEREVAN = {"id": "place/yerevan", "name": "Yerevan", "hy": "Երևան", "prominence": "3"}
PASHINYAN = {
    "id": "surname/pashinyan",
    "name": "Pashinyan",
    "kind": "surname",
    "hy": "Փաշինյան",
    "prominence": "3",
}
HAKOBYAN = {"id": "surname/hakobyan", "name": "Hakobyan", "kind": "surname", "hy": "Հակոբյան"}
TBILISI = {"id": "place/tbilisi", "name": "Tbilisi", "language": "ka", "hy": ""}


@pytest.fixture
def statuses(read):
    """What each spelling is to each of the names, best first."""

    def statuses(*rows):
        lexemes = list(Lexemes(read(*rows)).by_text.values())
        return {
            key: [(form.status, lexemes[form.lexeme].text) for form in forms]
            for key, forms in collect_forms(lexemes).items()
        }

    return statuses


@pytest.mark.parametrize(
    ("row", "key", "status"),
    [
        (YEREVAN, "yerevan", Status.NAME),
        (YEREVAN | {"variants": "Erivan"}, "erivan", Status.VARIANT),
        (YEREVAN | {"name": "Yerewan"}, "yerevan", Status.VARIANT),
        (YEREVAN, "jerewan", Status.DERIVED),
        (YEREVAN | {"garbles": "Yeravan"}, "yeravan", Status.GARBLE),
        (YEREVAN | {"garbles": "Eva:context"}, "eva", Status.CONTEXT_GARBLE),
        (YEREVAN | {"exonyms": "de:Eriwan"}, "eriwan", Status.EXONYM),
        (YEREVAN | {"name": "Vayots Dzor", "hy": "Վայոց Ձոր"}, "vayots dzor", Status.NAME),
        (YEREVAN | {"name": "Vayots Dzor", "hy": "Վայոց Ձոր"}, "dzor", Status.PART),
        (PASHINYAN, "paschinjan", Status.DERIVED),
        (PASHINYAN, "pasinjan", Status.DERIVED),
        (PASHINYAN, "pachinian", Status.WEAK),
        (HAKOBYAN, "akopjan", Status.WEAK),
        (PASHINYAN, "pashinian", Status.LEFT),
        (SHUSHA, "susa", Status.DERIVED),
        (SHUSHA, "schuscha", Status.DERIVED),
    ],
)
def test_a_spelling_has_one_status_for_a_name(statuses, row, key, status):
    found = [one for one in statuses(row)[key] if one[0] is not Status.LEFTOVER]
    assert found == [(status, row["name"])]


def test_a_variant_that_another_language_gives_exactly_is_known_as_both(statuses):
    found = statuses(YEREVAN | {"variants": "Jerewan"})
    assert found["jerewan"] == [(Status.VARIANT, "Yerevan"), (Status.LEFTOVER, "Yerevan")]


def test_a_known_spelling_is_nobodys_garble(statuses):
    found = statuses(SHUSHA, {"id": "place/susa", "name": "Susa", "hy": "Սուսա"})
    assert found["susa"] == [(Status.NAME, "Susa")]


def test_a_known_spelling_is_a_garble_in_context_where_the_lexicon_says_so(statuses):
    susa = {"id": "place/susa", "name": "Susa", "hy": "Սուսա"}
    found = statuses(SHUSHA | {"garbles": "Susa:context"}, susa)
    assert found["susa"] == [(Status.NAME, "Susa"), (Status.CONTEXT_GARBLE, "Shusha")]


def test_a_name_of_others_keeps_its_garble_readings(statuses):
    found = statuses(SHUSHA, {"id": "place/susa", "name": "Susa", "language": "fa", "hy": ""})
    assert found["susa"] == [(Status.NAME, "Susa"), (Status.DERIVED, "Shusha")]


def test_names_of_others_and_organisations_have_only_listed_spellings(statuses):
    outlet = {"id": "org/zhamanak", "kind": "outlet", "name": "Zhamanak", "hy": "Ժամանակ"}
    assert set(statuses(TBILISI, outlet)) == {"tbilisi", "zhamanak"}


def test_an_exonym_names_its_languages(read):
    lexemes = list(Lexemes(read(YEREVAN | {"exonyms": "nl:Eriwan|de:Eriwan"})).by_text.values())
    (form,) = collect_forms(lexemes)["eriwan"]
    assert form.way == "de,nl"


def test_a_derived_form_names_its_channel(read):
    lexemes = list(Lexemes(read(PASHINYAN)).by_text.values())
    (form,) = collect_forms(lexemes)["paszinian"]
    assert (form.way, form.cost) == ("hy>pl", 0)


def test_a_foreign_form_of_three_letters_is_not_derived(statuses):
    found = statuses({"id": "place/kosh", "name": "Kosh", "hy": "Կոշ", "prominence": "3"})
    assert not [key for key, ((status, _), *_) in found.items() if len(key) < 4 and status not in KNOWN]


def test_the_better_known_a_name_the_further_its_forms_go(read):
    counts = []
    for prominence in "123":
        lexemes = list(Lexemes(read(YEREVAN | {"prominence": prominence})).by_text.values())
        forms = [form for forms in collect_forms(lexemes).values() for form in forms]
        derived = [form.cost for form in forms if form.status is Status.DERIVED]
        assert max(derived) <= REACH[int(prominence)][0]
        counts.append(len(derived))
    assert counts == sorted(set(counts))
