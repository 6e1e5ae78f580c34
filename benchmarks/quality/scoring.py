"""Says what became of each garble, and of right text, once a program's edits are made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.quality.samples import Garble, Sample

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Edit:
    """A span, offsets in code points, and the text that takes its place."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Score:
    """How often each thing happened in so many words.

    *fixed*, *part* (some words of a garble are right now, the others as they were), *wrong* (made into
    something else) and *missed* count garbles that must be fixed; *wrong* also those that may be left.
    *false* counts edits of right text.
    """

    words: int
    fixed: int
    part: int
    wrong: int
    missed: int
    false: int
    required: int

    @property
    def recall(self) -> float:
        """The share of the garbles that is fixed."""
        return self.fixed / self.required if self.required else 0.0

    @property
    def precision(self) -> float | None:
        """The share of fixed among fixed, wrong and false; None if nothing was changed."""
        changed = self.fixed + self.wrong + self.false
        return self.fixed / changed if changed else None

    @property
    def harm(self) -> float:
        """What an editor must undo (wrong and false) in 10,000 words."""
        return 1e4 * (self.wrong + self.false) / self.words


def score(samples: Sequence[Sample], edits: Iterable[Sequence[Edit]]) -> Score:
    """Count what *edits*, one list for each of *samples*, have done."""
    count: Counter[str] = Counter()
    for sample, made in zip(samples, edits, strict=True):
        for near, garbles in clusters(made, sample.garbles):
            if not garbles:
                count["false"] += len(near)
            for garble, result in outcomes(sample.text, near, garbles):
                if garble.required:
                    count[result] += 1
                elif garble.right and result == "wrong":
                    count["wrong"] += 1
    required = sum(garble.required for sample in samples for garble in sample.garbles)
    return Score(
        words=sum(sample.words for sample in samples),
        fixed=count["fixed"],
        part=count["part"],
        wrong=count["wrong"],
        missed=count["missed"],
        false=count["false"],
        required=required,
    )


def clusters(
    edits: Iterable[Edit], garbles: Iterable[Garble]
) -> Iterator[tuple[list[Edit], list[Garble]]]:
    """Yield the edits and garbles that overlap each other, directly or through others."""
    near: list[Edit] = []
    wrong: list[Garble] = []
    reach = -1
    spans: list[Edit | Garble] = [*edits, *garbles]
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if span.start >= reach and (near or wrong):
            yield near, wrong
            near, wrong = [], []
        if isinstance(span, Edit):
            near.append(span)
        else:
            wrong.append(span)
        reach = max(reach, span.end)
    if near or wrong:
        yield near, wrong


def outcomes(
    text: str, edits: Sequence[Edit], garbles: Sequence[Garble]
) -> Iterator[tuple[Garble, str]]:
    """Yield each of *garbles*, of one cluster, and what became of it: fixed, part, wrong or missed.

    Capitals are not looked at: a program that gives *Ijevan* for *IDSCHEWAN* has found the name.
    """
    if not edits:
        yield from ((garble, "missed") for garble in garbles)
        return
    start, end = _reach([*edits, *garbles])
    made = spliced(text, start, end, edits)
    if garbles and re.fullmatch(_right(text, start, end, garbles), made, re.IGNORECASE | re.DOTALL):
        yield from ((garble, "fixed") for garble in garbles)
        return
    for garble in garbles:
        own = [edit for edit in edits if edit.start < garble.end and garble.start < edit.end]
        first, last = _reach([garble, *own])
        pattern = _right(text, first, last, [garble])
        if not own:
            yield garble, "missed"
        elif re.fullmatch(pattern, spliced(text, first, last, own), re.IGNORECASE | re.DOTALL):
            yield garble, "fixed"
        else:
            yield garble, "part" if all(_is_part(edit, garble) for edit in own) else "wrong"


def _reach(spans: Sequence[Edit | Garble]) -> tuple[int, int]:
    return min(span.start for span in spans), max(span.end for span in spans)


def spliced(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    """Return text[start:end] once *edits* are made."""
    out, at = "", start
    for edit in edits:
        out += text[at : edit.start] + edit.new
        at = edit.end
    return out + text[at:end]


def _right(text: str, start: int, end: int, garbles: Iterable[Garble]) -> str:
    """Return a regular expression of what text[start:end] may read."""
    out, at = "", start
    for garble in garbles:
        forms = [*garble.right] if garble.required else [*garble.right, text[garble.start : garble.end]]
        allowed = "|".join(map(re.escape, forms)) if garble.right else ".*"
        out += re.escape(text[at : garble.start]) + f"(?:{allowed})"
        at = garble.end
    return out + re.escape(text[at:end])


def _is_part(edit: Edit, garble: Garble) -> bool:
    """Tell whether all words of *edit* stand in one right form of *garble*, of which it is a part."""
    inside = garble.start <= edit.start and edit.end <= garble.end
    new = set(_WORD.findall(edit.new.casefold()))
    return inside and any(new <= set(_WORD.findall(form.casefold())) for form in garble.right)
