"""Unified diffs: the real ``patch`` accepts them and makes the fixed file of the old one."""

from __future__ import annotations

import shutil
import subprocess
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.reports.diff import Patch, unified

needs_patch = pytest.mark.skipif(not shutil.which("patch"), reason="patch is not installed")


def patched(folder, name, before, diff):
    """Return what ``patch`` makes of *before*, in silence: no fuzz, no offset, nothing rejected."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(before)
    done = subprocess.run(["patch", "-p1"], input=diff, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert b"fuzz" not in done.stdout
    assert b"offset" not in done.stdout
    assert b"Stripping" not in done.stdout + done.stderr
    return path.read_bytes()


def numbered(count, changed=(), end=b"\n"):
    return b"".join(b"%s %d%s" % (b"new" if n in changed else b"old", n, end) for n in range(count))


@needs_patch
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Karbakh\n", b"Karabakh\n"),
        (b"Karbakh", b"Karabakh"),
        (b"a\nKarbakh", b"a\nKarabakh"),
        (b"Karbakh\na", b"Karabakh\na"),
        (b"Karbakh\nSusa", b"Karabakh\nShusha"),
        (b"\n\nKarbakh\n\n\n", b"\n\nKarabakh\n\n\n"),
        (b"a\r\nKarbakh\r\nb\r\n", b"a\r\nKarabakh\r\nb\r\n"),
        (b"a\r\nKarbakh\r\nb", b"a\r\nKarabakh\r\nb"),
        (b"a\rKarbakh\rb", b"a\rKarabakh\rb"),
        (b"a\nb\r\nc\rKarbakh\n\r\n", b"a\nb\r\nc\rKarabakh\n\r\n"),
        (b"\xef\xbb\xbfKarbakh\n", b"\xef\xbb\xbfKarabakh\n"),
        (b"caf\xe9 Karbakh\n", b"caf\xe9 Karabakh\n"),
        (b"-- Karbakh\n++ Susa\n@@ x\n", b"-- Karabakh\n++ Shusha\n@@ x\n"),
        (b"\\ No newline Karbakh\n", b"\\ No newline Karabakh\n"),
    ],
)
def test_patch_makes_the_fixed_file(tmp_path, before, after):
    assert patched(tmp_path, "a.txt", before, unified("a.txt", before, after)) == after


@needs_patch
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("changed", "hunks"),
    [
        ({0}, 1),
        ({49}, 1),
        ({20}, 1),
        ({20, 21, 22}, 1),
        ({20, 23}, 1),
        ({20, 26}, 1),
        ({20, 28}, 2),
        ({0, 20, 40}, 3),
        (set(range(50)), 1),
        (set(range(0, 50, 2)), 1),
    ],
)
def test_near_changes_share_a_hunk_and_far_ones_do_not(tmp_path, changed, hunks, end):
    before, after = numbered(50, end=end), numbered(50, changed, end)
    diff = unified("a.txt", before, after)
    assert diff.count(b"\n@@ ") == hunks
    assert patched(tmp_path, "a.txt", before, diff) == after


def test_the_diff_reads_as_everybody_expects():
    assert unified("in/a.txt", numbered(9), numbered(9, {4})) == (
        b"--- a/in/a.txt\n+++ b/in/a.txt\n@@ -2,7 +2,7 @@\n old 1\n old 2\n old 3\n-old 4\n+new 4\n"
        b" old 5\n old 6\n old 7\n"
    )


def test_a_missing_last_newline_is_said_on_both_sides():
    assert unified("a.txt", b"Susa", b"Shusha").endswith(
        b"-Susa\n\\ No newline at end of file\n+Shusha\n\\ No newline at end of file\n"
    )


@pytest.mark.parametrize("text", [b"", b"a", b"a\n"])
def test_no_change_is_no_diff(text):
    assert unified("a.txt", text, text) == b""


@needs_patch
@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([b"a\n", b"b\n", b"\n"]), max_size=20), st.data())
def test_lines_may_go_and_come(tmp_path_factory, old, data):
    new = data.draw(st.lists(st.sampled_from(old), max_size=20)) if old else [b"c\n"]
    before, after = b"".join([b"first\n", *old]), b"".join([b"first\n", *new, b"end"])
    diff = unified("a.txt", before, after)
    assert patched(tmp_path_factory.mktemp("p"), "a.txt", before, diff) == after


@given(st.lists(st.tuples(*[st.sampled_from([b"a", b"b", b"a\n", b"b\n", b"\n"])] * 2), max_size=30))
def test_a_file_that_comes_in_portions_has_the_same_patch(pairs):
    pairs = [(old, new if old.endswith(b"\n") == new.endswith(b"\n") else old) for old, new in pairs]
    patch = Patch("a.txt")
    said = b"".join(patch.take(old, new, goes_on=True) for old, new in pairs) + patch.take(b"", b"")
    old, new = (b"".join(side) for side in zip(*pairs, strict=True)) if pairs else (b"", b"")
    assert said == unified("a.txt", old, new)


@needs_patch
@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from([b"", b"a", b"a\n", b"b\na\n", b"\n"])] * 2), max_size=20))
def test_lines_may_go_and_come_in_portions(tmp_path_factory, pairs):
    patch = Patch("a.txt")
    pairs = [(b"first\n", b"first\n"), *pairs]
    said = b"".join(patch.take(old, new, goes_on=True) for old, new in pairs)
    said += patch.take(b"", b"end")
    before, after = (b"".join(side) for side in zip(*pairs, strict=True))
    assert patched(tmp_path_factory.mktemp("p"), "a.txt", before, said) == after + b"end"


@needs_patch
@pytest.mark.parametrize("name", ["in/deep/a.txt", "Երևան.txt"])
def test_patch_finds_the_file(tmp_path, name):
    assert patched(tmp_path, name, b"Susa\n", unified(name, b"Susa\n", b"Shusha\n")) == b"Shusha\n"


@needs_patch
def test_patch_finds_a_file_with_a_space_in_its_name(tmp_path):
    name = "my article.txt"
    assert patched(tmp_path, name, b"Susa\n", unified(name, b"Susa\n", b"Shusha\n")) == b"Shusha\n"


@needs_patch
def test_an_absolute_path_is_one_below_the_root(tmp_path):
    name = f"{tmp_path}/a.txt"
    diff = unified(name, b"Susa\n", b"Shusha\n")
    assert diff.startswith(f"--- a{name}\n+++ b{name}\n".encode())


@needs_patch
def test_several_files_make_one_patch(tmp_path):
    (tmp_path / "b.txt").write_bytes(b"Karbakh")
    diff = unified("a.txt", b"Susa", b"Shusha") + unified("b.txt", b"Karbakh", b"Karabakh")
    assert patched(tmp_path, "a.txt", b"Susa", diff) == b"Shusha"
    assert (tmp_path / "b.txt").read_bytes() == b"Karabakh"


@needs_patch
def test_five_megabytes_with_many_changed_lines_take_well_under_five_seconds(tmp_path):
    line = b"The road to %s was open on Friday, officials in both capitals said, after six days.\n"
    before = b"".join(line % (b"Susa" if n % 3 else b"Goris") for n in range(64_000))
    after = before.replace(b"Susa", b"Shusha")
    assert len(before) > 5_000_000
    started = time.perf_counter()
    diff = unified("a.txt", before, after)
    assert time.perf_counter() - started < 2
    assert patched(tmp_path, "a.txt", before, diff) == after


lines = st.lists(st.sampled_from([b"old", b"", b" ", b"x\r", b"-", b"+y"]), min_size=1, max_size=30)


@needs_patch
@settings(max_examples=40, deadline=None)
@given(lines, st.sets(st.integers(0, 29), min_size=1), st.booleans())
def test_patch_agrees_whatever_changes(tmp_path_factory, old, changed, ended):
    new = [line + b"!" if n in changed else line for n, line in enumerate(old)]
    last = b"\n" if ended else b"\nend"
    before, after = b"\n".join(old) + last, b"\n".join(new) + last
    diff = unified("a.txt", before, after)
    if diff:
        assert patched(tmp_path_factory.mktemp("p"), "a.txt", before, diff) == after
    else:
        assert before == after
