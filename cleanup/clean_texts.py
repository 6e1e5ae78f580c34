"""Remembers the texts in which nothing was found, so that they need no second judging.

Only their digests are kept, 16 bytes each, in the user's cache folder: a file for each state of the
program. A digest is of the text, the lexicons, and what the cleaner was told. What goes wrong with the
memory is passed over: then the texts are judged again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from cleanup.cleaner import Cleaner
from cleanup.names.cache import cache_folder, fingerprint

_PACKAGE = Path(__file__).resolve().parent
_CODE = (".py", ".tsv")
_BYTES = 16
#: Texts remembered at most; then the memory is begun anew.
_MOST = 200_000
#: Memories of other states that are kept.
_OTHERS = 3
_NAME = "clean-*.digests"


class CleanTexts:
    """The memory of one state of the program.

    Args:
        folder: where it lies; the user's cache folder, if not named.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = cache_folder() if folder is None else folder
        self._path = self._folder / _NAME.replace("*", _state())
        self._known = _read(self._path)
        self._fresh: list[bytes] = []
        self._settings: dict[Cleaner, bytes] = {}

    def has(self, cleaner: Cleaner, text: str) -> bool:
        """Whether nothing was found in *text* by such a *cleaner* before."""
        return self._digest(cleaner, text) in self._known

    def add(self, cleaner: Cleaner, text: str) -> None:
        """Remember that the *cleaner* finds nothing in *text*."""
        digest = self._digest(cleaner, text)
        if digest not in self._known:
            self._known.add(digest)
            self._fresh.append(digest)

    def save(self) -> None:
        """Write down what was added; several processes may do so at once."""
        if not self._fresh:
            return
        full = len(self._known) > _MOST
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            new = not self._path.exists()
            with self._path.open("wb" if full else "ab", buffering=0) as out:
                out.write(b"".join(self._fresh))
            if new:
                self._forget_others()
        self._fresh.clear()

    def _digest(self, cleaner: Cleaner, text: str) -> bytes:
        setting = self._settings.get(cleaner)
        if setting is None:
            told = f"{cleaner.told} {fingerprint(cleaner.lexicons)}"
            setting = self._settings[cleaner] = told.encode("utf-8", "surrogatepass")
        data = text.encode("utf-8", "surrogatepass")
        return blake2b(data, digest_size=_BYTES, key=blake2b(setting).digest()).digest()

    def _forget_others(self) -> None:
        others = sorted(self._folder.glob(_NAME), key=lambda path: -path.stat().st_mtime)
        for path in others[_OTHERS + 1 :]:
            path.unlink(missing_ok=True)


def _read(path: Path) -> set[bytes]:
    try:
        data = path.read_bytes()
    except OSError:
        return set()
    return {data[at : at + _BYTES] for at in range(0, len(data) - _BYTES + 1, _BYTES)}


def _state() -> str:
    """Name the state of the program: sizes and times of its files, cheap enough for a run of many."""
    digest = blake2b(digest_size=8)
    for folder, folders, files in os.walk(_PACKAGE):
        folders.sort()
        for name in sorted(files):
            if name.endswith(_CODE):
                state = Path(folder, name).stat()
                digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
