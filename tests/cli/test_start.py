"""What a run takes in before it begins to work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cleanup.cli.start import _SELDOM

_RUN = """
import sys
from cleanup.cli.start import main
sys.argv = ["cleanup", "check", "a.txt"]
try:
    main()
except SystemExit as end:
    assert end.code == 1, end.code
"""


def after_a_run(folder: Path, statements: str) -> str:
    """Check a file in a process of its own, and return what *statements* then print."""
    (folder / "a.txt").write_text("Nikol Paschinjan spoke in Yerevan, in Armenia.\n")
    command = [sys.executable, "-c", f"{_RUN}\n{statements}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("name", _SELDOM)
def test_modules_that_hardly_any_run_uses_are_not_read(tmp_path: Path, name: str) -> None:
    assert after_a_run(tmp_path, f"print('__getattr__' in vars(sys.modules[{name!r}]))") == "True"


@pytest.mark.parametrize(
    ("use", "printed"),
    [
        ("import subprocess; print(subprocess.run(['true']).returncode)", "0"),
        ("from lzma import compress, decompress; print(decompress(compress(b'x')))", "b'x'"),
        ("import bz2; print(bz2.decompress(bz2.compress(b'x')))", "b'x'"),
        ("from ipaddress import ip_address; print(ip_address('::1').is_loopback)", "True"),
        ("import tokenize; print(tokenize.NAME)", "1"),
        ("import shutil; print('xztar' in dict(shutil.get_archive_formats()))", "True"),
        (
            "import subprocess; subprocess.nothing = 1; print(subprocess.nothing, subprocess.PIPE)",
            "1 -1",
        ),
    ],
)
def test_they_are_all_there_as_soon_as_they_are(tmp_path: Path, use: str, printed: str) -> None:
    assert after_a_run(tmp_path, use) == printed
