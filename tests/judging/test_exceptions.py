"""What writers except from judging, and how they are told of exceptions that are not needed."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleanup import Cleaner
from cleanup.spotting.exceptions import exceptions_in
from cleanup.spotting.exceptions.comments import directives
from cleanup.spotting.sections import SECTION

GARBLED = "Fighting in Nagorno-Karbakh, Armenia says."
FIXED = "Fighting in Nagorno-Karabakh, Armenia says."
TWO_WAYS = "Nikol Pashinyan of Armenia spoke. Pashinyan left. Pashinian came back to Yerevan."
WATCHFUL = ("garbled-name", "unused-exception")


def told(text: str, *select: str) -> list[tuple[int, str, str]]:
    """Return line, text and reason of the unused exceptions."""
    findings = Cleaner(select=select or WATCHFUL).check(text)
    return [(f.line, f.text, f.because[0]) for f in findings if f.rule == "unused-exception"]


# in comments ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- cleanup: ignore -->",
        "<!--cleanup:ignore-->",
        "<!-- cleanup: ignore[garbled-name] -->",
        "<!-- cleanup: ignore[inconsistent-name, garbled-name] -->",
        "<!-- cleanup: ignore - the name of a ship -->",
        "/* cleanup: ignore */",
        "{# cleanup: ignore #}",
        "# cleanup: ignore",
        "## cleanup: ignore: the name of a ship",
        "// cleanup: ignore",
        "% cleanup: ignore",
        "%% cleanup: ignore (a ship)",
        ".. cleanup: ignore",
    ],
)
def test_a_line_is_left_alone_where_a_comment_says_so(comment):
    text = f"{GARBLED} {comment}\n{GARBLED}\r\n"
    assert Cleaner().fix(text) == f"{GARBLED} {comment}\n{FIXED}\r\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_comment_that_has_a_line_to_itself_means_the_next(end):
    lines = [GARBLED, "  <!-- cleanup: ignore -->", GARBLED, GARBLED]
    assert Cleaner().fix(end.join(lines)) == end.join([FIXED, lines[1], GARBLED, FIXED])


def test_stretches_can_be_switched_off_and_on():
    text = f"{GARBLED} <!-- cleanup: off -->{GARBLED}\n\n{GARBLED} <!-- cleanup: on -->{GARBLED}"
    assert Cleaner().fix(text) == f"{FIXED}{text[len(GARBLED) : -len(GARBLED)]}{FIXED}"


def test_what_is_never_switched_on_again_stays_off():
    text = f"{GARBLED}\n% cleanup: off\n{GARBLED}\n{GARBLED}"
    assert Cleaner().fix(text) == FIXED + text[len(GARBLED) :]


def test_rules_are_excepted_one_by_one():
    both = Cleaner(select=("garbled-name", "inconsistent-name"))
    assert [f.text for f in both.check(TWO_WAYS)] == ["Pashinian"]
    ignored = TWO_WAYS + " Karbakh, in Nagorno-Karbakh. <!-- cleanup: ignore[inconsistent-name] -->"
    assert {f.rule for f in both.check(ignored)} == {"garbled-name"}


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- cleanup: ignored -->",
        "<!-- cleanup: ignore the mess -->",
        "<!-- cleanup: of -->",
        "`<!-- cleanup: ignore -->`",
        "cleanup: ignore",
        "see a/b#cleanup: ignore",
        "<!-- cleanup: ignore[inconsistent-name] -->",
        "<!-- cleanup: ignore[no-such-rule] -->",
        "<!-- cleanup: on -->",
    ],
)
def test_what_says_no_such_thing_excepts_nothing(comment):
    text = f"{GARBLED} {comment}"
    assert Cleaner().fix(text) == f"{FIXED} {comment}"


def test_right_names_in_an_excepted_stretch_are_evidence_all_the_same():
    off = "<!-- cleanup: off -->Nikol Pashinyan, of Armenia.<!-- cleanup: on -->\n\n"
    assert Cleaner().fix(f"{off}Pashinjan left Yerevan.") == f"{off}Pashinyan left Yerevan."


def test_stretches_go_over_the_sections_of_long_texts():
    filler = "The council met in Leeds on Tuesday and agreed to mend the harbour wall.\n" * 1400
    ours = "The Armenian town of Goris, and Yerevan. " + GARBLED + "\n"
    off = f"<!-- cleanup: off -->\n{ours}{filler}{ours}<!-- cleanup: on -->\n"
    text = f"{off}{filler}{ours * 20}"
    assert len(off) > 3 * SECTION / 2
    assert Cleaner().fix(text) == f"{off}{filler}{ours.replace(GARBLED, FIXED) * 20}"
    assert told(text) == []


# [sic] ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Fighting in Nagorno-Karbakh [sic], Armenia says.", None),
        ("Fighting in Nagorno-Karbakh[sic!], Armenia says.", None),
        ("Prime Minister Nicholas Pashinyan (sic) spoke.", None),
        ("Prime Minister Nicholas Pashinyan [*sic*] spoke.", None),
        ("“Nikol Paschinjan” [_sic_] spoke in Armenia.", None),
        (
            "Prime Minister Nicholas Pashinyan spoked [sic].",
            "Prime Minister Nikol Pashinyan spoked [sic].",
        ),
        (f"{GARBLED} Music, basic (physic).", f"{FIXED} Music, basic (physic)."),
    ],
)
def test_the_name_before_sic_is_the_writers(before, after):
    assert Cleaner().fix(before) == (after or before)


# accepted spellings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("Karbakh", GARBLED),
        ("karbakh", GARBLED),
        ("Karbakh", GARBLED.upper()),
        ("Nagorno-Karbakh", GARBLED),
        ("Karbakh", "Fighting in Nagorno-Karbakh’s villages, Armenia says."),
        ("Nicholas Pashinyan", "Prime Minister Nicholas\nPashinyan spoke in Yerevan."),
        ("Paschinjan", "In Armenia, Nikol Paschinjan spoke."),
    ],
)
def test_an_accepted_spelling_is_left_alone(form, text):
    assert Cleaner().check(text) != []
    assert Cleaner(accept=[form]).check(text) == Cleaner(accept=form).check(text) == []


@pytest.mark.parametrize("form", ["Karabakh", "Karb", "Nagorno Karbakh", "Artsakh", "Karbakh Times"])
def test_it_is_that_spelling_and_no_other(form):
    assert Cleaner(accept=[form]).fix(GARBLED) == FIXED


@pytest.mark.parametrize("form", ["", " ", "12"])
def test_a_spelling_without_a_word_is_refused(form):
    with pytest.raises(ValueError, match="has no word in it; an accepted spelling is a name"):
        Cleaner(accept=[form])


# front matter -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "cleanup: off",
        'cleanup: "off"  # a list of mistakes',
        "cleanup: {accept: [Karbakh]}",
        "title: A\ncleanup: {accept: [\"Karbakh\", 'Another Form'], ignore: []}\ntags: [b]",
        "cleanup: {ignore: [garbled-name], accept: [Form]}",
        "cleanup: {ignore: garbled-name}",
        "cleanup:\n  accept: [Karbakh]  # a ship\ntitle: A",
        "cleanup:\n  ignore:\n    - garbled-name\n  accept:\n  - Form\n",
        "cleanup:\n  accept:\n    # ships\n    - Form  # one\n    - Karbakh\n",
    ],
)
def test_front_matter_excepts_a_whole_file(said):
    for text in (f"---\n{said}\n---\n\n{GARBLED}\n", f"---\n{said}\n...\n{GARBLED}"):
        assert Cleaner().check(text) == []
        assert Cleaner().check(text.replace("\n", "\r\n")) == []


@pytest.mark.parametrize(
    "text",
    [
        f"---\ncleanup: on\n---\n{GARBLED}",
        f"---\ncleanup: {{accept: [Karbakh}}\n---\n{GARBLED}",
        f"---\ncleanup: {{allow: [Karbakh]}}\n---\n{GARBLED}",
        f"---\nother:\n  cleanup: off\n---\n{GARBLED}",
        f"---\ncleanup: off\n{GARBLED}",
        f"\n---\ncleanup: off\n---\n{GARBLED}",
        f"{GARBLED}\n---\ncleanup: off\n---\n",
    ],
)
def test_other_forms_and_places_except_nothing(text):
    assert Cleaner().fix(text) == text.replace("Karbakh,", "Karabakh,")


# exceptions that are not needed -----------------------------------------------------------------------

NEEDLESS = "without it nothing would be reported; it can be removed"


def test_an_exception_that_excepts_something_is_not_reported():
    for text in (
        f"{GARBLED} <!-- cleanup: ignore -->",
        f"<!-- cleanup: off -->\n{GARBLED}\n<!-- cleanup: on -->",
        f"---\ncleanup: {{accept: [Karbakh]}}\n---\n{GARBLED}",
        f"---\ncleanup: off\n---\n{GARBLED}",
        "In Nagorno-Karabakh [sic], Armenia says.",
    ):
        assert told(text) == []


def test_one_that_excepts_nothing_is_with_all_that_belongs_to_it():
    assert told(f"{FIXED}\n{FIXED} <!-- cleanup: ignore -->") == [
        (2, "<!-- cleanup: ignore -->", NEEDLESS)
    ]
    assert told(f"<!-- cleanup: off -->\n{FIXED}\n<!-- cleanup: on -->") == [
        (1, "<!-- cleanup: off -->", NEEDLESS),
        (3, "<!-- cleanup: on -->", NEEDLESS),
    ]
    named = "<!-- cleanup: ignore - Nagorno-Karbakh is a ship -->"
    assert told(f"{FIXED} {named}") == [(1, named, NEEDLESS)]
    text = f"---\ncleanup: {{accept: [Karbakh, 'Foo'], ignore: [inconsistent-name]}}\n---\n{GARBLED}"
    assert told(text) == [(2, "'Foo'", NEEDLESS), (2, "inconsistent-name", NEEDLESS)]
    assert told(f"---\ncleanup: off\n---\n{FIXED}") == [(2, "cleanup: off", NEEDLESS)]


def test_an_exception_from_a_rule_that_is_not_selected_is_judged_by_that_rule():
    text = TWO_WAYS + " <!-- cleanup: ignore[inconsistent-name] -->"
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{GARBLED} <!-- cleanup: on -->", "nothing is off here"),
        (f"{GARBLED} <!-- cleanup: ignore[garbled] -->", "there is no rule 'garbled'; the rules are"),
        (f"---\ncleanup: maybe\n---\n{GARBLED}", "it cannot be read; write cleanup: off, or cleanup: {"),
        (f"---\ncleanup: {{accept: [12]}}\n---\n{GARBLED}", "'12' has no word in it"),
    ],
)
def test_one_that_cannot_except_anything_is_told_why(text, why):
    ((_line, _text, said),) = told(text)
    assert said.startswith(why)


def test_without_the_rule_nothing_is_said():
    assert Cleaner().check(f"{FIXED} <!-- cleanup: ignore -->") == []


def test_exceptions_are_never_removed_by_fix():
    text = f"{FIXED} <!-- cleanup: ignore -->"
    assert Cleaner(select=WATCHFUL, apply_suggestions=True).fix(text) == text


# invariants -------------------------------------------------------------------------------------------

COMMENTS = ["<!-- cleanup: off -->", "<!-- cleanup: on -->", "# cleanup: ignore", "# cleanup: ignore - "]
FRONT = ["---\n", "cleanup: {accept: [Karbakh]}", "cleanup: off"]
PIECES = [*COMMENTS, *FRONT, "[sic]", "cleanup:", "<!--", "-->", "off", "\n", "\r\n", " "]
NAMES = [GARBLED, "Karbakh", "Nikol Paschinjan"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES + NAMES), max_size=12).map("".join))
@example("---\ncleanup: {accept: [Karbakh]}<!-- cleanup: off -->---\n---\n")
def test_offsets_index_the_text_and_findings_never_overlap(text):
    findings = Cleaner(select=WATCHFUL).check(text)
    assert all(text[f.start : f.end] == f.text for f in findings)
    assert all(one.end <= other.start for one, other in pairwise(findings))


def test_a_text_without_a_sign_is_not_looked_into():
    assert exceptions_in(f"{GARBLED} Music, basic. A cleanup # off.", None) is None


def test_comments_that_nothing_closes_take_no_long_time():
    begin = time.process_time()
    directives("<!-- cleanup: ignore - " * 20_000)  # every one would be read up to the end
    assert time.process_time() - begin < 20
