"""Which accepted spellings of the configuration files are needed no longer (``--warn-unused``)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cleanup.cleaner import Cleaner
from cleanup.documents.files import read
from cleanup.documents.plain import Document, decode
from cleanup.judging.findings import Finding
from cleanup.judging.unused import unused_finding
from cleanup.spotting.exceptions.accepted import Accepted
from cleanup.spotting.tokens import tokenize

if TYPE_CHECKING:
    from cleanup.cli.scope import Scope
    from cleanup.config.reading import Config

_WHY = "no text that was read needs it; it can be removed"


class Watch:
    """Sees the texts of a run, and judges those again, without exceptions, that may need a spelling.

    Args:
        scope: tells which configuration is in force.
        paths: what was named; spellings are told of only if all of their configuration's folder was.
    """

    def __init__(self, scope: Scope, paths: list[str]) -> None:
        self.scope = scope
        self.folders = [os.path.abspath(path) for path in paths if os.path.isdir(path)]
        self._waiting: dict[Path, dict[str, Accepted]] = {}

    def see(self, name: str, text: str, plain: Cleaner) -> None:
        """Take note of which spellings the file *name* needs."""
        config = self.scope.config_of(name)
        if config is None or not self._covers(config):
            return
        waiting = self._waiting.setdefault(
            config.path, {form: Accepted([form]) for form, _path, _line in config.accepted()}
        )
        if not waiting:
            return
        tokens = tokenize(text)
        places = {
            form: [
                (tokens[first].start, tokens[last].end) for first, last, _ in each.found(text, tokens)
            ]
            for form, each in waiting.items()
        }
        if not any(places.values()):
            return
        findings = self.scope.cleaner(name, plain, accepting=False).check(text)
        for form, spans in places.items():
            if any(f.start < end and start < f.end for f in findings for start, end in spans):
                del waiting[form]

    def left(self) -> Iterator[tuple[str, Document, list[Finding]]]:
        """Yield each file that accepts spellings nobody needs, with the findings in it."""
        for path in self._waiting:
            config = self.scope.config(str(path))
            needless = [
                (file, line, form)
                for form, file, line in config.accepted()
                if form in self._waiting[path]
            ]
            for file in dict.fromkeys(file for file, _line, _form in needless):
                document = decode(read(file))
                findings = [
                    _finding(document.text, line, form)
                    for each, line, form in sorted(needless)
                    if each == file
                ]
                yield os.path.relpath(file), document, findings

    def _covers(self, config: Config) -> bool:
        folder = str(config.path.absolute().parent)
        return any(os.path.commonpath([folder, each]) == each for each in self.folders)


def _finding(text: str, line: int, form: str) -> Finding:
    begin = 0
    for _line in range(line - 1):
        begin = text.find("\n", begin) + 1
    start = max(text.find(form, begin), 0)
    return unused_finding(text, start, start + len(form), _WHY)
