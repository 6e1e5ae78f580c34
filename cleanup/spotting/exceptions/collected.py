"""All that is excepted in one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from cleanup.spotting.exceptions.accepted import Accepted
from cleanup.spotting.exceptions.around import ALONE, Around, Open
from cleanup.spotting.exceptions.comments import directives
from cleanup.spotting.exceptions.front_matter import FrontMatter, front_matter
from cleanup.spotting.exceptions.sic import sic_words
from cleanup.spotting.exceptions.stretches import Mark, Stretch
from cleanup.spotting.tokens import Token


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The exceptions of a text: *marks* say so in it, *stretches* are excepted by them or by ``[sic]``.

    *accepted* are spellings, each with the mark that accepts it if the text itself does. In a portion of
    a text, *opened* go on after it, and so many marks were *numbered* up to its end.
    """

    marks: tuple[Mark, ...]
    stretches: tuple[Stretch, ...]
    accepted: tuple[tuple[Accepted, Mark | None], ...]
    opened: tuple[Open, ...] = ()
    numbered: int = 0

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


def collect(text: str, accepted: Accepted | None, around: Around = ALONE) -> Exceptions:
    """Return the exceptions of *text*; *accepted* is so in every text, *around* if it is a portion."""
    marks, stretches, opened = directives(text, around)
    spellings: list[tuple[Accepted, Mark | None]] = [(accepted, None)] if accepted else []
    throughout = [
        (Mark((), o.rules, numbers=o.numbers), o.accepted) for o in around.opened if o.throughout
    ]
    if around.first:
        front = front_matter(text)
        stretches.append(Stretch(*front.span))
        throughout += _throughout(front)
    count = max([around.numbered, *(number + 1 for each in opened for number in each.numbers)])
    for mark, spelling in throughout:
        if around.goes_on and not mark.problem:
            if not mark.numbers:
                mark, count = replace(mark, numbers=(count,)), count + 1
            opened.append(Open(mark.rules, mark.numbers, "text", spelling))
        marks.append(mark)
        if spelling:
            spellings.append((spelling, mark))
        elif not mark.problem:
            stretches.append(Stretch(0, len(text), mark.rules, mark))
    stretches += sic_words(text)
    return Exceptions(tuple(marks), tuple(stretches), tuple(spellings), _merged(opened), count)


def _throughout(front: FrontMatter) -> Iterator[tuple[Mark, Accepted | None]]:
    """Yield the marks of *front*, of which those without a problem hold in all of the text."""
    yield from ((mark, None) for mark in (front.off, front.unreadable) if mark)
    yield from ((mark, None) for _rule, mark in front.ignore)
    for form, mark in front.accept:
        try:
            spelling = Accepted([form])
        except ValueError as error:
            yield Mark(mark.spans, problem=str(error)), None
        else:
            yield mark, spelling


def _merged(opened: Iterable[Open]) -> tuple[Open, ...]:
    """Put together those of *opened* that except the same, so that they do not become too many."""
    found: dict[object, list[Open]] = defaultdict(list)
    for each in opened:
        found[each.rules, each.until, each.accepted].append(each)
    return tuple(
        same[0]._replace(numbers=tuple(chain.from_iterable(each.numbers for each in same)))
        for same in found.values()
    )
