"""Every script is written by every scheme as its standard says; the cases are in two tables.

``scheme_cases.tsv`` has them by script and scheme, ``press_cases.tsv`` what the English press writes for
native names.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.translit import schemes
from cleanup.translit.rules import ELSEWHERE, END, NOTHING, START
from cleanup.translit.schemes import (
    TransliterationError,
    detect,
    rewriter,
    romanize,
    scripts,
    table,
    transliterate,
)

HERE = Path(__file__).parent
FOLDER = Path(schemes.__file__).with_name("scripts")
TABLES = {f"{path.parent.name}/{path.stem}": path for path in sorted(FOLDER.glob("*/*.tsv"))}
SCHEMES = [scheme for script in scripts().values() for scheme in script.schemes.values()]
PAIRS = [(scheme.source, scheme.to) for scheme in SCHEMES]
REVERSIBLE = [pair for pair, scheme in zip(PAIRS, SCHEMES, strict=True) if scheme.reversible]
ARMENIAN_REVERSIBLE = [pair for pair in REVERSIBLE if pair[0].startswith("hy")]
IRREVERSIBLE = [pair for pair in PAIRS if pair not in REVERSIBLE and pair[1] not in scripts()]


def cells(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def oracle_words(name: str) -> list[str]:
    return [row[0] for row in cells(HERE / "oracles" / f"{name}.tsv")]


def named(cases: list[list[str]]) -> list[str]:
    return [" ".join(case[:-1]) for case in cases]


CASES = cells(HERE / "scheme_cases.tsv")
PRESS_CASES = cells(HERE / "press_cases.tsv")
ARMENIAN_WORDS = oracle_words("armenian")

#: The letters a word of each script is made of here, small ones first.
LETTERS = {
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "az-cyrl": "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш",
    "az-arab": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "hy": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "ka": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}
CAPITALS = {"az": "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ", "hy": "ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ"}


def alphabets_of(script: str) -> set[str]:
    """The first words of the Unicode names of its letters."""
    return {name.upper() for name in scripts()[script].unicode}


def words_of(script: str) -> st.SearchStrategy[str]:
    alphabet = script if script in LETTERS else "hy"
    capitals = CAPITALS.get(alphabet, LETTERS[alphabet].upper())
    return st.text(LETTERS[alphabet] + capitals + ("՛՜՞" if alphabet == "hy" else ""), max_size=12)


# what is written ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("from_", "to", "text", "expected", "why"), CASES, ids=named(CASES))
def test_a_text_is_written_by_the_standard(from_, to, text, expected, why):
    assert transliterate(text, from_, to) == expected, why


@pytest.mark.parametrize(("from_", "to", "text", "_expected", "why"), CASES, ids=named(CASES))
def test_decomposed_letters_are_read_alike(from_, to, text, _expected, why):
    rewrite = rewriter(from_, to)
    assert rewrite(unicodedata.normalize("NFD", text)) == rewrite(text), why


@pytest.mark.parametrize(("language", "native", "press", "why"), PRESS_CASES, ids=named(PRESS_CASES))
def test_a_native_form_is_written_as_the_press_does(language, native, press, why):
    assert transliterate(native, language) == press, why


@pytest.mark.parametrize(("language", "native", "press", "_why"), PRESS_CASES, ids=named(PRESS_CASES))
def test_a_decomposed_native_form_is_written_as_the_press_does(language, native, press, _why):
    assert transliterate(unicodedata.normalize("NFD", native), language) == press


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_every_scheme_has_its_cases(pair):
    assert sum((case[0], case[1]) == pair for case in CASES) >= 3


def test_no_case_stands_twice():
    times = Counter(tuple(case[:3]) for case in CASES)
    assert [case for case in times if times[case] > 1] == []


@given(words_of("hy"))
def test_the_press_leaves_no_armenian_letter_behind(word):
    assert transliterate(word, "hy").isascii()


@given(words_of("az"))
def test_the_press_leaves_no_azerbaijani_letter_behind(word):
    assert transliterate(word, "az").isascii()


@given(words_of("hy"))
def test_what_is_romanised_stays_as_it_is(word):
    latin = transliterate(word, "hy")
    assert transliterate(latin, "hy") == latin


@pytest.mark.parametrize(("from_", "to"), PAIRS, ids=map(" ".join, PAIRS))
@settings(max_examples=30)
@given(data=st.data())
def test_words_do_not_change_their_neighbours(from_, to, data):
    rewrite = rewriter(from_, to)
    words = data.draw(st.lists(words_of(from_), max_size=4))
    assert rewrite(" ".join(words)) == " ".join(map(rewrite, words))


@pytest.mark.parametrize("text", ["", "Stepanakert, 2 km (3%)\n", "K’ocharyan", "Füzuli", "Тбилиси"])
@pytest.mark.parametrize(("from_", "to"), PAIRS, ids=map(" ".join, PAIRS))
def test_text_without_the_script_passes_unchanged(from_, to, text):
    if alphabets_of(from_).isdisjoint(unicodedata.name(one).split()[0] for one in text if one.isalpha()):
        assert rewriter(from_, to)(text) == text


def test_what_stands_around_the_script_passes_unchanged():
    assert transliterate("In Գորիս 2 (Goris)\n", "hy") == "In Goris 2 (Goris)\n"


# and read back -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "scheme"), ARMENIAN_REVERSIBLE, ids=map(" ".join, ARMENIAN_REVERSIBLE)
)
def test_every_armenian_word_is_read_back(script, scheme):
    there, back = rewriter(script, scheme), rewriter(scheme, script)
    assert [word for word in ARMENIAN_WORDS if back(there(word)) != word] == []


@pytest.mark.parametrize("scheme", [scheme for script, scheme in ARMENIAN_REVERSIBLE if script == "hy"])
def test_every_armenian_word_in_capitals_is_read_back(scheme):
    there, back = rewriter("hy", scheme), rewriter(scheme, "hy")
    capitals = [word.replace("և", "եվ").upper() for word in ARMENIAN_WORDS]
    assert [word for word in capitals if back(there(word)) != word] == []


def test_every_azerbaijani_word_is_read_back_from_cyrillic():
    there, back = rewriter("az", "az-cyrl"), rewriter("az-cyrl", "az")
    assert [word for word in oracle_words("azerbaijani") if back(there(word)) != word] == []


def test_every_azerbaijani_word_has_its_cyrillic_spelling():
    rows = cells(HERE / "oracles" / "azerbaijani.tsv")
    assert [row for row in rows if transliterate(row[0], "az", "az-cyrl") != row[1]] == []


def test_every_reversible_scheme_is_read_back_somewhere_here():
    assert {script for script, _ in REVERSIBLE} == {"hy", "hy-classical", "az-cyrl"}


@pytest.mark.parametrize("sign", "'’‘ʼʻʿ", ids=ascii)
@pytest.mark.parametrize("scheme", ["iso-9985", "iso-9985-2026", "ala-lc", "hubschmann-meillet"])
def test_any_sign_of_aspiration_is_read(scheme, sign):
    written = transliterate("Թաթուլ", "hy", scheme)
    (own,) = set(written) - set("Tatulow")
    assert transliterate(written.replace(own, sign), scheme, "hy") == "Թաթուլ"


@pytest.mark.parametrize(("script", "scheme"), IRREVERSIBLE, ids=map(" ".join, IRREVERSIBLE))
def test_an_irreversible_scheme_is_refused_and_the_reversible_ones_are_named(script, scheme):
    with pytest.raises(TransliterationError, match="cannot be read back") as refused:
        transliterate("x", scheme, script)
    for reversible in (to for source, to in REVERSIBLE if source == script):
        assert reversible in str(refused.value)


# names of scripts and schemes --------------------------------------------------------------------------


def test_an_unknown_scheme_lists_the_valid_ones_and_suggests_a_close_one():
    with pytest.raises(TransliterationError, match="did you mean bgn-pcgn") as refused:
        transliterate("Շուշի", "hy", "bgn-pcng")
    assert all(to in str(refused.value) for to in scripts()["hy"].schemes)


def test_an_unknown_script_lists_the_valid_ones_and_suggests_a_close_one():
    with pytest.raises(TransliterationError, match="did you mean hy-classical") as refused:
        transliterate("Շուշի", "hy-clasical", "press")
    assert all(script in str(refused.value) for script in scripts())


def test_what_is_close_to_nothing_gets_no_suggestion():
    with pytest.raises(TransliterationError) as refused:
        transliterate("Շուշի", "hy", "qqqq")
    assert "did you mean" not in str(refused.value)


def test_a_scheme_of_another_script_is_unknown():
    with pytest.raises(TransliterationError, match="for az"):
        transliterate("Şuşa", "az", "iso-9985")


@pytest.mark.parametrize(
    ("scheme", "alias"),
    [(scheme, alias) for scheme in SCHEMES for alias in scheme.aliases],
    ids=lambda one: one if isinstance(one, str) else f"{one.source} {one.to}",
)
def test_an_alias_is_the_scheme(scheme, alias):
    text = " ".join(LETTERS.values())
    assert rewriter(scheme.source, alias)(text) == rewriter(scheme.source, scheme.to)(text)


@pytest.mark.parametrize(
    "name", ["bgn_pcgn", "BGN-PCGN", " bgn-pcgn ", "bgn-pcgn-1981", "BGN_PCGN_1981", "bgn_pcgn-1981"]
)
def test_case_and_underscores_do_not_matter(name):
    assert transliterate("Քոչար", "HY", name) == "K’och’ar"


def test_the_umlaut_of_hübschmann_may_be_written():
    assert transliterate("Ղարաբաղ", "hy", "Hübschmann_Meillet") == "Łarabał"


def test_names_are_told_apart():
    for script in scripts().values():
        names = [name for one in script.schemes.values() for name in (one.to, *one.aliases)]
        assert len(names) == len(set(names))
        assert all(schemes.normal_id(name) == name for name in (script.id, *names))


# detection ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Շուշի", "hy"),
        ("Շուշի (Shushi)", "hy"),
        ("ՇՈՒՇԻ", "hy"),
        ("Şuşa", "az"),
        ("ƏLİYEV", "az"),
        ("Ағдам", "az-cyrl"),
        ("ҺЕЈДӘР", "az-cyrl"),
        ("Шуша", "ru"),
        ("شوشا", "az-arab"),
        ("თბილისი", "ka"),
        ("ᲗᲑᲘᲚᲘᲡᲘ", "ka"),
        ("Լաչին, Laçın", "hy"),
        ("Շուշի, Şuşa və Xankəndi", "az"),
    ],
)
def test_the_script_of_a_text_is_detected(text, script):
    assert detect(text) == script


@pytest.mark.parametrize("text", ["", "Shusha", "2026", "Αθήνα"])
def test_an_unknown_script_is_to_be_named(text):
    with pytest.raises(TransliterationError, match="--from") as refused:
        detect(text)
    assert all(script in str(refused.value) for script in scripts())


def test_text_is_romanised_from_its_own_script():
    assert romanize("Քոչար", "bgn-pcgn") == "K’och’ar"
    assert romanize("Шуша") == romanize("Şuşa") == "Shusha"


# the folders -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_five_columns_under_its_header(name):
    lines = TABLES[name].read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert lines[0].split("\t") == ["from", "after", "before", "to", "why"]
    assert {len(line.split("\t")) for line in lines} == {5}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_sorted_and_has_no_rule_twice(name):
    keys = [tuple(row[:3]) for row in cells(TABLES[name])]
    assert all(one < other for one, other in pairwise(keys))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_in_nfc(name):
    text = TABLES[name].read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_reads_letters_of_its_script(name):
    for source, after, before, _to, _why in cells(TABLES[name]):
        conditions = set(after + before) - {START, ELSEWHERE, END}
        read = {unicodedata.name(one).split()[0] for one in {*source, *conditions} if one.isalpha()}
        assert source
        assert all(map(str.isalpha, conditions)), source
        assert read <= alphabets_of(name.partition("/")[0]), source


@pytest.mark.parametrize("name", TABLES)
def test_a_table_puts_conditions_where_they_mean_something(name):
    for source, after, before, _to, _why in cells(TABLES[name]):
        assert END not in after, source
        assert START not in before, source
        assert after == ELSEWHERE or ELSEWHERE not in after, source
        assert before == ELSEWHERE or ELSEWHERE not in before, source


@pytest.mark.parametrize("name", TABLES)
def test_a_table_writes_one_spelling_without_a_cost(name):
    for row in cells(TABLES[name]):
        assert row[3] == NOTHING or (row[3] and not set(row[3]) & set(f"{NOTHING} ="))


def test_every_table_belongs_to_a_scheme():
    assert {name for one in SCHEMES for name in (*one.tables, one.inverse) if name} == set(TABLES)


@pytest.mark.parametrize("scheme", SCHEMES, ids=map(" ".join, PAIRS))
def test_a_scheme_cites_its_standard_and_source(scheme):
    assert len(scheme.standard) >= len("ISO 9985:1996")
    assert len(scheme.citation) > 5
    assert scheme.tables or scheme.inverse


@pytest.mark.parametrize(
    ("script", "scheme"), ARMENIAN_REVERSIBLE, ids=map(" ".join, ARMENIAN_REVERSIBLE)
)
def test_a_reversible_scheme_writes_no_two_units_alike(script, scheme):
    rules = table(scripts()[script].schemes[scheme].tables[-1])
    times = Counter(rule.outputs[0][0] for rule in rules)
    assert [written for written in times if times[written] > 1] == []
