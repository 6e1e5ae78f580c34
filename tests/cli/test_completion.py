"""Completion by the tabulator key, as a real bash asks for it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cleanup.reports.formats import FORMATS

ROOT = Path(__file__).parents[2]
#: What would make the reader wait.
HEAVY = ["cleanup.judging.judge", "cleanup.names.index", "ftfy", "rapidfuzz", "regex", "unidecode"]

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")

Bash = Callable[[str], str]


@pytest.fixture
def bash(tmp_path: Path) -> Bash:
    """Run a script in a bash that finds the command, at the home of nobody."""
    program = tmp_path / "bin" / "cleanup"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nfrom cleanup.cli.start import main\nmain()\n")
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
    }

    def run(script: str) -> str:
        done = subprocess.run(
            ["bash", "-c", f"{script}\ntrue"],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    return run


@pytest.fixture
def completed(bash: Bash) -> Callable[[str], list[str]]:
    """Return what bash offers at the end of a line."""

    def of(line: str) -> list[str]:
        words = line.split(" ")
        said = bash(
            'eval "$(_CLEANUP_COMPLETE=source_bash cleanup)"\n'
            f"COMP_WORDS=({' '.join(word or repr('') for word in words)}); COMP_CWORD={len(words) - 1}\n"
            '_cleanup_completion cleanup; printf "%s\\n" "${COMPREPLY[@]}"'
        )
        return said.split()

    return of


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("cleanup pr", ["profile"]),
        ("cleanup plan --on", ["--only"]),
        ("cleanup check --output-format ", list(FORMATS)),
        ("cleanup check --output-format js", ["json", "jsonl"]),
        ("cleanup fix --output-format wo", ["word-diff"]),
        ("cleanup explain --output-format ", ["text", "json"]),
        ("cleanup check --select sp", ["spacing"]),
        ("cleanup fix --select garbled-name,mo", ["garbled-name,mojibake"]),
        ("cleanup plan --ignore ti", ["tidy"]),
        ("cleanup check --select spacing,sp", []),
        ("cleanup check --only pl", ["place"]),
        ("cleanup fix --only place,sur", ["place,surname"]),
        ("cleanup check --profile b", ["bgn-pcgn", "both-on-first-use"]),
        ("cleanup profile show k", ["keep-side"]),
        ("cleanup check --profile ./my", []),
    ],
)
def test_values_complete(completed: Callable[[str], list[str]], line: str, offered: list[str]) -> None:
    assert completed(line) == offered


@pytest.mark.parametrize("line", ["check --select ", "fix --only ", "fix --profile b", "check --out"])
def test_the_answer_comes_at_once(line: str) -> None:
    script = (
        "import json, sys\nfrom cleanup.cli.start import main\nsys.argv = ['cleanup']\n"
        f"try: main()\nfinally: print(json.dumps([m for m in {HEAVY!r} if m in sys.modules]))"
    )
    asked = {
        "_CLEANUP_COMPLETE": "complete_bash",
        "COMP_WORDS": f"cleanup {line}",
        "COMP_CWORD": str(line.count(" ") + 1),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **asked},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    *offered, heavy = done.stdout.splitlines()
    assert offered
    assert json.loads(heavy) == []


def test_completion_is_shown_and_installed_for_bash(bash: Bash) -> None:
    shown = bash("cleanup --show-completion bash || cleanup --show-completion")
    assert "complete -o default -F _cleanup_completion cleanup" in shown
    bash("cleanup --install-completion bash || cleanup --install-completion")
    said = bash("bash --rcfile ~/.bashrc -i -c 'complete -p cleanup' 2>/dev/null")
    assert said == "complete -o default -F _cleanup_completion cleanup\n"
