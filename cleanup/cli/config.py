"""``cleanup config``: what is in force for a path, and where each value comes from."""

from __future__ import annotations

import enum
import sys
from pathlib import Path
from typing import Annotated

import typer

from cleanup.cli.guarded import guarded
from cleanup.cli.scope import Asked, Scope

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class ConfigFormat(enum.StrEnum):
    """How ``cleanup config`` answers."""

    text = "text"
    json = "json"


@app.command()
def config(
    path: Annotated[str, typer.Argument(metavar="[PATH]", help="A file or folder.")] = ".",
    output_format: Annotated[
        ConfigFormat, typer.Option("--output-format", help="How to answer.")
    ] = ConfigFormat.text,
    file: Annotated[
        str, typer.Option("--config", metavar="FILE", help="Go by this configuration file.")
    ] = "",
    isolated: Annotated[
        bool, typer.Option("--isolated", help="Go by no configuration file at all.")
    ] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON schema of configuration files, and stop.")
    ] = False,
) -> None:
    """Show what is in force for a path, and where each value comes from."""
    if schema:
        sys.exit(guarded(print_schema))
    asked = Asked(config=file, isolated=isolated)
    sys.exit(guarded(lambda: run_config(path, output_format.value, asked)))


def run_config(path: str, output_format: str, asked: Asked) -> int:
    """Print the settings of *path*; return the exit status."""
    from cleanup.config.force import in_force
    from cleanup.reports.settings import render_json, render_text

    inside = (Path(path, "-") if Path(path).is_dir() else Path(path)).absolute()  # - as for text alone
    scope = Scope(asked)
    found = scope.file_of(str(inside.parent))
    settings = scope.settings(str(inside)) or in_force(None, {}, str(inside))
    render = render_json if output_format == "json" else render_text
    _write(render(path, found, settings))
    return 0


def print_schema() -> int:
    """Print the schema; return the exit status."""
    from cleanup.config.schema import schema_text

    _write(schema_text())
    return 0


def _write(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()
