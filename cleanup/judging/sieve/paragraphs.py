"""What a paragraph has to tell by itself, wherever it stands: found out once, also if it comes again."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleanup.judging.sieve.closer import JOINT, REST, CloserLook, Word
from cleanup.judging.sieve.runs import HEARD, RUN, SPLIT, Runs
from cleanup.judging.sieve.small_letters import SmallLetters
from cleanup.judging.sieve.words import (
    ANNOUNCED,
    JUDGED,
    NAMED,
    NEAR,
    SUPPORTED,
    without_possessive,
)

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u0300\u0301\u0304\u0307\u030c\u0323\u0327\u0331"
#: So many pairs of words are remembered, and paragraphs of so many characters together.
_MOST_PAIRS = 1 << 16
_MOST_CHARACTERS = 1 << 22
#: Longer ones hardly come again.
_LONGEST = 4_000
#: What has to be known of a word to tell what it is by those next to it.
_BY_NEIGHBOURS = ANNOUNCED | HEARD | RUN | SPLIT


class Told(NamedTuple):
    """What a paragraph tells; places are offsets in it."""

    #: Where a word has to be judged, whatever stands around the paragraph.
    judged: list[int]
    #: Words with a capital that may be names, and where words without one are and what they may be.
    words: list[Word]
    smalls: list[tuple[int, int]]
    #: Words that are right names, and those that may be found to be garbled ones by themselves.
    right: list[str]
    garbled: list[str]
    #: It has invisible signs, and whatever it stands in has to be read whole.
    whole: bool
    #: The rest is told if no word has to be judged. Where right names are, also of several words.
    named: list[int]
    #: Spellings that may be garbled names if the text has a right one near them, and where they are.
    unknown: list[tuple[str, int]]
    #: Words for which what stands around the paragraph counts.
    undecided: list[Word]


#: How many words a paragraph has, how many of them have a capital, and what it tells, if anything.
Paragraph = tuple[int, int, Told | None]


class _Patterns:
    """Compiled when the first text is sieved."""

    def __init__(self) -> None:
        #: A word with a capital, and ahead of it the next one.
        self.capital = re.compile(rf"([A-Z]{REST})(?=(?:{JOINT}([A-Za-z]{REST}))?)")
        self.marked = re.compile("[^\\x00-\x7f\u2010-\u205e]")
        self.word = re.compile(r"\w+")
        self.broken = re.compile(r"-[ \t]*\r?\n")
        self.invisible = re.compile(f"[{_INVISIBLE}]")


class Paragraphs:
    """Reads paragraphs. Safe to use from several threads.

    Args:
        runs: what words may be together.
        closer: what they may be with the words beside them.
        small_letters: what words may be that have no capital.
    """

    def __init__(self, runs: Runs, closer: CloserLook, small_letters: SmallLetters) -> None:
        self._runs = runs
        self._closer = closer
        self._small_letters = small_letters
        self._patterns = _Patterns()
        self._pairs: dict[tuple[str, str], int] = {}
        self._known: dict[str, Paragraph] = {}
        self._characters = 0  #: of those known

    def forget(self) -> None:
        """Forget what was found out, if it is too much."""
        if len(self._pairs) > _MOST_PAIRS:
            self._pairs.clear()
        if self._characters > _MOST_CHARACTERS:
            self._known.clear()
            self._characters = 0
        self._small_letters.forget(_MOST_PAIRS)

    def read(self, texts: list[str]) -> list[Paragraph]:
        """Return what the paragraphs with these *texts* tell."""
        known = self._known
        return [known.get(text) or self._read(text) for text in texts]

    def _read(self, text: str) -> Paragraph:
        capitals = self._patterns.capital.findall(text)
        known = self._pairs.get
        bits = [self._pair(pair) if (may_be := known(pair)) is None else may_be for pair in capitals]
        words = _placed(text, capitals, bits) if any(bits) else []
        spaced = text.split()
        smalls = self._small_letters.places(text, spaced)
        marked = self._marked(text)
        garbled = [word for _place, word in marked] + [word.text for word in words if word.bits & JUDGED]
        judged = [place for place, _word in marked] + self._broken(text)
        judged += [place for place, kind in smalls if kind == JUDGED]
        judged += [word.start for word in words if word.bits & JUDGED]
        whole = not text.isascii() and self._patterns.invisible.search(text) is not None
        told = None
        if words or smalls or judged or whole:
            right = [word.text for word in words if word.bits & NAMED]
            told = Told(judged, words, smalls, right, garbled, whole, [], [], [])
            if not judged:
                self._look_closer(text, told)
        paragraph = len(spaced), len(capitals), told
        if len(text) <= _LONGEST:
            self._known[text] = paragraph
            self._characters += len(text)
        return paragraph

    def _look_closer(self, text: str, told: Told) -> None:
        """Add what the words of a paragraph tell where they stand; none has to be judged by itself."""
        begins = len(text) - len(text.lstrip())
        for word in told.words:
            start, spelling, following, bits = word
            found = self._closer.by_neighbours(text, start, word) if start > begins else bits
            if found & JUDGED:
                told.judged.append(start)
                return
            if found & NAMED:
                told.named.append(start)
            if bits & SUPPORTED or (start <= begins and bits & _BY_NEIGHBOURS):
                told.undecided.append(word)
            if bits & NEAR:
                told.unknown.append((spelling, start))
            if bits & RUN and self._runs.may_join(spelling, following):
                told.unknown.append((without_possessive(spelling) + following, start))

    def _pair(self, pair: tuple[str, str]) -> int:
        bits = self._pairs[pair] = self._runs.pair(*pair)
        return bits

    def _marked(self, text: str) -> list[tuple[int, str]]:
        """Return words that have letters with marks or of other scripts, and where they are."""
        if text.isascii() or not self._patterns.marked.search(text):
            return []
        words = self._patterns.word.finditer(text)
        return [(word.start(), word[0]) for word in words if self._patterns.marked.search(word[0])]

    def _broken(self, text: str) -> list[int]:
        """Return where words are broken at a line's end."""
        if "-" not in text:
            return []
        return [
            match.start()
            for match in self._patterns.broken.finditer(text)
            if match.start() and text[match.start() - 1].isalpha()
        ]


def _placed(text: str, capitals: list[tuple[str, str]], bits: list[int]) -> list[Word]:
    """Return those that may be names of all the words with *capitals* in *text*, in order."""
    words = []
    at = 0
    for (word, following), may_be in zip(capitals, bits, strict=True):
        at = text.find(word, at)
        if may_be:
            words.append(Word(at, word, following, may_be))
        at += len(word)
    return words
