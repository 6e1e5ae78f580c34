"""Word documents: what is read in them, and tracked changes that touch nothing else."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import accepted, finding, member, packed, part, word, word_members

from cleanup.documents.formats import read_document
from cleanup.documents.plain import DocumentError, Writing, splice
from cleanup.spotting.prose import OBJECT

PLAIN = Writing(accept_changes=True)


def read(raw):
    return read_document("a.docx", raw)


def p(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text, properties=""):
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def body(raw):
    return re.sub(r".*<w:body>|</w:body>.*", "", member(raw), flags=re.DOTALL)


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


BOX = "<w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>"
BOTH = (
    f"<mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>{BOX}</wp:anchor></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (p(r("Stefan"), r("cart", "<w:b/>")), "Stefancart\n"),
        (p(r("one")) + p() + p(r("two")), "one\ntwo\n"),
        (
            p(r("Ste"), '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1"/>', r("fan")),
            "Stefan\n",
        ),
        (p("<w:r><w:t> a </w:t></w:r>", r(" b ")), "a b \n"),
        (p(r("&lt;&#1061;&#x26;&gt;")), "<Х&>\n"),
        (p(r("a<!-- x -->b<![CDATA[<c>]]>")), "ab<c>\n"),
        (p(r("Ste\u00adfan"), "<w:r><w:softHyphen/></w:r>", r("cart")), "Stefancart\n"),
        (p("<w:r><w:t>A</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>"), "A b\tc\n"),
        (p("<w:r><w:t>Nagorno</w:t><w:noBreakHyphen/><w:t>K</w:t></w:r>"), "Nagorno-K\n"),
        (p("<w:del><w:r><w:delText>no</w:delText></w:r></w:del>", r("yes")), "yes\n"),
        (p("<w:moveFrom>", r("no"), "</w:moveFrom><w:moveTo>", r("yes"), "</w:moveTo>"), "yes\n"),
        (p("<w:ins>", r("yes"), "</w:ins>"), "yes\n"),
        (
            p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", r("Stefan")) + p(r("cart")),
            "Stefancart\n",
        ),
        (
            p(field("begin"), r("no"), field("begin"), field("separate"), r("no"), field("end"))
            + p("<w:r><w:instrText>no</w:instrText></w:r>", field("separate"), r("yes"), field("end")),
            "yes\n",
        ),
        (p('<w:fldSimple w:instr="AUTHOR no">', r("yes"), "</w:fldSimple>"), "yes\n"),
        (p('<w:hyperlink w:anchor="no">', r("yes"), "</w:hyperlink>"), "yes\n"),
        (p(r("a"), "<m:oMath><m:r><m:t>no</m:t></m:r></m:oMath>", r("b")), f"a{OBJECT}b\n"),
        (p(r("a"), '<w:r><w:sym w:char="F0"/></w:r>', r("b")), f"a{OBJECT}b\n"),
        (p(r("a"), r("no", "<w:vanish/>"), r("b", '<w:vanish w:val="0"/>')), "ab\n"),
        (p(r("a"), f"<w:r>{BOTH}</w:r>", r("b")) + p(r("c")), "ab\nBox\nc\n"),
        (
            f"<w:tbl><w:tr><w:tc>{p(r('a'))}</w:tc><w:tc>{p(r('b'))}</w:tc></w:tr></w:tbl>",
            "a\nb\n",
        ),
        (
            p(
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>",
                r("no"),
                "</w:sdtContent></w:sdt>",
                r("yes"),
            ),
            "yes\n",
        ),
        (
            p("<w:ruby><w:rt>", r("no"), "</w:rt><w:rubyBase>", r("yes"), "</w:rubyBase></w:ruby>"),
            "yes\n",
        ),
        (p(r("a", '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')), "a\n"),
    ],
)
def test_the_text_is_what_a_reader_sees_a_paragraph_a_line(source, text):
    assert read(word(source)).text == text


def test_headers_and_notes_follow_the_body():
    raw = word(
        p(r("body")), footnotes=p(r("note")), header1=p(r("head")), endnotes=p(r("end")),
        footer1=p(r("foot")), comments=p(r("no")),
    )  # fmt: skip
    assert read(raw).text == "body\nhead\nfoot\nnote\nend\n"


def test_block_quotations_and_what_word_writes_itself_are_judged_as_quoted():
    styles = (
        '<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>'
        '<w:style w:styleId="Mine"><w:name w:val="mine"/><w:basedOn w:val="Zitat"/></w:style>'
    )
    quoted = p('<w:pPr><w:pStyle w:val="Mine"/></w:pPr>', r("said"))
    bound = "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    document = read(
        word(quoted + bound.format(p(r("one"))) + p(bound.format(r("two"))) + p(r("x")), styles=styles)
    )
    assert document.judged == "“said”\n\n“one”\n\n“two”\n\nx"
    assert document.text == "said\none\ntwo\nx\n"


def test_code_is_no_prose():
    styles = (
        '<w:style w:styleId="Code"><w:name w:val="Source Code"/></w:style>'
        '<w:style w:styleId="Verb"><w:name w:val="Verbatim Char"/></w:style>'
    )
    inline = p(r("a"), r("no", '<w:rStyle w:val="Verb"/>'), r("b"))
    raw = word(p('<w:pPr><w:pStyle w:val="Code"/></w:pPr>', r("no")) + inline, styles=styles)
    assert read(raw).text == f"a{OBJECT}b\n"


def test_line_and_column_are_the_paragraph_and_the_letter_in_it():
    found = finding(read(word(p(r("İ😀")) + p(r("in Stefan"), r("cart")))), "Stefancart", "Stepanakert")
    assert (found.line, found.column) == (2, 4)


DATE = re.compile(r'w:id="\d+" w:author="cleanup" w:date="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"')
DELETED = '<w:del w:id="#"><w:r><w:delText>Stefancart</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="#"><w:r><w:t>Stepanakert</w:t></w:r></w:ins>'
BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    ("source", "tracked", "plain"),
    [
        (
            "<w:r><w:t>Stefancart</w:t></w:r>",
            DELETED + INSERTED,
            "<w:r><w:t>Stepanakert</w:t></w:r>",
        ),
        (
            f'<w:r w:rsidR="01">{BOLD}<w:tab/><w:t>in Stefancart now</w:t><w:br/></w:r>',
            (f'<w:r w:rsidR="01">{BOLD}<w:tab/><w:t xml:space="preserve">in </w:t></w:r>'
            f'<w:del w:id="#"><w:r>{BOLD}<w:delText>Stefancart</w:delText></w:r></w:del>'
            f'<w:ins w:id="#"><w:r>{BOLD}<w:t>Stepanakert</w:t></w:r></w:ins>'
            f'<w:r w:rsidR="01">{BOLD}<w:t xml:space="preserve"> now</w:t><w:br/></w:r>'),
            f'<w:r w:rsidR="01">{BOLD}<w:tab/><w:t>in Stepanakert now</w:t><w:br/></w:r>',
        ),
        (
            f"<w:r><w:t>Stefan</w:t></w:r><w:proofErr/><w:r>{BOLD}<w:t>cart</w:t></w:r>",
            ('<w:del w:id="#"><w:r><w:delText>Stefan</w:delText></w:r></w:del>'
            '<w:ins w:id="#"><w:r><w:t>Stepana</w:t></w:r></w:ins><w:proofErr/>'
            f'<w:del w:id="#"><w:r>{BOLD}<w:delText>cart</w:delText></w:r></w:del>'
            f'<w:ins w:id="#"><w:r>{BOLD}<w:t>kert</w:t></w:r></w:ins>'),
            f"<w:r><w:t>Stepana</w:t></w:r><w:proofErr/><w:r>{BOLD}<w:t>kert</w:t></w:r>",
        ),
        (
            '<w:ins w:id="7" w:author="A"><w:r><w:t>Stefancart!</w:t></w:r></w:ins>',
            (f'<w:ins w:id="7" w:author="A">{DELETED}</w:ins>{INSERTED}'
            '<w:ins w:id="3" w:author="A"><w:r><w:t>!</w:t></w:r></w:ins>'),
            '<w:ins w:id="7" w:author="A"><w:r><w:t>Stepanakert!</w:t></w:r></w:ins>',
        ),
        (
            '<w:hyperlink w:anchor="Stefancart"><w:r><w:t>Stefancart</w:t></w:r></w:hyperlink>',
            f'<w:hyperlink w:anchor="Stefancart">{DELETED}{INSERTED}</w:hyperlink>',
            '<w:hyperlink w:anchor="Stefancart"><w:r><w:t>Stepanakert</w:t></w:r></w:hyperlink>',
        ),
        (
            "<w:r><w:t><![CDATA[<i>Stefancart]]>&amp;</w:t></w:r>",
            f"<w:r><w:t>&lt;i&gt;</w:t></w:r>{DELETED}{INSERTED}<w:r><w:t>&amp;</w:t></w:r>",
            "<w:r><w:t>&lt;i&gt;Stepanakert&amp;</w:t></w:r>",
        ),
    ],
)  # fmt: skip
def test_a_run_is_split_exactly_at_the_change(source, tracked, plain):
    raw = word(p(r("İ😀")) + p(source) + p(r("after")))
    document = read(raw)
    edits = [finding(document, "Stefancart", "Stepanakert")]
    around = (p(r("İ😀")) + "<w:p>", "</w:p>" + p(r("after")))
    made = body(splice(document, edits))
    assert DATE.sub('w:id="#"', made) == around[0] + tracked + around[1]
    assert body(splice(document, edits, PLAIN)) == around[0] + plain + around[1]


def test_white_space_at_the_end_of_a_run_is_kept_when_it_gets_some():
    document = read(word(p("<w:r><w:t>Nikol</w:t></w:r><w:r><w:t>Pashinyan</w:t></w:r>")))
    raw = splice(document, [finding(document, "NikolPashinyan", "Nikol Pashinyan")], PLAIN)
    assert '<w:t xml:space="preserve">Nikol </w:t>' in body(raw)


def test_a_line_break_in_a_name_stays_or_goes():
    source = p("<w:r><w:t>Stefana</w:t><w:br/><w:t>cert x</w:t></w:r>")
    document = read(word(source))
    for new in ("Stepana\nkert", "Stepanakert"):
        raw = splice(document, [finding(document, "Stefana\ncert", new)])
        assert read(raw).judged == f"{new} x"


def test_a_text_box_is_corrected_in_both_its_versions():
    document = read(word(p(f"<w:r>{BOTH}</w:r>").replace(">Box<", ">Stefancart<")))
    raw = splice(document, [finding(document, "Stefancart", "Stepanakert")])
    assert body(raw).count("<w:t>Stepanakert</w:t>") == 2
    assert len(set(re.findall(r'w:id="(\d+)"', body(raw)))) == 4


def test_numbers_of_tracked_changes_are_new_ones():
    formerly = '<w:rPrChange w:id="2" w:author="A"><w:rPr/></w:rPrChange>'
    source = p('<w:bookmarkStart w:id="1"/>', r("in Stefancart now", formerly))
    document = read(word(source))
    made = body(splice(document, [finding(document, "Stefancart", "Stepanakert")]))
    numbers = re.findall(r'w:id="(\d+)"', made)
    assert len(numbers) == len(set(numbers)) == 6
    assert "rPrChange" not in made[made.index("<w:ins") : made.index("</w:ins")]


def test_prefixes_are_those_of_the_document():
    members = word_members(p(r("in Stefancart")))
    for prefix in ("x:", ""):
        source = re.sub(r"(</?)w:", rf"\1{prefix}", members["word/document.xml"])
        source = source.replace("w:space", "xml:space").replace(
            "xmlns:w=", f"xmlns{':x' * bool(prefix)}="
        )
        document = read(packed({**members, "word/document.xml": source}))
        raw = splice(document, [finding(document, "Stefancart", "Stepanakert")])
        assert accepted(member(raw)) == ["in Stepanakert"]
        assert accepted(member(raw), changes=False) == ["in Stefancart"]


def test_strict_documents_are_read():
    strict = {
        "schemas.openxmlformats.org/wordprocessingml/2006": "purl.oclc.org/ooxml/wordprocessingml",
        "schemas.openxmlformats.org/officeDocument/2006": "purl.oclc.org/ooxml/officeDocument",
    }
    members = word_members(p(r("strict")))
    for name, content in members.items():
        for old, new in strict.items():
            if isinstance(content, str):
                content = members[name] = content.replace(old, new)
    assert read(packed(members)).text == "strict\n"


# ---------------------------------------------------------------------- what must not change


def stored(raw):
    """Return what is stored of each member, headers and all."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        infos = archive.infolist()
        stops = [*(info.header_offset for info in infos[1:]), archive.start_dir]
        return {i.filename: raw[i.header_offset : stop] for i, stop in zip(infos, stops, strict=True)}


