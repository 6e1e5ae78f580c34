"""Configuration files on the command line: which is in force, and ``cleanup config``, which says so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

GARBLED = "Fighting in Nagorno-Karbakh, Armenia says.\n"
DOUBTFUL = "He said: “Nikol Paschinjan is in Armenia.”\n"
SMALL = "in armenia, nikol paschinjan spoke.\n"


@pytest.fixture
def tree(folder):
    """Write files into the current folder, by path."""

    def write(**files: str) -> Path:
        for name, text in files.items():
            path = folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return write


def test_the_file_in_the_nearest_folder_is_in_force(run, tree):
    tree(cleanup_toml="strict = true", a_txt=DOUBTFUL, in__cleanup_toml="", in__a_txt=DOUBTFUL)
    assert run("check", "a.txt").exit_code == 1
    assert run("check", "in/a.txt").exit_code == 0
    assert run("check", "in/a.txt", "a.txt").exit_code == 1


def test_a_shared_file_is_as_good(run, tree):
    tree(pyproject_toml="[tool.cleanup]\nstrict = true\n", a_txt=DOUBTFUL)
    assert run("check", "a.txt").exit_code == 1


def test_the_command_line_wins(run, tree):
    tree(cleanup_toml="strict = true\n", a_txt=DOUBTFUL)
    assert run("check", "--no-strict", "a.txt").exit_code == 0
    tree(cleanup_toml='output-format = "json"\n')
    assert run("check", "a.txt").stdout.startswith("{")
    assert run("check", "--output-format", "text", "a.txt").stdout.startswith("a.txt:1:")


def test_a_file_can_be_named_or_all_files_left_alone(run, tree):
    tree(cleanup_toml="strict = true", other_toml="", a_txt=DOUBTFUL)
    assert run("check", "--config", "other.toml", "a.txt").exit_code == 0
    assert run("check", "--isolated", "a.txt").exit_code == 0
    result = run("check", "--config", "gone.toml", "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cleanup: error: gone.toml: cannot be read (No such file or directory)" in result.stderr


def test_overrides_are_about_some_files(run, tree):
    text = '[[overrides]]\npaths = ["tv/"]\ntranscript = true\n'
    tree(cleanup_toml=text, a_txt=SMALL, tv__a_txt=SMALL)
    document = json.loads(run("check", "--output-format", "json", ".").stdout)
    assert [(f["path"], len(f["findings"])) for f in document["files"]] == [
        ("a.txt", 0),
        ("tv/a.txt", 1),
    ]


def test_standard_input_is_a_file_in_the_current_folder(run, tree):
    tree(cleanup_toml="strict = true")
    assert run("check", "-", stdin=DOUBTFUL.encode()).exit_code == 1


def test_suggestions_are_applied_where_the_file_says_so(run, tree):
    tree(cleanup_toml="", in__cleanup_toml="unsafe-fixes = true", a_txt=DOUBTFUL, in__a_txt=DOUBTFUL)
    result = run("fix", ".")
    assert Path("a.txt").read_text() == DOUBTFUL
    assert Path("in/a.txt").read_text() == DOUBTFUL.replace("Paschinjan", "Pashinyan")
    assert "1 name fixed, 1 suggestion left to you" in result.stderr


def test_fix_prints_its_diff_however_check_reports(run, tree):
    tree(cleanup_toml='output-format = "json"\nquiet = true', a_txt=GARBLED)
    result = run("fix", "a.txt")
    assert result.stdout.startswith("--- a/a.txt\n")
    assert result.stderr == ""


def test_rules_are_chosen_by_the_file(run, tree):
    tree(cleanup_toml='ignore = ["garbled-name"]', a_txt=GARBLED)
    assert run("check", "a.txt").stdout == ""
    assert "Karbakh" in run("check", "--select", "garbled-name", "a.txt").stdout


@pytest.mark.parametrize("verb", ["check", "fix", "config"])
def test_a_file_that_cannot_be_used_ends_with_2_and_says_why(run, tree, verb):
    tree(in__cleanup_toml="strickt = true", in__a_txt=GARBLED)
    result = run(verb, "in/a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    said = "in/cleanup.toml:1, key strickt: there is no such key; did you mean strict?\n"
    assert result.stderr.startswith("cleanup: error: ")
    assert result.stderr.endswith(said)
    assert Path("in/a.txt").read_text() == GARBLED


def test_explain_goes_by_the_lexicons_of_the_current_folder(run, tree):
    tree(cleanup_toml='lexicon = ["gone.tsv"]\n')
    result = run("explain", "Karbakh")
    assert result.exit_code == 2
    assert "gone.tsv: there is no such file or folder" in result.stderr
    assert run("explain", "--isolated", "Karbakh").exit_code == 0


def test_many_files_under_several_configurations_are_judged_alike_by_several_processes(run, tree):
    for number in range(60):
        tree(**{f"{number:02}_txt": SMALL, f"tv__{number:02}_txt": SMALL})
    tree(tv__cleanup_toml="transcript = true\n")
    one, several = (run("check", "--jobs", jobs, ".") for jobs in ("1", "2"))
    assert (one.stdout, one.exit_code) == (several.stdout, several.exit_code)
    assert one.stdout.count(".txt:1:") == one.stdout.count("tv/") == 60


def test_without_a_configuration_file_nothing_is_imported_for_it(tree):
    place = tree(a_txt=GARBLED)
    code = """
import sys
from cleanup.cli.app import app
try:
    app(["check", "a.txt"])
except SystemExit:
    ours = ("cleanup.config", "tomllib", "pathspec")
    print([name for name in sys.modules if name.startswith(ours)])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=place,
        env={"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin", "HOME": str(Path.home())},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "['cleanup.config', 'cleanup.config.nearest']"


# cleanup config ---------------------------------------------------------------------------------------


def test_config_says_where_each_value_comes_from(run, tree):
    tree(cleanup_toml="# ours\nstrict = true\n", tv__a_txt="")
    lines = run("config", "tv/a.txt").stdout.splitlines()
    assert lines[:2] == ["# In force for tv/a.txt", "# Configuration file: cleanup.toml"]
    assert "strict = true  # cleanup.toml:2" in lines
    assert "transcript = false  # default" in lines


def test_config_answers_in_json_too(run, tree):
    place = tree(cleanup_toml='[[overrides]]\npaths = ["tv"]\nstrict = true\n')
    (place / "tv").mkdir()
    document = json.loads(run("config", "--output-format", "json", "tv").stdout)
    assert document["schema"] == "cleanup.config/1"
    assert document["file"] == f"{place}/cleanup.toml"
    assert document["settings"]["strict"] == {"value": True, "from": f"{place}/cleanup.toml:3"}
    assert document["settings"]["jobs"] == {"value": 0, "from": "default"}


def test_what_config_prints_is_a_configuration_file(run, tree):
    tree(cleanup_toml="strict = true\n")
    tree(other_toml=run("config").stdout)
    assert "strict = true  # other.toml:" in run("config", "--config", "other.toml").stdout


def test_config_says_so_when_there_is_no_file(run, folder):
    assert "# Configuration file: none was found" in run("config").stdout


def test_config_prints_the_schema(run, folder):
    assert json.loads(run("config", "--schema").stdout)["title"] == "Configuration of cleanup"
