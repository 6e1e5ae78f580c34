"""``--since``: only what was changed after a git revision is reported and fixed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

GARBLED = "Fighting in Nagorno-Karbakh, Armenia says.\n"
FIXED = "Fighting in Nagorno-Karabakh, Armenia says.\n"
CLEAN = "The ministers of Armenia and Azerbaijan met in Brussels.\n"

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


def git(*args: str) -> None:
    author = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    subprocess.run(["git", *author, *args], check=True, capture_output=True)


@pytest.fixture
def repository(folder, monkeypatch):
    """A repository with a garbled article."""
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    Path("a.txt").write_text(CLEAN + GARBLED + CLEAN)
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "All")
    return folder


@pytest.fixture
def places(run):
    """Return where anything is found since a revision."""

    def found(*args: str) -> list[str]:
        result = run("check", "--since", *(args or ("HEAD", ".")))
        assert result.exit_code in (0, 1), result.stderr
        return [line.split(" ")[0] for line in result.stdout.splitlines() if not line.startswith(" ")]

    return found


def test_lines_that_stood_before_are_not_reported(repository, places):
    assert places() == []
    Path("a.txt").write_text(CLEAN + GARBLED + CLEAN + GARBLED + CLEAN)
    assert places() == ["a.txt:4:21:"]
    git("add", ".")
    assert places() == ["a.txt:4:21:"]
    git("commit", "-q", "-m", "More")
    assert places() == []
    assert places("HEAD~1", ".") == places("HEAD^", "a.txt") == ["a.txt:4:21:"]


def test_lines_that_were_pushed_down_are_not_reported(repository, places):
    Path("a.txt").write_text("New.\n" * 3 + CLEAN + GARBLED + CLEAN)
    assert places() == []


def test_a_line_that_looks_like_a_header_is_none(repository, places):
    Path("a.txt").write_text(f"++ b.txt\n{CLEAN}{GARBLED}{CLEAN}@@ -1 +1 @@\n{GARBLED}")
    assert places() == ["a.txt:6:21:"]


@pytest.mark.parametrize("name", ["b.txt", "in/b c.txt", "Գորիս.txt", 'a "b"\t.txt'])
def test_new_files_are_all_change_whether_git_knows_them_or_not(repository, places, name):
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(GARBLED, encoding="utf-8")
    assert len(places()) == 1
    git("add", ".")
    assert len(places()) == 1
    git("commit", "-q", "-m", "More")
    assert places() == []
    Path(name).write_text(CLEAN + GARBLED + GARBLED, encoding="utf-8")
    assert len(places()) == 1


def test_a_file_that_was_only_renamed_is_no_change(repository, places):
    git("mv", "a.txt", "b.txt")
    assert places() == []


def test_a_user_s_settings_of_git_change_nothing(repository, places):
    for setting in ("diff.noprefix", "diff.mnemonicPrefix", "core.quotePath", "color.ui"):
        git("config", setting, "always" if setting == "color.ui" else "true")
    git("config", "diff.interHunkContext", "9")
    Path("a.txt").write_text(CLEAN + CLEAN.upper() + GARBLED + CLEAN + CLEAN.upper())
    assert places() == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_git_s_in_every_encoding(repository, places, encoding, end):
    path = Path("a.txt")
    path.write_bytes((CLEAN + GARBLED).replace("\n", end).encode(encoding))
    git("add", ".")
    git("commit", "-q", "-m", "Again")
    path.write_bytes((CLEAN + GARBLED + CLEAN + GARBLED).replace("\n", end).encode(encoding))
    assert places() == ["a.txt:4:21:"]


def test_fix_changes_no_other_line(run, repository):
    Path("a.txt").write_text(CLEAN + GARBLED + GARBLED)
    assert run("fix", "--since", "HEAD", "a.txt").exit_code == 0
    assert Path("a.txt").read_text() == CLEAN + GARBLED + FIXED


def test_the_whole_text_is_evidence_for_a_changed_line(run, repository):
    text = "Prime Minister Nikol Pashinyan of Armenia spoke in Yerevan.\n"
    Path("a.txt").write_text(text)
    git("commit", "-q", "-a", "-m", "Text")
    Path("a.txt").write_text(text + "Pashinjan then left.\n")
    assert "2:1: fix Pashinjan -> Pashinyan" in run("check", "--since", "HEAD", "a.txt").stdout


# what cannot be done ----------------------------------------------------------------------------------


@pytest.mark.parametrize("revision", ["nowhere", "--all", "HEAD~9"])
def test_a_revision_that_is_not_there_ends_with_2(run, repository, revision):
    result = run("check", f"--since={revision}", ".")
    assert (result.exit_code, result.stdout) == (2, "")
    said = f"--since {revision}: the repository {repository} has no such revision; see git log\n"
    assert result.stderr == f"cleanup: error: {said}"


def test_files_outside_a_repository_are_complained_of(run, folder):
    Path("a.txt").write_text(GARBLED)
    result = run("check", "--since", "HEAD", "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a.txt: is in no git repository; leave out --since for it" in result.stderr


def test_standard_input_has_no_revisions(run, folder):
    result = run("check", "--since", "HEAD", "-", stdin=b"")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--since needs files; standard input has no revisions" in result.stderr


def test_without_git_it_is_told(run, repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    result = run("check", "--since", "HEAD", "a.txt")
    assert result.exit_code == 2
    assert "--since needs git, which is not installed; leave it out" in result.stderr
