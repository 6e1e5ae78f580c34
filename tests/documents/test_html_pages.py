"""What of a page is prose, and that a change of it touches nothing else of the page."""

from __future__ import annotations

import html
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_text import GARBLE, NAME, check_pieces, check_there_and_back, found, installed_pages, mended

from cleanup import Cleaner
from cleanup.documents.formats import is_known, read_document
from cleanup.documents.formats.html import read
from cleanup.documents.plain import DocumentError, splice
from cleanup.spotting.prose import OBJECT


def paragraphs(source: str) -> list[str]:
    prose = read(source)
    check_pieces(prose, source)
    return [text.rstrip() for text in prose.text.split("\n\n") if text.strip()]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # blocks and what stands inside them
        ("one", ["one"]),
        ("<p>one<p>two", ["one", "two"]),
        ("<h1>one</h1>two<ul><li>three<li>four</ul>", ["one", "two", "three", "four"]),
        ("<table><caption>a<tr><th>b<td>c</table>", ["a", "b", "c"]),
        ("<dl><dt>a<dd>b</dl><figure><img><figcaption>c</figure>", ["a", "b", OBJECT, "c"]),
        ("<P>Ste<B>pana</B>kert</P>", ["Stepanakert"]),
        ('<p>Ste<span\nclass="a>b">pana</span >kert', ["Stepanakert"]),
        ("<p>Ste<x>pana</x>kert", ["Stepanakert"]),
        ("<my-card>one</my-card><my-card>two</my-card>", ["one", "two"]),
        ("<nav><a href=a>one</a><a href=b>two</a> <a>three</a></nav>", [f"one{OBJECT}two three"]),
        ("<b>Nagorno</b><i>Karabakh</i>", [f"Nagorno{OBJECT}Karabakh"]),
        ("<i><b>Agdam</b></i><span><b>Susa</b></span>", [f"Agdam{OBJECT}Susa"]),
        ("<b>Nagorno</b> <i>Karabakh</i><i>is</i>", ["Nagorno Karabakhis"]),
        ("<span>Stepa</span><span>nakert</span>", ["Stepanakert"]),
        ("<title>One &amp; <b>two</title>three", ["One & <b>two", "three"]),
        ("<select><option>one<option>two</select>", ["one", "two"]),
        # white space, breaks and signs inside words
        ("<p>\n  one\n\n\n  two  </p>\n", ["one two"]),
        ("<p>one <b> two</b> three", ["one two three"]),
        ("one<br>two<br/> <br>three", ["one\ntwo", "three"]),
        ("Ste<wbr>pana&shy;k\u00ade\u200brt", ["Stepanakert"]),
        ("Nagorno&nbsp;Karabakh", ["Nagorno\u00a0Karabakh"]),
        # references
        ("&Scaron;u&#353;a &#x160;u &eacutea &amp;amp; &#38;", ["Šuša Šu éa &amp; &"]),
        (
            "AT&T & Co &c. &xyz; &nothing &copyleft &#; &#x; &",
            ["AT&T & Co &c. &xyz; ¬hing ©left &#; &#x; &"],
        ),
        ("a &fjlig; b &#1234567890; &#0;", ["a &fjlig; b &#1234567890; \ufffd"]),
        ("&#x1F600; &#128; &#1;x", ["\U0001f600 € x"]),
        # what is no prose
        ("a<script>b<p>c</script>d<style>e</style>f", ["adf"]),
        ("a <code>b</code> c <kbd>d</kbd><samp>e</samp>", [f"a {OBJECT} c {OBJECT}{OBJECT}"]),
        ("a<pre>b <b>c</b></pre>d", ["a", "d"]),
        ("a <textarea>b</textarea> c", [f"a {OBJECT} c"]),
        ("a <svg><title>b</title><path/></svg> c <math><mi>d</mi></math>", [f"a {OBJECT} c {OBJECT}"]),
        ("Pashinyan<sup>1</sup> said", [f"Pashinyan{OBJECT} said"]),
        ("a <code>b <code>c</code> d</code> e", [f"a {OBJECT} e"]),
        ("a <code>b</div> c <div>d</code> e", [f"a {OBJECT} e"]),
        ("a<!-- b -->c<!-->d<!--->e", ["acde"]),
        ("a<!doctype html>b<![if x]>c<?pi d>e", ["abce"]),
        ("a <?php echo '>' ?> b <%= c %> d", [f"a {OBJECT} b {OBJECT} d"]),
        ("a {{ b }} c {% if d > e %} f {# g #}", [f"a {OBJECT} c {OBJECT} f {OBJECT}"]),
        ("<p {% if a > b %}class=c{% endif %}>one", ["one"]),
        # quotations
        ("<blockquote><p>a<p>b</blockquote>c", ["“a”", "“b”", "c"]),
        ("a <q>b</q> c <cite>d</cite>", ["a “b” c “d”"]),
        ("<blockquote>a <q>b</q></blockquote>", ["“a b”"]),
        ("<q>a<p>b</q> c", ["“a”", "“b” c"]),
        ("</q>a</blockquote>b", ["a", "b"]),
        # other languages, and what is to stay
        ("a <i lang=fr>b</i> c", [f"a {OBJECT} c"]),
        ('<p lang="hy">a <b lang=en-GB>b</b> c<p>d', ["b", "d"]),
        ('<html lang="en"><p>a<div lang=ru>b<div>c</div>d</div>e', ["a", "e"]),
        ('a <b translate="no">b <i translate=yes>c</i></b>', [f"a {OBJECT}c"]),
        ('a <b class="x notranslate">b</b>', [f"a {OBJECT}"]),
        # text in attributes, told after the paragraph
        ('<p>a <img src=b alt="c"> d', [f"a {OBJECT} d", "c"]),
        ("<p>Ste<b title='a &eacute; b'>pana</b>kert", ["Stepanakert", "a é b"]),
        ('<input placeholder="a" value="b"><a aria-label="c" href="d">e</a>', ["a", OBJECT + "e", "c"]),
        ('<img alt=""><img alt=a title="Ste&shy;pana\n  kert">', [OBJECT + OBJECT, "Stepana kert"]),
        ('<code title="a">b <i title="c">d</i></code>', ["a", OBJECT]),
        ('<img lang=fr alt="a">', [OBJECT]),
        ('<img title="{{ a }} b">', [OBJECT + " b", OBJECT]),
        ('<meta name="description" content="a"><meta property=og:title content="b">', ["a", "b"]),
        ('<meta name="twitter:card" content="a"><meta name=viewport content="b">', []),
        # tag soup
        ("a < b <3 <> </> c", ["a < b <3 <> c"]),
        ("<p>a</b></p></div>b", ["a", "b"]),
        ("a <b title='c", ["a"]),
        ("a <!-- b", ["a"]),
        ("a <script> b", ["a"]),
        ('a <b c="d>e', ["a e"]),
        ("<p a==b =c 'd'>e", ["e"]),
        ("", []),
        # XHTML
        (
            '<?xml version="1.0"?><p>a<script src="b"/>c<![CDATA[d & &amp; <e>]]></p>',
            ["acd & &amp; <e>"],
        ),
        ('<html xmlns="http://www.w3.org/1999/xhtml"><title/><p>a<code/>b</p>', [f"a{OBJECT}b"]),
    ],
)
def test_what_of_a_page_is_prose(source: str, expected: list[str]) -> None:
    assert paragraphs(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>in Stefancart.</p>", "<p>in Stepanakert.</p>"),
        ("<b>Stefan</b>cart", "<b>Stepana</b>kert"),
        ("Stefan<!-- x -->cart", "Stepana<!-- x -->kert"),
        ("Stefan&shy;cart", "Stepana&shy;kert"),
        ("Stefan&#99;art &#83;tefancart", "Stepanakert &#83;tepanakert"),
        ("<img alt='Stefancart'>", "<img alt='Stepanakert'>"),
        (
            '<title>Stefancart</title><p title="Stefancart">',
            '<title>Stepanakert</title><p title="Stepanakert">',
        ),
        ('<meta content="Stefancart" name="og:title">', '<meta content="Stepanakert" name="og:title">'),
        (
            '<p>Stefan<b title="Stefancart">cart <img alt="in Stefancart"></b> Stefancart',
            '<p>Stepana<b title="Stepanakert">kert <img alt="in Stepanakert"></b> Stepanakert',
        ),
        (
            '<a href="/Stefancart" id=Stefancart>Stefancart</a>',
            '<a href="/Stefancart" id=Stefancart>Stepanakert</a>',
        ),
        ("<code>Stefancart</code><!-- Stefancart -->", "<code>Stefancart</code><!-- Stefancart -->"),
        ("\U0001f600 e\u0301 İ <i>Stefancart", "\U0001f600 e\u0301 İ <i>Stepanakert"),
        ("a\r\n<p>Stefancart\r\n\tb", "a\r\n<p>Stepanakert\r\n\tb"),
    ],
)
def test_a_garble_is_mended_where_it_stands(source: str, expected: str) -> None:
    assert mended("a.html", source) == expected


