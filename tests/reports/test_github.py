"""GitHub Actions: workflow commands, read as the runner reads them."""

from __future__ import annotations

import re

from hand_made import HOSTILE, found, hostile, judged, odd

CLEAN = judged("clean.txt", "Nothing here.\n")
GONE = "gone.txt: no such file"


def commands(output):
    """Read workflow commands as the runner does (ActionCommand.TryParseV2 of actions/runner)."""
    for line in output.splitlines():
        name, properties, data = re.fullmatch(r"::(\w+) ([^:]*?(?:[^:]|:(?!:))*?)::(.*)", line).groups()
        pairs = dict(pair.split("=", 1) for pair in properties.split(","))
        for escape, letter in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            pairs = {key: value.replace(escape, letter) for key, value in pairs.items()}
            if escape not in ("%3A", "%2C"):
                data = data.replace(escape, letter)
        yield name, pairs, data


def test_github_gets_an_annotation_a_finding(report):
    fix, two_lines, suggestion = commands(report("github", CLEAN, odd()))
    place = {"line": "1", "endLine": "1", "col": "8", "endColumn": "18"}
    assert fix == (
        "warning",
        {"file": "in/odd é.txt", **place, "title": "garbled-name"},
        "“Stefancart” should be “Stepanakert” (f for p; near: “Baku”)",
    )
    assert suggestion[0] == "notice"
    # the runner refuses columns when the lines differ
    assert (two_lines[1]["line"], two_lines[1]["endLine"], "col" in two_lines[1]) == ("3", "4", False)


def test_github_is_given_no_command_by_a_document(report):
    ((name, pairs, data),) = commands(report("github", hostile()))
    assert name == "warning"
    assert pairs["file"] == f"in/{HOSTILE}\ufffd"
    assert HOSTILE in data


def test_github_is_told_what_could_not_be_read(report):
    assert list(commands(report("github", errors=(GONE,)))) == [("error", {"title": "cleanup"}, GONE)]


def test_standard_input_is_no_file_to_github(report):
    ((_, pairs, _),) = commands(report("github", judged("-", "Susa", found("Susa", "Susa", "Shusha"))))
    assert "file" not in pairs
