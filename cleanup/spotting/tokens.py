"""Cuts a text into word tokens. Offsets are Unicode code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(slots=True)
class Token:
    """A word: text[start:end] is *text*, without a possessive ending; *key* is its folded form."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    #: Joined to the token before by a hyphen, or only by white space (no punctuation).
    hyphen_before: bool = False
    #: The rest of a word broken at the end of a line, in small letters after a hyphen.
    continues: bool = False
    adjacent: bool = False
    quoted: bool = False
    closed: bool = False  #: protected, or in another language: not judged
    credit: bool = False

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
