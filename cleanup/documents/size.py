"""How large files may be: plain text to be held as a whole, any to be judged anew each time."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path

from cleanup.documents.formats import TEXT

#: Files of more bytes are read portion by portion: :mod:`cleanup.documents.large`.
LARGE = 8_000_000
#: A file of more bytes takes longer to judge than to look up what was found in it.
_MUCH = 100_000


def is_large(path: Path) -> bool:
    """Whether *path* is a file of plain text, by its name, that is too large to be held."""
    return path.suffix.lower() in TEXT.endings and _bytes(path) > LARGE


def is_much(path: Path) -> bool:
    """Whether *path* is a file that is worth remembering what was found in it, were it the only one."""
    return _bytes(path) > _MUCH


def _bytes(path: Path) -> int:
    with suppress(OSError):  # it is read as others are, which tells what is wrong
        state = path.stat()
        if stat.S_ISREG(state.st_mode):
            return state.st_size
    return 0
