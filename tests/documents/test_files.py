"""Finding, reading and replacing files."""

from __future__ import annotations

import errno
import os

import pytest

from cleanup.documents import files
from cleanup.documents.files import FileError, read, replace, text_files


def names(folder):
    return [path.relative_to(folder).as_posix() for path in text_files(folder)]


def lay(folder, *paths):
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"x")


def test_text_files_are_found_at_any_depth_and_in_order(tmp_path):
    lay(tmp_path, "b.txt", "a.md", "d/e/f.txt", "c/g.markdown", "Z.TXT", "h.text")
    assert names(tmp_path) == ["Z.TXT", "a.md", "b.txt", "h.text", "c/g.markdown", "d/e/f.txt"]


def test_other_kinds_and_files_without_an_ending_are_not_searched_out(tmp_path):
    lay(tmp_path, "a.png", "b.py", "c", "d.xlsx", "txt", "e.txt~")
    assert names(tmp_path) == []


def test_hidden_and_machine_made_folders_are_passed_over(tmp_path):
    lay(tmp_path, ".git/a.txt", ".venv/b.txt", "node_modules/c.md", "d/.cache/e.txt", "venv/f.txt")
    assert names(tmp_path) == []


def test_links_to_files_are_found_and_links_to_folders_or_nowhere_are_not(tmp_path):
    lay(tmp_path, "real/a.txt")
    (tmp_path / "link.txt").symlink_to("real/a.txt")
    (tmp_path / "folder").symlink_to("real")
    (tmp_path / "lost.txt").symlink_to("gone")
    assert names(tmp_path) == ["link.txt", "real/a.txt"]


def test_a_folder_called_like_a_file_is_a_folder(tmp_path):
    lay(tmp_path, "a.txt/b.txt")
    assert names(tmp_path) == ["a.txt/b.txt"]


def test_reading_gives_the_bytes(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xff\0\r\n")
    assert read(tmp_path / "a.txt") == b"\xff\0\r\n"


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(FileError, match=r"gone\.txt: no such file or folder; check the name"):
        read(tmp_path / "gone.txt")
    with pytest.raises(FileError, match=r"not a regular file; name a text file"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "may not be read; change its permissions"),
        (
            OSError(errno.EIO, "Input/output error"),
            r"cannot be read \(Input/output error\); check the disk",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_a_remedy(tmp_path, monkeypatch, error, message):
    def fail(_):
        raise error

    (tmp_path / "a.txt").write_bytes(b"x")
    monkeypatch.setattr(files.Path, "read_bytes", fail)
    with pytest.raises(FileError, match=rf"a\.txt: {message}"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o755, 0o664])
def test_replacing_keeps_the_mode(tmp_path, mode):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(mode)
    replace(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o7777) == (b"new", mode)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_replacing_keeps_the_owner(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    os.chown(path, 1234, 5678)
    path.chmod(0o640)
    replace(path, b"new")
    state = path.stat()
    assert (state.st_uid, state.st_gid, state.st_mode & 0o7777) == (1234, 5678, 0o640)


def test_replacing_follows_links_and_keeps_them(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_bytes(b"old")
    (tmp_path / "one.txt").symlink_to("in/a.txt")
    (tmp_path / "two.txt").symlink_to("one.txt")
    replace(tmp_path / "two.txt", b"new")
    assert (tmp_path / "in/a.txt").read_bytes() == b"new"
    assert (tmp_path / "two.txt").is_symlink()
    assert (tmp_path / "one.txt").is_symlink()


def test_a_reader_sees_the_old_file_or_the_new_one(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    seen = []
    for step in ("fsync", "chmod", "replace"):
        real = getattr(os, step)
        monkeypatch.setattr(
            files.os, step, lambda *a, real=real: (seen.append(path.read_bytes()), real(*a))
        )
    replace(path, b"new")
    assert (seen, path.read_bytes()) == ([b"old"] * 3, b"new")


def test_the_new_file_is_never_readable_by_more_people_than_the_old(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    modes = []
    real = os.fsync
    monkeypatch.setattr(
        files.os, "fsync", lambda f: (modes.append(os.fstat(f).st_mode & 0o777), real(f))
    )
    replace(path, b"new")
    assert modes == [0o600]


def test_a_read_only_file_is_not_replaced_even_by_root(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(FileError, match="may not be written, left as it was; change its permissions"):
        replace(path, b"new")
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"old", ["a.txt"])


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
)
def test_after_any_failure_the_file_is_the_old_one_and_alone(tmp_path, monkeypatch, step, error):
    def fail(*_):
        raise error

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(files.os, step, fail)
    with pytest.raises((FileError, KeyboardInterrupt)):
        replace(path, b"new")
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"old", ["a.txt"])


def test_a_file_that_went_away_meanwhile_is_told(tmp_path):
    with pytest.raises(FileError, match=r"gone\.txt"):
        replace(tmp_path / "gone.txt", b"new")
