"""A progress bar is drawn for people only: on a terminal, and when it takes long."""

from __future__ import annotations

import io

import pytest

from cleanup.cli import progress
from cleanup.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_PAUSE", 0.0)


def test_nothing_is_drawn_in_the_first_second() -> None:
    terminal = Terminal()
    bar = Progress(100, terminal)
    bar.done(50)
    bar.clear()
    assert terminal.getvalue() == ""


@pytest.mark.usefixtures("impatient")
def test_a_terminal_sees_how_many_files_are_done_and_a_clean_line_after() -> None:
    terminal = Terminal()
    bar = Progress(4, terminal)
    bar.done(1)
    assert "1 of 4 files" in terminal.getvalue()
    assert terminal.getvalue().count("#") == 7
    bar.clear()
    assert terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.usefixtures("impatient")
def test_a_file_or_a_pipe_sees_nothing() -> None:
    pipe = io.StringIO()
    bar = Progress(4, pipe)
    bar.done(4)
    bar.clear()
    assert pipe.getvalue() == ""


@pytest.mark.usefixtures("impatient")
def test_one_file_has_no_bar() -> None:
    terminal = Terminal()
    Progress(1, terminal).done(1)
    assert terminal.getvalue() == ""
