"""Each format, read back by the rules of the program it is for."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import tomllib

import pytest

from cleanup.names.entities import Entity, WrongForm
from cleanup.names.wordlist import Garble, WordList
from cleanup.reports.wordlists import FORMATS, format_named

ENTITIES = (
    Entity(
        "place/shusha",
        "Shusha",
        "city",
        "az",
        az=("Şuşa",),
        variants=("Shoosha",),
        exonyms=(("de", "Schuscha"), ("pl", "Szusza")),
        garbles=(WrongForm("Schüscha"), WrongForm("Susa", needs_context=True)),
        counterpart=("place/shushi",),
    ),
    Entity("org/one", 'The "One", Inc.', "company", "en", within=("place/shusha",)),
)
WORDS = WordList(
    ENTITIES,
    ("1in.am", "168 Hours", "Goris", "K’ocharyan", "Nagorno-Karabakh", "Nikol", "Vayots Dzor"),
    (
        Garble("Agalarow", ("Agalarov", "Aghalarov")),
        Garble("Nagorno Karabak", ("Nagorno-Karabakh",)),
        Garble("O'ganesjan", ("Hovhannisyan",)),
        Garble("Paschinjan", ("Pashinyan",)),
        Garble("Wajoz", ("Vayots Dzor",)),
        Garble("i.amm", ("1in.am",)),
    ),
    frozenset({"hours", "nikol"}),
)
NOTHING = WordList((), (), ())


def only(name, words=WORDS):
    ((_file, content),) = format_named(name).files(words).items()
    return content


def test_every_format_is_there_and_no_other_module():
    from pathlib import Path

    import cleanup.reports.wordlists as package

    modules = {path.stem for path in Path(package.__file__).parent.glob("*.py")} - {"__init__"}
    assert modules == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_no_words_make_files_without_any(name):
    form = format_named(name)
    assert form.left_out(NOTHING) == 0
    assert all(isinstance(content, str) for content in form.files(NOTHING).values())


def test_codespell_has_a_line_for_each_garble_that_it_can_correct():
    assert (
        only("codespell")
        == "agalarow->agalarov, aghalarov,\no'ganesjan->hovhannisyan\npaschinjan->pashinyan\n"
    )
    assert format_named("codespell").left_out(WORDS) == 3


def test_codespell_itself_corrects_by_it(tmp_path):
    text, dictionary = tmp_path / "a.txt", tmp_path / "names.txt"
    dictionary.write_text(only("codespell"), encoding="utf-8")
    text.write_text("Paschinjan, PASCHINJAN and Agalarow went to Goris.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib", "-w", "-D", str(dictionary), str(text)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Agalarow ==> Agalarov, Aghalarov" in done.stdout + done.stderr
    assert text.read_text(encoding="utf-8") == "Pashinyan, PASHINYAN and Agalarow went to Goris.\n"


def test_typos_knows_the_names_and_corrects_to_them_with_their_capitals():
    words = tomllib.loads(only("typos"))["default"]["extend-words"]
    assert words["paschinjan"] == "Pashinyan"
    assert words["goris"] == "goris"
    assert words["vayots"] == "vayots"
    assert "nikol" not in words
    assert words["wajoz"] == "Vayots Dzor"
    assert format_named("typos").left_out(WORDS) == 4


def test_cspell_flags_the_garbles_and_suggests_the_names():
    settings = json.loads(only("cspell"))
    assert settings["words"] == ["Dzor", "Goris", "Karabakh", "K’ocharyan", "Nagorno", "Vayots"]
    assert settings["flagWords"] == [
        "Agalarow->Agalarov, Aghalarov",
        "O'ganesjan->Hovhannisyan",
        "Paschinjan->Pashinyan",
        "Wajoz->Vayots Dzor",
    ]


def test_hunspell_has_the_words_with_their_genitive_and_the_garbles_beside_them():
    files = format_named("hunspell").files(WORDS)
    count, *entries = files["names.dic"].splitlines()
    assert int(count) == len(entries)
    assert "Pashinyan/S ph:Paschinjan" in entries
    assert "Agalarov/S ph:Agalarow" in entries
    assert "K'ocharyan/S" in entries
    assert not any(entry.startswith(("Hours", "168")) for entry in entries)
    assert all(re.fullmatch(r"[^\s/]+/S( ph:\S+)*", entry) for entry in entries)
    affixes = [line.split() for line in files["names.aff"].splitlines()]
    assert ["SET", "UTF-8"] in affixes
    assert ["SFX", "S", "Y", "1"] in affixes
    assert ["SFX", "S", "0", "'s", "."] in affixes


def test_languagetool_accepts_names_and_replaces_garbles_of_several_words_too():
    accepted, replaced = format_named("languagetool").files(WORDS).values()
    assert accepted.splitlines() == list(WORDS.names)
    pairs = dict(line.split("=") for line in replaced.splitlines())
    assert pairs["Nagorno Karabak"] == "Nagorno-Karabakh"
    assert pairs["Agalarow"].split("|") == ["Agalarov", "Aghalarov"]


def test_languagetool_gets_nothing_that_means_something_else_in_its_files():
    odd = WordList((), ("24/7 News", "C#"), (Garble("a=b", ("c",)), Garble("x", ("y|z",))))
    assert set(format_named("languagetool").files(odd).values()) == {""}
    assert format_named("languagetool").left_out(odd) == 2


def test_openrefine_gets_a_row_for_each_entity_whatever_stands_in_it():
    first, second = csv.DictReader(io.StringIO(only("openrefine")))
    assert first == {
        "id": "place/shusha",
        "name": "Shusha",
        "type": "city",
        "aliases": "Shoosha|Schuscha|Szusza|Schüscha",
        "language": "az",
        "native": "Şuşa",
        "within": "",
        "counterpart": "place/shushi",
    }
    assert (second["name"], second["within"]) == ('The "One", Inc.', "place/shusha")


def test_vale_accepts_the_names_literally_and_not_what_is_an_english_word():
    accepted = format_named("vale").files(WORDS)["config/vocabularies/Names/accept.txt"].splitlines()
    assert "1in\\.am" in accepted
    assert "Vayots Dzor" in accepted
    assert "Nikol" not in accepted
    assert all(re.fullmatch(line, line.replace("\\", "")) for line in accepted)


def test_vale_substitutes_the_garbles():
    head, _swap, body = format_named("vale").files(WORDS)["Names/Garbles.yml"].partition("swap:\n")
    assert "extends: substitution\n" in head
    assert "ignorecase: false\n" in head
    swaps = dict(re.fullmatch(r"  '(.+)': '(.+)'", line).groups() for line in body.splitlines())
    assert swaps["Paschinjan"] == "Pashinyan"
    assert swaps["Agalarow"] == "Agalarov|Aghalarov"
    assert swaps["O''ganesjan"] == "Hovhannisyan"
    assert re.fullmatch(next(key for key in swaps if key.startswith("i")), "i.amm")
    assert not re.fullmatch(next(key for key in swaps if key.startswith("i")), "ixamm")


def test_a_rule_without_garbles_is_still_a_rule():
    assert format_named("vale").files(NOTHING)["Names/Garbles.yml"].endswith("swap: {}\n")
