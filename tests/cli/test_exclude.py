"""What is passed over: ``exclude``, ``extend-exclude`` and ``force-exclude``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

GARBLED = "Fighting in Nagorno-Karbakh, Armenia says.\n"


@pytest.fixture
def checked(run, folder):
    """Write articles and return those that are checked."""
    for name in ("a.txt", "b.draft.md", "old/c.txt", "old/d.md", "in/old/e.txt", "in/f.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(GARBLED)

    def of(*args: str) -> set[str]:
        result = run("check", "--output-format", "json", *args)
        assert result.exit_code in (0, 1), result.stderr
        return {file["path"] for file in json.loads(result.stdout)["files"]}

    return of


def configure(text: str, name: str = "cleanup.toml") -> None:
    Path(name).write_text(text)


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        ('["old/"]', {"a.txt", "b.draft.md", "in/f.txt"}),
        ('["/old/"]', {"a.txt", "b.draft.md", "in/old/e.txt", "in/f.txt"}),
        ('["*.draft.md", "in/old"]', {"a.txt", "old/c.txt", "old/d.md", "in/f.txt"}),
        ('["old/*", "!c.txt"]', {"a.txt", "b.draft.md", "old/c.txt", "in/old/e.txt", "in/f.txt"}),
        ('["**/e.txt", "/*.md"]', {"a.txt", "old/c.txt", "old/d.md", "in/f.txt"}),
    ],
)
def test_excluded_paths_are_passed_over_in_folders(checked, patterns, left):
    configure(f"exclude = {patterns}")
    assert checked(".") == left


def test_patterns_count_from_the_folder_of_their_file(checked):
    configure('exclude = ["/old/"]', "in/cleanup.toml")
    assert checked(".") == {"a.txt", "b.draft.md", "old/c.txt", "old/d.md", "in/f.txt"}


def test_a_file_is_checked_if_it_is_named_outright(checked, run):
    configure('exclude = ["old/"]')
    assert checked("old/c.txt", "a.txt") == {"old/c.txt", "a.txt"}
    assert checked("--force-exclude", "old/c.txt", "a.txt") == {"a.txt"}
    assert run("check", "--force-exclude", "old/c.txt").stderr == (
        "0 files: 0 garbled names, 0 suggestions; 1 excluded\n"
    )


def test_so_is_what_is_in_a_folder_that_is_named_outright(checked):
    configure('exclude = ["old/", "*.md"]')
    assert checked("old") == {"old/c.txt"}
    assert checked("--force-exclude", "old", "a.txt") == {"a.txt"}


def test_the_file_may_force_exclusion_and_the_command_line_refuse_it(checked):
    configure('exclude = ["old/"]\nforce-exclude = true')
    assert checked("old/c.txt", "a.txt") == {"a.txt"}
    assert checked("--no-force-exclude", "old/c.txt", "a.txt") == {"old/c.txt", "a.txt"}


def test_a_folder_farther_up_excludes_one_that_has_a_file_of_its_own(checked):
    configure('exclude = ["in/"]')
    configure("force-exclude = true", "in/cleanup.toml")
    assert checked(".") == {"a.txt", "b.draft.md", "old/c.txt", "old/d.md"}
    assert checked("in/f.txt", "a.txt") == {"a.txt"}


def test_the_command_line_takes_the_place_of_exclude_or_adds_to_it(checked):
    configure('exclude = ["old/"]')
    assert checked("--exclude", "*.md", ".") == {"a.txt", "old/c.txt", "in/old/e.txt", "in/f.txt"}
    assert checked("--extend-exclude", "*.md", ".") == {"a.txt", "in/f.txt"}


def test_no_file_is_needed(checked):
    args = ("--isolated", "--exclude", "old", "--extend-exclude", "in")
    assert checked(*args, ".") == {"a.txt", "b.draft.md"}
    assert checked(*args, "--force-exclude", "a.txt", "old/c.txt") == {"a.txt"}


def test_a_folder_of_which_all_is_excluded_is_no_mistake(checked):
    configure('exclude = ["*.txt"]')
    assert checked("in") == set()
