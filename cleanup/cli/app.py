"""The commands and their options; what they do lies in :mod:`cleanup.cli.work`."""

from __future__ import annotations

import enum
import sys
from typing import Annotated

import typer

from cleanup.cli import completing
from cleanup.cli.later import later, with_later
from cleanup.cli.options import (
    Accept,
    AcceptChanges,
    AsComments,
    Cache,
    ConfigFile,
    Consistent,
    Exclude,
    ExtendExclude,
    ForceExclude,
    HouseStyle,
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
    WarnUnused,
    asked_of,
    format_named,
    kinds_named,
    rules_named,
)
from cleanup.reports.formats import FORMATS

app = typer.Typer(
    cls=with_later(
        {
            "plan": "cleanup.cli.plan",
            "apply": "cleanup.cli.apply",
            "review": "cleanup.cli.review",
            "config": "cleanup.cli.config",
            "init": "cleanup.cli.init",
            "accept": "cleanup.cli.accept",
        }
    ),
    help="Repair garbled Armenian and Azerbaijani names in English text.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(
    typer.Typer(
        cls=later("cleanup.cli.lexicon"),
        help="Search, check, extend and export the lexicons.",
        no_args_is_help=True,
        rich_markup_mode=None,
    ),
    name="lexicon",
)
app.add_typer(
    typer.Typer(
        cls=later("cleanup.cli.profile"),
        help="List, show and check house styles.",
        no_args_is_help=True,
        rich_markup_mode=None,
    ),
    name="profile",
)


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
    ctx: typer.Context,
    paths: Paths,
    diff: Annotated[
        bool, typer.Option("--diff", help="Only show what would change; leave the files alone.")
    ] = False,
    output_format: Annotated[
        str,
        typer.Option(
            "--output-format",
            parser=format_named,
            metavar="FORMAT",
            autocompletion=completing.formats,
            help=f"What to print of the changes: {', '.join(FORMATS)}.",
        ),
    ] = "diff",
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes/--no-unsafe-fixes", help="Also make the changes that are only suggested."
        ),
    ] = False,
    exit_non_zero_on_fix: Annotated[
        bool, typer.Option("--exit-non-zero-on-fix", help="End with status 1 if a file was changed.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict/--no-strict", help="End with status 1 if suggestions remain.")
    ] = False,
    lexicon: Lexicons = None,
    transcript: Transcript = False,
    select: Select = None,
    ignore: Ignore = None,
    consistent: Consistent = False,
    only: Only = None,
    profile: HouseStyle = None,
    output_file: OutputFile = "",
    accept_changes: AcceptChanges = False,
    suggestions_as_comments: AsComments = False,
    jobs: Jobs = 0,
    cache: Cache = True,
    config: ConfigFile = "",
    isolated: Isolated = False,
    exclude: Exclude = None,
    extend_exclude: ExtendExclude = None,
    force_exclude: ForceExclude = False,
    accept: Accept = None,
    warn_unused: WarnUnused = False,
    since: Since = "",
    quiet: Quiet = False,
) -> None:
    """Correct the files in place and print a diff of what changed; reasons go to standard error.

    With - as path, standard input is corrected to standard output.
    """
    from cleanup.cli.guarded import guarded
    from cleanup.cli.work import Fixing, run_fix

    own = tuple(lexicon or ())
    rules = rules_named(select, ignore)
    setting = Fixing(
        diff,
        output_format,
        unsafe_fixes,
        exit_non_zero_on_fix,
        strict,
        quiet,
        own,
        transcript,
        rules,
        consistent,
        jobs,
        only=kinds_named(only),
        output_file=output_file,
        asked=asked_of(ctx, config, isolated),
        since=since,
        cache=cache,
        profile=profile,
        accept_changes=accept_changes,
        suggestions_as_comments=suggestions_as_comments,
    )
    sys.exit(guarded(lambda: run_fix(paths, setting)))


