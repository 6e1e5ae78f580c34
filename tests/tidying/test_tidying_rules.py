"""What the tidying rules say, one claim a case; what holds for all of them is at the end."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from cleanup import Cleaner
from cleanup.cli.app import app
from cleanup.judging.rules import TIDY as TIDY_RULES
from cleanup.judging.rules import UnknownRuleError, chosen

TIDY = Cleaner(select=["tidy"])
SLIP = "The road to the the village is closed in winter ."
MENDED = "The road to the village is closed in winter."


def found(text: str, rule: str) -> list[tuple[str, str, str]]:
    """Return text, replacement and action of the findings of *rule*."""
    return [(f.text, f.replacement, f.action) for f in TIDY.check(text) if f.rule == rule]


# spacing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It began in the old areas .", "It began in the old areas."),
        ("The war is over , he wrote to them.", "The war is over, he wrote to them."),
        ("They left at noon.The bridge was closed.", "They left at noon. The bridge was closed."),
        ("It was a long,cold winter for them.", "It was a long, cold winter for them."),
        (
            "They met in Yerevan.The talks go on, he said.",
            "They met in Yerevan. The talks go on, he said.",
        ),
        ("“We shall see what comes of it.”He left.", "“We shall see what comes of it.” He left."),
        (
            "He left the town.The war went on.It was cold.Armenia accused them.",
            "He left the town. The war went on. It was cold. Armenia accused them.",
        ),
        ("He went to the the market on Sunday.", "He went to the market on Sunday."),
        ("They sent the\nthe army to the border.", "They sent the\narmy to the border."),
        ("An agree-\nment was signed there.", "An agreement\nwas signed there."),
        ("An agree-\r\nment, in short.", "An agreement,\r\nin short."),
        ("The ar\u00admy and the co\u200bmpany left.", "The army and the company left."),
    ],
)
def test_a_slip_no_editor_would_keep_is_mended(text, right):
    assert TIDY.fix(text) == right
    assert TIDY.fix(right) == right


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough, and that that was so is so.",
        "« Bonjour ! » dit-il ; « comment allez-vous ? »",
        "She waited ... and waited . . . and left.",
        "Smile :) and go on ;-) to the next : ) page of the book.",
        "In the U.S.Army of J.R.Smith, at 12:30, for 3.5 or .5 of it.",
        "Write to a.b@example.org or see example.am,news.am and https://example.org/a,b .",
        "It is a well-\nknown and long-\nterm problem of the region.",
        "The play Duran Duran wrote for Boutros Boutros-Ghali and The The was long.",
        "می‌خواهم is a Persian word, and 👨‍👩‍👧 is a family.",
        "Columns    of   figures  stand\nIn a     table   like  this",
        "    x = f(a , b) ;\n    the the",
        "Type `a , b` and `the the` there, please.",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text):
    assert TIDY.fix(text) == text


def test_numbers_and_units_are_left_alone() -> None:
    text = (
        "It is 10km, 10 km, 5 %, 5%, 1,250 people, 3.5 million, 12:30, 12.30, 4 x 4, -3°C, "
        "№ 5, 1 , 2 , 3, 50-50, 24/7, 1990-\n1994, $5 , 6 or 7 of them, 2,000 - 3,000 hectares."
    )
    assert TIDY.check(text) == []


def test_a_decimal_comma_is_shown_and_never_changed() -> None:
    text = "Prices rose by 4,7 percent, the bank said."
    assert found(text, "residue-of-translation") == [("4,7", "4.7", "suggest")]
    assert TIDY.fix(text) == text


def test_a_word_that_both_ways_is_one_is_only_suggested() -> None:
    assert found("The club may re-\nsign the player.", "spacing")[0][2] == "suggest"


def test_a_hyphen_that_the_text_has_elsewhere_stays() -> None:
    assert TIDY.check("A pick-\nup stood there, a red pick-up with two men in it.") == []


# the web page -----------------------------------------------------------------------------------------


def test_the_page_below_an_article_is_one_block() -> None:
    text = (
        "The talks ended on Monday.\n\nCopyright 2020 Example Agency.\n\nSource link\n\n"
        "Leave a Reply\n\n"
        "Your email address will not be published. Required fields are marked *"
    )
    (block,) = TIDY.check(text)
    assert (block.rule, block.action, block.replacement) == ("scrape-residue", "suggest", "")
    assert Cleaner(select=["tidy"], apply_suggestions=True).fix(text) == "The talks ended on Monday.\n"


def test_a_line_with_a_name_to_mend_is_no_line_of_the_page() -> None:
    text = (
        "Talks on Stefanakert in Armenia were held.\n\n"
        "Read more: Fire near Stefanakert, Armenia\n\nLeave a Reply\n"
    )
    both = Cleaner(select=["garbled-name", "tidy"]).check(text)
    assert [f.rule for f in both] == ["garbled-name", "garbled-name", "scrape-residue"]
    assert both[-1].text == "\nLeave a Reply\n"


@pytest.mark.parametrize(
    "text",
    [
        "Share\n\nThe company sold its share in the mine to a bank in the capital.",
        "Comments on the draft are welcome until Friday.\n\nThe source of the money is not known.",
        "12 March 2019\n\nDear members, we meet in the hall.",
    ],
)
def test_one_line_that_an_article_could_have_is_no_residue(text):
    assert found(text, "scrape-residue") == []


# translation ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The hospital&nbsp;is open.", "&nbsp;", " "),
        ("It was built in 1912.[3][edit] It burned down.", "[3][edit]", ""),
        ("She said that he/she [it] would wait there.", "he/she [it]", "he"),
        ("They bought bread und went home.", "und", "and"),
        ("It was signed on 9 ноября 2020 in the night.", "9 ноября 2020", "9 November 2020"),
        ("It was signed on 9. November 2020.", None, None),
        (
            "The RA Ministry of Defense denies it.",
            "RA Ministry of Defense",
            "Armenian Ministry of Defense",
        ),
        ("They met in the город and went home together.", "город", "gorod"),
        ("The town (Russian: Горис) lies in the south of it.", None, None),
        ("Azertag and AzerTac are one agency, and Azertac is, too.", None, None),
        ("In C, a[0] = b[1], and argv[1] is the name.", None, None),
        ("It may be 10 may or 3 mart.", None, None),
    ],
)
def test_what_translating_leaves_is_suggested(text, wrong, right):
    expected = [(wrong, right, "suggest")] if wrong else []
    assert found(text, "residue-of-translation") == expected
    assert TIDY.fix(text) == text


# all of them ------------------------------------------------------------------------------------------


def test_they_are_off_unless_selected_and_then_names_are_not_judged() -> None:
    text = f"{SLIP} Fighting in Nagorno-Karbakh, Armenia says."
    assert {f.rule for f in Cleaner().check(text)} == {"garbled-name"}
    assert {f.rule for f in TIDY.check(text)} == {"spacing"}
    assert chosen(["tidy"]) == TIDY_RULES
    assert chosen(["tidy"], ["spacing"]) == TIDY_RULES - {"spacing"}
    assert chosen(["garbled-name", "tidy"], ["tidy"]) == {"garbled-name"}


def test_an_unknown_rule_lists_them() -> None:
    with pytest.raises(UnknownRuleError, match=r"spacing.*scrape-residue.*tidy"):
        chosen(["spaces"])


def test_quotations_are_only_suggested() -> None:
    text = "The witness said: “I was in the the garden , and I saw the car.”"
    assert {f.action for f in TIDY.check(text)} == {"suggest"}
    assert TIDY.fix(text) == text


@pytest.mark.parametrize(
    "text",
    [
        f"{SLIP} <!-- cleanup: ignore -->",
        f"{SLIP} <!-- cleanup: ignore[spacing] -->",
        f"<!-- cleanup: off -->\n{SLIP}\n<!-- cleanup: on -->",
        f"---\ncleanup: {{ignore: [spacing]}}\n---\n{SLIP}",
    ],
)
def test_exceptions_hold_and_are_needed(text):
    assert Cleaner(select=["tidy", "unused-exception"]).check(text) == []
    assert TIDY.fix(text) == text


def test_an_exception_from_another_rule_is_none() -> None:
    text = f"{SLIP} <!-- cleanup: ignore[mojibake] -->"
    findings = Cleaner(select=["tidy", "unused-exception"]).check(text)
    assert [f.rule for f in findings] == ["spacing", "spacing", "unused-exception"]


def test_an_exception_that_a_rule_needs_is_used_also_where_the_rule_is_not_selected() -> None:
    text = f"{SLIP} <!-- cleanup: ignore[spacing] -->"
    assert Cleaner(select=["garbled-name", "unused-exception"]).check(text) == []


def test_accepted_spellings_are_left_alone() -> None:
    text = "We heard the the Of Of record in a bar in the town."
    assert TIDY.fix(text) != text
    assert Cleaner(select=["tidy"], accept=["the the"]).fix(text) == text


def test_the_command_fixes_what_is_certain_and_shows_the_rest() -> None:
    text = f"{SLIP} It rose by 4,7 percent.\n"
    fixed = CliRunner().invoke(app, ["fix", "--isolated", "--select", "tidy", "-"], input=text)
    assert fixed.stdout == f"{MENDED} It rose by 4,7 percent.\n"
    shown = CliRunner().invoke(
        app, ["check", "--isolated", "--select", "tidy", "--output-format", "json", "-"], input=text
    )
    findings = json.loads(shown.stdout)["files"][0]["findings"]
    assert [f["rule"] for f in findings] == ["spacing", "spacing", "residue-of-translation"]


_BITS = [
    "the ",
    "the",
    " ,",
    ",",
    ". ",
    "a",
    "\n",
    "-\n",
    "ment",
    "agree",
    "\u200b",
    "â€™",
    "Ã©",
    " ",
    '"',
]
_BITS += [
    "“",
    "Share\n",
    "Leave a Reply\n",
    "[1]",
    "&nbsp;",
    "und ",
    "Armenia ",
    "Stefanakert ",
    "`",
    "\r\n",
]


@given(st.lists(st.sampled_from(_BITS), max_size=40).map("".join))
def test_findings_never_overlap_and_index_the_text(text):
    end = 0
    for finding in Cleaner(select=["tidy", "garbled-name"]).check(text):
        assert end <= finding.start < finding.end
        end = finding.end
        assert text[finding.start : finding.end] == finding.text != finding.replacement


@given(st.lists(st.sampled_from(_BITS), max_size=40).map("".join))
def test_fixing_comes_to_an_end(text):
    """A slip may hide another; on real copy fixing twice is fixing once, which the corpus tests."""
    spacing = Cleaner(select=["spacing"])
    for _time in range(4):
        before, text = text, spacing.fix(text)
        if text == before:
            break
    assert spacing.fix(text) == text
