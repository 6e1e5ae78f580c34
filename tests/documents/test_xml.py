"""What of XML is prose in each vocabulary, and that a change of it touches nothing else."""

from __future__ import annotations

import re
import time
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_text import GARBLE, NAME, check_pieces, check_there_and_back, found, installed_pages, mended

from cleanup.documents.formats import is_known, read_document
from cleanup.documents.formats.xml import UnknownVocabularyError, read
from cleanup.documents.markup.vocabularies import PARTS, namespaces, roots, vocabulary
from cleanup.documents.plain import DocumentError, splice
from cleanup.spotting.prose import OBJECT


def table(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table beside this file; ``\\n`` in it is a line end."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()[1:]
    return [
        tuple(cell.replace("\\n", "\n").replace("\\r", "\r") for cell in line.split("\t"))
        for line in lines
    ]


FRAMES = dict(table("xml-frames.tsv"))
NITF, RSS, DOCBOOK = FRAMES["nitf"], FRAMES["rss"], FRAMES["docbook"]


def framed(frame: str, attributes: str, inside: str) -> str:
    """Return a document of a kind: what stands *inside*, and *attributes* of an element around it."""
    if not frame:
        return inside
    source = FRAMES[frame]
    return source.format(attributes, inside) if source.count("{}") == 2 else source.format(inside)


def paragraphs(source: str) -> list[str]:
    prose = read(source)
    check_pieces(prose, source)
    return [text.rstrip() for text in prose.text.split("\n\n") if text.strip()]


@pytest.mark.parametrize(("frame", "attributes", "inside", "expected"), table("xml-prose.tsv"))
def test_what_of_each_vocabulary_is_prose(
    frame: str, attributes: str, inside: str, expected: str
) -> None:
    assert " ¶ ".join(paragraphs(framed(frame, attributes, inside))) == expected


@pytest.mark.parametrize(("name", "frame", "attributes", "inside", "expected"), table("xml-mended.tsv"))
def test_a_garble_is_mended_where_it_stands(
    name: str, frame: str, attributes: str, inside: str, expected: str
) -> None:
    source = framed(frame, attributes, inside)
    assert mended(name, source) == framed(frame, attributes, expected)
    check_there_and_back(name, source.encode())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso8859-1", "cp1251"])
def test_the_encoding_stays(encoding: str) -> None:
    letters = "Шуша" if encoding == "cp1251" else "«é»"
    declared = encoding.removesuffix("-sig")
    body = NITF.format(f"<p>{letters} \r\n Stefancart</p>")
    text = f'<?xml version="1.0" encoding="{declared}"?>\r\n{body}'
    document = read_document("a.xml", text.encode(encoding))
    assert (document.text, document.detected) == (text, False)
    assert splice(document, found(document)) == text.replace(GARBLE, NAME).encode(encoding)


def test_letters_that_the_encoding_lacks_are_written_as_references() -> None:
    source = '<?xml version="1.0" encoding="iso-8859-1"?>' + NITF.format("<p>Xankandi</p>")
    assert "<p>Xank&#601;ndi</p>" in mended("a.xml", source, "Xankandi", "Xankəndi")


# what is refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<project/>", "its first element is <project>"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "<svg> of http://www.w3.org/2000/svg"),
        ("<x:nitf/>", "its first element is <nitf>"),
    ],
)
def test_other_vocabularies_are_told_from_those_that_are_known(source: str, reason: str) -> None:
    with pytest.raises(UnknownVocabularyError) as error:
        read_document("a.xml", source.encode())
    assert reason in str(error.value)
    assert "known are XHTML, NITF, NewsML-G2, RSS, Atom, XLIFF 1.2, XLIFF 2, DocBook, JATS, TEI" in str(
        error.value
    )


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("", "line 1, column 1"),
        ("text", "line 1, column 1"),
        ("<nitf>\n<p>", "line 2, column 4"),
        ("<nitf><p>&nbsp;</p></nitf>", "line 1, column 10"),
        ("<nitf>\x01</nitf>", "line 1, column 7"),
        ("<nitf></nitf><nitf/>", "line 1, column 14"),
        ('<nitf a="1" a="2"/>', "line 1, column 13"),
    ],
)
def test_what_is_not_well_formed_is_refused_with_its_place(source: str, place: str) -> None:
    with pytest.raises(DocumentError, match=f"not well-formed XML .{place}"):
        read_document("a.xml", source.encode())


