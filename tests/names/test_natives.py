"""Names looked up by their native form, and native forms by what may come from them."""

from __future__ import annotations

import pytest

from cleanup.names.natives import Natives


@pytest.fixture(scope="module")
def natives(index):
    return Natives(index)


@pytest.mark.parametrize(
    ("form", "native"),
    [
        ("Paschinjan", "Փաշինյան"),
        ("Pachinian", "Փաշինյան"),
        ("Stefanakert", "Ստեփանակերտ"),
        ("Alijew", "Əliyev"),
        ("Kelbecer", "Kəlbəcər"),
        ("Chankendi", "Xankəndi"),
        ("Jerewan", "Երևան"),
    ],
)
def test_the_native_form_behind_a_foreign_spelling_is_found(natives, form, native):
    found = natives.like(form)
    assert native in found
    assert all(native in entry.native for entry in found[native])


@pytest.mark.parametrize("form", ["", "x", "!?", "supermarket-trolley-wheels"])
def test_what_is_like_no_name_finds_none(natives, form):
    assert natives.like(form) == {}


def test_few_forms_are_compared(natives):
    assert max(len(natives.like(form)) for form in ("Mamedow", "Sargisjan", "Alijew", "Karen")) <= 12


@pytest.mark.parametrize(
    ("native", "name"),
    [
        ("Փաշինյան", "Pashinyan"),
        ("ՓԱՇԻՆՅԱՆ", "Pashinyan"),
        ("Երևան", "Yerevan"),
        ("ԵՐԵՎԱՆ", "Yerevan"),
        ("Laçın", "Lachin"),
        ("LAÇIN", "Lachin"),
        ("XANKƏNDİ", "Khankendi"),
        ("İlham", "Ilham"),
        ("L\u0061c\u0327ın", "Lachin"),
    ],
)
def test_a_native_form_is_found_in_any_capitals(natives, native, name):
    assert name in [source.entry.text for source in natives.written(native)]


@pytest.mark.parametrize("native", ["", "Pashinyan", "Susa", "Փաշ"])
def test_what_is_written_otherwise_is_not_found(natives, native):
    assert natives.written(native) == []


def test_an_arabic_spelling_is_found_by_its_consonants(natives):
    assert "Shusha" in [source.entry.text for source in natives.with_consonants("شوشا")]
    assert all(source.native.isascii() is False for source in natives.with_consonants("شوشا"))


@pytest.mark.parametrize(
    ("name", "language", "native"),
    [
        ("Pashinyan", "hy", ["Փաշինյան"]),
        ("Pashinian", "hy", ["Փաշինյան"]),
        ("Stepanakert", "hy", ["Ստեփանակերտ"]),
        ("Khankendi", "az", ["Xankəndi"]),
        ("Baku", "az", ["Bakı"]),
    ],
)
def test_a_name_or_variant_has_its_native_form(natives, name, language, native):
    assert natives.native_forms(name, language)[: len(native)] == native


@pytest.mark.parametrize(
    ("name", "language"), [("Stepanakert", "az"), ("Khankendi", "hy"), ("Paschinjan", "hy"), ("", "hy")]
)
def test_the_other_side_s_name_and_a_garble_have_none(natives, name, language):
    assert natives.native_forms(name, language) == []


def test_a_person_is_borne_by_the_surname(natives):
    assert natives.bearers["person/nikol-pashinyan"].text == "Pashinyan"
    assert natives.bearers["place/stepanakert"].text == "Stepanakert"
