"""No option goes untested: a test, or a page whose commands are run, uses it with its command.

What a test uses is read off its source: the words in it, and in what it names of its module.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tools import reference
from tools.console import Command, steps

ROOT = Path(__file__).parents[2]
HELP = {"--help", "-h"}


def words_of(texts: Iterator[str]) -> set[str]:
    words = {word for text in texts for word in text.split()}
    return words | {word.split("=")[0] for word in words if word.startswith("--")}


def named_in(tree: ast.Module) -> dict[str, ast.stmt]:
    """Return what a module defines, by name."""
    found: dict[str, ast.stmt] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign):
            found |= {target.id: node for target in node.targets if isinstance(target, ast.Name)}
    return found


def used_in(module: Path) -> Iterator[set[str]]:
    """Yield the words of each test in *module*."""
    defined = named_in(ast.parse(module.read_text("utf-8")))
    for test in [name for name in defined if name.startswith("test_")]:
        seen, names = set[str](), [test]
        while names:
            name = names.pop()
            if name in defined and name not in seen:
                seen.add(name)
                nodes = list(ast.walk(defined[name]))
                names += [node.id for node in nodes if isinstance(node, ast.Name)]
                names += [node.arg for node in nodes if isinstance(node, ast.arg)]
        nodes = [node for name in seen for node in ast.walk(defined[name])]
        yield words_of(
            node.value
            for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )


@cache
def uses() -> list[set[str]]:
    found = [
        words for module in sorted((ROOT / "tests").rglob("test_*.py")) for words in used_in(module)
    ]
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        commands = [step.text for step in steps(page.read_text("utf-8")) if isinstance(step, Command)]
        found += [words_of(iter([command])) for command in commands]
    return found


@pytest.mark.parametrize(
    ("path", "command"),
    [pytest.param(path, command, id=path) for path, command in reference.all_commands()],
)
def test_every_option_is_used_with_its_command(path, command):
    words = set(path.split()[1:])
    options = [o for o in command.params if o.param_type_name == "option" and not o.hidden]
    sides = [set(side) for o in options for side in (o.opts, o.secondary_opts) if side]
    assert [
        sorted(side)
        for side in sides
        if not side & HELP and not any(words <= used and side & used for used in uses())
    ] == []


def test_an_option_in_a_helper_counts_and_one_in_another_test_does_not(tmp_path):
    module = tmp_path / "test_it.py"
    module.write_text(
        "OPTIONS = ['--a']\n\ndef helper(run):\n    run('check', *OPTIONS)\n\n"
        "def test_one(helper):\n    pass\n\ndef test_two(run):\n    run('fix', '--b=c d')\n"
    )
    assert list(used_in(module)) == [{"check", "--a"}, {"fix", "--b=c", "--b", "d"}]