def test_entities_are_not_read() -> None:
    head = '<!DOCTYPE nitf [<!ENTITY a "b"><!ENTITY f SYSTEM "file:///etc/passwd"><!-- "]> -->]>'
    assert paragraphs(head + NITF.format("<p>1 &a; 2 &f; 3</p>")) == [f"1 {OBJECT} 2 {OBJECT} 3"]
    outside = '<!DOCTYPE nitf SYSTEM "http://localhost/nitf.dtd">'
    assert paragraphs(outside + NITF.format("<p>1 &nbsp; 2 &f; 3</p>")) == [f"1 \u00a0 2 {OBJECT} 3"]


@pytest.mark.parametrize(
    "declarations",
    [
        '<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
        '<!ENTITY % a "<!ENTITY b \'x\'>"><!ENTITY c "&c;">',
        f'<!ENTITY c "{"x" * 200_000}">',
    ],
)
def test_entities_that_grow_do_no_harm(declarations: str) -> None:
    body = '<p class="&c;">&c;</p>' * 20_000
    begun = time.process_time()
    with pytest.raises(DocumentError, match=r"made of other entities|not well-formed"):
        read_document("a.xml", f"<!DOCTYPE nitf [{declarations}]>{NITF.format(body)}".encode())
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        ("<para>", "</para>"),
        ("<footnote><para>x", "</para></footnote>"),
        ("<quote>", "</quote>"),
        ("<blockquote>", "</blockquote>"),
        ('<x:p xmlns:x="http://docbook.org/ns/docbook" xmlns:y="z">', "</x:p>"),
        ("", "<para/><code/><!-- cleanup: x -->"),
    ],
)
def test_deep_and_long_documents_take_time_in_proportion(opens: str, closes: str) -> None:
    begun = time.process_time()
    read(DOCBOOK.format(opens * 50_000 + "x" + closes * 50_000))
    assert time.process_time() - begun < 20


pieces = st.recursive(
    st.sampled_from(
        ["a", " ", "\n", "é", "Stefancart", "&amp;", "&#99;", "<![CDATA[b & <q>]]>", "<!-- c -->", "İ"]
    ),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(["p", "em", "q", "bq", "fn", "sub", "byline", "media", 'p xml:lang="fr"', "br"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
).map(lambda text: text.replace('</p xml:lang="fr">', "</p>"))


@given(st.lists(pieces, max_size=4).map("".join))
def test_whatever_stands_in_a_document_only_garbles_change(inside: str) -> None:
    source = NITF.format(inside)
    document = read_document("a.xml", source.encode())
    assert document.prose is not None
    check_pieces(document.prose, source)
    corrected = read_document("a.xml", splice(document, found(document)))
    assert corrected.judged == document.judged.replace(GARBLE, NAME)


@given(st.text(st.sampled_from("a &;<>#pb/\n'\"é\U0001f600\u0301")))
def test_escaped_html_is_read_like_html(html: str) -> None:
    document = read_document(
        "a.rss", RSS.format(f"<item><description>{escape(html)}</description></item>").encode()
    )
    page = read_document("a.html", html.encode())
    assert document.judged.split() == page.judged.split()


def test_pages_that_come_with_python_are_mended_inside_a_feed() -> None:
    planted = 0
    for path in installed_pages(limit=20):
        try:
            page = read_document(str(path), path.read_bytes()).text
        except DocumentError:
            continue  # binary, for tests
        feed = RSS.format(f"<item><description>{escape(page)}</description></item>")
        if not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", page):
            planted += check_there_and_back("a.rss", feed.encode())
    if not planted:
        pytest.skip("no page is installed")


# the tables -------------------------------------------------------------------------------------------


def test_the_tables_say_what_the_program_knows() -> None:
    names = {*namespaces().values(), *roots().values()}
    for name in names:
        words = vocabulary(name)
        assert {*words.parts.values(), words.other} <= PARTS.keys(), name


@pytest.mark.parametrize(
    "ending",
    [".xml", ".nitf", ".newsml", ".rss", ".atom", ".xlf", ".xliff", ".nxml", ".dbk", ".docbook", ".tei"],
)
def test_the_endings_are_known(ending: str) -> None:
    assert is_known(ending)
