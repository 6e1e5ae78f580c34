"""Checkstyle's and JUnit's XML: parsed, and JUnit's read by junitparser."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from hand_made import HOSTILE, hostile, judged, odd
from junitparser import Error, Failure, JUnitXml, Skipped

CLEAN = judged("clean.txt", "Nothing here.\n")
GONE = "gone.txt: no such file"


def test_checkstyle_has_a_file_and_in_it_its_errors(report):
    root = ElementTree.fromstring(report("checkstyle", odd(), CLEAN, hostile(), errors=(GONE,)).encode())
    assert root.tag == "checkstyle"
    assert [(file.get("name"), len(file)) for file in root[:2]] == [
        ("in/odd é.txt", 3),
        ("clean.txt", 0),
    ]
    assert dict(root[0][0].attrib) == {
        "line": "1",
        "column": "8",
        "severity": "warning",
        "message": "“Stefancart” should be “Stepanakert” (f for p; near: “Baku”)",
        "source": "cleanup.garbled-name",
    }
    assert root[0][2].get("severity") == "info"
    assert {element.tag for element in root.iter()} == {"checkstyle", "file", "error"}


@pytest.mark.parametrize("form", ["checkstyle", "junit"])
def test_xml_holds_a_hostile_text_without_what_xml_cannot_hold(report, form):
    root = ElementTree.fromstring(report(form, hostile()).encode())
    said = HOSTILE.replace("\x01", "\ufffd").replace("\x1b", "\ufffd")
    assert any(said in value for element in root.iter() for value in element.attrib.values())


def test_junit_fails_for_a_fix_and_skips_a_suggestion(report):
    xml = JUnitXml.fromstring(report("junit", odd(), CLEAN, errors=(GONE,)).encode())
    changed, clean, unread = xml
    assert (changed.name, changed.tests, changed.failures, changed.skipped) == ("in/odd é.txt", 3, 2, 1)
    assert [type(case.result[0]) for case in changed] == [Failure, Failure, Skipped]
    (failure,) = next(iter(changed)).result
    assert failure.message == "“Stefancart” should be “Stepanakert”"
    assert failure.text.startswith("in/odd é.txt:1:8: ")
    assert (clean.tests, clean.failures, [case.is_passed for case in clean]) == (1, 0, [True])
    assert [(type(case.result[0]), case.result[0].message) for case in unread] == [(Error, GONE)]


def test_junits_counts_are_those_of_its_cases(report):
    xml = JUnitXml.fromstring(report("junit", odd(), CLEAN, hostile(), errors=(GONE,)).encode())
    counted = [(s.tests, s.failures, s.errors, s.skipped) for s in xml]
    for suite in xml:
        suite.update_statistics()
    assert [(s.tests, s.failures, s.errors, s.skipped) for s in xml] == counted
