"""Documents that are put together by hand, and edits in them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

from cleanup.documents.plain import Document
from cleanup.judging.findings import Choice, Finding

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": W,
        "r": _R,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def packed(members: dict[str, str | bytes], **options: object) -> bytes:
    """Zip *members*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 3, 4, 5, 6, 8)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{root} {_NAMESPACES}>{content}</w:{root}>'


def word_members(body: str, kind: str = "document", **others: str) -> dict[str, str | bytes]:
    """Return the parts of a document with *body* and *others*: ``header1="<w:p>…"``."""
    roots = {"header": "hdr", "footer": "ftr"}
    relations, overrides, members = [], [], {}
    for number, (name, content) in enumerate(others.items()):
        what = name.rstrip("0123456789")
        root = roots.get(what, what)
        members[f"word/{name}.xml"] = part(root, content)
        relations.append(f'<Relationship Id="rId{number}" Type="{_R}/{what}" Target="{name}.xml"/>')
        overrides.append(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{what}+xml"/>')
    types = (
        f'<Types xmlns="{_P}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.{kind}.main+xml"/>'
        f"{''.join(overrides)}</Types>"
    )
    main = f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": f'<Relationships xmlns="{_P}/relationships">{main}</Relationships>',
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_P}/relationships">{"".join(relations)}</Relationships>'
        ),
        **members,
        "word/media/image1.png": bytes(range(256)) * 9,
    }


def word(body: str, kind: str = "document", **others: str) -> bytes:
    """Make a Word document."""
    return packed(word_members(body, kind, **others))


def finding(document: Document, old: str, new: str, *, action: str = "fix", nth: int = 0) -> Finding:
    """Return a finding in *document*: that its *nth* *old* should be *new*."""
    start = -1
    for _ in range(nth + 1):
        start = document.judged.index(old, start + 1)
    choice = Choice(new, "place/x", 1.0)
    made = Finding(
        "garbled-name", start, start + len(old), 1, 1, old, "fix", new, 1.0, (choice,), ("a reason",)
    )
    return document.placed([replace(made, action=action)])[0]


def member(raw: bytes, name: str = "word/document.xml") -> str:
    """Return a part of a zip file as text."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name).decode()


def accepted(xml: str, *, changes: bool = True) -> list[str]:
    """Return the paragraphs of a Word part with its tracked changes accepted, or rejected."""
    root = ElementTree.fromstring(xml)
    gone, text = (f"{{{W}}}del", f"{{{W}}}t") if changes else (f"{{{W}}}ins", f"{{{W}}}delText")

    def said(element: ElementTree.Element) -> str:
        if element.tag == gone:
            return ""
        own = element.text or "" if element.tag in (text, f"{{{W}}}t") else ""
        return own + "".join(map(said, element))

    return [said(paragraph) for paragraph in root.iter(f"{{{W}}}p")]
