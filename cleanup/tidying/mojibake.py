"""The rule ``mojibake``: letters and signs whose bytes were read in a wrong encoding.

ftfy reads them back (https://ftfy.readthedocs.io): its ``fix_encoding`` only, which leaves quotation
marks, ligatures and widths as the writer has them. A line is mended word by word where that comes to
the same, so that a finding is as short as can be. Where bytes are lost, nothing is said: what is left
may tell a reader more than a replacement character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.tidying.page import Page
from cleanup.tidying.slips import Slip

_WORD = re.compile(r"[^ \t\r\n]+")
#: What follows an apostrophe in a word.
_CONTRACTED = re.compile(r"(?:s|t|re|ve|ll|d|m)(?![^\W\d_])")
_LOST = "\ufffd"


def slips(page: Page) -> Iterator[Slip]:
    """Yield the wrongly read stretches of *page*."""
    if page.text.isascii():
        return
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    for start, end in page.lines:
        line = page.text[start:end]
        if line.isascii():
            continue
        meant = fix_encoding(line)
        if meant == line:
            continue
        words = [(word.start(), word[0], fix_encoding(word[0])) for word in _WORD.finditer(line)]
        wrong = [(at, word, new) for at, word, new in words if new != word]
        if "".join(_replaced(line, wrong)) != meant:
            wrong = list(_apart(line, meant))
        for at, word, new in wrong:
            slip = _slip(start + at, word, new)
            if slip and not page.is_protected(slip.start, slip.end):
                yield slip._replace(sure=slip.sure and not is_bad(new))  # read only in part


def _replaced(line: str, wrong: list[tuple[int, str, str]]) -> Iterator[str]:
    done = 0
    for at, word, new in wrong:
        yield line[done:at] + new
        done = at + len(word)
    yield line[done:]


def _apart(line: str, meant: str) -> Iterator[tuple[int, str, str]]:
    """Cut *line* where it is right in both readings, and yield the stretches between."""
    from rapidfuzz.distance import Levenshtein

    begin = new = 0
    open_ = False
    for step in Levenshtein.opcodes(line, meant):
        kept = line[step.src_start : step.src_end]
        apart = step.tag == "equal" and " " in kept and kept.isascii()
        if not open_ and step.tag != "equal":
            begin, new, open_ = step.src_start, step.dest_start, True
        elif open_ and apart:
            yield begin, line[begin : step.src_start], meant[new : step.dest_start]
            open_ = False
    if open_:
        yield begin, line[begin:], meant[new:]


def _slip(at: int, word: str, new: str) -> Slip | None:
    """Return what is wrong in *word*, without the letters that stay."""
    if _LOST in new:
        return None
    first = 0
    while first < min(len(word), len(new)) and word[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(word), len(new)) - first and word[-1 - last] == new[-1 - last]:
        last += 1
    end = len(word) - last
    read = new[first : len(new) - last]
    sure = not _is_doubtful(word[:first], word[first:end], read, word[end:])
    return Slip(at + first, at + end, read, sure, "its bytes were read in a wrong encoding")


def _is_doubtful(before: str, wrong: str, read: str, after: str) -> bool:
    """Whether *wrong* may be something else: another encoding's letter, or what was meant."""
    if len(wrong) == 1 and before[-1:].isalpha() and after[:1].isalpha():
        return read != "’" or not _CONTRACTED.match(after)
    return wrong == "Â" and before[-1:].isupper()
