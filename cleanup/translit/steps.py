"""One step of a channel: a weighted table that writes the spellings of one language in another.

A step is a table ``channels/<from>-<to>.tsv`` of the rules that :mod:`cleanup.translit.rules`
describes. The longest rule that fits is taken, while rules of four letters and more (whole name parts)
stand beside the letter-by-letter ones; a rule with a condition that holds sets aside those of the same
letters without one. Cost 0 is the regular spelling of that language, 1 a rare one.

``sounds`` is a language like the others here: a broad phonetic stage (``š č ǰ ž x ɣ c ʒ ə ä ö ü ı``,
one letter a sound) between the languages that names come from and those they are written in. With it a
further language takes one table, ``sounds-<language>.tsv``, and a further script one, too.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from cleanup.translit.rules import Rule, read_rules

_FOLDER = Path(__file__).parent / "channels"
_WHOLE_PART = 4
_FAR = 99.0


class Unit(NamedTuple):
    """Letters of the earlier spelling and what they became."""

    source: str
    output: str


@cache
def _rules(step: str) -> dict[str, list[Rule]]:
    """Return the rules of *step* by first letter, longest first."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule in read_rules(_FOLDER / f"{step}.tsv"):
        rules[rule.source[0]].append(rule)
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


@lru_cache(maxsize=1 << 17)
def _choices(step: str, word: str, start: int) -> list[Rule]:
    """Return the rules that apply at *start* of *word*."""
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
    if not chosen:  # a letter without a rule stays as it is
        chosen = [Rule(word[start], "", "", ((word[start], 0.0),))]
    return chosen


@lru_cache(maxsize=65536)
def rewrite(step: str, word: str, reach: float, width: int) -> dict[str, float]:
    """Return the spellings of *word* after *step* that cost at most *reach*, the *width* cheapest."""
    at: list[dict[str, float]] = [{} for _ in range(len(word) + 1)]
    at[0][""] = 0.0
    for start in range(len(word)):
        partial = at[start]
        if not partial:
            continue
        if len(partial) > width:
            partial = dict(sorted(partial.items(), key=lambda item: (item[1], item[0]))[:width])
        for rule in _choices(step, word, start):
            reached = at[start + len(rule.source)]
            for output, cost in rule.outputs:
                for head, spent in partial.items():
                    total = spent + cost
                    if total <= reach and total < reached.get(head + output, _FAR):
                        reached[head + output] = total
    return dict(sorted(at[-1].items(), key=lambda item: (item[1], item[0]))[:width])


def cheapest(step: str, word: str, form: str, reach: float) -> float | None:
    """Return the lowest cost at which *step* writes *word* as *form*; None above *reach*.

    Unlike :func:`rewrite` this follows every way, however many forms there are.
    """
    reached = _reach_form(step, word, form, reach)
    return reached[-1].get(len(form), (None,))[0]


def units(step: str, word: str, form: str, reach: float) -> list[Unit]:
    """Return the units by which *step* writes *word* as *form* most cheaply; empty above *reach*."""
    reached = _reach_form(step, word, form, reach)
    at, done = len(word), len(form)
    found: list[Unit] = []
    while at or done:
        if done not in reached[at]:
            return []
        _cost, source, output = reached[at][done]
        found.append(Unit(source, output))
        at, done = at - len(source), done - len(output)
    return found[::-1]


def _reach_form(
    step: str, word: str, form: str, reach: float
) -> list[dict[int, tuple[float, str, str]]]:
    """Return, for each position of *word*, how much of *form* may be written by then.

    Each with the lowest cost and the last unit that led there.
    """
    reached: list[dict[int, tuple[float, str, str]]] = [{} for _ in range(len(word) + 1)]
    reached[0][0] = (0.0, "", "")
    for start in range(len(word)):
        here = reached[start]
        if not here:
            continue
        for rule in _choices(step, word, start):
            ahead = reached[start + len(rule.source)]
            for output, cost in rule.outputs:
                for done, (spent, *_unit) in here.items():
                    total = spent + cost
                    if total <= reach and form.startswith(output, done):
                        end = done + len(output)
                        if end not in ahead or total < ahead[end][0]:
                            ahead[end] = (total, rule.source, output)
    return reached
