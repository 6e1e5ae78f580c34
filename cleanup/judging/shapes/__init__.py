"""The shapes a garbled name has in a text, a module each: one word, several, split, or run together.

A shape proposes a :class:`Verdict` on the words from a position on, or nothing. To add one, write its
module and name it in :data:`SHAPES`, where the first that speaks is heard.
"""

from __future__ import annotations

from cleanup.judging.shapes.declined import DeclinedPerson
from cleanup.judging.shapes.ethnonym import Ethnonym
from cleanup.judging.shapes.merged import MergedWords
from cleanup.judging.shapes.mistaken import MistakenName
from cleanup.judging.shapes.phrase import Phrase
from cleanup.judging.shapes.shape import Bench, Shape
from cleanup.judging.shapes.single import SingleWord
from cleanup.judging.shapes.spelled_apart import SpelledApart
from cleanup.judging.shapes.split import SplitName

SHAPES: tuple[type[Shape], ...] = (
    Phrase,
    DeclinedPerson,
    MergedWords,
    SplitName,
    MistakenName,
    SingleWord,
    Ethnonym,
    SpelledApart,
)

__all__ = ["SHAPES", "Bench", "Shape"]
