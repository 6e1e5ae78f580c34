"""The tables of the tidying rules are in order, and say nothing against the lexicons."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import cleanup.tidying
from cleanup.tidying.slips import rows
from cleanup.translit.fold import fold

FOLDER = Path(cleanup.tidying.__file__).parent
TABLES = sorted(path.name for path in FOLDER.glob("*.tsv"))
LANGUAGES = {"hy", "az", "ru", "ka", "tr", "fa", "en", "de", "fr", "es", "it", "pl"}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_sorted_and_has_no_row_twice_and_no_cell_too_many(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")
    header, *lines = text.splitlines()
    columns = header.count("\t")
    assert lines == sorted(set(lines), key=lambda line: line.encode())
    assert all(line.count("\t") == columns and line == line.strip() for line in lines)


def test_every_language_of_the_region_s_press_has_lines_of_its_pages():
    assert {row[0] for row in rows("page-lines.tsv")} == LANGUAGES
    for _language, what, sure, match, words in rows("page-lines.tsv"):
        assert sure in ("0", "1")
        assert match in ("is", "begins", "label")
        assert words == words.lower().replace("i\u0307", "i") or "İ" in words
        assert what


def test_what_english_has_for_a_name_is_sourced_and_no_variant_of_the_lexicons(index):
    sources = (Path(__file__).parents[2] / "lexicons" / "sources.tsv").read_text(encoding="utf-8")
    known = {line.split("\t")[0] for line in sources.splitlines()[1:]}
    for found, english, source in rows("english-names.tsv"):
        assert set(source.split("|")) <= known
        assert found != english
        assert not index.known(fold(found)), f"{found} is a right name in the lexicons"


def test_foreign_words_are_no_english_ones(index):
    words = [word for _language, word, _english in rows("foreign-words.tsv")]
    assert [word for word in words if index.guard(word).english] == []
    assert len(words) == len(set(words)), "a word of two languages means one thing"


def test_words_that_stand_twice_are_fixed_or_suggested():
    assert {twice for _word, twice in rows("doubled-words.tsv")} == {"fix", "suggest"}
