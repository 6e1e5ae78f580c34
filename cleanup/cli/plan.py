"""``cleanup plan``: what would be changed, as a document that can be decided on and applied later."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cleanup.cli.guarded import guarded
from cleanup.cli.options import (
    Accept,
    Cache,
    ConfigFile,
    Consistent,
    Exclude,
    ExtendExclude,
    ForceExclude,
    Ignore,
    Isolated,
    Jobs,
    Lexicons,
    Only,
    OutputFile,
    Paths,
    Quiet,
    Select,
    Since,
    Transcript,
    asked_of,
    kinds_named,
    rules_named,
)
from cleanup.cli.work import STANDARD_INPUT, Checking, run_check

#: What of a configuration file does not hold here, as if the command line said so.
_NOT_HERE = {"output-format": "plan", "explain": False, "warn-unused": False}

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
def plan(
    ctx: typer.Context,
    paths: Paths,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes/--no-unsafe-fixes", help="Suggested changes are to be applied, too."
        ),
    ] = False,
    lexicon: Lexicons = None,
    transcript: Transcript = False,
    select: Select = None,
    ignore: Ignore = None,
    consistent: Consistent = False,
    only: Only = None,
    output_file: OutputFile = "",
    jobs: Jobs = 0,
    cache: Cache = True,
    config: ConfigFile = "",
    isolated: Isolated = False,
    exclude: Exclude = None,
    extend_exclude: ExtendExclude = None,
    force_exclude: ForceExclude = False,
    accept: Accept = None,
    since: Since = "",
    quiet: Quiet = False,
) -> None:
    """Write a plan of what fix would change, with the suggestions undecided; change nothing.

    `cleanup review` decides on them, `cleanup apply` carries the plan out. Exit status: 0, or 2 if
    something could not be read or written.
    """
    if STANDARD_INPUT in paths:
        raise typer.BadParameter(
            "standard input cannot be changed later; name files", param_hint="PATHS"
        )
    asked = asked_of(ctx, config, isolated)
    setting = Checking(
        output_format="plan",
        unsafe_fixes=unsafe_fixes,
        quiet=quiet,
        lexicons=tuple(lexicon or ()),
        transcript=transcript,
        rules=rules_named(select, ignore),
        consistent=consistent,
        jobs=jobs,
        only=kinds_named(only),
        output_file=output_file,
        exit_zero=True,
        asked=asked._replace(given={**asked.given, **_NOT_HERE}),
        since=since,
        cache=cache,
    )
    sys.exit(guarded(lambda: run_check(paths, setting)))
