"""Texts of any size, drawn from real prose with a seed; one paragraph of twenty has garbled names.

There is half a megabyte to draw from, so in a long text paragraphs come again, as in agency copy and
boilerplate. Mixed ones do not: they are put together of sentences from several.
"""

from __future__ import annotations

import random
import re
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.ordinary_english import docstrings
from benchmarks.quality import samples

_CORPUS = Path(__file__).parents[2] / "tests" / "corpus"
_EVERY = 20
_SHORTEST = 200
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_MOST_SENTENCES = 5
SEED = 20261128


@cache
def _prose() -> list[str]:
    """Return paragraphs of the standard library's docstrings: English on any machine that has Python."""
    paths = sorted(Path(sysconfig.get_paths()["stdlib"]).glob("*.py"))
    found = [p for path in paths for text in docstrings(path) for p in text.split("\n\n")]
    return [paragraph for paragraph in found if len(paragraph) >= _SHORTEST]


@cache
def _copy() -> list[str]:
    return [
        p for article in samples.read(_CORPUS) for p in article.text.split("\n\n") if len(p) >= _SHORTEST
    ]


def paragraphs(seed: int = SEED, *, mixed: bool = False) -> Iterator[str]:
    """Yield paragraphs without end, the same for the same *seed*; *mixed* ones do not come again."""
    draw = random.Random(seed)
    prose, copy = _prose(), _copy()
    number = draw.randrange(_EVERY)
    while True:
        drawn = copy if number % _EVERY == 0 else prose
        yield _mixed(drawn, draw) if mixed else draw.choice(drawn)
        number += 1


def _mixed(drawn: list[str], draw: random.Random) -> str:
    """Return a paragraph of sentences from several of those *drawn*."""
    chosen = draw.choices(drawn, k=draw.randint(2, _MOST_SENTENCES))
    sentences = (draw.choice(_SENTENCES.split(paragraph)) for paragraph in chosen)
    return " ".join(" ".join(sentences).split())


def pieces_of(size: int, seed: int = SEED, *, mixed: bool = False) -> Iterator[str]:
    """Yield a text of *size* characters piece by piece; *mixed* as for :func:`paragraphs`."""
    left = size
    for paragraph in paragraphs(seed, mixed=mixed):
        piece = f"{paragraph}\n\n"[:left]
        yield piece
        left -= len(piece)
        if not left:
            return


def text_of(size: int, seed: int = SEED) -> str:
    """Return a text of *size* characters."""
    return "".join(pieces_of(size, seed))
