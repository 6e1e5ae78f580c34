"""Documents of word processors on the command line."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from packages import accepted, member, word

GARBLED = "Fighting in Nagorno-Karbakh, Armenia says."
FIXED = "Fighting in Nagorno-Karabakh, Armenia says."
SAID = "He said: “Nikol Paschinjan is in Armenia.”"


@pytest.fixture
def article(folder):
    path = folder / "a.docx"
    text = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (GARBLED, SAID))
    path.write_bytes(word(text))
    return path


def test_names_are_corrected_by_tracked_changes(run, article):
    result = run("fix", "a.docx")
    assert result.exit_code == 0
    assert accepted(member(article.read_bytes())) == [FIXED, SAID]
    assert accepted(member(article.read_bytes()), changes=False) == [GARBLED, SAID]


def test_the_diff_is_that_of_the_text(run, article):
    before = article.read_bytes()
    result = run("fix", "--diff", "a.docx")
    assert f"-{GARBLED}\n+{FIXED}\n {SAID}\n" in result.stdout
    assert article.read_bytes() == before


def test_a_place_is_a_paragraph_and_a_letter(run, article):
    found = json.loads(run("check", "--output-format", "json", "a.docx").stdout)["files"][0]["findings"]
    assert [(f["line"], f["column"], f["text"]) for f in found] == [
        (1, 21, "Karbakh"),
        (2, 17, "Paschinjan"),
    ]


@pytest.mark.parametrize("output_format", ["text", "word-diff", "html", "sarif", "junit"])
def test_every_report_shows_its_text(run, article, output_format):
    assert "Karbakh" in run("check", "--output-format", output_format, "a.docx").stdout


def test_plain_edits_on_demand(run, article):
    run("fix", "--accept-changes", "a.docx")
    assert f"<w:t>{FIXED}</w:t>" in member(article.read_bytes())


def test_suggestions_as_comments_once(run, article):
    run("fix", "--suggestions-as-comments", "a.docx")
    once = article.read_bytes()
    assert "Paschinjan: Pashinyan?" in member(once, "word/comments.xml")
    run("fix", "--suggestions-as-comments", "a.docx")
    assert article.read_bytes() == once


def test_a_folder_is_searched_for_documents(run, article):
    assert run("check", ".").exit_code == 1


def test_documents_with_macros_are_refused(run, article):
    article.rename("a.docm")
    result = run("check", "a.docm")
    assert result.exit_code == 2
    assert "a.docm: has macros, which are not touched; save it as .docx" in result.stderr


def test_a_damaged_document_stays_as_it_is(run, article):
    article.write_bytes(article.read_bytes()[:-40])
    before = article.read_bytes()
    result = run("fix", "a.docx")
    assert (result.exit_code, article.read_bytes()) == (2, before)
    assert "a.docx: is cut off" in result.stderr
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(before))
