"""Findings for people, and colour for terminals only."""

from __future__ import annotations

import io
import re

import pytest

from cleanup.judging.findings import Choice, Finding
from cleanup.reports.colour import Palette, palette_for
from cleanup.reports.text import render

PLAIN, COLOURED = Palette(False), Palette(True)


def finding(action="fix", text="Stefancart", names=("Stepanakert",), because=("near: f for p",)):
    choices = tuple(Choice(name, "place/x", 0.9) for name in names)
    return Finding("garbled-name", 12, 22, 3, 13, text, action, names[0], 0.9, choices, because)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_finding_is_a_line_an_editor_can_jump_to():
    report = render("in/a.txt", [finding()], PLAIN)
    assert re.match(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): fix ", report).groups() == (
        "in/a.txt",
        "3",
        "13",
    )


def test_a_fix_names_what_will_stand_and_why():
    assert render("a.txt", [finding()], PLAIN) == (
        "a.txt:3:13: fix Stefancart -> Stepanakert [garbled-name]\n    near: f for p\n"
    )


def test_a_suggestion_names_up_to_three_candidates():
    report = render("a.txt", [finding("suggest", names=("A", "B", "C", "D"))], PLAIN)
    assert report.startswith("a.txt:3:13: suggest Stefancart -> A or B or C [garbled-name]\n")


def test_reasons_stand_in_one_line_below():
    report = render("a.txt", [finding(because=("one", "two"))], PLAIN)
    assert report.endswith("\n    one; two\n")


def test_no_reason_is_no_line():
    assert render("a.txt", [finding(because=())], PLAIN).count("\n") == 1


def test_no_finding_is_no_text():
    assert render("a.txt", [], PLAIN) == ""


def test_a_name_broken_over_two_lines_is_shown_in_one():
    broken = finding(text="Nicholas\r\nPashinyan", names=("Nikol\r\nPashinyan",))
    assert "fix Nicholas Pashinyan -> Nikol Pashinyan" in render("a.txt", [broken], PLAIN)


def test_colour_adds_nothing_but_colour():
    findings = [finding(), finding("suggest", names=("A", "B"))]
    coloured = render("a.txt", findings, COLOURED)
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == render("a.txt", findings, PLAIN)


def test_a_coloured_diff_is_the_same_diff():
    diff = "--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n same\n-old\n+new\n\\ No newline at end of file\n"
    coloured = COLOURED.diff(diff)
    assert "\x1b[31m-old\x1b[0m\n" in coloured
    assert "\x1b[32m+new\x1b[0m\n" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == diff
    assert PLAIN.diff(diff) == diff


@pytest.mark.parametrize(
    ("stream", "environment", "on"),
    [
        (Terminal(), {"TERM": "xterm"}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_only_a_willing_terminal_gets_colour(monkeypatch, stream, environment, on):
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert palette_for(stream).on is on
