"""What a lexicon row is, once read."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from pathlib import Path


class Group(enum.Enum):
    """The broad classes the judging tells apart, each a set of row kinds."""

    PLACE = "place"
    GIVEN_NAME = "given"
    SURNAME = "surname"
    PERSON = "person"
    ORGANISATION = "org"
    PEOPLE = "people"
    TERM = "term"  #: a thing that is called like one of our names


KIND_GROUPS: dict[str, Group] = {
    **dict.fromkeys(
        [
            "country",
            "region",
            "province",
            "district",
            "city",
            "town",
            "village",
            "neighbourhood",
            "river",
            "lake",
            "mountain",
            "pass",
            "road",
            "monument",
            "airport",
            "station",
        ],
        Group.PLACE,
    ),
    "given-name": Group.GIVEN_NAME,
    "surname": Group.SURNAME,
    "person": Group.PERSON,
    "reporter": Group.PERSON,
    **dict.fromkeys(
        ["agency", "outlet", "party", "institution", "company", "formation", "organisation"],
        Group.ORGANISATION,
    ),
    "people": Group.PEOPLE,
    "term": Group.TERM,
}


@dataclass(frozen=True, slots=True)
class Role:
    """An office or calling: ``prime minister of Armenia@2018/``.

    Dates are ISO 8601 or a year, empty where unknown or still running.
    """

    title: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class WrongForm:
    """A spelling known to be wrong; ``needs_context`` when it is also a right word elsewhere."""

    text: str
    needs_context: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """One row of a lexicon."""

    id: str
    name: str
    kind: str
    language: str
    hy: tuple[str, ...] = ()
    az: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    further: tuple[tuple[str, tuple[str, ...]], ...] = ()  #: columns of other languages, and their forms
    variants: tuple[str, ...] = ()
    garbles: tuple[WrongForm, ...] = ()
    exonyms: tuple[tuple[str, str], ...] = ()
    counterpart: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    gender: str = ""
    prominence: int = 1
    source: tuple[str, ...] = ()
    note: str = ""
    path: Path = field(default=Path(), compare=False)
    line: int = field(default=0, compare=False)

    @property
    def group(self) -> Group:
        """The broad class of the row's kind."""
        return KIND_GROUPS[self.kind]

    @property
    def native_by_language(self) -> dict[str, tuple[str, ...]]:
        """The native forms by the language whose column they stand in; Russian is a mere help."""
        return {"hy": self.hy, "az": self.az, **dict(self.further)}

    @property
    def native(self) -> tuple[str, ...]:
        """The native forms in the row's own language, if that has a column: such names are restored."""
        return self.native_by_language.get(self.language, ())
