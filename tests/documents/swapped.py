"""What the tests of several formats share: files repaired by a judge that knows one garble."""

from __future__ import annotations

import codecs
import re
from itertools import chain, repeat

from hypothesis import strategies as st

from cleanup.documents.formats import read_document
from cleanup.documents.plain import splice
from cleanup.judging.findings import Choice, Finding
from cleanup.spotting.lines import line_starts_of

GARBLE, NAME = "Stefancart", "Stepanakert"

#: Words that make offsets in code points, UTF-16 units and bytes differ, and such as look like markup.
words = st.lists(
    st.sampled_from(
        [
            "Yerevan",
            "\U0001f600",
            "e\u0301",
            "İğdır",
            "Շուշի",
            "“",
            "12",
            "1 < 2",
            "R&D",
            "so",
            "- ",
            "…",
        ]
    ),
    max_size=6,
).map(" ".join)

#: The same text in bytes, in each way that a file has it.
ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16-le": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16-be": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
}


def prose(name: str, source: str) -> str:
    """Return what is judged of *source*, the text of the file *name*."""
    return read_document(name, source.encode()).judged


def swapped(name: str, raw: bytes, garble: str = GARBLE, right: str = NAME) -> bytes:
    """Return the file *name* with every *garble* in its prose put right; white space in it stays."""
    document = read_document(name, raw)
    findings = []
    for match in re.finditer(r"\s+".join(map(re.escape, garble.split())), document.judged):
        spaces = chain(("",), re.findall(r"\s+", match[0]), repeat(" "))
        new = "".join(next(spaces) + word for word in right.split())
        choice = Choice(new, "place/x", 1.0)
        findings.append(
            Finding("garbled-name", *match.span(), 1, 1, match[0], "fix", new, 1.0, (choice,), ())
        )
    placed = document.placed(findings)
    assert len(placed) == len(findings)
    starts = line_starts_of(document.text)
    for finding in placed:
        assert starts[finding.line - 1] + finding.column - 1 == finding.start
    return splice(document, placed)


def swapped_text(name: str, source: str, garble: str = GARBLE, right: str = NAME) -> str:
    """Return *source* as :func:`swapped` makes it."""
    return swapped(name, source.encode(), garble, right).decode()
