"""``cleanup apply``: carries a plan out, or undoes it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cleanup.cli.guarded import guarded
from cleanup.cli.output import Output
from cleanup.cli.plan_file import complain, count, read_plan
from cleanup.plans.applying import StaleError, apply_plan, reverse
from cleanup.plans.plan import Plan
from cleanup.reports.formats import Judged

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
def apply(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan; - is standard input.")],
    diff: Annotated[
        bool, typer.Option("--diff", help="Only show what would change; leave the files alone.")
    ] = False,
    undo: Annotated[bool, typer.Option("--reverse", help="Undo a plan that was applied.")] = False,
    fuzzy: Annotated[
        bool,
        typer.Option(
            "--fuzzy",
            help="In a file that was changed since, follow text that has moved, if it is there once.",
        ),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing but errors on standard error.")
    ] = False,
) -> None:
    """Carry out a plan: make its edits whose status is apply, and print a diff of what changed.

    Paths in it are relative to the current folder. A file that the plan does not fit any more is left
    as it was, and the others are done. Exit status: 0, 1 if such files were left, 2 if something could
    not be read or written.
    """
    sys.exit(guarded(lambda: run_apply(plan, diff=diff, undo=undo, fuzzy=fuzzy, quiet=quiet)))


def run_apply(path: str, *, diff: bool, undo: bool, fuzzy: bool, quiet: bool) -> int:
    """Carry out, or undo, the plan in the file *path*; return the exit status."""
    plan = read_plan(path)
    if plan is None:
        return 2
    output = Output("diff")
    edits = done = stale = failed = 0
    for name, change, error in (reverse if undo else apply_plan)(plan, fuzzy=fuzzy, write=not diff):
        if change is None:
            complain(error)
            stale += isinstance(error, StaleError)
            failed += not isinstance(error, StaleError)
            continue
        if change.note and not quiet:
            sys.stderr.write(f"cleanup: {name}: {change.note}\n")
        output.file(Judged(name, change.document, change.edits, change.edits))
        done += 1
        edits += len(change.edits)
    output.end(())
    if not quiet:
        verb = f"{'to undo' if undo else 'to make'}" if diff else f"{'undone' if undo else 'made'}"
        _summary(plan, f"{count(done, 'file')}: {count(edits, 'edit')} {verb}", stale + failed)
    return 2 if failed else 1 if stale else 0


def _summary(plan: Plan, said: str, left: int) -> None:
    parts = [said]
    if left:
        parts.append(f"{count(left, 'file')} left as {'it was' if left == 1 else 'they were'}")
    undecided = plan.count("undecided")
    if undecided:
        parts.append(f"{undecided} undecided")
    sys.stderr.write("; ".join(parts) + "\n")
