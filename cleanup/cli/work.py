"""Runs a command over many files: one bad file is reported and the others are still done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cleanup.batch import judged
from cleanup.cleaner import Cleaner
from cleanup.cli.output import Output, write_bytes
from cleanup.cli.progress import Progress
from cleanup.documents.files import TEXT_ENDINGS, FileError, is_folder, read, replace, text_files
from cleanup.documents.plain import Document, DocumentError, decode, splice
from cleanup.judging.findings import Finding
from cleanup.judging.rules import DEFAULT
from cleanup.reports.colour import palette_for
from cleanup.reports.formats import Judged

STANDARD_INPUT = "-"


class Checking(NamedTuple):
    """The options of ``cleanup check``."""

    output_format: str = "text"
    unsafe_fixes: bool = False
    strict: bool = False
    quiet: bool = False
    lexicons: tuple[str, ...] = ()
    transcript: bool = False
    rules: frozenset[str] = DEFAULT
    consistent: bool = False
    explain: bool = False
    jobs: int = 1
    only: frozenset[str] = frozenset()
    output_file: str = ""
    statistics: bool = False
    exit_zero: bool = False


class Fixing(NamedTuple):
    """The options of ``cleanup fix``."""

    diff: bool = False
    output_format: str = "diff"
    unsafe_fixes: bool = False
    exit_non_zero_on_fix: bool = False
    strict: bool = False
    quiet: bool = False
    lexicons: tuple[str, ...] = ()
    transcript: bool = False
    rules: frozenset[str] = DEFAULT
    consistent: bool = False
    jobs: int = 1
    only: frozenset[str] = frozenset()
    output_file: str = ""


@dataclass(slots=True)
class Tally:
    """What a run has seen, for the summary line and the exit status."""

    files: int = 0
    passed_over: int = 0
    errors: list[str] = field(default_factory=list)
    changed: int = 0
    applied: int = 0
    fixes: int = 0
    suggestions: int = 0
    output: Output | None = None  #: where the report goes; never judged itself


def run_check(paths: list[str], setting: Checking) -> int:
    """Report on *paths*; return the exit status."""
    cleaner = _cleaner(setting)
    output = _output(paths, setting)
    if output is None:
        return 2
    tally = Tally(output=output)
    for name, document, findings in _judged(paths, cleaner, tally, setting):
        try:
            output.file(Judged(name, document, findings, cleaner.applied(findings)))
        except DocumentError as error:  # the edits cannot be written in the file's encoding
            _complain(f"{name}: {error}", tally)
    _end_report(output, tally)
    if not setting.quiet:
        found = f"{_count(tally.fixes, 'garbled name')}, {_count(tally.suggestions, 'suggestion')}"
        _summary(tally, found)
    if tally.errors:
        return 2
    if setting.exit_zero:
        return 0
    return 1 if tally.fixes or (setting.strict and tally.suggestions) else 0


def run_fix(paths: list[str], setting: Fixing) -> int:
    """Correct *paths*; return the exit status."""
    cleaner = _cleaner(setting)
    output = _output(paths, setting)
    if output is None:
        return 2
    tally = Tally(output=output)
    for name, document, findings in _judged(paths, cleaner, tally, setting):
        _fix_one(name, document, findings, cleaner, setting, tally)
    if setting.diff or setting.output_file or set(paths) != {STANDARD_INPUT}:
        _end_report(output, tally)
    if not setting.quiet:
        verb = "to fix" if setting.diff else "fixed"
        left = tally.suggestions if not setting.unsafe_fixes else 0
        _summary(
            tally, f"{_count(tally.applied, 'name')} {verb}, {_count(left, 'suggestion')} left to you"
        )
    if tally.errors:
        return 2
    left_over = tally.applied if setting.diff else tally.fixes - min(tally.fixes, tally.applied)
    if left_over or (setting.exit_non_zero_on_fix and tally.changed):
        return 1
    return 1 if setting.strict and tally.suggestions and not setting.unsafe_fixes else 0


def _cleaner(setting: Checking | Fixing) -> Cleaner:
    return Cleaner(
        apply_suggestions=setting.unsafe_fixes,
        lexicons=setting.lexicons,
        transcript=setting.transcript,
        select=setting.rules,
        consistent=setting.consistent,
        explain=isinstance(setting, Checking) and setting.explain,
        only=setting.only,
    )


def _fix_one(
    name: str,
    document: Document,
    findings: list[Finding],
    cleaner: Cleaner,
    setting: Fixing,
    tally: Tally,
) -> None:
    edits = cleaner.applied(findings)
    try:
        corrected = splice(document, edits)
        if edits and not setting.diff and name != STANDARD_INPUT:
            replace(Path(name), corrected)
    except (DocumentError, FileError) as error:
        _complain(error if isinstance(error, FileError) else f"{name}: {error}", tally)
        return
    tally.applied += len(edits)
    tally.changed += bool(edits)
    if name == STANDARD_INPUT and not setting.diff:
        write_bytes(corrected)
    if tally.output and (name != STANDARD_INPUT or setting.diff or setting.output_file):
        tally.output.file(Judged(name, document, findings, edits))
    if not setting.quiet and setting.output_format == "diff":
        from cleanup.reports.formats.text import render

        sys.stderr.write(render(name, document.text, findings, palette_for(sys.stderr)))


def _judged(
    paths: list[str], cleaner: Cleaner, tally: Tally, setting: Checking | Fixing
) -> Iterator[tuple[str, Document, list[Finding]]]:
    """Yield each document named by *paths* with its findings, and count them."""
    names = list(dict.fromkeys(_expanded(paths, tally)))
    progress = Progress(0 if setting.quiet else len(names))
    for name, document, findings in judged(_documents(names, tally), cleaner, setting.jobs):
        progress.clear()
        if document.detected and not setting.quiet:
            sys.stderr.write(f"cleanup: {name}: read as {document.encoding} (detected)\n")
        tally.files += 1
        tally.fixes += sum(finding.action == "fix" for finding in findings)
        tally.suggestions += sum(finding.action == "suggest" for finding in findings)
        yield name, document, findings
        progress.done(tally.files + tally.passed_over + len(tally.errors))
    progress.clear()


def _documents(names: list[str], tally: Tally) -> Iterator[tuple[str, Document]]:
    """Yield each of the files *names*, decoded; complain of what cannot be read and go on."""
    for name in names:
        if tally.output and tally.output.is_at(name):
            continue
        try:
            raw = sys.stdin.buffer.read() if name == STANDARD_INPUT else read(Path(name))
            if name != STANDARD_INPUT and Path(name).suffix.lower() not in TEXT_ENDINGS:
                if b"\0" in raw[:8192]:
                    raise DocumentError("is a binary file, not text; name text files only")
                tally.passed_over += 1
                continue
            yield name, decode(raw)
        except FileError as error:
            _complain(error, tally)
        except DocumentError as error:
            _complain(f"{name}: {error}", tally)


def _expanded(paths: list[str], tally: Tally) -> Iterator[str]:
    for name in paths:
        if name == STANDARD_INPUT or not is_folder(name):
            yield name
            continue
        closed: list[OSError] = []
        found = [str(path) for path in text_files(Path(name), closed.append)]
        for error in closed:
            _complain(f"{error.filename}: may not be listed; change its permissions", tally)
        if not found and not closed:
            _complain(f"{name}: no .txt or .md file in this folder; name another", tally)
        yield from found


def _output(paths: list[str], setting: Checking | Fixing) -> Output | None:
    """Return where the report goes; complain if it cannot go there."""
    counting = isinstance(setting, Checking) and setting.statistics
    try:
        output = Output(setting.output_format, setting.output_file, statistics=counting)
        for name in paths:
            if output.is_at(name):
                raise FileError(f"{name}: the report would replace it; name another file for the report")
    except FileError as error:
        sys.stderr.write(f"cleanup: error: {error}\n")
        return None
    return output


def _end_report(output: Output, tally: Tally) -> None:
    try:
        output.end(tally.errors)
    except FileError as error:
        _complain(error, tally)


def _summary(tally: Tally, found: str) -> None:
    parts = [f"{_count(tally.files, 'file')}: {found}"]
    if tally.passed_over:
        parts.append(f"{_count(tally.passed_over, 'file')} of other kinds passed over")
    if tally.errors:
        parts.append(f"{len(tally.errors)} could not be done")
    sys.stderr.write("; ".join(parts) + "\n")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _complain(message: object, tally: Tally) -> None:
    tally.errors.append(str(message))
    sys.stderr.write(f"cleanup: error: {message}\n")
