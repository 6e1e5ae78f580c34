"""What a scheme leaves as it is: found where it stands, and nothing else is complained of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.translit.problems import problems
from cleanup.translit.schemes import scripts


def found(text, from_="hy", to="press"):
    return [(problem.start, problem.text, problem.why) for problem in problems(text, from_, to)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Փaշինյան", "Armenian, Latin"),
        ("Փаշինյան", "Armenian, Cyrillic"),
        ("Бaku", "Cyrillic, Latin"),
        ("Αթենք", "Armenian, Greek"),
        ("Աаa", "Armenian, Cyrillic, Latin"),
    ],
)
def test_a_word_of_mixed_scripts_is_one_problem(text, names):
    assert found(f"Գորիս {text}.") == [(6, text, f"a word of mixed scripts: {names}")]


def test_words_of_several_scripts_side_by_side_are_no_mixture():
    assert found("Գորիս Goris-Գորիս, Goris") == []


@pytest.mark.parametrize(
    ("text", "from_", "letter", "start"),
    [
        ("Գորիս ഗ", "hy", "ഗ", 6),
        ("Горис", "hy", "Г", 0),
        ("Ђ", "ru", "Ђ", 0),
        ("Әли", "ru", "Ә", 0),
        ("Wasif", "az", "W", 0),
        ("شوشےا", "az-arab", "ے", 3),
    ],
)
def test_a_letter_without_a_rule_is_named(text, from_, letter, start):
    to = "ala-lc" if from_ == "az-arab" else "press"
    assert found(text, from_, to)[0] == (start, letter, f"no rule for the letter {letter}")


@pytest.mark.parametrize("text", ["\u0301Գորիս", "Գորիս \u0301", "\u0301", "12 \u0301\u0302"])
def test_a_mark_without_a_letter_is_one_problem(text):
    (problem,) = problems(text, "hy", "press")
    assert (problem.start, problem.end) == (text.index("\u0301"), text.index("\u0301") + 1)
    assert problem.why == "a combining mark without a letter"


def test_letter_and_mark_are_judged_as_the_one_letter():
    assert found("S\u0327us\u0327a", "az") == []
    assert found("И\u0306од", "ru") == []
    assert found("w\u0301", "az") == [(0, "w\u0301", "no rule for the letter w\u0301")]


def test_places_are_those_of_the_text_as_given_not_as_composed():
    assert found("e\u0301e\u0301 Գ ഗ")[0][0] == 7


@pytest.mark.parametrize("from_", sorted(scripts()))
def test_each_script_reads_its_own_alphabet(from_):
    own = {
        "hy": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
        "az-cyrl": "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш",
        "az-arab": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
        "ka": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    }
    own = own[from_ if from_ in own else "hy"]
    for scheme in scripts()[from_].schemes:
        assert found(f"{own} {own.upper().replace('I', 'İ')}", from_, scheme) == []


def test_reading_a_scheme_back_wants_its_letters():
    assert found("K’očaryan Խաչ K'očaryan", "iso-9985", "hy") == []
    assert found("Xačʿatryan", "hubschmann-meillet", "hy") == []
    assert found("Goqis", "iso-9985", "hy") == [(2, "q", "no rule for the letter q")]


def test_names_to_be_looked_up_may_be_in_any_latin_letters_or_the_native_ones():
    assert found("Nikol Qwxé Փաշինյան", None, "hy") == []
    assert found("Nikol 日", None, "hy") == [(6, "日", "no rule for the letter 日")]
    assert found("Goris", None, "press") == []


@pytest.mark.parametrize("text", ["", " \n", "12.5 — «»!", "O’Brien", "😀", "Step’anakert", "Tʻ"])
def test_signs_digits_and_english_are_no_problem(text):
    assert found(text) == []


@given(st.text(max_size=60), st.sampled_from(["hy", "az", "az-cyrl", "ru"]))
def test_problems_index_the_text_in_order(text, from_):
    end = 0
    for problem in problems(text, from_, "press"):
        assert text[problem.start : problem.end] == problem.text != ""
        assert end <= problem.start or problem.why.startswith(("a word", "no rule"))
        end = problem.start
        assert problem.why
