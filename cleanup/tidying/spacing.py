"""The rule ``spacing``: a space, hyphen or word too many or too few, and signs that nobody sees.

Its parts are functions that each look for one slip; what they are sure of is what no copy editor would
have otherwise. Numbers, times, addresses, code and other languages' sentences are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleanup.tidying.hyphenation import broken_words
from cleanup.tidying.invisible import invisible_signs
from cleanup.tidying.page import Page
from cleanup.tidying.slips import Slip, rows

_BEFORE_SIGN = re.compile(
    r"""
    (?<=[^\W_]|[)\]”"’%])(?P<gap>[ \u00a0]{1,2})
    (?: (?P<sign>[,!?]|[;:](?![ ]?[)(DP])|\.(?![ \u00a0]?\.))(?=\s|\Z|[”"’»)\]](?:\s|\Z))
      | (?P<sign_tight>,)(?=[^\W\d_]{2}) )
    """,
    re.VERBOSE,
)
_AFTER_SIGN = re.compile(
    r"(?<![^\s(“\"‘«—–-])([^\W\d_]{2,})([,;]|[.?!]”?)([^\W\d_]{1,})(?=[\s,.;:!?)”\"’]|\Z)"
)
#: A sentence that goes on after its first word.
_GOES_ON = re.compile(r"[ ,’'][a-z ]")
#: So many spaces are missing for certain after the ends of sentences, and they are everywhere.
_EVERYWHERE = 2
_DOUBLED = re.compile(
    r"""
    (?<![\w'’.-])([^\W\d_]+)([ \t]*\r?\n[ \t]*|[ \u00a0]+)(\1)(?![\w'’-]|\.\w)
    (?:[ \u00a0]+\1(?![\w'’-]|\.\w))*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TIGHT = re.compile(r"[^\W\d_][,;][^\W\d_]")
_WIDE = re.compile(r"(?<=[a-z,])[ ]{2,3}(?=[a-z])")
#: With more signs than these around it, a word is none of prose.
_CODE_SIGNS = re.compile(r"[{}<>=|$\\_`#*/+~^@\[\]]")
_MOST_SIGNS = 2
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<!?-*\Z")
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n|\s*\Z")
_INDENTED = ("\t", "    ")
_NEAR = 60
_LEAST_WORDS = 3
_FRENCH = ";:!?"
#: So many words before a colon, and they are more than a key whose value follows.
_LONG = 5
#: So many lines with wide gaps, of all, and the text is set in columns or justified.
_JUSTIFIED = 0.05


def slips(page: Page) -> Iterator[Slip]:
    """Yield what is wrong with the spacing of *page*."""
    yield from invisible_signs(page)
    yield from broken_words(page)
    yield from _spaces_before(page)
    yield from _no_space_after(page)
    yield from _doubled(page)
    yield from _wide_gaps(page)


def _spaces_before(page: Page) -> Iterator[Slip]:
    for match in _BEFORE_SIGN.finditer(page.text):
        start, end = match.span()
        sign = match["sign"] or match["sign_tight"]
        if page.is_closed(start, end) or not _is_prose(page, start):
            continue
        if page.text[start - 1].isdigit() and page.text[end : end + 2].strip()[:1].isdigit():
            continue  # numbers in a row
        if sign == ":" and len(page.text[page.within_line(start)[0] : start].split()) < _LONG:
            continue  # a heading, or a key and its value
        if sign in _FRENCH and any(word.closed for word in page.near(start, end)):
            continue  # where another language is used, such spaces may be its own
        before = [word for word in page.words(start, start) if word.end == start]
        sure = all(page.zipf(word.text) or word.capital for word in before) and len(match["gap"]) == 1
        if page.text[start - 1] in ")]":  # in a table, what a formula is for may follow
            sure = sure and len(page.english_in(*page.within_line(start))) >= _LEAST_WORDS
        sure = sure and sign != ":" and not (sign == "." and page.text[start - 1].isdigit())
        sure = sure and (sign == "," or _ends_sentence(page, end))
        new = sign if match["sign"] else f"{sign} "
        yield Slip(start, end, new, sure, f"no space stands before “{sign}”")


def _ends_sentence(page: Page, end: int) -> bool:
    """Whether what stands at *end* begins a paragraph or a sentence, or goes on after a closing mark."""
    rest = page.text[end : end + 40].lstrip('”"’»)] \t')
    if _BLANK_LINE.match(rest):
        return True
    rest = rest.lstrip()
    return rest[0] in '“"‘(' or rest[0].isupper()


def _is_prose(page: Page, at: int) -> bool:
    """Whether what stands around text[at] in its line is words."""
    start, end = page.line(at)
    if page.text.startswith(_INDENTED, start) or page.is_drawn(at):
        return False
    around = _COMMENT.sub("", page.text[max(start, at - _NEAR) : min(end, at + _NEAR)])
    return (
        len(_CODE_SIGNS.findall(around)) <= _MOST_SIGNS and page.english_around(at, at) >= _LEAST_WORDS
    )


@cache
def _openers() -> frozenset[str]:
    return frozenset(word for (word,) in rows("openers.tsv"))


def _no_space_after(page: Page) -> Iterator[Slip]:
    likely: list[Slip] = []
    certain = 0
    for match in _AFTER_SIGN.finditer(page.text):
        before, sign, after = match.groups()
        start, end = match.span(2)
        if page.is_closed(start, end) or not _is_prose(page, start) or not _is_word(page, before):
            continue
        last = sign[-1]  # a quotation is not touched by the space after it
        slip = Slip(end - 1, end, f"{last} ", True, f"a space is missing after “{last}”")
        if sign in ",;":
            if _is_word(page, after):
                yield slip._replace(sure=_is_certain_comma(page, match))
        elif after in _openers() and page.text[match.end() : match.end() + 1] != ".":
            certain += 1
            yield slip
        elif after.istitle() and _is_word(page, after):
            goes_on = bool(_GOES_ON.match(page.text, match.end()))
            if before.islower() and goes_on:
                likely.append(slip)
            elif sign != ".":
                yield slip._replace(sure=False)
    for slip in likely:
        yield slip._replace(sure=certain >= _EVERYWHERE)


def _is_word(page: Page, word: str) -> bool:
    """Whether *word* is English, or one of the names of the lexicons."""
    if word.islower() or word.istitle():
        return bool(page.zipf(word)) or (word.istitle() and page.is_name(word))
    return False


def _is_certain_comma(page: Page, match: re.Match[str]) -> bool:
    after = match[3]
    if not after.islower() or page.text[match.start() - 1 : match.start()] == "(":
        return False
    if page.text[match.end() : match.end() + 1] in ("\r", "\n"):  # a list of keys
        return False
    alone = len(_TIGHT.findall(page.text, *page.within_line(match.start()))) == 1
    return alone or after.title() in _openers()


@cache
def _when_doubled() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("doubled-words.tsv")}


def _doubled(page: Page) -> Iterator[Slip]:
    for match in _DOUBLED.finditer(page.text):
        first, gap, second = match.groups()
        said = _when_doubled().get(second)
        if said is None or not second.islower() or first.isupper():
            continue
        start, end = match.span()
        if page.is_closed(start, end) or not _is_prose(page, start):
            continue
        sure = said == "fix" and page.text[end : end + 1] in (" ", "\n", "\r")
        new = first
        if "\n" in gap:
            new = first + gap.lstrip(" \t")
            end += page.text.startswith(" ", end)
            if page.text[end : end + 1] in ("", "\n", "\r"):
                new, end = first, match.end()
        yield Slip(start, end, new, sure, f"“{second}” stands twice")


def _wide_gaps(page: Page) -> Iterator[Slip]:
    found = []
    for match in _WIDE.finditer(page.text):
        start, end = match.span()
        if not page.is_closed(start, end) and _is_prose(page, start):
            found.append(Slip(start, end, " ", False, "one space is enough inside a sentence"))
    if len({page.line(slip.start) for slip in found}) <= max(2, _JUSTIFIED * len(page.lines)):
        yield from found
