"""Carries plans out and undoes them, file by file; what no longer fits is refused and left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from cleanup.documents import files
from cleanup.documents.files import FileError
from cleanup.documents.formats import read_document
from cleanup.documents.plain import Document, DocumentError, splice
from cleanup.judging.findings import Finding
from cleanup.plans.placing import inverted, moved, stands, traced
from cleanup.plans.plan import Edit, FilePlan, Plan, digest

#: So many edits that do not fit are told of a file.
_MOST_TOLD = 5


class StaleError(ValueError):
    """A file is not as the plan has it; the message names the places and the remedy."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a file: *edits* in *document*, where they stand now, and the bytes *data*.

    *note* says what was to be known of it, if anything was.
    """

    document: Document
    edits: tuple[Finding, ...]
    data: bytes
    note: str = ""


class Outcome(NamedTuple):
    """What came of the plan of a file: a change, or the error that stood against it.

    The error is a :class:`StaleError`, a ``FileError`` or a ``DocumentError``; the file is as it was.
    """

    path: str
    change: Change | None
    error: Exception | None


def apply_plan(
    plan: Plan, folder: str | PathLike[str] = ".", *, fuzzy: bool = False, write: bool = True
) -> list[Outcome]:
    """Make the edits of *plan* that are to be applied; files without such are not looked at.

    Args:
        plan: the plan.
        folder: what its paths are relative to.
        fuzzy: also make edits whose text has moved, if it is in one place with all that surrounds it.
        write: replace the files, each in one step; else only say what would become of them.
    """
    return _each(plan, Path(folder), lambda file, raw: apply_file(file, raw, fuzzy=fuzzy), write)


def reverse(
    plan: Plan, folder: str | PathLike[str] = ".", *, fuzzy: bool = False, write: bool = True
) -> list[Outcome]:
    """Undo the edits of *plan* that were applied; arguments are those of :func:`apply_plan`."""
    return _each(plan, Path(folder), lambda file, raw: reverse_file(file, raw, fuzzy=fuzzy), write)


def _each(
    plan: Plan, folder: Path, change: Callable[[FilePlan, bytes], Change], write: bool
) -> list[Outcome]:
    outcomes = []
    for file in plan.files:
        if not file.wanted:
            continue
        path = folder / file.path
        try:
            made = change(file, files.read(path))
            if write:
                files.replace(path, made.data)
            outcomes.append(Outcome(file.path, made, None))
        except (FileError, StaleError) as error:
            outcomes.append(Outcome(file.path, None, error))
        except DocumentError as error:
            outcomes.append(Outcome(file.path, None, DocumentError(f"{file.path}: {error}")))
    return outcomes


def apply_file(file: FilePlan, raw: bytes, *, fuzzy: bool = False) -> Change:
    """Return what the plan makes of the bytes *raw* of its file.

    Raises:
        StaleError: they are not what the plan was made for, and it does not fit them any more.
        DocumentError: they are no text, or their encoding lacks a letter that is to be written.
    """
    document = _read(file, raw)
    if not file.wanted:
        return _change(document, [])
    if digest(raw) == file.sha256:
        text = document.judged
        for edit in file.wanted:
            if text[edit.start : edit.end] != edit.text:
                raise StaleError(_refusal(file.path, text, [edit], "is not what the plan says"))
        return _change(document, [_at(edit, edit.start) for edit in file.wanted])
    again = _again(file, document)
    if again is not None:
        return again
    edits, note = _fitting(file.path, file.wanted, document.judged, fuzzy)
    return _change(document, edits, note)


def reverse_file(file: FilePlan, raw: bytes, *, fuzzy: bool = False) -> Change:
    """Return the bytes that the file had before the plan was applied to it.

    If it was changed elsewhere since, only the edits are undone. In a file with markup that some edit
    took out of a word the text is as it was, and the note says so; a package, such as a word processor's
    file, is packed anew. Raises what :func:`apply_file` does.
    """
    if digest(raw) == file.sha256:
        raise StaleError(f"{file.path}: the plan is not applied; there is nothing to undo")
    document = _read(file, raw)
    proven = _all_undone(file, document) or _some_undone(file, document)
    if proven is not None:
        return proven
    edits, note = _fitting(file.path, inverted(file.wanted), document.judged, fuzzy, "applied")
    if document.package:
        note = ""
    elif document.prose:
        note = "undone in the text; what was changed since, and markup within its words, is as it is now"
    return _change(document, edits, note)


def _read(file: FilePlan, raw: bytes) -> Document:
    """Read *raw* as the file was; unless it says itself that it is in another encoding now."""
    known = digest(raw) == file.sha256
    try:
        document = read_document(file.path, raw, file.encoding if known else "")
    except DocumentError:
        if known:
            raise
        document = read_document(file.path, raw, file.encoding)
    if document.encoding != file.encoding and (document.detected or raw.isascii()):
        with suppress(DocumentError):
            document = read_document(file.path, raw, file.encoding)
    in_prose = any(edit.finding.within for edit in file.edits)
    if in_prose and document.prose is None:
        raise DocumentError("is not read in the format that the plan was made for; make a new plan")
    return document if in_prose else replace(document, prose=None)


def _change(document: Document, edits: Sequence[Finding], note: str = "") -> Change:
    """Return what becomes of *document* by *edits*, findings in its judged text."""
    placed = document.placed(edits)
    if len(placed) != len(edits):
        raise DocumentError("does not have the text of an edit in itself any more; make a new plan")
    return Change(document, tuple(placed), splice(document, placed), note)


def _all_undone(file: FilePlan, document: Document) -> Change | None:
    """Return the way back if all edits were made that are to be."""
    return _proven(file, document, inverted(file.wanted))


def _some_undone(file: FilePlan, document: Document) -> Change | None:
    """Return the way back if such edits were made as were decided on at that time."""
    made = [p for p in traced(file.edits, document.judged) if p.state == "done"]
    bare = [replace(p.edit, finding=_at(p.edit, p.start)) for p in made]
    return _proven(file, document, [inverted([edit])[0] for edit in bare])


def _proven(file: FilePlan, document: Document, edits: Sequence[Edit]) -> Change | None:
    """Return what *edits* make of *document*, if it is the very file that the plan was made for."""
    text = document.judged
    if not edits or any(text[edit.start : edit.end] != edit.text for edit in edits):
        return None
    with suppress(DocumentError):
        change = _change(document, [edit.finding for edit in edits])
        if digest(change.data) == file.sha256:
            return change
        # with the markup that stood in the words, which their letters do not tell
        sources = [
            replace(finding, replacement=edit.source, within=None) if edit.source else finding
            for finding, edit in zip(change.edits, edits, strict=True)
        ]
        data = splice(document, sources)
        if digest(data) == file.sha256:
            return replace(change, edits=tuple(sources), data=data)
    return None


def _again(file: FilePlan, document: Document) -> Change | None:
    """Return what is left to do of a plan that was applied before; None if it was not.

    More may have been decided in it since.
    """
    places = [p for p in traced(file.edits, document.judged) if p.edit.status == "apply"]
    left = [p for p in places if p.state == "pending" and p.edit.text != p.edit.replacement]
    undone = _all_undone(file, document)
    if undone:
        left = []
    else:
        undone = _some_undone(file, document)
        if any(place.state == "lost" for place in places) or (left and not undone):
            return None
    if not left:
        also = "" if undone or document.package else ", and the file was changed since"
        raise StaleError(
            f"{file.path}: the plan is already applied{also}; --reverse undoes it, and `cleanup plan` "
            "makes a new one"
        )
    edits = [_at(place.edit, place.start) for place in left]
    return _change(document, edits, "the other edits were made before")


def _fitting(
    path: str, edits: Sequence[Edit], text: str, fuzzy: bool, last: str = "made"
) -> tuple[list[Finding], str]:
    """Return *edits* where they stand in *text*, and what is to be said of it; all of them or none.

    *last* is what was last known to be done with the plan.
    """
    changed = f"changed since the plan was {last}"
    places = [edit.start if stands(edit, text) else moved(edit, text) for edit in edits]
    lost = [edit for edit, place in zip(edits, places, strict=True) if place is None]
    if lost:
        raise StaleError(_refusal(path, text, lost, f"has {changed}"))
    found = [_at(edit, place or 0) for edit, place in zip(edits, places, strict=True)]
    if any(later.start < edit.end for edit, later in pairwise(found)):
        raise StaleError(
            f"{path}: has {changed}, and the edits have changed places; left as it was; make a new plan"
        )
    gone = [(e, f) for e, f in zip(edits, found, strict=True) if e.start != f.start]
    if not gone:
        return found, f"{changed}; every edit still has its place"
    if fuzzy:
        return found, f"{changed}; {len(gone)} of the edits moved with their text"
    told = [
        f"  {path}:{edit.finding.line}:{edit.finding.column}: “{_shown(edit.text)}” has moved to line "
        f"{_line(text, there.start)}"
        for edit, there in gone[:_MOST_TOLD]
    ]
    head = f"{path}: has {changed}, left as it was; --fuzzy follows the text that has moved"
    raise StaleError("\n".join([head, *told, *_more(len(gone))]))


def _at(edit: Edit, start: int) -> Finding:
    """Return the finding of *edit* as it stands at *start* of the judged text."""
    finding = edit.finding
    return replace(finding, start=start, end=start + len(finding.text), within=None)


def _refusal(path: str, text: str, lost: Sequence[Edit], problem: str) -> str:
    told = [
        f"  {path}:{edit.finding.line}:{edit.finding.column}: expected “{_shown(edit.text)}”, found "
        + _found(text, edit)
        for edit in lost[:_MOST_TOLD]
    ]
    head = f"{path}: {problem}, left as it was; make a new plan"
    return "\n".join([head, *told, *_more(len(lost))])


def _found(text: str, edit: Edit) -> str:
    """Return what stands in the place of *edit*, to the end of the word."""
    if edit.start >= len(text):
        return "the end of the file"
    end = edit.end
    while end < len(text) and text[end].isalnum() and end < edit.end + 20:
        end += 1
    return f"“{_shown(text[edit.start : end])}”"


def _more(count: int) -> Iterable[str]:
    return [f"  and {count - _MOST_TOLD} more"] if count > _MOST_TOLD else []


def _line(text: str, at: int) -> int:
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1


def _shown(text: str) -> str:
    """Return *text* in one line that can be shown on a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
