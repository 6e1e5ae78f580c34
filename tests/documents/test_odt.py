"""OpenDocument texts: what is read in them, and tracked changes that touch nothing else."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from packages import finding, member, packed

from cleanup.documents.formats import read_document
from cleanup.documents.plain import DocumentError, Writing, splice
from cleanup.spotting.prose import OBJECT

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = ["text", "office", "style", "draw", "table"]
NAMESPACES = " ".join(
    [f'xmlns:{n}="{OASIS}:{n if n != "draw" else "drawing"}:1.0"' for n in NAMES]
    + ['xmlns:dc="http://purl.org/dc/elements/1.1/"', f'xmlns:svg="{OASIS}:svg-compatible:1.0"']
)
PLAIN = Writing(accept_changes=True)
TEXT = f"{{{OASIS}:text:1.0}}"


def odt(body, styles="", **others):
    def xml(root, content):
        root = f"office:{root}"
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {NAMESPACES}>{content}</{root}>'

    content = f"<office:body><office:text>{body}</office:text></office:body>"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": xml("document-content", content),
            "styles.xml": xml("document-styles", styles),
            "META-INF/manifest.xml": "<manifest/>",
            **others,
        }
    )


def read(raw):
    return read_document("a.odt", raw)


def p(content):
    return f"<text:p>{content}</text:p>"


def body(raw):
    return re.sub(r".*<office:text>|</office:text>.*", "", member(raw, "content.xml"), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (p('Stefan<text:span text:style-name="T1">cart</text:span>'), "Stefancart\n"),
        ("<text:h>one</text:h>" + p("") + p("<text:a>two</text:a>"), "one\ntwo\n"),
        (p("\n  a <text:span> b</text:span>\n  c  d"), "a b c d\n"),
        (p('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d'), "a b\tc d\n"),
        (p("&lt;&#1061;&#x26;&gt;Ste\u00adfan"), "<Х&>Stefan\n"),
        (p('Ste<text:bookmark text:name="no"/>fan<text:soft-page-break/>cart'), "Stefancart\n"),
        (
            "<text:tracked-changes><text:changed-region><text:deletion>"
            + p("no")
            + "</text:deletion></text:changed-region></text:tracked-changes>"
            + p('yes<text:change text:change-id="c"/>'),
            "yes\n",
        ),
        (p(f"a<office:annotation><dc:creator>no</dc:creator>{p('no')}</office:annotation>b"), "ab\n"),
        (
            p(
                "a<text:note><text:note-citation>1</text:note-citation>"
                f"<text:note-body>{p('note')}</text:note-body></text:note>b"
            ),
            "ab\nnote\n",
        ),
        (
            p('a<draw:frame text:anchor-type="as-char"><svg:title>no</svg:title></draw:frame>b'),
            f"a{OBJECT}b\n",
        ),
        (p(f"a<draw:frame><draw:text-box>{p('box')}</draw:text-box></draw:frame>b"), "ab\nbox\n"),
        (p('a<text:span text:style-name="Source_20_Text">no</text:span>b'), f"a{OBJECT}b\n"),
        (
            p(
                "<text:ruby><text:ruby-base>yes</text:ruby-base>"
                "<text:ruby-text>no</text:ruby-text></text:ruby>"
            ),
            "yes\n",
        ),
        (f"<table:table><table:table-cell>{p('a')}</table:table-cell></table:table>{p('b')}", "a\nb\n"),
    ],
)  # fmt: skip
def test_the_text_is_what_a_reader_sees_a_paragraph_a_line(source, text):
    assert read(odt(source)).text == text


def test_what_a_field_computes_is_read_but_not_changed():
    document = read(odt(p("By <text:author-name>Stefancart</text:author-name>, Armenia")))
    assert document.judged == "By Stefancart, Armenia"
    with pytest.raises(IndexError):
        finding(document, "Stefancart", "Stepanakert")


def test_block_quotations_are_judged_as_quoted():
    style = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    )
    document = read(odt('<text:p text:style-name="P1">said</text:p>', style))
    assert (document.judged, document.text) == ("“said”", "said\n")


HEADER = (
    "<style:master-page><style:header><text:p>in Stefancart</text:p></style:header></style:master-page>"
)
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


def info(kind, number, content=""):
    return (
        f'<text:changed-region xml:id="cleanup{number}" text:id="cleanup{number}"><text:{kind}>'
        "<office:change-info><dc:creator>cleanup</dc:creator><dc:date>#</dc:date></office:change-info>"
        f"{content}</text:{kind}></text:changed-region>"
    )


def test_changes_are_tracked_as_libreoffice_does():
    style = 'text:style-name="Standard"'
    raw = odt(
        f'<text:p {style} xml:id="a">in <text:span text:style-name="T1">Stefancart,</text:span> x'
        "</text:p>"
    )
    document = read(raw)
    edits = [finding(document, "Stefancart", "Stepanakert")]
    old = f'<text:p {style}><text:span text:style-name="T1">Stefancart</text:span></text:p>'
    assert DATE.sub("#", body(splice(document, edits))) == (
        f"<text:tracked-changes>{info('deletion', 1, old)}{info('insertion', 2)}</text:tracked-changes>"
        f'<text:p {style} xml:id="a">in <text:span text:style-name="T1">'
        '<text:change text:change-id="cleanup1"/><text:change-start text:change-id="cleanup2"/>'
        'Stepanakert<text:change-end text:change-id="cleanup2"/>,</text:span> x</text:p>'
    )
    assert body(splice(document, edits, PLAIN)) == body(raw).replace("Stefancart", "Stepanakert")


@pytest.mark.parametrize(
    "there", ["<text:tracked-changes/>", "<text:tracked-changes>\n</text:tracked-changes>"]
)
def test_tracked_changes_are_added_to_those_that_are_there(there):
    document = read(odt(there + p("Stefancart"), HEADER))
    raw = splice(document, [finding(document, "Stefancart", "Stepanakert", nth=n) for n in (0, 1)])
    assert body(raw).count("<text:tracked-changes>") == 1
    assert body(raw).count("<text:changed-region") == 2
    assert "<style:header><text:tracked-changes>" in member(raw, "styles.xml")
    assert read(raw).text == "Stepanakert\nin Stepanakert\n"
    for name in ("content.xml", "styles.xml"):
        root = ElementTree.fromstring(member(raw, name))
        regions = [region.get(f"{TEXT}id") for region in root.iter(f"{TEXT}changed-region")]
        marks = [
            e.get(f"{TEXT}change-id")
            for e in root.iter()
            if e.tag in (f"{TEXT}change", f"{TEXT}change-start")
        ]
        assert regions == marks


def test_within_someones_insertion_and_drawings_changes_are_plain():
    inserted = '<text:change-start text:change-id="c"/>Stefancart<text:change-end text:change-id="c"/>'
    for source in (p(inserted), p("<draw:custom-shape>" + p("Stefancart") + "</draw:custom-shape>")):
        document = read(odt(source))
        raw = splice(document, [finding(document, "Stefancart", "Stepanakert")])
        assert body(raw) == source.replace("Stefancart", "Stepanakert")


def test_a_name_broken_by_markup_keeps_it():
    source = p('Stefan<text:span text:style-name="T1">cart</text:span> <text:bookmark text:name="b"/>x')
    document = read(odt(source))
    edits = [finding(document, "Stefancart", "Stepanakert")]
    assert body(splice(document, edits, PLAIN)) == source.replace("fan", "pana").replace("cart", "kert")
    assert read(splice(document, edits)).text == "Stepanakert x\n"


def test_suggestions_become_comments_once():
    document = read(odt(p("in Stefancart & co".replace("&", "&amp;"))))
    raw = splice(document, [], Writing(remarks=[finding(document, "Stefancart", "Stepanakert")]))
    assert "Stefancart: Stepanakert?" in body(raw)
    again = read(raw)
    assert again.text == document.text
    assert splice(again, [], Writing(remarks=[finding(again, "Stefancart", "Stepanakert")])) == raw


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (odt("", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "is no OpenDocument text"),
        (packed({"a": "b"}), "is no OpenDocument text"),
        (odt("", **{"META-INF/manifest.xml": "<a><encryption-data/></a>"}), "is encrypted"),
        (odt("<text:p>"), "is damaged"),
        (odt(p("a"))[:-40], "is cut off"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(raw, message):
    with pytest.raises(DocumentError, match=message):
        read(raw)


def test_spans_in_spans_without_end_are_refused():
    with pytest.raises(DocumentError, match="too deeply"):
        read(odt(p("<text:span>a" * 20_000 + "</text:span>" * 20_000)))


def test_a_signed_document_is_not_changed():
    document = read(odt(p("Stefancart"), **{"META-INF/documentsignatures.xml": "<a/>"}))
    with pytest.raises(DocumentError, match="is signed"):
        splice(document, [finding(document, "Stefancart", "Stepanakert")])
