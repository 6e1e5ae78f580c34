"""Finds the files to work on, reads them, and replaces them atomically."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cleanup.documents.formats import is_known

_PASSED_OVER = frozenset({".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__"})

_BLOCK = 1 << 20
_REMEDIES = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room in your quota",
    errno.EACCES: "change the permissions of its folder",
    errno.EPERM: "change the permissions of its folder",
    errno.EROFS: "its folder is on a read-only disk",
}


class FileError(OSError):
    """A path that cannot be worked on; the message names it and the remedy."""


def is_folder(name: str) -> bool:
    """Tell whether *name* is a folder; a name that cannot even be looked at is none."""
    try:
        return Path(name).is_dir()
    except OSError:
        return False


def text_files(
    folder: Path,
    on_error: Callable[[OSError], object] | None = None,
    skips: Callable[[str, bool], bool] | None = None,
) -> Iterator[Path]:
    """Yield the files of known formats below *folder* in order, without hidden folders and links.

    The error of a folder that may not be listed is passed to *on_error*. A path that *skips* says yes
    to is passed over; it is told whether it is a folder.
    """
    for root, folders, files in os.walk(folder, onerror=on_error):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _PASSED_OVER)
        if skips:
            folders[:] = [name for name in folders if not skips(os.path.join(root, name), True)]
        for name in sorted(files):
            path = Path(root, name)
            ending = path.suffix.lower()
            if ending and is_known(ending) and path.is_file():
                if not (skips and skips(str(path), False)):
                    yield path


def read(path: Path) -> bytes:
    """Return the bytes of *path*.

    Raises:
        FileError: it is missing, no regular file, or not readable.
    """
    with reading(path):
        return path.read_bytes()


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Read *path* inside; what goes wrong is a FileError that says what would help."""
    try:
        if path.exists() and not path.is_file():
            raise FileError(f"{path}: not a regular file; name a text file")
        yield
    except FileNotFoundError:
        raise FileError(f"{path}: no such file or folder; check the name") from None
    except PermissionError:
        raise FileError(f"{path}: may not be read; change its permissions") from None
    except FileError:
        raise
    except OSError as error:
        raise FileError(f"{path}: cannot be read ({error.strerror}); check the disk") from None


class Replacement:
    """A new version of a file in the making, which takes its place in one step, or never.

    It keeps the file's mode, owner and the links to it. On any failure the file stays as it was, and
    nothing is left of the new version.

    Args:
        path: the file.

    Raises:
        FileError: the file has gone or may not be written; and from the methods, the disk is full.
    """

    def __init__(self, path: Path) -> None:
        import tempfile  # costs as much as reading a file, and most runs replace none

        self._path = path
        self._real = path.resolve()
        self._temporary = ""
        try:
            self._state = self._real.stat()
        except OSError as error:
            raise FileError(f"{path}: has gone ({error.strerror}); check the name") from None
        mode = self._state.st_mode
        if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(self._real, os.W_OK):
            raise FileError(f"{path}: may not be written, left as it was; change its permissions")
        with self._writing():
            handle, self._temporary = tempfile.mkstemp(dir=self._real.parent, prefix=".cleanup-")
            self._out = os.fdopen(handle, "wb")

    def write(self, data: bytes) -> None:
        """Add *data*."""
        with self._writing():
            self._out.write(data)

    def copy(self, size: int) -> None:
        """Add the first *size* bytes that the file has as it is."""
        with self._writing(), self._real.open("rb") as file:
            while size > 0 and (data := file.read(min(size, _BLOCK))):
                self._out.write(data)
                size -= len(data)

    def finish(self) -> None:
        """Put it in the place of the file."""
        with self._writing():
            self._out.flush()
            os.fsync(self._out.fileno())
            self._out.close()
            os.chmod(self._temporary, stat.S_IMODE(self._state.st_mode))
            _keep_owner(self._temporary, self._state)
            os.replace(self._temporary, self._real)
            self._temporary = ""

    def drop(self) -> None:
        """Remove it, unless it is in the place of the file."""
        if self._temporary:
            with suppress(OSError):
                self._out.close()
            if os.path.exists(self._temporary):
                os.unlink(self._temporary)
            self._temporary = ""

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.drop()
            remedy = _REMEDIES.get(error.errno or 0, "check the disk and the folder")
            raise FileError(
                f"{self._path}: cannot be written ({error.strerror}), left as it was; {remedy}"
            ) from None
        except BaseException:
            self.drop()
            raise


def replace(path: Path, data: bytes) -> None:
    """Put *data* in the place of *path* in one step: see :class:`Replacement`.

    Raises:
        FileError: the file may not be written, or the disk is full.
    """
    replace_with(path, [data])


def replace_with(path: Path, parts: Iterable[bytes]) -> None:
    """Put what *parts* are together in the place of *path*: see :func:`replace`."""
    made = Replacement(path)
    for part in parts:
        made.write(part)
    made.finish()


def put(path: Path, data: bytes) -> None:
    """Write *data* to *path* in one step, whether there is such a file or not; folders are made.

    Raises:
        FileError: it cannot be written; a file that was there stays as it was.
    """
    put_parts(path, [data])


def put_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write what *parts* are together to *path*: see :func:`put`.

    Raises:
        FileError: it cannot be written; a file that was there stays as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = not path.exists()
        if new:
            path.touch(exist_ok=False)
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "check the name")
        raise FileError(f"{path}: cannot be written ({error.strerror}); {remedy}") from None
    try:
        replace_with(path, parts)
    except FileError:
        if new:
            path.unlink(missing_ok=True)
        raise


def _keep_owner(temporary: str, state: os.stat_result) -> None:
    if hasattr(os, "chown") and (state.st_uid, state.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):  # only root may; the content matters more
            os.chown(temporary, state.st_uid, state.st_gid)
