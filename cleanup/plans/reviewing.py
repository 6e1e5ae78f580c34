"""A review: goes through the edits of a plan, takes decisions, and takes them back.

It asks nobody and writes no plan: that is for the face that drives it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from cleanup.config.accept_file import normal
from cleanup.plans.plan import Edit, FilePlan, Plan, Status
from cleanup.plans.remembered import Remembered

_Decision = tuple[Status, str | None]


class Key(NamedTuple):
    """Which file of a plan, and which of its edits."""

    file: int
    edit: int


@dataclass(frozen=True, slots=True)
class _Step:
    """What a decision changed: the edits as they were, and how to forget what it made remembered."""

    at: int
    before: dict[Key, Edit]
    forget: Callable[[], None] | None


class Review:
    """Goes through the undecided edits of *plan*, or *all_edits*, in order.

    What earlier reviews remembered is decided at once; :attr:`decided_before` counts it.
    """

    def __init__(self, plan: Plan, remembered: Remembered, *, all_edits: bool = False) -> None:
        self._files = list(plan.files)
        self._edits = {
            Key(f, e): edit for f, file in enumerate(plan.files) for e, edit in enumerate(file.edits)
        }
        self._remembered = remembered
        self._steps: list[_Step] = []
        self.decided_before = self._decide_as_remembered()
        self._settled: set[Key] = set()
        self.queue = [k for k, edit in self._edits.items() if all_edits or edit.status == "undecided"]
        self.at = 0

    @property
    def plan(self) -> Plan:
        """The plan as it is decided by now."""
        return Plan(tuple(self._files))

    @property
    def current(self) -> tuple[FilePlan, Edit] | None:
        """The edit to decide on, and its file; None at the end."""
        while self.at < len(self.queue) and self.queue[self.at] in self._settled:
            self.at += 1
        if self.at == len(self.queue):
            return None
        key = self.queue[self.at]
        return self._files[key.file], self._edits[key]

    @property
    def steps(self) -> int:
        """How many decisions can be taken back."""
        return len(self._steps)

    def decide(self, status: Status, replacement: str | None = None) -> None:
        """Decide on the current edit."""
        key, _ = self._current()
        self._take({key: (status, replacement)}, None)

    def always(self, replacement: str) -> int:
        """Apply *replacement* here and to undecided edits of the same spelling; return how many more.

        Raises:
            FileError: it cannot be remembered; nothing is decided.
        """
        current, edit = self._current()
        decisions: dict[Key, _Decision] = {}
        for key in self._alike(edit.text):
            fitted = replacement if key == current else self._fitted(key, replacement)
            if fitted is not None and (key == current or self._edits[key].status == "undecided"):
                decisions[key] = "apply", fitted
        self._take(decisions, self._remembered.make_always(edit.text, replacement))
        return len(decisions) - 1

    def never(self) -> int:
        """Skip the current edit and others of the same spelling, which is right; return how many more.

        Capitals make no other spelling of it.

        Raises:
            FileError: it cannot be remembered; nothing is decided.
        """
        _, edit = self._current()
        decisions: dict[Key, _Decision] = dict.fromkeys(
            self._alike(edit.text, str.casefold), ("skip", None)
        )
        self._take(decisions, self._remembered.accept(edit.text))
        return len(decisions) - 1

    def undo(self) -> bool:
        """Take the last decision back; return whether there was one.

        Raises:
            FileError: what it made remembered cannot be forgotten; it stays decided.
        """
        if not self._steps:
            return False
        step = self._steps[-1]
        if step.forget:
            step.forget()
        self._steps.pop()
        self._put(step.before)
        self._settled -= step.before.keys()
        self.at = step.at
        return True

    def _current(self) -> tuple[Key, Edit]:
        current = self.current
        if current is None:
            raise ValueError("the review is at its end; there is nothing to decide")
        return self.queue[self.at], current[1]

    def _alike(self, text: str, plain: Callable[[str], str] = str) -> list[Key]:
        """Return the edits of the same spelling that this review did not decide, the current one too."""
        form = plain(normal(text))
        return [
            key
            for key, edit in self._edits.items()
            if key not in self._settled and plain(normal(edit.text)) == form
        ]

    def _fitted(self, key: Key, replacement: str) -> str | None:
        """Return *replacement* as it can stand there; None if it cannot."""
        fitted = fit(self._edits[key].text, replacement)
        if fitted is None or not can_be_written(fitted, self._files[key.file].encoding):
            return None
        return fitted

    def _take(self, decisions: dict[Key, _Decision], forget: Callable[[], None] | None) -> None:
        before = {key: self._edits[key] for key in decisions}
        self._put({key: self._edits[key].decided(*decision) for key, decision in decisions.items()})
        self._settled |= before.keys()
        self._steps.append(_Step(self.at, before, forget))
        self.at += 1

    def _put(self, edits: dict[Key, Edit]) -> None:
        """Put *edits* in their places; files without any stay the same objects."""
        self._edits.update(edits)
        for number in {key.file for key in edits}:
            file = self._files[number]
            its = tuple(self._edits[Key(number, edit)] for edit in range(len(file.edits)))
            self._files[number] = replace(file, edits=its)

    def _decide_as_remembered(self) -> int:
        decided = {}
        for key, edit in self._edits.items():
            if edit.status != "undecided":
                continue
            always = self._remembered.always(edit.text)
            fitted = self._fitted(key, always) if always else None
            if self._remembered.is_right(edit.text):
                decided[key] = edit.decided("skip")
            elif fitted is not None:
                decided[key] = edit.decided("apply", fitted)
        self._put(decided)
        return len(decided)


def can_be_written(text: str, encoding: str) -> bool:
    """Tell whether *encoding* has all letters of *text*."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def fit(text: str, replacement: str) -> str | None:
    r"""Return *replacement* with the white space of *text*; None if that runs over lines it cannot have.

    >>> fit("Nicholas\nPaschinjan", "Nikol Pashinyan")
    'Nikol\nPashinyan'
    >>> fit("Nicholas\nPaschinjan", "Pashinyan")
    >>> fit("Nicholas Paschinjan", "Pashinyan")
    'Pashinyan'
    """
    words, spaces = replacement.split(), re.findall(r"\s+", text)
    if len(words) == len(spaces) + 1 == len(text.split()):
        return "".join(word + space for word, space in zip(words, [*spaces, ""], strict=True))
    return " ".join(words) if not set(text) & {"\n", "\r"} else None
