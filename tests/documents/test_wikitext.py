"""Wikitext: what of it is prose, and that a change touches nothing but the letters of a name."""

from __future__ import annotations

import pytest
from growth import grows_in_proportion
from hypothesis import given
from hypothesis import strategies as st
from markup_claims import cases, changed, is_sound, planted, shown

from cleanup.cleaner import Cleaner
from cleanup.documents.formats import is_known, read_document
from cleanup.documents.formats.wikitext import read
from cleanup.documents.plain import splice

GARBLE = "Families from Stefanakert arrived in Goris, in southern Armenia."


def fixed(source: str) -> str:
    document = read_document("a.wiki", source.encode())
    cleaner = Cleaner()
    findings = document.placed(cleaner.check(document.judged))
    return splice(document, cleaner.applied(findings)).decode()


@pytest.mark.parametrize(("source", "prose"), cases("wikitext"))
def test_what_is_prose(source: str, prose: str) -> None:
    assert shown(is_sound(read, source)) == prose
    assert shown(is_sound(read, source.replace("\n", "\r\n"))) == prose
    planted(read, source)


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("in '''Stefan'''cart", "in '''Stepana'''kert"),
        ("[[Stefancart|Stefancart]]", "[[Stefancart|Stepanakert]]"),
        ("[http://Stefancart Stefancart]", "[http://Stefancart Stepanakert]"),
        ("{{a}} Stefancart<ref>Stefancart</ref>", "{{a}} Stepanakert<ref>Stefancart</ref>"),
        ("[[File:Stefancart.jpg|thumb|Stefancart]]", "[[File:Stefancart.jpg|thumb|Stepanakert]]"),
        ("{|\n| id=\"Stefancart\" | Stefancart\n|}", "{|\n| id=\"Stefancart\" | Stepanakert\n|}"),
        ("S&#116;efancart", "S&#116;epanakert"),
    ],
)  # fmt: skip
def test_a_change_leaves_markup_and_targets_as_they_are(source: str, result: str) -> None:
    assert changed(read, source, "Stefancart", "Stepanakert") == result


def test_a_link_without_a_text_may_be_read_and_not_changed() -> None:
    prose = read("[[Stefancart]]")
    assert prose.text == "Stefancart"
    with pytest.raises(LookupError):
        prose.place(0, 10)


def test_an_article_is_repaired_in_its_prose_and_not_in_quotations() -> None:
    article = (
        f"== Road ==\n{GARBLE}\n\n<blockquote>{GARBLE}</blockquote>\n\n{{{{Quote|{GARBLE}}}}}\n"
        f"* {GARBLE}<ref>{GARBLE}</ref>\n<!-- cleanup: ignore -->\n{GARBLE}\n"
    )
    right = article.split("\n")
    right[1] = right[1].replace("Stefanakert", "Stepanakert")
    right[6] = right[6].replace("Stefanakert", "Stepanakert", 1)
    assert fixed(article) == "\n".join(right)
    assert fixed(article.replace("\n", "\r\n")) == "\r\n".join(right)


ATOMS = [
    *(
        "Susa",
        "a",
        "é",
        "İ",
        "😀",
        "e\u0301",
        "''",
        "'''",
        "[[",
        "]]",
        "{{",
        "}}",
        "|",
        "||",
        "!",
        "!!",
        "=",
    ),
    *(
        "{|",
        "|}",
        "|-",
        "<ref>",
        "</ref>",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "&amp;",
        "&",
        "[http://a ",
        "]",
        " ",
    ),
    *("\n", "\r\n", "\n\n", "* ", "; ", ": ", "----", "File:a.b", "Category:a", "<nowiki>", "</nowiki>"),
]


@given(st.lists(st.sampled_from(ATOMS), max_size=16).map("".join))
def test_any_text_is_read_and_every_piece_of_prose_stands_where_it_says(source: str) -> None:
    is_sound(read, source)


BLOCKS = [
    *("{}", "a\nb {} c", "== {} ==", "* {}", "a ''b {} c''", "[[u|{}]]", "[http://u {}]", "<b>{}</b>"),
    *("[[File:u|thumb|{}]]", "{{|\n| a || {}\n|}}", "{{|\n|+ {}\n|}}", "; a : {}", "İ😀é {}"),
]


@given(
    st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]), st.data()
)
def test_a_name_planted_anywhere_is_found_and_only_it_changes(
    blocks: list[str], ending: str, data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(blocks) - 1))
    texts = [block.format("Stefancart" if n == number else "x") for n, block in enumerate(blocks)]
    source = "\n\n".join(texts).replace("\n", ending)
    assert changed(read, source, "Stefancart", "Stepanakert") == source.replace(
        "Stefancart", "Stepanakert"
    )


@pytest.mark.parametrize("ending", [".wiki", ".wikitext", ".mediawiki"])
def test_its_files_are_known(ending: str) -> None:
    assert is_known(ending)


@pytest.mark.parametrize(
    "part",
    [
        *(
            "[[",
            "]]",
            "{{",
            "[[a|",
            "[[File:a|",
            "{|\n",
            "{|\n|a",
            "''",
            "<ref>",
            "<!--",
            "= a\n",
            "[http://a ",
        ),
        *("[[File:a|[[b]]|c]]", "{{a}}", "* a\n", "\n \n", "<blockquote>", "&"),
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(part: str) -> None:
    assert grows_in_proportion(read, part)


@pytest.mark.parametrize(
    ("opening", "closing"), [("{{", "}}"), ("[[", "]]"), ("[[File:a|", "]]"), ("<b>", "</b>")]
)
def test_markup_nested_fifty_thousand_deep_is_read(opening: str, closing: str) -> None:
    assert read(opening * 50_000 + "Susa" + closing * 50_000 + " end").text.endswith("end")
