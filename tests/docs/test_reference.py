"""The reference has everything that the code has, and its examples are true."""

from __future__ import annotations

import re
import shlex

import pytest
from typer.testing import CliRunner

import cleanup
from cleanup.cli.app import app
from cleanup.config.keys import keys
from cleanup.documents.formats import FORMATS as FILES
from cleanup.judging.rules import RULES
from cleanup.names.reader import COLUMNS
from cleanup.reports.formats import FORMATS as REPORTS
from cleanup.translit.channels import channels
from cleanup.translit.schemes import scripts
from tools import reference

DOCS = reference.ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def help_of(path: str) -> str:
    words = path.split()[1:]
    result = CliRunner().invoke(app, [*words, "--help"], env={"COLUMNS": "500"})
    assert result.exit_code == 0
    return result.output


@pytest.mark.parametrize("path", [path for path, _ in reference.all_commands()])
def test_every_command_and_every_option_of_its_help_is_in_the_reference(path):
    page = reference.filled((DOCS / "reference/commands.md").read_text("utf-8"))
    said = page.split(f"\n## {path}\n")[1].split("\n## ")[0]
    listed = help_of(path).split("Options:\n")[1].split("Commands:\n")[0]
    options = {
        name
        for line in listed.splitlines()
        for name in OPTION.findall(re.split(r"\s{2,}", line.strip())[0])
    }
    assert "--help" in options
    missing = {name for name in options - {"--help", "-h"} if f"`{name}`" not in said}
    assert not missing
    assert "`-h`" in page
    assert "--help" in page


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("configuration", [f"`{key}`" for key in keys()]),
        ("rules", [f"## {rule}\n" for rule in RULES]),
        ("reports", [f"| `{name}` |" for name in REPORTS]),
        ("files", [f"`{ending}`" for one in FILES.values() for ending in one.endings] + ["`.txt`"]),
        ("lexicon", [f"| `{column}` |" for column in COLUMNS]),
        (
            "translit",
            [
                *(f"`{channel}`" for channel in channels()),
                *(f"| `{script}` |" for script in scripts()),
                *(f"`{scheme}`" for script in scripts().values() for scheme in script.schemes),
            ],
        ),
    ],
)
def test_a_page_has_all_there_is(page, names):
    said = reference.filled((DOCS / f"reference/{page}.md").read_text("utf-8"))
    assert [name for name in names if name not in said] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_part_that_a_page_asks_for_is_there(page):
    said = reference.filled(page.read_text("utf-8"))
    assert "<!-- generated:" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "row", reference.rule_examples(), ids=lambda row: f"{row['rule']}: {row['text'][:40]}"
)
def test_the_examples_of_the_rules_are_true(row):
    if row["rule"] not in RULES:
        pytest.skip("the rule is not there yet")
    arguments = ["check", "--isolated", "--output-format", "jsonl", *shlex.split(row["options"]), "-"]
    found = CliRunner().invoke(app, arguments, input=row["text"]).stdout
    told = re.findall(
        r'"rule": "([^"]*)".*?"text": "([^"]*)", "action": "(\w+)", "replacement": "([^"]*)"', found
    )
    said = [f"{text} -> {new or 'nothing'} ({action})" for _, text, action, new in told]
    assert said == ([row["finding"]] if row["finding"] else [])
    assert {rule for rule, *_ in told} <= {row["rule"]}


def test_the_rules_have_examples():
    assert {"garbled-name", "inconsistent-name", "unused-exception"} <= {
        row["rule"] for row in reference.rule_examples()
    }


def test_links_to_pages_that_are_not_there_yet_are_text(monkeypatch):
    monkeypatch.setattr(reference, "LATER", {"plans": "cleanup no-such-command"})
    page = "See [plans](plans.md#x) and [rules](rules.md).\n\nplans\nrules\n"
    assert reference.filled(page) == "See plans and [rules](rules.md).\n\nrules\n"


LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)\s]*)?\)")


@pytest.mark.parametrize("page", [reference.ROOT / "README.md", *PAGES], ids=lambda page: page.stem)
def test_every_link_leads_to_a_file(page):
    missing = [to for to in LINK.findall(page.read_text("utf-8")) if not (page.parent / to).exists()]
    assert missing == []


@pytest.mark.parametrize("name", cleanup.__all__)
def test_the_library_is_in_the_reference(name):
    assert re.search(rf"\.{name}\b", (DOCS / "reference/library.md").read_text("utf-8"))
