"""``cleanup check``: what it reports, in each format, and what it returns."""

from __future__ import annotations

import json
import subprocess

import pytest

GARBLED = b"Fighting in Nagorno-Karbakh, Armenia says.\n"
CLEAN = b"The Armenian and Azerbaijani ministers met in Brussels on Monday.\n"
DOUBTFUL = "He said: “Nikol Paschinjan is in Armenia.”\n".encode()
KEYS = [
    *("rule", "start", "end", "line", "column", "text", "action"),
    *("replacement", "confidence", "candidates", "because", "byte"),
]


@pytest.fixture
def article(folder):
    path = folder / "a.txt"
    path.write_bytes(GARBLED)
    return path


@pytest.fixture
def findings(run, article):
    """Write bytes to the article and return the JSON findings in it."""

    def of(raw):
        article.write_bytes(raw)
        return json.loads(run("check", "--output-format", "json", "a.txt").stdout)["files"][0][
            "findings"
        ]

    return of


def test_the_report_shows_what_to_do_the_line_with_the_word_marked_and_the_reasons(run, article):
    head, line, marks, reasons = run("check", "a.txt").stdout.splitlines()
    assert head == "a.txt:1:21: fix Karbakh -> Karabakh [garbled-name]"
    assert line == "    1 | Fighting in Nagorno-Karbakh, Armenia says."
    assert marks == "      |                     ^^^^^^^"
    assert reasons.startswith("    ")


def test_the_summary_goes_to_standard_error(run, article):
    article.write_bytes(GARBLED + DOUBTFUL)
    assert run("check", "a.txt").stderr == "1 file: 1 garbled name, 1 suggestion\n"


def test_quiet_drops_the_summary_and_keeps_the_report(run, article):
    result = run("check", "-q", "a.txt")
    assert result.stderr == ""
    assert "Karbakh" in result.stdout


def test_nothing_is_changed(run, article):
    for form in ("text", "json", "diff"):
        run("check", "--unsafe-fixes", "--output-format", form, "a.txt")
    assert article.read_bytes() == GARBLED


@pytest.mark.parametrize(
    ("raw", "options", "status"),
    [
        (CLEAN, (), 0),
        (CLEAN, ("--strict",), 0),
        (DOUBTFUL, (), 0),
        (DOUBTFUL, ("--strict",), 1),
        (GARBLED, (), 1),
        (GARBLED, ("--output-format", "json"), 1),
        (GARBLED, ("--output-format", "diff"), 1),
        (GARBLED, ("--quiet",), 1),
    ],
)
def test_the_exit_status_tells_what_was_found(run, article, raw, options, status):
    article.write_bytes(raw)
    assert run("check", *options, "a.txt").exit_code == status


def test_clean_copy_is_reported_as_such(run, article):
    article.write_bytes(CLEAN)
    result = run("check", "a.txt")
    assert (result.stdout, result.stderr) == ("", "1 file: 0 garbled names, 0 suggestions\n")


def test_standard_input_is_checked(run):
    result = run("check", "-", stdin=GARBLED)
    assert result.exit_code == 1
    assert result.stdout.startswith("-:1:21: fix Karbakh -> Karabakh")


