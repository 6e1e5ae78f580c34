"""The options that several commands have, and what is read off them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleanup.cli import completing
from cleanup.reports.formats import FORMATS

if TYPE_CHECKING:
    from cleanup.cli.scope import Asked


def format_named(text: str) -> str:
    """Return the report format *text*; refuse one that is none."""
    if text not in FORMATS:
        raise typer.BadParameter(f"{text!r}; one of: {', '.join(FORMATS)}")
    return text


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS...", help="Files or folders (.txt, .md, .docx …); - is standard input."
    ),
]
Lexicons = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon",
        metavar="PATH|NAME",
        help="Add a lexicon: a file, a folder of them, or the name of an installed one; repeatable.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors on standard error.")]


Transcript = Annotated[
    bool,
    typer.Option(
        "--transcript/--no-transcript",
        help="The text is a recogniser's: names may stand in small letters, or in pieces.",
    ),
]


Select = Annotated[
    str | None,
    typer.Option(
        "--select",
        metavar="RULES",
        autocompletion=completing.rules,
        help="The rules to go by, joined by commas: garbled-name, inconsistent-name, house-style, "
        "unused-exception; tidy, or mojibake, spacing, scrape-residue, residue-of-translation.",
    ),
]
Ignore = Annotated[
    str | None,
    typer.Option(
        "--ignore",
        metavar="RULES",
        autocompletion=completing.rules,
        help="Rules to leave out, joined by commas.",
    ),
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", min=0, help="Processes for many files at most; 0 is one a core."),
]
Cache = Annotated[
    bool,
    typer.Option(
        "--cache/--no-cache",
        help="Go by what was found before in texts that have not changed since.",
    ),
]
Consistent = Annotated[
    bool,
    typer.Option(
        "--consistent/--no-consistent",
        help="Also fix names spelled in several right ways, as most mentions have them.",
    ),
]
ConfigFile = Annotated[
    str, typer.Option("--config", metavar="FILE", help="Go by this configuration file, everywhere.")
]
Accept = Annotated[
    list[str] | None,
    typer.Option("--accept", metavar="FORM", help="Never report this spelling; repeatable."),
]
WarnUnused = Annotated[
    bool,
    typer.Option("--warn-unused/--no-warn-unused", help="Also report exceptions that except nothing."),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="PATTERN", help="Pass over such paths in folders; repeatable."),
]
ExtendExclude = Annotated[
    list[str] | None,
    typer.Option("--extend-exclude", metavar="PATTERN", help="Beside those excluded in the file."),
]
ForceExclude = Annotated[
    bool,
    typer.Option(
        "--force-exclude/--no-force-exclude", help="Also pass over excluded files that are named."
    ),
]
Since = Annotated[
    str,
    typer.Option("--since", metavar="REV", help="Only lines changed since this revision of git."),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Go by no configuration file at all.")]


Only = Annotated[
    str | None,
    typer.Option(
        "--only",
        metavar="KINDS",
        autocompletion=completing.kinds,
        help="Only names of these kinds, joined by commas: place, person, org, people; city, surname …",
    ),
]
HouseStyle = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="NAME|FILE",
        autocompletion=completing.profiles,
        help="Spell names by a house style: a bundled one (cleanup profile list), or a file.",
    ),
]
AcceptChanges = Annotated[
    bool,
    typer.Option(
        "--accept-changes", help="In .docx and .odt files, make plain edits, not tracked changes."
    ),
]
AsComments = Annotated[
    bool,
    typer.Option(
        "--suggestions-as-comments",
        help="In .docx and .odt files, put what is only suggested into the margin, as comments.",
    ),
]
OutputFile = Annotated[
    str,
    typer.Option(
        "--output-file",
        "-o",
        metavar="FILE",
        parser=lambda name: "" if name == "-" else name,
        help="Write the report to a file, in one step at the end; - is standard output.",
    ),
]


def names_in(cell: str | None) -> list[str]:
    """Return the names in a list joined by commas."""
    return [name.strip() for name in (cell or "").split(",") if name.strip()]


def kinds_named(only: str | None) -> frozenset[str]:
    """Return the kinds that ``--only`` names; end the run if one is none."""
    if only is None:
        return frozenset()
    from cleanup.judging import kinds

    try:
        return kinds.kinds_named(names_in(only))
    except kinds.UnknownKindError as error:
        sys.stderr.write(f"cleanup: error: {error}\n")
        raise typer.Exit(2) from error


def asked_of(ctx: typer.Context, config: str, isolated: bool) -> Asked:
    """Return what the command line says of configuration."""
    from cleanup.cli.scope import Asked

    given: dict[str, Any] = {}
    for name, value in ctx.params.items():
        source = ctx.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            given[name.replace("_", "-")] = tuple(value) if isinstance(value, list) else value
    for name in ("select", "ignore", "only"):
        if name in given:
            given[name] = tuple(names_in(ctx.params[name]))
    for form in given.get("accept", ()):
        if not any(letter.isalpha() for letter in form):
            sys.stderr.write(f"cleanup: error: --accept {form!r} has no word in it; name a spelling\n")
            raise typer.Exit(2)
    return Asked(given, config, isolated)


def rules_named(select: str | None, ignore: str | None) -> frozenset[str]:
    """Return the rules that ``--select`` and ``--ignore`` leave; end the run if one is none."""
    from cleanup.judging.rules import DEFAULT, UnknownRuleError, chosen

    try:
        return chosen(names_in(select) or DEFAULT, names_in(ignore))
    except UnknownRuleError as error:
        sys.stderr.write(f"cleanup: error: {error}\n")
        raise typer.Exit(2) from error
