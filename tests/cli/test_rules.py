"""Choosing rules, and having findings explained, on the command line."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from cleanup.cli.app import app

TEXT = "Paschinjan met Pashinian's men in Yerevan, Armenia; Pashinyan and Pashinyan again.\n"


def run(*arguments: str):
    return CliRunner().invoke(app, list(arguments), input=TEXT)


def test_select_adds_a_rule_and_ignore_takes_one_away() -> None:
    both = run("check", "--select", "garbled-name,inconsistent-name", "-")
    assert "[garbled-name]" in both.output
    assert "[inconsistent-name]" in both.output
    one = run("check", "--select", "garbled-name,inconsistent-name", "--ignore", "garbled-name", "-")
    assert "[garbled-name]" not in one.output


def test_a_wrong_rule_ends_with_status_2_and_names_the_right_ones() -> None:
    result = run("check", "--select", "typo", "-")
    assert result.exit_code == 2
    assert (
        "there is no rule 'typo'; the rules are garbled-name, inconsistent-name, house-style"
        in result.output
    )


def test_explain_says_what_spoke_for_each_candidate() -> None:
    shown = run("check", "--explain", "-")
    assert "      Pashinyan 0.99\n        + " in shown.output
    assert "(times" not in shown.output


def test_explain_adds_a_key_to_json_and_only_when_asked() -> None:
    plain, told = (
        json.loads(run("check", "--quiet", "--output-format", "json", *more, "-").stdout)
        for more in ((), ("--explain",))
    )
    finding, explained = (document["files"][0]["findings"][0] for document in (plain, told))
    assert explained.pop("explanation")[0]["name"] == "Pashinyan"
    assert finding == explained
