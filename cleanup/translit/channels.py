"""The ways a name takes into a foreign spelling: weighted rewrite rules that compose.

A channel such as ``hy>ru>de`` is Armenian, written in Russian, written in German. Each step is a
table ``channels/<from>-<to>.tsv`` with one rule a row:

``from``
    one or more letters of the earlier spelling; the longest rule that fits is taken, while rules of
    four letters and more (whole name parts) stand beside the letter-by-letter ones.
``after`` / ``before``
    where the rule applies: ``^`` at the beginning of a word, ``.`` anywhere but there, ``$`` at the
    end, and letters, one of which must stand there. Empty is anywhere; a rule with a condition that
    holds sets aside those of the same letters without one.
``to``
    the spellings, each with its cost (``gh g=0.4``); no cost is 0, and ``∅`` is nothing.

Cost 0 is the regular spelling of that language, 1 a rare one. ``channels.tsv`` lists the channels in
use, with the words for the reader and what a form that only this channel gives means for places and
for people: *leave* (some English text spells so by choice; up to the cost ``place_reach`` or
``person_reach``), *fix*, or *weak* (a garble only where more speaks for it).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from cleanup.translit.press import lower_native

_HERE = Path(__file__).parent

_WHOLE_PART = 4


@dataclass(frozen=True, slots=True)
class Channel:
    """One row of ``channels.tsv``; *steps* are the tables it goes through."""

    id: str
    label: str
    place: str
    person: str
    place_reach: float
    person_reach: float

    @property
    def steps(self) -> tuple[str, ...]:
        """The step tables in order, like ``("hy-ru", "ru-de")``."""
        stages = self.id.split(">")
        return tuple(f"{a}-{b}" for a, b in pairwise(stages))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rewrite rule of a step table."""

    source: str
    after: str
    before: str
    outputs: tuple[tuple[str, float], ...]

    def fits(self, word: str, start: int) -> bool:
        """Tell whether the conditions hold for this rule's letters at *start* of *word*."""
        previous = word[start - 1] if start else ""
        end = start + len(self.source)
        following = word[end : end + 1]
        return _holds(self.after, previous, "^") and _holds(self.before, following, "$")


def _holds(condition: str, letter: str, edge: str) -> bool:
    if not condition:
        return True
    if not letter:
        return edge in condition
    return condition == "." or letter in condition


@cache
def channels() -> dict[str, Channel]:
    """Return every channel in use, by id, in the order of the table."""
    text = (_HERE / "channels.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {
        id_: Channel(id_, label, place, person, float(place_reach), float(person_reach))
        for id_, label, place, person, place_reach, person_reach in rows
    }


@cache
def _rules(step: str) -> dict[str, list[Rule]]:
    """Return the rules of *step* by first letter, longest first."""
    text = (_HERE / "channels" / f"{step}.tsv").read_text(encoding="utf-8")
    rules: dict[str, list[Rule]] = defaultdict(list)
    for line in text.splitlines()[1:]:
        source, after, before, to = line.split("\t")
        outputs = []
        for output in to.split(" "):
            form, _, cost = output.partition("=")
            outputs.append(("" if form == "∅" else form, float(cost or 0)))
        rules[source[0]].append(Rule(source, after, before, tuple(outputs)))
    for group in rules.values():
        group.sort(key=lambda rule: -len(rule.source))
    return dict(rules)


def step_rules(step: str) -> dict[str, dict[str, float]]:
    """Return what each unit of *step* becomes anywhere in a word, with the lowest costs."""
    merged: dict[str, dict[str, float]] = {}
    for group in _rules(step).values():
        for rule in group:
            outputs = merged.setdefault(rule.source, {})
            for form, cost in rule.outputs:
                outputs[form] = min(cost, outputs.get(form, cost))
    return merged


def _choices(step: str, word: str, start: int) -> list[Rule]:
    """Return the rules that apply to *word* at *start*."""
    fitting = [
        rule
        for rule in _rules(step).get(word[start], ())
        if word.startswith(rule.source, start) and rule.fits(word, start)
    ]
    chosen = [rule for rule in fitting if len(rule.source) >= _WHOLE_PART]
    short = [rule for rule in fitting if len(rule.source) < _WHOLE_PART]
    if short:
        longest = [rule for rule in short if len(rule.source) == len(short[0].source)]
        conditional = [rule for rule in longest if rule.after or rule.before]
        chosen += conditional or longest
    return chosen


def _rewrite(step: str, word: str, reach: float, width: int) -> dict[str, float]:
    """Return the spellings of *word* after *step* that cost at most *reach*, the *width* cheapest."""
    at: list[dict[str, float]] = [{} for _ in range(len(word) + 1)]
    at[0][""] = 0.0
    for start in range(len(word)):
        partial = at[start]
        if not partial:
            continue
        if len(partial) > width:
            partial = dict(sorted(partial.items(), key=lambda item: (item[1], item[0]))[:width])
        choices = _choices(step, word, start)
        if not choices:  # a letter without a rule stays as it is
            choices = [Rule(word[start], "", "", ((word[start], 0.0),))]
        for rule in choices:
            reached = at[start + len(rule.source)]
            for output, cost in rule.outputs:
                for head, spent in partial.items():
                    total = spent + cost
                    if total <= reach and total < reached.get(head + output, 99.0):
                        reached[head + output] = total
    return dict(sorted(at[-1].items(), key=lambda item: (item[1], item[0]))[:width])


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
                for output, cost in _rewrite(step, form, reach - spent, width).items():
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
