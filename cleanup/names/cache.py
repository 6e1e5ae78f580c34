"""Finds the compiled index, and builds it where there is none that fits.

An installed wheel carries its index. A source checkout, or a copy whose lexicons were edited, gets
one in the user's cache folder, named by a hash of everything it is built from. So does an installation
that is asked to add lexicons of the user's own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

from cleanup.names.index import Index
from cleanup.names.location import lexicon_folder
from cleanup.names.store import StoreError

_PACKAGE = Path(__file__).resolve().parent.parent
_COMPILED_IN = (".py", ".tsv", ".toml")
SHIPPED = _PACKAGE / "names" / "shipped.index"


def cache_folder() -> Path:
    """Return the user's cache folder of this program (``XDG_CACHE_HOME`` and the like are honoured)."""
    if os.environ.get("XDG_CACHE_HOME"):
        base = Path(os.environ["XDG_CACHE_HOME"])
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path.home() / ".cache"
    return base / "cleanup-names"


def open_index(lexicons: Iterable[str | os.PathLike[str]] = ()) -> Index:
    """Open the index of this installation, building it first where needed.

    Args:
        lexicons: paths or names of lexicons to add to those of the installation; see
            :func:`cleanup.names.own.own_files`.

    Raises:
        LexiconError: a lexicon is not there or has a bad row.
        OSError: the cache folder cannot be written.
    """
    own = _own(lexicons)
    if SHIPPED.exists() and not own:
        return Index(SHIPPED)
    path = cache_folder() / f"{_fingerprint(own)}.index"
    try:
        return Index(path)
    except (FileNotFoundError, StoreError):
        from cleanup.names.build import build_index

        if sys.stderr.isatty():
            print("cleanup: compiling the lexicons (once)…", file=sys.stderr)
        build_index(lexicon_folder(), path, own)
        return Index(path)


def fingerprint(lexicons: Iterable[str | os.PathLike[str]] = ()) -> str:
    """Return a hash that is another one whenever :func:`open_index` would open another index.

    Raises:
        LexiconError: a lexicon is not there.
    """
    own = _own(lexicons)
    if SHIPPED.exists() and not own:
        state = SHIPPED.stat()
        return f"{state.st_size} {state.st_mtime_ns}"
    return _fingerprint(own)


def _own(lexicons: Iterable[str | os.PathLike[str]]) -> list[Path]:
    if not lexicons:
        return []
    from cleanup.names.own import own_files

    return own_files(lexicons)


def _inputs() -> list[os.DirEntry[str]]:
    """Return the files the index is made from: the lexicons, the letter tables, and the code.

    Every start asks, so it is asked of the system directly.
    """
    lexicons = lexicon_folder()
    folders = [str(lexicons), str(lexicons / "guards"), str(_PACKAGE / "names")]
    folders += [folder for folder, _, _ in os.walk(_PACKAGE / "translit")]
    return sorted(
        (
            entry
            for folder in folders
            for entry in os.scandir(folder)
            if entry.name.endswith(_COMPILED_IN)
        ),
        key=lambda entry: entry.path,
    )


def _fingerprint(own: list[Path]) -> str:
    """Hash names, sizes and times of the inputs: cheap enough for every start."""
    inputs = [(entry.name, entry.stat()) for entry in _inputs()]
    if own:
        from cleanup.names.own import own_inputs

        inputs += [(str(path), path.stat()) for path in own_inputs(own)]
    listing = "\n".join(f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in inputs)
    data = listing.encode()
    return f"{crc32(data):08x}{crc32(data[::-1]):08x}"
