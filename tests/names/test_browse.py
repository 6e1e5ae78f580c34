"""Rows are found by whatever somebody knows of them."""

from __future__ import annotations

import pytest

from cleanup.names.browse import chosen, close_ids, look_up, near, search
from cleanup.names.reader import read_folder


@pytest.fixture
def rows(tiny_folder):
    return read_folder(tiny_folder)


@pytest.mark.parametrize(
    ("query", "id_", "column"),
    [
        ("Yerevan", "place/yerevan", "name"),
        ("yerevan", "place/yerevan", "name"),
        ("Erevan", "place/yerevan", "variants"),
        ("Ereván", "place/yerevan", "variants"),
        ("ԵՐԵՎԱՆ", "place/yerevan", "native"),
        ("Երեվան", "place/yerevan", "native"),
        ("eriwan", "place/yerevan", "exonyms"),
        ("Xankendi", "place/khankendi", "native"),
        ("XANKƏNDİ", "place/khankendi", "native"),
        ("Stefancart", "place/stepanakert", "garbles"),
        ("Susa", "place/shusha", "native"),
        ("place/vayots-dzor", "place/vayots-dzor", "id"),
        ("vayots", "place/vayots-dzor", "name"),
        ("dzor vayots", "place/vayots-dzor", "name"),
        ("pashin", "person/nikol-pashinyan", "name"),
    ],
)
def test_a_row_is_found_by_any_of_its_spellings(rows, query, id_, column):
    hit = search(rows, query)[0]
    assert (hit.entity.id, hit.column) == (id_, column)


def test_an_equal_name_comes_before_one_that_begins_so_and_that_before_one_that_has_it_inside(rows):
    goris = [hit.entity.id for hit in search(rows, "goris")]
    assert goris == ["given/goris", "place/goris"]
    assert [hit.entity.id for hit in search(rows, "aliyev")] == ["surname/aliyev", "person/ilham-aliyev"]
    assert [hit.entity.id for hit in search(rows, "sh")][:2] == ["place/shusha", "place/shushi"]


def test_a_row_stands_once_however_many_of_its_spellings_fit(rows):
    ids = [hit.entity.id for hit in search(rows, "er")]
    assert len(ids) == len(set(ids))


def test_the_group_of_an_id_finds_nothing_by_itself(rows):
    assert search(rows, "place") == []


@pytest.mark.parametrize("query", ["", "  ", "’"])
def test_nothing_finds_nothing(rows, query):
    assert search(rows, query) == []


def test_so_many_rows_are_shown_and_no_more(rows):
    assert len(search(rows, "a", limit=3)) == 3


def test_rows_are_chosen_by_kind_or_group_and_language(rows):
    assert {row.kind for row in chosen(rows, ["city", "given"])} == {"city", "given-name"}
    assert {row.language for row in chosen(rows, languages=["az"])} == {"az"}
    assert [row.id for row in chosen(rows, ["surname"], ["az"])] == ["surname/aliyev"]
    assert chosen(rows) == rows


def test_where_nothing_is_spelt_so_the_nearest_comes_first(rows):
    assert near(rows, "Stepanakret")[0].entity.id == "place/stepanakert"
    assert near(rows, "Jerewan")[0].entity.id == "place/yerevan"
    assert near(rows, "Wolverhampton") == []


def test_a_row_is_looked_up_by_its_id_or_by_a_right_spelling(rows):
    def ids(wanted):
        return [row.id for row in look_up(rows, wanted)]

    assert ids("place/goris") == ["place/goris"]
    assert ids("Goris") == ["given/goris", "place/goris"]
    assert ids("Aliev") == ["surname/aliyev"]
    assert ids("Шуша") == ids("Stefancart") == ids("Eriwan") == ids("Gori") == []


def test_an_unknown_id_has_close_ones(rows):
    assert close_ids(rows, "place/gorus")[0] == "place/goris"
    assert close_ids(rows, "Erewan")[0] == "place/yerevan"
    assert close_ids(rows, "Wolverhampton") == []
