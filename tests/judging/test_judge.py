"""What holds for every judgement of a text, whatever is in it."""

from __future__ import annotations

from itertools import pairwise

import pytest

import cleanup
from cleanup.judging.examples import read_examples
from cleanup.names.location import lexicon_folder

EXAMPLES = read_examples(lexicon_folder() / "examples.tsv")


@pytest.mark.parametrize(
    ("sentence", "corrected"),
    [
        (
            "The paintings of Ivan Aiwasowski, the Armenian painter, are in Yerevan.",
            "The paintings of Ivan Aivazovsky, the Armenian painter, are in Yerevan.",
        ),
        (
            "In Yerevan the Armenian analyst Ricardo Giragosian took questions.",
            "In Yerevan the Armenian analyst Richard Giragosian took questions.",
        ),
    ],
)
def test_a_half_of_a_name_that_is_no_name_of_its_own_is_put_right_once(sentence, corrected):
    assert cleanup.fix(sentence) == corrected


@pytest.mark.parametrize("wrong", ["Nicholas", "Nicolas"])
def test_a_first_name_of_a_lesser_figure_is_no_excuse_beside_another_surname(wrong):
    assert cleanup.fix(f"Armenian Prime Minister {wrong} Pashinyan spoke.") == (
        "Armenian Prime Minister Nikol Pashinyan spoke."
    )


def test_a_first_name_of_a_lesser_figure_is_right_beside_its_own_surname():
    assert cleanup.check("The Armenian historian Nicholas Adontz taught in Brussels.") == []


def test_findings_stand_in_order_and_never_overlap():
    text = "\n".join(example.sentence for example in EXAMPLES[::4])
    findings = cleanup.check(text)
    assert findings
    assert all(first.end <= second.start for first, second in pairwise(findings))
