"""Which configuration file is in force in a folder."""

from __future__ import annotations

import pytest

from cleanup.config.nearest import nearest


@pytest.fixture
def tree(tmp_path):
    """Write files and return the one in force in a folder."""

    def found(folder: str, **files: str) -> str:
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        return nearest(str(tmp_path / folder), {}).removeprefix(f"{tmp_path}/")

    return found


def test_there_may_be_none(tree):
    assert tree("a/b") == ""


def test_the_nearest_folder_above_wins(tree):
    assert tree("a/b/c", cleanup_toml="", a__b__cleanup_toml="") == "a/b/cleanup.toml"
    assert tree("a") == "cleanup.toml"


def test_a_shared_file_counts_if_it_has_our_table(tree):
    files = {
        "cleanup_toml": "",
        "a__pyproject_toml": "[tool.cleanup]\n",
        "b__pyproject_toml": "[tool.x]\n",
    }
    assert tree("a", **files) == "a/pyproject.toml"
    assert tree("b") == "cleanup.toml"


@pytest.mark.parametrize(
    "text", ["[[tool.cleanup.overrides]]", '[ tool . "cleanup" ]', "[tool]\ncleanup.strict = true"]
)
def test_the_table_may_be_written_in_any_way(tree, text):
    assert tree("", pyproject_toml=text) == "pyproject.toml"


def test_our_own_file_comes_before_the_shared_one(tree):
    assert tree("", cleanup_toml="", pyproject_toml="[tool.cleanup]\n") == "cleanup.toml"


def test_every_folder_is_looked_at_once(tmp_path, monkeypatch):
    known: dict[str, str] = {}
    (tmp_path / "cleanup.toml").write_text("")
    nearest(str(tmp_path / "a/b"), known)
    monkeypatch.setattr("cleanup.config.nearest._in", lambda folder: pytest.fail(f"{folder} again"))
    assert nearest(str(tmp_path / "a/b"), known) == nearest(str(tmp_path / "a"), known) != ""
