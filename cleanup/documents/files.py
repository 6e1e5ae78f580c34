"""Finds the files to work on, reads them, and replaces them atomically."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from cleanup.documents.formats import is_known

_PASSED_OVER = frozenset({".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__"})


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
    try:
        if path.exists() and not path.is_file():
            raise FileError(f"{path}: not a regular file; name a text file")
        return path.read_bytes()
    except FileNotFoundError:
        raise FileError(f"{path}: no such file or folder; check the name") from None
    except PermissionError:
        raise FileError(f"{path}: may not be read; change its permissions") from None
    except FileError:
        raise
    except OSError as error:
        raise FileError(f"{path}: cannot be read ({error.strerror}); check the disk") from None


def replace(path: Path, data: bytes) -> None:
    """Put *data* in the place of *path* in one step, keeping its mode, owner and links to it.

    On any failure the file stays as it was.

    Raises:
        FileError: the file may not be written, or the disk is full.
    """
    import tempfile  # costs as much as reading a file, and most runs replace none

    real = path.resolve()
    try:
        state = real.stat()
    except OSError as error:
        raise FileError(f"{path}: has gone ({error.strerror}); check the name") from None
    if not state.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(real, os.W_OK):
        raise FileError(f"{path}: may not be written, left as it was; change its permissions")
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=real.parent, prefix=".cleanup-")
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, stat.S_IMODE(state.st_mode))
        _keep_owner(temporary, state)
        os.replace(temporary, real)
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "check the disk and the folder")
        raise FileError(
            f"{path}: cannot be written ({error.strerror}), left as it was; {remedy}"
        ) from None
    finally:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)


def put(path: Path, data: bytes) -> None:
    """Write *data* to *path* in one step, whether there is such a file or not; folders are made.

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
        replace(path, data)
    except FileError:
        if new:
            path.unlink(missing_ok=True)
        raise


def _keep_owner(temporary: str, state: os.stat_result) -> None:
    if hasattr(os, "chown") and (state.st_uid, state.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):  # only root may; the content matters more
            os.chown(temporary, state.st_uid, state.st_gid)
