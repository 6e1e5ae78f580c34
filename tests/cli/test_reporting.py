"""Where reports go and what they are limited to: the same for every format."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from cleanup.cleaner import Cleaner
from cleanup.reports.formats import FORMATS

GARBLED = b"Fighting in Nagorno-Karbakh, Armenia: Nikol Paschinjan went.\n"
FIXED = b"Fighting in Nagorno-Karabakh, Armenia: Nikol Pashinyan went.\n"


@pytest.fixture
def article(folder):
    path = folder / "a.txt"
    path.write_bytes(GARBLED)
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_standard_output_or_into_a_file_alike(run, article, name):
    printed = run("check", "--output-format", name, "a.txt")
    written = run("check", "--output-format", name, "--output-file", "report", "a.txt")
    assert printed.exit_code == written.exit_code == 1
    assert written.stdout == ""
    assert written.stderr == printed.stderr
    assert article.with_name("report").read_bytes() == printed.stdout_bytes != b""


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_cannot_be_read_leaves_the_report_whole(run, article, name):
    article.with_name("b.txt").write_bytes(b"\xff\xfe\x00")
    mixed = run("check", "--output-format", name, "b.txt", "gone.txt", "a.txt")
    assert mixed.exit_code == 2
    assert "gone.txt: no such file" in mixed.stderr
    assert "Paschinjan" in mixed.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_fix_reports_what_it_changed_in_every_format(run, article, name):
    assert run("fix", "--output-format", name, "-o", "report", "a.txt").exit_code == 0
    assert article.read_bytes() == FIXED
    assert "Pas" in article.with_name("report").read_text()


def test_with_a_report_file_standard_input_is_fixed_and_reported(run, folder):
    done = run("fix", "--output-format", "json", "-o", "report.json", "-", stdin=GARBLED)
    assert done.stdout_bytes == FIXED
    (file,) = json.loads((folder / "report.json").read_text())["files"]
    assert (file["path"], len(file["findings"])) == ("-", 2)


def test_a_dash_is_standard_output_and_no_file(run, article):
    assert run("check", "-o", "-", "a.txt").stdout == run("check", "a.txt").stdout != ""
    assert run("fix", "-o", "-", "-", stdin=GARBLED).stdout_bytes == FIXED
    assert run("check", "-o", "./-", "-", stdin=GARBLED).exit_code == 1
    assert {path.name for path in article.parent.iterdir()} == {"a.txt", "-"}


def test_a_report_that_would_replace_what_is_read_is_refused(run, article):
    for command in ("check", "fix"):
        done = run(command, "-o", "./a.txt", "a.txt")
        assert done.exit_code == 2
        assert done.stderr == (
            "cleanup: error: a.txt: the report would replace it; name another file for the report\n"
        )
    assert article.read_bytes() == GARBLED


def test_the_report_of_an_earlier_run_is_not_read_with_the_folder(run, article):
    for _run in range(2):
        done = run("fix", "--diff", "-q", "-o", "report.txt", ".")
        assert done.exit_code == 1
    report = article.with_name("report.txt").read_text()
    assert report.count("+++") == 1


def test_a_report_file_that_cannot_be_written_is_told_before_anything_is_fixed(run, article):
    for place in (".", "a.txt/report"):
        done = run("fix", "-o", place, "a.txt")
        assert done.exit_code == 2
        assert done.stderr.startswith("cleanup: error: ")
        assert len(done.stderr.splitlines()) == 1
    assert article.read_bytes() == GARBLED


def test_folders_of_the_report_file_are_made_and_an_old_one_is_replaced(run, article):
    for _run in range(2):
        run("check", "--output-format", "jsonl", "-o", "out/new/report", "a.txt")
    assert (article.parent / "out/new/report").read_text().count("\n") == 2


def test_an_interrupted_run_leaves_the_old_report(run, article, monkeypatch):
    report = article.with_name("report")
    report.write_text("old")
    monkeypatch.setattr(Cleaner, "check", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    assert run("check", "-o", "report", "a.txt").exit_code == 2
    assert report.read_text() == "old"
    assert {path.name for path in article.parent.iterdir()} == {"a.txt", "report"}


def test_exit_zero_forgives_garbles_and_not_errors(run, article):
    assert run("check", "--exit-zero", "a.txt").exit_code == 0
    assert run("check", "--exit-zero", "--strict", "a.txt").exit_code == 0
    assert run("check", "--exit-zero", "a.txt", "gone.txt").exit_code == 2


@pytest.mark.parametrize(
    ("kinds", "texts"),
    [
        ("place", ["Karbakh"]),
        ("region", ["Karbakh"]),
        ("person", ["Paschinjan"]),
        ("person, place", ["Karbakh", "Paschinjan"]),
        ("org,village", []),
    ],
)
def test_only_the_kinds_asked_for_are_reported_and_fixed(run, article, kinds, texts):
    done = run("check", "--only", kinds, "--output-format", "json", "a.txt")
    (file,) = json.loads(done.stdout)["files"]
    assert [finding["text"] for finding in file["findings"]] == texts
    assert done.exit_code == bool(texts)
    run("fix", "--only", kinds, "a.txt")
    expected = GARBLED
    for text, right in ((b"Karbakh", b"Karabakh"), (b"Paschinjan", b"Pashinyan")):
        expected = expected.replace(text, right) if text.decode() in texts else expected
    assert article.read_bytes() == expected


def test_what_is_left_out_is_evidence_all_the_same():
    text = "Nikol Paschinjan spoke. Paschinjan left for Susa, Azerbaijan and Armenia say."
    everything = Cleaner().check(text)
    places = Cleaner(only=["place"]).check(text)
    assert places == [finding for finding in everything if finding.text == "Susa"]


def test_a_given_name_is_a_persons():
    text = "Prime Minister Nicholas Pashinyan spoke in Stefancart, Armenia."
    assert [f.text for f in Cleaner(only=["person"]).check(text)] == ["Nicholas"]


def test_an_unknown_kind_is_refused_with_the_right_ones(run, article):
    for command in ("check", "fix"):
        done = run(command, "--only", "place,planet", "a.txt")
        assert done.exit_code == 2
        assert "there is no kind 'planet'; the kinds are place, given, surname, person" in done.stderr
        assert "village" in done.stderr
    with pytest.raises(ValueError, match="no kind 'planet'"):
        Cleaner(only=["planet"])


def test_statistics_count_by_rule_and_entity_most_frequent_first(run, article):
    article.write_bytes(GARBLED + b"Paschinjan left.\n")
    done = run("check", "--statistics", "a.txt")
    assert done.exit_code == 1
    assert done.stdout == (
        "     3  garbled-name (3 to fix)\n"
        "\n"
        "     2  person/nikol-pashinyan  Paschinjan\n"
        "     1  place/nagorno-karabakh  Karbakh\n"
    )


def test_statistics_are_there_for_programs_too(run, article):
    done = run("check", "--statistics", "--output-format", "json", "a.txt")
    assert json.loads(done.stdout) == {
        "schema": "cleanup.statistics/1",
        "rules": [{"rule": "garbled-name", "count": 2, "fix": 2, "suggest": 0}],
        "entities": [
            {"entity": "person/nikol-pashinyan", "count": 1, "texts": {"Paschinjan": 1}},
            {"entity": "place/nagorno-karabakh", "count": 1, "texts": {"Karbakh": 1}},
        ],
    }


def test_statistics_of_nothing_are_empty_and_have_no_other_format(run, article):
    article.write_bytes(b"Nothing.\n")
    assert run("check", "--statistics", "a.txt").stdout == ""
    assert run("check", "--statistics", "--output-format", "sarif", "a.txt").exit_code == 2


def test_a_format_is_imported_only_when_it_is_used(article):
    code = (
        "import sys; from cleanup.cli.app import app\n"
        "try: app(['check', '-q', 'a.txt'])\n"
        "except SystemExit: print([n for n in sys.modules if n.startswith('cleanup.reports.formats.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "['cleanup.reports.formats.text']"
