"""Books: their chapters are read as pages, and only those with edits are written anew."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from packages import finding, member, packed

from cleanup.documents.formats import epub, is_known, read_document
from cleanup.documents.plain import DocumentError, decode, splice
from cleanup.spotting.prose import Builder

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
)
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
    '<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="one" href="te%20xt/one.html" media-type="application/xhtml+xml"/>'
    '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    '<item id="style" href="style.css" media-type="text/css"/>'
    '<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>'
    '</manifest><spine><itemref idref="one"/><itemref idref="two"/></spine></package>'
)
NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel>'
    '<text>To Stefancart &amp; back</text></navLabel><content src="Stefancart"/></navPoint>'
    "</navMap></ncx>"
)


def page(content):
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{content}</body></html>'


MEMBERS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/a.opf": OPF,
    "OEBPS/two.xhtml": page("<p>Then on to Ste<b>fan</b>cart.</p>"),
    "OEBPS/te xt/one.html": page("<p>Stefancart is in Armenia.</p>"),
    "OEBPS/toc.ncx": NCX,
    "OEBPS/style.css": "Stefancart",
}


@pytest.fixture(autouse=True)
def pages(monkeypatch):
    """Read pages in a simple way where there is no reader of HTML."""
    if is_known(".xhtml"):
        return

    def read(_name, raw):
        document = decode(raw)
        built = Builder(document.text)
        for match in re.finditer(r"</p>|<[^>]*>|[^<]+", document.text):
            if match[0] == "</p>":
                built.block()
            elif match[0][0] != "<":
                built.keep(*match.span())
        return replace(document, prose=built.prose())

    monkeypatch.setattr(epub, "read_document", read)


def read(members):
    return read_document("a.epub", packed(members))


def test_chapters_are_read_in_their_order_a_paragraph_a_line():
    said = [line for line in read(MEMBERS).text.split("\n") if line]
    assert said == ["Stefancart is in Armenia.", "Then on to Stefancart.", "To Stefancart & back"]


def test_only_chapters_with_edits_are_written_anew():
    raw = packed(MEMBERS)
    document = read_document("a.epub", raw)
    assert splice(document, []) == raw
    made = splice(document, [finding(document, "Stefancart", "Stepanakert", nth=n) for n in (1, 2)])
    expected = {
        **MEMBERS,
        "OEBPS/two.xhtml": page("<p>Then on to Ste<b>pana</b>kert.</p>"),
        "OEBPS/toc.ncx": NCX.replace("To Stefancart", "To Stepanakert"),
    }
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == list(MEMBERS)
    assert {name: member(made, name) for name in MEMBERS} == expected


AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"


def locked(algorithm):
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        f'<EncryptedData><EncryptionMethod Algorithm="{algorithm}"/></EncryptedData></encryption>'
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"META-INF/container.xml": "<container/>"}, "is no EPUB book"),
        ({"META-INF/container.xml": CONTAINER[:-3]}, "is damaged"),
        ({"META-INF/encryption.xml": locked(AES)}, "is encrypted"),
        ({"OEBPS/two.xhtml": b"\0\0"}, "'OEBPS/two.xhtml' is a binary file"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_remedy(changes, message):
    with pytest.raises(DocumentError, match=message):
        read({**MEMBERS, **changes})


def test_a_book_with_fonts_that_only_it_can_use_is_read():
    fonts = locked("http://www.idpf.org/2008/embedding")
    assert read({**MEMBERS, "META-INF/encryption.xml": fonts}).text
