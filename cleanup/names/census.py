"""Counts the rows of the lexicons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cleanup.names.entities import Entity


@dataclass(frozen=True, slots=True)
class Region:
    """The rows that lie in a country (or in what lies in no other row), and in its provinces."""

    id: str
    name: str
    rows: int
    provinces: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the *rows* of a language have a native form; for Russian, of all rows."""

    language: str
    rows: int
    written: int


@dataclass(frozen=True, slots=True)
class Census:
    """The counts; each mapping has its largest number first."""

    rows: int
    kinds: dict[str, int]
    languages: dict[str, int]
    prominence: dict[int, int]
    sources: dict[str, int]
    natives: tuple[Coverage, ...]
    regions: tuple[Region, ...]


def count(entities: Iterable[Entity]) -> Census:
    """Count *entities*."""
    rows = list(entities)
    return Census(
        len(rows),
        _ranked(entity.kind for entity in rows),
        _ranked(entity.language for entity in rows),
        {level: sum(entity.prominence == level for entity in rows) for level in (3, 2, 1)},
        _ranked(source for entity in rows for source in entity.source),
        tuple(_coverage(rows)),
        _regions(rows),
    )


def _ranked(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _coverage(rows: list[Entity]) -> Iterable[Coverage]:
    for language in dict.fromkeys(code for entity in rows for code in entity.native_by_language):
        own = [entity for entity in rows if entity.language == language]
        yield Coverage(language, len(own), sum(bool(entity.native) for entity in own))
    yield Coverage("ru", len(rows), sum(bool(entity.ru) for entity in rows))


def _regions(rows: list[Entity]) -> tuple[Region, ...]:
    by_id = {entity.id: entity for entity in rows}
    countries: Counter[str] = Counter()
    provinces: Counter[tuple[str, str]] = Counter()
    for entity in rows:
        above = _above(entity, by_id)
        if above:
            countries[above[-1].id] += 1
            provinces.update({(above[-1].id, up.id) for up in above if up.kind == "province"})
    return tuple(
        Region(
            id_,
            by_id[id_].name,
            number,
            tuple(
                Region(inner, by_id[inner].name, lying)
                for (outer, inner), lying in sorted(provinces.items(), key=lambda i: (-i[1], i[0]))
                if outer == id_
            ),
        )
        for id_, number in sorted(countries.items(), key=lambda item: (-item[1], item[0]))
    )


def _above(entity: Entity, by_id: dict[str, Entity]) -> list[Entity]:
    """Return what *entity* lies in, from the nearest to the farthest; of several, the first named."""
    chain: list[Entity] = []
    here = entity
    while here.within and (up := by_id.get(here.within[0])) and up not in chain:
        chain.append(up)
        here = up
    return chain
