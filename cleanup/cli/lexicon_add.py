"""``cleanup lexicon add``: asks for what is missing of a row, checks it, puts it in its place."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from cleanup.cli.lexicon_read import problem_line, read, source_titles, write
from cleanup.documents.files import FileError, put
from cleanup.names import location
from cleanup.names.additions import (
    AdditionError,
    file_for,
    free_id,
    inserted,
    linked,
    press_name,
    problems,
    same_row,
)
from cleanup.names.browse import look_up
from cleanup.names.entities import KIND_GROUPS, Entity, Group
from cleanup.names.reader import entity_files
from cleanup.reports.rows import short, where

_NATIVE = ("hy", "az")
#: Columns whose option has another name.
_OPTIONS = {"variants": "variant", "garbles": "garble", "exonyms": "exonym", "roles": "role"}
_GENDERED = (Group.GIVEN_NAME, Group.PERSON)


@dataclass(frozen=True, slots=True)
class Adding:
    """The options of ``cleanup lexicon add``: the cells by column, each with its values."""

    cells: Mapping[str, Sequence[str]]
    further: Sequence[str] = ()  #: native forms of languages that have a column in one's own lexicon
    file: str | None = None


def run_add(setting: Adding) -> int:
    """Add the row that *setting* describes; print where it stands."""
    folder = location.lexicon_folder()
    try:
        row = {column: _cell(column, values) for column, values in setting.cells.items()}
        row.update(_further(setting.further))
        if location.is_installed(folder) and not setting.file:
            raise AdditionError(
                f"the lexicons in {folder} belong to the installation, and the next one would overwrite "
                "them; say with --file in which lexicon of your own the row is to stand"
            )
        rows = read()
        file = _file_named(setting.file, folder) if setting.file else None
        if file and file.exists() and file.resolve().parent != folder.resolve():
            from cleanup.names.reader import read_lexicon

            rows += read_lexicon(file)
        _infer_language(row)
        _check_kind(row)
        if on_terminal():
            _ask(row, source_titles())
        _complete(row, rows)
        return _put_in(row, rows, file, folder)
    except (AdditionError, FileError) as error:
        sys.stderr.write(f"cleanup: error: {error}\n")
    except typer.Abort:
        sys.stderr.write("\ncleanup: error: stopped; nothing was written\n")
    return 2


def on_terminal() -> bool:
    """Tell whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _cell(column: str, values: Iterable[str]) -> str:
    cleaned = [unicodedata.normalize("NFC", value).strip() for value in values]
    for value in cleaned:
        if any(letter in value for letter in "\t\r\n"):
            raise AdditionError(f"--{_option(column)} {value!r} has a tab or a line break; leave it out")
    return "|".join(value for value in cleaned if value)


