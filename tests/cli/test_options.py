"""What the options do that check, fix and plan have in common, in each of the three."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

GARBLED = "Fighting in Nagorno-Karbakh, Armenia says.\n"
DOUBTFUL = "He said: “Nikol Paschinjan is in Armenia.”\n"
SMALL = "in armenia, nikol paschinjan spoke.\n"
TWO_WAYS = "Prime Minister Nikol Pashinyan of Armenia spoke. Pashinyan left. Pashinian returned.\n"
GEORGIAN = Path(__file__).parents[1] / "lexicons" / "georgian.tsv"
OF_GEORGIAN = "The Georgian poet Akaki Zereteli spoke in Tbilisi, Georgia.\n"
VERBS = ("check", "fix", "plan")

Planned = Callable[..., dict[str, str]]


@pytest.fixture(params=VERBS)
def planned(request, run, folder) -> Planned:
    """Write files, run each of the three, and return what it would do with which word."""
    verb = request.param
    shown = {"fix": ["--diff", "--output-format", "plan"], "check": ["--output-format", "plan"]}

    def of(*options: object, **files: str) -> dict[str, str]:
        for name, text in files.items():
            path = folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        named = [option for option in options if str(option).endswith(".txt")] or ["."]
        options = tuple(option for option in options if option not in named)
        result = run(verb, *shown.get(verb, []), *options, *named)
        assert result.exit_code in (0, 1), result.stderr
        return {
            edit["text"]: edit["status"]
            for file in json.loads(result.stdout)["files"]
            for edit in file["edits"]
        }

    return of


def test_transcripts_may_have_names_in_small_letters(planned):
    assert planned(a_txt=SMALL) == {}
    assert planned("--transcript") == {"paschinjan": "apply"}
    assert planned(cleanup_toml="transcript = true") == {"paschinjan": "apply"}
    assert planned("--no-transcript") == {}


def test_names_spelled_in_several_ways_are_made_one(planned):
    assert planned(a_txt=TWO_WAYS) == {}
    assert planned("--consistent") == {"Pashinian": "apply"}
    assert planned(cleanup_toml="consistent = true") == {"Pashinian": "apply"}
    assert planned("--no-consistent") == {}


def test_suggestions_are_applied_only_when_that_is_asked_for(planned):
    assert planned(a_txt=DOUBTFUL) == {"Paschinjan": "undecided"}
    assert planned("--unsafe-fixes") == {"Paschinjan": "apply"}
    assert planned(cleanup_toml="unsafe-fixes = true") == {"Paschinjan": "apply"}
    assert planned("--no-unsafe-fixes") == {"Paschinjan": "undecided"}


def test_rules_are_selected_and_ignored(planned):
    both = ("--select", "garbled-name,inconsistent-name")
    assert planned(*both, a_txt=GARBLED, b_txt=TWO_WAYS).keys() == {"Karbakh", "Pashinian"}
    assert planned(*both, "--ignore", "garbled-name").keys() == {"Pashinian"}
    assert planned("--select", "tidy") == {}


def test_only_some_kinds_are_judged(planned):
    assert planned(a_txt=GARBLED, b_txt=DOUBTFUL).keys() == {"Karbakh", "Paschinjan"}
    assert planned("--only", "person").keys() == {"Paschinjan"}


def test_a_lexicon_is_added(planned):
    assert planned(a_txt=OF_GEORGIAN) == {}
    assert planned("--lexicon", GEORGIAN) != {}


def test_a_spelling_is_accepted(planned):
    assert planned("--accept", "Karbakh", a_txt=GARBLED) == {}
    assert planned("--accept", "Karabkh").keys() == {"Karbakh"}


def test_paths_are_excluded_instead_and_besides(planned):
    config = 'exclude = ["a.txt"]'
    assert planned(cleanup_toml=config, a_txt=GARBLED, b_txt=DOUBTFUL).keys() == {"Paschinjan"}
    assert planned("--exclude", "b.txt*").keys() == {"Karbakh"}
    assert planned("--extend-exclude", "b.txt*") == {}


def test_excluded_files_that_are_named_are_passed_over_if_that_is_forced(planned):
    config = 'exclude = ["a.txt"]\n'
    assert planned("a.txt", cleanup_toml=config, a_txt=GARBLED).keys() == {"Karbakh"}
    assert planned("a.txt", "--force-exclude") == {}
    assert planned("a.txt", cleanup_toml=config + "force-exclude = true") == {}
    assert planned("a.txt", "--no-force-exclude").keys() == {"Karbakh"}


def test_a_configuration_file_is_named_or_none_is_read(planned):
    accepting = 'accept = ["Karbakh"]'
    assert planned(a_txt=GARBLED, cleanup_toml=accepting, other_toml="") == {}
    assert planned("--config", "other.toml").keys() == {"Karbakh"}
    assert planned("--isolated").keys() == {"Karbakh"}


def test_processes_and_what_is_remembered_change_nothing(planned, tmp_path, monkeypatch):
    import cleanup.memory

    monkeypatch.setattr(cleanup.memory, "cache_folder", lambda: tmp_path / ".cache")
    files = {f"file{number}_txt": GARBLED + "More of it.\n" * number for number in range(40)}
    assert planned("--no-cache", "--jobs", 1, **files) == {"Karbakh": "apply"}
    assert not (tmp_path / ".cache").exists()
    assert planned("--cache", "-j", 2) == {"Karbakh": "apply"}
    assert (tmp_path / ".cache").exists()
    assert planned("--cache", "-j", 2) == {"Karbakh": "apply"}


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_only_what_was_changed_since_a_revision_counts(planned, folder):
    (folder / "a.txt").write_text(GARBLED)
    author = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    for words in (["init"], ["add", "."], ["commit", "-m", "All"]):
        subprocess.run(["git", *author, *words], check=True, capture_output=True)
    assert planned("--since", "HEAD") == {}
    assert planned("--since", "HEAD", a_txt=GARBLED + DOUBTFUL).keys() == {"Paschinjan"}


@pytest.mark.parametrize("verb", VERBS)
def test_the_report_goes_into_a_file_and_nothing_is_said(run, folder, verb):
    Path("a.txt").write_text(GARBLED)
    for option in ("--output-file", "-o"):
        result = run(verb, option, "new/report", "--quiet", "a.txt")
        assert (result.stdout, result.stderr) == ("", "")
        assert "Karabakh" in Path("new/report").read_text()
        Path("a.txt").write_text(GARBLED)
    assert run(verb, "-q", "a.txt").stderr == ""
    assert "Karabakh" in run(verb, "-o", "-", "-q", "a.txt").stdout or verb == "fix"


@pytest.mark.parametrize("verb", ["check", "fix"])
def test_doubts_count_if_the_run_is_strict(run, folder, verb):
    Path("a.txt").write_text(DOUBTFUL)
    assert run(verb, "a.txt").exit_code == 0
    assert run(verb, "--strict", "a.txt").exit_code == 1
    Path("cleanup.toml").write_text("strict = true")
    assert run(verb, "a.txt").exit_code == 1
    assert run(verb, "--no-strict", "a.txt").exit_code == 0


@pytest.mark.parametrize("verb", ["check", "fix"])
def test_exceptions_that_are_not_needed_are_told_if_that_is_asked_for(run, folder, verb):
    Path("a.md").write_text("The ministers met. <!-- cleanup: ignore -->\n")
    Path("cleanup.toml").write_text("warn-unused = true")
    assert "1 suggestion" in run(verb, ".").stderr
    assert "0 suggestions" in run(verb, "--no-warn-unused", ".").stderr
    assert "1 suggestion" in run(verb, "--isolated", "--warn-unused", ".").stderr


# other commands


def test_explain_knows_the_lexicons_of_the_configuration_that_is_named(run, folder):
    Path("cleanup.toml").write_text("")
    Path("other.toml").write_text(f'lexicon = ["{GEORGIAN}"]')
    assert "Akaki" not in run("explain", "აკაკი").stdout
    assert "Akaki" in run("explain", "--config", "other.toml", "აკაკი").stdout


def test_names_of_an_added_lexicon_are_exported(run):
    assert "Kvaratskhelia" not in run("lexicon", "export", "cspell").stdout
    assert "Kvaratskhelia" in run("lexicon", "export", "cspell", "--lexicon", GEORGIAN).stdout


def test_a_profile_may_spell_names_of_an_added_lexicon(run, folder):
    Path("mine.tsv").write_text(
        "# title: a test\n# source: made up, 2026\nrow\twhat\tspelling\treplaces\taction\tnote\n"
        "name\tplace/sighnaghi-ka\tSignaghi\t\tfix\t\n"
    )
    assert "place/sighnaghi-ka" in run("profile", "lint", "mine.tsv").stdout
    assert run("profile", "lint", "--lexicon", GEORGIAN, "mine.tsv").stdout == ""


def test_spellings_are_accepted_and_shown_by_the_configuration_that_is_named(run, folder):
    Path("cleanup.toml").write_text("strict = true")
    Path("in").mkdir()
    Path("in/other.toml").write_text("")
    assert "strict = true" in run("config").stdout
    assert "strict = false" in run("config", "--config", "in/other.toml").stdout
    assert "strict = false" in run("config", "--isolated").stdout
    run("accept", "Karbakh", "--reason", "a ship", "--config", "in/other.toml")
    assert Path("in/cleanup-accept.tsv").exists()
    assert not Path("cleanup-accept.tsv").exists()


def test_what_a_review_never_changes_is_accepted_by_the_configuration_that_is_named(run, folder):
    Path("a.txt").write_text(DOUBTFUL)
    Path("cleanup.toml").write_text("")
    Path("in").mkdir()
    Path("in/other.toml").write_text("")
    run("plan", "-o", "plan.json", "a.txt")
    run("review", "--config", "in/other.toml", "plan.json", stdin=b"v\n")
    assert "Paschinjan" in Path("in/cleanup-accept.tsv").read_text()
    assert not Path("cleanup-accept.tsv").exists()
