"""Where the profiles lie: inside the installed package, or at the top of a source checkout."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

from cleanup.styles.errors import ProfileError

_PACKAGE = Path(__file__).resolve().parent.parent
#: A file of the folder that is no profile: what every profile leaves as it is.
FIXED_PHRASES = "fixed-phrases.tsv"


def profile_folder() -> Path:
    """Return the folder of the profiles that ship with this installation."""
    inside = _PACKAGE / "profiles"
    return inside if inside.is_dir() else _PACKAGE.parent / "profiles"


def bundled() -> dict[str, Path]:
    """Return the profiles that ship with this installation, by name."""
    paths = sorted(profile_folder().glob("*.tsv"))
    return {path.stem: path for path in paths if path.name != FIXED_PHRASES}


def find_profile(wanted: str | os.PathLike[str]) -> Path:
    """Return the file of the profile *wanted*: the name of a bundled one, or a path.

    Raises:
        ProfileError: there is neither.
    """
    name = os.fspath(wanted)
    there = bundled()
    if name in there:
        return there[name]
    path = Path(name)
    if path.is_file():
        return path
    close = difflib.get_close_matches(name, there, 1)
    meant = f"; did you mean {close[0]}?" if close else ""
    if path.is_dir():
        raise ProfileError(path, 0, "", "is a folder", "name one file in it")
    remedy = f"the profiles are {', '.join(there)}; one of your own is named by its path{meant}"
    raise ProfileError(path, 0, "", "there is no such profile", remedy)
