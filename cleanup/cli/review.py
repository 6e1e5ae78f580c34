"""``cleanup review``: steps through the edits of a plan and asks what is to become of them."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from cleanup.cli.accept import begun
from cleanup.cli.guarded import guarded
from cleanup.cli.options import ConfigFile
from cleanup.cli.plan_file import STANDARD_INPUT, complain, count, read_plan, write_plan
from cleanup.cli.scope import Asked, Scope
from cleanup.config.accept_file import ACCEPT_FILE
from cleanup.documents.files import FileError, read
from cleanup.documents.formats import read_document
from cleanup.documents.plain import DocumentError
from cleanup.judging.findings import Finding
from cleanup.plans.plan import Edit, FilePlan, digest
from cleanup.plans.remembered import ALWAYS_FILE, Remembered
from cleanup.plans.reviewing import Review, can_be_written, fit
from cleanup.reports.colour import palette_for
from cleanup.reports.formats.text import render
from cleanup.reports.wording import one_line

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_HELP = f"""\
    y    apply: put the name that comes first in its place
    1-9  apply the candidate of this number
    e    type what is to stand there, and apply it
    n    skip: leave the text as it is
    a    always: apply, also to the same spelling farther on and in later reviews ({ALWAYS_FILE});
         a2 takes the second candidate
    v    never: this spelling is right, here and in all texts of the project ({ACCEPT_FILE})
    u    undo the last decision
    q    quit; what was decided is in the plan
    ?    this help
