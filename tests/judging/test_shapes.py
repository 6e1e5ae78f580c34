"""Garbles that are not one word: split, run together, declined; and what only looks like one."""

from __future__ import annotations

import pytest

import cleanup

FIXED = [
    # a space too many
    ("The bus from Sis ian to Yerevan left at noon.", "The bus from Sisian to Yerevan left at noon."),
    (
        "President Ill Ham Aliyev of Azerbaijan spoke in Baku.",
        "President Ilham Aliyev of Azerbaijan spoke in Baku.",
    ),
    (
        "Armenia's prime minister, nickel\nPassion Ian, flew home to Yerevan.",
        "Armenia's prime minister, Nikol\nPashinyan, flew home to Yerevan.",
    ),
    # a space too few
    (
        "In Yerevan, NikolPashinyan met the ministers of Armenia.",
        "In Yerevan, Nikol Pashinyan met the ministers of Armenia.",
    ),
    (
        "Snow fell on Sevanand the hills of Armenia, north of Yerevan.",
        "Snow fell on Sevan and the hills of Armenia, north of Yerevan.",
    ),
    (
        "The Lachincorridor between Armenia and Karabakh was closed.",
        "The Lachin corridor between Armenia and Karabakh was closed.",
    ),
    (
        "Armenia and Azerbaijan fought over Nagornokarabakh for decades.",
        "Armenia and Azerbaijan fought over Nagorno-Karabakh for decades.",
    ),
    # case endings of another language
    (
        "Shells fell near Stepanakercie, in Nagorno-Karabakh, said Yerevan.",
        "Shells fell near Stepanakert, in Nagorno-Karabakh, said Yerevan.",
    ),
    (
        "The team of Gurbana Gurbanova won in Baku, Azerbaijan.",
        "The team of Gurban Gurbanov won in Baku, Azerbaijan.",
    ),
    # in small letters, where English has no such word
    (
        "In Armenia the cabinet of peishinian met twice, in Yerevan and in Gyumri.",
        "In Armenia the cabinet of Pashinyan met twice, in Yerevan and in Gyumri.",
    ),
]

LEFT = [
    "Ara Rat, a bass player from Fresno, has Armenian parents in Yerevan.",
    "ArmenPress and AzerTac reported from Yerevan and Baku.",
    "Sevanavank and Hovhannavank are monasteries in Armenia.",
    "Leyla Aliyeva and Anna Hakobyan met neither in Baku nor in Yerevan.",
    "Susiana was a province of Persia; Sisian lies in Armenia.",
    "A cookie called ghorabieh is baked in Tabriz, Baku and Karabakh.",
    "Karabakhi horses and Gyumretsis are known all over Armenia and Azerbaijan.",
]


@pytest.mark.parametrize(("garbled", "right"), FIXED, ids=lambda text: text[:30])
def test_a_garbled_name_of_any_shape_is_mended(garbled: str, right: str) -> None:
    assert cleanup.fix(garbled) == right


@pytest.mark.parametrize("text", LEFT, ids=lambda text: text[:30])
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert cleanup.fix(text) == text


def test_a_spelling_settled_once_is_settled_wherever_it_stands() -> None:
    text = (
        "Armenia's deputy prime minister, Tigran Avigan, opened a road near Yerevan. "
        "Later in the day Avigan flew to Gyumri."
    )
    assert cleanup.fix(text).count("Avinyan") == 2


def test_a_spelling_that_english_has_is_mended_only_among_others_of_its_language() -> None:
    alone = "Armenia reopened the road to Martouni, east of Yerevan."
    among = (
        "Armenia's Nikol Pachinian came from Erevan; Ararat Mirzoïan met Djeyhoun Baïramov. "
        "Stepanakert and Chouchi were quiet in Nagorno-Karabakh, and Martouni was shelled."
    )
    assert cleanup.fix(alone) == alone
    assert "and Martuni was shelled" in cleanup.fix(among)


def test_a_text_without_capitals_is_read_as_a_transcript_and_keeps_its_small_letters() -> None:
    text = (
        "so yesterday in yerevan the prime minister nickel passion ian said that armenia and azerbaijan "
        "are close to a deal and he met ill ham aliyev in abu dhabi where they spoke of prisoners in "
        "baku and then of the road from goris to stepanakirt which is closed as we all know"
    )
    fixed = cleanup.fix(text)
    assert "the prime minister nikol pashinyan said" in fixed
    assert "he met ilham aliyev in abu dhabi" in fixed
    assert "from goris to stepanakert which" in fixed


def test_small_letters_are_judged_in_any_text_when_asked_to() -> None:
    text = "Short clip: then stepanakirt was quiet, they say in Yerevan, Armenia."
    assert cleanup.fix(text) == text
    fixed = cleanup.Cleaner(transcript=True).fix(text)
    assert fixed == "Short clip: then stepanakert was quiet, they say in Yerevan, Armenia."