def _further(natives: Sequence[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for native in natives:
        language, colon, form = native.partition(":")
        if not (colon and language and form) or language in (*_NATIVE, "ru"):
            raise AdditionError(f"--native {native!r}: write language:form, like ka:თბილისი")
        found.setdefault(language, []).append(form)
    return {language: _cell("native", forms) for language, forms in found.items()}


def _infer_language(row: dict[str, str]) -> None:
    """Fill in the language that the only native form is in."""
    written = [language for language in _NATIVE if row[language]]
    if not row["language"] and len(written) == 1:
        row["language"] = written[0]


def _check_kind(row: dict[str, str]) -> None:
    if row["kind"] and row["kind"] not in KIND_GROUPS:
        raise AdditionError(f"unknown kind {row['kind']!r}; one of: {', '.join(KIND_GROUPS)}")


def _ask(row: dict[str, str], titles: dict[str, str]) -> None:
    """Ask on the terminal for what is missing."""
    _ask_for(row, "kind", "Kind (city, village, surname, person …)", _one_of(KIND_GROUPS))
    _ask_for(row, "language", "Language of the name (hy, az, ru, ka …)")
    if row["language"] in _NATIVE and row["kind"] != "reporter":
        script = {"hy": "Armenian script", "az": "Azerbaijani"}[row["language"]]
        _ask_for(row, row["language"], f"Name in {script}")
    _ask_for(row, "name", "Name in English", default=_proposal(row) or None)
    group = KIND_GROUPS[row["kind"]]
    if group is Group.PLACE:
        _ask_for(row, "within", "Lies in (name or id; empty if it is not known)", default="")
    if group in _GENDERED:
        _ask_for(row, "gender", "Gender (m, f, mf, or empty)", _one_of(["", "m", "f", "mf"]), default="")
    _ask_for(row, "prominence", "Prominence (3 in story after story, 2 often, 1 the rest)", default="1")
    _ask_for(row, "source", f"Source ({', '.join(titles)})", _known_sources(titles))


def _ask_for(
    row: dict[str, str],
    column: str,
    question: str,
    check: Callable[[str], str] = str,
    default: str | None = None,
) -> None:
    if not row[column]:
        shown = bool(default)
        answer = typer.prompt(question, default=default, value_proc=check, show_default=shown, err=True)
        row[column] = _cell(column, [answer])


def _one_of(valid: Iterable[str]) -> Callable[[str], str]:
    known = list(valid)

    def check(answer: str) -> str:
        if answer.strip() not in known:
            raise typer.BadParameter(f"{answer!r}; one of: {', '.join(filter(None, known))}")
        return answer.strip()

    return check


def _known_sources(titles: dict[str, str]) -> Callable[[str], str]:
    one = _one_of(titles)
    return lambda answer: "|".join(one(part) for part in answer.replace(",", "|").split("|"))


def _proposal(row: dict[str, str]) -> str:
    """Return the press's spelling of the first native form."""
    native = row.get(row["language"], "").partition("|")[0]
    return press_name(native, row["language"]) if native else ""


def _complete(row: dict[str, str], rows: list[Entity]) -> None:
    """Fill in what can be told, and refuse what is still missing.

    Raises:
        AdditionError: something is missing, or names no one row.
    """
    row["name"] = row["name"] or _proposal(row)
    row["prominence"] = row["prominence"] or "1"
    missing = [column for column in ("name", "kind", "language", "source") if not row[column]]
    language = row["language"]
    if language in _NATIVE and row["kind"] != "reporter" and not row[language]:
        missing.append(language)
    if missing:
        options = ", ".join(f"--{_option(column)}" for column in missing)
        raise AdditionError(f"missing: {options}; give them, or run this on a terminal to be asked")
    for column in ("within", "counterpart"):
        row[column] = "|".join(_id_of(name, column, rows) for name in row[column].split("|") if name)
    if not row["id"]:
        same = same_row(rows, row)
        if same:
            raise AdditionError(
                f"{same.id} is such a row already ({where(same)}); correct that one, "
                "or give another id with --id"
            )
        row["id"] = free_id(row, (entity.id for entity in rows))


def _id_of(name: str, column: str, rows: list[Entity]) -> str:
    """Return the id of the one place or organisation called *name*; an id stays as it is."""
    found = [entity for entity in look_up(rows, name) if entity.id == name or "/" not in name]
    places = [entity for entity in found if entity.group is Group.PLACE] or found
    if len(places) == 1:
        return places[0].id
    if not places:
        raise AdditionError(f"--{column}: there is no row {name!r}; add it first, or correct the name")
    ids = ", ".join(entity.id for entity in places)
    raise AdditionError(f"--{column}: {name!r} may be any of {ids}; give the id")


def _file_named(name: str, folder: Path) -> Path:
    """Return the file *name* of the lexicon folder, or else the one at that path."""
    inside = folder / name
    return inside if inside in entity_files(folder) else Path(name)


def _put_in(row: dict[str, str], rows: list[Entity], file: Path | None, folder: Path) -> int:
    file = file or file_for(rows, row)
    if file is None:
        raise AdditionError(
            f"no file has rows of {row['kind']} and {row['language']}; name one with --file"
        )
    changed = {file: file.read_bytes() if file.exists() else b""}
    changed[file], line = inserted(file, changed[file], row)
    others = []
    for entity in rows:
        if entity.id in row["counterpart"].split("|") and row["id"] not in entity.counterpart:
            data = changed.get(entity.path) or entity.path.read_bytes()
            changed[entity.path], other_line = linked(data, entity, row["id"])
            others.append((entity, other_line))
    wrong = problems(folder, changed)
    if wrong:
        for problem in wrong:
            sys.stderr.write(f"{problem_line(problem)}\n")
        sys.stderr.write(
            "cleanup: error: nothing was written; correct what is said above and try again\n"
        )
        return 2
    _replace_all(changed)
    write(f"{short(file)}:{line}\n")
    sys.stderr.write(f"cleanup: added {row['id']} ({row['name']})\n")
    for entity, other_line in others:
        sys.stderr.write(
            f"cleanup: {short(entity.path)}:{other_line}: {entity.id} names it as counterpart\n"
        )
    return 0


def _replace_all(changed: dict[Path, bytes]) -> None:
    """Write every file, or none: what was written is put back if a later one cannot be."""
    before = {path: path.read_bytes() for path in changed if path.exists()}
    done: list[Path] = []
    try:
        for path, data in changed.items():
            put(path, data)
            done.append(path)
    except FileError:
        for path in done:
            if path in before:
                put(path, before[path])
            else:
                path.unlink()
        raise


def _option(column: str) -> str:
    return _OPTIONS.get(column, column)
