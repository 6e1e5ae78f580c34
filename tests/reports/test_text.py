"""Findings for people, and colour for terminals only."""

from __future__ import annotations

import io
import re

import pytest

from cleanup.judging.findings import Choice, Finding
from cleanup.reports.colour import Palette, palette_for
from cleanup.reports.formats.text import render as render_in

PLAIN, COLOURED = Palette(False), Palette(True)
TEXT = "One.\n\nThe town of Stefancart, they said.\n"


def render(path, findings, palette):
    return render_in(path, TEXT, findings, palette)


def marked(text, word):
    """Return the two lines that show *word* in *text*, without their gutter."""
    start = text.index(word)
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    choice = Choice("X", "place/x", 0.9)
    found = Finding(
        "garbled-name", start, start + len(word), line, column, word, "fix", "X", 0.9, (choice,), ()
    )
    _head, *lines = render_in("a.txt", text, [found], PLAIN).splitlines()
    return [line[8:] for line in lines]


def finding(action="fix", text="Stefancart", names=("Stepanakert",), because=("near: f for p",)):
    choices = tuple(Choice(name, "place/x", 0.9) for name in names)
    return Finding("garbled-name", 18, 28, 3, 13, text, action, names[0], 0.9, choices, because)


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
        "a.txt:3:13: fix Stefancart -> Stepanakert [garbled-name]\n"
        "    3 | The town of Stefancart, they said.\n"
        "      |             ^^^^^^^^^^\n"
        "    near: f for p\n"
    )


def test_a_suggestion_names_up_to_three_candidates():
    report = render("a.txt", [finding("suggest", names=("A", "B", "C", "D"))], PLAIN)
    assert report.startswith("a.txt:3:13: suggest Stefancart -> A or B or C [garbled-name]\n")


def test_reasons_stand_in_one_line_below():
    report = render("a.txt", [finding(because=("one", "two"))], PLAIN)
    assert report.endswith("\n    one; two\n")


def test_no_reason_is_no_line():
    assert render("a.txt", [finding(because=())], PLAIN).count("\n") == 3


def test_no_finding_is_no_text():
    assert render("a.txt", [], PLAIN) == ""


def test_a_name_broken_over_two_lines_is_shown_in_one():
    broken = finding(text="Nicholas\r\nPashinyan", names=("Nikol\r\nPashinyan",))
    assert "fix Nicholas Pashinyan -> Nikol Pashinyan" in render("a.txt", [broken], PLAIN)


def test_a_long_line_is_cut_to_whole_words_around_the_name():
    line, marks = marked("before " * 40 + "Stefancart" + " after" * 40, "Stefancart")
    assert line.startswith("… before ")
    assert line.endswith(" after …")
    assert 70 < len(line) <= 90
    assert line[marks.index("^") : marks.rindex("^") + 1] == "Stefancart"


def test_what_one_side_leaves_the_other_has():
    line, _marks = marked("Stefancart" + " after" * 40, "Stefancart")
    assert line.startswith("Stefancart after")
    assert len(line) > 80


@pytest.mark.parametrize(
    ("text", "before", "width"),
    [
        ("東京 Stefancart", 5, 10),
        ("e\u0301e\u0301 Stefancart", 3, 10),
        ("Ст \u200b\u00adStefancart", 3, 10),
        ("a\tStefancart", 2, 10),
        ("\t  Stefancart", 0, 10),
        ("see Ste\u0301fancart", 4, 10),
        ("see 東京cart", 4, 8),
    ],
)
def test_the_carets_stand_below_the_word_whatever_the_letters_are_like(text, before, width):
    _line, marks = marked(text, text.split()[-1].strip("\u200b\u00ad"))
    assert marks == " " * before + "^" * width


def test_a_name_over_two_lines_is_marked_on_both():
    assert marked("with Nicholas\r\n  Pashinyan there", "Nicholas\r\n  Pashinyan") == [
        "with Nicholas",
        "     ^^^^^^^^",
        "Pashinyan there",
        "^^^^^^^^^",
    ]


def test_nothing_in_the_text_gives_the_terminal_orders():
    line, marks = marked("\x1b[31mred\u202e Stefancart \x07", "Stefancart")
    assert line == "\ufffd[31mred\ufffd Stefancart \ufffd"
    assert marks.index("^") == line.index("S")


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
