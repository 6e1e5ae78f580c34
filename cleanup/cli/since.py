"""``--since``: which lines of a file were changed after a git revision, as the work tree stands."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cleanup.cli.guarded import Stopped
from cleanup.documents.files import FileError
from cleanup.judging.findings import Finding

if TYPE_CHECKING:
    from cleanup.documents.plain import Document

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPED = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
#: Whatever the user's settings: no context, no colours, no prefixes; a moved file is the same file.
_DIFF = (
    *("-c", "core.quotePath=false", "diff", "--unified=0", "--inter-hunk-context=0", "--find-renames"),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--text", "--src-prefix=", "--dst-prefix="),
)


class _Repository(NamedTuple):
    """The files that git knows in a work tree, and the changed lines of those that were changed."""

    tracked: frozenset[str]
    changed: dict[str, list[range]]


class Changes:
    """The lines changed after *revision*; lines end at LF, as git has it. New files are all change."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._tops: dict[str, str] = {}
        self._repositories: dict[str, _Repository] = {}

    def touch(self, name: str) -> bool:
        """Tell whether anything in the file *name* was changed.

        Raises:
            FileError: it is in no git repository.
            Stopped: its repository does not know the revision, or there is no git.
        """
        return self._lines(name) != []

    def among(self, name: str, document: Document, findings: list[Finding]) -> list[Finding]:
        """Return those of the *findings* in the file *name* that are on changed lines."""
        lines = self._lines(name)
        if lines is None:
            return findings
        kept = []
        text, before = document.text, document.before
        for finding in findings:
            start, end = finding.start - before.characters, finding.end - before.characters
            first = before.feeds + text.count("\n", 0, start) + 1
            last = first + text.count("\n", start, end)
            if any(first < span.stop and span.start <= last for span in lines):
                kept.append(finding)
        return kept

    def _lines(self, name: str) -> list[range] | None:
        """Return the changed lines of the file *name*; None is all of them."""
        path = os.path.abspath(name)
        top = self._top(os.path.dirname(path))
        if not top:
            raise FileError(f"{name}: is in no git repository; leave out --since for it")
        if top not in self._repositories:
            self._repositories[top] = _read(top, self.revision)
        inner = os.path.relpath(path, top).replace(os.sep, "/")
        repository = self._repositories[top]
        return repository.changed.get(inner, []) if inner in repository.tracked else None

    def _top(self, folder: str) -> str:
        """Return the work tree that *folder* is in, or an empty text."""
        if folder not in self._tops:
            above = os.path.dirname(folder)
            if os.path.exists(os.path.join(folder, ".git")):
                self._tops[folder] = folder
            else:
                self._tops[folder] = self._top(above) if above != folder else ""
        return self._tops[folder]


def _read(top: str, revision: str) -> _Repository:
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise Stopped(f"--since {revision}: the repository {top} has no such revision; see git log")
    tracked = _git(top, "ls-files", "-z") or b""
    diff = _git(top, *_DIFF, commit.decode().strip(), "--")
    if diff is None:
        raise Stopped(f"--since {revision}: git diff failed in {top}; try it there")
    names = frozenset(os.fsdecode(name) for name in tracked.split(b"\0"))
    return _Repository(names, dict(_changed(diff)))


def _git(top: str, *arguments: str) -> bytes | None:
    """Return what git says, or None if it failed."""
    environment = {k: v for k, v in os.environ.items() if k not in ("GIT_DIR", "GIT_WORK_TREE")}
    try:
        done = subprocess.run(
            ["git", "-C", top, *arguments], capture_output=True, check=False, env=environment
        )
    except FileNotFoundError:
        raise Stopped("--since needs git, which is not installed; leave it out") from None
    return None if done.returncode else done.stdout


def _changed(diff: bytes) -> Iterator[tuple[str, list[range]]]:
    """Yield each file in a *diff* without context, with the lines that it has now."""
    name = ""
    lines: list[range] = []
    left = 0  # lines of the hunk that are still to come
    for line in diff.split(b"\n"):
        if left:
            left -= not line.startswith(b"\\")
        elif hunk := _HUNK.match(line):
            removed, first, added = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            left = removed + added
            lines.append(range(first, first + added))
        elif line.startswith(b"diff "):
            if name:
                yield name, lines
            name, lines = "", []
        elif line.startswith(b"+++ "):
            name = _unquoted(line[4:])
    if name:
        yield name, lines


def _unquoted(name: bytes) -> str:
    """Return a name as it is in a header of a diff: quoted if it has signs that need it."""
    name = name.removesuffix(b"\t")
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_sign, name[1:-1])
    return os.fsdecode(name)


def _sign(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code, 8)]) if len(code) == 3 else _ESCAPED.get(code, code)
