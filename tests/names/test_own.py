"""Lexicons of the user's own: found by path or name, checked like the bundled ones, compiled once."""

from __future__ import annotations

import importlib.metadata
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cleanup.judging.scene import Scene
from cleanup.names import build, cache
from cleanup.names.errors import LexiconError
from cleanup.names.lint import SOURCE_COLUMNS
from cleanup.names.own import own_files
from cleanup.names.reader import COLUMNS
from cleanup.names.status import Status

AT = COLUMNS.index("ru") + 1
HEADER = [*COLUMNS[:AT], "ka", *COLUMNS[AT:]]
POTI = {
    "id": "place/poti",
    "name": "Poti",
    "kind": "city",
    "language": "ka",
    "ka": "ფოთი",
    "prominence": "3",
    "source": "gazetteer",
}
TELAVI = POTI | {"id": "place/telavi", "name": "Telavi", "ka": "თელავი"}


def text_of(*rows: dict[str, str]) -> str:
    lines = ["\t".join(row.get(column, "") for column in HEADER) for row in rows]
    return "\n".join(["\t".join(HEADER), *lines, ""])


@pytest.fixture
def own(tmp_path):
    """Write a lexicon of rows, in a folder of its own."""

    def write(*rows: dict[str, str], name: str = "mine/georgia.tsv") -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text_of(*rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def builds(monkeypatch, tiny_folder, tmp_path):
    """Let the tiny lexicons be the installation's, and count how often an index is compiled."""
    done: list[Path] = []
    compile_ = build.build_index

    def build_index(folder: Path, target: Path, files=()) -> None:
        done.append(target)
        compile_(folder, target, files)

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "SHIPPED", tmp_path / "shipped.index")
    monkeypatch.setattr(cache, "lexicon_folder", lambda: tiny_folder)
    monkeypatch.setattr(build, "build_index", build_index)
    return done


@pytest.fixture
def installed(monkeypatch):
    """Let entry points be installed: names, and what each loads (or raises)."""

    def install(**lexicons: object) -> None:
        def point(name: str, found: object) -> SimpleNamespace:
            def load() -> object:
                if isinstance(found, Exception):
                    raise found
                return found

            return SimpleNamespace(name=name, value=f"{name}_lexicon", load=load)

        def entry_points(*, group: str) -> list[SimpleNamespace]:
            assert group == "cleanup.lexicons"
            return [point(*item) for item in lexicons.items()]

        monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)

    return install


def names(index, key):
    return {(form.status, index.entry(form.lexeme).text) for form in index.forms(key)}


# what is known then -----------------------------------------------------------------------------------


def test_the_names_of_a_lexicon_are_known_beside_the_bundled_ones(builds, own):
    index = cache.open_index([own(POTI)])
    assert names(index, "poti") == {(Status.NAME, "Poti")}
    assert names(index, "goris") == {(Status.NAME, "Goris")}
    entry = index.entry(index.forms("poti")[0].lexeme)
    assert (entry.restored, entry.native, entry.language_of("ფოთი")) == (True, {"ფოთი"}, "ka")


def test_foreign_spellings_come_from_the_native_form(builds, own):
    index = cache.open_index([own(POTI | {"id": "place/zugdidi", "name": "Zugdidi", "ka": "ზუგდიდი"})])
    assert names(index, "zougdidi") == {(Status.DERIVED, "Zugdidi")}
    assert index.near("zugdedi") == ("zugdidi",)
    assert index.lexemes_of("zugdidi") == [index.forms("zugdidi")[0].lexeme]


def test_the_press_spelling_of_a_native_form_is_a_variant(builds, own):
    kvareli = {"name": "Kvareli", "ka": "ყვარელი", "note": "spelling: as the press writes it"}
    index = cache.open_index([own(POTI | {"id": "place/kvareli"} | kvareli)])
    assert names(index, "qvareli") == {(Status.VARIANT, "Kvareli")}


def test_a_bundled_name_without_a_native_form_stays_left_alone(builds, own):
    index = cache.open_index([own(POTI)])
    assert not index.entry(index.forms("tbilisi")[0].lexeme).restored
    assert index.near("tbilissi") == ()


