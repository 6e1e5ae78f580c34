"""The commands and their options; what they do lies in :mod:`cleanup.cli.work`."""

from __future__ import annotations

import enum
import sys
from typing import Annotated

import typer

app = typer.Typer(
    help="Repair garbled Armenian and Azerbaijani names in English text.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class OutputFormat(enum.StrEnum):
    """What is written to standard output."""

    text = "text"
    json = "json"
    diff = "diff"


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATHS...", help="Files or folders (.txt, .md); - is standard input."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors on standard error.")]


def _version(wanted: bool) -> None:
    if wanted:
        import cleanup

        print(f"cleanup {cleanup.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Repair garbled Armenian and Azerbaijani names in English text.

    Exit status: 0 nothing to fix, 1 there are garbled names (for fix: some are left), 2 something
    could not be read, judged or written.
    """


@app.command()
def fix(
    paths: Paths,
    diff: Annotated[
        bool, typer.Option("--diff", help="Only show what would change; leave the files alone.")
    ] = False,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="What to print of the changes.")
    ] = OutputFormat.diff,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Also make the changes that are only suggested.")
    ] = False,
    exit_non_zero_on_fix: Annotated[
        bool, typer.Option("--exit-non-zero-on-fix", help="End with status 1 if a file was changed.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with status 1 if suggestions remain.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Correct the files in place and print a diff of what changed; reasons go to standard error.

    With - as path, standard input is corrected to standard output.
    """
    from cleanup.cli.guarded import guarded
    from cleanup.cli.work import Fixing, run_fix

    setting = Fixing(diff, output_format.value, unsafe_fixes, exit_non_zero_on_fix, strict, quiet)
    sys.exit(guarded(lambda: run_fix(paths, setting)))


@app.command()
def check(
    paths: Paths,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="How to report the findings.")
    ] = OutputFormat.text,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="In a diff, also show the suggested changes.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Suggestions count: status 1 if there are any.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Report garbled names; change nothing."""
    from cleanup.cli.guarded import guarded
    from cleanup.cli.work import Checking, run_check

    setting = Checking(output_format.value, unsafe_fixes, strict, quiet)
    sys.exit(guarded(lambda: run_check(paths, setting)))
