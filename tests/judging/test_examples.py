"""Example sentences: what the checker refuses, and that the shipped ones hold."""

from __future__ import annotations

from collections import Counter

import pytest

from cleanup.cleaner import shared_judge
from cleanup.judging.examples import check_examples, read_examples
from cleanup.names.errors import LexiconError
from cleanup.names.location import lexicon_folder
from cleanup.names.reader import read_folder

SHIPPED = lexicon_folder() / "examples.tsv"
HEADER = "entity\texpect\tsentence\tcorrected\n"
RIGHT = "The road from Yerevan to Goris in Armenia is open."
WRONG = "Prime Minister Nikol Paschinjan spoke in Yerevan."
MENDED = "Prime Minister Nikol Pashinyan spoke in Yerevan."
IDS = frozenset({"place/goris", "surname/pashinyan"})


@pytest.fixture
def check(tmp_path):
    def check(*rows: str) -> list[LexiconError]:
        path = tmp_path / "examples.tsv"
        path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return list(check_examples(path, IDS, shared_judge()))

    return check


def test_shipped_examples_hold():
    ids = {entity.id for entity in read_folder(lexicon_folder())}
    assert [str(problem) for problem in check_examples(SHIPPED, ids, shared_judge())] == []


def test_there_are_six_hundred_and_about_half_must_be_fixed():
    counted = Counter(example.expect for example in read_examples(SHIPPED))
    assert counted.total() >= 600
    assert 0.4 <= counted["fix"] / counted.total() <= 0.6


def test_sentences_that_become_what_they_say_are_no_problem(check):
    assert check(f"place/goris\tkeep\t{RIGHT}\t", f"surname/pashinyan\tfix\t{WRONG}\t{MENDED}") == []


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        (f"place/nowhere\tkeep\t{RIGHT}\t", "entity", "no row"),
        (f"place/goris\tperhaps\t{RIGHT}\t", "expect", "perhaps"),
        (f"place/goris\tfix\t{WRONG}\t", "corrected", "has its corrected sentence"),
        (f"place/goris\tkeep\t{RIGHT}\t{RIGHT}", "corrected", "has its corrected sentence"),
        (f"place/goris\tfix\t{RIGHT}\t{RIGHT}", "corrected", "same as the sentence"),
        (f"surname/pashinyan\tkeep\t{WRONG}\t", "sentence", "becomes"),
        (f"place/goris\tfix\t{RIGHT}\tThe road is open.", "sentence", "becomes"),
    ],
)
def test_a_bad_row_is_refused(check, row, column, problem):
    found = check(row)
    assert [error.column for error in found] == [column]
    assert problem in found[0].problem


def test_rows_stand_in_order_and_once(check):
    row = f"place/goris\tkeep\t{RIGHT}\t"
    assert [error.column for error in check(row, row)] == ["sentence"]
