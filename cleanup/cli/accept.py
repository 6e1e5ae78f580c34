"""``cleanup accept``: a spelling that is right here, and why, for all who work on these texts."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Annotated

import typer

from cleanup.cli.guarded import guarded
from cleanup.cli.scope import Asked, Scope
from cleanup.config.accept_file import ACCEPT_FILE, Row, has_word, normal
from cleanup.config.accept_file import accept as write
from cleanup.config.nearest import OWN

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_FIRST = f"# Configuration of cleanup; accepted spellings are in {ACCEPT_FILE}.\n"


@app.command()
def accept(
    form: Annotated[
        str, typer.Argument(metavar="FORM", help="The spelling, as it stands in the texts.")
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is right.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")] = "",
    config: Annotated[
        str, typer.Option("--config", metavar="FILE", help="Go by this configuration file.")
    ] = "",
) -> None:
    """Accept a spelling: write it to the accept-file of the configuration, sorted, with the reason."""
    sys.exit(guarded(lambda: run_accept(form, reason, by, Asked(config=config))))


def run_accept(form: str, reason: str, by: str, asked: Asked) -> int:
    """Write the row; return the exit status."""
    form, reason, by = normal(form), normal(reason), normal(by)
    if not has_word(form):
        return _refuse(f"{form!r} has no word in it; name a spelling")
    if not reason:
        return _refuse("there is no reason; say in a few words why the spelling is right")
    scope = Scope(asked)
    found = scope.file_of(str(Path.cwd())) or begun()
    path = scope.config(found).accept_file
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    before = write(path, Row(form, reason, by, today))
    if before is None:
        print(f"{path}: {form} is accepted")
    else:
        print(f"{path}: {form} was accepted already ({before.reason}); the reason is the new one now")
    return 0


def begun() -> str:
    """Write a configuration file in the current folder, as the table is looked for beside it."""
    from cleanup.documents.files import put

    path = Path(OWN).absolute()
    put(path, _FIRST.encode())
    print(f"{path}: written, as there was no configuration file")
    return str(path)


def _refuse(message: str) -> int:
    sys.stderr.write(f"cleanup: error: {message}\n")
    return 2
