"""The counts add up."""

from __future__ import annotations

from cleanup.names.census import Coverage, Region, count
from cleanup.names.reader import read_folder


def test_every_row_is_counted_once_in_each_way(tiny_folder):
    rows = read_folder(tiny_folder)
    census = count(rows)
    assert census.rows == len(rows) == 15
    for counts in (census.kinds, census.languages, census.prominence, census.sources):
        assert sum(counts.values()) == 15
    assert census.kinds["city"] == 5
    assert list(census.kinds.values()) == sorted(census.kinds.values(), reverse=True)
    assert census.prominence == {3: 7, 2: 1, 1: 7}


def test_native_forms_are_counted_among_the_rows_of_their_language(tiny_folder):
    natives = count(read_folder(tiny_folder)).natives
    assert natives == (Coverage("hy", 10, 10), Coverage("az", 4, 4), Coverage("ru", 15, 0))


def test_rows_are_counted_in_the_country_they_lie_in_and_in_its_provinces(tiny_folder):
    armenia = Region("place/armenia", "Armenia", 4, (Region("place/syunik", "Syunik", 1),))
    assert count(read_folder(tiny_folder)).regions == (armenia,)


def test_places_that_lie_in_each_other_are_counted_all_the_same(read):
    loop = [{"within": "place/kapan"}, {"id": "place/kapan", "name": "Kapan", "within": "place/goris"}]
    assert count(read(*loop)).rows == 2


def test_no_rows_are_no_trouble():
    assert count([]).rows == 0
