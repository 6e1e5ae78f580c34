"""Paragraphs that could have nothing to say are passed over, and no others."""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_copy import articles

from cleanup.cleaner import shared_judge
from cleanup.judging.findings import Finding
from cleanup.judging.judge import Judge
from cleanup.judging.lore import is_public_figure
from cleanup.judging.persons import any_mistake, readings
from cleanup.judging.scene import Scene
from cleanup.judging.sieve import Sieve, Stretches, paragraphs
from cleanup.judging.sieve.figures import Figures
from cleanup.spotting.letters import LETTER, MARKS
from cleanup.spotting.sections import SECTION, sections

CORPUS = Path(__file__).parents[1] / "corpus"
PROSE = (
    "The committee met on Tuesday and agreed that the harbour wall should be mended before winter.",
    "Its members had asked three firms, and only one, from Leeds, had answered in time.",
    "Councillors said that the money would have to come from the reserve this year.\nNobody objected.",
    "Nobody in the town could wait for another report, the chairwoman said; there had been two.",
    "A motion to close the eastern pier, which had been put off since March, was lost by a vote.",
)


def buried(paragraphs: list[str]) -> str:
    """Put prose about something else between the *paragraphs*, and round them."""
    padding = "\n\n".join(PROSE * 2)
    return "\n\n".join([padding, *(f"{paragraph}\n\n{padding}" for paragraph in paragraphs)])


def sieve() -> Sieve:
    return shared_judge()._sieve


class ReadingAll(Sieve):
    """Lets every paragraph through."""

    def stretches(self, text: str, *, names: bool = False) -> Stretches:
        return Stretches([(0, len(text))], [(0, len(text))], len(text.split()))


def outcome(findings: list[Finding]) -> list[tuple[int, int, str, str, float, tuple[str, ...]]]:
    return [(f.start, f.end, f.action, f.replacement, f.confidence, f.because) for f in findings]


@pytest.fixture(scope="module")
def patient() -> Judge:
    """Return a judge that reads everything."""
    judge = Judge(shared_judge().index)
    judge._sieve = ReadingAll(judge._bench)
    return judge


def test_prose_about_something_else_is_not_read_at_all() -> None:
    assert sieve().stretches("\n\n".join(PROSE * 40))[:2] == ([], [])


def test_the_same_is_found_as_by_reading_everything(patient: Judge) -> None:
    for article in articles(CORPUS)[::3]:
        text = buried(article.text.split("\n\n"))
        assert outcome(shared_judge().judge(text)) == outcome(patient.judge(text)), article.name


@pytest.mark.parametrize("many", [5, 40])
def test_the_same_is_found_where_the_paragraphs_of_many_articles_are_mixed(
    patient: Judge, many: int
) -> None:
    paragraphs = [p for article in articles(CORPUS) for p in article.text.split("\n\n")]
    random.Random(many).shuffle(paragraphs)
    for start in range(0, len(paragraphs), 3 * many):  # every third mixture
        text = "\n\n".join(paragraphs[start : start + many])
        assert outcome(shared_judge().judge(text)) == outcome(patient.judge(text)), start


@pytest.mark.parametrize(
    "paragraph",
    [
        "Families left Stefanakert in the night.",
        "Families left Step anakert in the night.",
        "The premier, nickel Passion Ian, spoke to reporters.",
        "It was said that Ill Ham Aliyev had agreed.",
        "The road to Wajots Dsor was closed.",
        "Reporters met NikolPashinyan in the hall.",
        "They camped by Sevanand walked on.",
        "Armenia and the Azeans agreed.",
        "He had read of Paşinyan in a paper.",
        "Then the train stopped at Stepana-\nkert for an hour.",
        "Nothing was heard of president pashinjyan that day.",
        "He was received by Nikol Pashin Yan himself.",
        "A road leads to nagorno-Karabakh from there.",
    ],
)
def test_a_name_in_any_shape_is_let_through(paragraph: str) -> None:
    text = buried([paragraph])
    start = text.index(paragraph)
    end = start + len(paragraph)
    assert any(first <= start and end <= last for first, last in sieve().stretches(text).judged)


def test_a_word_near_a_village_that_only_the_text_names_is_let_through() -> None:
    text = buried(["The villagers of Khnatsakh left.", "They came back to Khnatzakh in May."])
    assert sum(last - first for first, last in sieve().stretches(text).judged) < len(text)
    assert "Khnatzakh in May" in "".join(
        text[first:last] for first, last in sieve().stretches(text).judged
    )


def test_a_word_near_a_name_that_the_text_spells_in_a_channels_way_is_let_through() -> None:
    text = buried(["A landscape by Amirian was sold.", "They say that Amiirian had painted it."])
    judged = "".join(text[first:last] for first, last in sieve().stretches(text).judged)
    assert "Amiirian had" in judged and len(judged) < len(text)


def test_a_word_near_the_usual_spelling_is_let_through_where_the_text_has_another() -> None:
    text = buried(["A song by Agadzhanian was played.", "They say that Aghajonyan had written it."])
    judged = "".join(text[first:last] for first, last in sieve().stretches(text).judged)
    assert "Aghajonyan had" in judged and len(judged) < len(text)


