"""Of tables the columns that are prose are judged, and nothing else is touched."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from swapped import ENCODINGS, GARBLE, NAME, prose, swapped, swapped_text, words

from cleanup.documents.fields import chosen
from cleanup.documents.formats.csv import read


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("id,text,url\n1,In Goris,x\n2,In Kapan,x\n", "In Goris\n\nIn Kapan"),
        ("id;Body Text;n\n1;In Goris, there;x\n", "In Goris, there"),
        ("id\ttitle_en\n1\tIn Goris\n", "In Goris"),
        ("id|headline\n1|In Goris", "In Goris"),
        ("id,title,text\n1,Goris,Kapan", "Goris\n\nKapan"),
        ('id,"text"\n1,"In ""Goris"",\nhere"\n', 'In "Goris",\nhere'),
        ('text,id\n"In" Goris,x\n"In Kapan,x\nand on,x', '"In" Goris\n\n"In Kapan\n\nand on'),
        ('text,id\n"In Goris" ,x', "In Goris"),
        ("\n\nid,text\n\n1,In Goris\n\n2\n3,\n", "In Goris"),
        ("sep=;\nid;text\n1;In Goris, there", "In Goris, there"),
        ("id,text\n1,In Goris,too many", "In Goris"),
        ("id,text\n1,http://a.am/x\n2,2020-11-10\n", ""),
        ("id,byline\n1,Nikol Pashinyan", "By Nikol Pashinyan"),
        ("id,n\n1,In Goris\n2,In Kapan\n", ""),
        ("1,In Goris\n2,In Kapan\n", ""),
        ("text\nIn Goris, there\n", "In Goris, there"),
        ("note\nIn Goris, there\nIn Kapan\n", "note\n\nIn Goris, there\n\nIn Kapan"),
        ('note\n"In ""Goris"""\n', 'note\n\nIn "Goris"'),
        ("# Of Stefancart\n#\nid,text\n1,In Goris", "In Goris"),
        ("# Of Stefancart\n# and on\n1,In Goris\n2,Kapan", ""),
        ("#text,id\nIn Goris,1", "In Goris"),
        ("", ""),
        ("\n", ""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_prose_is_the_columns_that_are(source: str, expected: str, end: str) -> None:
    text = prose("a.csv", source.replace("\n", end))
    assert text == (expected.replace(",\nhere", f",{end}here"))
    assert prose("a.tsv", source.replace("\n", end)) == text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Stefancart,text\nStefancart,Stefancart\n", "Stefancart,text\nStefancart,Stepanakert\n"),
        ('id,text\n1,"Stefan\ncart"', 'id,text\n1,"Stefan\ncart"'),
        ('id,text\n1,"""Stefancart"""', 'id,text\n1,"""Stepanakert"""'),
        ("id,text\n1,<i>Stefan</i>cart", "id,text\n1,<i>Stepana</i>kert"),
        ("id,body_html\n1,Stefan&#99;art", "id,body_html\n1,Stepanakert"),
    ],
)
def test_quotation_marks_and_other_columns_stay(source: str, expected: str) -> None:
    assert swapped_text("a.csv", source) == expected


def test_new_quotation_marks_are_doubled_or_refused() -> None:
    assert swapped_text("a.csv", 'id,text\n1,"x"', "x", '",') == 'id,text\n1,""","'
    for new in ('"', ",", "\n"):
        with pytest.raises(LookupError, match="quotation marks"):
            read("id,text\n1,x").changes(0, 1, new)


def test_other_columns_can_be_chosen() -> None:
    assert read("text,Lead Story\nx,In Goris", chosen(["leadstory"])).text == "In Goris"


@pytest.mark.parametrize(
    "source",
    [
        '"' * 100_001,
        'text,"' * 50_000,
        '"a""b,' * 50_000,
        "," * 100_000,
        '\n"' * 100_000,
        ',"""x' * 30_000,
    ],
)
def test_hostile_files_are_read_in_time(source: str) -> None:
    prose("a.csv", source)
    prose("a.csv", "id,text\n" + source)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(
    st.lists(st.tuples(words, words, st.booleans()), min_size=1, max_size=5),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_only_columns_of_prose_differ_in_any_encoding(encoding, rows, sign, end, quoting) -> None:
    def written(name: str) -> str:
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=sign, lineterminator=end, quoting=quoting)
        writer.writerow(["id", "text", "note", "title"])
        for before, after, garbled in rows:
            text = f'{before} "{name if garbled else ""}"\n{after}{sign}'
            writer.writerow([GARBLE, text, GARBLE, name])
        return out.getvalue()

    encode = ENCODINGS[encoding]
    assert swapped("a.csv", encode(written(GARBLE))) == encode(written(NAME))
    assert swapped("a.csv", encode(written(GARBLE)), "nowhere") == encode(written(GARBLE))


@given(st.lists(st.lists(st.text('a,"\n ;<', max_size=8), min_size=2, max_size=2), max_size=5))
def test_another_reader_reads_the_same_text(rows) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["id", "text"], *rows])
    theirs = " ".join(row[1] for row in rows).split()
    assert prose("a.csv", out.getvalue()).split() == theirs


@given(st.text('text,;"\n\r\t| ', max_size=80))
def test_anything_is_read(source: str) -> None:
    for text in (source, "text,id\n" + source):
        swapped_text("a.csv", text, "t", "nn")
