"""A new row: named, placed and checked before anything is written."""

from __future__ import annotations

import pytest

from cleanup.names.additions import (
    AdditionError,
    file_for,
    free_id,
    inserted,
    linked,
    press_name,
    problems,
    same_row,
)
from cleanup.names.reader import COLUMNS, read_folder, read_lexicon

KAPAN = {"id": "place/kapan", "name": "Kapan", "kind": "town", "language": "hy", "hy": "Կապան"}
KAPAN |= {"prominence": "1", "source": "gazetteer"}


@pytest.fixture
def places(tiny_folder):
    return tiny_folder / "places.tsv"


def rows_of(folder, **changes):
    return read_folder(folder), KAPAN | changes


@pytest.mark.parametrize(
    ("native", "language", "name"),
    [("Ստեփանակերտ", "hy", "Stepanakert"), ("Füzuli", "az", "Fuzuli"), ("Москва", "ru", "Moskva")],
)
def test_the_name_is_proposed_as_the_press_would_write_the_native_form(native, language, name):
    assert press_name(native, language) == name


def test_a_language_without_rules_has_no_proposal():
    assert press_name("İstanbul", "tr") == ""


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Kapan", "place/kapan"), ("Vayots Dzor", "place/vayots-dzor"), ("Nagorno-Karabakh’s", None)],
)
def test_the_id_is_made_from_the_name(name, id_):
    assert free_id(KAPAN | {"name": name}, []) == (id_ or "place/nagorno-karabakhs")


def test_a_taken_id_gets_what_the_place_lies_in_or_else_its_kind_or_language():
    within = KAPAN | {"within": "place/syunik"}
    assert free_id(within, ["place/kapan"]) == "place/kapan-syunik"
    assert free_id(KAPAN, ["place/kapan"]) == "place/kapan-town"
    assert free_id(KAPAN, ["place/kapan", "place/kapan-town"]) == "place/kapan-hy"


def test_an_id_that_cannot_be_made_is_asked_for():
    taken = ["place/kapan", "place/kapan-town", "place/kapan-hy"]
    with pytest.raises(AdditionError, match="give another with --id"):
        free_id(KAPAN, taken)
    with pytest.raises(AdditionError, match="give one with --id"):
        free_id(KAPAN | {"name": "…"}, [])


def test_a_row_that_is_there_already_is_known_again(tiny_folder):
    rows, goris = rows_of(tiny_folder, name="Goris", within="place/syunik")
    assert same_row(rows, goris).id == "place/goris"
    assert same_row(rows, goris | {"within": ""}).id == "place/goris"
    assert same_row(rows, goris | {"within": "place/vayots-dzor"}) is None
    assert same_row(rows, goris | {"kind": "village"}) is None


def test_a_row_goes_where_rows_like_it_stand(tiny_folder, places):
    rows, kapan = rows_of(tiny_folder)
    assert file_for(rows, kapan) == places
    assert file_for(rows, kapan | {"kind": "reporter", "language": "de"}).name == "reporters.tsv"
    assert file_for(rows, kapan | {"kind": "village", "language": "az"}) == places
    assert file_for(rows, kapan | {"kind": "party"}) is None


def test_a_place_goes_to_the_file_of_those_it_lies_beside(tiny_folder, write):
    own = write({"within": "place/armenia"}, {"id": "place/sisian", "kind": "city"}, name="other.tsv")
    rows = [*read_folder(tiny_folder), *read_lexicon(own)]
    assert file_for(rows, KAPAN | {"within": "place/armenia"}) == own
    assert file_for(rows, KAPAN | {"within": "place/syunik"}).name == "places.tsv"


