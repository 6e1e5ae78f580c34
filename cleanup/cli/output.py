"""Where a report goes: to standard output as it comes, or into a file in one step at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from cleanup.documents.files import FileError, put_parts
from cleanup.documents.plain import Document
from cleanup.reports.colour import Palette, palette_for
from cleanup.reports.formats import Judged, Report, report_named

#: More of a report than so many bytes waits for its end on the disk.
_MOST_HELD = 1 << 22


class Output:
    """Takes a report part by part. Nothing is written before the first file, or the end.

    Args:
        output_format: one of :data:`cleanup.reports.formats.FORMATS`, or a report of another kind.
        path: the file; standard output if empty.

    Raises:
        FileError: there can be no such file.
    """

    def __init__(self, output_format: str, path: str = "", *, statistics: bool = False) -> None:
        self._path = Path(path) if path else None
        self._held: IO[bytes] | None = None  # what is to be written to the file
        self._begun = False
        self._within = False  # a file of which a portion was reported on, and another is to come
        self._broken = False
        if self._path:
            _refuse_unwritable(self._path)
        palette = Palette(False) if self._path else palette_for(sys.stdout)
        self._report = _report(output_format, palette, statistics=statistics)

    def is_at(self, path: str) -> bool:
        """Whether *path*, if it is no standard input, is the file that the report goes to."""
        if self._path is None or path == "-":
            return False
        if Path(path).absolute() == self._path.absolute():
            return True
        with suppress(OSError):
            return Path(path).samefile(self._path)
        return False

    def file(self, judged: Judged) -> None:
        """Report on one file, or a portion of it; not on those after the one at which it broke off."""
        if judged.document.is_first:
            self._broken = False
        if self._broken:
            return
        said = self._report.file(judged)  # before anything is written: it may raise
        self._within = judged.document.goes_on
        self._begin()
        self._take(said)

    def break_off(self, judged: Judged) -> None:
        """Say no more of a file from a portion on, and close what was said of those before it."""
        if self._within:
            document = judged.document
            empty = Document(b"", "", document.encoding, before=document.before)
            self.file(Judged(judged.path, empty, [], []))
        self._broken = True

    def end(self, errors: Sequence[str]) -> None:
        """Close the report; *errors* say what could not be read.

        Raises:
            FileError: the file cannot be written; one that was there stays as it was.
        """
        self._begin()
        self._take(self._report.end(errors))
        if self._path:
            self._held = self._held or _holding()
            self._held.seek(0)
            put_parts(self._path, self._held)
            self._held.close()

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._take(self._report.begin())

    def _take(self, text: str) -> None:
        if self._path:
            self._held = self._held or _holding()
            self._held.write(_encoded(text))
        elif text:
            write_bytes(_encoded(text))


def _holding() -> IO[bytes]:
    """Return a place for what may be too much for the memory."""
    from tempfile import SpooledTemporaryFile  # most runs write no file

    return cast("IO[bytes]", SpooledTemporaryFile(_MOST_HELD))


def write_bytes(data: bytes) -> None:
    """Write *data* to standard output, after all that was printed."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _report(output_format: str, palette: Palette, *, statistics: bool) -> Report:
    if statistics:
        from cleanup.reports.statistics import Statistics

        return Statistics(palette, as_json=output_format == "json")
    return report_named(output_format, palette)


def _refuse_unwritable(path: Path) -> None:
    """Tell before the work begins what would come to nothing after it."""
    if path.exists() and not path.is_file():
        raise FileError(f"{path}: not a regular file; name a file for the report")
    place = path if path.exists() else path.absolute().parent
    while not place.exists():  # folders are made
        place = place.parent
    if not os.access(place, os.W_OK) or (place != path and not place.is_dir()):
        raise FileError(f"{path}: cannot be written; change the permissions, or name another file")
