"""The formats of files, a module each; it is imported when a file of its format is read.

A format is a row of :data:`FORMATS`. Its module, named like the row (with ``_`` for ``-``), has either

- ``read(source: str) -> Prose``: what of the decoded *source* is prose, and if files declare their
  encoding, ``declared(raw: bytes) -> str``; or
- ``open_package(raw: bytes) -> Document``: for files of several parts, such as word processors'.

Both raise :class:`~cleanup.documents.plain.DocumentError` for what they cannot read, with a remedy.
Further formats are added by packages: an entry point of the group ``cleanup.documents``, named after
the ending (``.abc``), to such a module.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from cleanup.documents.plain import Document, DocumentError, decode, decode_as

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleanup.spotting.prose import Prose

#: Near relatives of what is read, and what to do with them.
_REFUSED = {
    ".docm": "has macros, which are not touched; save it as .docx",
    ".doc": "is an old Word document; save it as .docx",
    ".rtf": "is rich text; save it as .docx",
}


class Format(NamedTuple):
    """The endings of a format's files, in small letters, and whether they are packages of parts."""

    endings: frozenset[str]
    package: bool = False


def _endings(words: str) -> frozenset[str]:
    return frozenset(f".{word}" for word in words.split())


#: A file without any ending is text, too.
TEXT = Format(_endings("txt text") | {""})
FORMATS: dict[str, Format] = {
    "html": Format(_endings("html htm xhtml xht")),
    "xml": Format(_endings("xml nitf newsml rss atom xlf xliff nxml dbk docbook tei")),
    "ass": Format(_endings("ass ssa")),
    "csv": Format(_endings("csv tsv")),
    "json": Format(_endings("json")),
    "json-lines": Format(_endings("jsonl ndjson")),
    "po": Format(_endings("po pot")),
    "srt": Format(_endings("srt")),
    "vtt": Format(_endings("vtt")),
    "docx": Format(_endings("docx"), package=True),
    "epub": Format(_endings("epub"), package=True),
    "odt": Format(_endings("odt"), package=True),
    "markdown": Format(_endings("md markdown mdown mkd mdx qmd rmd")),
    "rst": Format(_endings("rst rest")),
    "wikitext": Format(_endings("wiki wikitext mediawiki")),
    "latex": Format(_endings("tex ltx latex")),
}


def read_document(
    name: str,
    raw: bytes,
    encoding: str = "",
    is_clean: Callable[[str, Document], bool] | None = None,
) -> Document:
    """Read the file *name*, whose bytes are *raw*.

    Args:
        name: its ending tells the format.
        raw: all of it.
        encoding: the one it is known to be in; told by the bytes if not given. Packages know their own.
        is_clean: tells of a name and a decoded document whether it is known that nothing is found in it.
            Of such a one no prose is read. It is asked of the formats of this package only.

    Raises:
        DocumentError: it is of no format that is known, or damaged.
    """
    ending = PurePath(name).suffix.lower()
    if ending in TEXT.endings:
        return decode_as(raw, encoding) if encoding else decode(raw)
    own = _by_ending().get(ending)
    if FORMATS[own].package if own else hasattr(_module(ending), "open_package"):
        return cast("Callable[[bytes], Document]", _module(ending).open_package)(raw)
    document = decode_as(raw, encoding) if encoding else decode(raw, partial(_declared, ending))
    if own and is_clean and is_clean(name, document):
        return replace(document, clean=True)
    read = cast("Callable[[str], Prose]", _module(ending).read)
    return replace(document, prose=read(document.text))


def _declared(ending: str, raw: bytes) -> str:
    """Return the encoding that a file with this *ending* declares."""
    declared = getattr(_module(ending), "declared", None)
    return "" if declared is None else cast("Callable[[bytes], str]", declared)(raw)


def is_known(ending: str) -> bool:
    """Whether files with this *ending* (in small letters, with its dot) are read."""
    return ending in TEXT.endings or ending in _by_ending() or ending in _added()


def endings() -> frozenset[str]:
    """Return the endings of all formats, but for files that have none."""
    return TEXT.endings - {""} | frozenset(_by_ending()) | frozenset(_added())


@cache
def _by_ending() -> dict[str, str]:
    return {ending: name for name, format_ in FORMATS.items() for ending in format_.endings}


@cache
def _added() -> dict[str, Any]:
    """Return the entry points of formats in other packages, by ending."""
    from importlib.metadata import entry_points

    return {point.name.lower(): point for point in entry_points(group="cleanup.documents")}


def refusal(ending: str) -> str:
    """Say why files with this *ending*, which is not known, are not read."""
    return _REFUSED.get(ending, "is a binary file, not text; name text files only")


def _module(ending: str) -> Any:  # noqa: ANN401 - a module
    name = _by_ending().get(ending)
    if name is not None:
        return import_module(f"{__name__}.{name.replace('-', '_')}")
    if ending in _added():
        return _added()[ending].load()
    if ending in _REFUSED:
        raise DocumentError(_REFUSED[ending])
    raise DocumentError(f"is of no format that is known ({ending}); name a text file")