@pytest.mark.parametrize("id_", ["place/aghdam", "place/kapan", "place/zabukh"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_a_row_stands_in_its_place_and_every_other_byte_stays(places, id_, ending):
    before = places.read_bytes().replace(b"\n", ending)
    after, line = inserted(places, before, KAPAN | {"id": id_})
    lines = after.splitlines(keepends=True)
    new = lines.pop(line - 1)
    assert b"".join(lines) == before
    assert new.startswith(id_.encode() + b"\tKapan\ttown\thy\t")
    assert new.endswith(ending)
    ids = [each.split(b"\t")[0] for each in after.splitlines()[1:]]
    assert ids == sorted(ids)


def test_after_a_last_line_without_an_end_the_row_has_none_either(places):
    before = places.read_bytes().rstrip(b"\n")
    after, line = inserted(places, before, KAPAN | {"id": "place/zabukh"})
    assert after.startswith(before + b"\nplace/zabukh\t")
    assert not after.endswith(b"\n")
    assert after.splitlines()[line - 1].startswith(b"place/zabukh")


def test_an_empty_file_gets_the_header(places):
    after, line = inserted(places, b"", KAPAN)
    assert after.decode().split("\n")[0].split("\t") == COLUMNS
    assert line == 2


def test_a_file_may_have_columns_of_further_languages(tmp_path):
    header = "\t".join([*COLUMNS[:7], "ka", *COLUMNS[7:]]).encode() + b"\n"
    path = tmp_path / "own.tsv"
    path.write_bytes(inserted(path, header, KAPAN | {"ka": "კაფანი"})[0])
    (row,) = read_lexicon(path)
    assert row.native_by_language["ka"] == ("კაფანი",)


def test_what_has_no_column_is_not_lost(places):
    with pytest.raises(AdditionError, match="has no column ka"):
        inserted(places, places.read_bytes(), KAPAN | {"ka": "კაფანი"})


def test_a_counterpart_comes_to_name_the_new_row_and_nothing_else_of_it_changes(tiny_folder, places):
    rows = {row.id: row for row in read_folder(tiny_folder)}
    before = places.read_bytes()
    after, line = linked(before, rows["place/shusha"], "place/kapan")
    changed = [
        n
        for n, (a, b) in enumerate(zip(before.split(b"\n"), after.split(b"\n"), strict=True), 1)
        if a != b
    ]
    assert changed == [line]
    assert after.replace(b"place/shushi|place/kapan", b"place/shushi") == before


def test_a_good_row_raises_no_complaint_and_nothing_is_written(tiny_folder, places):
    before = places.read_bytes()
    assert problems(tiny_folder, {places: inserted(places, before, KAPAN)[0]}) == []
    assert places.read_bytes() == before


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"name": "Ghapan"}, "name"),
        ({"source": "hearsay"}, "source"),
        ({"within": "place/zangezur"}, "within"),
        ({"hy": "Kapan"}, "hy"),
        ({"garbles": "Goris"}, "garbles"),
        ({"garbles": "gory"}, "garbles"),
        ({"id": "town/kapan"}, "id"),
        ({"id": "place/goris"}, "id"),
        ({"counterpart": "place/shusha"}, "counterpart"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_with_the_place_it_would_have(
    tiny_folder, places, changes, column
):
    after, line = inserted(places, places.read_bytes(), KAPAN | changes)
    (problem, *_more) = problems(tiny_folder, {places: after})
    assert (problem.path, problem.line, problem.column) == (places, line, column)


def test_a_row_that_makes_another_wrong_is_a_problem(tiny_folder, places):
    row = KAPAN | {"id": "place/schuscha", "name": "Schuscha", "note": "spelling: so", "hy": "Կապան"}
    (problem,) = problems(tiny_folder, {places: inserted(places, places.read_bytes(), row)[0]})
    assert problem.problem == "Schuscha is a right form of place/schuscha"


def test_what_was_wrong_before_is_not_the_new_rows_fault(tiny_folder, places):
    text = places.read_text(encoding="utf-8").replace("Stefancart", "Goris")
    places.write_text(text, encoding="utf-8")
    assert problems(tiny_folder, {places: inserted(places, places.read_bytes(), KAPAN)[0]}) == []


def test_a_lexicon_elsewhere_is_checked_with_the_others(tiny_folder, tmp_path):
    own = tmp_path / "places.tsv"
    row = KAPAN | {"within": "place/syunik"}
    assert problems(tiny_folder, {own: inserted(own, b"", row)[0]}) == []
    (problem,) = problems(tiny_folder, {own: inserted(own, b"", row | {"id": "place/goris"})[0]})
    assert problem.path in (own, tiny_folder / "places.tsv")
    assert problem.problem == "place/goris stands twice"
