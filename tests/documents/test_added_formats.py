"""Other packages add formats by an entry point, and no code changes for it."""

from __future__ import annotations

import importlib.metadata
from types import SimpleNamespace

import pytest

from cleanup.documents import formats
from cleanup.documents.plain import splice
from cleanup.judging.findings import Choice, Finding
from cleanup.spotting.prose import Builder, Prose


def read(source: str) -> Prose:
    """Read what stands after the colon of each line."""
    built = Builder(source)
    at = 0
    for line in source.splitlines(keepends=True):
        built.keep(at + line.find(":") + 1, at + len(line))
        at += len(line)
    return built.prose()


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch):
    point = SimpleNamespace(name=".Notes", load=lambda: SimpleNamespace(read=read))
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda *, group: [point])
    formats._added.cache_clear()
    yield
    formats._added.cache_clear()


def test_an_added_format_is_found_read_and_written(notes):
    assert formats.is_known(".notes")
    raw = b"Susa:from Susa to Goris\n"
    document = formats.read_document("A.NOTES", raw)
    assert document.judged == "from Susa to Goris\n"
    start = document.judged.index("Susa")
    finding = Finding(
        rule="garbled-name",
        start=start,
        end=start + 4,
        line=1,
        column=start + 1,
        text="Susa",
        action="fix",
        replacement="Shusha",
        confidence=0.9,
        candidates=(Choice("Shusha", "place/shusha", 0.9),),
        because=("a test",),
    )
    assert splice(document, document.placed([finding])) == b"Susa:from Shusha to Goris\n"
