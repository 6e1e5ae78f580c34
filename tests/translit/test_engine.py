"""Rules of letters become a function that rewrites, and the rules that lead back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.translit.engine import Pass, compile_passes, invert
from cleanup.translit.rules import Rule


def rule(row: str) -> Rule:
    """``"ab ^ - x"`` is ab, at the beginning of a word, before anything, becomes x; ∅ is nothing."""
    source, after, before, to = (cell.replace("-", "") for cell in row.split())
    return Rule(source, after, before, ((to.replace("∅", ""), 0.0),))


def rewriting(*rows: str, **capitals):
    return compile_passes([Pass([rule(row) for row in rows], **capitals)])


@pytest.mark.parametrize(
    ("rows", "text", "written"),
    [
        (["a - - x"], "aba", "xbx"),
        (["a - - x", "ab - - y"], "aba", "yx"),
        (["ab - - y", "a - - x"], "aba", "yx"),
        (["a - - x", "ab - - y", "abc - - z"], "abcab", "zy"),
        (["o - - ∅"], "bob", "bb"),
        (["a - - xyz"], "aa", "xyzxyz"),
    ],
)
def test_the_longest_rule_is_taken(rows, text, written):
    assert rewriting(*rows)(text) == written


@pytest.mark.parametrize(
    ("conditions", "written"),
    [
        ("^ -", "xb bab ba xba x"),
        (". -", "ab bxb bx abx a"),
        ("- $", "ab bab bx abx x"),
        ("- .", "xb bxb ba xba a"),
        ("^ $", "ab bab ba aba x"),
        (". $", "ab bab bx abx a"),
        ("^ .", "xb bab ba xba a"),
        (". .", "ab bxb ba aba a"),
        ("b -", "ab bxb bx abx a"),
        ("- b", "xb bxb ba xba a"),
        ("b b", "ab bxb ba aba a"),
        ("^b -", "xb bxb bx xbx x"),
        ("- b$", "xb bxb bx xbx x"),
        ("^b $", "ab bab bx abx x"),
        ("cd -", "ab bab ba aba a"),
    ],
)
def test_a_rule_applies_where_its_conditions_hold(conditions, written):
    assert rewriting(f"a {conditions} x")("ab bab ba aba a") == written


@pytest.mark.parametrize("edge", [" ", "-", ".", "’", "1", "\n", "(", "—"])
def test_a_word_begins_and_ends_at_what_is_no_letter(edge):
    assert rewriting("a ^ - x")(f"ba{edge}ab") == f"ba{edge}xb"
    assert rewriting("a - $ x")(f"ba{edge}ab") == f"bx{edge}ab"


def test_letters_of_another_script_are_no_edge():
    assert rewriting("a ^ - x")("жa") == "жa"


def test_of_rules_for_the_same_letters_the_one_with_most_conditions_is_taken():
    rewrite = rewriting("a - - 1", "a ^ - 2", "a ^ $ 3")
    assert rewrite("a ab ba") == "3 2b b1"


def test_a_longer_rule_comes_before_one_with_conditions():
    assert rewriting("a ^ b 1", "ab - - 2")("ab") == "2"


def test_a_longer_rule_whose_conditions_fail_leaves_the_shorter_one():
    assert rewriting("ab ^ - 2", "a - - 1")("ab cab") == "2 c1b"


def test_conditions_look_at_what_is_read_not_at_what_is_written():
    assert rewriting("a - - e", "b a - x")("ab eb") == "ex eb"


@pytest.mark.parametrize(
    ("rows", "text", "written"),
    [
        (["a - - b", "b - - a"], "abba", "baab"),
        (["a ^ - b", "b - - c"], "ab", "bc"),
        (["a ^ - b", "b - - c", "c - - d"], "abc", "bcd"),
        (["ab - - c", "c - - d"], "abc", "cd"),
        (["a - - cb", "cb - - x"], "acb", "cbx"),
        (["ե ^ - ye", "y - - z", "e - - ē"], "ե ye", "ye zē"),
    ],
)
def test_what_is_written_is_not_rewritten_again(rows, text, written):
    assert rewriting(*rows)(text) == written


def test_passes_are_applied_in_turn():
    rewrite = compile_passes([Pass([rule("a - - b")]), Pass([rule("b - - c")])])
    assert rewrite("ab") == "cc"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("x", "kh"),
        ("X", "Kh"),
        ("Xa", "Kha"),
        ("xA", "khA"),
        ("XA", "KHA"),
        ("AX", "AKH"),
        ("aX", "aKh"),
        ("XX", "KHKH"),
        ("X.", "Kh."),
        ("X.A.", "Kh.A."),
        ("X A", "Kh A"),
        ("Xx", "Khkh"),
    ],
)
def test_a_capital_that_becomes_two_letters_is_all_capital_beside_another(text, written):
    assert rewriting("x - - kh", "a - - a")(text) == written


@pytest.mark.parametrize(
    ("text", "written"), [("ու", "u"), ("Ու", "U"), ("ՈՒ", "U"), ("ՈՒՐ", "UՐ"), ("ՈՒր", "Uր")]
)
def test_two_letters_that_become_one_do_so_in_each_case(text, written):
    assert rewriting("ու - - u")(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [("sx", "shch"), ("Sx", "Shch"), ("SX", "SHCH"), ("SXA", "SHCHA"), ("SXa", "Shcha")],
)
def test_two_letters_that_become_several_do_so_in_each_case(text, written):
    assert rewriting("sx - - shch", "a - - a")(text) == written


def test_conditions_hold_for_capitals_as_well():
    rewrite = rewriting("e ^ - ye", "e a - ye", "e - $ eh")
    assert rewrite("E EB AEB BE bAe") == "Ye YEB AYEB BEH bAye"


def test_a_rule_written_with_capitals_stands_as_it_is():
    rewrite = rewriting("ab - - x", "AB - - yy", "Ab - - z")
    assert rewrite("ab AB Ab") == "x yy z"


def test_capitals_of_the_script_that_is_read_are_known():
    rewrite = rewriting("i - - e", "ı - - y", capitals={"i": "İ", "ı": "I"})
    assert rewrite("iİıI") == "eEyY"


def test_capitals_of_the_script_that_is_written_are_known():
    assert rewriting("и - - i", written_capitals={"i": "İ"})("иИ") == "iİ"


def test_two_capitals_are_not_read_as_a_letter_that_has_none_of_its_own():
    assert rewriting("և - - ev", capitals={"և": "ԵՎ"})("և ԵՎ Եվ") == "ev ԵՎ Եվ"


def test_a_letter_without_a_capital_of_its_own_is_written_as_two():
    assert rewriting("ev - - և", written_capitals={"և": "ԵՎ"})("ev Ev EV sEV") == "և Եվ ԵՎ sԵՎ"


def test_what_has_no_rule_stays():
    assert rewriting("a - - x")("bcd 12 жա\n") == "bcd 12 жա\n"


def test_no_rules_change_nothing():
    assert rewriting()("abc") == "abc"


letters = st.sampled_from("abc")
conditions = st.sampled_from(["", "^", ".", "a", "ab", "^b"])
ends = st.sampled_from(["", "$", ".", "a", "ab", "b$"])
rules = st.builds(
    lambda source, after, before, to: Rule(source, after, before, ((to, 0.0),)),
    st.text(letters, min_size=1, max_size=2),
    conditions,
    ends,
    st.text(st.sampled_from("abcxyz"), max_size=2),
)


def by_hand(rules: list[Rule], text: str) -> str:
    """What the rules mean, at every place one after the other."""
    order = sorted(rules, key=lambda r: (-len(r.source), -bool(r.after) - bool(r.before)))
    written, at = [], 0
    while at < len(text):
        start = text.rfind(" ", 0, at) + 1
        end = (text + " ").index(" ", at)
        word = text[start:end]
        for one in order:
            if word.startswith(one.source, at - start) and one.fits(word, at - start):
                written.append(one.outputs[0][0])
                at += len(one.source)
                break
        else:
            written.append(text[at])
            at += 1
    return "".join(written)


@given(st.lists(rules, max_size=6), st.text(st.sampled_from("abcd "), max_size=12))
def test_the_function_does_what_the_rules_say(rules, text):
    assert compile_passes([Pass(rules)])(text) == by_hand(rules, text)


def test_rules_lead_back():
    back = invert([rule("խ - - kh"), rule("ա - - a")])
    assert back == [rule("kh - - խ"), rule("a - - ա")]


def test_of_two_units_written_alike_the_first_leads_back():
    assert invert([rule("ր - - r"), rule("ռ - - r")]) == [rule("r - - ր")]


@pytest.mark.parametrize("row", ["ե ^ - ye", "ե - $ e", "ԵՎ - - EV", "՞ - - ∅"])
def test_what_has_conditions_capitals_or_no_output_does_not_lead_back(row):
    assert invert([rule(row)]) == []


def test_digraphs_are_read_back_before_letters():
    back = compile_passes([Pass(invert([rule("կ - - k"), rule("հ - - h"), rule("խ - - kh")]))])
    assert back("kh hk KHK Kh") == "խ հկ ԽԿ Խ"
