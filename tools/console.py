"""Runs the command lines of the documentation and compares, or writes down, what they print.

    python tools/console.py docs/tutorial.md            # what differs
    python tools/console.py --write docs/tutorial.md    # puts the real output into the page

In a Markdown page a fenced block ``console`` holds commands, after ``$ `` (and ``> `` for further
lines), each with its output as on a terminal: standard output and standard error. A line ``...`` stands
for any lines, and ``[…]`` for anything in a line; an error (status 2 and more) does not pass for them.
A block ``{code-block}`` with a ``:caption:`` is a file of that name, written when its turn comes. All of
a page runs in one shell, in a folder that is empty but for ``examples/`` and ``georgian.tsv``, if the
page names them.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
#: A lexicon that is no bundled one.
GEORGIAN = ROOT / "tests" / "lexicons" / "georgian.tsv"
#: What the folder of a page is called in what is printed.
FOLDER = "/home/editor/desk"
_FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL
)
_CAPTION = re.compile(r"\A(?::[\w-]+:.*\n)*?:caption: (?P<name>\S+)\n(?::[\w-]+:.*\n)*\n?")
_MARK = "\x1e"
#: From this exit status on a command could not do its work.
_FAILED = 2
_GIT = "[user]\nname = Editor\nemail = editor@example.org\n[init]\ndefaultBranch = main\n[advice]\n"


class Command(NamedTuple):
    """A command of a page, with the lines that it should print."""

    line: int
    text: str
    output: list[str]


class Ran(NamedTuple):
    """A command that was run: the lines that it printed, and its exit status."""

    command: Command
    printed: list[str]
    status: int

    @property
    def is_told(self) -> bool:
        """Whether the page tells what came of it; a failure may not hide behind dots."""
        expected = self.command.output
        ended_well = self.status < _FAILED or any("error" in line for line in expected)
        return ended_well and agrees(expected, self.printed)


class File(NamedTuple):
    """A file of a page."""

    name: str
    text: str


def steps(page: str) -> Iterator[Command | File]:
    """Yield the commands and files of a *page*, in order."""
    for block in _FENCE.finditer(page):
        first = page.count("\n", 0, block.start("body")) + 1
        if block["info"].strip() == "console":
            yield from _commands(block["body"], first)
        elif block["info"].startswith("{code-block}") and (head := _CAPTION.match(block["body"])):
            yield File(head["name"], block["body"][head.end() :])


def _commands(body: str, first: int) -> Iterator[Command]:
    text, output, line = "", list[str](), first
    for number, row in enumerate(body.splitlines(), start=first):
        if row.startswith("$ "):
            if text:
                yield Command(line, text, output)
            text, output, line = row[2:], [], number
        elif row.startswith("> ") and not output:
            text += "\n" + row[2:]
        else:
            output.append(row)
    if text:
        yield Command(line, text, output)


def run(page: str, folder: Path) -> list[Ran]:
    """Run the commands of a *page* in the new *folder*; return each with what came of it.

    Raises:
        RuntimeError: the shell ended before the page did.
    """
    desk = folder / "desk"
    desk.mkdir()
    if "examples/" in page:
        shutil.copytree(ROOT / "examples", desk / "examples")
    if GEORGIAN.name in page:
        shutil.copy(GEORGIAN, desk)
    script, commands = "", list[Command]()
    for number, step in enumerate(steps(page)):
        if isinstance(step, File):
            kept = folder / f"file-{number}"
            kept.write_text(step.text, encoding="utf-8")
            script += f"mkdir -p '{(desk / step.name).parent}'; cp '{kept}' '{desk / step.name}'\n"
        else:
            commands.append(step)
            script += f'(exit $STATUS)\n{step.text}\nSTATUS=$?; printf "{_MARK}$STATUS{_MARK}"\n'
    done = subprocess.run(
        ["bash", "-c", f"STATUS=0\n{script}"],
        cwd=desk,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=500,
        check=False,
    )
    printed = done.stdout.decode("utf-8", "replace").replace(str(desk), FOLDER).split(_MARK)
    if len(printed) != 2 * len(commands) + 1:
        raise RuntimeError(f"the shell ended after {len(printed) // 2} commands: {printed[-1]}")
    return [
        Ran(command, [line.rstrip() for line in text.splitlines()], int(status))
        for command, text, status in zip(commands, printed[::2], printed[1::2], strict=False)
    ]


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of the commands; their programs are put into *folder*."""
    programs = folder / "bin"
    programs.mkdir()
    for name, module in (("cleanup", "cleanup"), ("pre-commit", "pre_commit")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n')
        program.chmod(0o755)
    (programs / "python").symlink_to(sys.executable)
    settings = folder / "gitconfig"
    settings.write_text(_GIT)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT", "SKIP"))}
    return kept | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",  # both streams in order, as on a terminal
        "PYTHONDONTWRITEBYTECODE": "1",
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
        "GIT_CONFIG_GLOBAL": str(settings),
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "90",
        "NO_COLOR": "1",
    }


def agrees(expected: list[str], printed: list[str]) -> bool:
    """Tell whether the lines *printed* are those *expected*, where ``...`` stands for any."""
    parts = [
        ".*" if line == "..." else "[^\n]*".join(re.escape(part) for part in f"{line}\n".split("[…]"))
        for line in _trimmed(expected)
    ]
    text = "".join(line + "\n" for line in _trimmed(printed))
    return re.fullmatch("".join(parts), text, re.DOTALL) is not None


def _trimmed(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return [line.rstrip() for line in lines[:end]]


def difference(name: str, page: str) -> str:
    """Return how what the commands of a *page* print differs from what stands there."""
    with tempfile.TemporaryDirectory() as folder:
        told = [
            f"{name}:{ran.command.line}: $ {ran.command.text} (status {ran.status})\n"
            + "\n".join(
                difflib.unified_diff(ran.command.output, ran.printed, "page", "printed", lineterm="")
            )
            for ran in run(page, Path(folder))
            if not ran.is_told
        ]
    return "\n".join(told)


def rewritten(page: str) -> str:
    """Return *page* with what its commands print now, where that does not agree."""
    with tempfile.TemporaryDirectory() as folder:
        ran = run(page, Path(folder))
    lines = page.splitlines()
    for command, printed, _status in reversed(ran):
        if not agrees(command.output, printed):
            start = command.line + command.text.count("\n")
            lines[start : start + len(command.output)] = _trimmed(printed)
    return "\n".join(lines) + "\n"


def main() -> int:
    """Compare or rewrite pages; return the exit status."""
    parser = argparse.ArgumentParser(description="Run the command lines of documentation.")
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help="write what is printed into the pages")
    asked = parser.parse_args()
    differ = False
    for path in asked.pages or [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        page = path.read_text(encoding="utf-8")
        if not any(isinstance(step, Command) for step in steps(page)):
            continue
        if asked.write:
            path.write_text(rewritten(page), encoding="utf-8")
        elif told := difference(str(path), page):
            differ = True
            print(told)
    return int(differ)


if __name__ == "__main__":
    sys.exit(main())
