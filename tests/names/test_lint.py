"""What rows must be to each other, beyond what each must be alone."""

from __future__ import annotations

import pytest

from cleanup.names.lint import lint, lint_paths
from cleanup.names.reader import entity_files

SHUSHI = {"id": "place/shushi", "name": "Shushi", "hy": "Շուշի", "counterpart": "place/shusha"}
SHUSHA = {"id": "place/shusha", "name": "Shusha", "language": "az", "hy": "", "az": "Şuşa"}


@pytest.fixture
def complaints(read):
    return lambda *rows: [str(error) for error in lint(read(*rows), ["gazetteer"])]


def test_good_rows_raise_no_complaint(complaints):
    assert complaints({}, SHUSHA | {"counterpart": "place/shushi"}, SHUSHI) == []


REFUSED = [
    ([{}, {}], 3, "id", "place/goris stands twice", "merge the rows or rename one"),
    ([SHUSHA, {}], 3, "id", "place/goris after place/shusha", "sort the rows by id"),
    ([{"within": "place/syunik"}], 2, "within", "no row place/syunik", "add it or correct the id"),
    (
        [{"counterpart": "place/gorus"}],
        2,
        "counterpart",
        "no row place/gorus",
        "add it or correct the id",
    ),
    ([SHUSHA, SHUSHI], 3, "counterpart", "place/shusha does not name place/shushi", "make it mutual"),
    ([{"source": "hearsay"}], 2, "source", "unknown source 'hearsay'", "add it to sources.tsv"),
    ([{"variants": "Goris"}], 2, "variants", "Goris is the name itself", "remove it"),
    (
        [{"garbles": "Goris"}],
        2,
        "garbles",
        "Goris is a right form of place/goris",
        "remove it or add :context",
    ),
    (
        [{"garbles": "SHUSHA"}, SHUSHA],
        2,
        "garbles",
        "SHUSHA is a right form of place/shusha",
        "add :context",
    ),
    (
        [{"garbles": "Schuscha"}, SHUSHA | {"variants": "Schuscha"}],
        2,
        "garbles",
        "right form of",
        "remove it",
    ),
    ([{"name": "Gorris"}], 2, "name", "Gorris is not the native form romanised (Goris)", "spelling: …"),
    (
        [SHUSHA | {"az": "Şuşa|Şuşi", "name": "Susha"}],
        2,
        "name",
        "(Shusha or Shushi)",
        "say why in the note",
    ),
]


@pytest.mark.parametrize(("rows", "line", "column", "problem", "remedy"), REFUSED)
def test_bad_company_is_refused_with_its_place_and_the_remedy(
    complaints, rows, line, column, problem, remedy
):
    (message,) = complaints(*rows)
    assert f"places.tsv:{line}, column {column}: " in message
    assert problem in message
    assert remedy in message


@pytest.mark.parametrize(
    "row",
    [
        {"garbles": "Shusha:context"},
        {"name": "Gorris", "note": "spelling: as the press writes it"},
        {"name": "The Goris Times", "id": "org/goris-times", "kind": "outlet"},
        {"name": "Gorisians", "id": "people/goris", "kind": "people"},
        {"name": "Gori-s", "hy": "Գորի-ս"},
        {"name": "Gorus", "hy": "Գորիս|Գորուս"},
    ],
    ids=lambda row: row.get("garbles") or row["name"],
)
def test_what_the_row_explains_is_accepted(complaints, row):
    assert [c for c in complaints(row, SHUSHA) if "column id" not in c] == []


def test_rows_of_different_files_need_not_be_sorted_among_them(tiny_folder):
    assert lint_paths(entity_files(tiny_folder), tiny_folder) == []


@pytest.fixture
def in_folder(tiny_folder):
    """Change the text of one file of the tiny lexicons, and lint files of that folder."""

    def check(changed: str, old: str, new: str, *linted: str) -> list[str]:
        path = tiny_folder / changed
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return [str(error) for error in lint_paths([tiny_folder / name for name in linted], tiny_folder)]

    return check


def test_references_may_point_into_other_files(in_folder):
    assert in_folder("names.tsv", "\t\t\tm\t", "\tplace/goris\t\tm\t", "names.tsv") == []
    (message,) = in_folder("names.tsv", "place/goris", "place/gorus", "names.tsv")
    assert "names.tsv:2, column within: no row place/gorus" in message


def test_only_the_files_asked_for_are_reported(in_folder):
    assert in_folder("names.tsv", "Aliyev\tsurname", "Aliyew\tsurname", "people.tsv") == []


def test_rows_the_reader_refuses_end_the_check(in_folder):
    (message,) = in_folder("names.tsv", "given-name", "forename", "names.tsv", "people.tsv")
    assert "names.tsv:2, column kind: unknown kind 'forename'" in message


def test_a_file_outside_the_folder_is_checked_with_the_sources_beside_it(tiny_folder, write):
    path = write({"id": "place/gori", "name": "Gori", "source": "atlas"}, name="own.tsv")
    assert {problem.column for problem in lint_paths([path], tiny_folder)} == {"name", "source"}
    table = (tiny_folder / "sources.tsv").read_text(encoding="utf-8")
    path.with_name("sources.tsv").write_text(table.replace("gazetteer", "atlas"), encoding="utf-8")
    assert {problem.column for problem in lint_paths([path], tiny_folder)} == {"name"}