def test_the_files_of_a_folder_are_reported_in_order(run, folder):
    for name in ("b.md", "a.txt", "sub/c.txt", ".hidden/d.txt", "e.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(GARBLED)
    document = json.loads(run("check", "--output-format", "json", ".").stdout)
    assert [file["path"] for file in document["files"]] == ["a.txt", "b.md", "sub/c.txt"]


def test_another_kind_of_file_named_outright_passes_in_silence(run, folder):
    (folder / "page.py").write_bytes(GARBLED)
    result = run("check", "--quiet", "page.py")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_json_has_the_promised_shape(run, article):
    output = run("check", "--output-format", "json", "a.txt")
    document = json.loads(output.stdout)
    assert list(document) == ["schema", "files"]
    assert document["schema"] == "cleanup.findings/1"
    (file,) = document["files"]
    assert list(file) == ["path", "findings"]
    (finding,) = file["findings"]
    assert list(finding) == KEYS
    assert [finding[key] for key in KEYS[:8]] == [
        *("garbled-name", 20, 27, 1, 21, "Karbakh", "fix", "Karabakh"),
    ]
    best = finding["candidates"][0]
    assert best == {
        "name": "Karabakh",
        "entity": "place/nagorno-karabakh",
        "confidence": finding["confidence"],
    }
    assert 0 < finding["confidence"] <= 1
    assert finding["because"]
    assert all(isinstance(reason, str) and reason for reason in finding["because"])


def test_json_stays_one_document_for_no_finding_and_for_many_files(run, folder):
    (folder / "a.txt").write_bytes(CLEAN)
    (folder / "b.txt").write_bytes(GARBLED)
    document = json.loads(run("check", "--output-format", "json", "a.txt", "b.txt").stdout)
    assert [len(file["findings"]) for file in document["files"]] == [0, 1]


def test_json_is_a_document_even_if_nothing_could_be_read(run, folder):
    result = run("check", "--output-format", "json", "missing.txt")
    assert json.loads(result.stdout) == {"schema": "cleanup.findings/1", "files": []}


def test_candidates_stand_best_first_and_the_replacement_is_the_first(findings):
    text = (
        "In Karabakh, Shushy fell. Sargisjan and Mamedow of Armenia and Azerbaijan met Nikol Paschinjan."
    )
    found = findings(text.encode())
    assert len(found) >= 2
    for finding in found:
        surely = [candidate["confidence"] for candidate in finding["candidates"]]
        assert surely == sorted(surely, reverse=True)
        assert finding["replacement"] == finding["candidates"][0]["name"]
        assert finding["confidence"] == surely[0]


def test_candidates_carry_the_capitals_of_the_span(findings):
    (finding,) = findings(b"NIKOL PASCHINJAN OF ARMENIA")
    assert finding["replacement"] == finding["candidates"][0]["name"] == "PASHINYAN"


def test_the_byte_order_mark_is_no_part_of_the_text(findings):
    (finding,) = findings(b"\xef\xbb\xbf" + GARBLED)
    assert (finding["start"], finding["line"], finding["column"]) == (20, 1, 21)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_offsets_are_code_points_and_crlf_is_two(findings, encoding):
    text = "😀 İ e\u0301\r\n\r\nIn Armenia, Nikol Paschinjan.\rNikol Paschinjan\n😀 Nikol Paschinjan"
    found = findings(text.encode(encoding))
    assert [text[f["start"] : f["end"]] for f in found] == ["Paschinjan"] * 3
    assert [(f["line"], f["column"]) for f in found] == [(3, 19), (4, 7), (5, 9)]
    assert found[0]["start"] == 28


def test_diff_format_prints_a_diff_that_patch_accepts(run, article):
    patch = run("check", "--output-format", "diff", "a.txt").stdout_bytes
    subprocess.run(["patch", "-p1", "-s"], input=patch, check=True)
    assert article.read_bytes() == GARBLED.replace(b"Karb", b"Karab")


def test_unsafe_fixes_put_the_suggestions_into_the_diff(run, article):
    article.write_bytes(DOUBTFUL)
    assert run("check", "--output-format", "diff", "a.txt").stdout == ""
    diff = run("check", "--unsafe-fixes", "--output-format", "diff", "a.txt").stdout
    assert "+He said: “Nikol Pashinyan is in Armenia.”" in diff


def test_there_is_no_colour_without_a_terminal(run, article, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    for form in ("text", "diff"):
        result = run("check", "--output-format", form, "a.txt")
        assert "\x1b" not in result.stdout + result.stderr


def test_an_unknown_format_is_refused_with_the_valid_ones(run, article):
    result = run("check", "--output-format", "xml", "a.txt")
    assert result.exit_code == 2
    assert all(form in result.stderr for form in ("text", "json", "diff"))


def test_no_path_at_all_is_refused(run):
    assert run("check").exit_code == 2


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_both_commands(run, option):
    result = run(option)
    assert result.exit_code == 0
    assert "check" in result.stdout
    assert "fix" in result.stdout


def test_the_command_works_as_a_process_of_its_own(start, article, folder):
    out, err = (process := start("check", "a.txt", cwd=folder)).communicate()
    assert process.returncode == 1
    assert out.startswith(b"a.txt:1:21: fix Karbakh -> Karabakh [garbled-name]\n")
    assert err == b"1 file: 1 garbled name, 0 suggestions\n"


def test_a_misspelled_command_is_told_what_may_be_meant(start, folder):
    _out, err = (process := start("chek", "a.txt", cwd=folder)).communicate()
    assert process.returncode == 2
    assert b"No such command 'chek'" in err


def test_many_files_are_reported_alike_by_one_process_and_by_several(run, folder):
    for number in range(70):
        (folder / f"{number:02}.txt").write_bytes(CLEAN if number % 3 else GARBLED)
    (folder / "40.txt").write_bytes(b"\xff\xfe\x00")
    one, several = (run("check", "--jobs", jobs, ".") for jobs in ("1", "3"))
    assert (several.stdout, several.exit_code) == (one.stdout, one.exit_code)
    assert several.stderr.count("40.txt") == one.stderr.count("40.txt") > 0
    assert several.stderr.splitlines()[-1] == one.stderr.splitlines()[-1]
