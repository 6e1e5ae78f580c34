"""Documents with findings made by hand."""

from __future__ import annotations

from cleanup.documents.plain import decode
from cleanup.judging.findings import Choice, Finding
from cleanup.reports.formats import Judged

#: CRLF, a letter of four bytes, one of two code points, and a name over two lines.
TEXT = "😀 İ e\u0301 Stefancart\r\n\r\nNicholas\r\nPaschinjan, Pašinjan & <Susa>\r\n"
HOSTILE = "</script><b a=\"'>&amp;\x01\x1b]]>%0A::error::,:\n-->"


def found(text, word, *names, action="fix", because=(), after=0) -> Finding:
    """Return a finding on the first *word* in *text* from *after* on."""
    start = text.index(word, after)
    line = text.count("\n", 0, start) + 1
    choices = tuple(Choice(n, f"place/{i}", 0.9 - i / 10, "city") for i, n in enumerate(names))
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    place = (start, start + len(word), line, column)
    return Finding("garbled-name", *place, word, action, names[0], 0.9, choices, because)


def judged(path, text, *findings) -> Judged:
    """Return *text* as the document *path*; the fixes are its edits."""
    edits = [finding for finding in findings if finding.action == "fix"]
    return Judged(path, decode(text.encode()), findings, edits)


def odd() -> Judged:
    """Return a document in which every way of counting gives another place."""
    return judged(
        "in/odd é.txt",
        TEXT,
        found(TEXT, "Stefancart", "Stepanakert", because=("f for p", "near: “Baku”")),
        found(TEXT, "Nicholas\r\nPaschinjan", "Nikol\r\nPashinyan"),
        found(TEXT, "Susa", "Shusha", "Shushi", action="suggest", because=("only suggested: a tie",)),
    )


def hostile() -> Judged:
    """Return a document whose path, text and reasons all try to break out of the report."""
    text = f"{HOSTILE} Susa {HOSTILE}\n"
    return judged(
        f"in/{HOSTILE}\udcff", text, found(text, "Susa", HOSTILE.replace("\n", " "), because=(HOSTILE,))
    )
