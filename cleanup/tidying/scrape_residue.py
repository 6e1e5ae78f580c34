"""The rule ``scrape-residue``: lines of the web page around the text, in one block each.

``page-lines.tsv`` has what pages say around articles, in the languages of the region's press. Some of it
no article has anywhere (*sure*); the rest (*Share*, *Photo:*) tells only beside other such lines,
or at the edges of a text that has several. Lines that are repeated, and bylines that come a second time,
belong to the page, too. All findings are suggestions: what is a page's and what a text's, an editor
decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cleanup.spotting.letters import LETTER
from cleanup.spotting.tokens import Span
from cleanup.tidying.page import Page
from cleanup.tidying.slips import Slip, rows

#: So many lines at the beginning and at the end are the edges of a text.
_FIRST, _LAST = 6, 12
#: A longer line is a paragraph, unless it is one of these notices.
_SHORT, _NOTICE = 90, 400
_NOTICES = frozenset({"comments", "cookies", "newsletter"})
#: A line that stands so often is the page's.
_OFTEN = 3
#: What makes a block certain enough: a line that no article has, or so many of the others.
_SURE, _WEAK, _ENOUGH = 2, 1, 2
_MARKS = re.compile(r"^[\s•·*|>»→–—-]+|[\s|*»→.…-]+$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"""
    (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*[.,]*\s+)?
    (?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?
      |\d{{1,2}}[./-]\d{{1,2}}[./-]|\d{{4}}-\d\d-\d\d)
    \s*(?:\d{{4}})?(?:[\s,|-]+(?:at\s+)?\d{{1,2}}:\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{{2,4}})?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GLUED = re.compile(
    rf"(?<![\w/.:-])(?:\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d|{_MONTH}[ ]\d{{1,2}},[ ](?:19|20)\d\d"
    rf"|\d{{1,2}}[ ]{_MONTH}[ ](?:19|20)\d\d)(?={LETTER}{{3}})"
)
_BYLINE = re.compile(r"(?:by|author:|reported by)\s+\S+(?:\s+\S+){1,5}")
#: Marks of a sentence; what stands below *Related articles* is headlines.
_SENTENCE = re.compile(r"[.!?]['”\"’)]*\s*$|[,;]\s*$")
_ALONE = re.compile(r"(?:\r\n|\r|\n){2}|\s*\Z")
_LINE_END = re.compile(r"\r\n|\r|\n|")


class _Line(NamedTuple):
    span: Span
    weight: int
    what: str


def slips(page: Page) -> Iterator[Slip]:
    """Yield the blocks of *page* that are the web page's, and the dates glued to its text."""
    lines = _weighed(page)
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].weight:
            end += 1
        if end > at:
            block = lines[at:end]
            if _counts(block, at_edge=_is_edge(page, at, end, len(lines))):
                yield _block(page, lines, at, end)
        at = max(end, at + 1)
    yield from _glued_dates(page)


def _is_edge(page: Page, first: int, end: int, of: int) -> bool:
    """Whether lines from *first* to *end* (exclusive) *of* so many touch the text's beginning or end."""
    return (page.begins and first < _FIRST) or (page.ends and end > of - _LAST)


def _counts(block: list[_Line], *, at_edge: bool) -> bool:
    """Whether *block* is certain enough: by its lines, or as it stands at the edge of the text."""
    weights = [line.weight for line in block]
    if max(weights) >= _SURE:
        return True
    kinds = {line.what for line in block}
    return at_edge and sum(weights) >= _ENOUGH and kinds != {"date"}


def _block(page: Page, lines: list[_Line], first: int, end: int) -> Slip:
    start, stop = lines[first].span[0], len(page.text)
    if end < len(lines):
        stop = lines[end].span[0]
    elif first:  # the line before keeps its end, and the empty lines after it go
        start = page.line(lines[first - 1].span[0])[1]
        ended = _LINE_END.match(page.text, start)
        start = ended.end() if ended else start
    said = ", ".join(dict.fromkeys(line.what for line in lines[first:end]))
    count = "a line" if end - first == 1 else f"{end - first} lines"
    return Slip(start, stop, "", False, f"{count} of a web page: {said}")


def _weighed(page: Page) -> list[_Line]:
    """Return the lines of *page* with what each weighs as a line of a web page."""
    texts = [page.text[start:end] for start, end in page.lines]
    often = Counter(map(_plain, texts))
    found: list[_Line] = []
    seen: set[str] = set()
    below = False  # a heading like “Related articles”
    for number, (span, text) in enumerate(zip(page.lines, texts, strict=True)):
        line = _plain(text)
        edge = _is_edge(page, number, number + 1, len(texts))
        weight, what = (0, "") if page.is_taken(*span) else _known(text, line, edge=edge)
        headline = len(text) <= _SHORT and not _SENTENCE.search(text)
        if not weight and headline and not page.is_taken(*span):
            if line in seen and _BYLINE.fullmatch(line):
                weight, what = _SURE, "a byline again"
            elif often[line] >= _OFTEN and _ALONE.match(page.text, span[1]) and text[:1].isupper():
                weight, what = _WEAK, "a line again and again"
            elif below:
                weight, what = _WEAK, "related"
        below = weight > 0 and what == "related"
        seen.add(line)
        found.append(_Line(span, weight, what))
    return found


class _Table(NamedTuple):
    """The rows of ``page-lines.tsv``: weight and kind of whole lines, beginnings, and labels."""

    whole: dict[str, tuple[int, str]]
    begins: dict[str, tuple[int, str]]
    labels: dict[str, tuple[int, str]]


@cache
def _table() -> _Table:
    table = _Table({}, {}, {})
    by_match = {"is": table.whole, "begins": table.begins, "label": table.labels}
    for _language, what, sure, match, words in rows("page-lines.tsv"):
        key = words.rstrip(":.") if match == "is" else words
        by_match[match].setdefault(key, (_SURE if sure == "1" else _WEAK, what))
    return table


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(map(re.escape, _table().labels))})\s*[:/©՝]")


def _known(text: str, line: str, *, edge: bool) -> tuple[int, str]:
    """Return what *text*, *line* in small letters, weighs by its words, and what it is."""
    table = _table()
    whole = table.whole.get(line.rstrip(": "))
    if whole:
        return whole
    if len(text) > _NOTICE:
        return 0, ""
    for words in table.begins if line.startswith(tuple(table.begins)) else ():
        weight, what = table.begins[words]
        if line.startswith(words) and (len(text) <= _SHORT or what in _NOTICES):
            return (weight, what) if weight == _SURE or edge else (0, "")
    label = _label().match(line) if edge and len(text) <= _SHORT else None
    if label:
        return table.labels[label[1]]
    if edge and _DATE.fullmatch(text.strip()):
        return _WEAK, "date"
    return 0, ""


def _plain(line: str) -> str:
    """Return *line* in small letters, without list signs and what else pages put around words."""
    return _MARKS.sub("", line).lower().replace("’", "'").replace("i\u0307", "i")


def _glued_dates(page: Page) -> Iterator[Slip]:
    for match in _GLUED.finditer(page.text):
        start, end = match.span()
        if not page.is_protected(start, end):
            yield Slip(start, end, f"{match[0]} ", False, "a date stamp glued to the text")
