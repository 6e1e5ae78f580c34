"""Finds the configuration file of a folder. Every run does, so this imports next to nothing."""

from __future__ import annotations

import os

#: Our own file; in one folder it comes before the shared one.
OWN = "cleanup.toml"
SHARED = "pyproject.toml"
TABLE = ("tool", "cleanup")


def nearest(folder: str, known: dict[str, str]) -> str:
    """Return the path of the configuration file that is in force in *folder*, or an empty text.

    It is the one in the nearest folder above that has any: ``cleanup.toml``, or a ``pyproject.toml``
    that speaks of ``tool.cleanup``.

    Args:
        folder: an absolute path.
        known: what was found for other folders; what is found now is added.
    """
    asked: list[str] = []
    found = ""
    while folder not in known:
        asked.append(folder)
        found = _in(folder)
        above = os.path.dirname(folder)
        if found or above == folder:
            break
        folder = above
    else:
        found = known[folder]
    known.update(dict.fromkeys(asked, found))
    return found


def _in(folder: str) -> str:
    own = os.path.join(folder, OWN)
    if os.path.isfile(own):
        return own
    shared = os.path.join(folder, SHARED)
    return shared if os.path.isfile(shared) and _is_ours(shared) else ""


def _is_ours(path: str) -> bool:
    """Tell whether a shared file may have our table, without parsing it."""
    try:
        with open(path, "rb") as file:
            data = file.read().translate(None, b" \t\"'")
    except OSError:
        return False  # others have reasons to hide it
    return b"tool.cleanup" in data or (b"[tool]" in data and b"cleanup" in data)