def test_only_the_parts_with_edits_are_written_anew():
    raw = word(p(r("in Stefancart")), header1=p(r("Stefancart")), footer1=p(r("x")))
    document = read(raw)
    made = splice(document, [finding(document, "Stefancart", "Stepanakert", nth=1)])
    before, after = stored(raw), stored(made)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/header1.xml"]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(2021, 3, 4, 5, 6, 8)}


def test_without_edits_the_bytes_are_the_same():
    raw = word(p(r("in Stefancart")))
    assert splice(read(raw), []) == raw


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(st.text("aİ😀e\u0301 &<\u00ad\n", max_size=4), min_size=1, max_size=3), max_size=3
    ),
    st.text(st.sampled_from("Suşa&<"), min_size=1, max_size=9),
    st.text(st.sampled_from("Shu&< a"), min_size=1, max_size=9).filter(lambda text: text.strip()),
    st.lists(st.integers(1, 8), max_size=2),
    st.booleans(),
)
def test_a_name_anywhere_is_changed_and_nothing_else(around, old, new, cuts, whole):
    def escaped(text):
        return text.replace("&", "&amp;").replace("<", "&lt;")

    bounds = [0, *sorted({cut for cut in cuts if cut < len(old)}), len(old)]
    name = [old[a:b] for a, b in pairwise(bounds)]
    paragraphs = [p(*(r(escaped(run)) for run in runs)) for runs in around]
    planted = p(r("\u2016"), *(r(escaped(run), "<w:i/>") for run in name), r("\u2016"))
    raw = word("".join(paragraphs) + planted + "".join(paragraphs))
    document = read(raw)
    start = document.judged.index("\u2016") + 1
    assert document.judged[start : start + len(old)] == old
    edit = finding(document, f"\u2016{old}", f"\u2016{new}")
    made = splice(document, [edit], Writing(accept_changes=whole))
    assert read(made).judged == document.judged.replace(f"\u2016{old}", f"\u2016{new}")
    before = body(raw)
    assert body(made).startswith("".join(paragraphs))
    assert body(made).endswith("".join(paragraphs))
    if not whole:
        assert accepted(member(made), changes=False) == accepted(member(raw))
        assert before.count("<w:p>") == body(made).count("<w:p>")


