"""``cleanup explain``: what it says of a spelling, for readers and for programs."""

from __future__ import annotations

import json
import subprocess

import pytest

KEYS = ["form", "verdict", "entities", "channel", "cost", "steps", "action", "because"]


@pytest.fixture
def explain(run):
    """Return the JSON account of each form."""

    def of(*forms, stdin=None):
        result = run("explain", "--output-format", "json", *forms, stdin=stdin)
        assert (result.exit_code, result.stderr) == (0, "")
        return json.loads(result.stdout_bytes)["forms"]

    return of


def test_json_has_the_promised_shape(run):
    result = run("explain", "Paschinjan", "--output-format", "json")
    document = json.loads(result.stdout)
    assert list(document) == ["schema", "forms"]
    assert document["schema"] == "cleanup.explain/1"
    (form,) = document["forms"]
    assert list(form) == KEYS
    reasons = form.pop("because")
    assert form == {
        "form": "Paschinjan",
        "verdict": "garble",
        "entities": [
            {"id": "surname/pashinyan", "name": "Pashinyan", "kind": "surname", "native": ["Փաշինյան"]}
        ],
        "channel": "hy>de",
        "cost": 0.0,
        "steps": ["փաշինյան", "paschinjan"],
        "action": "fix",
    }
    assert reasons
    assert all(isinstance(reason, str) and reason for reason in reasons)


def test_what_no_channel_leads_to_has_null_for_channel_and_cost(explain):
    (form,) = explain("sushi")
    assert (form["entities"], form["channel"], form["cost"], form["steps"]) == ([], None, None, [])
    assert form["because"]


@pytest.mark.parametrize(
    ("form", "verdict", "entity"),
    [
        ("Stepanakert", "name", "place/stepanakert"),
        ("Khankendi", "name", "place/khankendi"),
        ("Nikol Pashinyan", "name", "person/nikol-pashinyan"),
        ("Heydar Aliyev Foundation", "name", "org/heydar-aliyev-foundation"),
        ("Nagorno-Karabakh", "name", "place/nagorno-karabakh"),
        ("pashinyan", "name", "surname/pashinyan"),
        ("Փաշինյան", "name", "surname/pashinyan"),
        ("ՓԱՇԻՆՅԱՆ", "name", "surname/pashinyan"),
        ("Փաշինեան", "name", "surname/pashinyan"),
        ("Նիկոլ Փաշինյան", "name", "person/nikol-pashinyan"),
        ("ԵՐԵՎԱՆ", "name", "place/yerevan"),
        ("Şuşa", "name", "place/shusha"),
        ("S\u0327us\u0327a", "name", "place/shusha"),
        ("XANKƏNDİ", "name", "place/khankendi"),
        ("LAÇIN", "name", "place/lachin"),
        ("İlham Əliyev", "name", "person/ilham-aliyev"),
        ("Ағдам", "name", "place/aghdam"),
        ("Илһам Әлијев", "name", "person/ilham-aliyev"),
        ("شوشا", "name", "place/shusha"),
        ("Pashinian", "variant", "surname/pashinyan"),
        ("Kelbajar", "variant", "place/kalbajar"),
        ("Nikol Pashinian", "variant", "person/nikol-pashinyan"),
        ("Erevan", "variant", "place/yerevan"),
        ("Mardakert", "variant", "place/martakert"),
        ("Paschinjan", "garble", "surname/pashinyan"),
        ("PASCHINJAN", "garble", "surname/pashinyan"),
        ("Paschinjans", "garble", "surname/pashinyan"),
        ("Nikol Paschinjan", "garble", "person/nikol-pashinyan"),
        ("Stefancart", "garble", "place/stepanakert"),
        ("Susa", "garble", "place/shusha"),
        ("Nagorno-Karbakh", "garble", "place/nagorno-karabakh"),
        ("Nicholas Pashinyan", "garble", "person/nikol-pashinyan"),
        ("Kalbajari", "garble", "place/kalbajar"),
        ("Alijew", "garble", "surname/aliyev"),
        ("Bergkarabach", "exonym", "place/nagorno-karabakh"),
        ("Eriwan", "exonym", "place/yerevan"),
        ("Пашинян", "exonym", "surname/pashinyan"),
        ("ПАШИНЯН", "exonym", "surname/pashinyan"),
        ("Никол Пашинян", "exonym", "person/nikol-pashinyan"),
        ("Шуша", "exonym", "place/shusha"),
    ],
)
def test_a_spelling_is_told_for_what_it_is(explain, form, verdict, entity):
    (account,) = explain(form)
    assert (account["form"], account["verdict"]) == (form, verdict)
    assert entity in [note["id"] for note in account["entities"]]


