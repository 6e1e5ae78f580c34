"""Files that are too large to be held: what is said of their portions is what is said of the whole."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cleanup.cli import work
from cleanup.documents import files, large, size
from cleanup.documents.large import LargeText
from cleanup.documents.plain import DocumentError
from cleanup.reports.formats import FORMATS
from cleanup.spotting import sections

ROOT = Path(__file__).resolve().parents[2]
NAMES = (
    "Fighting in Nagorno-Karbakh, Armenia says.",
    "Nothing was decided on Tuesday, the council said, and nothing on Friday.",
    "Prime Minister Nikol Paschinjan flew from Yerevan\nto Stefancart, and back.",
    "The mayor of Susa, in Nagorno-Karabakh, thanked Ilham Alijew. 😀 Alijew thanked him.",
    "It rained. It rained again.\nThe harbour wall at Leeds was mended.",
)
PLAIN = "".join(f"{NAMES[n * 7 // 3 % 5]} ({n})\n{chr(10) * (n % 3)}" for n in range(60))
OFF, ON = "<!-- cleanup: off[garbled-name] -->\n", "<!-- cleanup: on -->\n"
SPACED = " ".join(NAMES * 8).replace("\n", " ")
TEXTS = {
    "lines": PLAIN.encode(),
    "CRLF": PLAIN.replace("\n", "\r\n").encode(),
    "CR": PLAIN.replace("\n", "\r").encode(),
    "no line end at the end": PLAIN.rstrip("\n").encode(),
    "UTF-8 with a mark": PLAIN.encode("utf-8-sig"),
    "UTF-16": PLAIN.encode("utf-16"),
    "UTF-32": PLAIN.encode("utf-32"),
    "cp1252": PLAIN.replace("😀", "café “Susa”").encode("cp1252"),
    "one line": SPACED.encode(),
    "one line and another": f"{SPACED}\n{SPACED}".encode(),
    "one word": ("Stefancart" * 200).encode(),
    "off to the end": (PLAIN[:1500] + OFF + PLAIN).encode(),
    "off and on": (PLAIN[:300] + OFF + PLAIN + ON + PLAIN).encode(),
    "off and off and on": (PLAIN[:300] + OFF + PLAIN[:900] + OFF + PLAIN[:900] + ON + PLAIN).encode(),
    "off for nothing": (OFF + "It rained.\n\n" * 100 + ON + PLAIN).encode(),
    "off for nothing, twice": (
        PLAIN + "\n" + OFF + "It rained.\n\n" * 40 + OFF + "It rained.\n\n" * 60 + ON + PLAIN
    ).encode(),
    "ignored lines": ("<!-- cleanup: ignore -->\n" + f"{NAMES[0]}\n{NAMES[4]}\n" * 2).encode() * 12,
    "front matter": (
        f"---\ncleanup: {{accept: [Karbakh, Suse], ignore: [spacing]}}\n---\n{PLAIN}".encode()
    ),
    "switched off": f"---\ncleanup: off\n---\n{PLAIN}".encode(),
    "front matter inside": f"{PLAIN[:200]}\n\n---\ncleanup: off\n---\n{PLAIN}".encode(),
}
EVERY = ("--select", "garbled-name,inconsistent-name,unused-exception")


@pytest.fixture
def portions(monkeypatch):
    """Cut everything small; return what makes files come in portions, or as a whole again."""
    monkeypatch.setattr(sections, "SECTION", 300)
    monkeypatch.setattr(large, "PORTION", 700)

    def switch(on=True):
        monkeypatch.setattr(size, "LARGE", 100 if on else 10**9)

    switch()
    return switch


@pytest.fixture
def both(run, folder, portions):
    """Run a command on a text that comes as a whole, and in portions; return what each gave."""

    def results(raw, *args):
        told = []
        for in_portions in (False, True):
            Path("a.txt").write_bytes(raw)
            portions(in_portions)
            done = run(*args, "a.txt")
            told.append((done.stdout, done.stderr, done.exit_code, Path("a.txt").read_bytes()))
        return told

    return results


@pytest.mark.parametrize("text", TEXTS)
def test_every_field_of_every_finding_is_that_of_the_whole(both, text):
    whole, portions = both(TEXTS[text], "check", *EVERY, "--output-format", "json")
    assert portions == whole
    assert json.loads(whole[0])["files"][0]["findings"] or text in ("one word", "switched off")


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_is_written(both, text):
    whole, portions = both(TEXTS[text], "fix", "--unsafe-fixes")
    assert portions[3] == whole[3] != b""
    if not text.startswith("one"):  # of a line that is cut only the portion is shown
        assert portions == whole


#: Reports that show the line, or go by what stands in it: of one that is cut they have the portion.
SHOWING = {"text", "gitlab", "sarif"}


@pytest.mark.parametrize("text", ["lines", "CRLF", "UTF-16", "one line and another", "cp1252"])
@pytest.mark.parametrize("output_format", sorted(set(FORMATS) - {"html"}))
def test_every_report_is_that_of_the_whole(both, text, output_format):
    if output_format in SHOWING and text == "one line and another":
        return
    args = ("check", "--output-format", output_format, "--unsafe-fixes", "--consistent")
    whole, portions = both(TEXTS[text], *args)
    assert portions == whole


def test_the_page_has_the_lines_with_findings(both):
    whole, portions = both(TEXTS["lines"], "check", "--output-format", "html")
    rows = [line for line in whole[0].splitlines() if not line.startswith('<tr class="plain"')]
    assert portions[0].splitlines() == rows


@pytest.mark.parametrize("rules", ["tidy", "tidy,unused-exception"])
def test_slips_beside_the_names_are_found(both, rules):
    text = PLAIN.replace("back", "back  again").replace("The ", "The the ")
    whole, portions = both(text.encode(), "fix", "--select", rules)
    assert portions[3] == whole[3] != text.encode()


def test_an_exception_that_a_tidying_rule_needs_in_another_portion_is_no_unused_one(both):
    off = "<!-- cleanup: off[spacing] -->\n"
    text = off + PLAIN + "The the wall was mended.\n" + ON
    whole, portions = both(text.encode(), "check", "--select", "spacing,unused-exception")
    assert portions == whole
    assert whole[0] == ""


def test_house_styles_know_what_was_introduced_before(both):
    style = ("check", "--profile", "both-on-first-use")
    text = "They walked from Stepanakert to Shushi on Friday, and back on Sunday.\n\n" * 40
    whole, portions = both(text.encode(), *style)
    assert portions == whole
    assert whole[0].count("first mention") == 2


def test_accepted_spellings_that_nothing_needs_are_told_of(run, folder, portions):
    (folder / "cleanup.toml").write_text('accept = ["Karbakh", "Suse"]\n')
    Path("in").mkdir()
    Path("in/a.txt").write_bytes(TEXTS["lines"])
    lines = run("check", "--warn-unused", "--output-format", "jsonl", ".").stdout.splitlines()
    unused = [json.loads(line) for line in lines]
    assert [f["text"] for f in unused if f["rule"] == "unused-exception"] == ["Suse"]


def test_it_stands_in_its_place_among_other_files(run, folder, portions):
    for name in ("a", "c"):
        Path(f"{name}.txt").write_text(NAMES[0])
    Path("b.txt").write_bytes(TEXTS["lines"])
    result = run("check", ".", "--output-format", "json", "--jobs", 2)
    assert [file["path"] for file in json.loads(result.stdout)["files"]] == ["a.txt", "b.txt", "c.txt"]
    assert "3 files: " in result.stderr


def test_only_changed_lines_are_looked_at(run, folder, portions):
    def git(*args):
        command = ["git", "-c", "user.name=n", "-c", "user.email=e", *args]
        subprocess.run(command, check=True, capture_output=True)

    git("init", "-q")
    Path("a.txt").write_bytes(TEXTS["lines"])
    git("add", ".")
    git("commit", "-qm", "one")
    Path("a.txt").write_bytes(TEXTS["lines"] + NAMES[0].encode())
    lines = run("check", "--since", "HEAD", "--output-format", "jsonl", "a.txt").stdout.splitlines()
    assert [json.loads(line)["line"] for line in lines] == [PLAIN.count("\n") + 1]


# What goes wrong ------------------------------------------------------------------------------------


BROKEN = {
    "a NUL": TEXTS["lines"] + b"\0",
    "bytes of no encoding": TEXTS["lines"] + bytes(range(0x80, 0x100)) * 40,
    "half a letter of UTF-16": TEXTS["UTF-16"] + b"x",
    "half a letter of UTF-8": TEXTS["UTF-8 with a mark"] + b"\xf0\x9f",
    "a byte inside that is not UTF-8": TEXTS["UTF-8 with a mark"] + b"\xe9" + TEXTS["lines"],
}


@pytest.mark.parametrize("verb", ["check", "fix"])
@pytest.mark.parametrize("text", BROKEN)
def test_what_cannot_be_read_to_its_end_is_refused_as_ever_and_left_as_it_was(both, text, verb):
    whole, portions = both(BROKEN[text], verb)
    assert portions == whole
    assert portions[0] == ""
    assert portions[2:] == (2, BROKEN[text])


@pytest.mark.parametrize("output_format", ["json", "diff", "junit", "word-diff"])
def test_a_file_that_changes_while_it_is_read_is_left_as_it_was(
    run, folder, portions, monkeypatch, output_format
):
    Path("a.txt").write_bytes(TEXTS["lines"])
    monkeypatch.setattr(large, "open_large", lambda path: LargeText(path, "ascii"))
    result = run("fix", "--output-format", output_format, "a.txt")
    assert result.exit_code == 2
    assert "a.txt: was changed while it was read; try again" in result.stderr
    assert "0 names fixed" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["a.txt"]
    assert Path("a.txt").read_bytes() == TEXTS["lines"]
    if output_format == "json":
        assert [file["path"] for file in json.loads(result.stdout)["files"]] == ["a.txt"]


def test_a_file_that_has_gone_since_is_told_of(run, folder, portions, monkeypatch):
    monkeypatch.setattr(work, "is_large", lambda _path: True)
    result = run("fix", "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a.txt: no such file or folder; check the name" in result.stderr


def test_letters_that_the_encoding_lacks_leave_the_file_as_it_was(run, folder, portions, monkeypatch):
    Path("a.txt").write_bytes(TEXTS["cp1252"])
    real = work.splice

    def splice(document, *args):
        if document.before.characters > len(PLAIN) // 2:
            raise DocumentError("'Qarabağ' cannot be written in cp1252; save the file as UTF-8")
        return real(document, *args)

    monkeypatch.setattr(work, "splice", splice)
    result = run("fix", "a.txt", "--output-format", "json")
    assert result.exit_code == 2
    assert result.stderr.count("a.txt: 'Qarabağ' cannot be written in cp1252") == 1
    assert "0 names fixed" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["a.txt"]
    assert Path("a.txt").read_bytes() == TEXTS["cp1252"]
    json.loads(result.stdout)


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_the_file_as_it_was(run, folder, portions, monkeypatch, step):
    Path("a.txt").write_bytes(TEXTS["lines"])

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "write":
        real = os.fdopen

        def fdopen(*args):
            out = real(*args)
            return type("Full", (), {"write": full, "close": lambda _self: out.close()})()

        monkeypatch.setattr(files.os, "fdopen", fdopen)
    else:
        monkeypatch.setattr(files.os, step, full)
    result = run("fix", "a.txt", "--output-format", "json")
    assert result.exit_code == 2
    assert result.stderr.count("left as it was; make room on the disk") == 1
    assert "0 names fixed" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["a.txt"]
    assert Path("a.txt").read_bytes() == TEXTS["lines"]
    json.loads(result.stdout)


def test_an_interrupt_leaves_nothing_beside_the_file(run, folder, portions, monkeypatch):
    Path("a.txt").write_bytes(TEXTS["lines"])
    real = work.splice
    count = iter(range(100))

    def splice(*args):
        if next(count) == 5:
            assert len(list(folder.iterdir())) == 2
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr(work, "splice", splice)
    assert "interrupted" in run("fix", "a.txt").stderr
    assert [path.name for path in folder.iterdir()] == ["a.txt"]
    assert Path("a.txt").read_bytes() == TEXTS["lines"]


def test_a_file_without_findings_is_not_written_anew(run, folder, portions):
    Path("a.txt").write_text(NAMES[4] * 200)
    before = Path("a.txt").stat()
    assert run("fix", "a.txt").exit_code == 0
    after = Path("a.txt").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("output_format", ["json", "junit", "text"])
def test_the_report_can_go_to_a_file(both, output_format):
    args = ("check", "--output-format", output_format, "--output-file", "report")
    both(TEXTS["lines"], *args)
    portions = Path("report").read_text()
    Path("report").unlink()
    whole = both(TEXTS["lines"], *args[:3])[0][0]
    assert portions == whole


# Memory ----------------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell what a process used")
@pytest.mark.parametrize("verb", [("check", "--output-format", "json"), ("fix",)])
def test_thirty_megabytes_take_hardly_more_memory_than_ten(folder, verb):
    assert peak(verb, 30) < peak(verb, 10) + 20


def peak(verb, megabytes):
    """Return the most megabytes that a command has while it works on a text of so many."""
    paragraph = f"{NAMES[4]} {NAMES[1]} {NAMES[4]}\n\n" * 100 + f"{NAMES[2]} 😀\n\n"
    with open("a.txt", "w") as out:
        for _n in range(megabytes * 1_000_000 // len(paragraph) + 1):
            out.write(paragraph)
    with open("out", "wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "cleanup", *verb, "a.txt"],
            stdout=out,
            stderr=out,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode < 2
    return used.ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))
