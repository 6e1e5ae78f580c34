"""Whether a path is meant by patterns, which are written and read as those of ``.gitignore`` are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache

from pathspec import GitIgnoreSpec


def matches(patterns: Iterable[str], base: str, path: str, *, folder: bool = False) -> bool:
    """Tell whether *patterns*, written in the folder *base*, mean *path*; both are absolute.

    A file is also meant if a folder is that it lies in. Paths outside *base* are never meant.
    """
    inner = os.path.relpath(path, base).replace(os.sep, "/")
    if inner == os.curdir or inner.startswith("../") or inner == os.pardir:
        return False
    return _spec(tuple(patterns)).match_file(inner + "/" if folder else inner)


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines(patterns)
