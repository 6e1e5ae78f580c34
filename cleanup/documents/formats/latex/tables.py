"""The tables of commands and environments: what of their arguments is prose.

Letters tell arguments, in order: ``p`` is prose and ``n`` is not, ``o`` is one in square brackets, ``O``
one that is prose, ``*`` a star.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Known(NamedTuple):
    """The kind of a command or an environment, and its arguments; of a sign, what it stands for."""

    kind: str
    arguments: str = ""


def command(name: str) -> Known | None:
    """Return what is known of a command."""
    return _table("commands.tsv").get(name)


def environment(name: str) -> Known | None:
    """Return what is known of an environment, with a star or not."""
    table = _table("environments.tsv")
    return table.get(name) or table.get(name.rstrip("*"))


@cache
def accents() -> dict[str, str]:
    """Return the combining sign of each accent."""
    return {name: chr(int(known.kind, 16)) for name, known in _table("accents.tsv").items()}


@cache
def _table(name: str) -> dict[str, Known]:
    rows = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()[1:]
    return {cells[0]: Known(*cells[1:]) for cells in (row.split("\t") for row in rows)}
