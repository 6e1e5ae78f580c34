"""Reads the labelled copy in tests/corpus: plain text with its garbles and traps marked inline.

``{Stefancart=>Stepanakert#slip}`` must be fixed (several right forms are joined by ``|``),
``{?Susa=>Shusha#channel-raw}`` may be suggested or left, ``{=Shushi}`` must be left alone, and so must
everything unmarked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_MARK = re.compile(
    r"\{(?:=(?P<kept>[^{}]+)|(?P<doubt>\?)?(?P<found>[^{}]+?)=>(?P<right>[^{}#]+)(?:#(?P<kind>[\w-]+))?)\}"
)


@dataclass(frozen=True)
class Garble:
    """A garbled span: offsets in code points, the acceptable forms, and whether a fix is required."""

    start: int
    end: int
    text: str
    right: tuple[str, ...]
    kind: str
    required: bool


@dataclass(frozen=True)
class Article:
    """An article as a reader sees it, and what is known to be wrong in it."""

    name: str
    text: str
    garbles: tuple[Garble, ...] = field(default=())


def parse(name: str, source: str) -> Article:
    """Return the article written in *source* with marks."""
    out: list[str] = []
    garbles: list[Garble] = []
    length = at = 0
    for match in _MARK.finditer(source):
        before = source[at : match.start()]
        text = match["kept"] or match["found"]
        start = length + len(before)
        out += [before, text]
        length = start + len(text)
        if match["found"]:
            right = tuple(match["right"].split("|"))
            garbles.append(Garble(start, length, text, right, match["kind"] or "", not match["doubt"]))
        at = match.end()
    out.append(source[at:])
    return Article(name, "".join(out), tuple(garbles))


def articles(folder: Path) -> list[Article]:
    """Return all articles in *folder* and the folders in it, in order of file name."""
    paths = sorted(folder.rglob("*.txt"), key=lambda path: path.name)
    return [parse(path.stem, path.read_text(encoding="utf-8")) for path in paths]
