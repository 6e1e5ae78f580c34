"""The wire format ``cleanup.plan/1``: written, and read back with every field looked at.

A plan passes through editors and other programs: what is wrong with it is told with its place.
"""

from __future__ import annotations

import json
import math
import re
from itertools import pairwise
from typing import Any, NoReturn, get_args

from cleanup.judging.findings import Action, Choice, Finding
from cleanup.judging.rules import TIDY
from cleanup.plans.plan import Edit, FilePlan, Plan, Status

SCHEMA = "cleanup.plan/1"
_STATUSES = get_args(Status)
_ACTIONS = get_args(Action)
_DIGEST = re.compile("[0-9a-f]{64}")
_KINDS = {str: "a text", int: "a whole number", float: "a number", list: "a list", dict: "an object"}


class PlanError(ValueError):
    """A document that is no plan; the message has the place and the remedy."""


#: What stands before the files, between two, after the last, and if there are none.
OPEN, BETWEEN, CLOSE, EMPTY = f'{{\n  "schema": "{SCHEMA}",\n  "files": [', ",\n", "\n  ]\n}\n", "]\n}\n"


def dumps(plan: Plan, written: dict[str, tuple[FilePlan, str]] | None = None) -> str:
    """Return the document; bytes of paths that are no UTF-8 are lone surrogates in it.

    Args:
        plan: the plan.
        written: by path, the files that were written before, and how; only what has changed since is
            written anew, and put in.
    """
    written = {} if written is None else written
    for file in plan.files:
        if file.path not in written or written[file.path][0] is not file:
            written[file.path] = file, element(file)
    elements = BETWEEN.join(written[file.path][1] for file in plan.files)
    return f"{OPEN}\n{elements}{CLOSE}" if elements else OPEN + EMPTY


def element(file: FilePlan) -> str:
    """Return what the document has of a file, as an element of its list."""
    fields = {
        "path": file.path,
        "encoding": file.encoding,
        "size": file.size,
        "sha256": file.sha256,
        "edits": [_edit_fields(edit) for edit in file.edits],
    }
    return "    " + json.dumps(fields, ensure_ascii=False, indent=2).replace("\n", "\n    ")


def _edit_fields(edit: Edit) -> dict[str, Any]:
    finding = edit.finding
    beside: dict[str, Any] = {}
    if finding.within:  # where it stands in the prose of a file with markup
        beside = {"within": list(finding.within), "source": edit.source}
    return {
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "before": edit.before,
        "text": finding.text,
        "after": edit.after,
        **beside,
        "replacement": finding.replacement,
        "rule": finding.rule,
        "action": finding.action,
        "confidence": finding.confidence,
        "entity": edit.entity,
        "because": list(finding.because),
        "candidates": [
            {"name": c.name, "entity": c.entity, "confidence": c.confidence} for c in finding.candidates
        ],
        "status": edit.status,
    }


def loads(text: str) -> Plan:
    """Read the document.

    Raises:
        PlanError: it is none, or a field of it cannot be used.
    """
    try:
        document = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise PlanError(
            f"line {error.lineno}, column {error.colno}: is no JSON ({error.msg}); mend it there, or "
            "make the plan again"
        ) from None
    except (RecursionError, ValueError):
        raise PlanError("is no plan; make it again with `cleanup plan`") from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise PlanError(f'is no plan, as its "schema" is not "{SCHEMA}"; make one with `cleanup plan`')
    files = tuple(_file(at, fields) for at, fields in _items(document, "files", ""))
    paths: set[str] = set()
    for number, file in enumerate(files):
        if file.path in paths:
            _refuse(f"files[{number}].path", f"{file.path!r} stands twice", "put the edits together")
        paths.add(file.path)
    return Plan(files)


def _file(at: str, fields: dict[str, Any]) -> FilePlan:
    path: str = _field(fields, "path", str, at)
    if path in ("", "-") or "\0" in path:
        _refuse(f"{at}.path", f"{path!r} is no file", "name one")
    encoding: str = _field(fields, "encoding", str, at)
    try:
        "".encode(encoding)
    except (LookupError, ValueError):
        _refuse(f"{at}.encoding", f"there is no encoding {encoding!r}", "make the plan again")
    sha256: str = _field(fields, "sha256", str, at)
    if not _DIGEST.fullmatch(sha256):
        _refuse(f"{at}.sha256", "is not 64 hexadecimal digits", "make the plan again")
    edits = tuple(_edit(place, its) for place, its in _items(fields, "edits", at))
    for number, (edit, later) in enumerate(pairwise(edits), 1):
        if later.start < edit.end:
            _refuse(
                f"{at}.edits[{number}].start",
                "lies before the end of the edit before",
                "put the edits in order, and let none overlap",
            )
    return FilePlan(path, encoding, _natural(fields, "size", at), sha256, edits)


