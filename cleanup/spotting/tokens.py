"""Cuts a text into word tokens. Offsets are Unicode code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import chain

from cleanup.spotting.letters import LETTER, LETTERS, MARKS
from cleanup.translit.fold import fold

#: A stretch of a text: where it begins, and where it ends (exclusive).
Span = tuple[int, int]

#: A word where no letter has a mark.
_PLAIN_WORD = re.compile(r"[A-Za-z]++(?:['’‘`][A-Za-z]++)*+")
#: What a stretch has where that is not enough: anything but ASCII and general punctuation.
_NOT_PLAIN = re.compile("[^\\x00-\x7f\u2010-\u205e]")
_APOSTROPHES = "'’ʼ"
#: What may stand between two words of one name: a space, a line break, or a hyphen of any kind.
_JOINT = re.compile(r"[ \t\u00a0]?(?:[-\u2010\u2011\u2013][ \t]*\r?\n?[ \t]*|\r?\n[ \t]*|[ \t\u00a0]*)")
_HYPHENS = frozenset("-\u2010\u2011\u2013")


@cache
def _word() -> re.Pattern[str]:
    """Match a word of any letters, in five times what it takes for those without marks."""
    return re.compile(rf"{LETTER}++(?:[{MARKS}\u00ad\u200b-\u200d]++{LETTER}*+)*+(?:['’ʼ‘`]{LETTERS})*+")


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
    previous_end = 0
    stretches = ((0, len(text)),) if spans is None else spans
    for match in chain.from_iterable(map(partial(_words, text), stretches)):
        word = match[0]
        start, end = match.span()
        gap = text[previous_end:start]
        if (
            gap == " "
            and tokens
            and tokens[-1].end == previous_end
            and word.isascii()
            and word.isalpha()
        ):
            tokens.append(Token(start, end, word, word.lower(), word[0].isupper(), adjacent=True))
            previous_end = end
            continue
        if len(word) > 2 and word[-1] in "sS" and word[-2] in _APOSTROPHES:
            word = word[:-2]
        possessive_before = bool(tokens) and tokens[-1].end != previous_end
        hyphen = (
            bool(gap) and len(gap) < 8 and not _HYPHENS.isdisjoint(gap) and bool(_JOINT.fullmatch(gap))
        )
        token = Token(
            start,
            start + len(word),
            word,
            fold(word),
            word[0].isupper(),
            hyphen_before=hyphen,
            continues=hyphen and "\n" in gap and word[0].islower(),
            adjacent=bool(tokens)
            and bool(gap)
            and not possessive_before
            and (hyphen or bool(_JOINT.fullmatch(gap))),
        )
        tokens.append(token)
        previous_end = end
    return tokens


def _words(text: str, stretch: Span) -> Iterator[re.Match[str]]:
    start, end = stretch
    plain = text.isascii() or _NOT_PLAIN.search(text, start, end) is None
    return (_PLAIN_WORD if plain else _word()).finditer(text, start, end)
