"""GitLab's Code Quality report, by what its documentation asks of it."""

from __future__ import annotations

import json

import jsonschema
from hand_made import found, hostile, judged, odd

CLEAN = judged("clean.txt", "Nothing here.\n")
GONE = "gone.txt: no such file"


#: What GitLab's documentation of the Code Quality report asks of a violation.
VIOLATIONS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]+$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_gitlab_gets_violations_that_it_can_tell_apart(report):
    violations = json.loads(report("gitlab", odd(), CLEAN, hostile(), errors=(GONE,)))
    jsonschema.validate(violations, VIOLATIONS)
    assert [violation["severity"] for violation in violations] == ["minor", "minor", "info", "minor"]
    assert violations[0]["location"] == {"path": "in/odd é.txt", "lines": {"begin": 1, "end": 1}}
    assert len({violation["fingerprint"] for violation in violations}) == 4


def test_gitlab_knows_a_violation_again_by_its_fingerprint(report):
    def prints(text):
        findings = [found(text, "Susa", "Shusha", after=at) for at in (0, text.index("and"))]
        violations = json.loads(report("gitlab", judged("./a.txt", text, *findings)))
        return [violation["fingerprint"] for violation in violations]

    first, second = prints("Susa and Susa.\n")
    assert first != second
    assert prints("New.\n\n Susa and Susa.\n") == [first, second]
    assert prints("Susa and the other Susa.\n") != [first, second]


def test_gitlab_gets_a_list_when_there_is_nothing(report):
    assert json.loads(report("gitlab", CLEAN)) == []
