"""Subtitles: the text of one cue after the other, as the prose it is.

Cues cut sentences anywhere. Those of one sentence are one paragraph of the prose, so that a name over
two cues is read as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from cleanup.spotting.prose import OBJECT, Builder, Prose

_ENDS_SENTENCE = re.compile(r"""(?:[.!?…:]["'”’»)\]]*|[)\]♪♫*])\s*\Z""")
_GOES_ON = re.compile(r"\s*(?:\.\.|…|[a-zà-öø-ÿ])")
_NEW_SPEAKER = re.compile(r"\s*(?:[-–—‐]|>>|[♪♫(\[])")


class Bit(NamedTuple):
    """source[start:end] is a part of a cue: as it is, or, if it is an escape, *text*."""

    start: int
    end: int
    text: str | None = None


class Cues:
    """Puts together the prose of the cues of *source*, in order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._built = Builder(source)
        self._last = self._style = ""

    def add(self, bits: list[Bit], style: str = "") -> None:
        """Add a cue of *bits*; a sentence does not go on where the *style* is another than before."""
        text = self._read(bits)
        if not text or text.isspace():
            return
        if style == self._style and self._last and _is_one_sentence(self._last, text):
            self._built.say("\n")
        else:
            self._built.block()
        self._put(bits)
        self._last, self._style = text, style

    def remark(self, bits: list[Bit]) -> None:
        """Add a comment that tells the judging something."""
        self._built.block()
        self._put(bits)
        self._last = ""

    def prose(self, escape: Callable[[str], str] | None = None) -> Prose:
        """Return what was put together; *escape* writes letters as the source has them."""
        return self._built.prose(escape) if escape else self._built.prose()

    def _read(self, bits: list[Bit]) -> str:
        return "".join(self._source[b.start : b.end] if b.text is None else b.text for b in bits)

    def _put(self, bits: list[Bit]) -> None:
        for start, end, text in bits:
            if text is None:
                self._built.keep(start, end)
            elif text == OBJECT:
                self._built.object()
            else:
                self._built.read(start, end, text)


def _is_one_sentence(text: str, following: str) -> bool:
    if _NEW_SPEAKER.match(following):
        return False
    return bool(_GOES_ON.match(following)) or not _ENDS_SENTENCE.search(text[-20:])


def without(
    pattern: re.Pattern[str],
    source: str,
    start: int,
    end: int,
    means: Callable[[str], str] = lambda _markup: "",
) -> list[Bit]:
    """Return source[start:end] with what *pattern* finds in it left out, or read as what it *means*."""
    bits = []
    for match in pattern.finditer(source, start, end):
        bits.append(Bit(start, match.start()))
        bits.append(Bit(*match.span(), means(match[0])))
        start = match.end()
    bits.append(Bit(start, end))
    return bits
