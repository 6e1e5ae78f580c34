"""What cannot be read, judged or written: told with a remedy, the rest done, nothing half-written."""

from __future__ import annotations

import errno
import os
import random
import signal
from pathlib import Path

import pytest

from cleanup.documents import files

GARBLED = b"Fighting in Nagorno-Karbakh, Armenia says.\n"
FIXED = b"Fighting in Nagorno-Karabakh, Armenia says.\n"
NOISE = bytes(random.Random(0).choices(range(1, 256), k=3000))


def refused(result, path, remedy):
    """Tell that the command ended with 2, said which file, and how to help, in one line each."""
    lines = [line for line in result.stderr.splitlines() if line.startswith("cleanup: error: ")]
    assert result.exit_code == 2
    assert len(lines) == 1
    assert lines[0].startswith(f"cleanup: error: {path}: ")
    assert remedy in lines[0]
    assert "Traceback" not in result.stderr
    return True


@pytest.fixture
def good(folder):
    path = folder / "z-good.txt"
    path.write_bytes(GARBLED)
    return path


@pytest.mark.parametrize("verb", ["fix", "check"])
def test_a_missing_path_is_named_and_the_others_are_done(run, good, verb):
    result = run(verb, "missing.txt", good.name)
    assert refused(result, "missing.txt", "check the name")
    assert "Karabakh" in result.stdout
    assert "1 could not be done" in result.stderr


def test_the_other_files_are_still_fixed(run, good):
    run("fix", "missing.txt", good.name)
    assert good.read_bytes() == FIXED


def test_a_folder_without_text_is_named(run, folder):
    (folder / "pictures").mkdir()
    (folder / "pictures/a.png").write_bytes(GARBLED)
    assert refused(run("fix", "pictures"), "pictures", "no file of a format that is read in this folder")


@pytest.mark.parametrize("name", ["picture.png", "really-a-picture.txt", "noending"])
def test_a_binary_file_named_outright_is_refused(run, good, name):
    raw = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    Path(name).write_bytes(raw)
    assert refused(run("fix", name, good.name), name, "name text files only")
    assert (Path(name).read_bytes(), good.read_bytes()) == (raw, FIXED)


def test_bytes_that_are_no_text_in_any_encoding_are_refused(run, good):
    Path("noise.txt").write_bytes(NOISE)
    assert refused(run("fix", "noise.txt", good.name), "noise.txt", "save it as UTF-8")
    assert Path("noise.txt").read_bytes() == NOISE


def test_a_file_that_belies_its_mark_is_refused(run, folder):
    Path("odd.txt").write_bytes(b"\xff\xfea")
    assert refused(run("check", "odd.txt"), "odd.txt", "save it again as UTF-8")


def test_bad_standard_input_is_refused_with_nothing_on_standard_output(run):
    result = run("fix", "-", stdin=b"a\0b")
    assert refused(result, "-", "binary")
    assert result.stdout == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_instead_of_waited_for(run, folder):
    os.mkfifo("pipe.txt")
    assert refused(run("check", "pipe.txt"), "pipe.txt", "name a text file")


def test_a_link_to_nowhere_is_named(run, good):
    Path("lost.txt").symlink_to("gone.txt")
    assert refused(run("fix", "lost.txt", good.name), "lost.txt", "check the name")
    assert good.read_bytes() == FIXED


def test_links_in_a_circle_are_named(run, good):
    Path("a.txt").symlink_to("b.txt")
    Path("b.txt").symlink_to("a.txt")
    assert refused(run("fix", "a.txt", good.name), "a.txt", "symbolic links")
    assert good.read_bytes() == FIXED


def test_a_path_too_long_for_the_system_is_named(run, good):
    result = run("fix", "a" * 300, good.name)
    assert refused(result, "a" * 300, "check")
    assert good.read_bytes() == FIXED


def test_a_file_with_the_longest_possible_name_is_fixed(run, folder):
    name = "Ս" * 125 + ".txt"
    Path(name).write_bytes(GARBLED)
    assert run("fix", name).exit_code == 0
    assert Path(name).read_bytes() == FIXED


@pytest.mark.parametrize("verb", ["fix", "check"])
def test_an_unreadable_file_is_named(run, ordinary_folder, verb):
    for name, mode in (("secret.txt", 0), ("z-good.txt", 0o644)):
        Path(name).write_bytes(GARBLED)
        Path(name).chmod(mode)
    result = run(verb, "secret.txt", "z-good.txt")
    assert refused(result, "secret.txt", "change its permissions")
    assert "z-good.txt" in result.stdout


def test_a_file_in_a_closed_folder_is_named(run, ordinary_folder):
    Path("closed").mkdir(0o000)
    try:
        assert refused(run("check", "closed/a.txt"), "closed/a.txt", "permissions")
    finally:
        Path("closed").chmod(0o700)


def test_a_closed_folder_within_a_folder_is_not_passed_over_in_silence(run, ordinary_folder):
    Path("in/closed").mkdir(parents=True)
    Path("in/a.txt").write_bytes(GARBLED)
    Path("in/closed").chmod(0)
    try:
        assert refused(run("fix", "in"), "in/closed", "permissions")
    finally:
        Path("in/closed").chmod(0o700)