# ---------------------------------------------------------------------- comments


def test_suggestions_become_comments_once():
    raw = word(p(r("in "), r("Stefan"), r("cart now")), header1=p(r("Susa")))
    document = read(raw)
    doubts = [
        finding(document, *names, action="suggest")
        for names in (("Stefancart", "Stepanakert"), ("Susa", "Shusha"))
    ]
    made = splice(document, [], Writing(remarks=doubts))
    assert accepted(member(made)) == ["in Stefancart now"]
    assert "Stefancart: Stepanakert?" in member(made, "word/comments.xml")
    assert "Susa" not in member(made, "word/comments.xml"), "Word has no comments in headers"
    assert 'Target="comments.xml"' in member(made, "word/_rels/document.xml.rels")
    assert 'PartName="/word/comments.xml"' in member(made, "[Content_Types].xml")
    again = read(made)
    doubts = [finding(again, "Stefancart", "Stepanakert", action="suggest")]
    assert splice(again, [], Writing(remarks=doubts)) == made


def test_a_comment_is_added_to_those_that_are_there():
    theirs = '<w:comment w:id="4" w:author="A"><w:p/></w:comment>'
    raw = word(p(r("Stefancart")), comments=theirs)
    document = read(raw)
    doubt = finding(document, "Stefancart", "Stepanakert", action="suggest")
    made = splice(document, [], Writing(remarks=[doubt]))
    comments = member(made, "word/comments.xml")
    assert comments.startswith(part("comments", theirs).removesuffix("</w:comments>"))
    assert '<w:commentRangeStart w:id="5"/>' in member(made)
    changed = [name for name, now in stored(made).items() if now != stored(raw)[name]]
    assert changed == ["word/document.xml", "word/comments.xml"]


