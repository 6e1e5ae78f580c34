"""Reads a part with text - the body, headers, footnotes - paragraph by paragraph.

What a reader sees is text: insertions that are tracked, results of fields, text boxes. Deletions,
fields' instructions, formulas, hidden text and what Word shows only instead of something are none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cleanup.documents.paragraphs import NOWHERE, Operation, Paragraph, refuse_deep
from cleanup.documents.styles import Styles
from cleanup.documents.word.names import COMPATIBILITY, DRAWING, MATH, TEXT
from cleanup.documents.xml import SPACE, Part, Reader, letters
from cleanup.spotting.prose import OBJECT

_OFF = frozenset({"0", "false", "off"})
_BLANK = " \t\r\n"


@dataclass(slots=True)
class Run:
    """A run: source[start:end], with its content, after its properties, at source[body:stop].

    *inserted* is the tag of the tracked insertion that it stands in, if it does so directly; *boxed*
    tells that it is in a text box.
    """

    start: int
    body: int
    inserted: str
    boxed: bool
    stop: int = 0
    end: int = 0
    hidden: bool = False


@dataclass(slots=True)
class Node:
    """A stretch of text: source[start:end] within its element, source[first:last], of *run*."""

    start: int
    end: int
    first: int
    last: int
    run: Run


@dataclass(slots=True)
class _Alternatives:
    """Content in several versions, of which a program shows the first that it understands."""

    depth: int
    versions: list[list[Paragraph]] = field(default_factory=list)


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
        self.nodes: list[Node] = []
        #: Where the stretches that comments are about begin and end, by the comment's number.
        self.remarked: dict[str, list[int]] = {}
        self._offset = offset
        self._styles = styles
        self._path: list[str] = []
        self._skipped = 0  #: how deep the element is that is passed over
        self._open: list[Paragraph] = []
        self._runs: list[Run] = []
        self._fields: list[bool] = []  #: of those that are open, whether we are in their instruction
        self._controls: list[str] = []  #: of content controls: bound to data, a prompt, or neither
        self._alternatives: list[_Alternatives] = []
        self._bound = self._boxes = self._instructions = 0
        self._spaced = False
        self._parent: list[int] = []  #: where tracked insertions begin
        self._element = self._content = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        self._path.append(name)
        if not self._skipped:
            action = _BEGIN.get(name)
            if action:
                action(self, attributes)

    def finish(self, name: str) -> None:
        """Take an end."""
        if self._skipped:
            if len(self._path) == self._skipped:
                self._skipped = 0
        else:
            action = _FINISH.get(name)
            if action:
                action(self)
        self._path.pop()

    def _within(self, names: frozenset[str], levels: int = 1) -> bool:
        """Whether the element so many *levels* up has one of the *names*."""
        return len(self._path) > levels and self._path[-1 - levels] in names

    def _skip(self, _attributes: object = None) -> None:
        self._skipped = len(self._path)

    def _say(self, text: str) -> None:
        if self._is_read():
            self._open[-1].operations.append(Operation(NOWHERE, NOWHERE, text))

    def _is_read(self) -> bool:
        """Whether there is a paragraph that text is to be added to."""
        if not self._open or self._open[-1].is_code or self._instructions:
            return False
        depth = self._open[-1].depth  # in a further version, only text boxes are of interest
        return not any(len(a.versions) > 1 and depth < a.depth for a in self._alternatives)

    # ------------------------------------------------------------------ paragraphs

    def _begin_paragraph(self, _attributes: object) -> None:
        self._open.append(Paragraph(len(self._path), self._bound > 0))
        refuse_deep(self._open)

    def _finish_paragraph(self) -> None:
        self._take(self._open.pop())

    def _take(self, paragraph: Paragraph) -> None:
        """Put a paragraph where it belongs: among the versions, after the one around it, or last."""
        inner = self._alternatives[-1] if self._alternatives else None
        if inner and (not self._open or self._open[-1].depth < inner.depth):
            if inner.versions:
                inner.versions[-1].append(paragraph)
        elif self._open:
            self._open[-1].boxes.append(paragraph)
        else:
            self.paragraphs.append(paragraph)

    def _style(self, attributes: Mapping[str, str]) -> None:
        if self._within(_PROPERTIES) and self._open:
            style = next((attributes[name] for name in _VALUE if name in attributes), "")
            self._open[-1].quoted |= style in self._styles.quotations
            self._open[-1].is_code = style in self._styles.code

    def _run_style(self, attributes: Mapping[str, str]) -> None:
        if self._within(_RUN, 2) and self._runs:
            if any(attributes.get(name) in self._styles.code for name in _VALUE):
                self._say(OBJECT)
                self._runs[-1].hidden = True

    def _begin_alternatives(self, _attributes: object) -> None:
        self._alternatives.append(_Alternatives(len(self._path)))
        refuse_deep(self._alternatives)

    def _begin_version(self, _attributes: object) -> None:
        if self._alternatives:
            self._alternatives[-1].versions.append([])

    def _finish_alternatives(self) -> None:
        versions = self._alternatives.pop().versions
        if not versions:
            return
        shown, *others = versions
        for other in others:
            if [p.text(self.source, self._offset) for p in shown] == [
                p.text(self.source, self._offset) for p in other
            ]:
                for paragraph, mirror in zip(shown, other, strict=True):
                    paragraph.mirrors.append(mirror)
        for paragraph in shown:
            self._take(paragraph)

    def _begin_box(self, _attributes: object) -> None:
        self._boxes += 1

    def _finish_box(self) -> None:
        self._boxes -= 1

    # ------------------------------------------------------------------ changes, controls, fields

    def _begin_insertion(self, _attributes: object) -> None:
        self._parent.append(self.here)

    def _finish_insertion(self) -> None:
        self._parent.pop()

    def _deletion(self, _attributes: object) -> None:
        if not self._within(_RUN_PROPERTIES):
            if not self._within(_ROW_PROPERTIES):
                self._skip()
        elif self._within(_PROPERTIES, 2) and self._open:
            self._open[-1].goes_on = True

    def _begin_control(self, _attributes: object) -> None:
        self._controls.append("")

    def _finish_control(self) -> None:
        self._controls.pop()

    def _binding(self, _attributes: object) -> None:
        if self._controls and not self._controls[-1]:
            self._controls[-1] = "bound"

    def _prompt(self, _attributes: object) -> None:
        if self._controls:
            self._controls[-1] = "prompt"

    def _begin_content(self, _attributes: object) -> None:
        kind = self._controls[-1] if self._controls else ""
        if kind == "prompt":
            self._skip()
        elif kind == "bound":  # Word puts its data there again: a change would not last
            if self._open:
                self._say("“")
            self._bound += 1

    def _finish_content(self) -> None:
        if self._controls and self._controls[-1] == "bound":
            self._bound -= 1
            if self._open:
                self._say("”")

    def _field(self, attributes: Mapping[str, str]) -> None:
        kind = next((attributes[name] for name in _FIELD_KIND if name in attributes), "")
        if kind == "begin":
            self._fields.append(True)
            self._instructions += 1
        elif self._fields and kind == "separate":
            self._instructions -= self._fields[-1]
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._instructions -= self._fields.pop()

    # ------------------------------------------------------------------ runs and what is in them

    def _begin_run(self, _attributes: object) -> None:
        start = self.here
        inserted = ""
        if self._within(_INSERTIONS) and self._parent:
            inserted = self.source[self._parent[-1] : self.after(self._parent[-1])]
        body = self._offset + self.after(start)
        self._runs.append(Run(self._offset + start, body, inserted, self._boxes > 0))

    def _finish_run(self) -> None:
        run = self._runs.pop()
        run.stop = self._offset + self.here
        run.end = self._offset + self.after(self.here)

    def _begin_properties(self, _attributes: object) -> None:
        if self._within(_RUN):
            self._content = self.after(self.here)

    def _finish_properties(self) -> None:
        if self._within(_RUN) and self._runs:
            empty = self.source[self._content - 2] == "/"
            self._runs[-1].body = self._offset + (self.here if empty else self.after(self.here))

    def _hide(self, attributes: Mapping[str, str]) -> None:
        if self._within(_RUN, 2) and self._runs:
            self._runs[-1].hidden |= not any(attributes.get(name) in _OFF for name in _VALUE)

    def _begin_text(self, attributes: Mapping[str, str]) -> None:
        self._element = self.here
        self._content = self.after(self._element)
        self._spaced = attributes.get(SPACE) == "preserve"

    def _finish_text(self) -> None:
        start, end = self._content, self.here
        run = self._runs[-1] if self._runs else None
        if self.source[start - 2] == "/" or run is None or run.hidden or not self._is_read():
            return
        if not self._spaced:
            text = self.source[start:end]
            start += len(text) - len(text.lstrip(_BLANK))
            end = max(start, end - len(text) + len(text.rstrip(_BLANK)))
        paragraph, offset = self._open[-1], self._offset
        if not self._within(_RUN):
            self._say(
                "".join(text or self.source[a:b] for a, b, text in letters(self.source, start, end))
            )
            return
        for first, last, said in letters(self.source, start, end):
            paragraph.operations.append(Operation(offset + first, offset + last, said))
        if start < end:
            paragraph.has_text = True
        last = self.after(self.here)
        self.nodes.append(Node(offset + start, offset + end, offset + self._element, offset + last, run))

    def _sign(self, text: str) -> None:
        """Take an element of a run that stands for *text*."""
        run = self._runs[-1] if self._runs else None
        if self._within(_RUN) and run and not run.hidden and self._is_read():
            start = self.here
            span = (self._offset + start, self._offset + self.after(start))
            self._open[-1].operations.append(Operation(*span, text))

    def _tab(self, _attributes: object) -> None:
        self._sign("\t")

    def _break(self, _attributes: object) -> None:
        self._sign("\n")

    def _hyphen(self, _attributes: object) -> None:
        self._sign("-")

    def _object(self, _attributes: object) -> None:
        self._say(OBJECT)

    def _formula(self, _attributes: object) -> None:
        self._say(OBJECT)
        self._skip()

    def _begin_remark(self, attributes: Mapping[str, str]) -> None:
        number = next((attributes[name] for name in _NUMBER if name in attributes), "")
        self.remarked[number] = [self._offset + self.here]

    def _finish_remark(self, attributes: Mapping[str, str]) -> None:
        number = next((attributes[name] for name in _NUMBER if name in attributes), "")
        if number in self.remarked:
            self.remarked[number].append(self._offset + self.here)


def _names(*words: str, of: tuple[str, ...] = TEXT) -> frozenset[str]:
    return frozenset(f"{namespace} {word}" for namespace in of for word in words)


_RUN = _names("r")
_RUN_PROPERTIES = _names("rPr")
_PROPERTIES = _names("pPr")
_ROW_PROPERTIES = _names("trPr")
_INSERTIONS = _names("ins", "moveTo")
_VALUE = _names("val")
_NUMBER = _names("id")
_FIELD_KIND = _names("fldCharType")
_BEGIN: dict[str, Callable[[Story, Mapping[str, str]], None]] = {}
_FINISH: dict[str, Callable[[Story], None]] = {}
for _words, _of, _first, _second in (
    ("p", TEXT, Story._begin_paragraph, Story._finish_paragraph),
    ("r", TEXT, Story._begin_run, Story._finish_run),
    ("t", TEXT, Story._begin_text, Story._finish_text),
    ("rPr", TEXT, Story._begin_properties, Story._finish_properties),
    ("vanish", TEXT, Story._hide, None),
    ("tab ptab", TEXT, Story._tab, None),
    ("br cr", TEXT, Story._break, None),
    ("noBreakHyphen", TEXT, Story._hyphen, None),
    ("sym object pict", TEXT, Story._object, None),
    ("inline", DRAWING, Story._object, None),
    ("oMath", MATH, Story._formula, None),
    ("pStyle", TEXT, Story._style, None),
    ("rStyle", TEXT, Story._run_style, None),
    ("fldChar", TEXT, Story._field, None),
    ("ins moveTo", TEXT, Story._begin_insertion, Story._finish_insertion),
    ("del moveFrom", TEXT, Story._deletion, None),
    ("rt pPrChange rPrChange", TEXT, Story._skip, None),
    ("txbxContent", TEXT, Story._begin_box, Story._finish_box),
    ("sdt", TEXT, Story._begin_control, Story._finish_control),
    ("dataBinding", TEXT, Story._binding, None),
    ("showingPlcHdr", TEXT, Story._prompt, None),
    ("sdtContent", TEXT, Story._begin_content, Story._finish_content),
    ("commentRangeStart", TEXT, Story._begin_remark, None),
    ("commentRangeEnd", TEXT, Story._finish_remark, None),
    ("AlternateContent", (COMPATIBILITY,), Story._begin_alternatives, Story._finish_alternatives),
    ("Choice Fallback", (COMPATIBILITY,), Story._begin_version, None),
):
    for _name in _names(*_words.split(), of=_of):
        if _first:
            _BEGIN[_name] = _first
        if _second:
            _FINISH[_name] = _second
