"""Finds rows: by any spelling they have, by spellings near it, and by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import regex
from rapidfuzz import fuzz, process

from cleanup.names.entities import KIND_GROUPS, Entity
from cleanup.translit.fold import fold
from cleanup.translit.native import lower_native

#: Kinds and groups that a choice of rows may name.
KINDS = tuple(dict.fromkeys([*KIND_GROUPS, *(group.value for group in KIND_GROUPS.values())]))

_FOREIGN_LETTER = regex.compile(r"[^\p{Latin}\P{L}]")
_WORD_EDGE = regex.compile(r"[^\p{L}\p{M}\p{N}]")
#: Where a spelling stands; an equal match in a column counts more than one in those after it.
_COLUMNS = ("name", "id", "native", "variants", "exonyms", "garbles")
_EQUAL, _BEGINS, _BEGINS_A_WORD, _WITHIN, _SCATTERED = range(5)
#: The least likeness, of 100, of what is offered instead of nothing.
_LEAST_LIKE = 70


class Hit(NamedTuple):
    """A row that was found, and by which spelling in which column."""

    entity: Entity
    column: str
    spelling: str


def chosen(
    entities: Iterable[Entity], kinds: Sequence[str] = (), languages: Sequence[str] = ()
) -> list[Entity]:
    """Return the rows of these *kinds* (or groups of kinds) and *languages*; none named means all."""
    return [
        entity
        for entity in entities
        if not kinds or entity.kind in kinds or entity.group.value in kinds
        if not languages or entity.language in languages
    ]


def search(entities: Iterable[Entity], query: str, limit: int | None = None) -> list[Hit]:
    """Return the rows that have *query* in a spelling or in their id, best first.

    Capitals and diacritics do not count. A row is found once, by its best spelling.
    """
    wanted = _key(query)
    if not wanted:
        return []
    found: list[tuple[tuple[int, int, int, str], Hit]] = []
    for entity in entities:
        ranked = [
            (how, _COLUMNS.index(column), spelling)
            for column, spelling in _spellings(entity)
            if (how := _match(wanted, column, _key(spelling))) is not None
        ]
        if ranked:
            how, column, spelling = min(ranked)
            rank = (how, column, -entity.prominence, entity.id)
            found.append((rank, Hit(entity, _COLUMNS[column], spelling)))
    return [hit for _rank, hit in sorted(found, key=lambda item: item[0])][:limit]


def near(entities: Iterable[Entity], query: str, limit: int = 10) -> list[Hit]:
    """Return rows with a spelling that is like *query*, the most alike first."""
    by_key: dict[str, list[Hit]] = {}
    for entity in entities:
        for column, spelling in _spellings(entity):
            if column != "id":
                by_key.setdefault(_key(spelling), []).append(Hit(entity, column, spelling))
    close = process.extract(
        _key(query), list(by_key), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE, limit=5 * limit
    )
    likeness = {key: score for key, score, _at in close}
    hits = [(-likeness[key], -hit.entity.prominence, hit) for key in likeness for hit in by_key[key]]
    hits.sort(key=lambda item: (item[0], item[1], item[2].entity.id))
    return list({hit.entity.id: hit for *_rank, hit in reversed(hits)}.values())[::-1][:limit]


def look_up(entities: Iterable[Entity], wanted: str) -> list[Entity]:
    """Return the row with the id *wanted*, or else those with that name, variant or native form."""
    rows = list(entities)
    by_id = [entity for entity in rows if entity.id == wanted]
    if by_id:
        return by_id
    key = _key(wanted)
    return [
        entity
        for entity in rows
        if any(
            _key(spelling) == key
            for column, spelling in _spellings(entity)
            if column in ("name", "native", "variants")
        )
    ]


def close_ids(entities: Iterable[Entity], wanted: str, limit: int = 3) -> list[str]:
    """Return the ids that are most like *wanted*, or whose names are."""
    rows = list(entities)
    ids = process.extract(wanted, [e.id for e in rows], score_cutoff=_LEAST_LIKE, limit=limit)
    named = [hit.entity.id for hit in near(rows, wanted.rpartition("/")[2], limit)]
    both = [*(id_ for id_, _score, _at in ids), *named] if "/" in wanted else named
    return list(dict.fromkeys(both))[:limit]


def _spellings(entity: Entity) -> Iterator[tuple[str, str]]:
    yield "name", entity.name
    yield "id", entity.id
    for forms in (*entity.native_by_language.values(), entity.ru):
        for form in forms:
            yield "native", form
    for variant in entity.variants:
        yield "variants", variant
    for _language, exonym in entity.exonyms:
        yield "exonyms", exonym
    for wrong in entity.garbles:
        yield "garbles", wrong.text


def _match(wanted: str, column: str, key: str) -> int | None:
    """Return how *key* has what is *wanted*: the smaller the better."""
    if key == wanted:
        return _EQUAL
    if column == "id" and "/" not in wanted:
        key = key.rpartition("/")[2]
    if key.startswith(wanted):
        return _BEGINS
    at = key.find(wanted)
    if at > 0:
        return _BEGINS_A_WORD if _WORD_EDGE.match(key[at - 1]) else _WITHIN
    words = wanted.split()
    return _SCATTERED if len(words) > 1 and all(word in key for word in words) else None


def _key(text: str) -> str:
    """Return what is compared: Latin letters folded, those of other scripts in lower case."""
    if not text.isascii() and _FOREIGN_LETTER.search(text):
        return " ".join(lower_native(text).replace("և", "եվ").split())
    return " ".join(fold(text).split())
