"""The JSON schema of configuration files, made from the table of keys.

``schema.json`` is what ``cleanup config --schema`` prints; editors complete and check by it.
"""

from __future__ import annotations

import json
from typing import Any

from cleanup.config.keys import OVERRIDES, PATHS, TYPES, Key, keys, plain
from cleanup.judging.kinds import KINDS
from cleanup.judging.rules import SELECTABLE
from cleanup.reports.formats import FORMATS

_TEXT = {"type": "string", "minLength": 1}


def schema() -> dict[str, Any]:
    """Return the schema of a ``cleanup.toml``, and of ``[tool.cleanup]``."""
    overrides = {
        "description": "Other values for some paths; of several that are about a path, the last wins.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": [PATHS],
            "properties": {
                PATHS: {
                    "description": "Patterns as in .gitignore, from the file's folder.",
                    "type": "array",
                    "minItems": 1,
                    "items": _TEXT,
                },
                **{key.name: _property(key) for key in keys().values() if key.where == "path"},
            },
        },
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Configuration of cleanup",
        "description": "A cleanup.toml, or the table tool.cleanup of a pyproject.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": {**{key.name: _property(key) for key in keys().values()}, OVERRIDES: overrides},
    }


def schema_text() -> str:
    """Return the schema as the file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _property(key: Key) -> dict[str, Any]:
    return {"description": key.help, **_of_type(key), "default": plain(key.default)}


def _of_type(key: Key) -> dict[str, Any]:
    match key.type:
        case "flag":
            return {"type": "boolean"}
        case "number":
            return {"type": "integer", "minimum": 0}
        case "format":
            return {"type": "string", "enum": list(FORMATS)}
        case "path" | "profile":
            return dict(_TEXT)
        case "rules":
            return {"type": "array", "items": {"type": "string", "enum": list(SELECTABLE)}}
        case "kinds":
            return {"type": "array", "items": {"type": "string", "enum": list(KINDS)}}
        case kind if kind in TYPES:
            return {"type": "array", "items": _TEXT}
    raise ValueError(f"the key {key.name} has the type {key.type}, which there is not")
