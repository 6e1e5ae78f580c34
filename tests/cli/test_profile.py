"""``--profile`` and ``cleanup profile``: house styles are found, shown, checked and followed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "house-style.tsv"
HEAD = "# title: a test\n# source: made up, 2026\n"
COLUMNS = "row\twhat\tspelling\treplaces\taction\tnote\n"


def test_list_names_every_profile_and_the_default(run) -> None:
    result = run("profile", "list")
    assert result.exit_code == 0
    names = [line.split()[0] for line in result.stdout.splitlines()]
    assert names == ["bgn-pcgn", "both-on-first-use", "keep-side"]
    assert result.stdout.count("(the default)") == 1


def test_show_prints_the_table_with_its_sources(run) -> None:
    result = run("profile", "show", "bgn-pcgn")
    assert result.exit_code == 0
    assert result.stdout == (ROOT / "profiles" / "bgn-pcgn.tsv").read_text(encoding="utf-8")
    assert "BGN/PCGN 1981 System for Armenian" in result.stdout


@pytest.mark.parametrize("wanted", ["keep-side", "both-on-first-use", "bgn-pcgn", EXAMPLE])
def test_what_comes_along_passes_lint(run, wanted) -> None:
    result = run("profile", "lint", wanted)
    assert (result.exit_code, result.stdout) == (0, "")


def test_check_and_fix_follow_a_profile(run, folder) -> None:
    article = folder / "a.txt"
    article.write_text("Pashinian left Yerevan, Armenia, before the Azeri guests came to Kelbajar.\n")
    checked = run("check", "--profile", EXAMPLE, "--output-format", "json", "-q", "a.txt")
    assert checked.exit_code == 1
    findings = json.loads(checked.stdout)["files"][0]["findings"]
    assert [(f["rule"], f["replacement"], f["action"]) for f in findings] == [
        ("house-style", "Pashinyan", "fix"),
        ("house-style", "Azerbaijani", "suggest"),
        ("house-style", "Kalbajar", "fix"),
    ]
    assert run("fix", "--profile", EXAMPLE, "a.txt").exit_code == 0
    fixed = "Pashinyan left Yerevan, Armenia, before the Azeri guests came to Kalbajar.\n"
    assert article.read_text() == fixed


def test_several_processes_follow_it_too(run, folder) -> None:
    for number in range(40):
        (folder / f"{number}.txt").write_text("Kelbajar, Azerbaijan.\n")
    result = run("fix", "-q", "--jobs", "2", "--profile", EXAMPLE, ".")
    assert result.exit_code == 0
    assert {path.read_text() for path in folder.iterdir()} == {"Kalbajar, Azerbaijan.\n"}


def test_a_name_that_there_is_not_ends_with_status_2_and_the_names_there_are(run, folder) -> None:
    for command in (("check", "--profile", "bgn-pcg", "-"), ("profile", "show", "bgn-pcg")):
        result = run(*command, stdin=b"")
        assert result.exit_code == 2
        assert "bgn-pcg: there is no such profile; the profiles are bgn-pcgn, both-on" in result.stderr
        assert "did you mean bgn-pcgn?" in result.stderr


@pytest.mark.parametrize(
    ("rows", "where", "remedy"),
    [
        ("name\tplace/goris\tGoris\n", ":4: 3 cells", "a row has 6, tab-separated"),
        (
            "nam\tplace/goris\tGoris\t\t\t\n",
            ":4: row: unknown kind of row 'nam'",
            "one of: setting, name",
        ),
        ("name\tgoris\tGoris\t\t\t\n", ":4: what: 'goris'", "write the id"),
        ("name\tplace/goris\t\t\t\t\n", ":4: spelling: empty", "fill it in"),
        ("name\tplace/goris\tGoris\t\tmend\t\n", ":4: action: 'mend'", "write fix or suggest"),
        ("name\tplace/gorys\tGoris\t\t\t\n", ":4: what: no row place/gorys", "lexicon search"),
        ("name\tplace/goris\tGooris\t\t\t\n", ":4: spelling: 'Gooris' is no spelling", "lexicon show"),
        ("name\tplace/kalbajar\tkelbajar\t\t\t\n", ":4: spelling: 'kelbajar' is no", "lexicon show"),
        ("name\tplace/goris\tGoris\t\t\t\n" * 2, ":5: what: 'place/goris' stands twice", "keep one"),
        ("name\tpeople/armenian\tArmenian\t\t\t\n", ":4: replaces: a people", "say which words"),
        ("ending\tյան\tyan\tian\t\t\n", ":4: what: 'յան'", "hy:յան"),
        ("ending\thy:յան\tyan\t\t\t\n", ":4: replaces: empty", "fill it in"),
        ("setting\torder\tx\t\t\t\n", ":4: what: unknown setting 'order'", "one of: romanisation"),
        ("setting\tcounterparts\tours\t\t\t\n", ":4: spelling: 'ours'", "as-written, both-on-first-use"),
        ("setting\tprominence\t4\t\t\t\n", ":4: spelling: '4'", "1, 2 or 3"),
        ("setting\tromanisation\tbgn\t\t\t\n", ":4: spelling: there is no scheme 'bgn'", "--list"),
        # the other name of a place, each way: never by a row name, and never unsaid
        (
            "name\tplace/khankendi\tStepanakert\t\t\t\n",
            ":4: spelling: Stepanakert is the other",
            "instead",
        ),
        (
            "name\tplace/stepanakert\tKhankendi\t\t\t\n",
            ":4: spelling: Khankendi is the other",
            "instead",
        ),
        ("instead\tplace/khankendi\tStepanakert\t\t\t\n", ":4: row: one name of a place", "add the row"),
        ("instead\tplace/stepanakert\tKhankendi\t\t\t\n", ":4: row: one name of a place", "add the row"),
    ],
)
def test_a_bad_row_is_told_with_file_line_column_and_remedy(run, folder, rows, where, remedy) -> None:
    path = folder / "house.tsv"
    path.write_text(HEAD + COLUMNS + rows, encoding="utf-8")
    linted = run("profile", "lint", "house.tsv")
    assert linted.exit_code == 2
    assert linted.stdout.startswith(f"house.tsv{where}")
    assert remedy in linted.stdout
    text = b"The committee met and agreed that the wall should be mended before winter.\n\n" * 20
    used = run("check", "--profile", "house.tsv", "-", stdin=text)  # which has no names at all
    assert used.exit_code == 2
    assert "a profile cannot be followed: house.tsv:" in used.stderr
    assert remedy in used.stderr


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# source: s, 2026\n" + COLUMNS, "no title"),
        ("# title: t\n" + COLUMNS, "no source"),
        ("# title: t\n# source: s\n" + COLUMNS, "a source without a date"),
        (HEAD + "what\tspelling\n", "unexpected header"),
        (HEAD, "unexpected header"),
        ("", "unexpected header"),
    ],
)
def test_a_profile_says_what_it_is_and_whose(run, folder, text, problem) -> None:
    (folder / "house.tsv").write_text(text)
    result = run("profile", "lint", "house.tsv")
    assert result.exit_code == 2
    assert problem in result.stdout


def test_lint_tells_every_spelling_that_is_none(run, folder) -> None:
    rows = "name\tplace/goris\tGooris\t\t\t\nname\tplace/ganja\tGannja\t\t\t\n"
    (folder / "house.tsv").write_text(HEAD + COLUMNS + rows)
    result = run("profile", "lint", "house.tsv")
    assert [line.split(" ")[0] for line in result.stdout.splitlines()] == [
        "house.tsv:4:",
        "house.tsv:5:",
    ]


def test_a_row_may_have_the_native_form_by_any_scheme(run, folder) -> None:
    rows = (
        "name\tsurname/pashinyan\tP’ashinyan\t\t\tBGN/PCGN\n"
        "name\tplace/khankendi\tXankəndi\t\t\tAzerbaijani\n"
    )
    (folder / "house.tsv").write_text(HEAD + COLUMNS + rows, encoding="utf-8")
    assert run("profile", "lint", "house.tsv").exit_code == 0


def test_nothing_of_it_is_imported_unless_a_profile_is_asked_for(folder) -> None:
    (folder / "small.txt").write_text("Pashinian met Paschinjan in Yerevan, Armenia.\n")
    code = (
        "import sys; sys.argv = ['cleanup', 'check', '-q', 'small.txt']\n"
        "from cleanup.cli.start import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in sys.modules if 'cleanup.styles' in m or '.house' in m or 'profile' in m])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT), **os.environ},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


TEXT = "Pashinian left Yerevan, Armenia, for Kelbajar.\n"


def test_a_configuration_file_names_one_from_its_folder_and_the_command_line_wins(run, folder) -> None:
    (folder / "style").mkdir()
    (folder / "style" / "house.tsv").write_bytes(EXAMPLE.read_bytes())
    (folder / "cleanup.toml").write_text(
        'profile = "style/house.tsv"\n[[overrides]]\npaths = ["wire/"]\nprofile = "keep-side"\n'
    )
    for name in ("a.txt", "desk/b.txt", "wire/c.txt"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    assert run("fix", "-q", ".").exit_code == 0
    fixed = TEXT.replace("Pashinian", "Pashinyan").replace("Kelbajar", "Kalbajar")
    assert (folder / "a.txt").read_text() == (folder / "desk/b.txt").read_text() == fixed
    assert (folder / "wire/c.txt").read_text() == TEXT
    assert run("check", "-q", "--profile", "keep-side", "a.txt").stdout == ""
    assert (
        "Kalbajar (Armenian: Karvachar)"
        in run("check", "--profile", "both-on-first-use", "a.txt").stdout
    )


def test_a_profile_that_a_configuration_file_names_in_vain_ends_with_status_2(run, folder) -> None:
    (folder / "cleanup.toml").write_text('profile = "hous.tsv"\n')
    (folder / "a.txt").write_text(TEXT)
    result = run("check", "a.txt")
    assert result.exit_code == 2
    assert "hous.tsv: there is no such profile" in result.stderr


def test_texts_without_findings_are_judged_again_by_another_profile(run, folder) -> None:
    for number in range(3):
        (folder / f"{number}.txt").write_text(TEXT)
    assert run("check", "-q", ".").stdout == ""
    assert run("check", "-q", "--profile", EXAMPLE, ".").stdout.count("Kelbajar -> Kalbajar") == 3
    own = folder / "own.tsv"
    own.write_text(HEAD + COLUMNS)
    assert run("check", "-q", "--profile", own, ".").stdout == ""
    own.write_text(HEAD + COLUMNS + "name\tplace/kalbajar\tKalbajar\t\t\t\n")
    assert run("check", "-q", "--profile", own, ".").stdout.count("Kelbajar -> Kalbajar") == 3


def test_exceptions_hold_for_house_styles_too(run) -> None:
    text = "Pashinian left Armenia. <!-- cleanup: ignore[house-style] - his pen name -->\n"
    assert run("check", "-q", "--profile", EXAMPLE, "-", stdin=text.encode()).stdout == ""
    accepted = run("check", "-q", "--profile", EXAMPLE, "--accept", "Kelbajar", "-", stdin=TEXT.encode())
    assert "Kalbajar" not in accepted.stdout
    assert "Pashinyan" in accepted.stdout
