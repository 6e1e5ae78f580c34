"""How large a file of plain text may be to be held: :mod:`cleanup.documents.large` reads the others."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path

from cleanup.documents.formats import TEXT

#: Files of more bytes are read portion by portion.
LARGE = 8_000_000


def is_large(path: Path) -> bool:
    """Whether *path* is a file of plain text, by its name, that is too large to be held."""
    if path.suffix.lower() not in TEXT.endings:
        return False
    with suppress(OSError):  # it is read as others are, which tells what is wrong
        state = path.stat()
        return stat.S_ISREG(state.st_mode) and state.st_size > LARGE
    return False
