"""The rule ``mojibake``: bytes read in a wrong encoding are read in the right one.

ftfy's source distribution (6.3.1) has 161 cases in ``tests/test_cases.json``, ten of them known failures
of its own. The rule reads 134 as ``fix_encoding`` should, and three more as suggestions; 14 in which
bytes are lost, and a hashtag, it leaves; the other nine are known failures. ``ftfy_cases.tsv`` has some.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from cleanup import Cleaner

TIDY = Cleaner(select=["mojibake"])
_ESCAPE = re.compile(r"\\(x[0-9a-f]{2}|\\)")


def ftfy_cases() -> list[list[str]]:
    lines = Path(__file__).with_name("ftfy_cases.tsv").read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines[3:] if line]
    unescape = lambda m: "\\" if m[1] == "\\" else chr(int(m[1][1:], 16))  # noqa: E731
    return [[_ESCAPE.sub(unescape, cell) for cell in row] for row in rows]


@pytest.mark.parametrize(("original", "fixed", "label"), ftfy_cases())
def test_cases_of_ftfy_are_read_as_it_reads_them(original, fixed, label):
    if "\ufffd" in fixed:
        assert TIDY.fix(original) != fixed, "lost bytes are not made a sign of their own"
    else:
        assert TIDY.fix(original) == fixed, label


def test_a_finding_is_as_short_as_can_be() -> None:
    text = "The mayorâ€™s cafÃ© is open.\r\nNobody came â€“ nobody."
    found = [(f.text, f.replacement, f.line, f.column) for f in TIDY.check(text)]
    assert found == [("â€™", "’", 1, 10), ("Ã©", "é", 1, 18), ("â€“", "–", 2, 13)]


def test_quotation_marks_and_signs_that_the_writer_chose_stay() -> None:
    text = "“It’s ‘ﬁne’”, she said — ½ of it… «oui» ＡＢＣ"
    assert TIDY.check(text) == []


@pytest.mark.parametrize("text", ["tur\x92stico", "MISUTÂ\xa0AJIKKO", "friendly â\x80â\x80\x9c live!"])
def test_what_may_be_another_encoding_or_what_was_meant_is_only_suggested(text):
    assert [f.action for f in TIDY.check(text)] == ["suggest"]


def test_an_apostrophe_that_was_a_control_character_is_mended() -> None:
    assert TIDY.fix("It\x92s over, the judge said.") == "It’s over, the judge said."


def test_what_is_lost_for_good_is_left() -> None:
    assert TIDY.check("SlovenÄ\ufffdina") == []


def test_names_are_mended_once() -> None:
    text = "President Ä°lham ÆliyÉ™v met the mayorâ€™s wife in Baku, Azerbaijan."
    both = Cleaner(select=["garbled-name", "mojibake"])
    findings = both.check(text)
    assert all(a.end <= b.start for a, b in pairwise(findings))
    assert both.fix(text) == "President Ilham Aliyev met the mayor’s wife in Baku, Azerbaijan."
    assert {f.rule for f in findings} == {"garbled-name", "mojibake"}
