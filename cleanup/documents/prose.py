"""What a format's module reads its source with; see :mod:`cleanup.spotting.prose`."""

from cleanup.spotting.prose import BREAK, OBJECT, Builder, Change, Piece, Prose

__all__ = ["BREAK", "OBJECT", "Builder", "Change", "Piece", "Prose"]
