"""Channel tables: well formed, complete, and true to what each language writes."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cleanup.translit.channels import channels, spellings, step_rules
from cleanup.translit.tables import letter_table

TABLES = {
    path.name.removesuffix(".tsv"): [
        line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for path in (files("cleanup.translit") / "channels").iterdir()
    if path.name.endswith(".tsv")
}
RULES = [(step, *row) for step, table in TABLES.items() for row in table[1:]]
ALPHABETS = {
    "hy": frozenset(letter_table("hy-press")) | {"և"},
    "az": frozenset(letter_table("az-press")),
    "ru": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
}
LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")
FIRST_STEPS = sorted({channel.steps[0] for channel in channels().values()})
_OUTPUT = regex.compile(r"([^=\s]+)(?:=(\d(?:\.\d+)?))?")


def alphabet_after(step: str) -> frozenset[str]:
    return ALPHABETS.get(step.partition("-")[2], LATIN)


@pytest.mark.parametrize("step", TABLES)
def test_a_table_has_its_columns(step):
    header, *rows = TABLES[step]
    assert header == ["from", "after", "before", "to"]
    assert {len(row) for row in rows} == {4}


@pytest.mark.parametrize("step", TABLES)
def test_a_table_is_sorted_and_has_no_rule_twice(step):
    rows = [tuple(row[:3]) for row in TABLES[step][1:]]
    assert rows == sorted(set(rows))


@pytest.mark.parametrize("step", TABLES)
def test_a_table_reads_letters_of_its_alphabet(step):
    alphabet = ALPHABETS[step[:2]]
    for source, after, before, _to in TABLES[step][1:]:
        assert source
        assert set(source) <= alphabet
        assert set(after) <= alphabet | set("^.")
        assert set(before) <= alphabet | set("$.")


@pytest.mark.parametrize("step", TABLES)
def test_a_table_writes_letters_of_the_next_alphabet_at_costs_from_0_to_3(step):
    allowed = alphabet_after(step)
    for _source, _after, _before, to in TABLES[step][1:]:
        outputs = [_OUTPUT.fullmatch(output) for output in to.split(" ")]
        assert all(outputs), to
        forms = [output[1] for output in outputs if output]
        assert len(set(forms)) == len(forms), to
        assert all(form == "∅" or set(form) <= allowed for form in forms), to
        assert all(0 <= float(output[2] or 0) <= 3 for output in outputs if output), to


@pytest.mark.parametrize("step", FIRST_STEPS)
def test_every_letter_has_a_rule_in_each_first_step(step):
    assert sorted(ALPHABETS[step[:2]] - set(step_rules(step)) - {"և"}) == []


@pytest.mark.parametrize("step", sorted(step for step in TABLES if step.startswith("ru-")))
def test_every_cyrillic_letter_has_a_rule_in_each_second_step(step):
    assert sorted(ALPHABETS["ru"] - set(step_rules(step))) == []


def test_every_table_is_used_and_every_step_has_a_table():
    assert {step for channel in channels().values() for step in channel.steps} == set(TABLES)


@pytest.mark.parametrize("channel", channels().values(), ids=lambda channel: channel.id)
def test_a_channel_says_what_its_forms_mean(channel):
    assert channel.id[:3] in ("hy>", "az>")
    assert all(
        one.partition("-")[2] == other.partition("-")[0] for one, other in pairwise(channel.steps)
    )
    assert {channel.place, channel.person} <= {"leave", "fix", "weak"}
    assert 0 <= channel.place_reach <= 3
    assert 0 <= channel.person_reach <= 3
    assert regex.fullmatch(r"\p{Lu}\p{Ll}+(?: \p{L}+)+", channel.label)


@pytest.mark.parametrize(
    ("native", "channel", "form"),
    [
        ("Փաշինյան", "hy>de", "paschinjan"),
        ("Փաշինյան", "hy>pl", "paszinian"),
        ("Փաշինյան", "hy>cs", "pasinjan"),
        ("Փաշինյան", "hy>fr", "pachinian"),
        ("Փաշինյան", "hy>en", "pashinyan"),
        ("Սարգսյան", "hy>ru>de", "sargsjan"),
        ("Սարգսյան", "hy>ru>en", "sarkisyan"),
        ("Հովհաննիսյան", "hy>ru>en", "oganesyan"),
        ("Հակոբյան", "hy>ru>en", "akopyan"),
        ("Երևան", "hy>ru>de", "jerewan"),
        ("Երևան", "hy>de", "jerewan"),
        ("Նախիջևան", "hy>ru>en", "nakhichevan"),
        ("Պետրոսեան", "hy>west", "bedrosian"),
        ("Գևորգյան", "hy>west", "kevorkian"),
        ("Շուշի", "hy>de", "schuschi"),
        ("Şuşa", "az>raw", "susa"),
        ("Naxçıvan", "az>tr", "nahcivan"),
        ("Naxçıvan", "az>ru>de", "nachitschewan"),
        ("Xankəndi", "az>tr", "hankendi"),
        ("Kəlbəcər", "az>tr", "kelbecer"),
        ("Laçın", "az>de", "latschin"),
        ("Culfa", "az>ru>en", "dzhulfa"),
        ("Heydər Əliyev", "az>ru>en", "geydar aliyev"),
        ("HEYDƏR ƏLİYEV", "az>ru>de", "gejdar alijew"),
        ("Gəncə", "az>ru>en", "gyandzha"),
        ("Ağdam", "az>ru>en", "agdam"),
    ],
)
def test_a_channel_regularly_gives(native, channel, form):
    assert spellings(native, channel, 0)[form] == 0


@pytest.mark.parametrize(
    ("native", "channel", "form", "cost"),
    [
        ("Խաչատրյան", "hy>ru>en", "khachaturyan", 0.2),
        ("Հակոբյան", "hy>west", "hagopyan", 0.3),
        ("Փաշինյան", "hy>en", "pashinian", 0.1),
        ("Cəbrayıl", "az>ru>en", "jebrail", 0.3),
    ],
)
def test_a_rarer_form_costs_something(native, channel, form, cost):
    assert spellings(native, channel, 0.5)[form] == pytest.approx(cost)


def test_no_channel_exchanges_counterparts():
    for armenian, azerbaijani in (
        ("Ստեփանակերտ", "Xankəndi"),
        ("Մարտունի", "Xocavənd"),
        ("Մարտակերտ", "Ağdərə"),
    ):
        for channel in channels():
            native, other = (
                (armenian, "khankendi") if channel[:2] == "hy" else (azerbaijani, "stepanakert")
            )
            assert other not in spellings(native, channel, 1.3)


def test_hyphens_and_spaces_part_words():
    assert (
        spellings("Արամ-Երևան", "hy>de", 0) == spellings("Արամ Երևան", "hy>de", 0) == {"aram jerewan": 0}
    )


def test_an_unknown_channel_is_refused():
    with pytest.raises(KeyError):
        spellings("Երևան", "hy>xx", 0)


@st.composite
def journeys(draw):
    """A native word, a channel of its language, and how far to follow it."""
    channel = draw(st.sampled_from(sorted(channels())))
    word = draw(st.text(sorted(ALPHABETS[channel[:2]]), min_size=1, max_size=7))
    return word, channel, draw(st.floats(0, 1.3)), draw(st.integers(1, 30))


@given(journeys())
def test_spellings_never_exceed_the_reach_or_the_width(journey):
    word, channel, reach, width = journey
    found = spellings(word, channel, reach, width)
    assert len(found) <= width
    assert all(0 <= cost <= reach + 1e-9 for cost in found.values())
    assert list(found.values()) == sorted(found.values())


@given(journeys())
def test_no_native_letter_survives(journey):
    word, channel, _reach, _width = journey
    assert all(set(form) <= LATIN for form in spellings(word, channel, 1.3))


@given(journeys())
def test_a_longer_reach_loses_no_form(journey):
    word, channel, reach, _width = journey
    near = spellings(word, channel, reach / 2, 10_000)
    far = spellings(word, channel, reach, 10_000)
    assert {form: far[form] for form in near} == pytest.approx(near)
