"""Where the lexicons lie: inside the installed package, or at the top of a source checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def lexicon_folder() -> Path:
    """Return the folder of the lexicons that ship with this installation."""
    inside = _PACKAGE / "lexicons"
    return inside if inside.is_dir() else _PACKAGE.parent / "lexicons"


def is_installed(folder: Path) -> bool:
    """Tell whether *folder* is part of an installed package: a new version would overwrite changes."""
    return folder.parent == _PACKAGE
