"""What holds of every format."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hand_made import found, hostile, judged, odd

import cleanup.reports.formats as package
from cleanup.reports.formats import FORMATS

CLEAN = judged("clean.txt", "Nothing here.\n")


def test_every_format_is_there_and_no_other_module():
    modules = {path.stem for path in Path(package.__file__).parent.glob("*.py")} - {"__init__"}
    assert modules == {name.replace("-", "_") for name in FORMATS}


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_text_that_can_be_written_and_ends_its_last_line(report, name):
    for files in ((), (CLEAN,), (odd(), CLEAN), (hostile(),)):
        said = report(name, *files, errors=("x.txt: may not be read", "\udcff: gone"))
        said.encode("utf-8", "surrogateescape")
        assert not said or said.endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_one_line_full_of_findings_takes_no_longer_than_many_lines(report, name):
    part = "From Yalová they came to Stefancart. "
    text = part * 6_000
    places = range(0, len(text), len(part))
    file = judged(
        "line.txt", text, *(found(text, "Stefancart", "Stepanakert", after=at) for at in places)
    )
    begun = time.process_time()
    assert report(name, file)
    assert time.process_time() - begun < 6  # text took two minutes, sarif 9 s


@pytest.mark.parametrize("name", FORMATS)
def test_colour_adds_nothing_but_colour(report, name):
    coloured = report(name, odd(), colour=True)
    assert re.sub(r"\x1b\[\d+m", "", coloured) == report(name, odd())


@pytest.mark.parametrize("name", ["text", "jsonl", "diff", "word-diff", "github"])
def test_what_has_no_frame_says_nothing_of_clean_files(report, name):
    assert report(name, CLEAN) == ""
