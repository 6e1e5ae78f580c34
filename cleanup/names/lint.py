"""Tests of the lexicons' data, beyond what the reader refuses; ``cleanup lexicon lint``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import regex

from cleanup.names.entities import Entity, Group
from cleanup.names.errors import LexiconError
from cleanup.names.reader import entity_files, read_lexicon, read_table
from cleanup.translit.schemes import press

SOURCE_COLUMNS = ["id", "title", "version", "licence", "note"]
_NOT_LETTERS = regex.compile(r"[^\p{L}\p{M}]+")


def lint(
    entities: list[Entity], sources: Iterable[str], english: Container[str] = ()
) -> Iterator[LexiconError]:
    """Yield everything that is wrong with *entities* as a whole.

    Rows are expected in file order. *sources* are the ids a row may cite, *english* the words that
    a garble must not be.
    """
    known_sources = frozenset(sources)
    by_id: dict[str, Entity] = {}
    by_form: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.id in by_id:
            yield _wrong(entity, "id", f"{entity.id} stands twice", "merge the rows or rename one")
        by_id.setdefault(entity.id, entity)
        for form in (entity.name, *entity.variants):
            by_form[form.casefold()].append(entity)
    previous: Entity | None = None
    for entity in entities:
        if previous and previous.path == entity.path and previous.id > entity.id:
            yield _wrong(entity, "id", f"{entity.id} after {previous.id}", "sort the rows by id")
        previous = entity
        yield from _references(entity, by_id, known_sources)
        yield from _forms(entity, by_form, english)
        yield from _spelling(entity)


def _wrong(entity: Entity, column: str, problem: str, remedy: str) -> LexiconError:
    return LexiconError(entity.path, entity.line, column, problem, remedy)


def _references(
    entity: Entity, by_id: dict[str, Entity], sources: frozenset[str]
) -> Iterator[LexiconError]:
    for column in ("counterpart", "within"):
        for target in getattr(entity, column):
            if target not in by_id:
                yield _wrong(entity, column, f"no row {target}", "add it or correct the id")
    for target in entity.counterpart:
        if target in by_id and entity.id not in by_id[target].counterpart:
            yield _wrong(entity, "counterpart", f"{target} does not name {entity.id}", "make it mutual")
    for source in entity.source:
        if source not in sources:
            yield _wrong(entity, "source", f"unknown source {source!r}", "add it to sources.tsv")


def _forms(
    entity: Entity, by_form: dict[str, list[Entity]], english: Container[str]
) -> Iterator[LexiconError]:
    for variant in entity.variants:
        if variant == entity.name:
            yield _wrong(entity, "variants", f"{variant} is the name itself", "remove it")
    for wrong in entity.garbles:
        if by_form.get(wrong.text.casefold()) and not wrong.needs_context:
            other = by_form[wrong.text.casefold()][0].id
            yield _wrong(
                entity,
                "garbles",
                f"{wrong.text} is a right form of {other}",
                "remove it or add :context",
            )
        elif wrong.text.casefold() in english and not wrong.needs_context:
            yield _wrong(entity, "garbles", f"{wrong.text} is an English word", "add :context")


def _spelling(entity: Entity) -> Iterator[LexiconError]:
    romanize = press(entity.language)
    if not romanize or not entity.native or "spelling:" in entity.note:
        return
    if entity.group in (Group.ORGANISATION, Group.PEOPLE):
        return
    expected = {_letters(romanize(form)) for form in entity.native}
    if _letters(entity.name) not in expected:
        given = " or ".join(romanize(form) for form in entity.native)
        yield _wrong(
            entity,
            "name",
            f"{entity.name} is not the native form romanised ({given})",
            "correct either, or say why in the note: 'spelling: …'",
        )


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub(" ", text).strip()


def lint_paths(paths: list[Path], folder: Path) -> list[LexiconError]:
    """Lint the lexicon files *paths*; references may point anywhere in *folder* or in *paths*.

    A row the reader refuses ends the check of its file.
    """
    problems: list[LexiconError] = []
    for path in paths:
        try:
            read_lexicon(path)
        except LexiconError as error:
            problems.append(error)
    if problems:
        return problems
    outside = [path for path in paths if path.resolve().parent != folder.resolve()]
    tables = [folder / "sources.tsv", *{path.with_name("sources.tsv") for path in outside}]
    sources = [row["id"] for table in tables if table.exists() for row in _rows(table)]
    wanted = {path.resolve() for path in paths}
    entities = []
    for path in [*entity_files(folder), *outside]:
        with suppress(LexiconError):
            entities += read_lexicon(path)
    english = english_words(folder / "guards" / "english-words.tsv")
    return [e for e in lint(entities, sources, english) if e.path.resolve() in wanted]


def _rows(path: Path) -> list[dict[str, str]]:
    return [row for _, row in read_table(path, SOURCE_COLUMNS)]


def english_words(path: Path) -> frozenset[str]:
    """Return the words of the guard list *path*; none where there is no such file."""
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if not line.startswith("#"))
