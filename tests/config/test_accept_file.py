"""The table of accepted spellings: what it may have in it, and how rows are added."""

from __future__ import annotations

import pytest

from cleanup.config.accept_file import Row, accept, read_accepted
from cleanup.config.errors import ConfigError
from cleanup.config.force import in_force


@pytest.fixture
def table(tmp_path):
    return tmp_path / "cleanup-accept.tsv"


def test_rows_are_added_in_order_and_once(table):
    assert accept(table, Row("Karbakh", "a ship", "Ani", "2026-01-01")) is None
    assert accept(table, Row("aliew", "a brand")) is None
    before = accept(table, Row("Karbakh", "a newspaper"))
    assert before is not None
    assert before.reason == "a ship"
    assert table.read_text() == (
        "form\treason\tby\tdate\naliew\ta brand\t\t\nKarbakh\ta newspaper\t\t\n"
    )


def test_a_table_may_lack_by_and_date(table):
    table.write_text("form\treason\nKarbakh\ta ship\n\n")
    assert read_accepted(table) == [Row("Karbakh", "a ship", line=2)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("spelling\twhy\n", ":1: unexpected header; it should be, with tabs: form reason by date"),
        ("form\treason\nA\tb\tc\n", ":2: there are 3 cells, and 2 columns"),
        ("form\treason\nA\tb\n12\tb\n", ":3: '12' is no spelling; write a name, or delete it"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_its_place(table, text, said):
    table.write_text(text)
    with pytest.raises(ConfigError) as refused:
        read_accepted(table)
    assert str(refused.value).startswith(f"{table}{said}")


def test_it_lies_beside_the_configuration_file_and_adds_to_it(read, table, tmp_path):
    table.write_text("form\treason\nKarbakh\ta ship\n")
    config = read('accept = ["Aliew"]\n[[overrides]]\npaths = ["b.txt"]\naccept = ["Susa"]\n')
    given = {"accept": ("Form",)}
    assert in_force(config, given, str(tmp_path / "a.txt"))["accept"] == (
        ("Karbakh", "Aliew", "Form"),
        f"{table}, {config.path}:1, command line",
    )
    assert in_force(config, {}, str(tmp_path / "b.txt"))["accept"].value == ("Karbakh", "Aliew", "Susa")


def test_another_name_is_written_from_the_folder_of_the_configuration(read, tmp_path):
    (tmp_path / "ours.tsv").write_text("form\treason\nKarbakh\ta ship\n")
    config = read('accept-file = "ours.tsv"\n')
    assert in_force(config, {}, str(tmp_path / "a.txt"))["accept"].value == ("Karbakh",)
