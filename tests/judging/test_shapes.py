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
    (
        "The bus to Baku left Gence'den at noon and Şeki’ye at six, in Azerbaijan.",
        "The bus to Baku left Ganja at noon and Sheki at six, in Azerbaijan.",
    ),
    # in small letters, where English has no such word
    (
        "In Armenia the cabinet of peishinian met twice, in Yerevan and in Gyumri.",
        "In Armenia the cabinet of Pashinyan met twice, in Yerevan and in Gyumri.",
    ),
    (
        "What the peishinian-led cabinet of Armenia wants is peace with Baku, said Yerevan.",
        "What the Pashinyan-led cabinet of Armenia wants is peace with Baku, said Yerevan.",
    ),
    # far from right, where one of its kind is expected
    (
        "A truce in Karabakh was announced by Yewan and Baku. In Yerevan crowds gathered.",
        "A truce in Karabakh was announced by Yerevan and Baku. In Yerevan crowds gathered.",
    ),
    (
        "Azerbaijani and Armenian envoys met. The Azeans and the Armenians signed nothing.",
        "Azerbaijani and Armenian envoys met. The Azerbaijanis and the Armenians signed nothing.",
    ),
    # a lesser name of which one word is right, in letters that English has not
    (
        "In Guba, in Azerbaijan, we saw the Cüme Mosque, then drove on to Baku and Ganja.",
        "In Guba, in Azerbaijan, we saw the Juma Mosque, then drove on to Baku and Ganja.",
    ),
    # the office is set after the name
    (
        "Tigran Avigan, Armenia's deputy prime minister, opened a road near Yerevan.",
        "Tigran Avinyan, Armenia's deputy prime minister, opened a road near Yerevan.",
    ),
]

SUGGESTED = [
    # right as names, but not as that of the holder of the office
    ("A spokesman for Azerbaijan's Defence Ministry, Colonel Anar Avazov, spoke in Baku.", "Eyvazov"),
    (
        "In Baku and Yerevan envoys met: Azerbaijani demands, the Azean view, an Armenian no.",
        "Azerbaijani",
    ),
    ("In Ganja, in Azerbaijan, we saw the Juna Mosque, then drove on to Baku.", "Juma"),
]

LEFT = [
    "Ara Rat, a bass player from Fresno, has Armenian parents in Yerevan.",
    "ArmenPress and AzerTac reported from Yerevan and Baku.",
    "Sevanavank and Hovhannavank are monasteries in Armenia.",
    "Leyla Aliyeva and Anna Hakobyan met neither in Baku nor in Yerevan.",
    "Susiana was a province of Persia; Sisian lies in Armenia.",
    "A cookie called ghorabieh is baked in Tabriz, Baku and Karabakh.",
    "Mirzoyan, President Aliyev and the Armenian foreign minister were named in Baku.",
    "In Armenia, near Yerevan, the Old Mosque and the Blue Mosque are open.",
    "Bakunin and Herzen were read in Baku and Yerevan, as museums of Azerbaijan and Armenia show.",
    "Bakunin and Herzen wrote; Herzen and Bakunin quarrelled. Bakunin's letters are printed in full.",
    "Sivan, the month, fell in June; in Yerevan and on Lake Sevan, in Armenia, it rained.",
    "Karabakhi horses and Gyumretsis are known all over Armenia and Azerbaijan.",
]


@pytest.mark.parametrize(("garbled", "right"), FIXED, ids=lambda text: text[:30])
def test_a_garbled_name_of_any_shape_is_mended(garbled: str, right: str) -> None:
    assert cleanup.fix(garbled) == right


@pytest.mark.parametrize("text", LEFT, ids=lambda text: text[:30])
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert cleanup.fix(text) == text


@pytest.mark.parametrize(("text", "right"), SUGGESTED, ids=lambda text: text[:30])
def test_what_may_be_right_is_only_suggested(text: str, right: str) -> None:
    found = cleanup.check(text)
    assert [(finding.action, finding.replacement) for finding in found] == [("suggest", right)]


def test_a_people_that_may_be_one_or_many_is_suggested_in_both_numbers() -> None:
    found = cleanup.check(
        "Baku, Yerevan: an Armenian says no, the Aizean say yes, and Azerbaijani envoys wait."
    )
    assert [choice.name for choice in found[0].candidates] == ["Azerbaijani", "Azerbaijanis"]


def test_a_new_holder_of_an_office_whose_name_is_near_is_left_alone_when_known() -> None:
    text = "Vilayat Eyvazov, Azerbaijan's minister, and Anar Eyvazov, a colonel, spoke in Baku."
    assert cleanup.check(text) == []


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