def test_two_words_are_mended_on_both_sides_of_a_break() -> None:
    assert mended("a.html", "Nagorny<br>\n Karabah", "Nagorny\nKarabah", "Nagorno\nKarabakh") == (
        "Nagorno<br>\n Karabakh"
    )


def test_a_change_that_would_remove_markup_is_not_made() -> None:
    assert mended("a.html", "Stepana<br>kert", "Stepana\nkert", "Stepanakert") == "Stepana<br>kert"


@pytest.mark.parametrize(
    ("source", "new", "expected"),
    [
        ("<p>x", 'A & "B" <c> ə', "<p>A &amp; &quot;B&quot; &lt;c&gt; ə"),
        ("<p title='x'>", "O'D", "<p title='O&#39;D'>"),
        ("<p>x", "O'D", "<p>O'D"),
        ("<p>&eacute; x", "ə", "<p>&eacute; &#601;"),
        ('<meta charset="windows-1252">é x', "ə", '<meta charset="windows-1252">é &#601;'),
        ('<meta charset="utf-8">&eacute; x', "ə", '<meta charset="utf-8">&eacute; ə'),
        ('<meta charset="no-such">&eacute; x', "ə", '<meta charset="no-such">&eacute; &#601;'),
    ],
)
def test_new_letters_are_written_as_the_page_needs_them(source: str, new: str, expected: str) -> None:
    assert mended("a.html", source, "x", new) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252", "cp1251"])
