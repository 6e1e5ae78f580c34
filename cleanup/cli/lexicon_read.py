"""``cleanup lexicon lint``, ``search``, ``show`` and ``stats``: what looks at the lexicons."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cleanup.names import location
from cleanup.names.entities import Entity
from cleanup.names.errors import LexiconError

EXAMPLES = "examples.tsv"


class Choosing(NamedTuple):
    """Which rows are looked at, and how the answer is written."""

    kinds: Sequence[str] = ()
    languages: Sequence[str] = ()
    lexicons: Sequence[str] = ()
    output_format: str = "text"


def run_lint(names: list[str]) -> int:
    """Report what is wrong with the files or folders *names*, or with all lexicons.

    Example sentences are judged once the rows are in order.
    """
    from cleanup.names.lint import lint_paths
    from cleanup.names.reader import NOT_ENTITIES, entity_files

    folder = location.lexicon_folder()
    paths: list[Path] = []
    examples: list[Path] = []
    for path in map(Path, names or [str(folder)]):
        if path.is_dir():
            paths += entity_files(path)
            examples += [found for found in [path / EXAMPLES] if found.exists()]
        elif path.name == EXAMPLES:
            examples.append(path)
        elif path.name not in NOT_ENTITIES:
            paths.append(path)
    problems = lint_paths(paths, folder)
    if not problems:
        problems = [problem for path in examples for problem in _lint_examples(path)]
    write("".join(f"{problem_line(problem)}\n" for problem in problems))
    count = len(paths) + len(examples)
    files = f"{count} file" + ("" if count == 1 else "s")
    sys.stderr.write(f"{files}: {len(problems)} problem" + ("\n" if len(problems) == 1 else "s\n"))
    return 1 if problems else 0


def _lint_examples(path: Path) -> list[LexiconError]:
    from cleanup.cleaner import shared_judge
    from cleanup.judging.examples import check_examples

    ids = {entity.id for entity in read()}
    try:
        return list(check_examples(path, ids, shared_judge()))
    except LexiconError as error:
        return [error]


def problem_line(error: LexiconError) -> str:
    """Return *error* as editors' problem matchers take it in: ``file:line: column: problem; remedy``."""
    from cleanup.reports.rows import short

    column = f" {error.column}:" if error.column else ""
    return f"{short(error.path)}:{error.line}:{column} {error.problem}; {error.remedy}"


def run_search(words: list[str], setting: Choosing, limit: int) -> int:
    """Print the rows that have *words* in a spelling, or some like it; status 1 if none has."""
    from cleanup.names.browse import chosen, near, search
    from cleanup.reports.rows import hits_json, hits_text

    query = " ".join(words)
    rows = chosen(read(setting.lexicons), setting.kinds, setting.languages)
    found = search(rows, query)
    hits = found[:limit] or near(rows, query, limit)
    if setting.output_format == "json":
        write(hits_json(hits, near=not found))
    else:
        if not found:
            instead = "these are like it:" if hits else "and nothing is like it"
            sys.stderr.write(f"cleanup: no row has {query!r}; {instead}\n")
        write(hits_text(hits))
    if len(found) > limit:
        sys.stderr.write(
            f"cleanup: {len(found) - limit} more rows; see them with --limit {len(found)}\n"
        )
    return 0 if found else 1


def run_show(wanted: list[str], setting: Choosing) -> int:
    """Print the rows with these ids or names; status 2 if there is none for one of them."""
    from cleanup.names.browse import close_ids, look_up
    from cleanup.reports.rows import row_text, rows_json

    rows = read(setting.lexicons)
    found: dict[str, Entity] = {}
    unknown = 0
    for name in wanted:
        entities = look_up(rows, name)
        found.update((entity.id, entity) for entity in entities)
        if not entities:
            unknown += 1
            close = close_ids(rows, name)
            meant = f"did you mean {' or '.join(close)}?" if close else "try cleanup lexicon search"
            sys.stderr.write(f"cleanup: error: there is no row {name!r}; {meant}\n")
    names, titles = {row.id: row.name for row in rows}, source_titles(rows)
    if setting.output_format == "json":
        write(rows_json(found.values(), names, titles))
    else:
        write("\n".join(row_text(entity, names, titles) for entity in found.values()))
    return 2 if unknown else 0


def run_stats(setting: Choosing) -> int:
    """Print how many rows there are of each kind, language, region and so on."""
    from cleanup.names.census import count
    from cleanup.reports.census import render_json, render_text

    rows = read(setting.lexicons)
    census = count(rows)
    if setting.output_format == "json":
        write(render_json(census))
    else:
        write(render_text(census, source_titles(rows)))
    return 0


def read(lexicons: Sequence[str] = ()) -> list[Entity]:
    """Return all rows of the installation and of the user's own *lexicons*."""
    from cleanup.names.own import own_files
    from cleanup.names.reader import read_folder, read_lexicon

    rows = read_folder(location.lexicon_folder())
    return rows + [row for path in own_files(lexicons) for row in read_lexicon(path)]


def source_titles(rows: Sequence[Entity] = ()) -> dict[str, str]:
    """Return the titles of the sources by id; those beside the files of *rows* are among them."""
    from cleanup.names.lint import SOURCE_COLUMNS
    from cleanup.names.reader import read_table

    folders = dict.fromkeys([*(row.path.parent for row in rows), location.lexicon_folder()])
    tables = [folder / "sources.tsv" for folder in folders]
    return {
        row["id"]: row["title"]
        for table in tables
        if table.exists()
        for _line, row in read_table(table, SOURCE_COLUMNS)
    }


def write(text: str) -> None:
    """Write *text* to standard output, in UTF-8 whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()
