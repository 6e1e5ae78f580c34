"""Cuts a text into word tokens. Offsets are Unicode code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain

from cleanup.spotting.letters import LETTER, LETTERS, MARKS
from cleanup.translit.fold import fold

#: A stretch of a text: where it begins, and where it ends (exclusive).
Span = tuple[int, int]

_WORD = re.compile(rf"{LETTER}++(?:[{MARKS}\u00ad\u200b-\u200d]++{LETTER}*+)*+(?:['’ʼ‘`]{LETTERS})*+")
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_SCHOLARLY = re.compile("[\u02bb\u02bc\u02be\u02bf\u0304\u0307\u0323\u0331\u0325]|j\u030c")
#: Letters of living languages that have such a sign, too: Polish, Turkish and Azerbaijani, Lithuanian.
_LIVING = re.compile("[żŻİėĖ]")
#: What may stand between two words of one name: a space, a line break, or a hyphen of any kind.
_JOINT = re.compile(r"[ \t\u00a0]?(?:[-\u2010\u2011\u2013][ \t]*\r?\n?[ \t]*|\r?\n[ \t]*|[ \t\u00a0]*)")
_HYPHEN = re.compile(r"[-\u2010\u2011\u2013]")


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
        return bool(_SCHOLARLY.search(unicodedata.normalize("NFD", _LIVING.sub("", self.text))))

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
    for match in chain.from_iterable(_WORD.finditer(text, start, end) for start, end in stretches):
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
        ending = _POSSESSIVE.search(word)
        if ending and ending.start():
            word = word[: ending.start()]
        possessive_before = bool(tokens) and tokens[-1].end != previous_end
        hyphen = bool(gap) and len(gap) < 8 and bool(_HYPHEN.search(gap)) and bool(_JOINT.fullmatch(gap))
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
