"""The page: what is in it, that nothing gets out of its place in it, and that it needs nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import html5lib
import pytest
from hand_made import HOSTILE, found, hostile, judged, odd

CLEAN = judged("clean <&>.txt", "Nothing here.\n")
SUGGESTED = "Susa fell.\nHe went on and on about the town that was shelled in a war, in\nStefancart.\n"


def parsed(page):
    """Return the tree of *page*, every error of which is one here."""
    parser = html5lib.HTMLParser(
        strict=True, tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False
    )
    return parser.parse(page)


def text_of(element):
    return "".join(element.itertext())


def columns(tree):
    rows = [[*row] for row in tree.iterfind(".//table[@class='text']/tbody/tr")]
    return [tuple(text_of(cell) for cell in row) for row in rows]


@pytest.fixture
def tree(report):
    return lambda *files, **settings: parsed(report("html", *files, **settings))


def test_original_and_corrected_stand_side_by_side_with_their_line_numbers(tree):
    assert columns(tree(odd())) == [
        ("1", "😀 İ e\u0301 Stefancart", "😀 İ e\u0301 Stepanakert"),
        ("2", "", ""),
        ("3", "Nicholas", "Nikol"),
        ("4", "Paschinjan, Pašinjan & <Susa>", "Pashinyan, Pašinjan & <Susa>"),
    ]


def test_lines_that_were_broken_to_fit_are_one_again_and_others_are_not(tree):
    file = judged("a", SUGGESTED, found(SUGGESTED, "Stefancart", "Stepanakert"))
    assert [number for number, *_ in columns(tree(file))] == ["1", "2"]
    assert columns(tree(file))[1][2].endswith("shelled in a war, in Stepanakert.")


def test_every_word_leads_to_its_note_and_back(tree):
    page = tree(odd(), CLEAN, odd())
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [element.get("href") for element in page.iter("a")]
    assert len(links) > 12
    assert {link[1:] for link in links} <= set(ids)
    for word in page.iterfind(".//a[@data-note]"):
        note = page.find(f".//li[@id='{word.get('aria-describedby')}']")
        assert note is not None
        assert word.get("href") == f"#{note.get('id')}"


def test_a_note_says_what_becomes_why_how_surely_and_what_else_may_be_meant(tree):
    notes = [" ".join(text_of(note).split()) for note in tree(odd()).iterfind(".//li[@data-action]")]
    assert notes[0].startswith("Stefancart → Stepanakert fix 90 % sure line 1, column 8 f for p")
    assert "near: “Baku”" in notes[0]
    assert notes[1].startswith("Nicholas Paschinjan → Nikol Pashinyan fix")
    assert "Candidates: Shusha place/0, 90%, Shushi place/1, 80%" in notes[2]


def test_what_changes_and_what_is_only_suggested_are_marked_as_such(tree):
    page = tree(odd())
    assert [text_of(e) for e in page.iterfind(".//td//del")] == ["Stefancart", "Nicholas", "Paschinjan"]
    assert [text_of(e) for e in page.iterfind(".//td//ins")] == ["Stepanakert", "Nikol", "Pashinyan"]
    assert [text_of(e) for e in page.iterfind(".//td//mark")] == ["Susa", "Susa"]


def test_names_are_counted_and_files_listed(tree):
    page = tree(odd(), CLEAN, odd(), errors=("gone.txt: no such file",))
    said = " ".join(text_of(page.find("body")).split())
    assert page.findtext(".//title") == "4 names to fix, 2 suggestions"
    assert "Names in 3 texts" in said
    assert "1 text without findings clean <&>.txt" in said
    assert "gone.txt: no such file" in said
    times = [text_of(cell) for cell in page.iterfind(".//td[@class='times']")]
    assert times == ["6"]


def test_nothing_found_is_a_page_too(tree):
    for files in ((), (CLEAN,)):
        assert tree(*files).findtext(".//title") == "0 names to fix, 0 suggestions"


def test_nothing_in_a_document_becomes_part_of_the_page(tree):
    page, plain = (
        tree(hostile(), errors=(HOSTILE,)),
        tree(judged("x", "Susa", found("Susa", "Susa", "x"))),
    )
    tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert tags <= {element.tag for element in plain.iter()} | {"section", "h2", "ul", "li"}
    assert len(list(page.iter("script"))) == 1
    assert not any(name.startswith("on") for element in page.iter() for name in element.attrib)
    shown = "".join(text for row in columns(page) for text in row)
    assert "</script><b a=\"'>&amp;\ufffd\ufffd]]>%0A::error::,:" in shown


def test_the_page_needs_nothing_from_elsewhere_and_may_have_nothing(report, tree):
    page, source = tree(odd()), report("html", odd())
    for element in page.iter():
        assert not {"src", "srcset", "style", "data", "action"} & element.attrib.keys()
        assert element.get("href", "#").startswith("#")
    assert not re.search(r"url\(|@import|https?:|fetch\(|XMLHttp", source)
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    for name in ("script", "style"):
        digest = b64encode(sha256(page.findtext(f".//{name}").encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")


def test_it_reads_without_script_and_says_what_it_is_to_those_who_cannot_see(tree):
    page = tree(odd(), odd())
    assert page.get("lang") == "en"
    assert "hidden" in page.find(".//form").attrib  # shown by the script, which alone makes it work
    assert len(page.findall(".//main")) == len(page.findall(".//h1")) == 1
    for table in page.iterfind(".//table"):
        assert all(head.get("scope") == "col" for head in table.iterfind("./thead//th"))
        assert all(head.get("scope") == "row" for head in table.iterfind("./tbody//th"))
    for section in page.iterfind(".//section[@class='file']"):
        assert page.find(f".//*[@id='{section.get('aria-labelledby')}']") is not None
