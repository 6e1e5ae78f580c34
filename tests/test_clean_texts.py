"""A text in which nothing was found is not judged again until it, the program or its settings change."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cleanup.batch import judged
from cleanup.clean_texts import CleanTexts
from cleanup.cleaner import Cleaner
from cleanup.cli.app import app
from cleanup.documents.plain import decode

CLEAN = "The ministers of Armenia and Azerbaijan met in Brussels.\n"
GARBLED = "Fighting in Nagorno-Karbakh, Armenia says.\n"


class Counting(Cleaner):
    """Counts the texts it judges."""

    seen: list[str]

    def check(self, text):
        self.seen = [*getattr(self, "seen", []), text]
        return super().check(text)


def run(texts: list[str], cleaner: Cleaner, clean: CleanTexts) -> list[int]:
    documents = [(f"{number}.txt", decode(text.encode())) for number, text in enumerate(texts)]
    found = [len(findings) for _name, _document, findings in judged(documents, cleaner, 1, clean)]
    clean.save()
    return found


def test_only_garbled_and_new_texts_are_judged_the_second_time(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    assert run([CLEAN, GARBLED], first, CleanTexts(tmp_path)) == [0, 1]
    assert run([CLEAN, GARBLED, CLEAN * 2], second, CleanTexts(tmp_path)) == [0, 1, 0]
    assert second.seen == [GARBLED, CLEAN * 2]


def test_the_same_is_found_with_a_memory_in_several_processes(tmp_path: Path) -> None:
    texts = [CLEAN * (number % 7 + 1) + (GARBLED if number % 5 == 0 else "") for number in range(90)]
    documents = [(f"{number}.txt", decode(text.encode())) for number, text in enumerate(texts)]
    plain = [(name, findings) for name, _document, findings in judged(documents, Cleaner(), 1)]
    for _time in range(2):
        clean = CleanTexts(tmp_path)
        found = [(name, findings) for name, _d, findings in judged(documents, Cleaner(), 2, clean)]
        clean.save()
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
    clean = CleanTexts(tmp_path)
    clean.add(Cleaner(), CLEAN)
    assert clean.has(Cleaner(), CLEAN)
    assert not clean.has(other, CLEAN)


def test_a_memory_that_cannot_be_written_or_read_is_passed_over(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("")
    clean = CleanTexts(blocked / "below")
    clean.add(Cleaner(), CLEAN)
    clean.save()
    assert not CleanTexts(blocked / "below").has(Cleaner(), CLEAN)


def test_a_memory_cut_short_forgets_one_text_at_most(tmp_path: Path) -> None:
    clean = CleanTexts(tmp_path)
    for text in ("one", "two"):
        clean.add(Cleaner(), text)
    clean.save()
    (path,) = tmp_path.glob("clean-*")
    path.write_bytes(path.read_bytes()[:-5])
    again = CleanTexts(tmp_path)
    assert [again.has(Cleaner(), text) for text in ("one", "two")] == [True, False]


@pytest.mark.parametrize("option", ["--cache", "--no-cache"])
def test_the_command_finds_the_same_twice(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import cleanup.clean_texts as module

    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path / "cache")
    for name, text in (("a.txt", CLEAN), ("b.txt", GARBLED)):
        (tmp_path / name).write_text(text)
    runs = [CliRunner().invoke(app, ["check", option, str(tmp_path)]) for _time in range(2)]
    assert runs[0].output == runs[1].output
    assert [run.exit_code for run in runs] == [1, 1]
    assert (tmp_path / "cache").exists() == (option == "--cache")
