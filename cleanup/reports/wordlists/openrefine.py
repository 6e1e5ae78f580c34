"""OpenRefine: a table for a reconciliation service such as csv-reconcile, a row an entity.

``csv-reconcile init names.csv id name`` matches the column *name*; the others are there for matches
to be extended with. Several values in a cell are separated by ``|``.
"""

from __future__ import annotations

import csv
import io

from cleanup.names.entities import Entity
from cleanup.names.wordlist import WordList

COLUMNS = ["id", "name", "type", "aliases", "language", "native", "within", "counterpart"]


def files(words: WordList) -> dict[str, str]:
    """Return the table."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(_row(entity) for entity in words.entities)
    return {"names.csv": out.getvalue()}


def left_out(words: WordList) -> int:
    """Return 0: garbles are among the aliases of their row, and derived ones are for spell checkers."""
    return 0


def _row(entity: Entity) -> list[str]:
    wrong = [garble.text for garble in entity.garbles if not garble.needs_context]
    aliases = [*entity.variants, *(form for _language, form in entity.exonyms), *wrong]
    native = [form for forms in (*entity.native_by_language.values(), entity.ru) for form in forms]
    several = [aliases, [entity.language], native, entity.within, entity.counterpart]
    return [entity.id, entity.name, entity.kind, *("|".join(dict.fromkeys(each)) for each in several)]
