"""The commands ``cleanup lexicon …`` and their options; what they do lies in the modules beside."""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from cleanup.names.entities import KIND_GROUPS, Group
from cleanup.reports.wordlists import FORMATS

app = typer.Typer(
    help="Search, check, extend and export the lexicons.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class OutputFormat(enum.StrEnum):
    """How the answer is written."""

    text = "text"
    json = "json"


def _kind(text: str) -> str:
    return _one_of(dict.fromkeys([*KIND_GROUPS, *(group.value for group in Group)]), text)


def _format(text: str) -> str:
    return _one_of(FORMATS, text)


def _one_of(valid: Iterable[str], text: str) -> str:
    if text not in valid:
        raise typer.BadParameter(f"{text!r}; one of: {', '.join(valid)}")
    return text


Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", parser=_kind, metavar="KIND", help="Only rows of this kind or group; repeatable."
    ),
]
Languages = Annotated[
    list[str] | None,
    typer.Option(
        "--language", metavar="CODE", help="Only names of this language, like hy or az; repeatable."
    ),
]
Lexicons = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon",
        metavar="PATH|NAME",
        help="Also look at a lexicon of your own: a file, a folder, an installed one; repeatable.",
    ),
]
Format = Annotated[OutputFormat, typer.Option("--output-format", help="How to answer.")]
Values = list[str] | None


@app.command()
def lint(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS]...", help="Lexicon files or folders; all lexicons if there is none."
        ),
    ] = None,
) -> None:
    """Check the lexicons: file, line, column, what is wrong and what would be right.

    Exit status: 0 nothing is wrong, 1 something is, 2 a file could not be read.
    """
    from cleanup.cli.guarded import guarded
    from cleanup.cli.lexicon_read import run_lint

    sys.exit(guarded(lambda: run_lint(paths or [])))


@app.command()
def search(
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY...", help="A spelling, or part of it, or an id.")
    ],
    kind: Kinds = None,
    language: Languages = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Show at most so many rows.")] = 20,
    lexicon: Lexicons = None,
    output_format: Format = OutputFormat.text,
) -> None:
    """Find rows by name, variant, native form, exonym, garble or id.

    Capitals and diacritics do not count. If no row has the spelling, those with similar ones are shown,
    and the exit status is 1.
    """
    from cleanup.cli.guarded import guarded
    from cleanup.cli.lexicon_read import Choosing, run_search

    setting = Choosing(kind or (), language or (), lexicon or (), output_format.value)
    sys.exit(guarded(lambda: run_search(query, setting, limit)))


@app.command()
def show(
    wanted: Annotated[list[str], typer.Argument(metavar="ID_OR_NAME...", help="Ids or names of rows.")],
    lexicon: Lexicons = None,
    output_format: Format = OutputFormat.text,
) -> None:
    """Show everything that stands in a row, with its file and line."""
    from cleanup.cli.guarded import guarded
    from cleanup.cli.lexicon_read import Choosing, run_show

    setting = Choosing(lexicons=lexicon or (), output_format=output_format.value)
    sys.exit(guarded(lambda: run_show(wanted, setting)))


@app.command()
def stats(lexicon: Lexicons = None, output_format: Format = OutputFormat.text) -> None:
    """Count the rows by kind, language, prominence, region, source, and those with native forms."""
    from cleanup.cli.guarded import guarded
    from cleanup.cli.lexicon_read import Choosing, run_stats

    setting = Choosing(lexicons=lexicon or (), output_format=output_format.value)
    sys.exit(guarded(lambda: run_stats(setting)))


def _cells(metavar: str, text: str, *names: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(*names, metavar=metavar, help=f"{text}; repeatable.")
    return option


@app.command()
def add(
    name: Annotated[
        str, typer.Option(help="The usual English spelling; made from the native form if not given.")
    ] = "",
    kind: Annotated[str, typer.Option(metavar="KIND", help="city, village, surname, person …")] = "",
    language: Annotated[str, typer.Option(metavar="CODE", help="Whose name it is: hy, az, ka …")] = "",
    hy: Annotated[Values, _cells("TEXT", "The name in Armenian script", "--hy")] = None,
    az: Annotated[Values, _cells("TEXT", "The name in Azerbaijani", "--az")] = None,
    ru: Annotated[Values, _cells("TEXT", "The name in Russian", "--ru")] = None,
    native: Annotated[
        Values, _cells("CODE:TEXT", "The name in a language with a column of its own", "--native")
    ] = None,
    variant: Annotated[Values, _cells("TEXT", "Another right spelling", "--variant")] = None,
    garble: Annotated[Values, _cells("TEXT[:context]", "A wrong spelling", "--garble")] = None,
    exonym: Annotated[Values, _cells("CODE:TEXT", "Another language's name", "--exonym")] = None,
    counterpart: Annotated[
        Values, _cells("ID|NAME", "The place under the other language's name", "--counterpart")
    ] = None,
    within: Annotated[Values, _cells("ID|NAME", "What it lies in", "--within")] = None,
    role: Annotated[Values, _cells("TITLE[@FROM/TO]", "An office or calling", "--role")] = None,
    gender: Annotated[str, typer.Option(metavar="m|f|mf", help="Of given names and people.")] = "",
    prominence: Annotated[
        str, typer.Option(metavar="1|2|3", help="How often it is in the news; 1 if not given.")
    ] = "",
    source: Annotated[Values, _cells("ID", "Where it is from, of sources.tsv", "--source")] = None,
    note: Annotated[str, typer.Option(help="Anything a reader should know.")] = "",
    id_: Annotated[str, typer.Option("--id", help="The id; made from the name if not given.")] = "",
    file: Annotated[
        str | None, typer.Option(metavar="PATH", help="The file; that of rows like it if not given.")
    ] = None,
) -> None:
    """Add a row, after checking it; on a terminal, you are asked for what is missing.

    Prints the file and line it was written to. A counterpart is made to name the new row in turn.
    """
    from cleanup.cli.guarded import guarded
    from cleanup.cli.lexicon_add import Adding, run_add

    cells = {
        "id": [id_],
        "name": [name],
        "kind": [kind],
        "language": [language],
        "hy": hy or [],
        "az": az or [],
        "ru": ru or [],
        "variants": variant or [],
        "garbles": garble or [],
        "exonyms": exonym or [],
        "counterpart": counterpart or [],
        "within": within or [],
        "roles": role or [],
        "gender": [gender],
        "prominence": [prominence],
        "source": source or [],
        "note": [note],
    }
    sys.exit(guarded(lambda: run_add(Adding(cells, native or (), file))))


@app.command()
def export(
    format_: Annotated[
        str,
        typer.Argument(metavar="FORMAT", parser=_format, help=", ".join(FORMATS) + "."),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="A file or folder; standard output if not given."
        ),
    ] = None,
    derived: Annotated[
        bool,
        typer.Option(
            "--derived", help="Also the spellings other languages certainly make of names in the news."
        ),
    ] = False,
    kind: Kinds = None,
    language: Languages = None,
    lexicon: Lexicons = None,
) -> None:
    """Write the names, and the garbles that are wrong everywhere, for another program."""
    from cleanup.cli.guarded import guarded
    from cleanup.cli.lexicon_export import run_export
    from cleanup.cli.lexicon_read import Choosing

    setting = Choosing(kind or (), language or (), lexicon or ())
    sys.exit(guarded(lambda: run_export(format_, output, setting, derived=derived)))
