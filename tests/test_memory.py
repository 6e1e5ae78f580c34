"""A text is not judged again until it, the program or its settings change."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from marked_copy import articles
from typer.testing import CliRunner

from cleanup.batch import judged
from cleanup.cleaner import Cleaner
from cleanup.cli.app import app
from cleanup.documents.plain import decode
from cleanup.judging.findings import Finding
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


@pytest.fixture
def judged_portions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Have files come in portions of some 700 letters, with a memory of their own; list those judged."""
    import cleanup.memory as module
    from cleanup.documents import large, size
    from cleanup.spotting import sections

    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(sections, "SECTION", 300)
    monkeypatch.setattr(large, "PORTION", 700)
    monkeypatch.setattr(size, "LARGE", 100)
    monkeypatch.setattr(size, "_MUCH", 100)
    texts: list[str] = []
    check = Cleaner.check_portion

    def listed(cleaner: Cleaner, text: str, *args: object, **more: object) -> list[Finding]:
        texts.append(text)
        return check(cleaner, text, *args, **more)

    monkeypatch.setattr(Cleaner, "check_portion", listed)
    return texts


def checked(path: Path, *options: str) -> str:
    return CliRunner().invoke(app, ["check", "--output-format", "json", *options, str(path)]).output


LARGE = "".join(f"{CLEAN}\n{GARBLED} ({number})\n\n" for number in range(40))


def test_a_large_text_is_remembered_portion_by_portion(
    tmp_path: Path, judged_portions: list[str]
) -> None:
    path = tmp_path / "large.txt"
    path.write_text(LARGE)
    first = checked(path)
    assert first.count('"garbled-name"') == 40
    assert "".join(judged_portions) == LARGE
    judged_portions.clear()
    assert checked(path) == first
    assert judged_portions == []
    assert checked(path, "--no-cache") == first
    assert "".join(judged_portions) == LARGE


def test_of_a_large_text_that_has_grown_only_the_end_is_judged(
    tmp_path: Path, judged_portions: list[str]
) -> None:
    path = tmp_path / "large.txt"
    path.write_text(LARGE)
    checked(path)
    judged_portions.clear()
    path.write_text(f"{LARGE}{GARBLED}")
    assert checked(path).count('"garbled-name"') == 41
    assert 0 < len("".join(judged_portions)) < len(LARGE) / 2


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (f"<!-- cleanup: off -->\n\n{LARGE}", ()),
        (f"{LARGE}\n\n<!-- cleanup: accept Karbakh -->\n\n{LARGE}", ()),
        (LARGE, ("--profile", "both-on-first-use")),
    ],
    ids=["off", "accepted", "house style"],
)
def test_what_goes_over_the_cuts_is_told_a_second_time_as_well(
    tmp_path: Path, judged_portions: list[str], text: str, options: tuple[str, ...]
) -> None:
    path = tmp_path / "large.txt"
    path.write_text(text)
    first = checked(path, *options)
    assert checked(path, *options) == first == checked(path, "--no-cache", *options)


def test_exceptions_within_a_portion_are_remembered_with_it(
    tmp_path: Path, judged_portions: list[str]
) -> None:
    path = tmp_path / "large.txt"
    path.write_text(LARGE.replace("Karbakh", "Karbakh [sic]", 3))
    first = checked(path)
    assert first.count('"garbled-name"') == 37
    judged_portions.clear()
    assert checked(path) == first
    assert judged_portions == []


def test_no_more_is_remembered_of_portions_than_there_is_room_for(
    tmp_path: Path, judged_portions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import cleanup.memory as module

    monkeypatch.setattr(module, "_MOST_IN_PORTIONS", 600)
    path = tmp_path / "large.txt"
    path.write_text(LARGE)
    first = checked(path)
    judged_portions.clear()
    assert checked(path) == first
    assert 0 < len("".join(judged_portions)) < len(LARGE)


def test_what_was_found_in_one_long_text_is_remembered_and_of_one_article_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import cleanup.memory as module

    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path / "cache")
    article, long = tmp_path / "article.txt", tmp_path / "long.txt"
    article.write_text(GARBLED)
    long.write_text(f"{CLEAN}\n" * 2000 + GARBLED)
    checked(article)
    assert not (tmp_path / "cache").exists()
    first = checked(long)
    assert (tmp_path / "cache").exists()
    assert checked(long) == first == checked(long, "--no-cache")


