"""The recipes for hooks and build servers: they parse, and their commands do what the guide says."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tools.console import ROOT, environment

yaml = pytest.importorskip("yaml")

pytestmark = [
    pytest.mark.skipif(not shutil.which("git"), reason="git is not installed"),
    pytest.mark.skipif(not shutil.which("bash"), reason="the recipes are for a POSIX shell"),
]

BLOCK = re.compile(
    r"^```(?:\{code-block\} )?yaml\n(?::caption: (\S+)\n\n)?(.*?)^```", re.MULTILINE | re.DOTALL
)
GUIDE = (ROOT / "docs/repository.md").read_text("utf-8")
RECIPES = [(name, yaml.safe_load(text)) for name, text in BLOCK.findall(GUIDE)]
HOOKS = [recipe for name, recipe in RECIPES if not name]
OLD = "The road from Goris, Armenia, to Stefanakert is open.\n"
NEW = "President Ilhan Aliyev of Azerbaijan spoke.\n"


class Desk:
    """A repository with an old garble on the branch main, and a new one after it."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "desk"
        self.place.mkdir()
        self.environment = environment(folder)
        for name, script in (("pip", "exit 0"), ("reviewdog", 'echo "$*" > asked; cat > given.json')):
            program = folder / "bin" / name
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)
        self.run("git init -q; git checkout -q -b main")
        (self.place / "article.txt").write_text(OLD)
        self.run("git add .; git commit -q -m Old; git update-ref refs/remotes/origin/main HEAD")
        base = self.run("git rev-parse HEAD").stdout.strip()
        self.environment |= {"GITHUB_BASE_REF": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
        (self.place / "article.txt").write_text(OLD + NEW)
        self.run("git add .; git commit -q -m New")

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        command = ["bash", "-e", "-o", "pipefail", "-c", script]
        return subprocess.run(
            command,
            cwd=self.place,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def recipe(name: str) -> Any:
    return dict(RECIPES)[name]


def scripts(workflow: Any) -> list[str]:
    (job,) = workflow["jobs"].values()
    return [step["run"] for step in job["steps"] if "run" in step]


def test_the_guide_has_the_recipes():
    assert [name for name, _ in RECIPES if name] == [
        ".github/workflows/names.yml",
        ".github/workflows/names-alerts.yml",
        ".gitlab-ci.yml",
        ".github/workflows/names-review.yml",
    ]
    assert len(HOOKS) == 2


def test_github_annotates_what_the_pull_request_changed(desk):
    install, check = scripts(recipe(".github/workflows/names.yml"))
    assert desk.run(install).returncode == 0
    done = desk.run(check)
    assert done.returncode == 1
    annotations = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert len(annotations) == 1
    assert "file=article.txt" in annotations[0]
    assert "line=2" in annotations[0]


def test_github_is_given_its_history_where_a_recipe_asks_since_when():
    for name, workflow in RECIPES:
        if name.startswith(".github") and any("--since" in script for script in scripts(workflow)):
            (job,) = workflow["jobs"].values()
            assert job["steps"][0]["with"]["fetch-depth"] == 0


def test_alerts_are_uploaded_from_the_file_that_is_written(desk):
    workflow = recipe(".github/workflows/names-alerts.yml")
    assert desk.run("\n".join(scripts(workflow))).returncode == 0
    (job,) = workflow["jobs"].values()
    written = json.loads((desk.place / job["steps"][-1]["with"]["sarif_file"]).read_text("utf-8"))
    assert written["version"] == "2.1.0"
    assert len(written["runs"][0]["results"]) == 2


def test_gitlab_takes_the_report_of_what_the_merge_request_changed(desk):
    job = recipe(".gitlab-ci.yml")["names"]
    assert desk.run("\n".join(job["script"])).returncode == 1
    report = desk.place / job["artifacts"]["reports"]["codequality"]
    (violation,) = json.loads(report.read_text("utf-8"))
    assert violation["location"]["path"] == "article.txt"
    assert violation["location"]["lines"]["begin"] == 2
    assert job["artifacts"]["when"] == "always"


def test_reviewdog_is_given_diagnostics(desk):
    done = desk.run("\n".join(scripts(recipe(".github/workflows/names-review.yml"))))
    assert done.returncode == 0, done.stderr
    assert "-f=rdjson" in (desk.place / "asked").read_text("utf-8")
    given = json.loads((desk.place / "given.json").read_text("utf-8"))
    assert [one["suggestions"][0]["text"] for one in given["diagnostics"]] == ["Stepanakert", "Ilham"]


@pytest.mark.parametrize("config", HOOKS, ids=lambda config: str(len(config["repos"][0]["hooks"])))
def test_the_hooks_are_those_of_this_repository_and_take_their_options(desk, config):
    entries = {
        hook["id"]: hook["entry"]
        for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    }
    for hook in config["repos"][0]["hooks"]:
        command = f"{entries[hook['id']]} {shlex.join(hook.get('args', []))} article.txt"
        done = desk.run(command)
        assert done.returncode == 1, done.stderr
