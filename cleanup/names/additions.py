"""Prepares a new row: its name and id, its file and its place there, and what speaks against it.

Nothing is written here; the result is the new content of files.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import regex

from cleanup.names.entities import KIND_GROUPS, Entity
from cleanup.names.errors import LexiconError
from cleanup.names.lint import lint_paths
from cleanup.names.reader import COLUMNS, entity_files
from cleanup.translit.fold import fold
from cleanup.translit.schemes import press

_NOT_ID = regex.compile(r"[^a-z0-9]+")
#: The share of a kind's rows one file must hold to be the file of that kind, whatever the language.
_OWN_FILE = 0.95


class AdditionError(ValueError):
    """A row that cannot be put in; the message says why and what to do."""


def press_name(native: str, language: str) -> str:
    """Return how the English press writes *native*, or nothing where there is no rule for it.

    >>> press_name("Գորիս", "hy"), press_name("Xankəndi", "az"), press_name("Αθήνα", "el")
    ('Goris', 'Khankendi', '')
    """
    romanize = press(language)
    return romanize(native) if romanize else ""


def free_id(row: Mapping[str, str], taken: Iterable[str]) -> str:
    """Return an id for *row* made from its name, with what it lies in, its kind or language if need be.

    Raises:
        AdditionError: no letter of the name can stand in an id, or every such id is taken.

    >>> row = {"name": "Vayots Dzor", "kind": "province", "language": "hy", "within": "place/armenia"}
    >>> free_id(row, []), free_id(row, ["place/vayots-dzor"])
    ('place/vayots-dzor', 'place/vayots-dzor-armenia')
    """
    group = KIND_GROUPS[row["kind"]].value
    name = _NOT_ID.sub("-", fold(row["name"])).strip("-")
    if not name:
        raise AdditionError(f"no id can be made from {row['name']!r}; give one with --id")
    within = row.get("within", "").partition("|")[0].rpartition("/")[2]
    endings = ["", within, row["kind"], row["language"]]
    candidates = [f"{group}/{name}" + (f"-{ending}" if ending else "") for ending in endings]
    known = set(taken)
    for candidate in candidates:
        if candidate not in known:
            return candidate
    raise AdditionError(f"{', '.join(dict.fromkeys(candidates))} are taken; give another with --id")


def same_row(entities: Iterable[Entity], row: Mapping[str, str]) -> Entity | None:
    """Return the row that already has the name, kind and language of *row* and lies in the same."""
    within = tuple(filter(None, row.get("within", "").split("|")))
    for entity in entities:
        if (entity.name, entity.kind, entity.language) == (row["name"], row["kind"], row["language"]):
            if not within or not entity.within or set(within) & set(entity.within):
                return entity
    return None


def file_for(entities: Iterable[Entity], row: Mapping[str, str]) -> Path | None:
    """Return the file where rows like *row* stand, or None where that cannot be told.

    That is the file of its kind, if the kind has one; or where most rows stand that share kind,
    language and what they lie in; or kind and language; or group and language.
    """
    rows = list(entities)
    within = set(filter(None, row.get("within", "").split("|")))
    group = KIND_GROUPS[row["kind"]]
    kind = [entity for entity in rows if entity.kind == row["kind"]]
    alike = [entity for entity in kind if entity.language == row["language"]]
    files = Counter(entity.path for entity in kind)
    if files:
        path, number = files.most_common(1)[0]
        if number >= _OWN_FILE * len(kind):
            return path
    for like in (
        [entity for entity in alike if within & set(entity.within)],
        alike,
        [entity for entity in rows if (entity.group, entity.language) == (group, row["language"])],
    ):
        if like:
            return Counter(entity.path for entity in like).most_common(1)[0][0]
    return None


def inserted(path: Path, data: bytes, row: Mapping[str, str]) -> tuple[bytes, int]:
    """Return *data*, the content of *path*, with *row* in its place among the ids, and its line.

    What is there keeps every byte. An empty file gets the header.

    Raises:
        AdditionError: the file has no column for something in *row*.
    """
    data = data or ("\t".join(COLUMNS) + "\n").encode()
    lines = data.splitlines(keepends=True)
    ending = b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    header = lines[0].decode("utf-8", "replace").strip("\r\n").split("\t")
    lost = [column for column, cell in row.items() if cell and column not in header]
    if lost:
        raise AdditionError(
            f"{path} has no column {', '.join(lost)}; add it to the file, or leave it out"
        )
    new = "\t".join(row.get(column, "") for column in header).encode()
    key = row["id"].encode()
    at = next((n for n, line in enumerate(lines) if n and line.split(b"\t")[0] > key), len(lines))
    if at == len(lines) and not lines[-1].endswith((b"\n", b"\r")):
        return data + ending + new, at + 1
    return b"".join([*lines[:at], new + ending, *lines[at:]]), at + 1


def linked(data: bytes, entity: Entity, other: str) -> tuple[bytes, int]:
    """Return *data* with *other* among the counterparts of the row *entity*, and the line of that."""
    lines = data.splitlines(keepends=True)
    column = lines[0].decode("utf-8").strip("\r\n").split("\t").index("counterpart")
    for number, line in enumerate(lines):
        cells = line.split(b"\t")
        if number and cells[0] == entity.id.encode():
            cells[column] = b"|".join(filter(None, [cells[column], other.encode()]))
            lines[number] = b"\t".join(cells)
            return b"".join(lines), number + 1
    raise AdditionError(f"{entity.path} has no row {entity.id} any more; read it again")


def problems(folder: Path, changed: Mapping[Path, bytes]) -> list[LexiconError]:
    """Return what would be wrong with the lexicons in *folder* if *changed* files were written.

    What is wrong with them already is not among it.
    """
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        real: dict[str, Path] = {}
        (copy / "guards").mkdir()
        for path in [*folder.glob("*.tsv"), *folder.glob("guards/english-words.tsv")]:
            shutil.copyfile(path, copy / path.relative_to(folder))
            real[path.name] = path
        for number, (path, data) in enumerate(changed.items()):
            inside = path.resolve().parent == folder.resolve()
            name = path.name if inside else f"other-{number}-{path.name}"
            (copy / name).write_bytes(data)
            real[name] = path
        after = lint_paths(entity_files(copy), copy)
    if not after:
        return []
    files = list(dict.fromkeys([*entity_files(folder), *(p for p in changed if p.exists())]))
    before = {_said(problem, problem.path) for problem in lint_paths(files, folder)}
    new = [problem for problem in after if _said(problem, real[problem.path.name]) not in before]
    return [LexiconError(real[p.path.name], p.line, p.column, p.problem, p.remedy) for p in new]


def _said(problem: LexiconError, path: Path) -> tuple[Path, str, str]:
    return path.resolve(), problem.column, problem.problem
