"""What a spelling can be to a name."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Status(enum.IntEnum):
    """What a spelling is to a lexeme, best known first."""

    NAME = 1
    VARIANT = 2
    LEFT = 3  #: a channel gives it that English text uses by choice
    PART = 4  #: one word of a name of several
    GARBLE = 5  #: listed in the lexicon as wrong
    CONTEXT_GARBLE = 6  #: listed as wrong, but a right word elsewhere
    DERIVED = 7  #: a foreign channel gives it and English does not use it
    EXONYM = 8  #: another language's right name, no transliteration
    WEAK = 9  #: the same, where people do sign their name so
    LEFTOVER = 10  #: a channel gives exactly this spelling, though English has it as well


KNOWN = frozenset({Status.NAME, Status.VARIANT, Status.LEFT, Status.PART})


class Form(NamedTuple):
    """One spelling of one lexeme. *way* is a channel id, or an exonym's language codes."""

    status: Status
    lexeme: int
    way: str = ""
    cost: float = 0.0
