"""Writes tracked changes and comments into an OpenDocument text, as LibreOffice writes them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

from cleanup.documents.odf.story import OFFICE, TEXT, Container, Stretch
from cleanup.documents.remarks import AUTHOR, said_of
from cleanup.documents.xml import escape
from cleanup.judging.findings import Finding
from cleanup.spotting.prose import Change

_STYLE = re.compile(r"""\stext:(?:style-name|outline-level)=(?:"[^"]*"|'[^']*')""")
_NAMESPACES = (
    f'xmlns:text="{TEXT}"',
    f'xmlns:office="{OFFICE}"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
)
_TAKEN = re.compile(rf'"{AUTHOR}(\d+)"')
_REMARK = re.compile(r'<office:annotation\b[^>]*\soffice:name="(cleanup\d+)"')


class Writer:
    """Turns edits into changes of *source*, tracked where they can be; *date* is when they are made."""

    def __init__(self, source: str, stretches: Sequence[Stretch], date: str) -> None:
        taken = set(_TAKEN.findall(source))
        self._source = source
        self._stretches = stretches
        self._starts = [stretch.start for stretch in stretches]
        self._date = date
        self._names = (n for n in count(1) if str(n) not in taken)
        self._remarked = [
            (theirs.start(), source.find(f'<office:annotation-end office:name="{theirs[1]}"'))
            for theirs in _REMARK.finditer(source)
        ]
        self._changes: list[Change] = []
        self._listed: dict[int, tuple[Container, list[str]]] = {}
        self._usual = all(source.count(said) >= 1 for said in _NAMESPACES)

    def change(self, start: int, end: int, changes: Sequence[Change], *, tracked: bool) -> None:
        """Make *changes* of source[start:end], which are about one name, tracked if that can be."""
        places = [self._at(change.start, change.end) for change in changes]
        if not tracked or not self._usual or any(p is None or p.container is None for p in places):
            self._changes += changes
            return
        own: dict[int, list[Change]] = defaultdict(list)
        for place, change in zip(places, changes, strict=True):
            if place is not None:
                own[place.start].append(change)
        for begin, of_one in own.items():
            place = self._stretches[bisect_right(self._starts, begin) - 1]
            first, last = max(start, place.start), min(end, place.end)
            self._track(place, min(first, of_one[0].start), max(last, of_one[-1].end), of_one)

    def _track(self, place: Stretch, start: int, end: int, changes: Sequence[Change]) -> None:
        source, container = self._source, place.container
        if container is None or "<" in source[start:end]:
            self._changes += changes
            return
        new, at = "", start
        for first, last, text in changes:
            new, at = new + source[at:first] + text, last
        new += source[at:end]
        listed = self._listed.setdefault(container.place, (container, []))[1]
        info = (
            f"<office:change-info><dc:creator>{AUTHOR}</dc:creator>"
            f"<dc:date>{self._date}</dc:date></office:change-info>"
        )
        marks = ""
        if start < end:
            old = "".join(place.spans) + source[start:end] + "</text:span>" * len(place.spans)
            name = re.split(r"[\s/>]", place.paragraph[1:], maxsplit=1)[0]
            old = f"<{name}{''.join(_STYLE.findall(place.paragraph))}>{old}</{name}>"
            number = self._region(listed, f"<text:deletion>{info}{old}</text:deletion>")
            marks += f'<text:change text:change-id="{number}"/>'
        if new:
            number = self._region(listed, f"<text:insertion>{info}</text:insertion>")
            marks += f'<text:change-start text:change-id="{number}"/>{new}'
            marks += f'<text:change-end text:change-id="{number}"/>'
        self._changes.append(Change(start, end, marks))

    def _region(self, listed: list[str], content: str) -> str:
        number = self._name()
        listed.append(
            f'<text:changed-region xml:id="{number}" text:id="{number}">{content}</text:changed-region>'
        )
        return number

    def remark(self, start: int, end: int, finding: Finding) -> None:
        """Comment on *finding*, which is at source[start:end], unless that was done before."""
        if not self._usual or None in (self._at(start, start), self._at(end, end)):
            return
        if any(begin <= start and end <= close for begin, close in self._remarked):
            return
        name = self._name()
        says = "".join(f"<text:p>{escape(line)}</text:p>" for line in said_of(finding))
        self._changes.append(
            Change(
                start,
                start,
                f'<office:annotation office:name="{name}"><dc:creator>{AUTHOR}</dc:creator>'
                f"<dc:date>{self._date}</dc:date>{says}</office:annotation>",
            )
        )
        self._changes.append(Change(end, end, f'<office:annotation-end office:name="{name}"/>'))

    def changes(self) -> Iterator[Change]:
        """Yield what is to be changed in the source."""
        yield from self._changes
        for container, regions in self._listed.values():
            said = "".join(regions)
            if container.listed is None:
                said = f"<text:tracked-changes>{said}</text:tracked-changes>"
                yield Change(container.place, container.place, said)
                continue
            _start, close = container.listed
            if self._source.startswith("</", close):
                yield Change(close, close, said)
            else:  # it is empty
                yield Change(close - 2, close, f">{said}</text:tracked-changes>")

    def _name(self) -> str:
        """Return a name that nothing has yet."""
        return f"{AUTHOR}{next(self._names)}"

    def _at(self, start: int, end: int) -> Stretch | None:
        number = bisect_right(self._starts, start) - 1
        if number >= 0 and end <= self._stretches[number].end:
            return self._stretches[number]
        return None
