"""The counts of the lexicons, for readers and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from cleanup.names.census import Census

SCHEMA = "cleanup.lexicon.stats/1"


def render_json(census: Census) -> str:
    """Return one document."""
    return json.dumps({"schema": SCHEMA, **asdict(census)}, ensure_ascii=False, indent=1) + "\n"


def render_text(census: Census, titles: Mapping[str, str]) -> str:
    """Return a list a subject, the largest number first; *titles* are of sources."""
    regions: list[tuple[str, int]] = []
    for region in census.regions:
        regions.append((region.name, region.rows))
        regions += [(f"    {inner.name}", inner.rows) for inner in region.provinces]
    natives = [
        (f"{each.language} ({each.written / each.rows:.0%} of {each.rows})", each.written)
        for each in census.natives
        if each.rows
    ]
    sources = [
        (f"{id_}: {titles[id_]}" if id_ in titles else id_, n) for id_, n in census.sources.items()
    ]
    return f"{census.rows} rows\n" + "".join(
        [
            _section("kind", census.kinds.items()),
            _section("language", census.languages.items()),
            _section("prominence", ((str(level), n) for level, n in census.prominence.items())),
            _section("with a native form", natives),
            _section("lying in", regions),
            _section("source", sources),
        ]
    )


def _section(title: str, counts: Iterable[tuple[str, int]]) -> str:
    return f"\n{title}\n" + "".join(f"{number:8}  {name}\n" for name, number in counts)
