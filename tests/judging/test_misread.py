"""Names whose letters were lost on the way are read as they were meant, and nothing else is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleanup
from cleanup import Finding
from cleanup.spotting.mojibake import readable


def findings(text: str) -> list[tuple[str, str, str]]:
    found = cleanup.check(text)
    assert all(text[f.start : f.end] == f.text for f in found)
    return [(f.action, f.text, f.replacement) for f in found]


@pytest.mark.parametrize(
    ("garbled", "right"),
    [
        ("PaÅŸinyan", "Pashinyan"),
        ("ÆliyÉ™v", "Aliyev"),
        ("MÉ™mmÉ™dov", "Mammadov"),
        ("HajÄ±yev", "Hajiyev"),
        ("HacÄ±yev", "Hajiyev"),
        ("XankÉ™ndi", "Khankendi"),
        ("NaxÃ§Ä±van", "Nakhchivan"),
        ("L@nk@ran", "Lankaran"),
    ],
)
@pytest.mark.parametrize("frame", ["It was {} again.", "“The name was {},” she said.", "{}\r\n"])
def test_bytes_read_as_other_letters_are_mended(garbled: str, right: str, frame: str) -> None:
    assert findings(frame.format(garbled)) == [("fix", garbled, right)]


@pytest.mark.parametrize(
    "text",
    [
        "She went to the CAFÉ” and to the CAFÉ’s garden in Yerevan.",
        "São Paulo, Düsseldorf, Åland, Malmö, Český Krumlov and Ærø are elsewhere.",
        "Write to press@baku.example or foo@baku, and follow @karabakh and @aliyev.",
        "They said @liyev had written it.",
        "A price of 5 @ 3 manats, and a©b Ã± Ä° ÑŽ.",
    ],
)
def test_other_letters_and_handles_are_left_alone(text: str) -> None:
    assert findings(text) == []


def test_a_sign_after_a_name_is_no_handle() -> None:
    assert findings("President Ilham @liyev spoke in Baku.") == [("fix", "@liyev", "Aliyev")]


def test_a_text_full_of_handles_is_read_once() -> None:
    text = "A call to Mr @harbour and others. " * 40_000
    begun = time.process_time()
    assert readable(text, lambda _word: False) is None
    assert time.process_time() - begun < 5  # it was half a minute


def test_the_rest_of_the_text_is_judged_at_its_place() -> None:
    text = "PaÅŸinyan spoke.\nHe had been in Stefanakert, in Nagorno-Karabakh, and in ŞuÅŸa."
    found: list[Finding] = cleanup.check(text)
    assert [(f.line, f.column, f.text) for f in found][:2] == [
        (1, 1, "PaÅŸinyan"),
        (2, 16, "Stefanakert"),
    ]
    assert cleanup.fix(text).startswith(
        "Pashinyan spoke.\nHe had been in Stepanakert, in Nagorno-Karabakh"
    )


@pytest.mark.parametrize(
    ("garbled", "right"),
    [
        ("nagorno-Karabakh", "Nagorno-Karabakh"),
        ("Nagorno -Karabakh", "Nagorno-Karabakh"),
        ("Nagorno- Karabakh", "Nagorno-Karabakh"),
        ("Nagorno - Karabakh", "Nagorno-Karabakh"),
        ("NagornoKarabakh", "Nagorno-Karabakh"),
    ],
)
def test_a_lost_capital_and_a_moved_space_are_mended(garbled: str, right: str) -> None:
    assert findings(f"The war in {garbled} ended.") == [("fix", garbled, right)]


@pytest.mark.parametrize(
    "name", ["Nagorno-\nKarabakh", "Nagorno Karabakh", "the Baku - Tbilisi line", "non-Armenian"]
)
def test_line_ends_and_other_hyphens_are_no_slips(name: str) -> None:
    assert findings(f"The war in {name} ended.") == []


@given(st.text("PaÅŸinyÉ™v@ .-’\n\u0301ÃÄ±", max_size=30))
def test_fixing_twice_is_fixing_once(text: str) -> None:
    once = cleanup.fix(text)
    assert cleanup.fix(once) == once
