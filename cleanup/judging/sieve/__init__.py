"""Finds the stretches of a text that need judging, so that nothing else is read word by word.

``words`` tells what a word may be by itself, ``runs`` what words may be together and ``figures`` if
that is a public figure, each asked once for each spelling; ``closer`` tells what they may be with the
words that stand beside them, ``surroundings`` what else speaks for them there; ``small_letters`` finds
those without a capital. ``paragraphs`` puts together what a paragraph tells by itself, once for each.
``sieve`` asks them all, and ``stretches`` are what is read.
"""

from cleanup.judging.sieve.sieve import Sieve
from cleanup.judging.sieve.stretches import Stretches

__all__ = ["Sieve", "Stretches"]