def _edit(at: str, fields: dict[str, Any]) -> Edit:
    start, end = _natural(fields, "start", at), _natural(fields, "end", at)
    text: str = _field(fields, "text", str, at)
    within = _within(fields, at)
    if within and (not text or within[1] - within[0] != len(text)):
        _refuse(f"{at}.within", "does not fit text", "make the plan again")
    if not within and (not text or end - start != len(text)):
        _refuse(f"{at}.end", "does not fit start and text", "let text have end - start code points")
    replacement: str = _field(fields, "replacement", str, at)
    rule: str = _field(fields, "rule", str, at)
    if rule not in TIDY and replacement.count("\n") != text.count("\n"):
        _refuse(f"{at}.replacement", "adds or removes a line", "keep the line ends of text")
    finding = Finding(
        rule,
        start,
        end,
        _natural(fields, "line", at, least=1),
        _natural(fields, "column", at, least=1),
        text,
        _one_of(fields, "action", _ACTIONS, at),
        replacement,
        _share(fields, at),
        tuple(_choice(place, its) for place, its in _items(fields, "candidates", at)),
        tuple(_reasons(fields, at)),
        within=within,
    )
    source: str = _field({"source": "", **fields}, "source", str, at)
    before: str = _field({"before": "", **fields}, "before", str, at)
    after: str = _field({"after": "", **fields}, "after", str, at)
    return Edit(finding, _one_of(fields, "status", _STATUSES, at), before, after, source)


def _within(fields: dict[str, Any], at: str) -> tuple[int, int] | None:
    """Return where an edit stands in the prose, if that is said."""
    if fields.get("within") is None:
        return None
    place = _field(fields, "within", list, at)
    if len(place) != 2 or not all(type(offset) is int and offset >= 0 for offset in place):
        _refuse(f"{at}.within", "is no pair of offsets", "make the plan again")
    return place[0], place[1]


def _choice(at: str, fields: dict[str, Any]) -> Choice:
    name, entity = _field(fields, "name", str, at), _field(fields, "entity", str, at)
    return Choice(name, entity, _share(fields, at))


def _reasons(fields: dict[str, Any], at: str) -> list[str]:
    reasons: list[str] = _field(fields, "because", list, at)
    for number, reason in enumerate(reasons):
        if not isinstance(reason, str):
            _refuse(f"{at}.because[{number}]", "is no text", "write a reason, or take it out")
    return reasons


def _items(fields: dict[str, Any], name: str, at: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the objects in a list, each with its place."""
    listed = _field(fields, name, list, at)
    place = f"{at}.{name}" if at else name
    found = []
    for number, item in enumerate(listed):
        if not isinstance(item, dict):
            _refuse(f"{place}[{number}]", f"is not {_KINDS[dict]}", "make the plan again")
        found.append((f"{place}[{number}]", item))
    return found


def _one_of(fields: dict[str, Any], name: str, valid: tuple[Any, ...], at: str) -> Any:  # noqa: ANN401
    value = _field(fields, name, str, at)
    if value not in valid:
        _refuse(f"{at}.{name}", f"is {value!r}", f"write {', '.join(valid[:-1])} or {valid[-1]}")
    return value


def _share(fields: dict[str, Any], at: str) -> float:
    value = fields.get("confidence")
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        _refuse(f"{at}.confidence", f"is not {_KINDS[float]}", "write one from 0 to 1")
    return value


def _natural(fields: dict[str, Any], name: str, at: str, least: int = 0) -> int:
    value: int = _field(fields, name, int, at)
    if value < least:
        _refuse(f"{at}.{name}", f"is {value}", f"it is at least {least}")
    return value


def _field(fields: dict[str, Any], name: str, kind: type, at: str) -> Any:  # noqa: ANN401 - of that kind
    place = f"{at}.{name}" if at else name
    if name not in fields:
        _refuse(place, "is missing", f"write {_KINDS[kind]}, or make the plan again")
    value = fields[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        _refuse(place, f"is not {_KINDS[kind]}", f"write {_KINDS[kind]}, or make the plan again")
    return value


def _refuse(place: str, problem: str, remedy: str) -> NoReturn:
    raise PlanError(f"{place}: {problem}; {remedy}")