@app.command()
def check(
    ctx: typer.Context,
    paths: Paths,
    output_format: Annotated[
        str,
        typer.Option(
            "--output-format",
            parser=format_named,
            metavar="FORMAT",
            autocompletion=completing.formats,
            help=f"How to report the findings: {', '.join(FORMATS)}.",
        ),
    ] = "text",
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes/--no-unsafe-fixes", help="In a diff, also show the suggested changes."
        ),
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict/--no-strict", help="Suggestions count: status 1 if there are any.")
    ] = False,
    lexicon: Lexicons = None,
    transcript: Transcript = False,
    select: Select = None,
    ignore: Ignore = None,
    consistent: Consistent = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what spoke for and against each candidate.")
    ] = False,
    statistics: Annotated[
        bool,
        typer.Option("--statistics", help="Count by rule and entity instead; text or json."),
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="End with status 0 though there are garbled names.")
    ] = False,
    only: Only = None,
    profile: HouseStyle = None,
    output_file: OutputFile = "",
    jobs: Jobs = 0,
    cache: Cache = True,
    config: ConfigFile = "",
    isolated: Isolated = False,
    exclude: Exclude = None,
    extend_exclude: ExtendExclude = None,
    force_exclude: ForceExclude = False,
    accept: Accept = None,
    warn_unused: WarnUnused = False,
    since: Since = "",
    quiet: Quiet = False,
) -> None:
    """Report garbled names; change nothing."""
    from cleanup.cli.guarded import guarded
    from cleanup.cli.work import Checking, run_check

    if statistics and output_format not in ("text", "json"):
        raise typer.BadParameter("counts are written as text or json", param_hint="--statistics")
    own = tuple(lexicon or ())
    rules = rules_named(select, ignore)
    setting = Checking(
        output_format,
        unsafe_fixes,
        strict,
        quiet,
        own,
        transcript,
        rules,
        consistent,
        explain,
        jobs,
        only=kinds_named(only),
        output_file=output_file,
        profile=profile,
        statistics=statistics,
        exit_zero=exit_zero,
        asked=asked_of(ctx, config, isolated),
        since=since,
        cache=cache,
    )
    sys.exit(guarded(lambda: run_check(paths, setting)))


class ExplainFormat(enum.StrEnum):
    """How ``cleanup explain`` answers."""

    text = "text"
    json = "json"


@app.command()
def explain(
    ctx: typer.Context,
    forms: Annotated[
        list[str],
        typer.Argument(
            metavar="FORM...", help="Spellings; - reads them from standard input, one a line."
        ),
    ],
    output_format: Annotated[
        ExplainFormat, typer.Option("--output-format", help="How to answer.")
    ] = ExplainFormat.text,
    lexicon: Lexicons = None,
    config: ConfigFile = "",
    isolated: Isolated = False,
) -> None:
    """Say what a spelling may mean, how it came about, and what would become of it."""
    from cleanup.cli.explain import run_explain
    from cleanup.cli.guarded import guarded

    asked = asked_of(ctx, config, isolated)
    sys.exit(guarded(lambda: run_explain(forms, output_format.value, tuple(lexicon or ()), asked)))


@app.command()
def translit(
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT]...", help="Texts; without one, or for -, standard input is read."
        ),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="SCRIPT", help="The script of the text; detected if not given."),
    ] = None,
    to: Annotated[
        str, typer.Option("--to", metavar="SCHEME", help="The scheme, or the script to write back.")
    ] = "press",
    file: Annotated[
        list[str] | None,
        typer.Option(
            "--file", "-f", metavar="PATH", help="Read the lines of a file, - for standard input."
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Report letters that were not read; status 2 if any."),
    ] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="List the schemes and their standards, and stop.")
    ] = False,
) -> None:
    """Write names in another script: Armenian, Azerbaijani, Russian, Georgian in Latin, and back.

    A line in gives a line out. Latin letters go back to a script by a scheme that keeps every letter
    (--from iso-9985 --to hy); without --from, names are looked up in the lexicons and the rest guessed.
    """
    from cleanup.cli.guarded import guarded
    from cleanup.cli.translit import Transliterating, list_schemes, run_translit

    if list_:
        sys.exit(guarded(list_schemes))
    setting = Transliterating(from_, to, tuple(file or ()), strict)
    sys.exit(guarded(lambda: run_translit(texts or [], setting)))
