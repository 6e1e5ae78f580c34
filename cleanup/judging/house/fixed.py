"""What keeps its spelling under every house style: fixed phrases, titles of works, organisations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from cleanup.judging.scene import Scene
from cleanup.spotting.tokens import Span

_ORGANISATION_WORDS = Path(__file__).with_name("organisation-words.tsv")
#: Words set in italics, as Markdown writes the titles of works: *The Azeri Bride*, _Karabagh Rugs_.
_ITALICS = re.compile(r"(?<![\w*\\])([*_])(?![\s*_])[^*_\n]{1,100}(?<!\s)\1(?![\w*])")
#: Small words that may stand inside the name of an organisation, before one of ours.
_LINKS = frozenset({"of", "for", "the", "and"})
_NEVER = re.compile(r"(?!)")


@cache
def organisation_words() -> frozenset[str]:
    """Return the words, folded, by which the name of an organisation is known."""
    lines = _ORGANISATION_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(line.lower() for line in lines[1:])


@lru_cache(maxsize=16)
def _phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    if not phrases:
        return _NEVER
    written = sorted(phrases, key=lambda phrase: -len(phrase))
    loose = "|".join(_loose(phrase) for phrase in written)
    return re.compile(rf"(?<!\w)(?:{loose})(?!\w)", re.IGNORECASE)


def _loose(phrase: str) -> str:
    """Let any hyphen stand for a hyphen, and a line break for a space."""
    escaped = (re.escape(part) for part in re.split(r"([\s-])", phrase))
    return "".join(
        r"\s+" if part in (" ", r"\ ") else r"[-\u2010\u2011\u2013]" if part == r"\-" else part
        for part in escaped
    )


class Fixed:
    """The stretches of a text whose spelling is not the house's to choose.

    Args:
        scene: the text.
        phrases: the fixed phrases of the profile.
    """

    def __init__(self, scene: Scene, phrases: Iterable[str]) -> None:
        self._scene = scene
        found = [match.span() for match in _phrase_pattern(tuple(phrases)).finditer(scene.text)]
        if "*" in scene.text or "_" in scene.text:
            found += [match.span() for match in _ITALICS.finditer(scene.text)]
        self._spans: list[Span] = sorted(found)

    def covers(self, first: int, last: int) -> bool:
        """Whether tokens *first* to *last* keep their spelling.

        Quotations, credits and what is not judged at all do, too.
        """
        tokens = self._scene.tokens
        if any(token.closed or token.quoted or token.credit for token in tokens[first : last + 1]):
            return True
        start, end = tokens[first].start, tokens[last].end
        at = bisect_right(self._spans, (end, end))
        if any(begin < end and start < stop for begin, stop in self._spans[:at]):
            return True
        return self._in_organisation(first, last)

    def _in_organisation(self, first: int, last: int) -> bool:
        """Whether a word of organisations stands in the same run of capitals: *Bank of* Nakhichevan."""
        scene, words = self._scene, organisation_words()
        at = last + 1
        while scene.adjacent(at) and scene.tokens[at].capital:
            if scene.tokens[at].key in words:
                return True
            at += 1
        at = first
        while scene.adjacent(at):
            at -= 1
            token = scene.tokens[at]
            if token.key in words and token.capital:
                return True
            if not token.capital and token.key not in _LINKS:
                return False
        return False
