"""``cleanup fix``: what it changes, prints and returns."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

GARBLED = b"Fighting in Nagorno-Karbakh, Armenia says.\n"
FIXED = b"Fighting in Nagorno-Karabakh, Armenia says.\n"
CLEAN = b"The Armenian and Azerbaijani ministers met in Brussels on Monday.\n"
DOUBTFUL = "He said: “Nikol Paschinjan is in Armenia.”\n".encode()
RESOLVED = "He said: “Nikol Pashinyan is in Armenia.”\n".encode()
DIFF = """\
--- a/a.txt
+++ b/a.txt
@@ -1,1 +1,1 @@
-Fighting in Nagorno-Karbakh, Armenia says.
+Fighting in Nagorno-Karabakh, Armenia says.
"""


@pytest.fixture
def article(folder):
    path = folder / "a.txt"
    path.write_bytes(GARBLED)
    return path


@pytest.mark.parametrize(
    ("garbled", "right"),
    [
        ("Fighting in Nagorno-Karbakh, Armenia says.", "Fighting in Nagorno-Karabakh, Armenia says."),
        (
            "The road from Stefanakert to Baku, Armenia and Azerbaijan say.",
            "The road from Stepanakert to Baku, Armenia and Azerbaijan say.",
        ),
        ("In Armenia, Nikol Paschinjan spoke.", "In Armenia, Nikol Pashinyan spoke."),
        ("Prime Minister Nicholas Pashinyan spoke.", "Prime Minister Nikol Pashinyan spoke."),
        ("NAGORNO-KARBAKH, ARMENIA", "NAGORNO-KARABAKH, ARMENIA"),
    ],
)
def test_a_garbled_name_is_repaired_in_place(run, article, garbled, right):
    article.write_text(garbled)
    assert run("fix", "a.txt").exit_code == 0
    assert article.read_text() == right


def test_the_diff_of_the_change_is_printed(run, article):
    assert run("fix", "a.txt").stdout == DIFF


def test_reasons_and_summary_go_to_standard_error(run, article):
    stderr = run("fix", "a.txt").stderr
    assert "a.txt:1:21: fix Karbakh -> Karabakh [garbled-name]\n    " in stderr
    assert stderr.endswith("1 file: 1 name fixed, 0 suggestions left to you\n")


def test_a_clean_file_is_not_even_opened_for_writing(run, folder):
    path = folder / "clean.txt"
    path.write_bytes(CLEAN)
    path.chmod(0o444)
    before = path.stat()
    result = run("fix", "clean.txt")
    after = path.stat()
    assert (result.exit_code, result.stdout) == (0, "")
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_fixing_again_changes_nothing(run, article):
    run("fix", "a.txt")
    again = run("fix", "a.txt")
    assert (again.exit_code, again.stdout, article.read_bytes()) == (0, "", FIXED)


def test_an_empty_file_is_clean(run, folder):
    (folder / "empty.txt").write_bytes(b"")
    assert run("fix", "empty.txt").exit_code == 0


def test_a_file_without_an_ending_is_text(run, folder):
    (folder / "DISPATCH").write_bytes(GARBLED)
    run("fix", "DISPATCH")
    assert (folder / "DISPATCH").read_bytes() == FIXED


def test_folders_are_searched_for_txt_and_md(run, folder):
    for name in ("in/a.txt", "in/deep/b.md", "in/C.TXT"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(GARBLED)
    result = run("fix", "in")
    assert "3 files: 3 names fixed" in result.stderr
    assert {path.read_bytes() for path in folder.rglob("*.*")} == {FIXED}


def test_hidden_folders_and_other_kinds_in_a_folder_are_left_alone(run, folder):
    left = [".git/a.txt", ".drafts/b.md", "node_modules/c.md", "page.py", "table.xls", "noending"]
    for name in ("a.txt", *left):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(GARBLED)
    result = run("fix", ".")
    assert (result.exit_code, (folder / "a.txt").read_bytes()) == (0, FIXED)
    assert {(folder / name).read_bytes() for name in left} == {GARBLED}


def test_a_hidden_folder_named_outright_is_searched(run, folder):
    (folder / ".drafts").mkdir()
    (folder / ".drafts/a.txt").write_bytes(GARBLED)
    run("fix", ".drafts")
    assert (folder / ".drafts/a.txt").read_bytes() == FIXED


def test_another_kind_of_file_named_outright_passes_in_silence(run, folder):
    (folder / "page.py").write_bytes(GARBLED)
    result = run("fix", "--quiet", "page.py")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert (folder / "page.py").read_bytes() == GARBLED


def test_a_file_named_twice_is_done_once(run, article):
    assert "1 file: 1 name fixed" in run("fix", "a.txt", ".", "a.txt").stderr


def test_standard_input_goes_corrected_to_standard_output(run):
    result = run("fix", "-", stdin=GARBLED)
    assert (result.exit_code, result.stdout_bytes) == (0, FIXED)
    assert "-:1:21: fix Karbakh -> Karabakh" in result.stderr


@pytest.mark.parametrize("raw", [b"", CLEAN, b"\xef\xbb\xbfno newline, caf\xc3\xa9", b"a\r\nb\rc\n\n"])
def test_clean_standard_input_comes_out_byte_for_byte(run, raw):
    assert run("fix", "-", stdin=raw).stdout_bytes == raw


def test_a_file_called_dash_can_still_be_named(run, folder):
    (folder / "-").write_bytes(GARBLED)
    run("fix", "./-")
    assert (folder / "-").read_bytes() == FIXED


@pytest.mark.parametrize(
    "form",
    [
        "text",
        "json",
    ],
)
def test_standard_output_is_the_corrected_text_in_every_output_format(run, form):
    assert run("fix", "--output-format", form, "-", stdin=GARBLED).stdout_bytes == FIXED


def test_diff_leaves_the_files_alone_and_exits_1(run, article):
    result = run("fix", "--diff", "a.txt")
    assert (result.exit_code, result.stdout, article.read_bytes()) == (1, DIFF, GARBLED)
    assert result.stderr.endswith("1 file: 1 name to fix, 0 suggestions left to you\n")


def test_diff_of_clean_files_exits_0(run, folder):
    (folder / "a.txt").write_bytes(CLEAN)
    result = run("fix", "--diff", "a.txt")
    assert (result.exit_code, result.stdout) == (0, "")


def test_diff_of_standard_input_prints_the_diff_instead_of_the_text(run):
    result = run("fix", "--diff", "-", stdin=GARBLED)
    assert (result.exit_code, result.stdout) == (1, DIFF.replace("a.txt", "-"))


def test_the_diff_printed_by_fix_undoes_it(run, article):
    patch = run("fix", "a.txt").stdout_bytes
    subprocess.run(["patch", "-R", "-p1", "-s"], input=patch, check=True)
    assert article.read_bytes() == GARBLED


def test_text_format_prints_the_findings(run, article):
    result = run("fix", "--output-format", "text", "a.txt")
    assert result.stdout.startswith("a.txt:1:21: fix Karbakh -> Karabakh [garbled-name]\n")
    assert article.read_bytes() == FIXED


def test_json_format_prints_one_document(run, article, folder):
    (folder / "b.txt").write_bytes(CLEAN)
    document = json.loads(run("fix", "--output-format", "json", "a.txt", "b.txt").stdout)
    assert [(file["path"], len(file["findings"])) for file in document["files"]] == [
        ("a.txt", 1),
        ("b.txt", 0),
    ]
    assert article.read_bytes() == FIXED


def test_a_suggestion_is_shown_and_not_made(run, article):
    article.write_bytes(DOUBTFUL)
    result = run("fix", "a.txt")
    assert (result.exit_code, result.stdout, article.read_bytes()) == (0, "", DOUBTFUL)
    assert "suggest Paschinjan -> Pashinyan" in result.stderr
    assert "0 names fixed, 1 suggestion left to you" in result.stderr


def test_unsafe_fixes_make_the_suggested_changes_too(run, article):
    article.write_bytes(DOUBTFUL + GARBLED)
    result = run("fix", "--unsafe-fixes", "a.txt")
    assert (result.exit_code, article.read_bytes()) == (0, RESOLVED + FIXED)
    assert "2 names fixed, 0 suggestions left to you" in result.stderr


@pytest.mark.parametrize(("options", "status"), [((), 0), (("--strict",), 1)])
def test_strict_counts_remaining_suggestions(run, article, options, status):
    article.write_bytes(DOUBTFUL)
    assert run("fix", *options, "a.txt").exit_code == status


def test_strict_is_content_when_everything_was_fixed(run, article):
    assert run("fix", "--strict", "a.txt").exit_code == 0
    article.write_bytes(DOUBTFUL)
    assert run("fix", "--strict", "--unsafe-fixes", "a.txt").exit_code == 0


def test_exit_non_zero_on_fix_tells_a_changed_file(run, article):
    assert run("fix", "--exit-non-zero-on-fix", "a.txt").exit_code == 1
    assert article.read_bytes() == FIXED
    assert run("fix", "--exit-non-zero-on-fix", "a.txt").exit_code == 0


def test_quiet_leaves_only_the_diff(run, article):
    result = run("fix", "--quiet", "a.txt")
    assert (result.stdout, result.stderr) == (DIFF, "")


def test_there_is_no_colour_without_a_terminal(run, article, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    result = run("fix", "a.txt")
    assert "\x1b" not in result.stdout + result.stderr


def test_the_mode_is_kept(run, article):
    article.chmod(0o640)
    run("fix", "a.txt")
    assert (article.read_bytes(), article.stat().st_mode & 0o7777) == (FIXED, 0o640)


def test_a_symbolic_link_is_followed_and_stays_one(run, article, folder):
    link = folder / "link.txt"
    link.symlink_to("a.txt")
    assert run("fix", "link.txt").exit_code == 0
    assert (article.read_bytes(), link.readlink()) == (FIXED, Path("a.txt"))


def test_the_text_behind_two_names_is_fixed_once(run, article, folder):
    (folder / "link.txt").symlink_to("a.txt")
    result = run("fix", ".")
    assert (result.exit_code, article.read_bytes()) == (0, FIXED)
    assert "2 files: 1 name fixed" in result.stderr


def test_nothing_else_is_left_in_the_folder(run, article, folder):
    run("fix", "a.txt")
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


BODY = "Fighting in Nagorno-Karbakh, Armenia says.{0}Nikol Paschinjan — “here”.{0}{0}{1}"
LINES = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
CODES = {"utf-8": "", "utf-8-sig": "", "utf-16": "", "utf-32": "", "utf-16-be": "\ufeff"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=LINES)
@pytest.mark.parametrize("encoding", CODES)
def test_encoding_mark_and_line_ends_are_kept(run, article, encoding, end):
    text = CODES[encoding] + BODY.format(end, "İ 😀 e\u0301 no newline here")
    article.write_bytes(text.encode(encoding))
    assert run("fix", "a.txt").exit_code == 0
    right = text.replace("Karbakh", "Karabakh").replace("Paschinjan", "Pashinyan")
    assert article.read_bytes() == right.encode(encoding)


def test_mixed_line_ends_and_odd_spaces_are_kept(run, article):
    raw = b"\r\n \tFighting in Nagorno-Karbakh,  Armenia says. \r\x0b\x0c\n\r\n\r\rEnd\xc2\xa0."
    article.write_bytes(raw)
    run("fix", "a.txt")
    assert article.read_bytes() == raw.replace(b"Karbakh", b"Karabakh")


@pytest.mark.parametrize(
    ("encoding", "around"),
    [
        (
            "cp1252",
            "The café in Yerevan was full, and the naïve “fiancé” — of the façade painter — said {}.",
        ),
        ("cp1251", "{}. Министерство: «Сегодня утром стороны договорились о прекращении огня»."),
    ],
)
def test_a_legacy_encoding_is_kept_byte_for_byte_and_said(run, article, encoding, around):
    raw = around.format("fighting in Nagorno-Karbakh, Armenia").encode(encoding)
    article.write_bytes(raw)
    result = run("fix", "a.txt")
    assert article.read_bytes() == raw.replace(b"Karbakh", b"Karabakh")
    assert re.search(r"^cleanup: a\.txt: read as \S+ \(detected\)$", result.stderr, re.MULTILINE)


def test_the_diff_of_a_legacy_file_is_in_its_own_bytes(run, article):
    line = "The café in Yerevan: the naïve “fiancé” in Nagorno-Karbakh, Armenia.\n".encode("cp1252")
    article.write_bytes(line)
    assert b"\n-" + line + b"+" + line.replace(b"Karb", b"Karab") in run("fix", "a.txt").stdout_bytes


def test_quiet_does_not_mention_a_detected_encoding(run, article):
    article.write_bytes("The café in Yerevan: the naïve “fiancé” of the façade.\n".encode("cp1252"))
    assert run("fix", "--quiet", "a.txt").stderr == ""


def test_the_command_works_as_a_process_of_its_own(start, article, folder):
    out, err = (process := start("fix", "a.txt", cwd=folder)).communicate()
    assert (process.returncode, out.decode(), article.read_bytes()) == (0, DIFF, FIXED)
    assert err.endswith(b"1 file: 1 name fixed, 0 suggestions left to you\n")


def test_the_pipe_works_as_a_process_of_its_own(start, folder):
    out, _ = (process := start("fix", "-q", "-", cwd=folder)).communicate(GARBLED)
    assert (process.returncode, out) == (0, FIXED)
