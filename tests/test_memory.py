"""A text is not judged again until it, the program or its settings change."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked_copy import articles
from typer.testing import CliRunner

from cleanup.batch import judged
from cleanup.cleaner import Cleaner
from cleanup.cli.app import app
from cleanup.documents.plain import decode
from cleanup.memory import Memory

CORPUS = Path(__file__).parent / "corpus"
CLEAN = "The ministers of Armenia and Azerbaijan met in Brussels.\n"
GARBLED = "Fighting in Nagorno-Karbakh, Armenia says.\n"


class Counting(Cleaner):
    """Counts the texts it judges."""

    seen: list[str]

    def check(self, text):
        self.seen = [*getattr(self, "seen", []), text]
        return super().check(text)


def run(texts: list[str], cleaner: Cleaner, memory: Memory) -> list[int]:
    documents = [(f"{number}.txt", decode(text.encode())) for number, text in enumerate(texts)]
    found = [len(findings) for _name, _document, findings in judged(documents, cleaner, 1, memory)]
    memory.save()
    return found


def test_only_new_texts_are_judged_the_second_time(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    assert run([CLEAN, GARBLED], first, Memory(tmp_path)) == [0, 1]
    assert run([CLEAN, GARBLED, CLEAN * 2], second, Memory(tmp_path)) == [0, 1, 0]
    assert second.seen == [CLEAN * 2]


@pytest.mark.parametrize("explain", [False, True])
def test_what_is_remembered_is_what_was_found(tmp_path: Path, explain: bool) -> None:
    cleaner = Cleaner(explain=explain, select=["garbled-name", "inconsistent-name"])
    texts = [article.text for article in articles(CORPUS)[:40]]
    memory = Memory(tmp_path)
    for text in texts:
        memory.keep(cleaner, text, cleaner.check(text))
    memory.save()
    again = Memory(tmp_path)
    for text in texts:
        found = again.recall(cleaner, text)
        assert found == cleaner.check(text)
        assert [c.kind for f in found or () for c in f.candidates] == [
            c.kind for f in cleaner.check(text) for c in f.candidates
        ]


def test_the_same_is_found_with_a_memory_in_several_processes(tmp_path: Path) -> None:
    texts = [CLEAN * (number % 7 + 1) + (GARBLED if number % 5 == 0 else "") for number in range(90)]
    documents = [(f"{number}.txt", decode(text.encode())) for number, text in enumerate(texts)]
    plain = [(name, findings) for name, _document, findings in judged(documents, Cleaner(), 1)]
    for _time in range(2):
        memory = Memory(tmp_path)
        found = [(name, findings) for name, _d, findings in judged(documents, Cleaner(), 2, memory)]
        memory.save()
        assert found == plain


@pytest.mark.parametrize(
    "other",
    [
        Cleaner(transcript=True),
        Cleaner(select=["garbled-name", "inconsistent-name"]),
        Cleaner(accept=["Susa"]),
        Cleaner(only=["place"]),
        Cleaner(lexicons=[Path(__file__).parent / "lexicons" / "georgian.tsv"]),
    ],
    ids=lambda cleaner: cleaner.told,
)
def test_what_one_cleaner_finds_clean_says_nothing_of_another(tmp_path: Path, other: Cleaner) -> None:
    memory = Memory(tmp_path)
    memory.keep(Cleaner(), CLEAN, [])
    assert memory.recall(Cleaner(), CLEAN) == []
    assert memory.recall(other, CLEAN) is None


def test_a_memory_that_cannot_be_written_or_read_is_passed_over(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("")
    memory = Memory(blocked / "below")
    memory.keep(Cleaner(), CLEAN, [])
    memory.save()
    assert Memory(blocked / "below").recall(Cleaner(), CLEAN) is None


def test_a_memory_cut_short_forgets_one_text_at_most(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    for text in ("one", "two"):
        memory.keep(Cleaner(), text, [])
    memory.save()
    (path,) = tmp_path.glob("clean-*")
    path.write_bytes(path.read_bytes()[:-5])
    again = Memory(tmp_path)
    assert [again.recall(Cleaner(), text) for text in ("one", "two")] == [[], None]


@pytest.mark.parametrize("option", ["--cache", "--no-cache"])
def test_the_command_finds_the_same_twice(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import cleanup.memory as module

    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path / "cache")
    for name, text in (("a.txt", CLEAN), ("b.txt", GARBLED)):
        (tmp_path / name).write_text(text)
    runs = [CliRunner().invoke(app, ["check", option, str(tmp_path)]) for _time in range(2)]
    assert runs[0].output == runs[1].output
    assert [run.exit_code for run in runs] == [1, 1]
    assert (tmp_path / "cache").exists() == (option == "--cache")
