"""Which letters of an English spelling the channels exchange for which others, and how readily.

Derived from the channel tables: a native letter has its press spelling (``շ`` is *sh*) and, through
each channel, others (*sch*, *sz*, *ch*, *s*). The pairs weight the edit distance of the judging.
"""

from __future__ import annotations

from cleanup.translit.channels import channels
from cleanup.translit.fold import fold
from cleanup.translit.schemes import press
from cleanup.translit.steps import step_rules

#: An exchange a channel makes regularly still costs something: chance makes it, too.
_REGULAR = 0.2
_RARER = 0.35
_HIGHEST = 0.6
_LONGEST = 3


def confusions() -> dict[tuple[str, str], float]:
    """Return (English letters, letters found instead) and the cost of the exchange.

    >>> confusions()["sh", "sch"] < 0.25
    True
    """
    found: dict[tuple[str, str], float] = {}
    for channel in channels().values():
        if channel.by_sound:  # together they exchange nearly everything for everything
            continue
        romanize = press(channel.id.partition(">")[0])
        if romanize is None:
            continue
        for native in step_rules(channel.steps[0]):
            if len(native) > _LONGEST:
                continue
            english = fold(romanize(native))
            for observed, cost in _outputs(native, channel.steps).items():
                weight = round(_REGULAR + _RARER * cost, 2)
                if observed == english or weight > _HIGHEST or not english or not observed:
                    continue
                pair = _strip_shared(english, observed)
                if weight < found.get(pair, 9.0):
                    found[pair] = weight
    return {pair: weight for pair, weight in found.items() if all(pair)}


def _strip_shared(english: str, observed: str) -> tuple[str, str]:
    """Drop equal last letters of longer units, so that *yan~jan* counts as *ya~ja*."""
    while len(english) > 2 and len(observed) > 2 and english[-1] == observed[-1]:
        english, observed = english[:-1], observed[:-1]
    return english, observed


def _outputs(native: str, steps: tuple[str, ...]) -> dict[str, float]:
    stage = {native: 0.0}
    for step in steps:
        after: dict[str, float] = {}
        rules = step_rules(step)
        for form, spent in stage.items():
            for output, cost in rules.get(form, {}).items():
                after[output] = min(after.get(output, 9.0), spent + cost)
        stage = after
    return stage
