"""Wikitext, as MediaWiki reads it: templates, references and targets of links are no prose."""

from __future__ import annotations

import re
from functools import cache

from cleanup.documents.emitting import Do, Emitter, Op
from cleanup.documents.entities import ENTITY, meaning_of
from cleanup.documents.joined import whole
from cleanup.documents.tags import Tags
from cleanup.spotting.prose import Prose

_SIGNS = re.compile(
    r"\n[ \t]*\n\s*|\n|\{\{|\[\[|\[(?=(?:https?:|ftp:|mailto:|//))|''+|<|&|\|\||!!|__[A-Z]+__|~{3,5}"
)
_PAIRED = re.compile(r"\[\[|\]\]|\{\{|\}\}")
_HEADING = re.compile(r"(={1,6})[ \t]*+([^\n]+?)[ \t]*+\1[ \t]*+(?=\n|\Z)")
_ITEM = re.compile(r"[*#:;]+[ \t]*")
_RULE = re.compile(r"-{4,}[ \t]*")
_TABLE = re.compile(r"[ \t:]*\{\|[^\n]*")
_ROW = re.compile(r"[ \t]*\|(?:\}|-[^\n]*)")
_CELL = re.compile(r"[ \t]*(?:\|\+?|!)")
#: The attributes of a cell, and the sign after them.
_CELL_ATTRIBUTES = re.compile(r"[^|\[\]{}<\n!]*\|(?!\|)")
_EXTERNAL = re.compile(r"\[[^\s\]\[<>\"]++(?:[ \t]++(?=[^\]\n]))?")
_FILE = re.compile(r"\[\[[ \t]*(?:File|Image|Media)[ \t]*:", re.IGNORECASE)
_HIDDEN = re.compile(r"\[\[[ \t]*(?:Category[ \t]*:|[a-z]{2,3}(?:-[a-z]+)?[ \t]*:(?!//))", re.IGNORECASE)
_PARTS = re.compile(r"\||\[\[|\{\{")
_ALT = re.compile(r"[ \t]*alt[ \t]*=[ \t]*", re.IGNORECASE)
#: What stands in a file's link and is no caption.
_OPTION = re.compile(
    r"\s*(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|center|none|upright|baseline|middle|sub|super"
    r"|(?:text-)?(?:top|bottom)|x?\d+(?:x\d+)?[ \t]*px|[a-z]+[ \t]*=.*)?\s*",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(r"<([A-Za-z]+)(?:\s[^<>]*?)?(/?)>")
#: Elements that are no prose, besides those of HTML.
_NO_PROSE = frozenset(
    (
        *(
            "ref",
            "references",
            "nowiki",
            "math",
            "chem",
            "ce",
            "syntaxhighlight",
            "source",
            "gallery",
            "score",
        ),
        *(
            "timeline",
            "templatedata",
            "hiero",
            "graph",
            "mapframe",
            "maplink",
            "imagemap",
            "templatestyles",
        ),
    )
)


def read(source: str) -> Prose:
    """Return what of wikitext is prose."""
    joined = whole(source)
    emitter = Emitter(source)
    if source:
        emitter.paragraph(joined, _Scanner(joined.text).read())
    return emitter.built.prose()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.ops: list[Op] = []
        self._tags = Tags(text, self.ops)
        self._partners = _partners(text)
        self._tables = 0
        self._row = ""  # the sign of the table's line that is read
        self._nowhere: set[str] = set()
        self._line_end = -1
        self._nowhere_until = -1  # no bracket is closed until there

    def read(self) -> list[Op]:
        text, at = self.text, self._line(0)
        while at < len(text) and (sign := _SIGNS.search(text, at)):
            at = self._sign(sign[0], *sign.span())
        return self.ops

    def _op(self, start: int, end: int, do: Do, says: str = "") -> int:
        self.ops.append(Op(start, end, do, says))
        return end

    def _sign(self, sign: str, start: int, end: int) -> int:
        text = self.text
        if sign[:1] == "\n":
            if "\n" in sign[1:]:
                end = start + sign.rindex("\n") + 1  # blanks before a line are of it
                self._op(start, end, Do.BREAK)
            return self._line(end)
        if sign in ("||", "!!"):
            if not self._row or (sign == "!!" and self._row != "!"):
                return end
            return self._op(start, self._after_attributes(end), Do.BREAK)
        if sign == "{{":
            partner = self._partners.get(start)
            if partner is None:
                return end
            if text.startswith("{{{", start) and text.startswith("}", partner):
                partner += 1
            return self._op(start, partner, Do.OBJECT)
        if sign == "[[":
            return self._link(start, end)
        if sign == "[":
            return self._external(start)
        if sign[0] == "'":
            kept = {4: 1}.get(len(sign), max(0, len(sign) - 5))
            return self._op(start + kept, end, Do.DROP)
        if sign == "<":
            return self._element(start)
        if sign == "&":
            entity = ENTITY.match(text, start)
            meaning = meaning_of(entity[0]) if entity else ""
            return self._op(start, entity.end(), Do.READ, meaning) if entity and meaning else end
        return self._op(start, end, Do.DROP) if sign[:1] in ("_", "~") else end

    def _line(self, at: int) -> int:
        """Read what a line begins with; return where its text does."""
        text = self.text
        self._row = ""
        heading = _HEADING.match(text, at)
        if heading:
            self._op(at, heading.start(2), Do.BREAK)
            self._op(heading.end(2), heading.end(), Do.BREAK)
            return heading.start(2)
        if table := _TABLE.match(text, at):
            self._tables += 1
            return self._op(at, table.end(), Do.BREAK)
        if self._tables:
            if row := _ROW.match(text, at):
                self._tables -= row[0].endswith("|}")
                return self._op(at, row.end(), Do.BREAK)
            if cell := _CELL.match(text, at):
                self._row = cell[0].strip()[0]
                return self._op(at, self._after_attributes(cell.end()), Do.BREAK)
        item = _ITEM.match(text, at) or _RULE.match(text, at)
        return self._op(at, item.end(), Do.BREAK) if item else at

    def _after_attributes(self, at: int) -> int:
        attributes = _CELL_ATTRIBUTES.match(self.text, at)
        return attributes.end() if attributes else at

    # --- links ---

    def _link(self, start: int, inside: int) -> int:
        text = self.text
        partner = self._partners.get(start)
        if partner is None:
            return inside
        if _FILE.match(text, start):
            return self._file(start, partner)
        if _HIDDEN.match(text, start):
            return self._op(start, partner, Do.DROP)
        close = partner - 2
        bar = text.find("|", inside, min(close, inside + 300))
        if text.find("\n", inside, bar if bar >= 0 else min(close, inside + 300)) >= 0:
            return inside
        if bar < 0:
            self._op(inside, inside, Do.LOCK)
            self._op(close, close, Do.UNLOCK)
            self._op(start, inside, Do.DROP)
        elif bar + 1 == close:  # the text is made of the target
            return self._op(start, partner, Do.OBJECT)
        else:
            self._op(start, bar + 1, Do.DROP)
        self._op(close, partner, Do.DROP)
        return bar + 1 if bar >= 0 else inside

    def _file(self, start: int, partner: int) -> int:
        """Read the caption and the alternative text of an image."""
        text, close = self.text, partner - 2
        bars = self._bars(start + 2, close)
        begin = start
        caption = -1
        for bar, stop in zip(bars, [*bars[1:], close], strict=bool(bars)):
            if alt := _ALT.match(text, bar + 1, stop):
                self._op(begin, alt.end(), Do.BREAK)
                begin = stop
            elif not _OPTION.fullmatch(text, bar + 1, stop):
                caption = bar + 1
        if caption < 0 or caption < begin:
            return self._op(begin, partner, Do.BREAK)
        self._op(begin, caption, Do.BREAK)
        stop = next((bar for bar in bars if bar > caption), close)
        self._op(stop, partner, Do.BREAK)
        return caption

    def _bars(self, at: int, close: int) -> list[int]:
        """Return where the parts of a link end that are not in links or templates inside it."""
        found = []
        while sign := _PARTS.search(self.text, at, close):
            at = sign.end()
            if sign[0] == "|":
                found.append(sign.start())
            else:
                at = self._partners.get(sign.start(), at)
        return found

    def _external(self, start: int) -> int:
        text = self.text
        link = _EXTERNAL.match(text, start)
        if self._line_end < start:
            self._line_end = text.find("\n", start) % (len(text) + 1)
        close = -1
        if link and self._nowhere_until < self._line_end:
            close = text.find("]", link.end(), self._line_end)
            if close < 0:
                self._nowhere_until = self._line_end
        if link is None or close < 0:
            return start + 1
        if close == link.end():
            return self._op(start, close + 1, Do.OBJECT)
        self._op(start, link.end(), Do.DROP)
        self._op(close, close + 1, Do.DROP)
        return link.end()

    # --- elements ---

    def _element(self, start: int) -> int:
        element = _ELEMENT.match(self.text, start)
        if element is None or element[1].lower() not in _NO_PROSE:
            return self._tags.read(start)
        name = element[1].lower()
        if element[2] or name == "references":
            return self._op(start, element.end(), Do.OBJECT)
        end = None if name in self._nowhere else _closing(name).search(self.text, element.end())
        if end is None:
            self._nowhere.add(name)
            return self._op(start, element.end(), Do.DROP)
        return self._op(start, end.end(), Do.OBJECT)


def _partners(text: str) -> dict[int, int]:
    """Return where each pair of brackets or braces ends, by where it begins."""
    found: dict[int, int] = {}
    opened: dict[str, list[int]] = {"]]": [], "}}": []}
    for sign in _PAIRED.finditer(text):
        if sign[0] == "[[":
            opened["]]"].append(sign.start())
        elif sign[0] == "{{":
            opened["}}"].append(sign.start())
        elif opened[sign[0]]:
            found[opened[sign[0]].pop()] = sign.end()
    return found


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>", re.IGNORECASE)
