"""``cleanup init``: a first configuration file, and a hook that checks what is committed."""

from __future__ import annotations

import enum
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from cleanup.cli.guarded import guarded
from cleanup.config.nearest import OWN
from cleanup.documents.files import put
from cleanup.documents.formats import endings

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_PRE_COMMIT = ".pre-commit-config.yaml"
_FILES = rf"(?i)\.({'|'.join(sorted(ending[1:] for ending in endings()))})$"
_ENTRY = f"""\
  - repo: local
    hooks:
      - id: cleanup
        name: cleanup (check names)
        entry: cleanup check --force-exclude
        language: system
        files: '{_FILES}'
        require_serial: true
"""
_PATTERNS = " ".join(f"'*{ending}'" for ending in sorted(endings()))
_SCRIPT = f"""\
#!/bin/sh
# Stops a commit with garbled names; written by cleanup init. git commit --no-verify goes past it.
git diff --cached --name-only -z --diff-filter=d -- {_PATTERNS} |
    xargs -0 -r cleanup check --force-exclude
"""


class Hook(enum.StrEnum):
    """What runs the check before a commit."""

    pre_commit = "pre-commit"
    git = "git"
    none = "none"


@app.command()
def init(
    folder: Annotated[str, typer.Argument(metavar="[FOLDER]", help="Where to begin.")] = ".",
    hook: Annotated[
        Hook,
        typer.Option("--hook", help="Who runs the check before a commit, in a git repository."),
    ] = Hook.pre_commit,
) -> None:
    """Write a first cleanup.toml, and a hook that checks names before a commit; overwrite nothing."""
    sys.exit(guarded(lambda: run_init(Path(folder), hook)))


def run_init(folder: Path, hook: Hook) -> int:
    """Write what is not there yet, say what else is to be done; return the exit status."""
    from cleanup.config.first import first_text

    if not folder.is_dir():
        sys.stderr.write(f"cleanup: error: {folder}: no such folder; check the name\n")
        return 2
    _write(folder / OWN, first_text(), "it is left as it was; cleanup config shows what is in force")
    top = _git(folder, "rev-parse", "--show-toplevel")
    if hook is Hook.none:
        return 0
    if not top:
        print(f"{folder}: no git repository, so there is no hook to write")
    elif hook is Hook.git:
        _write_script(folder)
    else:
        _write_entry(Path(top, _PRE_COMMIT))
    return 0


def _write_entry(path: Path) -> None:
    todo = "it is left as it was; for the hook, write under its repos:\n" + _ENTRY.rstrip()
    if path.is_file() and b"id: cleanup" in path.read_bytes():
        todo = "it has the hook"
    if _write(path, "repos:\n" + _ENTRY, todo):
        print("pre-commit install lets it run before every commit")


def _write_script(folder: Path) -> None:
    hooks = _git(folder, "rev-parse", "--git-path", "hooks")
    path = folder / hooks / "pre-commit"
    todo = "it is left as it was; to check names, too, add to it:\n"
    if _write(path, _SCRIPT, todo + "".join(_SCRIPT.splitlines(keepends=True)[2:]).rstrip()):
        path.chmod(0o755)


def _write(path: Path, text: str, if_there: str) -> bool:
    """Write a new file; tell whether there was none."""
    if path.exists() or path.is_symlink():
        print(f"{path}: is there already; {if_there}")
        return False
    put(path, text.encode())
    print(f"{path}: written")
    return True


def _git(folder: Path, *arguments: str) -> str:
    """Return what git says, or nothing if it does not know, or is not installed."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return ""
    return done.stdout.strip()
