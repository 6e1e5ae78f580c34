"""JSON Lines: a finding a line; and the wire format, which is the same written file by file."""

from __future__ import annotations

import json

from hand_made import hostile, judged, odd

CLEAN = judged("clean.txt", "Nothing here.\n")


def test_a_line_is_a_finding_with_its_path_and_the_fields_of_json(report):
    (file,) = json.loads(report("json", odd()))["files"]
    lines = [json.loads(line) for line in report("jsonl", CLEAN, odd()).split("\n") if line]
    for line in lines:
        rest = odd().document.raw[line["byte"] :]
        assert rest.startswith(line["text"].encode(odd().document.encoding))
    assert lines == [{"path": odd().path, **finding} for finding in file["findings"]]
    assert next(iter(lines[0])) == "path"


def test_no_text_breaks_a_line(report):
    (line,) = report("jsonl", hostile()).encode("utf-8").split(b"\n")[:-1]
    assert json.loads(line)["path"].endswith("\ufffd")


def test_json_written_file_by_file_is_laid_out_as_one_document(report):
    for files in ((), (CLEAN,), (odd(), CLEAN, hostile())):
        said = report("json", *files)
        assert said == json.dumps(json.loads(said), ensure_ascii=False, indent=2) + "\n"
