"""``cleanup lexicon``: looking at the lexicons, adding to them, giving them to other programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from cleanup.cli import lexicon_add
from cleanup.documents import files
from cleanup.names import cache, location
from cleanup.names.build import PLACE_WORD_COLUMNS, TITLE_COLUMNS
from cleanup.names.lint import SOURCE_COLUMNS
from cleanup.names.reader import COLUMNS

ROWS = {
    "places.tsv": [
        {
            "id": "place/armenia",
            "name": "Armenia",
            "kind": "country",
            "hy": "Հայաստան",
            "note": "spelling: so",
        },
        {"id": "place/goris", "name": "Goris", "hy": "Գորիս", "within": "place/syunik"},
        {"id": "place/martuni-syunik", "name": "Martuni", "hy": "Մարտունի", "within": "place/syunik"},
        {"id": "place/martuni-lori", "name": "Martuni", "hy": "Մարտունի", "kind": "village"},
        {
            "id": "place/shusha",
            "name": "Shusha",
            "language": "az",
            "az": "Şuşa",
            "garbles": "Shuusha|Susa:context",
            "exonyms": "de:Schuscha",
        },
        {
            "id": "place/syunik",
            "name": "Syunik",
            "kind": "province",
            "hy": "Սյունիք",
            "variants": "Siunik",
            "within": "place/armenia",
        },
    ],
    "people.tsv": [
        {
            "id": "person/ara-aran",
            "name": "Ara Aran",
            "kind": "person",
            "hy": "Արա Արան",
            "gender": "m",
            "prominence": "3",
            "roles": "mayor of Goris@2018/|teacher",
        },
    ],
}
COMMON = {"kind": "town", "language": "hy", "prominence": "1", "source": "atlas"}
KAPAN = ("--kind", "town", "--hy", "Կապան", "--source", "atlas")


def table(rows):
    lines = ["\t".join((COMMON | row).get(column, "") for column in COLUMNS) for row in rows]
    return "\n".join(["\t".join(COLUMNS), *sorted(lines), ""])


@pytest.fixture
def lexicons(tmp_path, monkeypatch):
    """A small lexicon folder in place of the shipped one, below the current folder."""
    folder = tmp_path / "lexicons"
    (folder / "guards").mkdir(parents=True)
    for name, rows in ROWS.items():
        (folder / name).write_text(table(rows), encoding="utf-8")
    sources = ["\t".join(SOURCE_COLUMNS), "atlas\tAn Atlas\t1\tCC0\t", "press\tThe Press\t\tfacts\t", ""]
    (folder / "sources.tsv").write_text("\n".join(sources), encoding="utf-8")
    (folder / "guards" / "english-words.tsv").write_text("# Words.\ngory\t310\n", encoding="utf-8")
    monkeypatch.setattr(location, "lexicon_folder", lambda: folder)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def places(lexicons):
    return lexicons / "places.tsv"


def test_the_group_is_imported_only_when_it_is_used():
    program = (
        "import sys, cleanup.cli.app as a, typer.main as m; m.get_command(a.app); "
        "sys.exit(any('lexicon' in name or 'wordlists' in name for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_help_lists_the_commands(run):
    printed = run("lexicon", "--help").stdout
    for command in ("lint", "search", "show", "stats", "add", "export"):
        assert f"\n  {command} " in printed


# lint


def test_lint_is_silent_about_good_lexicons(run, lexicons):
    result = run("lexicon", "lint")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 files: 0 problems\n"


def test_lint_says_file_line_column_problem_and_remedy(run, places):
    places.write_text(places.read_text("utf-8").replace("Գորիս", "Կապան"), "utf-8")
    result = run("lexicon", "lint", "lexicons/places.tsv")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "lexicons/places.tsv:3: name: Goris is not the native form romanised"
    )
    assert "; correct either, or say why in the note" in result.stdout
    assert result.stderr == "1 file: 1 problem\n"


def test_lint_takes_folders_and_passes_over_what_holds_no_rows(run, lexicons):
    assert run("lexicon", "lint", "lexicons", "lexicons/sources.tsv").stderr == "2 files: 0 problems\n"


def test_lint_reports_a_row_that_cannot_be_read(run, places):
    places.write_text(places.read_text("utf-8").replace("\ttown\t", "\thamlet\t"), "utf-8")
    result = run("lexicon", "lint")
    assert result.exit_code == 1
    assert "lexicons/places.tsv:3: kind: unknown kind 'hamlet'; one of: country," in result.stdout


def test_lint_of_a_file_that_is_not_there_cannot_be_done(run, lexicons):
    result = run("lexicon", "lint", "nowhere.tsv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nowhere.tsv" in result.stderr


# search and show


def test_search_shows_id_name_kind_native_form_and_place(run, lexicons):
    result = run("lexicon", "search", "goris")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "place/goris  Goris  town  Գորիս  lexicons/places.tsv:3\n"


def test_search_says_by_what_a_row_was_found(run, lexicons):
    assert "(exonyms: Schuscha)" in run("lexicon", "search", "schuscha").stdout


def test_search_offers_what_is_like_it_and_says_so_by_its_status(run, lexicons):
    result = run("lexicon", "search", "Gorriss")
    assert result.exit_code == 1
    assert result.stdout.startswith("place/goris ")
    assert "no row has 'Gorriss'; these are like it:" in result.stderr


def test_search_for_what_is_like_nothing_prints_nothing(run, lexicons):
    result = run("lexicon", "search", "Wolverhampton")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing is like it" in result.stderr


def test_several_words_are_one_query(run, lexicons):
    assert run("lexicon", "search", "ara", "aran").stdout.startswith("person/ara-aran ")


def test_search_is_restricted_by_kind_and_language_and_number(run, lexicons):
    assert "place/syunik" not in run("lexicon", "search", "--kind", "town", "syunik").stdout
    assert run("lexicon", "search", "--language", "az", "u").stdout.startswith("place/shusha ")
    result = run("lexicon", "search", "--limit", "1", "martuni")
    assert len(result.stdout.splitlines()) == 1
    assert "1 more rows" in result.stderr


def test_an_unknown_kind_is_refused_with_those_there_are(run, lexicons):
    result = run("lexicon", "search", "--kind", "hamlet", "goris")
    assert result.exit_code == 2
    assert "one of: country, region" in result.stderr


def test_search_as_json_has_the_promised_shape(run, lexicons):
    document = json.loads(run("lexicon", "search", "schuscha", "--output-format", "json").stdout)
    assert document == {
        "schema": "cleanup.lexicon.search/1",
        "near": False,
        "rows": [
            {
                "id": "place/shusha",
                "name": "Shusha",
                "kind": "town",
                "language": "az",
                "native": ["Şuşa"],
                "file": os.path.join("lexicons", "places.tsv"),
                "line": 6,
                "column": "exonyms",
                "spelling": "Schuscha",
            }
        ],
    }
    assert json.loads(run("lexicon", "search", "gorriss", "--output-format", "json").stdout)["near"]


def test_show_resolves_what_a_row_refers_to(run, lexicons):
    result = run("lexicon", "show", "place/syunik", "Ara Aran")
    assert (result.exit_code, result.stderr) == (0, "")
    place, person = result.stdout.split("\n\n")
    assert place.splitlines()[0] == "place/syunik  lexicons/places.tsv:7"
    assert "    within       Armenia (place/armenia)" in place.splitlines()
    assert "    source       An Atlas (atlas)" in place.splitlines()
    assert "    roles        mayor of Goris (2018–…)\n                 teacher\n" in person


def test_show_gives_every_row_of_a_name(run, lexicons):
    assert run("lexicon", "show", "Martuni").stdout.count("    name         Martuni\n") == 2


def test_an_unknown_id_is_an_error_that_names_close_ones(run, lexicons):
    result = run("lexicon", "show", "place/gorus", "place/goris")
    assert result.exit_code == 2
    assert result.stdout.startswith("place/goris ")
    assert "there is no row 'place/gorus'; did you mean place/goris" in result.stderr


def test_show_as_json_has_the_promised_shape(run, lexicons):
    document = json.loads(run("lexicon", "show", "place/shusha", "--output-format", "json").stdout)
    assert document["schema"] == "cleanup.lexicon.show/1"
    assert document["rows"] == [
        {
            "id": "place/shusha",
            "name": "Shusha",
            "kind": "town",
            "language": "az",
            "native": {"az": ["Şuşa"]},
            "variants": [],
            "garbles": [
                {"text": "Shuusha", "needs_context": False},
                {"text": "Susa", "needs_context": True},
            ],
            "exonyms": [{"language": "de", "text": "Schuscha"}],
            "counterpart": [],
            "within": [],
            "roles": [],
            "gender": "",
            "prominence": 1,
            "source": [{"id": "atlas", "title": "An Atlas"}],
            "note": "",
            "file": os.path.join("lexicons", "places.tsv"),
            "line": 6,
        }
    ]


def test_stats_count_and_name(run, lexicons):
    printed = run("lexicon", "stats").stdout
    assert printed.startswith("7 rows\n")
    for line in ("       3  town", "       6  hy (100% of 6)", "       7  atlas: An Atlas"):
        assert line in printed.splitlines()
    assert "lying in\n       3  Armenia\n       2      Syunik\n" in printed


def test_stats_as_json_have_the_promised_shape(run, lexicons):
    document = json.loads(run("lexicon", "stats", "--output-format", "json").stdout)
    keys = ["schema", "rows", "kinds", "languages", "prominence", "sources", "natives", "regions"]
    assert list(document) == keys
    assert document["schema"] == "cleanup.lexicon.stats/1"
    assert document["regions"][0]["provinces"] == [
        {"id": "place/syunik", "name": "Syunik", "rows": 2, "provinces": []}
    ]


def test_a_lexicon_of_ones_own_is_looked_at_too(run, lexicons, tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text(table([{"id": "place/kapan", "name": "Kapan", "hy": "Կապան"}]), "utf-8")
    assert run("lexicon", "search", "kapan").exit_code == 1
    assert "own.tsv:2" in run("lexicon", "search", "kapan", "--lexicon", "./own.tsv").stdout
    assert run("lexicon", "show", "place/kapan", "--lexicon", "./own.tsv").exit_code == 0
    assert run("lexicon", "stats", "--lexicon", "./own.tsv").stdout.startswith("8 rows\n")


# add


def test_a_row_is_added_in_its_place_and_its_place_is_printed(run, places):
    before = places.read_text("utf-8").splitlines()
    result = run(
        "lexicon", "add", *KAPAN, "--within", "Syunik", "--variant", "Ghapan", "--variant", "Kafan"
    )
    assert (result.exit_code, result.stdout) == (0, "lexicons/places.tsv:4\n")
    assert "added place/kapan (Kapan)" in result.stderr
    after = places.read_text("utf-8").splitlines()
    cells = dict(zip(COLUMNS, after.pop(3).split("\t"), strict=True))
    assert after == before
    assert {column: cell for column, cell in cells.items() if cell} == {
        "id": "place/kapan",
        "name": "Kapan",
        "kind": "town",
        "language": "hy",
        "hy": "Կապան",
        "variants": "Ghapan|Kafan",
        "within": "place/syunik",
        "prominence": "1",
        "source": "atlas",
    }
    assert run("lexicon", "lint").exit_code == 0


def test_every_column_has_an_option(run, lexicons):
    args = (
        *(
            "--kind",
            "person",
            "--language",
            "hy",
            "--hy",
            "Նար Նարյան",
            "--az",
            "Nar Naryan",
            "--ru",
            "Нар Нарян",
        ),
        *(
            "--name",
            "Nar Narian",
            "--variant",
            "Nar Naryan",
            "--garble",
            "Nar Narjan:context",
            "--id",
            "person/nar",
        ),
        *("--exonym", "de:Nar Narjan", "--role", "mayor@2020/", "--role", "poet", "--gender", "f"),
        *("--prominence", "2", "--source", "atlas", "--source", "press", "--note", "spelling: her own"),
    )
    assert run("lexicon", "add", *args).exit_code == 0
    shown = json.loads(run("lexicon", "show", "person/nar", "--output-format", "json").stdout)["rows"][0]
    assert shown["native"] == {"hy": ["Նար Նարյան"], "az": ["Nar Naryan"], "ru": ["Нар Нарян"]}
    assert (shown["name"], shown["variants"], shown["gender"]) == ("Nar Narian", ["Nar Naryan"], "f")
    assert shown["garbles"] == [{"text": "Nar Narjan", "needs_context": True}]
    assert shown["exonyms"] == [{"language": "de", "text": "Nar Narjan"}]
    assert [role["title"] for role in shown["roles"]] == ["mayor", "poet"]
    assert (shown["prominence"], shown["note"]) == (2, "spelling: her own")
    assert [source["id"] for source in shown["source"]] == ["atlas", "press"]


def test_letters_made_of_letter_and_mark_are_composed_and_spaces_around_go(run, lexicons):
    given = ("--kind", "town", "--az", " S\u0327amaxı ", "--source", "atlas")
    assert run("lexicon", "add", *given).exit_code == 0
    assert "\tŞamaxı\t" in (lexicons / "places.tsv").read_text("utf-8")


def test_where_nobody_can_be_asked_what_is_missing_is_named(run, lexicons):
    result = run("lexicon", "add", "--name", "Kapan")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "missing: --kind, --language, --source; give them" in result.stderr
    assert (
        "missing: --hy"
        in run("lexicon", "add", *KAPAN[:2], *KAPAN[4:], "--language", "hy", "--name", "X").stderr
    )


REFUSED = [
    (("--name", "Ghapan"), "name: Ghapan is not the native form romanised (Kapan)"),
    (("--source", "hearsay"), "unknown source 'hearsay'"),
    (("--garble", "gory"), "gory is an English word"),
    (("--prominence", "9"), "prominence: '9'; 1, 2 or 3"),
    (("--within", "Zangezur"), "there is no row 'Zangezur'"),
    (("--within", "Martuni"), "may be any of place/martuni-lori, place/martuni-syunik; give the id"),
    (("--note", "a\tb"), "has a tab or a line break"),
    (("--id", "place/goris"), "place/goris stands twice"),
    (("--native", "Kapan"), "write language:form"),
    (("--native", "ka:კაფანი"), "has no column ka"),
]


@pytest.mark.parametrize(("given", "said"), REFUSED, ids=" ".join)
def test_a_row_that_would_be_wrong_is_refused_and_nothing_is_written(run, lexicons, given, said):
    before = {path: path.read_bytes() for path in lexicons.glob("*.tsv")}
    result = run("lexicon", "add", *KAPAN, *given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert {path: path.read_bytes() for path in lexicons.glob("*.tsv")} == before


def test_an_unknown_kind_is_refused(run, lexicons):
    result = run("lexicon", "add", *KAPAN[2:], "--kind", "hamlet")
    assert result.exit_code == 2
    assert "unknown kind 'hamlet'; one of: country," in result.stderr


def test_a_row_that_is_there_is_not_added_again_unless_it_has_an_id_of_its_own(run, lexicons):
    goris = ("--kind", "town", "--hy", "Գորիս", "--source", "atlas")
    result = run("lexicon", "add", *goris)
    assert result.exit_code == 2
    assert "place/goris is such a row already (lexicons/places.tsv:3)" in result.stderr
    assert run("lexicon", "add", *goris, "--id", "place/goris-lori").exit_code == 0


def test_a_second_place_of_a_name_takes_what_it_lies_in_into_its_id(run, lexicons):
    goris = ("--kind", "village", "--hy", "Գորիս", "--source", "atlas", "--within", "Armenia")
    assert "added place/goris-armenia (Goris)" in run("lexicon", "add", *goris).stderr


def test_a_counterpart_is_made_to_name_the_new_row(run, places):
    shushi = ("--kind", "town", "--hy", "Շուշի", "--source", "atlas", "--counterpart", "Shusha")
    result = run("lexicon", "add", *shushi)
    assert result.exit_code == 0
    assert "lexicons/places.tsv:6: place/shusha names it as counterpart" in result.stderr
    assert run("lexicon", "lint").exit_code == 0
    assert "Shushi (place/shushi)" in run("lexicon", "show", "place/shusha").stdout


def test_when_a_second_file_cannot_be_written_the_first_is_put_back(run, lexicons, monkeypatch):
    other = lexicons / "other.tsv"
    other.write_text(
        table([{"id": "place/zabukh", "name": "Zabukh", "language": "az", "az": "Zabux"}]), "utf-8"
    )
    before = {path: path.read_bytes() for path in lexicons.glob("*.tsv")}
    real = files.replace_with

    def refuse(path, parts):
        if path == other:
            raise files.FileError(f"{path}: the disk is full")
        real(path, parts)

    monkeypatch.setattr(files, "replace_with", refuse)
    result = run("lexicon", "add", *KAPAN, "--counterpart", "Zabukh", "--file", "places.tsv")
    assert result.exit_code == 2
    assert "the disk is full" in result.stderr
    assert {path: path.read_bytes() for path in lexicons.glob("*.tsv")} == before


def test_an_installed_lexicon_is_not_changed_but_one_of_ones_own_is_made(
    run, lexicons, monkeypatch, tmp_path
):
    monkeypatch.setattr(location, "is_installed", lambda folder: True)
    refused = run("lexicon", "add", *KAPAN)
    assert refused.exit_code == 2
    assert "say with --file" in refused.stderr
    own = tmp_path / "own.tsv"
    assert run("lexicon", "add", *KAPAN, "--file", own, "--within", "Syunik").stdout == "own.tsv:2\n"
    assert own.read_text("utf-8").startswith("id\tname\tkind\t")
    arpi = ("--kind", "town", "--hy", "Արփի", "--source", "atlas", "--within", "Kapan", "--file", own)
    assert run("lexicon", "add", *arpi).stdout == "own.tsv:2\n"


def test_a_file_may_be_named_by_its_name_in_the_folder(run, lexicons):
    result = run("lexicon", "add", *KAPAN, "--file", "people.tsv")
    assert result.stdout == "lexicons/people.tsv:3\n"


@pytest.fixture
def asked(run, lexicons, monkeypatch):
    """Run ``add`` as on a terminal, with these lines typed in."""
    monkeypatch.setattr(lexicon_add, "on_terminal", lambda: True)

    def answer(*args, lines):
        return run("lexicon", "add", *args, stdin="".join(f"{line}\n" for line in lines).encode())

    return answer


def test_on_a_terminal_what_is_missing_is_asked_for(asked, places):
    lines = ["town", "hy", "Կապան", "", "Syunik", "2", "atlas, press"]
    result = asked(lines=lines)
    assert result.exit_code == 0
    assert result.stdout.endswith(f"{os.path.join('lexicons', 'places.tsv')}:4\n")
    assert "Name in English [Kapan]:" in result.stderr
    row = dict(zip(COLUMNS, places.read_text("utf-8").splitlines()[3].split("\t"), strict=True))
    assert (row["name"], row["within"], row["prominence"]) == ("Kapan", "place/syunik", "2")
    assert row["source"] == "atlas|press"


def test_a_wrong_answer_is_asked_for_again(asked):
    lines = ["hamlet", "person", "hy", "Նար Նարյան", "", "x", "f", "1", "hearsay", "atlas"]
    result = asked(lines=lines)
    assert result.exit_code == 0
    assert "'hamlet'; one of: country" in result.stderr
    assert "'hearsay'; one of: atlas, press" in result.stderr


def test_only_what_is_missing_is_asked_for(asked):
    result = asked(*KAPAN, "--within", "Syunik", "--prominence", "1", "--name", "Kapan", lines=[])
    assert result.exit_code == 0
    assert "Kind" not in result.stderr


def test_who_stops_answering_changes_nothing(asked, places):
    before = places.read_bytes()
    result = asked(lines=["town"])
    assert result.exit_code == 2
    assert "stopped; nothing was written" in result.stderr
    assert places.read_bytes() == before


# export


def test_a_format_of_one_file_goes_to_standard_output(run, lexicons):
    result = run("lexicon", "export", "codespell")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "shuusha->shusha\n", "")


def test_a_format_of_one_file_goes_to_a_file_or_into_a_folder(run, lexicons, tmp_path):
    assert run("lexicon", "export", "codespell", "--output", "words.txt").exit_code == 0
    assert (tmp_path / "words.txt").read_text("utf-8") == "shuusha->shusha\n"
    (tmp_path / "there").mkdir()
    run("lexicon", "export", "codespell", "--output", "there")
    run("lexicon", "export", "codespell", "--output", "new/")
    for folder in ("there", "new"):
        assert (tmp_path / folder / "codespell.txt").read_text("utf-8") == "shuusha->shusha\n"


def test_a_format_of_several_files_needs_a_folder(run, lexicons, tmp_path):
    result = run("lexicon", "export", "vale")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "name a folder for them with --output" in result.stderr
    assert run("lexicon", "export", "vale", "--output", "styles").exit_code == 0
    accepted = tmp_path / "styles" / "config" / "vocabularies" / "Names" / "accept.txt"
    assert "Goris\n" in accepted.read_text("utf-8")


def test_an_export_replaces_the_one_before(run, lexicons, tmp_path):
    (tmp_path / "words.txt").write_text("old", "utf-8")
    run("lexicon", "export", "codespell", "--output", "words.txt")
    assert (tmp_path / "words.txt").read_text("utf-8") == "shuusha->shusha\n"


def test_an_export_is_restricted_by_kind_and_language(run, lexicons):
    assert run("lexicon", "export", "codespell", "--language", "hy").stdout == ""
    printed = run("lexicon", "export", "openrefine", "--kind", "person").stdout
    assert [line.split(",")[0] for line in printed.splitlines()] == ["id", "person/ara-aran"]


def test_an_unknown_format_is_refused_with_those_there_are(run, lexicons):
    result = run("lexicon", "export", "wordperfect")
    assert result.exit_code == 2
    assert "one of: codespell, cspell, hunspell" in result.stderr


def test_what_a_format_cannot_hold_is_said(run, places):
    places.write_text(places.read_text("utf-8").replace("Shuusha|", "Shu Usha|"), "utf-8")
    assert "1 of 1 garbles cannot be told to codespell" in run("lexicon", "export", "codespell").stderr


def test_a_folder_that_may_not_be_written_is_an_error(run, lexicons, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    result = run("lexicon", "export", "vale", "--output", "file")
    assert result.exit_code == 2
    assert "file" in result.stderr


def test_derived_garbles_come_from_the_compiled_lexicons(run, lexicons, places, monkeypatch, tmp_path):
    monkeypatch.setattr(cache, "lexicon_folder", lambda: lexicons)
    monkeypatch.setattr(cache, "SHIPPED", tmp_path / "none")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (lexicons / "titles.tsv").write_text("\t".join(TITLE_COLUMNS) + "\n", "utf-8")
    (lexicons / "place-words.tsv").write_text("\t".join(PLACE_WORD_COLUMNS) + "\n", "utf-8")
    for name in ("world-places.tsv", "world-names.tsv"):
        (lexicons / "guards" / name).write_text("", "utf-8")
    text = places.read_text("utf-8").replace("place/syunik\t\t\t1", "place/syunik\t\t\t3")
    places.write_text(text, "utf-8")
    printed = run("lexicon", "export", "codespell", "--derived").stdout.splitlines()
    assert "shuusha->shusha" in printed
    assert "martouni->martuni" in printed
