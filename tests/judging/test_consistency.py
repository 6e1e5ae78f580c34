"""One name spelled in several legitimate ways: reported when asked, fixed when asked for that."""

from __future__ import annotations

import pytest

from cleanup import Cleaner

BOTH = ("garbled-name", "inconsistent-name")
TEXT = (
    "Prime Minister Nikol Pashinyan of Armenia spoke in Yerevan. Pashinyan said Kalbajar was quiet. "
    "Later Pashinian met villagers from Kelbajar; Kalbajar was snowed in."
)


def test_nothing_is_said_of_it_unless_the_rule_is_selected() -> None:
    assert Cleaner().check(TEXT) == []


def test_the_rarer_spellings_are_reported_with_the_commoner_one() -> None:
    found = Cleaner(select=BOTH).check(TEXT)
    assert [(f.rule, f.text, f.replacement, f.action) for f in found] == [
        ("inconsistent-name", "Pashinian", "Pashinyan", "suggest"),
        ("inconsistent-name", "Kelbajar", "Kalbajar", "suggest"),
    ]
    assert found[0].because == ("this text has Pashinyan twice, Pashinian once",)


def test_they_are_fixed_when_asked_and_once_is_enough() -> None:
    cleaner = Cleaner(consistent=True)
    once = cleaner.fix(TEXT)
    assert "Pashinian" not in once
    assert "Kelbajar" not in once
    assert cleaner.fix(once) == once
    assert Cleaner(select=BOTH).fix(TEXT) == TEXT


def test_of_two_spellings_equally_often_the_first_is_kept() -> None:
    text = "Armenian papers wrote that Kelbajar was cold; Azerbaijani ones that Kalbajar was."
    assert [f.replacement for f in Cleaner(select=BOTH).check(text)] == ["Kelbajar"]


@pytest.mark.parametrize(
    "text",
    [
        # the two names of a place
        "Armenians say Stepanakert and Shushi, Azerbaijanis Khankendi and Shusha; Stepanakert grew.",
        # somebody's words, and a by-line
        'Pashinyan spoke in Yerevan, Armenia. Pashinyan left. "Pashinian lies," said a man in Gyumri.',
        # different people
        "President Ilham Aliyev of Azerbaijan received the wrestler Ali Aliev in Baku; Aliyev smiled.",
        # a man and a woman
        "Ilham Aliyev and Mehriban Aliyeva came from Baku, Azerbaijan; Aliyev spoke first.",
    ],
)
def test_what_is_no_inconsistency_is_left_alone(text: str) -> None:
    assert [f for f in Cleaner(consistent=True).check(text) if f.rule == "inconsistent-name"] == []


def test_a_rule_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(
        ValueError, match="'typo'; the rules are garbled-name, inconsistent-name, house-style"
    ):
        Cleaner(select=["typo"])
