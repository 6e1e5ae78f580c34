"""A step of a channel: which rule is taken, and the two ways of following the rules agree."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.translit import steps
from cleanup.translit.channels import channels
from cleanup.translit.rules import Rule, read_rules
from cleanup.translit.steps import Unit, cheapest, rewrite, step_rules, units

FOLDER = files("cleanup.translit") / "channels"
STEPS = sorted({step for channel in channels().values() for step in channel.steps})
LETTERS = {step: sorted({letter for source in step_rules(step) for letter in source}) for step in STEPS}
#: Names whose letters and whole parts most rules of the tables are for.
NAMES = {
    "hy": (
        "սարգսյան",
        "հովհաննիսյան",
        "խաչատրյան",
        "ղարաբաղ",
        "երևան",
        "մկրտիչ",
        "ջերմուկ",
        "եղեգնաձոր",
    ),
    "az": ("əliyev", "məmmədov", "hüseynov", "qarabağ", "kəlbəcər", "naxçıvan", "qasımzadə", "göyçay"),
    "ka": ("თბილისი", "ქუთაისი", "მცხეთა", "ჭავჭავაძე", "ჯავახიშვილი", "ყვარელი", "სიღნაღი", "ჟვანია"),
}
ALL = 100_000
_unused = count()


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Write a table of a test's own; rows are words with spaces, ``_`` for an empty cell."""
    monkeypatch.setattr(steps, "_FOLDER", tmp_path)

    def write(*rows: str) -> str:
        step = f"test-{next(_unused)}"
        lines = ["from\tafter\tbefore\tto"]
        for row in rows:
            source, after, before, to = row.split(" ", 3)
            lines.append("\t".join((source, after.strip("_"), before.strip("_"), to)))
        (tmp_path / f"{step}.tsv").write_text("\n".join([*lines, ""]), encoding="utf-8")
        return step

    return write


@st.composite
def journeys(draw):
    """A step, a word of its letters, and how far to follow it."""
    step = draw(st.sampled_from(STEPS))
    letters = st.sampled_from(LETTERS[step]) | st.sampled_from(sorted(step_rules(step)))
    word = "".join(draw(st.lists(letters, min_size=1, max_size=4)))
    return step, word, draw(st.sampled_from([0.0, 0.3, 0.55, 0.8]))


def stages_of(names: tuple[str, ...], before: tuple[str, ...]) -> list[str]:
    """Return what *names* are after the steps *before*: the words a later step is given."""
    stage = list(names)
    for step in before:
        stage = [form for word in stage for form in rewrite(step, word, 0.3, 2)]
    return stage


# The tables in use.


@settings(max_examples=50)
@given(journeys())
def test_each_form_that_is_written_out_is_found_again_at_the_same_cost(journey):
    step, word, reach = journey
    for form, cost in rewrite(step, word, reach, ALL).items():
        assert cheapest(step, word, form, reach) == pytest.approx(cost)


@settings(max_examples=50)
@given(journeys(), st.text("abdeiknosyz", max_size=6))
def test_a_form_that_is_not_written_out_is_not_found(journey, other):
    step, word, reach = journey
    written = rewrite(step, word, reach, ALL)
    for form in (other, *(head + tail for head in list(written)[:3] for tail in ("", other))):
        assert cheapest(step, word, form, reach) == pytest.approx(written.get(form))


@pytest.mark.parametrize("channel", channels().values(), ids=lambda channel: channel.id)
def test_names_are_written_and_found_alike_on_the_last_step(channel):
    step = channel.steps[-1]
    for word in stages_of(NAMES[channel.id[:2]], channel.steps[:-1]):
        written = rewrite(step, word, 0.5, 200)
        assert written
        for form, cost in written.items():
            found = cheapest(step, word, form, 0.5)
            assert found is not None
            assert found <= cost + 1e-9  # a cheaper way may have been dropped for the width
            _assert_units_join(step, word, form, 0.5)


