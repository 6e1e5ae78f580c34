"""A lexicon of another region, added with ``--lexicon``: its names are repaired, the code stays.

The bundled lexicons are here those that know the Georgian names and leave them alone: all others would
only take longer to compile.
"""

from __future__ import annotations

import importlib.metadata
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cleanup import Cleaner
from cleanup.names import cache
from cleanup.names.location import lexicon_folder

GEORGIAN = Path(__file__).parents[1] / "lexicons" / "georgian.tsv"
NEIGHBOURS = ("countries", "places-neighbours", "people-neighbours", "sources", "titles", "place-words")

ARTICLE = """\
The road from Kutaisi to Zugdidi, in western Georgia, was closed on Monday, and buses to {Zugdidi} turned
back at {Kutaisi}. Snow fell in {Telavi} and in the town of {Mtskheta}, north of Tbilisi, and the cable
cars of {Chiatura} stood still. Ships waited off Batumi; the port of {Batumi} was open again on Tuesday,
officials in Batum said. The museum showed letters by the writer Ilia {Chavchavadze} and the poet Akaki
{Tsereteli}, and a painting by Niko {Pirosmani}. Nino Kvaratskhelia, the curator, and Giorgi Kapanadze of
Tbilisi said that Niko Pirosmani and Ilia Chavchavadze had met in Signagi. Ms {Kvaratskhelia} then drove
home to {Ozurgeti}. It was as cold as in Tblisi, Toledo or Batavia, Irakli Kobakhidze said.
"""
#: Names by how they are garbled: by a language, by slips of the hand and the ear, as half of a person's.
GARBLES = {
    "German": {"Zugdidi": "Sugdidi", "Telavi": "Telawi", "Mtskheta": "Mzcheta", "Tsereteli": "Zereteli"},
    "French": {"Zugdidi": "Zougdidi", "Kutaisi": "Koutaissi", "Chiatura": "Tchiatoura"},
    "other languages": {"Kutaisi": "Kutaiszi", "Ozurgeti": "Ozurgheti", "Chiatura": "Tsjiatoera"},
    "slips": {"Kutaisi": "Kutasi", "Batumi": "Battumi", "Kvaratskhelia": "Kvaratskelia"},
    "persons": {"Chavchavadze": "Tschawtschawadse", "Pirosmani": "Pirosmany", "Tsereteli": "Tseretelli"},
}


def article(garbles: dict[str, str]) -> str:
    names = "Zugdidi Kutaisi Telavi Mtskheta Chiatura Batumi Chavchavadze Tsereteli Pirosmani Ozurgeti"
    right = {name: name for name in [*names.split(), "Kvaratskhelia"]}
    return ARTICLE.format(**right | garbles)


@pytest.fixture(scope="module")
def bundled(tmp_path_factory) -> Path:
    """A folder of bundled lexicons, and beside it a cache for what is compiled from them here."""
    folder = tmp_path_factory.mktemp("bundled") / "lexicons"
    shutil.copytree(lexicon_folder() / "guards", folder / "guards")
    for name in NEIGHBOURS:
        shutil.copy(lexicon_folder() / f"{name}.tsv", folder)
    return folder


