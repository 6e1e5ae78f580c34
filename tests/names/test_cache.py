"""The index is built once for what it is made from, where the user keeps such files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleanup.names import build, cache
from cleanup.names.errors import LexiconError
from cleanup.names.index import Index


@pytest.fixture
def builds(monkeypatch, tiny_folder, tmp_path):
    """Let the tiny lexicons be the installation's, and count how often they are compiled."""
    done: list[Path] = []
    compile_ = build.build_index

    def build_index(folder: Path, target: Path, own=()) -> None:
        done.append(target)
        compile_(folder, target, own)

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "SHIPPED", tmp_path / "shipped.index")
    monkeypatch.setattr(cache, "lexicon_folder", lambda: tiny_folder)
    monkeypatch.setattr(build, "build_index", build_index)
    return done


def knows_goris(index: Index) -> bool:
    return bool(index.forms("goris"))


def test_the_first_opening_builds_and_the_second_does_not(builds, tmp_path):
    assert knows_goris(cache.open_index())
    assert knows_goris(cache.open_index())
    (path,) = builds
    assert path.parent == tmp_path / "cache" / "cleanup-names"
    assert path.exists()


def test_an_edited_lexicon_is_compiled_anew(builds, tiny_folder):
    cache.open_index()
    path = tiny_folder / "names.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("Aliev", "Aliyeff"), encoding="utf-8")
    assert cache.open_index().forms("aliyeff")
    assert len(set(builds)) == 2


def test_an_edited_guard_is_compiled_anew(builds, tiny_folder):
    cache.open_index()
    with (tiny_folder / "guards" / "english-words.tsv").open("a", encoding="utf-8") as guards:
        guards.write("goriz\t100\n")
    assert cache.open_index().guard("goriz").english == 100


def test_a_touched_lexicon_is_compiled_anew(builds, tiny_folder):
    cache.open_index()
    os.utime(tiny_folder / "names.tsv", ns=(0, 0))
    cache.open_index()
    assert len(builds) == 2


def test_a_damaged_index_is_built_again(builds):
    cache.open_index()
    builds[0].write_bytes(builds[0].read_bytes()[:-1])
    assert knows_goris(cache.open_index())
    assert len(builds) == 2


def test_an_index_that_shipped_is_used_as_it_is(builds, tiny_folder, tmp_path):
    build.build_index(tiny_folder, tmp_path / "shipped.index")
    builds.clear()
    assert knows_goris(cache.open_index())
    assert builds == []


def test_a_bad_row_is_told(builds, tiny_folder):
    path = tiny_folder / "names.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("given-name", "forename"), encoding="utf-8")
    with pytest.raises(LexiconError, match="unknown kind 'forename'"):
        cache.open_index()


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, "home/.cache"),
        ("linux", {"XDG_CACHE_HOME": "elsewhere"}, "elsewhere"),
        ("darwin", {}, "home/Library/Caches"),
        ("darwin", {"XDG_CACHE_HOME": "elsewhere"}, "elsewhere"),
        ("win32", {"LOCALAPPDATA": "local"}, "local"),
        ("win32", {}, "home/AppData/Local"),
        pytest.param("linux", {"XDG_CACHE_HOME": ""}, "home/.cache"),
    ],
)
def test_the_cache_lies_where_the_platform_keeps_such(monkeypatch, platform, environment, folder):
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr(cache.sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    assert cache.cache_folder() == Path(folder, "cleanup-names")
