"""Finds where edits stand in a text, which may not be the one that they were made for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from cleanup.plans.plan import Edit


@dataclass(frozen=True, slots=True)
class Place:
    """Where an edit is in the text, if it is there: still to be made, or made already."""

    edit: Edit
    start: int
    state: Literal["pending", "done", "lost"]


def traced(edits: Sequence[Edit], text: str) -> list[Place]:
    """Return the place of each of *edits* in *text*, in which some of them may have been made."""
    places = []
    shift = last = 0
    for edit, later in zip_longest(edits, edits[1:]):
        start = edit.start + shift
        gap = edit.after[: later.start - edit.end] if later else edit.after
        # what stands beside an edit is not known if that is another edit
        beside = (not edit.start or edit.start > last, bool(gap) or not later)
        pending = _stands(text, start, edit.text, edit, beside)
        done = edit.replacement != edit.text and _stands(text, start, edit.replacement, edit, beside)
        if pending and done:  # one begins with the other: what follows tells
            done = not text.startswith(edit.text + gap, start)
        places.append(Place(edit, start, "done" if done else "pending" if pending else "lost"))
        if done:
            shift += len(edit.replacement) - len(edit.text)
        last = edit.end
    return places


def stands(edit: Edit, text: str) -> bool:
    """Tell whether *edit* can be made in *text* where it was planned."""
    return _stands(text, edit.start, edit.text, edit)


def moved(edit: Edit, text: str) -> int | None:
    """Return where the text of *edit* with what surrounds it is now, if that is in one place only."""
    needle = edit.before + edit.text + edit.after
    first = text.find(needle)
    if first < 0 or text.find(needle, first + 1) >= 0:
        return None
    return first + len(edit.before)


def inverted(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that undo *edits*, which must all have been made."""
    afters = []
    after = ""
    for edit, later in zip(reversed(edits), (None, *reversed(edits[1:])), strict=True):
        its = later.replacement + after if later else ""
        after = _with_neighbour(edit.after, its, edit, later)
        afters.append(after)
    back = []
    shift = 0
    before = ""
    for edit, earlier, after in zip(edits, (None, *edits), reversed(afters), strict=False):
        # mirrored, as what stands before is cut at its beginning
        its = (before + earlier.replacement)[::-1] if earlier else ""
        before = _with_neighbour(edit.before[::-1], its, edit, earlier)[::-1]
        start = edit.start + shift
        finding = replace(
            edit.finding,
            start=start,
            end=start + len(edit.replacement),
            text=edit.replacement,
            replacement=edit.text,
            within=None,
        )
        back.append(Edit(finding, edit.status, before, after, edit.source))
        shift += len(edit.replacement) - len(edit.text)
    return back


def _with_neighbour(beside: str, its: str, edit: Edit, neighbour: Edit | None) -> str:
    """Return what stands *beside* an edit when its neighbour is made, and *its* text stands there."""
    if neighbour is None:
        return beside
    gap = max(neighbour.start - edit.end, edit.start - neighbour.end)
    return (beside[:gap] + its)[: len(beside)] if gap < len(beside) else beside


def _stands(
    text: str, at: int, words: str, edit: Edit, beside: tuple[bool, bool] = (True, True)
) -> bool:
    """Tell whether *words* stand at *at*, and no letters of a longer word *beside* them."""
    if not text.startswith(words, at):
        return False
    end = at + len(words)
    if not words:  # nothing is everywhere
        return text[:at].endswith(edit.before) and text.startswith(edit.after, end)
    before = not beside[0] or text[max(0, at - 1) : at].isalnum() == edit.before[-1:].isalnum()
    return before and (not beside[1] or text[end : end + 1].isalnum() == edit.after[:1].isalnum())