@pytest.fixture
def georgia(bundled, folder, monkeypatch) -> Path:
    """Let these be the installation's; return the current folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(bundled.parent / "cache"))
    monkeypatch.setattr(cache, "SHIPPED", bundled / "shipped.index")
    monkeypatch.setattr(cache, "lexicon_folder", lambda: bundled)
    return folder


# what it repairs --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", GARBLES)
def test_garbled_names_of_another_region_are_repaired_and_nothing_else(run, georgia, kind):
    Path("article.txt").write_text(article(GARBLES[kind]), encoding="utf-8")
    assert run("fix", "--lexicon", GEORGIAN, "article.txt").exit_code == 0
    assert Path("article.txt").read_text(encoding="utf-8") == article({})


def test_right_names_are_left_alone(run, georgia):
    result = run("check", "--lexicon", GEORGIAN, "-", stdin=article({}).encode())
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("kind", GARBLES)
def test_without_the_lexicon_nothing_is_changed(run, folder, kind):
    Path("article.txt").write_text(article(GARBLES[kind]), encoding="utf-8")
    assert run("fix", "article.txt").exit_code == 0
    assert Path("article.txt").read_text(encoding="utf-8") == article(GARBLES[kind])


def test_the_bundled_names_mean_what_they_did(run, georgia):
    """Ours are repaired; those without a Georgian form here are known and left alone."""
    text = article({}) + "Salome Zurabischwili of Tbilissi spoke of Armenia and of Azerbaidjan.\n"
    result = run("fix", "--lexicon", GEORGIAN, "-", stdin=text.encode())
    assert result.stdout == text.replace("Azerbaidjan", "Azerbaijan")


def test_a_finding_says_by_which_language_it_came(run, georgia):
    result = run("check", "--lexicon", GEORGIAN, "-", stdin=article(GARBLES["French"]).encode())
    assert result.exit_code == 1
    assert "French spelling of the Georgian: zougdidi for Zugdidi (ka>fr)" in result.stdout


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("Zougdidi", "ზუგდიდი → zougdidi"),
        ("თელავი", "Georgian spelling of Telavi"),
        ("Signagi", "a spelling of Sighnaghi (სიღნაღი) that English uses"),
        ("ილია ჭავჭავაძე", "person/ilia-chavchavadze"),
        ("Зугдиди", "no name is written so in Russian"),
    ],
)
def test_its_spellings_are_explained(run, georgia, form, said):
    result = run("explain", "--lexicon", GEORGIAN, form)
    assert (result.exit_code, said in result.stdout) == (0, True), result.stdout


def test_a_cleaner_takes_lexicons_too(georgia):
    cleaner = Cleaner(lexicons=[GEORGIAN])
    for garbles in GARBLES.values():
        assert cleaner.fix(article(garbles)) == article({})
    assert Cleaner(lexicons=GEORGIAN).fix(article(GARBLES["slips"])) == article({})
    assert Cleaner().fix(article(GARBLES["slips"])) == article(GARBLES["slips"])


def test_a_cleaner_says_what_is_wrong_with_a_lexicon(georgia):
    with pytest.raises(ValueError, match=r"gone\.tsv: there is no such file or folder"):
        Cleaner(lexicons=["gone.tsv"]).check("Telawi")


def test_several_lexicons_count_at_once(run, georgia):
    header, *rows = GEORGIAN.read_text(encoding="utf-8").splitlines()
    parts = {"places.tsv": "place/", "names.tsv": ("given/", "person/", "surname/")}
    for name, kinds in parts.items():
        kept = [row for row in rows if row.startswith(kinds)]
        Path(name).write_text("\n".join([header, *kept, ""]), encoding="utf-8")
    text = article(GARBLES["German"])
    result = run("fix", "--lexicon", "names.tsv", "--lexicon", "places.tsv", "-", stdin=text.encode())
    assert result.stdout == article({})
    result = run("fix", "--lexicon", ".", "-", stdin=text.encode())
    assert result.stdout == article({})


def test_an_installed_lexicon_is_named_by_its_entry_point(run, georgia, monkeypatch):
    point = SimpleNamespace(name="georgian", value="georgian:path", load=lambda: lambda: GEORGIAN)
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda *, group: [point])
    text = article(GARBLES["German"]).encode()
    assert run("fix", "--lexicon", "georgian", "-", stdin=text).stdout == article({})


def test_a_run_without_lexicons_looks_for_none_that_are_installed(start, folder):
    code = "import sys, cleanup; cleanup.fix('Telawi'); print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


# what it refuses --------------------------------------------------------------------------------------


def changed(old: str, new: str, name: str = "mine.tsv") -> str:
    text = GEORGIAN.read_text(encoding="utf-8")
    assert text.count(old) == 1
    Path(name).write_text(text.replace(old, new), encoding="utf-8")
    return name


REFUSED = [
    ("id\tname", "id\tnames", "mine.tsv:1: unexpected header; it should be: id name kind"),
    (
        "\tru\tka\t",
        "\tru\tGeorgian\t",
        "mine.tsv:1, column Georgian: 'Georgian' is no language; name it",
    ),
    ("თელავი", "", "mine.tsv:14, column ka: no native form; every name needs one"),
    ("თელავი", "Телави", "mine.tsv:14, column ka: 'Телави' has other letters; write it in Georgian"),
    ("თელავი", "თელავა", "mine.tsv:14, column name: Telavi is not the native form romanised (Telava)"),
    ("place/telavi-ka", "place/telavi", "mine.tsv:14, column id: place/telavi is the id of a row of"),
    ("Mzketa", "Mzketa|Georgia", "mine.tsv:11, column garbles: Georgia is a right form of"),
]


@pytest.mark.parametrize(("old", "new", "said"), REFUSED)
@pytest.mark.parametrize("verb", ["fix", "check", "explain"])
def test_a_bad_lexicon_ends_with_2_and_says_where_and_what_to_do(run, georgia, verb, old, new, said):
    Path("article.txt").write_text(article(GARBLES["German"]), encoding="utf-8")
    result = run(verb, "--lexicon", changed(old, new), "article.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("cleanup: error: a lexicon cannot be read: ")
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert Path("article.txt").read_text(encoding="utf-8") == article(GARBLES["German"])


@pytest.mark.parametrize(
    ("lexicon", "said"),
    [
        ("gone.tsv", "gone.tsv: there is no such file or folder; check the name"),
        ("./gone", "gone: there is no such file or folder; check the name"),
        ("gone", "gone: no lexicon of this name is installed; installed lexicons: "),
        (".", "no lexicon (.tsv) in this folder; name another"),
    ],
)
def test_a_lexicon_that_is_not_there_ends_with_2(run, georgia, lexicon, said):
    result = run("check", "--lexicon", lexicon, "-", stdin=b"Telawi in Georgia.")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