def test_the_encoding_stays(encoding: str) -> None:
    charset = "" if encoding.startswith("utf") else f'<meta charset="{encoding}">'
    letters = "Ереван, Шуша" if encoding == "cp1251" else "«é»"
    page = f"{charset}<p>{letters}\r\n<b>Stefan</b>cart\r\n"
    raw = page.encode(encoding)
    document = read_document("a.htm", raw)
    assert document.text == page
    corrected = splice(document, found(document))
    assert corrected == page.replace("Stefan</b>cart", "Stepana</b>kert").encode(encoding)


def test_findings_stand_at_their_line_and_column_in_the_page_and_in_its_order() -> None:
    document = read_document("a.html", b'<p>a\n <b title="Stefancart">Stefan</b>cart')
    assert [(f.line, f.column) for f in found(document)] == [(2, 12), (2, 24)]


# with the judge ---------------------------------------------------------------------------------------


def fixed(source: str) -> str:
    document = read_document("a.html", source.encode())
    cleaner = Cleaner()
    edits = cleaner.applied(document.placed(cleaner.check(document.judged)))
    return splice(document, edits).decode()


SENTENCE = "In Armenia, Nikol Pashinyan met people from {} in Nagorno-Karabakh."


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>*</p>", True),
        ("<p>* <!-- cleanup: ignore --></p>", False),
        ("<!-- cleanup: ignore -->\n<p>\n*\n</p>", False),
        ("<p>*</p> <!-- cleanup: ignore -->", False),
        ("<p>a</p>\n<!-- cleanup: ignore --><p>b</p>\n<p>*</p>", True),
        ("<p>a</p> <!-- cleanup: ignore -->\n<p>*</p>", True),
        ("<!-- cleanup: off --><p>*</p><p>b</p><!-- cleanup: on -->", False),
        ("<!-- cleanup: off --><p>a</p><!-- cleanup: on --><p>*</p>", True),
        ("{# cleanup: ignore #}\n<p>*</p>", False),
        ("<blockquote><p>*</p></blockquote>", False),
        ("<p>He said <q>*</q></p>", False),
        ("<div lang=fr><p>*</p></div>", False),
        ("<p><code>*</code></p>", False),
    ],
)
def test_exceptions_quotations_and_languages_hold(page: str, expected: bool) -> None:
    source = page.replace("*", SENTENCE.format(GARBLE))
    assert fixed(source) == (source.replace(GARBLE, NAME) if expected else source)