@pytest.mark.parametrize(
    "form",
    [
        "sushi",
        "bank",
        "satin",
        "Washington",
        "London",
        "Smith",
        "Zubrikyan",
        "Борщ",
        "Խխխխ",
        "日本",
        "12",
        "",
    ],
)
def test_other_words_and_names_are_unknown(explain, form):
    (account,) = explain(form)
    assert (account["verdict"], account["entities"], account["action"]) == ("unknown", [], "leave")


def test_a_word_that_is_a_river_too_is_left(explain):
    (account,) = explain("tartar")
    assert (account["verdict"], account["action"]) == ("variant", "leave")


@pytest.mark.parametrize("form", ["Stepanakert", "Khankendi", "Pashinian", "Kelbajar", "Oganesian"])
def test_what_english_uses_is_left(explain, form):
    assert explain(form)[0]["action"] == "leave"


def test_many_forms_are_answered_in_order_and_repeated(explain):
    forms = ["Susa", "bank", "Шуша", "Susa"]
    assert [account["form"] for account in explain(*forms)] == forms


def test_a_hyphen_is_the_lines_of_standard_input(explain):
    stdin = "\ufeff\r\nSusa \r\n\n  Nikol Pashinyan\nشوشا".encode()
    forms = [account["form"] for account in explain("bank", "-", "Goris", stdin=stdin)]
    assert forms == ["bank", "Susa", "Nikol Pashinyan", "شوشا", "Goris"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_standard_input_may_be_in_any_encoding_with_a_mark(explain, encoding):
    (account,) = explain("-", stdin="Şuşa\r\n".encode(encoding))
    assert (account["form"], account["verdict"]) == ("Şuşa", "name")


def test_empty_standard_input_is_an_empty_answer(run, explain):
    assert explain("-", stdin=b"") == []
    result = run("explain", "-", stdin=b"\n")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_standard_input_that_is_no_text_is_refused(run):
    result = run("explain", "Susa", "-", stdin=b"a\0b")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "cleanup: error: standard input: is a binary file, not text; name text files only\n"
    )


def test_an_argument_that_is_no_text_is_refused(run):
    result = run("explain", "Susa\udcff")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "not valid UTF-8" in result.stderr


def test_the_report_says_whose_name_in_which_letters_how_and_what_becomes_of_it(run):
    result = run("explain", "Alijew")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Alijew: garble\n"
        "    Aliyev (surname, Əliyev)  surname/aliyev\n"
        "  - a foreign spelling of Aliyev (Əliyev) that English does not use\n"
        "  - German spelling taken from the Russian: əliyev → алиев → alijew; cost 0\n"
        "  - in a text about Armenia or Azerbaijan fixed; elsewhere left unless the text says more\n"
    )


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("Nikol Pashinyan", "Nikol Pashinyan (person, Նիկոլ Փաշինյան)  person/nikol-pashinyan"),
        ("Stepanakert", "left as it is"),
        ("Paschinjans", "German genitive"),
        ("Nicholas Pashinyan", "Nicholas: the name of Nikol in another language (en)"),
        ("Nicholas Pashinyan", "  - fixed"),
        ("Stefancart", "only suggested"),
        ("Susa", "a right word elsewhere"),
        ("Bergkarabach", "the name of Nagorno-Karabakh in another language (de)"),
        ("Пашинян", "Russian spelling of Pashinyan (Փաշինյան)"),
        ("Փաշինեան", "classical orthography"),
        ("Ағдам", "the Cyrillic alphabet of 1958"),
        ("bank", "an English word"),
        ("Washington", "a name elsewhere"),
        ("Zubrikyan", "not known, and near no name by any channel"),
    ],
)
def test_the_report_says_why_in_words(run, form, said):
    assert said in run("explain", form).stdout


def test_reports_are_a_blank_line_apart(run):
    assert "\n\nbank: unknown\n" in run("explain", "Susa", "bank").stdout


@pytest.mark.parametrize(
    ("form", "never"),
    [
        ("Stepanakert", "place/khankendi"),
        ("Stefancart", "place/khankendi"),
        ("Khankendi", "place/stepanakert"),
        ("Xankəndi", "place/stepanakert"),
        ("Shushi", "place/shusha"),
        ("Susa", "place/shushi"),
        ("Шуша", "place/shushi"),
        ("Martakert", "place/aghdara"),
        ("Agdere", "place/martakert"),
        ("Berdzor", "place/lachin"),
    ],
)
def test_the_name_the_other_side_uses_is_not_offered(explain, form, never):
    (account,) = explain(form)
    assert account["entities"]
    assert never not in [note["id"] for note in account["entities"]]


def test_an_unknown_format_is_refused_with_the_valid_ones(run):
    result = run("explain", "Susa", "--output-format", "diff")
    assert result.exit_code == 2
    assert all(form in result.stderr for form in ("text", "json"))


def test_no_form_at_all_is_refused(run):
    assert run("explain").exit_code == 2


def test_a_reader_that_stops_early_gets_no_traceback(start, folder):
    process = start("explain", *["Susa"] * 500, cwd=folder, stdin=subprocess.DEVNULL)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()
