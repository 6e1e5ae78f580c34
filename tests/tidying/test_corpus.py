"""How well the tidying rules do on the damaged texts of ``tests/tidying/corpus``; floors are pinned."""

from __future__ import annotations

import pytest
from corpus_texts import damaged_texts
from rapidfuzz.distance import Levenshtein

from cleanup import Cleaner
from cleanup.judging.findings import Finding, apply

TIDY = Cleaner(select=["tidy"])
#: Of the certain changes those that are right; of the damages those mended, and those found.
PRECISION, MENDED, FOUND = 0.99, 0.56, 0.98


def _is_right(text: str, right: str, finding: Finding) -> bool:
    """Whether the change brings *text* nearer to what is *right* by all that it changes."""
    changed = apply(text, [finding])
    gain = Levenshtein.distance(text, right) - Levenshtein.distance(changed, right)
    return gain == Levenshtein.distance(finding.text, finding.replacement)


def _damages(text: str, right: str) -> list[tuple[int, int]]:
    """Return where *text* differs from what is *right*; differences two letters apart are one."""
    found: list[tuple[int, int]] = []
    for step in Levenshtein.opcodes(text, right):
        if step.tag == "equal":
            continue
        if found and step.src_start - found[-1][1] <= 2:
            found[-1] = found[-1][0], step.src_end
        else:
            found.append((step.src_start, step.src_end))
    return found


def _touches(finding: Finding, damage: tuple[int, int]) -> bool:
    return finding.start <= damage[1] and damage[0] <= finding.end


def test_the_certain_changes_are_right_and_most_damages_are_found() -> None:
    right_changes = changes = damages = mended = shown = 0
    for damaged in damaged_texts():
        findings = TIDY.check(damaged.text)
        fixes = [f for f in findings if f.action == "fix"]
        changes += len(fixes)
        right_changes += sum(_is_right(damaged.text, damaged.right, f) for f in fixes)
        for damage in _damages(damaged.text, damaged.right):
            damages += 1
            mended += any(_touches(f, damage) for f in fixes)
            shown += any(_touches(f, damage) for f in findings)
    figures = (
        f"{right_changes} of {changes} changes are right; of {damages} damages {mended} are mended, "
        f"{shown} found"
    )
    print(figures)
    assert right_changes >= PRECISION * changes, figures
    assert mended >= MENDED * damages, figures
    assert shown >= FOUND * damages, figures


def test_there_are_enough_texts_each_named_once() -> None:
    names = [damaged.name for damaged in damaged_texts()]
    assert len(names) == len(set(names)) >= 60


@pytest.mark.parametrize("damaged", damaged_texts(), ids=lambda damaged: damaged.name)
def test_a_right_text_stays_as_it_is_and_a_second_pass_changes_nothing(damaged):
    assert TIDY.fix(damaged.right) == damaged.right
    once = TIDY.fix(damaged.text)
    assert TIDY.fix(once) == once


@pytest.mark.parametrize("damaged", damaged_texts(), ids=lambda damaged: damaged.name)
def test_findings_stand_in_order_and_say_where_they_are(damaged):
    end = 0
    for finding in TIDY.check(damaged.text):
        assert finding.start >= end
        end = finding.end
        assert damaged.text[finding.start : finding.end] == finding.text != ""
