"""What is said of one spelling: the entities it may mean, the way it came about, the verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cleanup.translit.ways import Way


@dataclass(frozen=True, slots=True)
class EntityNote:
    """An entity a form may mean: its id, canonical name, kind and native forms."""

    id: str
    name: str
    kind: str
    native: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of a form.

    *verdict* is ``name``, ``variant``, ``exonym``, ``garble`` or ``unknown``. *channel* and *cost* are
    those of the cheapest way from a native form, where one leads there, *steps* the spellings on it,
    native first. *action* is what the form gets in a text about the region that says nothing more of it:
    ``fix``, ``suggest`` or ``leave``. *because* says it all in words.
    """

    form: str
    verdict: str
    entities: tuple[EntityNote, ...] = ()
    channel: str | None = None
    cost: float | None = None
    steps: tuple[str, ...] = ()
    action: str = "leave"
    because: tuple[str, ...] = ()


@dataclass(slots=True)
class Account:
    """An explanation in the making."""

    verdict: str
    entities: list[EntityNote] = field(default_factory=list)
    channel: str | None = None
    cost: float | None = None
    steps: tuple[str, ...] = ()
    because: list[str] = field(default_factory=list)
    lexemes: list[int] = field(default_factory=list)  #: of a spelling in another script

    def came_by(self, way: Way) -> None:
        """Record how the form came about."""
        self.channel, self.cost, self.steps = way.channel.id, way.cost, way.stages
        said = f"{way.channel.label}: {' → '.join(way.stages)}"
        if way.ending:
            said += f", with the ending left on ({way.ending})"
        self.because.append(f"{said}; cost {way.cost:g}")


def listing(names: Iterable[str]) -> str:
    """Return the first few of *names* for a sentence."""
    names = list(names)
    return ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
