"""SARIF 2.1.0 (OASIS, with errata 01), a result a line, for code scanning and editors.

Columns and offsets are code points of the text, a byte-order mark left out. A suggestion has a fix for
each of its candidates, and level ``note``. The result's ``rank`` is the confidence in percent.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import cleanup
from cleanup.judging.findings import Finding
from cleanup.judging.rules import DEFAULT, RULES
from cleanup.reports import formats
from cleanup.reports.colour import Palette
from cleanup.reports.fingerprints import Fingerprints
from cleanup.reports.formats import Judged
from cleanup.reports.json import finding_fields
from cleanup.reports.lines import lines_of
from cleanup.reports.places import span_of, uri_of
from cleanup.reports.wording import message, one_line

if TYPE_CHECKING:
    from cleanup.documents.plain import Document

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"fix": "warning", "suggest": "note"}
#: A longer line is too much to show around a finding.
_MOST_CONTEXT = 2000


class Report(formats.Report):
    """One run."""

    _separator = "\n"

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._fingerprints = Fingerprints()

    def begin(self) -> str:
        """Return the tool with its rules."""
        rules = [
            {
                "id": rule,
                "name": rule.title().replace("-", ""),
                "shortDescription": {"text": f"{what[0].upper()}{what[1:]}."},
                "defaultConfiguration": {
                    "level": "warning" if rule in DEFAULT else "note",
                    "enabled": rule in DEFAULT,
                },
            }
            for rule, what in RULES.items()
        ]
        driver = {"name": "cleanup", "semanticVersion": cleanup.__version__, "rules": rules}
        return (
            f'{{"$schema": {_dump(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
            f'"tool": {_dump({"driver": driver})},\n'
            '"columnKind": "unicodeCodePoints", "newlineSequences": ["\\r\\n", "\\n", "\\r"],\n'
            '"results": ['
        )

    def file(self, judged: Judged) -> str:
        """Return the results of a file."""
        uri = uri_of(judged.path)
        marks = self._fingerprints.of(uri, judged.document, judged.findings)
        said = ""
        for finding, mark in zip(judged.findings, marks, strict=True):
            said += self._separator + _dump(_result(uri, judged.document, finding, mark))
            self._separator = ",\n"
        return said

    def end(self, errors: Sequence[str]) -> str:
        """Return how the run went."""
        invocation: dict[str, Any] = {"executionSuccessful": not errors}
        if errors:
            invocation["toolExecutionNotifications"] = [
                {"level": "error", "message": {"text": error}} for error in errors
            ]
        return f'\n],\n"invocations": [{_dump(invocation)}]\n}}]}}\n'


def _dump(value: object) -> str:
    # ASCII, so that a lone surrogate of a path in a message is no byte that is not UTF-8
    return json.dumps(value)


def _result(uri: str, document: Document, finding: Finding, mark: str) -> dict[str, Any]:
    file = {"uri": uri}
    region = _region(finding)
    place: dict[str, Any] = {
        "artifactLocation": file,
        "region": {**region, "snippet": {"text": finding.text}},
    }
    text = document.text
    start, end = lines_of(text, finding, document.before.characters)
    if end - start <= _MOST_CONTEXT:
        place["contextRegion"] = {
            "startLine": region["startLine"],
            "endLine": region["endLine"],
            "snippet": {"text": text[start:end]},
        }
    fields = finding_fields(finding)
    return {
        "ruleId": finding.rule,
        "ruleIndex": list(RULES).index(finding.rule),
        "level": _LEVELS[finding.action],
        "rank": round(finding.confidence * 100, 1),
        "message": {"text": message(finding)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"cleanup/v1": mark},
        "fixes": [_fix(file, region, name) for name in _replacements(finding)],
        "properties": {key: fields[key] for key in ("action", "confidence", "candidates", "because")},
    }


def _replacements(finding: Finding) -> list[str]:
    """Return what may be put in: of a fix the one replacement, of a suggestion each candidate."""
    if finding.action == "fix":
        return [finding.replacement]
    return list(dict.fromkeys(choice.name for choice in finding.candidates))


def _fix(file: dict[str, str], region: dict[str, int], name: str) -> dict[str, Any]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": name}}
    return {
        "description": {"text": f"Write {one_line(name)}" if name else "Remove it"},
        "artifactChanges": [{"artifactLocation": file, "replacements": [replacement]}],
    }


def _region(finding: Finding) -> dict[str, int]:
    span = span_of(finding)
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }
