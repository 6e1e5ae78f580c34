"""JSON lines: a value a line, each read by itself, so that a damaged one harms no other."""

from __future__ import annotations

import re

from cleanup.documents.fields import FIELDS, Fields
from cleanup.documents.formats.json import is_report, values, writes
from cleanup.documents.values import joined
from cleanup.spotting.prose import Prose

_LINE = re.compile(r"[^\n]+")


def read(source: str, fields: Fields = FIELDS) -> Prose:
    """Read those strings in the lines of *source* that are *fields* of prose."""
    if is_report(source):
        return joined([])
    write = writes(source)
    lines = (match.span() for match in _LINE.finditer(source))
    return joined(value for line in lines for value in values(source, *line, fields, write))