@pytest.mark.parametrize(
    ("elsewhere", "paragraph"),
    [
        ("Sjunik lies in the south of Armenia.", "Nobody was seen in Synch that week."),
        ("Syünik lies in the south of Armenia.", "Nobody was seen in Synch that week."),
        ("Mirzoyan spoke in Yerevan.", "Mirror Zoyan said nothing."),
        ("A bus to Goris left at noon.", "Nobody was seen in Goriss that week."),
    ],
)
def test_what_is_garbled_elsewhere_or_near_it_is_found_as_by_reading_everything(
    patient: Judge, elsewhere: str, paragraph: str
) -> None:
    text = buried([elsewhere, paragraph] * 5)
    assert len(text) > 10_000  # or a young judge reads it whole
    found = outcome(shared_judge().judge(text))
    assert found == outcome(patient.judge(text))
    assert any(text.index(paragraph) <= finding[0] < len(text) for finding in found)


def test_a_person_named_in_full_elsewhere_is_let_through_where_only_the_garbled_surname_stands() -> None:
    text = buried(["The violinist Gidon Tchaikovsky and Artak Belgarian played.", "Belgarian left."])
    read = sieve().stretches(text).judged
    assert "Belgarian left." in "".join(text[first:last] for first, last in read)


def test_lines_that_end_as_in_windows_have_paragraphs_too() -> None:
    text = buried(["Families left Stefanakert in the night."]).replace("\n", "\r\n")
    ((start, end),) = sieve().stretches(text).judged
    assert text[start:end] == "Families left Stefanakert in the night.\r\n\r\n"


def test_a_word_in_small_letters_that_stands_everywhere_is_looked_for_once() -> None:
    text = " ".join(f"Nikol pashinjyan{number}" for number in range(3000))
    ((_words, _capitals, told),) = sieve()._paragraphs.read([text])
    assert told is not None and len(told.smalls) == len(set(told.smalls)) == 3000


def test_what_a_paragraph_tells_is_looked_up_if_it_comes_again_and_forgotten_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = buried(["Families left Stefanakert in the night."])
    fresh = Sieve(shared_judge()._bench)
    found = fresh.stretches(text)
    with monkeypatch.context() as patch:
        patch.setattr(paragraphs.Paragraphs, "_read", None)
        assert fresh.stretches(text) == found
    monkeypatch.setattr(paragraphs, "_MOST_CHARACTERS", 100)
    fresh.stretches(text)
    assert fresh.stretches(text) == found
    assert len(fresh._paragraphs._known) == len({*PROSE, "Families left Stefanakert in the night."})


def test_what_stands_before_a_paragraph_counts_for_its_first_word_each_time() -> None:
    paragraph = "Davtyann said nothing when reporters asked."
    for before in ("Nobody answered but the minister", "Nobody answered at all.") * 2:
        text = buried([f"{before}\n\n{paragraph}"])
        judged = "".join(text[start:end] for start, end in sieve().stretches(text).judged)
        assert (paragraph in judged) == before.endswith("minister"), before


def test_two_words_that_a_scene_may_read_as_a_public_figure_are_let_through() -> None:
    bench = shared_judge()._bench
    figures = Figures(bench)
    met = set()
    for article in articles(CORPUS):
        scene = Scene(article.text, bench.index)
        for at, (first, second) in enumerate(pairwise(scene.tokens)):
            pair = first.text, second.text
            if pair in met or not (scene.adjacent(at + 1) and first.capital and second.capital):
                continue
            met.add(pair)
            if not "".join(pair).isascii() or is_public_figure(bench.index, first.key, second.key):
                continue
            alone = Scene(" ".join(pair), bench.index)
            if any(readings(alone, bench.retriever, 0)) or any_mistake(alone, bench.retriever, 0):
                assert figures.may_be(*pair), pair
    assert len(met) > 1000


def test_a_text_without_capitals_is_read_whole() -> None:
    text = " ".join(PROSE * 3).lower() + " then nikol paschinjan spoke"
    assert sieve().stretches(text).judged == [(0, len(text))]


mixtures = st.lists(
    st.sampled_from([*PROSE, "Stefanakert is a city.", "", " ", "Šuši", "“Susa", "x\r\n\r\ny"]),
    max_size=30,
)


@given(mixtures)
def test_what_is_let_through_is_whole_paragraphs_in_order(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    end = 0
    for first, last in sieve().stretches(text).judged:
        assert end <= first < last <= len(text) or text == ""
        assert first == 0 or text[first - 2 : first] == "\n\n"
        assert last == len(text) or text[last - 2 : last] == "\n\n"
        end = last


@given(st.lists(st.sampled_from(["word ", "a line\n", "end.\n\n", "x" * 9000]), max_size=400))
def test_sections_follow_each_other_and_cut_no_line_where_there_are_lines(parts: list[str]) -> None:
    text = "".join(parts)
    found = list(sections(text))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= SECTION * 3 // 2 for start, end in found)


def test_findings_of_a_later_section_stand_where_they_are_in_the_text() -> None:
    long = "\n\n".join(PROSE * 500)
    assert len(list(sections(long))) > 2
    text = f"{long}\r\nThe villagers of Nagorno-Karabakh fled from Stefanakert to Goris.\n\n{long}"
    (finding,) = shared_judge().judge(text)
    assert text[finding.start : finding.end] == "Stefanakert"
    before = text[: finding.start]
    assert finding.line == before.count("\n") + 1
    assert finding.column == finding.start - before.rfind("\n")


def test_letters_are_those_of_unicode_in_the_scripts_names_come_in() -> None:
    import re

    letter, mark = re.compile(LETTER), re.compile(f"[{MARKS}]")
    blocks = (range(0x700), range(0x10A0, 0x1100), range(0x1E00, 0x2000), range(0x20D0, 0x2100))
    for code in (code for block in blocks for code in block):
        category = unicodedata.category(chr(code))
        assert bool(letter.fullmatch(chr(code))) == category.startswith("L"), hex(code)
        assert bool(mark.fullmatch(chr(code))) == category.startswith("M"), hex(code)