MARKED = {
    "front.md": f"---\ntitle: Fighting in Nagorno-Karbakh\n---\n\n{CLEAN}",
    "excepted.md": f"---\ncleanup: off\n---\n\n{GARBLED}",
    "comment.md": f"<!-- cleanup: accept Karbakh -->\n\n{GARBLED}",
    "clean.md": f"# *Ministers*\n\n{CLEAN}",
    "code.md": f"{CLEAN}\n```\n{GARBLED}```\n",
    "nothing.md": f"```\n{GARBLED}```\n",
    "marked.md": "Fighting in Nagorno-**Karbakh**, Armenia says.\n",
    "doubt.md": "He said: “Nikol Paschinjan is in Armenia.”\n",
    "below/own.md": GARBLED.replace("Karbakh", "Karabah"),
    "below/accepted.md": GARBLED,
    "page.html": f"<p>{CLEAN}</p><pre>{GARBLED}</pre>",
    "same.markdown": f"<p>{CLEAN}</p><pre>{GARBLED}</pre>",
    "table.csv": f'id,text\n1,"{CLEAN.strip()}"\n',
    "western.html": '<meta charset="iso-8859-2"><p>Łódź, Armenia</p>',
}
SETTINGS = """
warn-unused = true
[[overrides]]
paths = ["below/"]
accept = ["Karbakh", "Nobodys"]
"""


def written(folder: Path) -> Path:
    """Write the MARKED files below *folder*, with a configuration."""
    for name, text in MARKED.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "iso-8859-2" if "iso-8859-2" in text else "utf-8")
    (folder / "cleanup.toml").write_text(SETTINGS)
    return folder


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "check --output-format json",
        "check --isolated --select tidy,garbled-name",
        "check --isolated --warn-unused --jobs 1",
        "check --strict --output-format plan",
        "check --output-format rdjson --only person",
        "fix --diff",
        "fix --diff --unsafe-fixes",
    ],
)
def test_files_with_markup_give_the_same_with_a_memory_and_without(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import cleanup.memory as module

    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path / "cache")
    (tmp_path / "desk").mkdir()
    folder = written(tmp_path / "desk")

    def run(*more: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, [*command.split(), *more, str(folder)])
        return done.exit_code, done.output

    plain = run("--no-cache")
    assert [run(), run(), run()] == [plain] * 3
    more = f"{GARBLED}\nPrime Minister Nikol Paschinjan spoke in Yerevan, Armenia.\n"
    (folder / "clean.md").write_text(MARKED["clean.md"] + more)
    assert run() == run("--no-cache") != plain


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_lines_changed_since_a_revision_are_the_same_with_a_memory_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import cleanup.memory as module

    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path / "cache")
    (tmp_path / "desk").mkdir()
    folder = written(tmp_path / "desk")
    author = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    for words in (["init"], ["add", "."], ["commit", "-m", "All"]):
        subprocess.run(["git", *author, *words], cwd=folder, check=True, capture_output=True)
    (folder / "clean.md").write_text(MARKED["clean.md"] + "\nMore of it.\n")
    (folder / "marked.md").write_text(MARKED["marked.md"] + "\n" + GARBLED)
    monkeypatch.chdir(folder)
    runs = [
        CliRunner().invoke(app, ["check", "--since", "HEAD", option, "."])
        for option in ("--no-cache", "--cache", "--cache")
    ]
    assert runs[0].output == runs[1].output == runs[2].output
    assert "2 files: 1 garbled name" in runs[0].output


def test_markup_in_which_nothing_was_found_is_not_even_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import cleanup.memory as module
    from cleanup.documents.formats import markdown

    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path / "cache")
    sources: list[str] = []
    really = markdown.read
    monkeypatch.setattr(markdown, "read", lambda source: [sources.append(source), really(source)][1])
    (tmp_path / "a.md").write_text(CLEAN)
    (tmp_path / "b.md").write_text(GARBLED)

    def read_by(*options: str) -> list[str]:
        sources.clear()
        CliRunner().invoke(app, ["check", *options, str(tmp_path)])
        return list(sources)

    assert read_by() == [CLEAN, GARBLED]
    assert read_by() == [GARBLED]
    assert read_by("--transcript") == [CLEAN, GARBLED], "another setting may find something"
    (tmp_path / "a.md").rename(tmp_path / "a.html")
    assert read_by("--no-cache") == [GARBLED]
    (tmp_path / "c.mdx").write_text(CLEAN)
    assert read_by() == [GARBLED, CLEAN], "other endings are read in other ways"


def test_the_same_bytes_are_another_text_in_another_encoding(tmp_path: Path) -> None:
    memory, cleaner = Memory(tmp_path), Cleaner()
    document = decode(CLEAN.encode())
    memory.keep_clean(cleaner, "a.md", document)
    assert memory.is_clean(cleaner, "b.md", document)
    assert not memory.is_clean(cleaner, "a.md", replace(document, encoding="koi8-r"))
    assert not memory.is_clean(Cleaner(accept=["Susa"]), "a.md", document)
    assert memory.recall(cleaner, CLEAN) is None, "the digest of a file is not that of a text"
