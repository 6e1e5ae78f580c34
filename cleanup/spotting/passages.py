"""Marks stretches of a text: protected, glosses, quoted, credits, and passages in another language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from cleanup.spotting.glosses import glosses
from cleanup.spotting.letters import LETTERS
from cleanup.spotting.tokens import Span, Token

_PROTECTED = r"""
      https?://[^\s<>"”»)\]]++ | www\.[^\s<>"”»)\]]++            # web addresses
    | (?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++                           # e-mail
    | (?<![\w&])[@\#]\w++                                        # handles, hashtags
    | (?<![\w.-])[\w-]+(?:\.[\w-]+)*\.
      (?:com|org|net|info|am|az|ru|ge|tr|de|fr|uk|eu|gov|edu|tv|io)\b(?:/\S*+)?
    | (?<!\S)[^\s?&]*+[?&]\w++=\S++ | (?<![\w.])\w++(?:[._]\w++)++\([^()\n]*+\)       # queries, calls
    | (?<!\w)[^\W_]++(?:_++[^\W_]++)++                               # identifiers
    | ```.*?``` | `[^`\n]++`                                     # code
    | (?<=\])\([^()\s]*+\) | (?<=\]:)\ *+\S++                    # Markdown link targets
    | <[/!]?[A-Za-z][^<>]*+>                                     # tags
    | (?:\b[A-Za-z]:|(?<![\w.])[.~]{0,2})(?:[/\\][\w.-]++){2,}+   # file paths
    | (?<![\w.-])[\w.-]++(?:[/\\][\w.-]+)+\.[A-Za-z]\w{0,4}\b
    """
#: What anything protected has in it; only tags and blocks of code go over lines. All first signs
#: stand together, because that is what :mod:`re` finds fast.
_SIGN = re.compile(
    r"""
    [@\#/\\?&_<`\].w] (?:
        (?<=[@\#])(?=[\w-]) | (?<=[/\\])(?=[\w./-]) | (?<=[?&])\w++=\S | (?<=_)(?=\w)
      | (?<=<)(?=[/!]?[A-Za-z]) | (?<=`) | (?<=\])[:(] | (?<=w)ww\.
      | (?<=\.)(?: (?:com|org|net|info|am|az|ru|ge|tr|de|fr|uk|eu|gov|edu|tv|io)\b | \w++(?=\() ) )
    """,
    re.VERBOSE,
)
#: What a line has where something protected may have blanks inside.
_WITH_BLANKS = re.compile(r"`|<[/!]?[A-Za-z]|\]:|\.\w++\(")
_FENCE = "```"
_TAG_OVER_LINES = r"<[/!]?[A-Za-z][^<>\n]*+\n[^<>]*+>"
_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n|\r[ \t]*\r(?!\n)")
#: Single ones are apostrophes within words.
_QUOTE_MARKS = re.compile(r"[\"“”„«»‘’](?<!\w‘)(?!(?<=’)\w)")
_PAIRS = {"“": "”", "«": "»", "»": "«", "„": "“”", "‘": "’", '"': '"'}
#: So many marks opened since then, and a quotation is not closed any more.
_MOST_OPEN = 50
_OPEN_BEFORE = frozenset(" \t\r\n\u00a0([{—–-/")
#: A name, which does not begin with a small letter (of those without marks).
_NAME = rf"(?![a-z]){LETTERS}(?:{LETTERS}|[.'’-])*+"
#: How a line or a bracket begins that may be a credit.
_CREDIT_SIGN = re.compile(
    r"(?:^[ \t]*+|\()"
    r"(?:by|written|text|story|photo|additional|reporting|writing|editing|compiled|translat)",
    re.IGNORECASE | re.MULTILINE,
)
_CREDIT = rf"""
      ^[ \t]*(?i:by|written\ by|text\ by|story\ by|photos?\ by|photo(?:graph)?:)
        (?:[ \t,&/]|and\b|in\b|for\b|{_NAME})++(?=[\r\n]|\Z)
    | \((?i:additional\ )?(?i:reporting|writing|editing|compiled|photo|translat\w++)\b[^()]*+\)
    | ^[ \t]*(?i:(?:additional\ )?(?:reporting|writing|editing)\ by)\b[^\r\n]*+
    """
_SENTENCE = re.compile(r"[^.!?\n]++[.!?\n]*+")
_LEAST_WORDS = 3
_ENGLISH_SHARE = 0.4


def mark(
    text: str,
    tokens: list[Token],
    is_english: Callable[[str], bool],
    spans: Sequence[Span] | None = None,
) -> None:
    """Set the flags *closed*, *quoted* and *credit* of *tokens*.

    *is_english* tells whether a folded word is English vocabulary; *spans* are the stretches, whole
    paragraphs, that the tokens are of, if not of all.
    """
    starts = [token.start for token in tokens]
    if spans is None:
        spans = ((0, len(text)),)
    else:
        for span in _over_lines(text):
            for token in _within(tokens, starts, span):
                token.closed = True
    for begin, end in spans:
        for span in protected(text, begin, end):
            for token in _within(tokens, starts, span):
                token.closed = True
        for span in glosses(text, begin, end):
            for token in _within(tokens, starts, span):
                token.closed = True
        for span in quotations(text, begin, end):
            for token in _within(tokens, starts, span):
                token.quoted = True
        for span in _credits(text, begin, end):
            for token in _within(tokens, starts, span):
                token.credit = True
        _close_foreign(text, tokens, starts, (begin, end), is_english)


def _within(tokens: list[Token], starts: list[int], span: Span) -> list[Token]:
    return tokens[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]


def protected(text: str, first: int = 0, last: int | None = None) -> Iterator[Span]:
    """Yield the spans nobody reads as prose: addresses, handles, code, tags, paths.

    Only those with a sign between *first* and *last* are looked for, or in words that go over there.
    """
    first = text.rfind(" ", 0, first) + 1
    last = len(text) if last is None else text.find(" ", last)
    end = line_end = 0
    for sign in _SIGN.finditer(text, first, last if last >= 0 else len(text)):
        at = sign.start()
        if at < end:
            continue  # it has been read
        if at >= line_end:
            line = text.rfind("\n", 0, at) + 1
            line_end = _line_end(text, sign.end() - 1)
            blanks = bool(_WITH_BLANKS.search(text, line, line_end))
        if blanks:
            begin, end = line, line_end
            while (further := _open_at(text, begin, end)) > end:
                end = _line_end(text, further)
        else:
            begin = max(line, text.rfind(" ", line, at) + 1)
            end = text.find(" ", at, line_end)
            end = line_end if end < 0 else end
        yield from (match.span() for match in _protected().finditer(text, begin, end))


def _over_lines(text: str) -> Iterator[Span]:
    """Yield what is protected and goes over lines, wherever it is: tags and blocks of code."""
    if "<" in text or _FENCE in text:
        pattern = _blocks() if _FENCE in text else _tags_over_lines()
        yield from (match.span() for match in pattern.finditer(text))


def _credits(text: str, begin: int, end: int) -> Iterator[Span]:
    """Yield the lines and brackets that say whose work a text is."""
    if _CREDIT_SIGN.search(text, begin, end):
        yield from (match.span() for match in _credit().finditer(text, begin, end))


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(_CREDIT, re.VERBOSE | re.MULTILINE)


@cache
def _blocks() -> re.Pattern[str]:
    return re.compile(rf"```.*?```|{_TAG_OVER_LINES}", re.DOTALL)


@cache
def _tags_over_lines() -> re.Pattern[str]:
    return re.compile(_TAG_OVER_LINES)


@cache
def _protected() -> re.Pattern[str]:
    """Compile the pattern when there is a first use for it: few articles have one."""
    return re.compile(_PROTECTED, re.VERBOSE | re.DOTALL)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _open_at(text: str, begin: int, end: int) -> int:
    """Return where a tag or a block of code that is open at *end* is closed, or -1."""
    tag = text.rfind("<", begin, end)
    closed = text.find(">", tag + 1) if tag >= 0 else -1
    if closed >= end and text.find("<", end, closed) < 0:
        return closed
    fence = text.rfind(_FENCE, begin, end)
    return text.find(_FENCE, max(end, fence + 1)) if fence >= 0 else -1


def quotations(text: str, first: int = 0, last: int | None = None) -> Iterator[Span]:
    """Yield the text between matched quotation marks of one paragraph, marks excluded.

    Only paragraphs from *first* to *last* are read.
    """
    begin = first
    last = len(text) if last is None else last
    if not _QUOTE_MARKS.search(text, first, last):
        return
    for end in [*(m.start() for m in _PARAGRAPH.finditer(text, first, last)), last]:
        yield from _paragraph_quotations(text, begin, end)
        begin = end


def _paragraph_quotations(text: str, begin: int, end: int) -> Iterator[Span]:
    last = begin
    for span in sorted(_matched(text, begin, end), key=lambda span: (span[0], -span[1])):
        if span[0] >= last:  # a quotation inside another is part of it
            yield span
            last = span[1]


def _matched(text: str, begin: int, end: int) -> Iterator[Span]:
    opened: list[tuple[str, int]] = []
    for match in _QUOTE_MARKS.finditer(text, begin, end):
        sign = match[0]
        opens, closes = _directions(text, match.start(), sign)
        deepest = range(max(0, len(opened) - _MOST_OPEN), len(opened))
        partner = next((n for n in reversed(deepest) if sign in _PAIRS[opened[n][0]]), None)
        if closes and partner is not None:
            yield opened[partner][1], match.start()
            del opened[partner:]  # marks opened since then stay unmatched
        elif opens:
            opened.append((sign, match.end()))


def _directions(text: str, at: int, sign: str) -> tuple[bool, bool]:
    """Tell whether the mark at *at* may open, and may close, a quotation."""
    if sign != '"':
        return sign in _PAIRS, sign not in _PAIRS or sign in "“«»"
    free_before = at == 0 or text[at - 1] in _OPEN_BEFORE
    free_after = at + 1 == len(text) or not text[at + 1].isalnum()
    if free_before and not free_after:
        return True, False
    return (False, True) if free_after and not free_before else (True, True)


def _close_foreign(
    text: str, tokens: list[Token], starts: list[int], span: Span, is_english: Callable[[str], bool]
) -> None:
    """Close the *tokens* of sentences in *span* that are not English."""
    first = bisect_left(starts, span[0])
    last = bisect_left(starts, span[1], first)
    for match in _SENTENCE.finditer(text, *span):
        following = bisect_left(starts, match.end(), first, last)
        if following - first >= _LEAST_WORDS and _is_foreign(tokens[first:following], is_english):
            for token in tokens[first:following]:
                token.closed = True
        first = following


def _is_foreign(words: list[Token], is_english: Callable[[str], bool]) -> bool:
    """Tell whether a sentence is not English: too few of its words in small letters are."""
    enough = _ENGLISH_SHARE * len(words)  # or less, because not all need be in small letters
    english = 0
    for word in words:
        if not word.capital and is_english(word.key) and not word.closed:
            english += 1
            if english >= enough:
                return False
    return english < _ENGLISH_SHARE * sum(not word.capital and not word.closed for word in words)
