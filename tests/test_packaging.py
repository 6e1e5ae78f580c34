"""The wheel holds all it needs and works where there is nothing else, in a path with a space."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GARBLED = "Fighting in Nagorno-Karbakh, Armenia says.\n"

pytestmark = pytest.mark.slow


def command(*args, **options):
    """Run a command away from the sources, with no trace of them in the environment."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    done = subprocess.run(
        [str(arg) for arg in args],
        env={**environment, **options.pop("extra", {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
        **options,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    done = command(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT),
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    (path,) = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def contents(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {info.filename: info.file_size for info in archive.infolist()}


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The folder of commands in a fresh environment that has the wheel and what it requires."""
    home = tmp_path_factory.mktemp("fresh") / "my programs"
    assert command(sys.executable, "-m", "venv", home).returncode == 0
    commands = home / ("Scripts" if sys.platform == "win32" else "bin")
    done = command(commands / "python", "-m", "pip", "install", "--quiet", wheel)
    assert done.returncode == 0, done.stderr
    return commands


@pytest.fixture
def nowhere(tmp_path):
    """The surroundings of a run: an empty folder, and no cache that could help out."""
    blocked = tmp_path / "no-cache"
    blocked.write_bytes(b"")
    work = tmp_path / "work"
    work.mkdir()
    return {"cwd": work, "extra": {"XDG_CACHE_HOME": str(blocked), "LOCALAPPDATA": str(blocked)}}


def test_the_wheel_carries_every_lexicon(contents):
    for path in (ROOT / "lexicons").rglob("*.tsv"):
        name = f"cleanup/{path.relative_to(ROOT).as_posix()}"
        assert contents.get(name) == path.stat().st_size, name


def test_the_wheel_carries_every_house_style(contents):
    for path in (ROOT / "profiles").glob("*.tsv"):
        name = f"cleanup/{path.relative_to(ROOT).as_posix()}"
        assert contents.get(name) == path.stat().st_size, name


def test_the_wheel_carries_every_module_and_table(contents):
    for path in (ROOT / "cleanup").rglob("*"):
        if path.suffix in (".py", ".tsv"):
            assert path.relative_to(ROOT).as_posix() in contents


def test_the_wheel_carries_the_compiled_index(contents):
    assert contents["cleanup/names/shipped.index"] > 1_000_000


def test_the_wheel_says_that_it_is_typed(contents):
    assert "cleanup/py.typed" in contents


def test_the_wheel_carries_the_licences(contents):
    licences = [name for name in contents if ".dist-info/licenses/" in name]
    assert any(name.endswith("licenses/LICENSE") for name in licences)
    assert any(name.endswith("lexicons/LICENSE") for name in licences)


def test_the_wheel_carries_nothing_else(contents):
    assert {name.split("/")[0].partition("-")[0] for name in contents} == {"cleanup", "cleanup_names"}
    assert not [name for name in contents if "__pycache__" in name or name.endswith(".pyc")]


def test_the_installed_command_checks_standard_input(installed, nowhere):
    done = command(installed / "cleanup", "check", "-", input=GARBLED, **nowhere)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("-:1:21: fix Karbakh -> Karabakh [garbled-name]\n")


def test_the_installed_command_follows_a_bundled_house_style(installed, nowhere):
    text = "Buses left Stepanakert for Goris.\n"
    profile = ("--profile", "both-on-first-use")
    done = command(installed / "cleanup", "check", *profile, "-", input=text, **nowhere)
    assert "Stepanakert -> Stepanakert (Azerbaijani: Khankendi) [house-style]" in done.stdout, (
        done.stderr
    )


def test_the_installed_command_fixes_a_file(installed, nowhere):
    article = nowhere["cwd"] / "my article.txt"
    article.write_text(GARBLED)
    assert command(installed / "cleanup", "fix", article.name, **nowhere).returncode == 0
    assert article.read_text() == GARBLED.replace("Karbakh", "Karabakh")


def test_the_installed_command_tells_its_version(installed, nowhere, wheel):
    done = command(installed / "cleanup", "--version", **nowhere)
    version = wheel.name.split("-")[1]
    assert (done.returncode, done.stdout) == (0, f"cleanup {version}\n")


def test_the_installed_module_is_the_command_too(installed, nowhere):
    done = command(installed / "python", "-m", "cleanup", "fix", "-q", "-", input=GARBLED, **nowhere)
    assert (done.returncode, done.stdout) == (0, GARBLED.replace("Karbakh", "Karabakh"))


def test_the_installed_library_works(installed, nowhere):
    code = "import cleanup; print(cleanup.fix('Fighting in Nagorno-Karbakh, Armenia says.'))"
    done = command(installed / "python", "-c", code, **nowhere)
    assert done.stdout == "Fighting in Nagorno-Karabakh, Armenia says.\n"
