"""Reads the text of an OpenDocument part: the body, or the headers and footers among the styles.

Here text stands between the tags themselves, and white space is a single space. What a field computes
is read, but cannot be changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cleanup.documents.paragraphs import NOWHERE, Operation, Paragraph, refuse_deep
from cleanup.documents.styles import Styles, derived
from cleanup.documents.xml import Part, Reader, letters
from cleanup.spotting.prose import OBJECT

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, OFFICE, STYLE, DRAW, SVG = (
    f"{_OASIS}{name}:1.0" for name in ("text", "office", "style", "drawing", "svg-compatible")
)
_SPACES = re.compile(" {2,}")


@dataclass(slots=True)
class Container:
    """The body, a header or a footer: where the list of its tracked changes stands, or would."""

    place: int
    listed: tuple[int, int] | None = None  #: where the list begins and its end tag stands


@dataclass(slots=True)
class Stretch:
    """A stretch of text: source[start:end], in a *paragraph* and *spans* that begin with these tags.

    *container* is None where changes cannot be tracked: within drawings, and someone's insertion.
    """

    start: int
    end: int
    paragraph: str
    spans: tuple[str, ...]
    container: Container | None


class Story(Reader):
    """A part; its places are counted from *offset* on.

    Args:
        part: the part.
        offset: where it begins among all parts.
        styles: those that matter.
    """

    def __init__(self, part: Part, offset: int, styles: Styles) -> None:
        super().__init__(part)
        self.paragraphs: list[Paragraph] = []
        self.stretches: list[Stretch] = []
        self._offset = offset
        self._styles = styles
        self._path: list[str] = []
        self._empty: list[bool] = []
        self._skipped = 0
        self._at = 0  #: where the last tag ended
        self._open: list[Paragraph] = []
        self._tags: list[str] = []
        self._spaced: list[bool] = []  #: of open paragraphs, whether a space here would be one too many
        self._spans: list[str] = []
        self._container: Container | None = None
        self._insertions: set[str] = set()
        self._shapes = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        here = self.here
        if not self._skipped:
            self._take(here)
        self._at = self.after(here)
        self._empty.append(self.source[self._at - 2] == "/")
        self._path.append(name)
        if self._skipped:
            return
        if name in _SKIPPED:
            self._skipped = len(self._path)
            if name == _LISTED and self._container:
                self._container.listed = (self._offset + here, 0)
        elif name in _PARAGRAPHS:
            style = attributes.get(f"{TEXT} style-name", "")
            refuse_deep(self._open)
            self._open.append(Paragraph(len(self._path), style in self._styles.quotations))
            self._tags.append(self.source[here : self._at])
            self._spaced.append(True)
        elif name == _SPAN:
            if attributes.get(f"{TEXT} style-name") in self._styles.code:
                self._skipped = len(self._path)
                self._object()
            else:
                self._spans.append(self.source[here : self._at])
                refuse_deep(self._spans)
        elif name in _CONTAINERS:
            self._container = Container(self._offset + self._at)
        elif name in _SIGNS:
            self._add(here, self._at, _SIGNS[name])
        elif name == _INSERTION:
            self._insertions.add(attributes.get(f"{TEXT} change-id", ""))
        elif name == _INSERTED:
            self._insertions.discard(attributes.get(f"{TEXT} change-id", ""))
        elif name.startswith(f"{DRAW} "):
            self._shapes += name in _SHAPES
            if attributes.get(f"{TEXT} anchor-type") == "as-char":
                self._object()

    def finish(self, name: str) -> None:
        """Take an end."""
        here = self.here
        if not self._skipped:
            self._take(here)
        end = here if self._empty.pop() else self.after(here)
        if self._skipped:
            if len(self._path) == self._skipped:
                self._skipped = 0
                self._note(name, here, end)
        elif name in _PARAGRAPHS:
            self._tags.pop()
            self._spaced.pop()
            paragraph = self._open.pop()
            (self._open[-1].boxes if self._open else self.paragraphs).append(paragraph)
        elif name == _SPAN:
            self._spans.pop()
        elif name in _CONTAINERS:
            self._container = None
        elif name in _SHAPES:
            self._shapes -= 1
        self._path.pop()
        self._at = end

    def _note(self, name: str, here: int, end: int) -> None:
        """Note where what was passed over stood, if it matters."""
        if self._container and name == _LISTED and self._container.listed:
            self._container.listed = (self._container.listed[0], self._offset + here)
        elif self._container and name == _FORMS:
            self._container.place = self._offset + end

    def _take(self, here: int) -> None:
        """Take the text between the last tag and this one."""
        if self._at >= here or not self._open or not self._path:
            return
        inner = self._path[-1]
        if inner in _INLINE:
            self._text(self._at, here)
        elif inner.startswith(f"{TEXT} ") and inner not in _BLOCKS:
            said = "".join(
                text or self.source[a:b] for a, b, text in letters(self.source, self._at, here)
            )
            self._open[-1].operations.append(Operation(NOWHERE, NOWHERE, " ".join(said.split())))
            self._spaced[-1] = False

    def _text(self, start: int, end: int) -> None:
        """Take source[start:end] as text, every stretch of white space as one space."""
        for first, last, said in letters(self.source, start, end):
            if said is not None:
                if said != " " or not self._spaced[-1]:
                    self._add(first, last, said)
                self._spaced[-1] = said == " "
                continue
            at = first
            if self._spaced[-1]:
                while at < last and self.source[at] == " ":
                    at += 1
            for spaces in _SPACES.finditer(self.source, at, last):
                self._add(at, spaces.start() + 1, None)
                at = spaces.end()
            if at < last:
                self._add(at, last, None)
            if first < last:
                self._spaced[-1] = self.source[last - 1] == " "
        paragraph = self._open[-1]
        paragraph.has_text = True
        free = not self._insertions and not self._shapes
        container = self._container if free else None
        spans = tuple(self._spans)
        self.stretches.append(
            Stretch(self._offset + start, self._offset + end, self._tags[-1], spans, container)
        )

    def _object(self) -> None:
        if self._open:
            self._open[-1].operations.append(Operation(NOWHERE, NOWHERE, OBJECT))
            self._spaced[-1] = False

    def _add(self, start: int, end: int, text: str | None) -> None:
        if self._open and start < end:
            span = (self._offset + start, self._offset + end)
            self._open[-1].operations.append(Operation(*span, text))
            self._spaced[-1] = False


class _Styles(Reader):
    """Collects what styles of paragraphs and letters are based on."""

    def __init__(self, part: Part, bases: dict[str, str]) -> None:
        super().__init__(part)
        self._bases = bases

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == f"{STYLE} style" and attributes.get(f"{STYLE} family") in ("paragraph", "text"):
            base = attributes.get(f"{STYLE} parent-style-name", "")
            self._bases[attributes.get(f"{STYLE} name", "")] = base

    def finish(self, name: str) -> None:
        pass


def styles_of(parts: tuple[Part, ...]) -> Styles:
    """Return the styles that matter, as LibreOffice and pandoc call them."""
    bases: dict[str, str] = {}
    for part in parts:
        _Styles(part, bases).run()
    return Styles(derived(bases, ["Quotations"]), derived(bases, ["Source_20_Text", "Source_Text"]))


def _names(words: str, namespace: str = TEXT) -> frozenset[str]:
    return frozenset(f"{namespace} {word}" for word in words.split())


_SPAN, _LISTED, _FORMS = f"{TEXT} span", f"{TEXT} tracked-changes", f"{OFFICE} forms"
_INSERTION, _INSERTED = f"{TEXT} change-start", f"{TEXT} change-end"
_PARAGRAPHS = _names("p h")
_INLINE = _PARAGRAPHS | _names("span a meta ruby ruby-base")
_BLOCKS = _names("list list-item note note-body section table-of-content index-body")
_SKIPPED = (
    _names("tracked-changes note-citation ruby-text number script")
    | _names("annotation forms", OFFICE)
    | _names("title desc", SVG)
)
_CONTAINERS = _names("text", OFFICE) | _names(
    "header header-left header-first footer footer-left footer-first", STYLE
)
_SHAPES = _names("custom-shape rect ellipse circle polygon path caption connector line g", DRAW)
_SIGNS = {f"{TEXT} s": " ", f"{TEXT} tab": "\t", f"{TEXT} line-break": "\n"}
