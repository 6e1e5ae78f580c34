"""Finds the stretches of a text that need judging, so that nothing else is read word by word.

``words`` tells what a word may be by itself, ``runs`` what words may be together, each asked once for
each spelling; ``surroundings`` tells what speaks for them where they stand. ``sieve`` asks all three and
draws the stretches.
"""

from cleanup.judging.sieve.sieve import Sieve, Stretches

__all__ = ["Sieve", "Stretches"]
