"""What is in force for a path, for readers (as a configuration file would say it) and for programs."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cleanup.config.keys import plain

if TYPE_CHECKING:
    from cleanup.config.force import Setting

SCHEMA = "cleanup.config/1"


def render_text(path: str, file: str, settings: Mapping[str, Setting]) -> str:
    """Return the *settings* in force for *path* as TOML; a comment says where each comes from."""
    lines = [
        f"# In force for {path}",
        f"# Configuration file: {_short(file) or 'none was found'}",
        "",
    ]
    for key, (value, source) in settings.items():
        said = json.dumps(plain(value), ensure_ascii=False)
        lines.append(f"{key} = {said}  # {', '.join(map(_short, source.split(', ')))}")
    return "\n".join(lines) + "\n"


def render_json(path: str, file: str, settings: Mapping[str, Setting]) -> str:
    """Return the same as one document."""
    document = {
        "schema": SCHEMA,
        "path": path,
        "file": file or None,
        "settings": {
            key: {"value": plain(value), "from": source} for key, (value, source) in settings.items()
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _short(source: str) -> str:
    """Return a path below the current folder without that."""
    return source.removeprefix(f"{Path.cwd()}{os.sep}")
