"""Every command line of the documentation prints what stands below it."""

from __future__ import annotations

import shutil

import pytest

from tools import reference
from tools.console import ROOT, Command, File, agrees, difference, rewritten, steps

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
WITH_COMMANDS = [
    page for page in PAGES if any(isinstance(step, Command) for step in steps(page.read_text("utf-8")))
]
#: Command lines that are shown and cannot be run here: they install something, or set everything up.
NOT_RUN = {
    "make demo    # corrects a sample article (examples/ceasefire.txt), without changing the file",
    "make test    # sets everything up and runs all checks and tests",
    "make docs    # builds the documentation into site/",
    "pip install .            # in a clone; the command is `cleanup`, the distribution `cleanup-names`",
    "pip install .",
    "pip install pre-commit",
}


@pytest.mark.skipif(not shutil.which("bash"), reason="the pages are for a POSIX shell")
@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.stem)
def test_commands_print_what_the_page_says(page):
    if page.stem in reference.absent():
        pytest.skip("its command is not there yet")
    told = difference(str(page.relative_to(ROOT)), page.read_text("utf-8"))
    assert not told, f"if that is right: python tools/console.py --write {page}\n{told}"


def test_what_is_not_run_is_on_a_list():
    shown = set()
    for page in PAGES:
        fenced = page.read_text("utf-8").split("```sh\n")[1:]
        shown |= {line for block in fenced for line in block.split("```")[0].splitlines() if line}
    assert shown <= NOT_RUN


def test_blocks_are_commands_with_their_output_and_files():
    page = (
        "```console\n$ one\nprinted\n\n$ two |\n>   three\n```\n\n"
        "```{code-block} toml\n:caption: a/b.toml\n\nx = 1\n```\n\n```sh\nnot run\n```\n"
    )
    assert list(steps(page)) == [
        Command(2, "one", ["printed", ""]),
        Command(5, "two |\n  three", []),
        File("a/b.toml", "x = 1\n"),
    ]


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        (["a", "b"], ["a", "b", ""], True),
        (["a"], ["a", "b"], False),
        (["a", "..."], ["a", "b", "c"], True),
        (["...", "c"], ["a", "b", "c"], True),
        (["a […] c"], ["a b c"], True),
        (["a […] c"], ["a b d"], False),
        (["a.c"], ["abc"], False),
    ],
)
def test_dots_stand_for_anything_else(expected, printed, same):
    assert agrees(expected, printed) is same


def test_output_is_put_into_its_place():
    page = "```console\n$ echo one\nold\n$ echo two\n```\n\nText.\n"
    assert rewritten(page) == "```console\n$ echo one\none\n$ echo two\ntwo\n```\n\nText.\n"
    assert "+one" in difference("page", page)


@pytest.mark.parametrize(
    ("command", "hidden"),
    [("false", True), ("cleanup check gone.txt", False), ("cleanup check --gone .", False)],
)
def test_a_failure_does_not_hide_behind_dots(command, hidden):
    assert (difference("page", f"```console\n$ {command}\n...\n```\n") == "") is hidden
    shown = "```console\n$ cleanup check -q gone.txt\ncleanup: error: gone.txt[…]\n```\n"
    assert difference("page", shown) == ""