@settings(max_examples=50)
@given(journeys())
def test_the_units_join_to_the_word_and_to_the_form(journey):
    step, word, reach = journey
    for form in list(rewrite(step, word, reach, ALL))[:20]:
        _assert_units_join(step, word, form, reach)


def _assert_units_join(step: str, word: str, form: str, reach: float) -> None:
    found = units(step, word, form, reach)
    assert "".join(unit.source for unit in found) == word
    assert "".join(unit.output for unit in found) == form
    rules = step_rules(step)
    for unit in found:
        assert unit.output in rules.get(unit.source, {unit.source: 0.0})


@settings(max_examples=50)
@given(journeys())
def test_units_cost_no_more_than_the_form(journey):
    step, word, reach = journey
    rules = step_rules(step)
    for form, cost in list(rewrite(step, word, reach, ALL).items())[:20]:
        known = [unit for unit in units(step, word, form, reach) if unit.source in rules]
        assert sum(rules[unit.source][unit.output] for unit in known) <= cost + 1e-9


@settings(max_examples=50)
@given(journeys())
def test_a_wider_search_loses_no_form_and_makes_none_dearer(journey):
    step, word, reach = journey
    wide = rewrite(step, word, reach, ALL)
    for form, cost in rewrite(step, word, reach, 5).items():
        assert wide[form] <= cost + 1e-9


@pytest.mark.parametrize("step", STEPS)
def test_a_unit_is_known_by_its_lowest_cost(step):
    rules = step_rules(step)
    written = read_rules(FOLDER / f"{step}.tsv")
    assert set(rules) == {rule.source for rule in written}
    for source, outputs in rules.items():
        for form, cost in outputs.items():
            costs = [
                dict(rule.outputs)[form]
                for rule in written
                if rule.source == source and form in dict(rule.outputs)
            ]
            assert cost == min(costs)


# Which rule is taken.


def test_the_longest_rule_is_taken(table):
    step = table("d _ _ d", "dz _ _ j", "z _ _ z")
    assert rewrite(step, "dz", 1, ALL) == {"j": 0}
    assert rewrite(step, "zd", 1, ALL) == {"zd": 0}
    assert cheapest(step, "dz", "dz", 3) is None


def test_a_rule_of_three_letters_goes_before_one_of_two(table):
    step = table("a _ _ a", "ab _ _ x", "abc _ _ y", "b _ _ b", "c _ _ c")
    assert rewrite(step, "abc", 1, ALL) == {"y": 0}
    assert rewrite(step, "abab", 1, ALL) == {"xx": 0}


def test_a_whole_name_part_stands_beside_its_letters(table):
    step = table("a _ _ a", "b _ _ b", "baba _ _ papa")
    assert rewrite(step, "baba", 1, ALL) == {"baba": 0, "papa": 0}
    assert rewrite(step, "ababa", 1, ALL) == {"ababa": 0, "apapa": 0}


def test_a_whole_name_part_may_cost_less_than_its_letters(table):
    step = table("a _ _ a=0.5", "b _ _ b", "baba _ _ baba")
    assert rewrite(step, "baba", 3, ALL) == {"baba": 0}
    assert units(step, "baba", "baba", 3) == [Unit("baba", "baba")]


def test_a_condition_that_holds_sets_the_rule_without_one_aside(table):
    step = table("a _ _ a", "e _ _ e", "e ^ _ ye=0.2", "e a _ je")
    assert rewrite(step, "e", 1, ALL) == {"ye": 0.2}
    assert rewrite(step, "ae", 1, ALL) == {"aje": 0}
    assert rewrite(step, "ee", 1, ALL) == {"yee": 0.2}


def test_several_conditions_that_hold_all_apply(table):
    step = table("a _ _ a", "x _ _ x", "x ^ _ s", "x _ $ z")
    assert rewrite(step, "x", 1, ALL) == {"s": 0, "z": 0}
    assert rewrite(step, "axa", 1, ALL) == {"axa": 0}


def test_a_longer_rule_whose_condition_fails_makes_room_for_a_shorter_one(table):
    step = table("a _ _ a", "ab _ $ x", "b _ _ b", "c _ _ c")
    assert rewrite(step, "abc", 1, ALL) == {"abc": 0}
    assert rewrite(step, "cab", 1, ALL) == {"cx": 0}