# whatever the page is -------------------------------------------------------------------------------

soup = st.lists(
    st.sampled_from(
        """
        <p> </p> <b> </b> <br> <q> </q> <blockquote> </blockquote> <code> </code> <pre> </pre> <!-- -->
        <script> </script> <title> </title> <i|lang=fr> </i> <div|lang=en> </div> <img|alt="a|b">
        <b|title='c'> &amp; &eacute; &shy;
        &#99; & < > " ' = / <? ?> {{ }} <![CDATA[ ]]> <!--|cleanup:|off|--> <svg> </svg> <textarea>
        </textarea> <html|xmlns="x"> <td> <li> <a> </a> İ \U0001f600 Stefancart word </ \u00ad \u0301
        """.split()  # noqa: SIM905
    ).map(lambda word: word.replace("|", " "))
    | st.sampled_from([" ", "\n", "\r\n", "  ", "\n\n", "<", "a", ">"]),
    max_size=25,
).map("".join)


@given(soup)
def test_no_page_is_too_strange(source: str) -> None:
    document = read_document("a.html", source.encode())
    assert document.prose is not None
    check_pieces(document.prose, source)
    assert splice(document, []) == source.encode()
    edits = found(document)
    assert len(edits) == document.judged.count(GARBLE)
    corrected = read_document("a.html", splice(document, edits))
    assert corrected.judged == document.judged.replace(GARBLE, NAME)


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    document = read_document("a.html", text.replace("\0", "").encode("utf-8", "ignore"))
    assert document.prose is not None
    check_pieces(document.prose, document.text)


@given(
    st.lists(st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters="{"), min_size=1))
)
def test_text_that_is_escaped_is_read_as_it_was(words: list[str]) -> None:
    text = " ".join(words)
    assert read(f"<p>{html.escape(text)}</p>").text == text


@pytest.mark.parametrize(
    "piece",
    """
    < <a <a|b=" <a|b=' <!-- <b> <q> <blockquote> <code> <p|lang=fr> <div|lang=fr><q>
    <div|lang=fr><code></div> & &a &#1 {{ {% <script> <title>
    </ <? <?php <! <![CDATA[ <a|alt="x"> <a|= <!--|cleanup:|x|-->
    a<br> <pre> <q></blockquote> <a||||||||| <i|title='x'>y""".split(),  # noqa: SIM905
)
def test_pages_that_never_close_what_they_open_take_time_in_proportion(piece: str) -> None:
    piece = piece.replace("|", " ")
    begun = time.process_time()
    for page in (piece * 20_000, f'<html xmlns="x"><p lang=fr>{piece * 8_000}</p>{piece * 8_000}'):
        prose = read(page)
        assert len(prose.text) <= 12 * len(page)
    assert time.process_time() - begun < 20  # a second; in proportion to its square it were minutes


def test_pages_that_come_with_python_are_changed_only_where_garbles_are_planted() -> None:
    planted = 0
    for path in installed_pages():
        try:
            planted += check_there_and_back(str(path), path.read_bytes())
        except DocumentError:
            continue  # binary, for tests
    if not planted:
        pytest.skip("no page is installed")


@pytest.mark.parametrize("ending", [".html", ".htm", ".xhtml", ".xht"])
def test_the_endings_are_known(ending: str) -> None:
    assert is_known(ending)
