"""What is only suggested for all that speaks for it, and what is not even suggested."""

from __future__ import annotations

import pytest

import cleanup

REGIONAL = (
    "Armenia and Azerbaijan exchanged prisoners near Goris; the road from Yerevan to Kapan stayed"
    " open, and Nikol Pashinyan spoke in Gyumri. "
)


def found(sentence: str) -> list[tuple[str, str, str]]:
    return [(f.text, f.action, f.replacement) for f in cleanup.check(REGIONAL + sentence)]


def test_a_town_elsewhere_is_no_slip_of_a_place_though_the_text_names_that_too() -> None:
    assert not found("The walkers left Sevan for the hills. A coach from Sevran brought their bicycles.")


def test_a_town_elsewhere_is_suggested_where_it_is_named_together_with_ours() -> None:
    sentence = "They drove from Sevan by way of Sevran, Gyumri and Vanadzor."
    assert found(sentence) == [("Sevran", "suggest", "Sevan")]


def test_what_is_far_from_a_name_of_the_text_is_another_name() -> None:
    sentence = "The road to Gabala was closed. The firm Kabalaka had not been told."
    assert not found(sentence)
    assert found(sentence.replace("The firm", "It had snowed in the city of")) == [
        ("Kabalaka", "suggest", "Gabala")
    ]


@pytest.mark.parametrize("stranger", ["Sayagi", "Zorah"])
def test_what_is_far_from_what_people_are_called_is_another_name(stranger: str) -> None:
    assert not found(f"A certain {stranger} was seen at the market.")


def test_what_is_far_from_the_name_of_a_place_alone_is_suggested() -> None:
    assert found("The bus to Stepanakte left at noon.") == [("Stepanakte", "suggest", "Stepanakert")]


def test_where_scholars_write_their_signs_are_right_and_a_garble_without_them_is_suggested() -> None:
    text = (
        "The chronicles of Movsēs Xorenacʿi and Narekacʿi were read, and Kʻocharyan and Pʻashinyan"
        " listened in Stefancart."
    )
    assert found(text) == [("Stefancart", "suggest", "Stepanakert")]


def test_a_short_word_is_no_village_that_nobody_has_heard_of() -> None:
    assert not found("His neighbour Salam had gone.")


@pytest.mark.parametrize("sentence", ["Mammadowa sang.", "A certain Alijeva was seen at the market."])
def test_a_womans_surname_that_may_be_a_case_of_a_mans_is_not_decided(sentence: str) -> None:
    ((_text, action, _name),) = found(sentence)
    assert action == "suggest"


def test_who_is_named_in_full_elsewhere_tells_whether_a_woman_is_meant() -> None:
    assert found("Ilham Alijewa spoke. President Alijewa was tired.") == [
        ("Alijewa", "fix", "Aliyev"),
        ("Alijewa", "fix", "Aliyev"),
    ]
    assert found("Leyla Alijeva spoke. Alijeva was tired.") == [
        ("Alijeva", "fix", "Aliyeva"),
        ("Alijeva", "fix", "Aliyeva"),
    ]


def test_a_garbled_place_may_end_like_a_surname_where_a_place_is_expected() -> None:
    assert found("They live in Dilijian.") == [("Dilijian", "fix", "Dilijan")]


@pytest.mark.parametrize(
    "sentence", ["A certain Dilijian was seen.", "Dilijian spoke.", "Askarian made films."]
)
def test_who_is_called_nearly_like_a_place_is_left_alone(sentence: str) -> None:
    assert not found(sentence)


@pytest.mark.parametrize(
    "stranger",
    [
        "Charles Mitchell",
        "Robert Mendez",
        "Adam Schaff",
        "Ali Assad",
        "Sergei Lavrin",
    ],
)
def test_a_stranger_with_a_public_figures_first_name_is_not_renamed(stranger: str) -> None:
    ((_text, action, _name),) = found(f"{stranger} spoke.")
    assert action == "suggest"


def test_a_first_name_of_another_country_is_not_made_ours() -> None:
    ((_text, action, _name),) = found("Sergio Sarkissian spoke.")
    assert action == "suggest"


@pytest.mark.parametrize(
    "sentence", ["They camped north of Mughno.", "Murad Hasaniyev stunned everyone."]
)
def test_what_differs_by_too_much_for_a_lesser_name_is_at_most_suggested(sentence: str) -> None:
    ((_text, action, _name),) = found(sentence)
    assert action == "suggest"


@pytest.mark.parametrize(
    ("garbled", "right"),
    [
        ("The Azerbajiani Army said so.", "Azerbaijani"),
        ("Azerbaiajan's president agreed with the Azerbaijani people.", "Azerbaijan"),
    ],
)
def test_a_country_in_the_text_does_not_speak_against_its_people(garbled: str, right: str) -> None:
    assert [name for _text, _action, name in found(garbled)] == [right]


def test_a_plural_in_the_text_is_no_spelling_of_the_name() -> None:
    (finding,) = cleanup.check(
        "Prime Minister Nikol Pashinien spoke in Yerevan, Armenia. The government of the Pashinyans"
        " argued with Baku."
    )
    assert finding.replacement == "Pashinyan"


def test_what_is_in_brackets_after_a_name_may_be_its_other_spelling() -> None:
    assert not found("They saw Karahunj (Garahunj) in the south.")


def test_a_word_and_a_small_english_one_are_no_name_with_a_space_inside_by_themselves() -> None:
    assert not found("He had himself proclaimed Shah in Iran.")
    assert not found("The Bulgarian Lev on the market fell.")
    assert found("The city of Step anakert was empty.") == [("Step anakert", "fix", "Stepanakert")]


def test_a_monastery_is_no_garbled_city() -> None:
    ((_text, action, _name),) = found("They saw Hayravan monastery.")
    assert action == "suggest"