def test_a_letter_without_a_rule_stays(table):
    step = table("a _ _ o")
    assert rewrite(step, "a-q", 1, ALL) == {"o-q": 0}
    assert units(step, "aq", "oq", 1) == [Unit("a", "o"), Unit("q", "q")]


def test_a_letter_may_be_dropped(table):
    step = table("a _ _ a", "h _ _ h ∅=0.4")
    assert rewrite(step, "ha", 1, ALL) == {"ha": 0, "a": 0.4}
    assert units(step, "ha", "a", 1) == [Unit("h", ""), Unit("a", "a")]
    assert cheapest(step, "hh", "", 1) == pytest.approx(0.8)


def test_the_cheaper_of_two_ways_to_a_form_counts(table):
    step = table("a _ _ a=0.3 aa=0.1", "aaaa _ _ aaa=0.2")
    assert cheapest(step, "aa", "aa", 3) == pytest.approx(0.6)
    assert cheapest(step, "aaaa", "aaa", 3) == pytest.approx(0.2)


def test_what_costs_more_than_the_reach_does_not_come_about(table):
    step = table("a _ _ a o=0.5")
    assert rewrite(step, "aa", 0.5, ALL) == {"aa": 0, "ao": 0.5, "oa": 0.5}
    assert cheapest(step, "aa", "oo", 0.9) is None
    assert units(step, "aa", "oo", 0.9) == []
    assert cheapest(step, "aa", "oo", 1) == 1


def test_the_width_keeps_the_cheapest_forms(table):
    step = table("a _ _ a o=0.5 u=0.2")
    assert list(rewrite(step, "aa", 3, 3).items()) == [("aa", 0), ("au", 0.2), ("ua", 0.2)]


def test_an_empty_word_is_written_empty():
    assert rewrite("hy-en", "", 0, 1) == {"": 0}
    assert cheapest("hy-en", "", "", 0) == 0
    assert cheapest("hy-en", "", "a", 3) is None
    assert units("hy-en", "", "", 0) == []


@pytest.mark.parametrize(
    ("after", "before", "where"),
    [
        ("", "", "0123"),
        ("^", "", "0"),
        (".", "", "123"),
        ("", "$", "3"),
        ("", ".", "012"),
        ("b", "", "23"),
        ("^b", "", "023"),
        ("", "b", "01"),
        ("", "b$", "013"),
        ("b", "$", "3"),
        ("^", "b", "0"),
        ("c", "", ""),
    ],
)
def test_conditions_say_where_a_rule_applies(after, before, where):
    """The letters here are a word ``abba`` read as units of one letter each."""
    rule = Rule("?", after, before, ())
    assert "".join(str(at) for at in range(4) if rule.fits("abba", at)) == where


def test_a_rule_without_a_cost_is_free_and_nothing_is_the_empty_spelling(tmp_path):
    path = tmp_path / "one.tsv"
    path.write_text("from\tafter\tbefore\tto\twhy\nh\t^\t\th ∅=0.4\ttold\n", encoding="utf-8")
    assert read_rules(path) == [Rule("h", "^", "", (("h", 0.0), ("", 0.4)))]


@pytest.mark.parametrize(
    ("step", "word", "forms"),
    [
        ("ru-en", "джабраил", {"dzhabrail"}),
        ("ru-en", "ереван", {"yerevan"}),
        ("hy-sounds", "ղարաբաղ", {"ɣarabaɣ"}),
        ("sounds-sr", "kälbäǰär", {"kelbadzar", "kalbadzar"}),
        ("sounds-ca", "pašinyan", {"paixinian"}),
        ("az-sounds", "əlizadə", {"älizadä", "alizadä"}),
        ("sounds-lt", "alıyev", {"alijevas"}),
    ],
)
def test_the_tables_in_use_freely_give(step, word, forms):
    assert set(rewrite(step, word, 0, ALL)) == forms
