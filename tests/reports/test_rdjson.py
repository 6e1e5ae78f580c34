"""reviewdog: a schema written after its protocol, and its suggestions applied by bytes."""

from __future__ import annotations

import json
import re

import jsonschema
from hand_made import TEXT, hostile, judged, odd

CLEAN = judged("clean.txt", "Nothing here.\n")
GONE = "gone.txt: no such file"


_POSITION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
    },
}
_RANGE = {
    "type": "object",
    "required": ["start"],
    "additionalProperties": False,
    "properties": {"start": _POSITION, "end": _POSITION},
}
_SOURCE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
}
_SEVERITY = {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]}
#: Written after the messages of reviewdog's proto/rdf/reviewdog.proto, as protojson writes them.
DIAGNOSTIC_RESULT = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "source": _SOURCE,
        "severity": _SEVERITY,
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "location": {
                        "type": "object",
                        "required": ["path"],
                        "additionalProperties": False,
                        "properties": {"path": {"type": "string"}, "range": _RANGE},
                    },
                    "severity": _SEVERITY,
                    "source": _SOURCE,
                    "code": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
                    },
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "additionalProperties": False,
                            "properties": {"range": _RANGE, "text": {"type": "string"}},
                        },
                    },
                    "original_output": {"type": "string"},
                },
            },
        },
    },
}


def cut(data, place):
    """Return the bytes at a range of reviewdog's: lines, and bytes of UTF-8 in them, from 1."""
    starts = [0, *(match.end() for match in re.finditer(b"\r\n|\n", data))]
    start, end = (starts[p["line"] - 1] + p["column"] - 1 for p in (place["start"], place["end"]))
    return data[start:end], start, end


def test_reviewdog_gets_diagnostics_by_its_format(report):
    for files in ((), (CLEAN,), (odd(), CLEAN, hostile())):
        jsonschema.validate(json.loads(report("rdjson", *files, errors=(GONE,))), DIAGNOSTIC_RESULT)


def test_reviewdogs_columns_count_bytes(report):
    data = TEXT.encode()
    diagnostics = json.loads(report("rdjson", odd()))["diagnostics"]
    for diagnostic, finding in zip(diagnostics, odd().findings, strict=True):
        assert cut(data, diagnostic["location"]["range"])[0] == finding.text.encode()
    assert diagnostics[0]["location"]["range"]["start"] == {"line": 1, "column": 13}


def test_reviewdogs_suggestions_make_the_corrected_text(report):
    data = TEXT.encode()
    for diagnostic in reversed(json.loads(report("rdjson", odd()))["diagnostics"][:2]):
        (suggestion,) = diagnostic["suggestions"]
        _words, start, end = cut(TEXT.encode(), suggestion["range"])
        data = data[:start] + suggestion["text"].encode() + data[end:]
    assert "Stepanakert\r\n\r\nNikol\r\nPashinyan, Pašinjan" in data.decode()


def test_reviewdog_can_choose_among_the_candidates_of_a_suggestion(report):
    diagnostic = json.loads(report("rdjson", odd()))["diagnostics"][2]
    assert diagnostic["severity"] == "INFO"
    assert [suggestion["text"] for suggestion in diagnostic["suggestions"]] == ["Shusha", "Shushi"]
