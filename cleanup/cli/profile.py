"""The commands ``cleanup profile …``: which house styles there are, and whether one can be followed."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cleanup.cli import completing

app = typer.Typer(
    help="List, show and check house styles.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Wanted = Annotated[
    str,
    typer.Argument(
        metavar="NAME|FILE",
        autocompletion=completing.profiles,
        help="A bundled profile, or a file of your own.",
    ),
]


@app.command("list")
def list_() -> None:
    """List the profiles that come along, and what each does."""
    from cleanup.cli.guarded import guarded
    from cleanup.cli.profile_read import run_list

    sys.exit(guarded(run_list))


@app.command()
def show(wanted: Wanted) -> None:
    """Print the table of a profile: what it changes, what it leaves, and where that is from."""
    from cleanup.cli.guarded import guarded
    from cleanup.cli.profile_read import run_show

    sys.exit(guarded(lambda: run_show(wanted)))


@app.command()
def lint(
    wanted: Wanted,
    lexicon: Annotated[
        list[str] | None,
        typer.Option(
            "--lexicon",
            metavar="PATH|NAME",
            help="Also know a lexicon of your own: a file, a folder, an installed one; repeatable.",
        ),
    ] = None,
) -> None:
    """Check a profile against the lexicons: file, line, column, what is wrong and what would be right.

    Exit status: 0 nothing is wrong, 2 it cannot be followed.
    """
    from cleanup.cli.guarded import guarded
    from cleanup.cli.profile_read import run_lint

    sys.exit(guarded(lambda: run_lint(wanted, lexicon or [])))
