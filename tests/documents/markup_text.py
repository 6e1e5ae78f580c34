"""What the tests of formats with markup share: garbles mended in place, and checks of any reading."""

from __future__ import annotations

import random
import re
import sysconfig
from itertools import pairwise
from pathlib import Path

from cleanup.documents.formats import read_document
from cleanup.documents.plain import Document, splice
from cleanup.judging.findings import Finding
from cleanup.spotting.prose import Prose

GARBLE, NAME = "Stefancart", "Stepanakert"


def _finding(start: int, text: str, new: str) -> Finding:
    return Finding("garbled-name", start, start + len(text), 1, 1, text, "fix", new, 1.0, (), ())


def found(document: Document, old: str = GARBLE, new: str = NAME) -> list[Finding]:
    """Return every *old* in the prose as a finding in the text, wherever it stands."""
    prose = document.judged
    return document.placed([_finding(m.start(), old, new) for m in re.finditer(re.escape(old), prose)])


def mended(name: str, source: str | bytes, old: str = GARBLE, new: str = NAME) -> str:
    """Return the *source* of the file *name* with every *old* in its prose made *new*."""
    document = read_document(name, source.encode() if isinstance(source, str) else source)
    return splice(document, found(document, old, new)).decode(document.encoding)


def installed_pages(limit: int = 60) -> list[Path]:
    """Return the pages that come with Python and the packages that are installed."""
    folders = {sysconfig.get_path("stdlib"), sysconfig.get_path("purelib")}
    return [path for folder in sorted(folders) for path in sorted(Path(folder).rglob("*.htm*"))][:limit]


def check_pieces(prose: Prose, source: str) -> None:
    """Make sure that what the prose says of the source is true."""
    for piece in prose.pieces:
        assert 0 <= piece.start < piece.end <= len(source)
        if piece.verbatim:
            assert prose.text[piece.at : piece.at + piece.length] == source[piece.start : piece.end]
    assert all(one.at + one.length <= other.at for one, other in pairwise(prose.pieces))
    spans = sorted((piece.start, piece.end) for piece in prose.pieces)
    assert all(one[1] <= other[0] for one, other in pairwise(spans)), "nothing is read twice"


def check_there_and_back(name: str, raw: bytes) -> int:
    """Plant garbles in a file and mend them: nothing else changes; return how many."""
    document = read_document(name, raw)
    assert document.prose is not None
    check_pieces(document.prose, document.text)
    assert splice(document, []) == raw
    words = list(re.finditer(r"[^\W\d_]{4,}", document.judged))
    words = sorted(random.Random(5).sample(words, min(20, len(words))), key=re.Match.start)
    placed = document.placed([_finding(word.start(), word[0], GARBLE) for word in words])
    planted = read_document(name, splice(document, placed))
    kept = {edit.within for edit in placed}
    back, wanted, at = [], [], 0
    for word in words:
        if word.span() in kept:
            wanted += (document.judged[at : word.start()], GARBLE)
            back.append(_finding(sum(map(len, wanted)) - len(GARBLE), GARBLE, word[0]))
            at = word.end()
    assert planted.judged == "".join(wanted) + document.judged[at:]
    if all(document.text[edit.start : edit.end] == edit.text for edit in placed):
        assert splice(planted, planted.placed(back)) == raw
    return len(placed)
