"""Rows of the lexicons, found or whole, for readers and for programs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cleanup.names.browse import Hit
from cleanup.names.entities import Entity, Role

SEARCH_SCHEMA = "cleanup.lexicon.search/1"
SHOW_SCHEMA = "cleanup.lexicon.show/1"
_INDENT = " " * 4
_WIDEST = len("counterpart") + 2


def where(entity: Entity) -> str:
    """Return file and line of a row; the file from the current folder, if it lies below it."""
    return f"{short(entity.path)}:{entity.line}"


def hits_text(hits: Iterable[Hit]) -> str:
    """Return a line a row: id, name, kind, native forms, where it stands, and by what it was found."""
    lines = []
    for hit in hits:
        entity = hit.entity
        cells = [entity.id, entity.name, entity.kind, " | ".join(entity.native), where(entity)]
        found = f"  ({hit.column}: {hit.spelling})" if hit.column not in ("name", "id") else ""
        lines.append("  ".join(filter(None, cells)) + found + "\n")
    return "".join(lines)


def hits_json(hits: Iterable[Hit], *, near: bool) -> str:
    """Return one document; ``near`` says that the rows only have spellings like the one looked for."""
    rows = [
        {
            "id": hit.entity.id,
            "name": hit.entity.name,
            "kind": hit.entity.kind,
            "language": hit.entity.language,
            "native": list(hit.entity.native),
            "file": short(hit.entity.path),
            "line": hit.entity.line,
            "column": hit.column,
            "spelling": hit.spelling,
        }
        for hit in hits
    ]
    return _document({"schema": SEARCH_SCHEMA, "near": near, "rows": rows})


def row_text(entity: Entity, names: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """Return a row as a paragraph, a line a column; *names* are of ids, *titles* of sources."""
    columns: dict[str, list[str]] = {
        "name": [entity.name],
        "kind": [entity.kind],
        "language": [entity.language],
        **{language: list(forms) for language, forms in entity.native_by_language.items()},
        "ru": list(entity.ru),
        "variants": list(entity.variants),
        "garbles": [g.text + (" (needs context)" if g.needs_context else "") for g in entity.garbles],
        "exonyms": [f"{form} ({language})" for language, form in entity.exonyms],
        "counterpart": [_named(id_, names) for id_ in entity.counterpart],
        "within": [_named(id_, names) for id_ in entity.within],
        "roles": [_role(role) for role in entity.roles],
        "gender": [entity.gender] if entity.gender else [],
        "prominence": [str(entity.prominence)],
        "source": [_named(id_, titles) for id_ in entity.source],
        "note": [entity.note] if entity.note else [],
    }
    lines = [f"{entity.id}  {where(entity)}\n"]
    for column, values in columns.items():
        for number, value in enumerate(values):
            lines.append(f"{_INDENT}{'' if number else column:{_WIDEST}}{value}\n")
    return "".join(lines)


def rows_json(entities: Iterable[Entity], names: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """Return one document with the whole rows; what an id stands for is null where it is not known."""
    rows = [_whole(entity, names, titles) for entity in entities]
    return _document({"schema": SHOW_SCHEMA, "rows": rows})


def _whole(entity: Entity, names: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "language": entity.language,
        "native": {
            language: list(forms)
            for language, forms in {**entity.native_by_language, "ru": entity.ru}.items()
            if forms
        },
        "variants": list(entity.variants),
        "garbles": [{"text": g.text, "needs_context": g.needs_context} for g in entity.garbles],
        "exonyms": [{"language": language, "text": form} for language, form in entity.exonyms],
        "counterpart": [{"id": id_, "name": names.get(id_)} for id_ in entity.counterpart],
        "within": [{"id": id_, "name": names.get(id_)} for id_ in entity.within],
        "roles": [{"title": r.title, "start": r.start, "end": r.end} for r in entity.roles],
        "gender": entity.gender,
        "prominence": entity.prominence,
        "source": [{"id": id_, "title": titles.get(id_)} for id_ in entity.source],
        "note": entity.note,
        "file": short(entity.path),
        "line": entity.line,
    }


def _named(id_: str, names: Mapping[str, str]) -> str:
    return f"{names[id_]} ({id_})" if id_ in names else id_


def _role(role: Role) -> str:
    if not (role.start or role.end):
        return role.title
    return f"{role.title} ({role.start or '…'}–{role.end or '…'})"


def short(path: Path) -> str:
    """Return *path* from the current folder, if it lies below it."""
    try:
        return os.fspath(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return os.fspath(path)


def _document(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