# ---------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "is no document of the kind"),
        (b"text", "is no document of the kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old document"),
        (word(p(r("a")))[:-30], "is cut off"),
        (word(p(r("a")), kind="document.macroEnabled"), "has macros"),
        (packed({"mimetype": "x"}), "is no Word document"),
        (word("<w:p>"), "is damaged: mismatched tag"),
        (
            packed(
                {**word_members(""), "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}
            ),
            "declares entities",
        ),
        (packed({**word_members(""), "WORD/document.xml": ""}), "two parts of one name"),
        (packed({**word_members(""), "word/document.xml": b"<a>\xff</a>"}), "is not in utf-8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(raw, message):
    with pytest.raises(DocumentError, match=re.escape(message)):
        read(raw)


def test_deep_nesting_does_no_harm():
    deep = "<w:sdt><w:sdtContent>" * 50_000 + p(r("deep")) + "</w:sdtContent></w:sdt>" * 50_000
    assert read(word(deep)).text == "deep\n"


def test_boxes_in_boxes_without_end_are_refused():
    deep = "<w:p><w:r><w:txbxContent>" * 20_000 + "</w:txbxContent></w:r></w:p>" * 20_000
    with pytest.raises(DocumentError, match="too deeply"):
        read(word(deep))


def test_fields_without_an_end_hide_what_follows_in_linear_time():
    assert read(word(p(*[field("begin"), r("no")] * 20_000))).text == ""


@pytest.mark.skipif(not shutil.which("pandoc"), reason="needs pandoc")
def test_pandoc_accepts_and_rejects_the_changes(tmp_path):
    raw = word(p(r("in Stefan"), r("cart", "<w:i/>"), r(", Armenia")), header1=p(r("x")))
    document = read(raw)
    path = Path(tmp_path, "a.docx")
    path.write_bytes(splice(document, [finding(document, "Stefancart", "Stepanakert")]))
    for how, name in (("accept", "Stepanakert"), ("reject", "Stefancart")):
        command = ["pandoc", f"--track-changes={how}", "-t", "plain", str(path)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert said.replace("_", "") == f"in {name}, Armenia\n"
