"""All that is excepted in one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleanup.spotting.exceptions.accepted import Accepted
from cleanup.spotting.exceptions.comments import directives
from cleanup.spotting.exceptions.front_matter import front_matter
from cleanup.spotting.exceptions.sic import sic_words
from cleanup.spotting.exceptions.stretches import Mark, Stretch
from cleanup.spotting.tokens import Token


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The exceptions of a text: *marks* say so in it, *stretches* are excepted by them or by ``[sic]``.

    *accepted* are spellings, each with the mark that accepts it if the text itself does.
    """

    marks: tuple[Mark, ...]
    stretches: tuple[Stretch, ...]
    accepted: tuple[tuple[Accepted, Mark | None], ...]

    def close(self, text: str, tokens: Sequence[Token]) -> list[Stretch]:
        """Close those of the *tokens* of *text* that no rule may judge; return all that is excepted."""
        found = [*self.stretches, *self._spellings(text, tokens)]
        whole = sorted((stretch.start, stretch.end) for stretch in found if not stretch.rules)
        number, reach = 0, 0  # the next stretch, and how far those before it go
        for token in tokens if whole else ():
            while number < len(whole) and whole[number][0] < token.end:
                reach = max(reach, whole[number][1])
                number += 1
            token.closed = token.closed or token.start < reach
        return found

    def within(self, start: int, end: int) -> Exceptions:
        """Return what is excepted between *start* and *end*, by offsets from there."""
        stretches = (
            Stretch(max(s.start - start, 0), min(s.end, end) - start, s.rules, s.mark)
            for s in self.stretches
            if s.start < end and start < s.end
        )
        return Exceptions(self.marks, tuple(stretches), self.accepted)

    def _spellings(self, text: str, tokens: Sequence[Token]) -> Iterator[Stretch]:
        for accepted, mark in self.accepted:
            for first, last, _form in accepted.found(text, tokens):
                yield Stretch(tokens[first].start, tokens[last].end, mark=mark)


def collect(text: str, accepted: Accepted | None) -> Exceptions:
    """Return the exceptions of *text*; *accepted* is so in every text."""
    marks, stretches = directives(text)
    front = front_matter(text)
    stretches.append(Stretch(*front.span))
    for mark in (front.off, front.unreadable):
        if mark:
            marks.append(mark)
    if front.off:
        stretches.append(Stretch(0, len(text), mark=front.off))
    for _rule, mark in front.ignore:
        marks.append(mark)
        stretches.append(Stretch(0, len(text), mark.rules, mark))
    spellings: list[tuple[Accepted, Mark | None]] = [(accepted, None)] if accepted else []
    for form, mark in front.accept:
        try:
            spellings.append((Accepted([form]), mark))
        except ValueError as error:
            mark = Mark(mark.spans, problem=str(error))
        marks.append(mark)
    stretches += sic_words(text)
    return Exceptions(tuple(marks), tuple(stretches), tuple(spellings))
