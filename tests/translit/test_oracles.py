"""What we write and an oracle writes otherwise is recorded and judged; see ``oracles/README.md``."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from adjudicate_oracles import (  # noqa: E402
    COMPARISONS,
    DISAGREEMENTS,
    FAULTS,
    ORACLES,
    Disagreement,
    disagreements,
    explain,
    rows,
)

NOW, UNKNOWN = disagreements()
RECORDED = [Disagreement(**row) for row in rows(DISAGREEMENTS)]
REASONS = {row["id"]: row for row in rows(ORACLES / "reasons.tsv")}
GIVEN = {reason for row in RECORDED for reason in row.reason.split(" ")}

#: Where the oracle is right and we still differ, and why. Nothing belongs here without such a comment.
STILL_DIFFERENT: set[str] = set()


def shown(found):
    return [f"{row.oracle}: {row.word}: ours {row.ours}, theirs {row.theirs}" for row in found]


def test_every_disagreement_has_a_reason():
    assert [" | ".join(row) for row in UNKNOWN] == []


def test_no_disagreement_is_new():
    assert shown(sorted(set(NOW) - set(RECORDED))) == []


def test_no_recorded_disagreement_is_gone():
    assert shown(sorted(set(RECORDED) - set(NOW))) == []


def test_disagreements_are_sorted_and_stand_once():
    assert all(one < other for one, other in pairwise(RECORDED))


def test_reasons_are_sorted_and_stand_once():
    ids = [row["id"] for row in rows(ORACLES / "reasons.tsv")]
    assert ids == sorted(set(ids))


def test_every_reason_given_is_judged_and_every_judgement_used():
    assert set(REASONS) == GIVEN == {fault.reason for fault in FAULTS}


@pytest.mark.parametrize("reason", REASONS.values(), ids=list(REASONS))
def test_a_judgement_says_who_is_right_and_why(reason):
    assert reason["right"] in {"ours", "theirs", "both"}
    assert len(reason["why"]) > 40
    assert reason["why"].endswith(".")


def test_where_the_oracle_is_right_we_agree_with_it():
    assert {id_ for id_, reason in REASONS.items() if reason["right"] == "theirs"} == STILL_DIFFERENT


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.reason} {fault.word}")
def test_every_fault_is_met_with(fault):
    others = [one for one in FAULTS if one is not fault]
    of_this = [row for row in RECORDED if row.oracle == fault.oracle and fault.reason in row.reason]
    assert any(explain(row.oracle, row.word, row.ours, row.theirs, others) is None for row in of_this)


def test_every_column_of_the_oracles_is_compared():
    given = {"word", "cyrillic"}
    columns = {
        (path.stem, column)
        for path in ORACLES.glob("*.tsv")
        if path.stem not in {"reasons", "disagreements"}
        for column in next(rows(path))
        if column not in given
    }
    assert {(one.file, one.column) for one in COMPARISONS} == columns


def test_a_difference_beside_a_known_one_is_not_explained():
    oracle = "icu hy>bgn-pcgn"
    assert explain(oracle, "Քոչար", "K’och’ar", "K’voch’ar") == "icu-aspirate-boundary"
    assert explain(oracle, "Քոչար", "K’och’ar", "K’voch’er") is None


def test_a_fault_of_one_oracle_explains_no_other():
    assert explain("tetrak hy>bgn-pcgn", "Քոչար", "K’och’ar", "K’voch’ar") is None
