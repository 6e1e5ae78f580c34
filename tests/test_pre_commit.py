"""The pre-commit hooks, run by the real pre-commit on a repository with articles in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GARBLED = "Fighting in Nagorno-Karbakh, Armenia says.\n"
FIXED = "Fighting in Nagorno-Karabakh, Armenia says.\n"
CLEAN = "The ministers of Armenia and Azerbaijan met in Brussels.\n"
NOT_SOURCE = (".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "dist", "build")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("git"), reason="git is not installed"),
]


class Desk:
    """A folder for repositories, with git and pre-commit kept from the user's own settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("GIT_", "PYTHON", "PRE_COMMIT", "SKIP"))
        } | {
            "PRE_COMMIT_HOME": str(folder / "pre-commit"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }

    def run(self, *args: object, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(arg) for arg in args],
            cwd=cwd,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def git(self, *args: object, cwd: Path) -> str:
        author = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
        done = self.run("git", *author, *args, cwd=cwd)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def repository(self, name: str) -> Path:
        place = self.folder / name
        place.mkdir(exist_ok=True)
        self.git("init", "--quiet", cwd=place)
        self.git("add", ".", cwd=place)
        self.git("commit", "--quiet", "--allow-empty", "--message", "All", cwd=place)
        return place

    def pre_commit(self, *args: object, cwd: Path) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "pre_commit", *args, cwd=cwd)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return Desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def hooks(desk):
    """A repository of this working tree as it stands, committed or not."""
    shutil.copytree(ROOT, desk.folder / "hooks", ignore=shutil.ignore_patterns(*NOT_SOURCE))
    return desk.repository("hooks")


@pytest.fixture(scope="module")
def newsroom(desk, hooks):
    """A repository of articles that uses the hooks."""
    place = desk.repository("newsroom")
    revision = desk.git("rev-parse", "HEAD", cwd=hooks).strip()
    (place / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: cleanup\n  - id: cleanup-fix\n"
    )
    done = desk.pre_commit("install-hooks", cwd=place)
    assert done.returncode == 0, done.stdout
    return place


@pytest.fixture
def hook(desk, newsroom):
    """Write files into the newsroom and run a hook over them."""

    def run(name, **files):
        for stem, text in files.items():
            (newsroom / stem.replace("_", ".")).write_text(text)
        paths = [stem.replace("_", ".") for stem in files]
        desk.git("add", ".", cwd=newsroom)
        return desk.pre_commit("run", name, "--files", *paths, cwd=newsroom)

    return run


def test_a_clean_article_passes(hook):
    for name in ("cleanup", "cleanup-fix"):
        done = hook(name, article_txt=CLEAN, notes_md=CLEAN)
        assert done.returncode == 0, done.stdout
        assert "Passed" in done.stdout


def test_a_garbled_article_fails_with_a_message_that_says_where_and_what(hook, newsroom):
    done = hook("cleanup", article_txt=GARBLED, notes_md=CLEAN)
    assert done.returncode == 1
    assert "cleanup (check names)" in done.stdout
    assert "article.txt:1:21: fix Karbakh -> Karabakh [garbled-name]" in done.stdout
    assert "garbled name" in done.stdout
    assert "notes.md" not in done.stdout
    assert (newsroom / "article.txt").read_text() == GARBLED


def test_the_fixing_hook_changes_the_article_prints_the_diff_and_then_passes(hook, newsroom):
    done = hook("cleanup-fix", article_txt=GARBLED)
    assert done.returncode == 1
    assert f"-{GARBLED}+{FIXED}" in done.stdout
    assert (newsroom / "article.txt").read_text() == FIXED
    assert hook("cleanup-fix", article_txt=FIXED).returncode == 0


def test_a_doubt_does_not_stop_a_commit(hook):
    done = hook("cleanup", article_txt="He said: “Nikol Paschinjan is in Armenia.”\n")
    assert done.returncode == 0, done.stdout


def test_files_of_other_kinds_are_not_looked_at(hook, newsroom):
    done = hook("cleanup-fix", page_py=GARBLED, code_py=f"# {GARBLED}")
    assert "no files to check" in done.stdout
    assert (newsroom / "page.py").read_text() == GARBLED


def test_the_hooks_can_be_tried_without_being_set_up(desk, hooks):
    (desk.folder / "trial").mkdir()
    for name, text in (("clean.txt", CLEAN), ("garbled.txt", GARBLED)):
        (desk.folder / "trial" / name).write_text(text)
    trial = desk.repository("trial")
    done = desk.pre_commit("try-repo", hooks, "--files", "clean.txt", "garbled.txt", cwd=trial)
    assert done.returncode == 1
    assert "garbled.txt:1:21: fix Karbakh -> Karabakh [garbled-name]" in done.stdout
    assert f"-{GARBLED}+{FIXED}" in done.stdout
    assert (trial / "clean.txt").read_text() == CLEAN
    assert (trial / "garbled.txt").read_text() == FIXED