def test_a_language_without_a_script_here_is_restored_by_nearness(builds, own):
    path = own(POTI | {"name": "Πάτρα"}, name="mine/greek.tsv")
    text = path.read_text(encoding="utf-8").replace("\tka\t", "\tel\t")
    path.write_text(text.replace("Πάτρα", "Patras").replace("ფოთი", "Πάτρα"), encoding="utf-8")
    index = cache.open_index([path])
    entry = index.entry(index.forms("patras")[0].lexeme)
    assert (entry.restored, entry.native, entry.language_of("Πάτρα")) == (True, {"Πάτρα"}, "el")
    assert names(index, "patra") == set()
    assert "patras" in index.near("pattras")


def test_a_reference_may_point_to_a_bundled_row(builds, own):
    index = cache.open_index([own(POTI | {"within": "place/armenia"})])
    assert index.entry(index.forms("poti")[0].lexeme).countries == {"place/armenia"}


# what is refused --------------------------------------------------------------------------------------

REFUSED = [
    ([POTI | {"prominence": "9"}], 2, "prominence", "'9'", "1, 2 or 3"),
    ([POTI | {"ka": "Poti"}], 2, "ka", "'Poti' has other letters", "write it in Georgian letters"),
    ([POTI | {"name": "Potti"}], 2, "name", "not the native form romanised (Poti)", "correct either"),
    ([TELAVI, POTI], 3, "id", "place/poti after place/telavi", "sort the rows by id"),
    ([POTI, POTI], 3, "id", "place/poti stands twice", "merge the rows or rename one"),
    ([POTI | {"within": "place/atlantis"}], 2, "within", "no row place/atlantis", "correct the id"),
    ([POTI | {"garbles": "Goris"}], 2, "garbles", "right form of", "add :context"),
    ([POTI | {"garbles": "Gory"}], 2, "garbles", "Gory is an English word", "add :context"),
    ([POTI | {"source": "hearsay"}], 2, "source", "unknown source 'hearsay'", "add it to sources.tsv"),
    (
        [POTI | {"id": "place/goris"}],
        2,
        "id",
        r"place/goris is the id of a row of places.tsv (line 3), which comes with cleanup",
        "give the row an id of its own, like place/goris-ka",
    ),
]


@pytest.mark.parametrize(("rows", "line", "column", "problem", "remedy"), REFUSED)
def test_a_bad_row_is_refused_with_its_place_and_the_remedy(
    builds, own, rows, line, column, problem, remedy
):
    path = own(*rows)
    with pytest.raises(LexiconError) as refusal:
        cache.open_index([path])
    message = str(refusal.value)
    assert message.startswith(f"{path}:{line}, column {column}: ")
    assert problem in message
    assert remedy in message
    assert not builds[0].exists()


def test_two_lexicons_may_not_use_one_id(builds, own):
    paths = [own(POTI, name="a.tsv"), own(POTI, name="b.tsv")]
    with pytest.raises(LexiconError, match=r"b\.tsv:2, column id: place/poti is .* a\.tsv \(line 2\);"):
        cache.open_index(paths)


def test_a_source_may_be_told_in_a_table_beside_the_lexicon(builds, own):
    path = own(POTI | {"source": "atlas|gazetteer"})
    rows = ["\t".join(SOURCE_COLUMNS), "atlas\tAn atlas\t1\tCC0\t", ""]
    path.with_name("sources.tsv").write_text("\n".join(rows), encoding="utf-8")
    assert cache.open_index([path]).forms("poti")


# where they are ---------------------------------------------------------------------------------------


def test_a_folder_is_all_its_lexicons(own):
    paths = [own(TELAVI, name="mine/a.tsv"), own(POTI, name="mine/b.tsv")]
    own(name="mine/sources.tsv")
    assert own_files([paths[0].parent]) == paths


def test_a_lexicon_named_twice_counts_once(builds, own, monkeypatch):
    path = own(POTI)
    monkeypatch.chdir(path.parent)
    assert own_files([path, str(path), "georgia.tsv", "./georgia.tsv", path.parent]) == [path]
    cache.open_index(["georgia.tsv", path.parent])


def test_what_is_not_there_is_named(tmp_path):
    with pytest.raises(LexiconError, match=r"none\.tsv: there is no such file or folder; check the"):
        own_files([tmp_path / "none.tsv"])


def test_a_folder_without_lexicons_is_named(tmp_path):
    with pytest.raises(LexiconError, match=r"no lexicon \(\.tsv\) in this folder; name another"):
        own_files([tmp_path])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_instead_of_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.tsv")
    with pytest.raises(LexiconError, match="no file and no folder; name a lexicon file"):
        own_files([tmp_path / "pipe.tsv"])