"""
#: The farthest column of a line that is not at hand.
_FARTHEST = 100_000
_KEYS = "y,n,{0}e,a,v,u,q,?"


@app.command()
def review(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help="The plan; decisions are written into it.")
    ],
    all_edits: Annotated[
        bool, typer.Option("--all", help="Go through every edit, not only the undecided.")
    ] = False,
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Who decides; written beside what is remembered.")
    ] = "",
    config: ConfigFile = "",
) -> None:
    """Decide on the edits of a plan, one by one; every decision is saved at once.

    Without a terminal, answers are read from standard input, one a line.
    """
    if plan == STANDARD_INPUT:
        raise typer.BadParameter("decisions are written into the plan; name a file", param_hint="PLAN")
    sys.exit(guarded(lambda: run_review(plan, Asked(config=config), all_edits=all_edits, by=by)))


def run_review(path: str, asked: Asked, *, all_edits: bool, by: str) -> int:
    """Review the plan in the file *path*; return the exit status."""
    plan = read_plan(path)
    if plan is None:
        return 2
    if not os.access(path, os.W_OK):
        complain(f"{path}: may not be written, and decisions go there; change its permissions")
        return 2
    try:
        scope = Scope(asked)
        config = scope.file_of(str(Path.cwd()))
        accept_file = scope.config(config).accept_file if config else Path(ACCEPT_FILE)
        review = Review(plan, Remembered(accept_file, by), all_edits=all_edits)
        _Asking(path, review, configured=bool(config)).run()
    except FileError as error:
        complain(error)
        return 2
    return 0


class _Asking:
    """Shows the edits of a review, and takes the answers."""

    def __init__(self, path: str, review: Review, *, configured: bool) -> None:
        self._path, self._review, self._configured = path, review, configured
        self._palette = palette_for(sys.stdout)
        self._texts: dict[str, str | None] = {}
        self._written: dict[str, tuple[FilePlan, str]] = {}

    def run(self) -> None:
        """Ask until everything is decided, or the answers end."""
        review = self._review
        if review.decided_before:
            self._save()
            _say(f"{count(review.decided_before, 'edit')} decided as earlier reviews had it")
        stopped = False
        while not stopped and (current := review.current) is not None:
            self._show(*current)
            stopped = not self._ask(*current)
        plan = review.plan
        left = plan.count("undecided")
        _say(
            f"{count(review.steps, 'decision')}; {plan.count('apply')} to apply, "
            f"{plan.count('skip')} skipped, {left} undecided"
        )
        if not left and plan.count("apply"):
            _say(f"cleanup apply {self._path} carries the plan out")

    def _ask(self, file: FilePlan, edit: Edit) -> bool:
        """Take answers until there is a decision; return whether to go on."""
        numbers = min(9, len(edit.candidates))
        keys = _KEYS.format({0: "", 1: "1,"}.get(numbers, f"1-{numbers},"))
        question = f"{self._review.at + 1} of {len(self._review.queue)} [{keys}]"
        while True:
            try:
                answer = str(typer.prompt(question, prompt_suffix=" ")).strip().lower()
                if answer == "q":
                    return False
                if answer == "?":
                    sys.stdout.write(_HELP)
                elif self._decide(answer, file, edit):
                    self._save()
                    return True
            except typer.Abort:  # the answers have come to an end, or Ctrl-C
                sys.stdout.write("\n")
                return False
            except _NoDecisionError as error:
                _say(str(error))

    def _decide(self, answer: str, file: FilePlan, edit: Edit) -> bool:
        """Do what *answer* says; return whether it was a decision."""
        review = self._review
        if answer == "u":
            if not review.undo():
                raise _NoDecisionError("there is nothing to undo")
            return True
        if answer == "n":
            review.decide("skip")
        elif answer == "v":
            if not self._configured:
                begun()
                self._configured = True
            more = review.never()
            _say(f"“{_printable(edit.text)}” is right here, says {ACCEPT_FILE} from now on{_also(more)}")
        elif answer[:1] == "a" and answer[1:] in ("", *"123456789"):
            name = _encoded(_candidate(edit, answer[1:]), file)
            more = review.always(name)
            becomes = f"“{_printable(edit.text)}” always becomes “{_printable(name)}”"
            _say(f"{becomes}, says {ALWAYS_FILE} from now on{_also(more)}")
        elif answer == "e":
            review.decide("apply", _encoded(_typed(edit), file))
        elif answer == "y" or answer in [*"123456789"]:
            review.decide("apply", _encoded(_candidate(edit, answer.strip("y")), file))
        else:
            raise _NoDecisionError(f"{answer!r} is no answer; ? shows those there are")
        return True

    def _show(self, file: FilePlan, edit: Edit) -> None:
        """Show the line with the word marked, the reasons, and the candidates with their numbers."""
        finding = _harmless(edit.finding)
        text = self._text(file)
        palette = self._palette
        here = text[finding.start : finding.end] if text is not None else None
        if text is None or here != (edit.source or edit.text):
            # made of what the plan knows of the line, so that the column is right
            before = edit.before.replace("\r", "\n").rpartition("\n")[2]
            before = " " * (min(finding.column, _FARTHEST) - 1 - len(before)) + before
            finding = replace(finding, start=len(before), end=len(before) + len(edit.text))
            finding = replace(finding, column=len(before) + 1)
            text = before + edit.text + edit.after
        _write("\n" + render(_printable(file.path), text, [finding], palette))
        for number, choice in enumerate(finding.candidates[:9], 1):
            name = palette.green(choice.name)
            _write(
                f"    {palette.bold(str(number))}  {name}  {choice.confidence:.2f}  {choice.entity}\n"
            )
        if edit.status != "undecided":
            done = f"apply {finding.replacement}" if edit.status == "apply" else "skip"
            _write(f"    decided: {done}\n")

    def _text(self, file: FilePlan) -> str | None:
        """Return the text of a file, if it is still the one that the plan was made for."""
        if file.path not in self._texts:
            self._texts[file.path] = None
            try:
                raw = read(Path(file.path))
                if digest(raw) == file.sha256:
                    self._texts[file.path] = read_document(file.path, raw, file.encoding).text
                else:
                    _say(
                        f"{file.path}: has changed since the plan was made; lines are shown as they were"
                    )
            except (FileError, DocumentError) as error:
                _say(f"{error}; lines are shown as they were")
        return self._texts[file.path]

    def _save(self) -> None:
        write_plan(self._path, self._review.plan, self._written)


class _NoDecisionError(ValueError):
    """An answer that decides nothing; the message says why."""


def _candidate(edit: Edit, number: str) -> str:
    """Return the name of the candidate *number*; what stands in the plan if there is no number."""
    if not number:
        return edit.replacement
    if int(number) > len(edit.candidates):
        raise _NoDecisionError(f"there is no candidate {number}; e lets you type one")
    return edit.candidates[int(number) - 1].name


def _typed(edit: Edit) -> str:
    """Ask for the replacement."""
    typed = str(typer.prompt("Replacement", prompt_suffix=": ")).strip()
    fitted = fit(edit.text, typed)
    if fitted is None:
        words = len(edit.text.split())
        raise _NoDecisionError(f"“{_printable(edit.text)}” runs over a line end; type {words} words")
    if not typed.isprintable():
        raise _NoDecisionError("that has letters that cannot be shown; type it again")
    return fitted


def _encoded(name: str, file: FilePlan) -> str:
    """Return *name*, if the file can have it."""
    if not can_be_written(name, file.encoding):
        raise _NoDecisionError(
            f"“{one_line(name)}” cannot be written in {file.encoding}, as {file.path} is"
        )
    return name


def _harmless(finding: Finding) -> Finding:
    """Return *finding* with nothing in it that a terminal would obey: plans come from elsewhere."""
    return replace(
        finding,
        rule=_printable(finding.rule),
        replacement=_printable(finding.replacement),
        candidates=tuple(
            replace(choice, name=_printable(choice.name), entity=_printable(choice.entity))
            for choice in finding.candidates
        ),
        because=tuple(map(_printable, finding.because)),
    )


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in one_line(text))


def _also(more: int) -> str:
    return f"; {more} more like it decided" if more else ""


def _say(message: str) -> None:
    _write(f"    {_printable(message)}\n")


def _write(text: str) -> None:
    sys.stdout.write(text.encode("utf-8", "replace").decode())
    sys.stdout.flush()
