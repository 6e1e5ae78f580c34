"""Runs a command over many files: one bad file is reported and the others are still done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleanup.batch import judged
from cleanup.cleaner import Cleaner
from cleanup.cli.output import Output, write_bytes
from cleanup.cli.progress import Progress
from cleanup.cli.scope import Asked, Scope
from cleanup.cli.tally import Tally
from cleanup.documents.files import FileError, is_folder, read, text_files
from cleanup.documents.formats import is_known, read_document, refusal
from cleanup.documents.plain import Document, DocumentError, OtherKindError, Writing, splice
from cleanup.documents.size import is_large, is_much
from cleanup.judging.rules import DEFAULT, TIDY, UNUSED
from cleanup.reports.colour import palette_for
from cleanup.reports.formats import Judged

if TYPE_CHECKING:
    from cleanup.cli.rewriting import Rewriting
    from cleanup.cli.since import Changes
    from cleanup.cli.unused import Watch
    from cleanup.documents.large import LargeText
    from cleanup.memory import Memory

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
    asked: Asked = Asked()
    since: str = ""
    cache: bool = True
    profile: str | None = None


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
    asked: Asked = Asked()
    since: str = ""
    cache: bool = True
    profile: str | None = None
    accept_changes: bool = False
    suggestions_as_comments: bool = False


def run_check(paths: list[str], setting: Checking) -> int:
    """Report on *paths*; return the exit status."""
    scope = Scope(setting.asked)
    said = scope.of_the_run()
    setting = setting._replace(**{k: v for k, v in said.items() if k in setting._fields})
    output = _output(paths, setting)
    if output is None:
        return 2
    tally = Tally(output)
    for judged_ in _judged(paths, scope, tally, setting):
        try:
            output.file(judged_)
        except DocumentError as error:  # the edits cannot be written in the file's encoding
            _complain(f"{judged_.path}: {error}", tally)
            output.break_off(judged_)
    _end_report(output, tally)
    if not setting.quiet:
        found = _fixes(tally.fixes, tally.slips, "garbled name")
        found += f", {_count(tally.suggestions, 'suggestion')}"
        _summary(tally, found)
    if tally.errors:
        return 2
    if setting.exit_zero:
        return 0
    return 1 if tally.fixes or tally.doubts else 0


def run_fix(paths: list[str], setting: Fixing) -> int:
    """Correct *paths*; return the exit status."""
    scope = Scope(setting.asked)
    said = scope.of_the_run()
    said.pop("output_format", None)  # how to check; what is changed is always shown
    setting = setting._replace(**{k: v for k, v in said.items() if k in setting._fields})
    output = _output(paths, setting)
    if output is None:
        return 2
    tally = Tally(output)
    from cleanup.cli.rewriting import Rewriting

    rewriting = Rewriting()
    try:
        for judged_ in _judged(paths, scope, tally, setting):
            _fix_one(judged_, setting, tally, rewriting)
    finally:
        rewriting.drop()
    if setting.diff or setting.output_file or set(paths) != {STANDARD_INPUT}:
        _end_report(output, tally)
    if not setting.quiet:
        verb = "to fix" if setting.diff else "fixed"
        left = _count(tally.left, "suggestion")
        _summary(
            tally, f"{_fixes(tally.applied, tally.applied_slips, 'name')} {verb}, {left} left to you"
        )
    if tally.errors:
        return 2
    left_over = tally.applied if setting.diff else tally.fixes - min(tally.fixes, tally.applied)
    if left_over or (setting.exit_non_zero_on_fix and tally.changed):
        return 1
    return 1 if tally.doubts else 0


def _cleaner(setting: Checking | Fixing) -> Cleaner:
    return Cleaner(
        apply_suggestions=setting.unsafe_fixes,
        lexicons=setting.lexicons,
        transcript=setting.transcript,
        select=setting.rules | {UNUSED} if setting.asked.given.get("warn-unused") else setting.rules,
        consistent=setting.consistent,
        explain=isinstance(setting, Checking) and setting.explain,
        accept=setting.asked.given.get("accept", ()),
        only=setting.only,
        profile=setting.profile,
    )


def _fix_one(judged_: Judged, setting: Fixing, tally: Tally, rewriting: Rewriting) -> None:
    """Correct a file, or a portion of one that is too large to be held."""
    name, document, findings, edits = judged_
    if document.is_first:
        tally.begin()
        rewriting.begin()
    elif rewriting.dropped:
        return
    try:
        remarks = [f for f in findings if f not in edits] if setting.suggestions_as_comments else []
        corrected = splice(document, edits, Writing(setting.accept_changes, remarks))
        if not setting.diff and name != STANDARD_INPUT:
            rewriting.take(name, document, corrected)
    except (DocumentError, FileError) as error:
        _complain(error if isinstance(error, FileError) else f"{name}: {error}", tally)
        rewriting.drop()
        tally.forget()
        tally.output.break_off(judged_)
        return
    tally.applied += len(edits)
    tally.applied_slips += sum(edit.rule in TIDY for edit in edits)
    tally.changed += bool(edits)
    if document.trouble:
        tally.forget()
    if name == STANDARD_INPUT and not setting.diff:
        write_bytes(corrected)
    if name != STANDARD_INPUT or setting.diff or setting.output_file:
        tally.output.file(judged_)
    if not setting.quiet and setting.output_format == "diff":
        from cleanup.reports.formats.text import render

        before = document.before.characters
        sys.stderr.write(render(name, document.text, findings, palette_for(sys.stderr), before))


def _judged(
    paths: list[str], scope: Scope, tally: Tally, setting: Checking | Fixing
) -> Iterator[Judged]:
    """Yield each document named by *paths* with its findings and those to apply, and count them."""
    plain = _cleaner(setting)

    def cleaner(name: str) -> Cleaner:
        return scope.cleaner(name, plain)

    watch: Watch | None = None
    changes = _changes(setting.since, paths)
    names = list(dict.fromkeys(_expanded(paths, scope, tally)))
    if changes:
        names = list(_touched(names, changes, tally))
    progress = Progress(0 if setting.quiet else len(names))
    memory = _memory(names, setting)

    def is_clean(name: str, document: Document) -> bool:
        return memory is not None and memory.is_clean(cleaner(name), name, document)

    documents = _documents(names, tally, is_clean)
    for name, document, findings in judged(documents, cleaner, setting.jobs, memory):
        progress.clear()
        if changes and not document.package:  # of its lines git knows nothing
            findings = changes.among(name, document, findings)
        edits = cleaner(name).applied(findings)
        if UNUSED in cleaner(name).rules and not changes:
            from cleanup.cli.unused import Watch

            watch = watch or Watch(scope, paths)
            watch.see(name, document.text, plain)
        if document.trouble:
            _complain(document.trouble, tally)
        if document.detected and document.is_first and not setting.quiet:
            sys.stderr.write(f"cleanup: {name}: read as {document.encoding} (detected)\n")
        tally.files += document.is_last and not document.trouble
        fixes = [finding for finding in findings if finding.action == "fix"]
        tally.fixes += len(fixes)
        tally.slips += sum(finding.rule in TIDY for finding in fixes)
        suggestions = sum(finding.action == "suggest" for finding in findings)
        left = suggestions - sum(finding.action == "suggest" for finding in edits)
        tally.suggestions += suggestions
        tally.left += left
        if scope.says("strict", name, setting.strict):
            tally.doubts += left if isinstance(setting, Fixing) else suggestions
        yield Judged(name, document, findings, edits)
        progress.done(tally.files + tally.passed_over + len(tally.errors))
    progress.clear()
    if memory:
        memory.save()
    for name, document, findings in watch.left() if watch else ():
        tally.suggestions += len(findings)
        tally.left += len(findings)
        tally.doubts += len(findings) * scope.says("strict", name, setting.strict)
        yield Judged(name, document, findings, [])


def _memory(names: list[str], setting: Checking | Fixing) -> Memory | None:
    """Return the memory of what was found before, for several files or a long one."""
    if not setting.cache or (len(names) < 2 and not any(is_much(Path(name)) for name in names)):
        return None
    from cleanup.memory import Memory

    return Memory()


def _changes(since: str, paths: list[str]) -> Changes | None:
    """Return what was changed *since* a revision, if there is one."""
    if not since:
        return None
    from cleanup.cli.guarded import Stopped
    from cleanup.cli.since import Changes

    if STANDARD_INPUT in paths:
        raise Stopped("--since needs files; standard input has no revisions")
    return Changes(since)


def _touched(names: list[str], changes: Changes, tally: Tally) -> Iterator[str]:
    """Yield those of the files *names* in which anything was changed."""
    for name in names:
        try:
            if changes.touch(name):
                yield name
        except FileError as error:
            _complain(error, tally)


def _documents(
    names: list[str], tally: Tally, is_clean: Callable[[str, Document], bool]
) -> Iterator[tuple[str, Document | LargeText]]:
    """Yield each of the files *names*, decoded; complain of what cannot be read and go on."""
    for name in names:
        if tally.output.is_at(name):
            continue
        try:
            if name != STANDARD_INPUT and is_large(Path(name)):
                from cleanup.documents.large import open_large

                yield name, open_large(Path(name))
                continue
            raw = sys.stdin.buffer.read() if name == STANDARD_INPUT else read(Path(name))
            ending = Path(name).suffix.lower()
            if name != STANDARD_INPUT and not is_known(ending):
                if b"\0" in raw[:8192]:
                    raise DocumentError(refusal(ending))
                tally.passed_over += 1
                continue
            yield name, read_document(name, raw, is_clean=is_clean)
        except FileError as error:
            _complain(error, tally)
        except OtherKindError:
            tally.passed_over += 1
        except DocumentError as error:
            _complain(f"{name}: {error}", tally)


def _expanded(paths: list[str], scope: Scope, tally: Tally) -> Iterator[str]:
    for name in paths:
        if name != STANDARD_INPUT and scope.forbids(name):
            tally.excluded += 1
            continue
        if name == STANDARD_INPUT or not is_folder(name):
            yield name
            continue
        closed: list[OSError] = []
        found = [str(path) for path in text_files(Path(name), closed.append, scope.skipping(name))]
        for error in closed:
            _complain(f"{error.filename}: may not be listed; change its permissions", tally)
        if not found and not closed and not any(text_files(Path(name))):  # not all excluded
            _complain(f"{name}: no file of a format that is read in this folder; name another", tally)
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
    if tally.excluded:
        parts.append(f"{tally.excluded} excluded")
    if tally.errors:
        parts.append(f"{len(tally.errors)} could not be done")
    sys.stderr.write("; ".join(parts) + "\n")


def _fixes(number: int, slips: int, noun: str) -> str:
    """Say how many names, and how many *slips* beside them, *number* fixes are of."""
    if slips == number > 0:
        return _count(slips, "slip")
    said = _count(number - slips, noun)
    return f"{said} and {_count(slips, 'slip')}" if slips else said


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _complain(message: object, tally: Tally) -> None:
    tally.errors.append(str(message))
    sys.stderr.write(f"cleanup: error: {message}\n")
