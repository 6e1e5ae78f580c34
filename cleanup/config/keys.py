"""The table of keys (``keys.tsv``): reading, schema, ``cleanup config`` and ``cleanup init`` go by it.

Columns: *type* (one of :data:`TYPES`); *where*: ``path`` (also in overrides), ``folder`` (only in the
file as a whole), ``run`` (only in the file in force in the current folder); *joined*: whether what is
nearer to the file ``replaces`` what is farther, or ``adds`` to it; *default* in JSON; *help*, a
sentence.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

Value = bool | int | str | tuple[str, ...]

#: Type and how it is told to people.
TYPES = {
    "flag": "true or false",
    "number": "a whole number from 0",
    "format": "one of the formats",
    "path": "a path in quotation marks",
    "profile": "a name or a path in quotation marks",
    "rules": "a list of rules",
    "kinds": "a list of kinds",
    "lexicons": "a list of paths and names",
    "forms": "a list of spellings",
    "globs": "a list of patterns",
}
LISTS = frozenset({"rules", "kinds", "lexicons", "forms", "globs"})
#: The key of the list of tables that set other values for some paths, and the key of their patterns.
OVERRIDES = "overrides"
PATHS = "paths"


class Key(NamedTuple):
    """A row of the table."""

    name: str
    type: str
    where: str
    joined: str
    default: Value
    help: str


@cache
def keys() -> dict[str, Key]:
    """Return the keys by name, in the order of the table."""
    text = Path(__file__).with_name("keys.tsv").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines()[1:]:
        name, type_, where, joined, default, help_ = line.split("\t")
        plain = json.loads(default)
        value = tuple(plain) if isinstance(plain, list) else plain
        found[name] = Key(name, type_, where, joined, value, help_)
    return found


def plain(value: Value) -> bool | int | str | list[str]:
    """Return *value* as JSON and TOML have it."""
    return list(value) if isinstance(value, tuple) else value
