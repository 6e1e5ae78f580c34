"""A headline names one place and nothing else: that alone does not speak against the place."""

from __future__ import annotations

import pytest

from cleanup.cleaner import shared_judge


def found(text: str) -> list[tuple[str, str, str]]:
    return [(f.action, f.text, f.replacement) for f in shared_judge().judge(text)]


@pytest.mark.parametrize(
    ("headline", "garbled", "right"),
    [
        ("War in Nagorno-Karbakh", "Karbakh", "Karabakh"),
        ("Refugees arrive from Stefanakert", "Stefanakert", "Stepanakert"),
        ("The embassy in Yerewan closed", "Yerewan", "Yerevan"),
        ("Floods in Nachitschewan", "Nachitschewan", "Nakhchivan"),
    ],
)
def test_a_garbled_name_alone_in_a_headline_is_shown(headline: str, garbled: str, right: str) -> None:
    assert found(headline) == [("suggest", garbled, right)]


def test_it_is_not_changed_for_nothing_speaks_for_it_either() -> None:
    (finding,) = shared_judge().judge("Refugees arrive from Stefanakert")
    assert any("little else in the text is from the region" in reason for reason in finding.because)


def test_a_person_whose_other_half_is_right_is_changed_in_a_headline_as_in_an_article() -> None:
    assert found("Nicholas Pashinyan visits Paris") == [("fix", "Nicholas", "Nikol")]


@pytest.mark.parametrize(
    "headline",
    [
        "Meeting in Kampala",
        "Peter Sargent and Bern Howell win",
        "Students at Barra College strike",
        "Susa declared a site of world heritage",
        "Saint Petersburg hosts a summit",
    ],
)
def test_names_from_elsewhere_stay_in_headlines(headline: str) -> None:
    assert found(headline) == []


def test_in_an_article_about_elsewhere_the_same_word_is_not_shown() -> None:
    article = (
        "The committee met on Tuesday and agreed that the harbour wall should be mended before winter. "
        "Its members had asked three firms, and only one, from Leeds, had answered in time, as a clerk "
        "said. The chairman, who had been to Stefanaker, said that the money would have to be found."
    )
    assert found(article) == []
