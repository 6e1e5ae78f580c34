"""Rewrite rules as the tables write them: what becomes what, after what, and before what.

Both kinds of tables have these columns, the letter tables of the schemes and the weighted ones of the
channels:

``from``
    one or more letters, lower case.
``after`` / ``before``
    where the rule applies: ``^`` at the beginning of a word, ``.`` anywhere but there, ``$`` at the
    end, and letters, one of which must stand there; they may be combined. Empty is anywhere.
``to``
    what is written instead; ``∅`` is nothing. A channel's table has several, separated by spaces, each
    with its cost (``gh g=0.4``); no cost is 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

NOTHING = "∅"
START, ELSEWHERE, END = "^", ".", "$"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a rule table; *outputs* are spellings and their costs."""

    source: str
    after: str
    before: str
    outputs: tuple[tuple[str, float], ...]

    def fits(self, word: str, start: int) -> bool:
        """Tell whether the conditions hold for this rule's letters at *start* of *word*."""
        previous = word[start - 1] if start else ""
        end = start + len(self.source)
        following = word[end : end + 1]
        return _holds(self.after, previous, START) and _holds(self.before, following, END)


def _holds(condition: str, letter: str, edge: str) -> bool:
    if not condition:
        return True
    if not letter:
        return edge in condition
    return condition == ELSEWHERE or letter in condition


def read_rules(path: Path) -> list[Rule]:
    """Return the rules of the table *path*, in its order."""
    rules = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        source, after, before, to, *_why = line.split("\t")
        outputs = []
        for output in to.split(" "):
            form, separator, cost = output.rpartition("=")
            if not separator:
                form, cost = output, "0"
            outputs.append(("" if form == NOTHING else form, float(cost)))
        rules.append(Rule(source, after, before, tuple(outputs)))
    return rules
