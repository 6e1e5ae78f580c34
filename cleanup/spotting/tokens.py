"""Cuts a text into word tokens. Offsets are Unicode code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate

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
#: Nothing as long as this is a hyphen.
_LONG_GAP = 8


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
        adjacent: joined to the token before by a hyphen, or by white space only (no punctuation).
        hyphen_before: joined to the token before by a hyphen.
        continues: the rest of a word broken at the end of a line, in small letters after a hyphen.
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
        adjacent: bool = False,
        hyphen_before: bool = False,
        continues: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.key = key
        self.capital = capital
        self.adjacent = adjacent
        self.hyphen_before = hyphen_before
        self.continues = continues
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
    last = 0  # the end of the last word, with its possessive ending
    whole = False  # whether that is where its token ends, in the same piece
    for begin, piece in _pieces(text, ((0, len(text)),) if spans is None else spans):
        words = piece[1::2]
        edges = list(accumulate(map(len, piece), initial=begin))
        for gap, start, word, end, small in zip(
            piece[0::2], edges[1::2], words, edges[2::2], map(str.lower, words), strict=False
        ):
            plain = word.isascii() and word.isalpha()
            if plain and whole and gap == " ":
                tokens.append(Token(start, end, word, small, word < "a", True))  # A-Z are before a-z
                last = end
                continue
            if not whole:
                gap = text[last:start]
            joined, hyphen = _joint(gap)
            adjacent = joined and (whole or (bool(tokens) and tokens[-1].end == last))
            last = end
            if plain:
                capital = word < "a"
            else:
                if len(word) > 2 and word[-1] in "sS" and word[-2] in _APOSTROPHES:
                    word = word[:-2]
                    end -= 2
                small = fold(word)
                capital = word[0].isupper()
            whole = end == last
            broken = hyphen and "\n" in gap and word[0].islower()
            tokens.append(Token(start, end, word, small, capital, adjacent, hyphen, broken))
        whole = False  # what stands before the next piece is looked at
    return tokens


def _pieces(text: str, stretches: Iterable[Span]) -> Iterator[tuple[int, list[str]]]:
    """Yield where each piece of the *stretches* begins, and its gaps and words by turns."""
    for start, end in stretches:
        while start < end:  # most lines have only plain letters, also where others have not
            other = _NOT_PLAIN.search(text, start, end)
            stop = end if other is None else text.rfind("\n", start, other.start()) + 1 or start
            if start < stop:
                yield start, _PLAIN_WORD.split(text[start:stop])
            if other is None:
                break
            start = text.find("\n", stop, end) + 1 or end
            yield stop, _word().split(text[stop:start])


@lru_cache(maxsize=1024)
def _joint(gap: str) -> tuple[bool, bool]:
    """Tell whether words with *gap* between them may be one name, and whether a hyphen joins them."""
    joined = bool(gap) and bool(_JOINT.fullmatch(gap))
    return joined, joined and len(gap) < _LONG_GAP and not _HYPHENS.isdisjoint(gap)
