r"""Of JSON the fields that are prose are judged, and nothing else is touched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from swapped import ENCODINGS, GARBLE, NAME, prose, swapped, swapped_text, words
from typer.testing import CliRunner

from cleanup.cli.app import app
from cleanup.documents.fields import chosen
from cleanup.documents.formats import read_document
from cleanup.documents.formats.json import read


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{"headline": "In Goris", "body_text": "In Kapan"}', "In Goris\n\nIn Kapan"),
        ('{"headlines": [{"role": "main", "value": "In Goris", "contentType": "x"}]}', "In Goris"),
        ('{"title": {"rendered": "In Goris", "raw": "x"}, "t": "x", "value": "x"}', "In Goris"),
        ('{"title": {"en": "In Goris", "hy": "Գորիսում"}, "title_en": "Kapan"}', "In Goris\n\nKapan"),
        ('{"text": ["In Goris", ["in Kapan", 1], {"x": "x"}], "x": "x"}', "In Goris\n\nin Kapan"),
        ('{"text": {"x": ["x"], "text": "In Goris"}, "x": ["x"]}', "In Goris"),
        ('{"text": null, "x": "x"}', ""),
        ('["x", {"TEXT": "In Goris"}]', "In Goris"),
        ('"x"', ""),
        ('{"text": "In Goris", "text": "in Kapan"}', "In Goris\n\nin Kapan"),
        (r'{"text": "In \"Gor\u0069s\"\n\tand \\n\/ \ud83d\ude00\ud83d \q\u12"}', None),
        (r'{"t\u0065xt": "In Goris"}', "In Goris"),
        ('{"text": "", "title": " "}', ""),
        ('{"byline": "Nikol Pashinyan"}', "By Nikol Pashinyan"),
        ('{"uri": "x", "title": "http://a.am/b", "summary": "2020-11-10", "text": "a_b"}', ""),
        ('{"name": "x", "version": "1.0.0", "description": "x y", "keywords": ["x"]}', ""),
        ("", ""),
        ("\n", ""),
    ],
)
def test_the_prose_is_the_fields_that_are(source: str, expected: str | None) -> None:
    if expected is None:
        expected = 'In "Goris"\n\tand \\n/ \U0001f600\ufffd \\q\\u12'
    assert prose("a.json", source) == expected
    assert prose("a.jsonl", source) == expected


@pytest.mark.parametrize(
    "source",
    [
        r'{"body_html": "<p>In <b>Go<\/b>ris<\/p><p>and&nbsp;on<\/p>"}',
        r'{"bodies": [{"value": "\u003cp\u003eIn Goris\u003c/p\u003e\n<p>and&#160;on</p>"}]}',
    ],
)
def test_html_is_read_as_html(source: str) -> None:
    paragraphs = re.split(r"\n\s*\n", prose("a.json", source).strip())
    assert [paragraph.strip() for paragraph in paragraphs] == ["In Goris", "and\u00a0on"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{"text": "In Goris",}', "In Goris"),
        ('{"x": NaN, "n": 123456789012345678901234567890.5e999, "text": "In Goris"', "In Goris"),
        ('{"text": "In Goris", "title": "In Ka', "In Goris"),
        ('{"text": "In Goris", "title": "In Ka\\', "In Goris"),
        ('// "text": "x\n{/* "text": "x" */ "text": "In Goris"}', "In Goris"),
        ('{\'text\': \'x "\', "text": "In Goris"}', "In Goris"),
        ('// cleanup: off\n{"text": "In Goris"}', "// cleanup: off\n\nIn Goris"),
        ('}]}{"text": "In Goris"}', "In Goris"),
        ('"text": "In Goris"', "In Goris"),
        ('{"text": "In\nGoris"}', "In\nGoris"),
    ],
)
def test_what_is_not_quite_json_is_read_all_the_same(source: str, expected: str) -> None:
    assert prose("a.json", source) == expected


def test_a_damaged_line_harms_no_other() -> None:
    source = '{"text": "In Goris\r\n{"x": [\r\n{"text": "In Kapan"}\r\nx"\r\n{"text": "and on"}'
    assert prose("a.ndjson", source) == "In Kapan\n\nand on"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r'{"text": "in Stefancart"}', r'{"text": "in Stepanakert"}'),
        (r'{"text": "in Stef\u0061ncart"}', r'{"text": "in Step\u0061nakert"}'),
        (r'{"text": "\"Stefancart\"\n"}', r'{"text": "\"Stepanakert\"\n"}'),
        (r'{"body_html": "Stefan<b>cart<\/b>"}', r'{"body_html": "Stepana<b>kert<\/b>"}'),
        (
            r'{"Stefancart": "Stefancart", "text" :["Stefancart"] , "n":1.0}',
            r'{"Stefancart": "Stefancart", "text" :["Stepanakert"] , "n":1.0}',
        ),
        (
            r'{"text": "<a href=\"Stefancart\">Stefancart</a>"}',
            r'{"text": "<a href=\"Stefancart\">Stepanakert</a>"}',
        ),
    ],
)
def test_only_the_letters_of_names_differ(source: str, expected: str) -> None:
    assert swapped_text("a.json", source) == expected
    assert swapped_text("a.jsonl", source) == expected


@pytest.mark.parametrize(
    ("source", "new", "expected"),
    [
        ('{"text": "x y"}', "Ağdərə", r'{"text": "A\u011fd\u0259r\u0259 y"}'),
        (r'{"text": "x \u00C9"}', "Ğ\U0001f600", r'{"text": "\u011E\uD83D\uDE00 \u00C9"}'),
        ('{"text": "x é"}', "Ağdərə", '{"text": "Ağdərə é"}'),
        ('{"text": "x y"}', 'a"\\b\x01', r'{"text": "a\"\\b\u0001 y"}'),
    ],
)
def test_new_letters_are_escaped_as_the_source_does_it(source: str, new: str, expected: str) -> None:
    assert swapped_text("a.json", source, "x", new) == expected


def test_other_fields_can_be_chosen() -> None:
    assert read('{"text": "x", "Lead-Story": "In Goris"}', chosen(["lead story"])).text == "In Goris"


@pytest.mark.parametrize(
    "source",
    [
        "[" * 50_000 + '"x"',
        '{"text":' * 50_000 + '"In Goris"',
        '"' * 100_001,
        '"' + '\\"' * 100_000,
        "/*" * 100_000,
        '{"text": "' + "\\u" * 100_000 + '"}',
        '{"text": "' + "<" * 100_000 + '"}',
        '{"text": "' + "a" * 100_000 + '"}',
        '{"text": "' + "a." * 100_000 + '"}',
        '"text"' + " " * 100_000,
    ],
)
def test_hostile_files_are_read_in_time(source: str) -> None:
    prose("a.json", source)
    prose("a.jsonl", source)


keys = st.sampled_from(["text", "headline", "id", "x", "value", "body_html", "rendered"])
trees = st.recursive(
    st.none() | st.booleans() | st.floats() | words | st.just(f"in {GARBLE} now"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(trees, st.booleans(), st.sampled_from([None, 1]))
def test_only_fields_of_prose_differ_in_any_encoding(encoding, tree, ascii_only, indent) -> None:
    def written(tree: object) -> bytes:
        return ENCODINGS[encoding](json.dumps(tree, ensure_ascii=ascii_only, indent=indent))

    assert swapped("a.json", written(tree)) == written(_right(tree, ""))
    assert swapped("a.json", written(tree), "nowhere") == written(tree)


def _right(tree: object, held: str) -> object:
    """Return *tree* with the garble put right in fields of prose."""
    if isinstance(tree, list):
        return [_right(value, held) for value in tree]
    if isinstance(tree, dict):
        inner = {
            "text": "text",
            "headline": "text",
            "body_html": "text",
            "value": held,
            "rendered": held,
        }
        return {key: _right(value, inner.get(key, "")) for key, value in tree.items()}
    return tree.replace(GARBLE, NAME) if held and isinstance(tree, str) else tree


@given(st.text('{}[]":,\\u0d8text /*<', max_size=80))
def test_anything_is_read(source: str) -> None:
    for name in ("a.json", "a.jsonl"):
        swapped_text(name, '{"text": "a', "a", "bb")
        swapped_text(name, '{"text": ' + source, "t", "nn")


def test_the_package_file_of_a_program_has_no_prose() -> None:
    package = {"name": "x", "description": "Names of Stefancart", "scripts": {"test": "Stefancart"}}
    assert prose("package.json", json.dumps(package)) == ""


def test_files_that_are_here_are_read_as_by_another_reader() -> None:
    schemas = Path(pytest.importorskip("jsonschema_specifications").__file__).parent
    for path in sorted(schemas.rglob("*.json")):
        raw = path.read_bytes()
        title = json.loads(raw).get("title")
        assert not isinstance(title, str) or title in prose(path.name, raw.decode())
        assert swapped(path.name, raw, "nowhere") == raw


@pytest.mark.parametrize(
    ("output_format", "ending"), [("json", "json"), ("jsonl", "jsonl"), ("plan", "json")]
)
def test_our_own_reports_are_no_prose(output_format: str, ending: str, tmp_path: Path) -> None:
    garbled = tmp_path / "a.txt"
    garbled.write_text("Fighting in Nagorno-Karbakh, Armenia says.\n")
    report = tmp_path / f"report.{ending}"
    CliRunner().invoke(app, ["check", "--output-format", output_format, "-o", str(report), str(garbled)])
    assert "Karbakh" in report.read_text()
    assert read_document(report.name, report.read_bytes()).judged == ""
