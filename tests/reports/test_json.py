"""The wire format ``cleanup.findings/1``: its shape is a promise."""

from __future__ import annotations

import json

from cleanup.documents.plain import decode
from cleanup.judging.findings import Choice, Finding
from cleanup.reports.formats import Judged
from cleanup.reports.json import SCHEMA

FINDING = Finding(
    "garbled-name",
    *(2128, 2138, 25, 189),
    "Stefancart",
    "suggest",
    "Stepanakert",
    0.91,
    (Choice("Stepanakert", "place/stepanakert", 0.91), Choice("Step’anakert", "place/other", 0.4)),
    ("near Stepanakert: f for p, rt kept", "“the enclave’s largest city”"),
)
#: A mark of three bytes, and a letter of two, stand before the finding.
TEXT = f"\ufeffə{'x' * 2127}Stefancart".encode()
FILES = (Judged("a.txt", decode(TEXT), [FINDING], []), Judged("b.txt", decode(b""), [], []))


def test_the_document_is_what_was_promised(report):
    assert json.loads(report("json", *FILES)) == {
        "schema": "cleanup.findings/1",
        "files": [
            {
                "path": "a.txt",
                "findings": [
                    {
                        "rule": "garbled-name",
                        "start": 2128,
                        "end": 2138,
                        "line": 25,
                        "column": 189,
                        "text": "Stefancart",
                        "action": "suggest",
                        "replacement": "Stepanakert",
                        "confidence": 0.91,
                        "candidates": [
                            {"name": "Stepanakert", "entity": "place/stepanakert", "confidence": 0.91},
                            {"name": "Step’anakert", "entity": "place/other", "confidence": 0.4},
                        ],
                        "because": [
                            "near Stepanakert: f for p, rt kept",
                            "“the enclave’s largest city”",
                        ],
                        "byte": 2132,
                    }
                ],
            },
            {"path": "b.txt", "findings": []},
        ],
    }


def test_the_keys_stand_in_the_order_of_the_promise(report):
    (file, _) = json.loads(report("json", *FILES))["files"]
    assert list(file["findings"][0]) == [
        *("rule", "start", "end", "line", "column", "text", "action"),
        *("replacement", "confidence", "candidates", "because", "byte"),
    ]


def test_no_file_is_a_document_too(report):
    assert json.loads(report("json")) == {"schema": SCHEMA, "files": []}


def test_letters_are_written_as_themselves_and_the_last_line_is_ended(report):
    output = report("json", FILES[0]._replace(path="Երևան.txt"))
    assert "Երևան.txt" in output
    assert "“the enclave’s" in output
    assert output.endswith("}\n")