def test_a_file_without_write_permission_is_left_as_it_was(run, good):
    Path("locked.txt").write_bytes(GARBLED)
    Path("locked.txt").chmod(0o444)
    result = run("fix", "locked.txt", good.name)
    assert refused(result, "locked.txt", "change its permissions")
    assert (Path("locked.txt").read_bytes(), good.read_bytes()) == (GARBLED, FIXED)
    assert "locked.txt" not in result.stdout


def test_a_file_without_write_permission_can_be_checked_and_diffed(run, folder):
    Path("locked.txt").write_bytes(GARBLED)
    Path("locked.txt").chmod(0o444)
    assert run("check", "locked.txt").exit_code == 1
    assert run("fix", "--diff", "locked.txt").exit_code == 1


def test_a_folder_closed_for_writing_is_told_from_a_full_disk(run, ordinary_folder):
    Path("in").mkdir()
    Path("in/a.txt").write_bytes(GARBLED)
    Path("in").chmod(0o555)
    try:
        assert refused(run("fix", "in/a.txt"), "in/a.txt", "folder")
    finally:
        Path("in").chmod(0o755)


def test_a_file_in_a_folder_closed_for_writing_is_left_as_it_was(run, ordinary_folder):
    Path("in").mkdir()
    Path("in/a.txt").write_bytes(GARBLED)
    Path("in").chmod(0o555)
    try:
        assert refused(run("fix", "in/a.txt"), "in/a.txt", "left as it was")
        assert Path("in/a.txt").read_bytes() == GARBLED
    finally:
        Path("in").chmod(0o755)


@pytest.fixture
def fails_once(monkeypatch):
    """Make the next call of an ``os`` function raise, and only that."""

    def arrange(function, error):
        real = getattr(os, function)

        def once(*args, **kwargs):
            monkeypatch.setattr(files.os, function, real)
            raise error

        monkeypatch.setattr(files.os, function, once)

    return arrange


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_on_a_full_disk_the_file_stays_as_it_was_and_the_next_is_done(run, good, fails_once, step):
    Path("a.txt").write_bytes(GARBLED)
    fails_once(step, OSError(errno.ENOSPC, "No space left on device"))
    result = run("fix", "a.txt", good.name)
    assert refused(result, "a.txt", "(No space left on device), left as it was; make room")
    assert (Path("a.txt").read_bytes(), good.read_bytes()) == (GARBLED, FIXED)
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", good.name]


def test_a_half_written_temporary_file_does_not_survive(run, good, monkeypatch):
    real = os.fdopen

    def short_of_room(handle, *args):
        out = real(handle, *args, buffering=0)

        class Full:
            def close(self):
                out.close()

            def write(self, data):
                out.write(data[:10])
                raise OSError(errno.ENOSPC, "No space left on device")

        return Full()

    monkeypatch.setattr(files.os, "fdopen", short_of_room)
    assert refused(run("fix", good.name), good.name, "make room")
    assert [(path.name, path.read_bytes()) for path in Path().iterdir()] == [(good.name, GARBLED)]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("verb", ["fix", "check"])
def test_standard_output_on_a_full_disk_ends_with_2(start, good, folder, verb):
    with open("/dev/full", "wb") as full:
        _, err = (process := start(verb, good.name, cwd=folder, stdout=full)).communicate()
    assert process.returncode == 2
    assert b"Traceback" not in err
    assert b"No space left on device" in err


def test_a_reader_that_stops_early_gets_no_traceback(start, good, folder):
    process = start("check", good.name, cwd=folder)
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stdin.close()
    process.stderr.close()
    process.wait()


def test_an_interrupt_while_writing_leaves_the_file_as_it_was(run, good, fails_once):
    fails_once("fsync", KeyboardInterrupt())
    run("fix", good.name)
    assert [(path.name, path.read_bytes()) for path in Path().iterdir()] == [(good.name, GARBLED)]


def test_an_interrupt_ends_with_2_and_says_that_nothing_is_half_written(start, folder):
    process, _ = interrupted(start, folder)
    assert process.returncode == 2
    assert b"interrupted" in process.stderr.read()


def test_after_an_interrupt_each_file_is_as_it_was_or_fixed(start, folder):
    process, long = interrupted(start, folder)
    assert process.returncode != 0
    assert Path("a.txt").read_bytes() == FIXED
    assert Path("b.txt").read_bytes() == long
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt"]
    assert b"Traceback" not in process.stderr.read()


def interrupted(start, folder):
    """Interrupt the command once the first file is done and while the second, a long one, is judged."""
    long = GARBLED * 200_000
    Path("a.txt").write_bytes(GARBLED)
    Path("b.txt").write_bytes(long)
    process = start("fix", "a.txt", "b.txt", cwd=folder, stdin=None)
    for _ in range(5):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.wait(timeout=60)
    process.stdout.close()
    return process, long


def test_an_index_that_cannot_be_built_ends_with_2(run, good, monkeypatch):
    def unwritable(*_):
        raise PermissionError(errno.EACCES, "Permission denied", "/nowhere/cleanup-names")

    monkeypatch.setattr("cleanup.cleaner._judges", [])
    monkeypatch.setattr("cleanup.names.cache.SHIPPED", Path("none"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path("cache").absolute()))
    monkeypatch.setattr("cleanup.names.build.build_index", unwritable)
    result = run("fix", good.name)
    assert result.exit_code == 2
    assert "/nowhere/cleanup-names" in result.stderr
    assert good.read_bytes() == GARBLED
