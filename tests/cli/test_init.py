"""``cleanup init``: a first configuration file and a hook, and nothing that was there is overwritten."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

GARBLED = "Fighting in Nagorno-Karbakh, Armenia says.\n"
CLEAN = "The ministers of Armenia and Azerbaijan met in Brussels.\n"

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture
def repository(folder):
    subprocess.run(["git", "init", "-q"], check=True)
    return folder


def test_a_first_file_is_written_and_can_be_read(run, folder):
    result = run("init")
    assert result.exit_code == 0
    assert "cleanup.toml: written" in result.stdout
    assert "no git repository" in result.stdout
    assert "# Configuration file: cleanup.toml" in run("config").stdout


def test_nothing_is_overwritten(run, folder):
    Path("cleanup.toml").write_text("strict = true\n")
    assert "cleanup.toml: is there already; it is left as it was" in run("init").stdout
    assert Path("cleanup.toml").read_text() == "strict = true\n"


def test_a_folder_that_is_not_there_is_refused(run, folder):
    result = run("init", "gone")
    assert (result.exit_code, result.stderr) == (
        2,
        "cleanup: error: gone: no such folder; check the name\n",
    )


@needs_git
def test_a_repository_gets_the_hook(run, repository):
    assert ".pre-commit-config.yaml: written" in run("init").stdout
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    assert run("init").stdout.endswith(".pre-commit-config.yaml: is there already; it has the hook\n")


@needs_git
def test_a_list_of_hooks_that_is_there_is_left_and_told_what_to_add(run, repository):
    Path(".pre-commit-config.yaml").write_text("repos: []\n")
    result = run("init")
    assert (
        "is there already; it is left as it was; for the hook, write under its repos:" in result.stdout
    )
    assert "entry: cleanup check" in result.stdout
    assert Path(".pre-commit-config.yaml").read_text() == "repos: []\n"


@needs_git
def test_a_plain_git_hook_stops_a_garbled_commit(run, repository):
    assert "hooks/pre-commit: written" in run("init", "--hook", "git").stdout
    Path("bin").mkdir()
    Path("bin/cleanup").write_text(f'#!/bin/sh\nexec {sys.executable} -m cleanup "$@"\n')
    Path("bin/cleanup").chmod(0o755)
    path = f"{repository}/bin:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(Path(__file__).parents[2])}

    def commit(text: str) -> subprocess.CompletedProcess[str]:
        Path("an article.txt").write_text(text)
        subprocess.run(["git", "add", "an article.txt"], check=True)
        author = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
        command = ["git", *author, "commit", "-q", "-m", "x"]
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    stopped = commit(GARBLED)
    assert stopped.returncode == 1
    assert "an article.txt:1:21: fix Karbakh -> Karabakh" in stopped.stdout + stopped.stderr
    assert commit(CLEAN).returncode == 0


@needs_git
def test_a_git_hook_that_is_there_is_left(run, repository):
    hook = Path(".git/hooks/pre-commit")
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n")
    result = run("init", "--hook", "git")
    assert "xargs -0 -r cleanup check --force-exclude" in result.stdout
    assert hook.read_text() == "#!/bin/sh\n"
