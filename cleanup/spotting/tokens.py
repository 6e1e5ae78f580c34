"""Cuts a text into word tokens. Offsets are Unicode code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from cleanup.spotting.letters import LETTER, LETTERS, MARKS
from cleanup.translit.fold import fold

#: A stretch of a text: where it begins, and where it ends (exclusive).
Span = tuple[int, int]

#: A word where no letter has a mark.
_PLAIN_WORD = re.compile(r"([A-Za-z]++(?:['’‘`][A-Za-z]++)*+)")
#: What a stretch has where that is not enough: anything but ASCII and general punctuation.
_NOT_PLAIN = re.compile("[^\\x00-\x7f\u2010-\u205e]")
_APOSTROPHES = "'’ʼ"
#: What may stand between two words of one name: a space, a line break, or a hyphen of any kind.
_JOINT = re.compile(r"[ \t\u00a0]?(?:[-\u2010\u2011\u2013][ \t]*\r?\n?[ \t]*|\r?\n[ \t]*|[ \t\u00a0]*)")
_HYPHENS = frozenset("-\u2010\u2011\u2013")


@cache
def _word() -> re.Pattern[str]:
    """Match a word of any letters, in five times what it takes for those without marks."""
    return re.compile(
        rf"({LETTER}++(?:[{MARKS}\u00ad\u200b-\u200d]++{LETTER}*+)*+(?:['’ʼ‘`]{LETTERS})*+)"
    )


@cache
def _scholarly() -> re.Pattern[str]:
    return re.compile("[\u02bb\u02bc\u02be\u02bf\u0304\u0307\u0323\u0331\u0325]|j\u030c")


@cache
def _living() -> re.Pattern[str]:
    """Match letters of living languages that have such a sign, too: Polish, Turkish and others."""
    return re.compile("[żŻİėĖ]")


class Token:
    """A word: text[start:end] is *text*, without a possessive ending; *key* is its folded form.

    Written out, because every start of the program would pay for a dataclass.

    Args:
        hyphen_before: joined to the token before by a hyphen.
        continues: the rest of a word broken at the end of a line, in small letters after a hyphen.
        adjacent: joined to the token before by a hyphen, or by white space only (no punctuation).
    """

    __slots__ = (
        "adjacent",
        "capital",
        "closed",
        "continues",
        "credit",
        "end",
        "hyphen_before",
        "key",
        "quoted",
        "start",
        "text",
    )

    def __init__(
        self,
        start: int,
        end: int,
        text: str,
        key: str,
        capital: bool,
        hyphen_before: bool = False,
        continues: bool = False,
        adjacent: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.key = key
        self.capital = capital
        self.hyphen_before = hyphen_before
        self.continues = continues
        self.adjacent = adjacent
        self.quoted = False
        self.closed = False  #: protected, or in another language: not judged
        self.credit = False

    def __repr__(self) -> str:
        return f"Token({self.start}, {self.end}, {self.text!r})"

    @property
    def scholarly(self) -> bool:
        """Whether it has signs that only scholarly romanisation uses: macrons, half rings, dots."""
        if self.text.isascii():
            return False
        return bool(_scholarly().search(unicodedata.normalize("NFD", _living().sub("", self.text))))

    @property
    def all_capitals(self) -> bool:
        """Whether every letter is a capital, and there are at least two."""
        return len(self.text) > 1 and self.text.isupper()


def tokenize(text: str, spans: Iterable[Span] | None = None) -> list[Token]:
    """Return the words of *text* in order, or only those of the stretches *spans*.

    >>> [t.text for t in tokenize("Pashinyan’s visit to Nagorno-Karabakh")]
    ['Pashinyan', 'visit', 'to', 'Nagorno', 'Karabakh']
    """
    tokens: list[Token] = []
    end = 0  # of the last word, with its possessive ending
    spaced = False  # whether a space and a plain word would go on from it
    for start, words in _pieces(text, ((0, len(text)),) if spans is None else spans):
        at = start
        for gap, word in zip(words[0::2], words[1::2], strict=False):
            start = at + len(gap)
            at = start + len(word)
            small = word.lower()
            if spaced and gap == " " and word.isascii() and word.isalpha():
                tokens.append(Token(start, at, word, small, small[0] != word[0], adjacent=True))
                end = at
                continue
            gap = text[end:start]
            if len(word) > 2 and word[-1] in "sS" and word[-2] in _APOSTROPHES:
                word = word[:-2]
            hyphen = 0 < len(gap) < 8 and not _HYPHENS.isdisjoint(gap) and bool(_JOINT.fullmatch(gap))
            joined = hyphen or (bool(gap) and bool(_JOINT.fullmatch(gap)))
            token = Token(
                start,
                start + len(word),
                word,
                fold(word),
                word[0].isupper(),
                hyphen_before=hyphen,
                continues=hyphen and "\n" in gap and word[0].islower(),
                adjacent=joined and bool(tokens) and tokens[-1].end == end,
            )
            tokens.append(token)
            end = at
            spaced = token.end == end
        spaced = False  # what stands before the next piece is looked at
    return tokens


def _pieces(text: str, stretches: Iterable[Span]) -> Iterator[tuple[int, list[str]]]:
    """Yield where each piece of the *stretches* begins, and its gaps and words by turns."""
    for start, end in stretches:
        if text.isascii() or _NOT_PLAIN.search(text, start, end) is None:
            yield start, _PLAIN_WORD.split(text[start:end])
            continue
        while start < end:  # a line at a time: most have only plain letters all the same
            stop = text.find("\n", start, end) + 1 or end
            line = text[start:stop]
            yield start, (_PLAIN_WORD if _NOT_PLAIN.search(line) is None else _word()).split(line)
            start = stop
