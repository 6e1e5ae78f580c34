"""Explanations for readers and for programs."""

from __future__ import annotations

import json

from cleanup.judging.explanation import EntityNote, Explanation
from cleanup.reports.explained import SCHEMA, render_json, render_text

SHUSHA = EntityNote("place/shusha", "Shusha", "city", ("Şuşa",))
KARABAKH = EntityNote("place/karabakh", "Karabakh", "region", ("Qarabağ", "Ղարաբաղ"))
REUTERS = EntityNote("org/reuters", "Reuters", "agency")
GARBLED = Explanation(
    "Schuscha", "garble", (SHUSHA,), "az>de", 0.5, ("şuşa", "schuscha"), "fix", ("listed", "fixed")
)
UNKNOWN = Explanation("bank", "unknown", because=("an English word",))


def test_json_says_everything_in_a_fixed_order():
    document = json.loads(render_json([GARBLED, UNKNOWN]))
    assert document == {
        "schema": SCHEMA,
        "forms": [
            {
                "form": "Schuscha",
                "verdict": "garble",
                "entities": [
                    {"id": "place/shusha", "name": "Shusha", "kind": "city", "native": ["Şuşa"]}
                ],
                "channel": "az>de",
                "cost": 0.5,
                "steps": ["şuşa", "schuscha"],
                "action": "fix",
                "because": ["listed", "fixed"],
            },
            {
                "form": "bank",
                "verdict": "unknown",
                "entities": [],
                "channel": None,
                "cost": None,
                "steps": [],
                "action": "leave",
                "because": ["an English word"],
            },
        ],
    }
    keys = ["form", "verdict", "entities", "channel", "cost", "steps", "action", "because"]
    assert [list(form) for form in document["forms"]] == [keys, keys]


def test_the_schema_has_a_version():
    assert SCHEMA == "cleanup.explain/1"


def test_json_is_one_document_for_none():
    assert json.loads(render_json([])) == {"schema": SCHEMA, "forms": []}


def test_json_is_readable_and_ends_with_a_line_end():
    out = render_json([GARBLED])
    assert "Şuşa" in out
    assert out.endswith("}\n")


def test_text_is_the_verdict_the_names_and_the_reasons():
    assert render_text(GARBLED) == (
        "Schuscha: garble\n    Shusha (city, Şuşa)  place/shusha\n  - listed\n  - fixed\n"
    )
    assert render_text(UNKNOWN) == "bank: unknown\n  - an English word\n"


def test_text_gives_all_native_forms_and_may_have_none():
    out = render_text(Explanation("x", "name", (KARABAKH, REUTERS)))
    assert "    Karabakh (region, Qarabağ | Ղարաբաղ)  place/karabakh\n" in out
    assert out.endswith("    Reuters (agency)  org/reuters\n")
