"""The ways a name takes into a foreign spelling: weighted rewrite rules that compose.

A channel such as ``hy>ru>de`` is Armenian, written in Russian, written in German; each of its steps is
a table (:mod:`cleanup.translit.steps`), and costs add up.

``channels.tsv`` lists the channels in use with their steps, the words for the reader, and what a form
that only this channel gives means for places and for people: *leave* (some English text spells so by
choice; up to the cost ``place_reach`` or ``person_reach``), *fix*, *weak* (a garble only where more
speaks for it), or *none* (it explains a spelling, but nothing is looked for by it).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cleanup.translit.native import lower_native
from cleanup.translit.steps import rewrite

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Channel:
    """One row of ``channels.tsv``; *steps* are the tables it goes through, in order."""

    id: str
    label: str
    steps: tuple[str, ...]
    place: str
    person: str
    place_reach: float
    person_reach: float

    @property
    def by_sound(self) -> bool:
        """Whether the last step writes sounds, whatever spelling they came from."""
        return self.steps[-1].startswith("sounds-")


@cache
def channels() -> dict[str, Channel]:
    """Return every channel in use, by id, in the order of the table."""
    text = (_HERE / "channels.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {
        id_: Channel(
            id_, label, tuple(steps.split()), place, person, float(place_reach), float(person_reach)
        )
        for id_, label, steps, place, person, place_reach, person_reach in rows
    }


def spellings(native: str, channel: str, reach: float, width: int = 24) -> dict[str, float]:
    """Return the spellings a *channel* gives the *native* form, with their costs.

    Args:
        native: one or more words in Armenian or Azerbaijani script; words keep their order, and
            every space and hyphen becomes a space.
        channel: an id of ``channels.tsv``.
        reach: the highest cost of a form.
        width: at most so many forms (and half-made forms on the way), the cheapest first.

    >>> spellings("Փաշինյան", "hy>de", 0)
    {'paschinjan': 0.0}
    >>> "pachinian" in spellings("Փաշինյան", "hy>fr", 0)
    True
    >>> "oganesjan" in spellings("Հովհաննիսյան", "hy>ru>cs", 0.5)
    True
    """
    forms = {"": 0.0}
    for word in lower_native(native).replace("-", " ").split():
        stage = {word: 0.0}
        for step in channels()[channel].steps:
            after: dict[str, float] = {}
            for form, spent in stage.items():
                for output, cost in rewrite(step, form, reach - spent, width).items():
                    if spent + cost < after.get(output, 99.0):
                        after[output] = spent + cost
            stage = after
        joined = {
            (f"{head} {tail}" if head else tail): spent + cost
            for head, spent in forms.items()
            for tail, cost in stage.items()
            if spent + cost <= reach
        }
        forms = dict(sorted(joined.items(), key=lambda item: (item[1], item[0]))[:width])
    return forms
