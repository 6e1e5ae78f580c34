"""What a profile says: which right spelling of a name is written, and how a second name is given."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Action = Literal["fix", "suggest"]


class Counterparts(enum.StrEnum):
    """How the two names of a place are dealt with."""

    AS_WRITTEN = "as-written"  #: each stays as it is
    FIRST_USE = "both-on-first-use"  #: the other one is proposed beside the first mention
    CHOSEN = "chosen"  #: rows ``instead`` may name one that is written for the other


@dataclass(frozen=True, slots=True)
class Preference:
    """A row ``name`` or ``instead``: *spelling* is written for the entity, in place of *replaces*.

    Where *replaces* is empty, that is any of its spellings that are like its name.
    """

    entity: str
    spelling: str
    replaces: tuple[str, ...]
    action: Action
    note: str
    line: int


@dataclass(frozen=True, slots=True)
class Ending:
    """A row ``ending``: surnames that end in *native* at home end in *spelling*, not in *replaces*."""

    language: str
    native: str
    spelling: str
    replaces: tuple[str, ...]
    action: Action
    line: int


@dataclass(frozen=True, slots=True)
class Romanisation:
    """The setting ``romanisation``: the scheme by which names of *language* (or all) are written."""

    language: str  #: empty: every one that has the scheme
    scheme: str
    action: Action
    line: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A house style, as its table says it."""

    name: str
    title: str
    sources: tuple[str, ...]
    about: str  #: its comment lines, as they stand
    names: tuple[Preference, ...] = ()
    instead: tuple[Preference, ...] = ()
    endings: tuple[Ending, ...] = ()
    phrases: tuple[str, ...] = ()
    romanisations: tuple[Romanisation, ...] = ()
    counterparts: Counterparts = Counterparts.AS_WRITTEN
    prominence: int = 2  #: of places whose second name is given
    path: Path = Path()
