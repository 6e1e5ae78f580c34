"""The command line, run inside this process: starting Python anew takes longer than the work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cleanup.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run a command; an exception that escapes it escapes here too."""

    def invoke(*args: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin, catch_exceptions=False)

    return invoke


@pytest.fixture
def start() -> Callable[..., subprocess.Popen[bytes]]:
    """Start the command as a process of its own."""

    def popen(*args: object, cwd: Path, **options: object) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        settings = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(
            [sys.executable, "-m", "cleanup", *map(str, args)],
            cwd=cwd,
            env=environment,
            **{**settings, **options},
        )

    return popen


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ordinary_folder(run: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty current folder and no superuser rights, so that permissions hold."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no POSIX permissions")
    run("check", "-", stdin=b"Nagorno-Karbakh, Armenia. Caf\xe9.")  # open the index, load what is lazy
    place = Path(tempfile.mkdtemp())
    place.chmod(0o777)
    monkeypatch.chdir(place)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield place
    finally:
        if root:
            os.seteuid(0)
        shutil.rmtree(place)
