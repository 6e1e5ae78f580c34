"""Word diffs: what git makes of the same change."""

from __future__ import annotations

import subprocess

import pytest
from hand_made import found, judged, odd

from cleanup.documents.plain import splice


def git_says(folder, file):
    before, after = folder / "a", folder / "b"
    before.write_bytes(file.document.raw)
    after.write_bytes(splice(file.document, file.edits))
    git = ["git", "-c", "core.autocrlf=false", "diff", "--no-index", "--word-diff=plain", "--no-color"]
    done = subprocess.run([*git, "a", "b"], cwd=folder, capture_output=True, check=False)
    head = ("diff ", "index ", "---", "+++", "@@")
    return [line for line in done.stdout.decode().split("\n") if not line.startswith(head)]


def lines(count, at, words):
    return "".join(f"line {n} {words if n == at else 'x'} end\n" for n in range(count))


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (lines(20, 9, "Susa"), [("Susa", "Shusha")]),
        (lines(3, 0, "Susa and Stefancart"), [("Susa", "Shusha"), ("Stefancart", "Stepanakert")]),
        (lines(12, 1, "Susa")[:-1] + " Xankandi", [("Susa", "Shusha"), ("Xankandi", "Khankendi")]),
        ("With Nikol\nPaschinjan there.\n", [("Nikol\nPaschinjan", "Nikol\nPashinyan")]),
    ],
)
def test_it_is_what_git_says(report, tmp_path, text, changes):
    file = judged("x", text, *(found(text, *change) for change in changes))
    *head, said = report("word-diff", file).split("\n", 2)
    assert head == ["--- a/x", "+++ b/x"]
    assert [line for line in said.split("\n") if line[:2] != "@@"] == git_says(tmp_path, file)


def test_a_name_over_two_lines_is_changed_on_both(report):
    assert "\n[-Nicholas-]{+Nikol+}\n[-Paschinjan-]{+Pashinyan+}, " in report("word-diff", odd())


def test_suggestions_stand_in_it_only_when_they_are_made(report):
    said = report("word-diff", odd())
    assert "[-Stefancart-]{+Stepanakert+}" in said
    assert "Susa" in said
    assert "[-Susa-]" not in said


def test_words_are_coloured_as_git_does(report):
    said = report("word-diff", odd(), colour=True)
    assert "\x1b[31m[-Stefancart-]\x1b[0m\x1b[32m{+Stepanakert+}\x1b[0m" in said
