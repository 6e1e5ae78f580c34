"""Accepted spellings on the command line, ``cleanup accept``, and exceptions that are not needed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleanup.reports.formats import FORMATS

GARBLED = "Fighting in Nagorno-Karbakh, Armenia says.\n"
OTHER = "The road from Stefanakert to Goris, in Armenia, is open again.\n"
CLEAN = "The ministers of Armenia and Azerbaijan met in Brussels.\n"


@pytest.fixture
def article(folder):
    (folder / "a.txt").write_text(GARBLED)
    return folder


def test_an_accepted_spelling_is_reported_no_more(run, article):
    Path("cleanup.toml").write_text("")
    assert run("check", "a.txt").exit_code == 1
    done = run("accept", "Karbakh", "--reason", "the name of a  ship", "--by", "Ani")
    assert done.exit_code == 0
    assert done.stdout == f"{article}/cleanup-accept.tsv: Karbakh is accepted\n"
    header, row = Path("cleanup-accept.tsv").read_text().splitlines()
    assert header == "form\treason\tby\tdate"
    assert row.startswith("Karbakh\tthe name of a ship\tAni\t2")
    assert run("check", "a.txt").exit_code == 0
    assert run("check", "--isolated", "a.txt").exit_code == 1


def test_accepting_again_replaces_the_reason(run, article):
    run("accept", "Karbakh", "--reason", "a ship")
    done = run("accept", "Karbakh", "--reason", "a newspaper")
    assert "Karbakh was accepted already (a ship); the reason is the new one now" in done.stdout
    assert len(Path("cleanup-accept.tsv").read_text().splitlines()) == 2


def test_a_configuration_file_is_written_where_there_is_none(run, article):
    done = run("accept", "Karbakh", "--reason", "a ship")
    assert "cleanup.toml: written, as there was no configuration file\n" in done.stdout
    assert run("check", "a.txt").exit_code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("12", "--reason", "x"), "'12' has no word in it; name a spelling"),
        (("Form", "--reason", " "), "there is no reason; say in a few words why the spelling is right"),
        (("Form",), "--reason"),
    ],
)
def test_what_cannot_be_accepted_is_refused(run, folder, args, said):
    result = run("accept", *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert list(folder.iterdir()) == []


def test_a_spelling_can_be_accepted_for_one_run(run, article):
    assert run("check", "--accept", "Karbakh", "a.txt").exit_code == 0
    result = run("check", "--accept", "12", "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--accept '12' has no word in it; name a spelling" in result.stderr


def test_a_bad_table_ends_with_2_and_says_where(run, article):
    Path("cleanup.toml").write_text("")
    Path("cleanup-accept.tsv").write_text("word\n")
    result = run("check", "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        "cleanup-accept.tsv:1: unexpected header; it should be, with tabs: form reason" in result.stderr
    )


# exceptions that are not needed -----------------------------------------------------------------------


@pytest.mark.parametrize("option", [("--warn-unused",), ("--select", "garbled-name,unused-exception")])
def test_needless_exceptions_are_reported_when_asked_for(run, folder, option):
    Path("a.md").write_text(f"{CLEAN.strip()} <!-- cleanup: ignore -->\n")
    assert run("check", "a.md").stdout == ""
    result = run("check", *option, "a.md")
    assert result.stdout == (
        "a.md:1:58: suggest <!-- cleanup: ignore --> -> nothing [unused-exception]\n"
        f"    1 | {CLEAN.strip()} <!-- cleanup: ignore -->\n"
        f"      | {' ' * 57}{'^' * 24}\n"
        "    without it nothing would be reported; it can be removed\n"
    )
    assert result.exit_code == 0
    assert run("check", *option, "--strict", "a.md").exit_code == 1


def test_needless_spellings_are_told_with_file_and_line(run, article):
    Path("cleanup.toml").write_text('# ours\naccept = [\n  "Stefanakert",\n  "Aliew",\n]\n')
    Path("cleanup-accept.tsv").write_text("form\treason\nKarbakh\ta ship\nSusa\ta town in Italy\n")
    Path("b.txt").write_text(OTHER)
    lines = run("check", "--warn-unused", ".").stdout.splitlines()
    assert lines[::4] == [
        "cleanup-accept.tsv:3:1: suggest Susa -> nothing [unused-exception]",
        "cleanup.toml:4:4: suggest Aliew -> nothing [unused-exception]",
    ]
    assert lines[3] == "    no text that was read needs it; it can be removed"


def test_they_are_not_told_of_if_only_some_of_the_texts_were_read(run, article):
    Path("in").mkdir()
    Path("in/b.txt").write_text(CLEAN)
    Path("cleanup.toml").write_text('accept = ["Karbakh"]\n')
    assert run("check", "--warn-unused", "in").stdout == ""
    assert run("check", "--warn-unused", "in/b.txt").stdout == ""
    assert run("check", "--warn-unused", ".").stdout == ""


def test_fix_removes_no_exceptions(run, folder):
    text = f"{CLEAN.strip()} <!-- cleanup: ignore -->\n"
    Path("a.md").write_text(text)
    Path("cleanup.toml").write_text('accept = ["Aliew"]\nwarn-unused = true\n')
    result = run("fix", "--unsafe-fixes", ".")
    assert result.exit_code == 0
    assert result.stderr.endswith("1 file: 0 names fixed, 2 suggestions left to you\n")
    assert Path("a.md").read_text() == text


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_tell_of_them(run, folder, form):
    Path("a.md").write_text(f"{CLEAN.strip()} <!-- cleanup: ignore -->\n{GARBLED}")
    result = run("check", "--warn-unused", "--output-format", form, "a.md")
    assert result.exit_code == 1
    assert "Karbakh" in result.stdout
    assert run("check", "--warn-unused", "--statistics", "a.md").exit_code == 1


def test_json_has_them_in_the_same_shape(run, folder):
    Path("a.md").write_text("<!-- cleanup: on -->\n")
    result = run("check", "--warn-unused", "--output-format", "json", "a.md")
    (finding,) = json.loads(result.stdout)["files"][0]["findings"]
    assert (finding["rule"], finding["start"], finding["end"]) == ("unused-exception", 0, 20)
    assert finding["replacement"] == finding["candidates"][0]["name"] == ""
