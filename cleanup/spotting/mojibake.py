"""Reads names whose letters were lost on the way: *PaÅŸinyan*, *ÆliyÉ™v*, *L@nk@ran*.

UTF-8 bytes were taken for Western letters; or ə, which old character sets lack, became @. Only words
that become names are read so: “É”” at the end of a quoted word is what it looks like, and a handle is a
handle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from cleanup.spotting.letters import LETTER

if TYPE_CHECKING:
    from cleanup.spotting.prose import Prose

#: The letters of names: Latin ones with marks, ə, combining marks, Armenian, Cyrillic.
_LETTERS = (
    *range(0x00C0, 0x0250),
    0x0259,
    *range(0x0300, 0x0370),
    *range(0x0400, 0x0460),
    *range(0x0531, 0x0588),
    *range(0x1E00, 0x1F00),
)
#: What bytes are read as: Windows for the West and for Turkish; Latin-1 where they leave a gap.
_READ_AS = ("cp1252", "cp1254", "latin-1")
_LEAST_LETTERS = 3
#: What is seen of Ə where the second byte, which is no letter, was lost.
_HALF = {"Æ": "Ə"}


@cache
def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for letter in map(chr, _LETTERS):
        for encoding in _READ_AS:
            seen = "".join(
                bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in letter.encode()
            )
            found.setdefault(seen, letter)
    return found


@cache
def _sequence() -> re.Pattern[str]:
    longest_first = sorted(_table(), key=lambda seen: (-len(seen), seen))
    return re.compile("|".join(map(re.escape, longest_first)))


_SECOND = "\u0080-\u00bf\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
#: No word with a sign inside is longer than this before the first of them.
_LONGEST = 60


@cache
def _sign() -> re.Pattern[str]:
    """Match what a text has in which anything is read so."""
    return re.compile(f"[\u00c3-\u00d6\u00e1][{_SECOND}\u0152-\u017e]")


@cache
def _word() -> re.Pattern[str]:
    """Match what a wrongly read word can be made of."""
    return re.compile(rf"(?:{LETTER}|[{_SECOND}'-])+")


@cache
def _at() -> re.Pattern[str]:
    """Match a word with @ inside that is no address; or after a name, where no handle stands."""
    return re.compile(r"(?:(?<![\w@.])[A-Za-z]+|(?<=[a-z] ))(?:@[a-z]+)+(?![\w@]|\.\w)")


def readable(text: str, is_name: Callable[[str], bool]) -> Prose | None:
    """Return *text* with its garbled names in the letters they were meant in, or None if there are none.

    Args:
        text: the text.
        is_name: tells whether a word is a name, or a spelling of one.
    """
    words = sorted([*_wrong_bytes(text, is_name), *_schwas(text, is_name)])
    if not words:
        return None
    from cleanup.spotting.prose import Builder

    built = Builder(text)
    at = 0
    for start, pieces in words:
        built.keep(at, start)
        for first, last, letters in pieces:
            at = start + last
            if text[start + first : at] == letters:
                built.keep(start + first, at)
            else:
                built.read(start + first, at, letters)
    built.keep(at, len(text))
    return built.prose()


#: Where a word begins, and its stretches: from and to where, counted from there, stands which letter.
_Word = tuple[int, list[tuple[int, int, str]]]


def _wrong_bytes(text: str, is_name: Callable[[str], bool]) -> Iterator[_Word]:
    if text.isascii() or not _sign().search(text):
        return
    for word in _word().finditer(text):
        if not _sign().search(word[0]):
            continue
        pieces = _pieces(word[0])
        meant = "".join(letters for _start, _end, letters in pieces)
        if len(meant) < _LEAST_LETTERS or not all(c.isalpha() or c in "'-’" for c in meant):
            continue
        if is_name(meant):
            yield word.start(), pieces


def _schwas(text: str, is_name: Callable[[str], bool]) -> Iterator[_Word]:
    for word in _with_at(text):
        start = word.start()
        before = text[max(0, start - _LONGEST) : start].split() if word[0][0] == "@" else ["A"]
        if before[-1][0].isupper() and is_name(word[0].replace("@", "ə")):
            read = enumerate(word[0].replace("@", "ə"))
            yield start, [(at, at + 1, letter) for at, letter in read]


def _with_at(text: str) -> Iterator[re.Match[str]]:
    """Yield the words with @ inside, by its signs: there are few, and long texts."""
    at = text.find("@")
    while at >= 0:
        letters = _letters_before().search(text, max(0, at - _LONGEST), at)
        word = _at().match(text, letters.start() if letters else at)
        if word:
            yield word
        at = text.find("@", word.end() if word else at + 1)


@cache
def _letters_before() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z])[A-Za-z]++\Z")


def _pieces(word: str) -> list[tuple[int, int, str]]:
    """Cut *word* into stretches that are as they were, and sequences with the letter each was."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for match in _sequence().finditer(word):
        found += _plain(word, at, match.start())
        found.append((*match.span(), _table()[match[0]]))
        at = match.end()
    return [*found, *_plain(word, at, len(word))]


def _plain(word: str, start: int, end: int) -> list[tuple[int, int, str]]:
    return [(at, at + 1, _HALF.get(word[at], word[at])) for at in range(start, end)]