# installed ones ---------------------------------------------------------------------------------------


def test_a_name_is_that_of_an_installed_package(own, installed, monkeypatch):
    path = own(POTI, name="georgia_lexicon/georgia.tsv")
    monkeypatch.syspath_prepend(path.parents[1])
    for file in ("__init__.py", "table.py"):
        path.with_name(file).write_text("", encoding="utf-8")
    import georgia_lexicon
    import georgia_lexicon.table

    installed(package=georgia_lexicon, module=georgia_lexicon.table)
    assert own_files(["package"]) == own_files(["module"]) == [path]
    for module in ("georgia_lexicon.table", "georgia_lexicon"):
        del sys.modules[module]


def test_a_name_may_lead_to_a_function_that_returns_the_path(own, installed):
    path = own(POTI)
    installed(georgia=lambda: str(path), caucasus=lambda: path.parent)
    assert own_files(["georgia"]) == own_files(["caucasus"]) == [path]


def test_a_name_that_is_not_installed_is_told_with_those_that_are(installed):
    installed(georgia=Path, turkey=Path)
    with pytest.raises(LexiconError) as refusal:
        own_files(["gorgia"])
    assert str(refusal.value) == (
        "gorgia: no lexicon of this name is installed; installed lexicons: georgia, turkey; "
        "a file or folder is named by its path, like ./gorgia"
    )


def test_an_installed_lexicon_that_cannot_be_loaded_is_named(installed):
    installed(georgia=ImportError("no module named georgia_lexicon"))
    with pytest.raises(LexiconError, match=r"georgia: .*from georgia_lexicon .*; install it again"):
        own_files(["georgia"])


def test_an_installed_lexicon_that_leads_nowhere_is_named(installed, tmp_path):
    installed(georgia=lambda: tmp_path / "gone")
    with pytest.raises(LexiconError, match=r"gone: there is no such .*\(the lexicon georgia\)"):
        own_files(["georgia"])


# compiled once ----------------------------------------------------------------------------------------


def test_a_combination_is_compiled_once_whatever_the_order(builds, own, tmp_path):
    paths = [own(POTI), own(TELAVI, name="mine/more.tsv")]
    for lexicons in (paths, paths[::-1], [paths[0].parent]):
        assert cache.open_index(lexicons).forms("telavi")
    (path,) = builds
    assert path.parent == tmp_path / "cache" / "cleanup-names"
    assert path.exists()


def test_each_combination_has_an_index_of_its_own(builds, own):
    one, other = own(POTI), own(TELAVI, name="mine/more.tsv")
    assert [bool(cache.open_index(x).forms("poti")) for x in ([one], [other], [one, other], [])] == [
        True,
        False,
        True,
        False,
    ]
    assert len(set(builds)) == 4


@pytest.mark.parametrize("changed", ["mine/georgia.tsv", "mine/sources.tsv", "lexicons/names.tsv"])
def test_what_it_depends_on_is_watched(builds, own, tmp_path, changed):
    path = own(POTI)
    path.with_name("sources.tsv").write_text("\t".join(SOURCE_COLUMNS) + "\n", encoding="utf-8")
    cache.open_index([path])
    os.utime(tmp_path / changed, ns=(0, 0))
    cache.open_index([path])
    assert len(set(builds)) == 2


def test_a_corrected_lexicon_is_read_anew(builds, own):
    with pytest.raises(LexiconError):
        cache.open_index([own(POTI | {"ka": ""})])
    assert cache.open_index([own(POTI)]).forms("poti")


def test_an_index_that_shipped_is_not_taken_for_a_combination(builds, own, tiny_folder, tmp_path):
    build.build_index(tiny_folder, tmp_path / "shipped.index")
    builds.clear()
    index = cache.open_index([own(POTI)])
    assert index.forms("poti")
    assert index.forms("goris")
    assert len(builds) == 1


def test_a_name_written_as_at_home_is_a_right_one(builds, own):
    path = own(POTI | {"id": "place/kutahya", "name": "Kutahya"}, name="turkish.tsv")
    text = path.read_text(encoding="utf-8").replace("\tka\t", "\ttr\t").replace("ფოთი", "Kütahya")
    path.write_text(text, encoding="utf-8")
    (known,) = Scene("Kütahya", cache.open_index([path])).known
    assert (known.ours, known.native, [entry.text for entry in known.entries]) == (
        True,
        True,
        ["Kutahya"],
    )
