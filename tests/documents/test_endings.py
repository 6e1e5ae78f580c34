"""The hooks look at files of every format that is read, and at no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleanup.cli.init import _ENTRY
from cleanup.documents.formats import FORMATS, endings, is_known

ROOT = Path(__file__).parents[2]
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("hooks", [HOOKS, _ENTRY], ids=["shipped", "written by init"])
def test_the_hooks_name_the_endings_of_all_formats(hooks: str) -> None:
    patterns = re.findall(r"files: '(.+)'", hooks)
    assert patterns
    for pattern in patterns:
        named = re.compile(pattern)
        for ending in endings():
            assert named.search(f"a{ending}") and named.search(f"A{ending.upper()}")
        assert not any(named.search(name) for name in ("a.py", "a.png", "txt", "a.txt~", "a.doc"))


def test_every_format_has_a_module_and_endings_of_its_own() -> None:
    folder = ROOT / "cleanup" / "documents" / "formats"
    modules = {path.stem for path in folder.iterdir()}
    assert {name.replace("-", "_") for name in FORMATS} <= modules
    every = [ending for format_ in FORMATS.values() for ending in format_.endings]
    assert len(every) == len(set(every))
    assert all(is_known(ending) for ending in every)
