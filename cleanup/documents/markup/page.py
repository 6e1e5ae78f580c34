"""Reads HTML as it is met with: tag soup, fragments, templates; in time in proportion to its length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cleanup.documents.markup.attributes import Attribute, is_fixed, language, telling
from cleanup.documents.markup.flow import Flow
from cleanup.documents.markup.vocabularies import is_english, vocabulary

_TAG = re.compile(
    r"""<(?P<slash>/?+)(?P<name>[A-Za-z][^\s/>]*+)
    (?P<rest>(?:
        =\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)
      | \{[{%\#][^{}]{0,400}+\}{1,2}+            # of a template
      | [^>={]++ | \{
    )*+)>""",
    re.VERBOSE,
)
_PARTING = frozenset({"block", "hidden", "quotation", "words"})
#: These may be closed in their own tag also where XML's rules do not hold.
_FOREIGN = frozenset({"svg", "math"})
_TEXTS_OF_META = re.compile(
    r"(?:dc\.|dcterms\.)?(?:title|description)|(?:og|twitter):(?:title|description|image:alt|site_name)",
    re.IGNORECASE,
)
#: What ends what: how it begins, and what stands at its end.
_OTHERS = (("<!--", "-->"), ("<?php", "?>"), ("<?=", "?>"), ("<%", "%>"), ("<?", ">"), ("<!", ">"))
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


@dataclass(slots=True)
class _Frame:
    """An open element that changes what is judged; *inside* counts open ones of its name."""

    name: str
    before: tuple[bool, bool, bool]
    quotation: bool
    inside: int = 0


class Page:
    """The HTML source[start:end], told to *flow*.

    Args:
        source: what it is part of.
        flow: where the text goes.
        xml: elements may be closed in their own tag, and there is CDATA.
    """

    def __init__(self, source: str, flow: Flow, *, xml: bool = False) -> None:
        self._source = source
        self._flow = flow
        self._xml = xml
        self._vocabulary = vocabulary("html")
        self._silent = self._foreign = self._fixed = False
        self._frames: list[_Frame] = []
        self._by_name: dict[str, list[_Frame]] = {}
        self._ends = (-1, -1)
        #: Whether text stands in an attribute between single quotation marks.
        self.apostrophes = False

    @property
    def _judged(self) -> bool:
        return not (self._silent or self._foreign or self._fixed)

    def read(self, start: int, end: int) -> None:
        """Tell source[start:end]."""
        source, at = self._source, start
        while True:
            tag = source.find("<", at, end)
            if tag < 0:
                self._text(start, end)
                break
            match = _TAG.match(source, tag, end)
            if match:
                self._text(start, tag)
                at = start = self._tag(match, end)
            elif source[tag + 1 : tag + 2] in ("!", "?", "%"):
                self._text(start, tag)
                at = start = self._other(tag, end)
            elif _TAG_BEGINS.match(source, tag, end):  # a tag without an end: nor has any other
                self._text(start, tag)
                break
            elif source.startswith("</", tag):
                self._text(start, tag)
                at = start = _after(source, ">", tag, end)
            else:
                at = tag + 1  # a letter like others
        while self._frames:
            self._close(self._frames[-1])
        self._flow.block()

    def _text(self, start: int, end: int) -> None:
        if start < end and self._judged:
            self._flow.text(start, end)

    def _other(self, start: int, end: int) -> int:
        """Read what is no tag: a comment, a declaration, code of the server's; return where it ends."""
        source = self._source
        if self._xml and source.startswith(_CDATA, start):
            stop = _after(source, _CDATA_END, start, end)
            if self._judged:
                first = start + len(_CDATA)
                self._flow.text(first, max(first, stop - len(_CDATA_END)), literal=True)
            return stop
        begins, ends = next(pair for pair in _OTHERS if source.startswith(pair[0], start))
        first = start + (2 if begins == "<!--" else len(begins))  # <!--> is a whole comment
        stop = _after(source, ends, first, end)
        if begins == "<!--":
            self._flow.comment(start, stop)
        elif ends != ">" and self._judged:
            self._flow.object()
        return stop

    def _tag(self, match: re.Match[str], end: int) -> int:
        """Read a tag; return where reading goes on."""
        name = match["name"]
        if not name.islower():
            name = name.lower()
        part = self._vocabulary.part(name)
        if match["slash"]:
            self._note_end(*match.span())
            if name == "br":
                self._flow.line()
                return match.end()
            if name in self._by_name:
                self._end(name)
            if part in _PARTING and not self._silent:
                self._flow.block()
            return match.end()
        return self._begin(name, part, match, end)

    def _begin(self, name: str, part: str, match: re.Match[str], end: int) -> int:
        flow = self._flow
        first, last = match.span("rest")
        if part in _PARTING:
            if "p" in self._by_name:
                self._end("p")  # a block ends a paragraph
            if not self._silent:
                flow.block()
        elif match.start() == self._ends[1] and self._judged and self._are_apart(part, match.end()):
            flow.object()
        elif part == "line":
            if self._judged:
                flow.line()
            return match.end()
        attributes = telling(self._source, first, last) if first < last else []
        if attributes and not self._silent:
            self._notes(name, attributes)
        alone = name in self._vocabulary.empty or (
            (self._xml or name in _FOREIGN) and first < last and self._source[last - 1] == "/"
        )
        if part in ("raw", "field", "words") and not alone:
            closing = _closing(name).search(self._source, match.end(), end)
            stop = closing.start() if closing else end
            if part == "words" and closing and self._judged and not self._excepted(attributes):
                flow.text(match.end(), stop)
                flow.block()
            elif part == "field" and self._judged:
                flow.object()
            return closing.end() if closing else end
        if alone:
            if part == "object" and self._judged:
                flow.object()
        else:
            self._enter(name, part, attributes)
        return match.end()

    def _note_end(self, start: int, end: int) -> None:
        """Remember where an end tag stands, or several that follow each other."""
        self._ends = (self._ends[0] if self._ends[1] == start else start, end)

    def _are_apart(self, part: str, end: int) -> bool:
        """Whether a tag right behind an end tag begins another word: the next link, or a capital one."""
        if part == "apart":
            return True
        before = self._source[self._ends[0] - 1 : self._ends[0]]
        return before.islower() and bool(_CAPITAL.match(self._source, end))

    def _excepted(self, attributes: list[Attribute]) -> bool:
        declared = language(attributes)
        return bool(is_fixed(attributes)) or (declared is not None and not is_english(declared))

    def _enter(self, name: str, part: str, attributes: list[Attribute]) -> None:
        """Open an element that goes on."""
        silences = part in ("object", "hidden", "unseen")
        quotation = part in ("quotation", "quote")
        declared = language(attributes) if attributes else None
        fixed = is_fixed(attributes) if attributes else None
        if not silences and not quotation and declared is None and fixed is None:
            if name in self._by_name:
                self._by_name[name][-1].inside += 1
            return
        before = (self._silent, self._foreign, self._fixed)
        judged = self._judged
        frame = _Frame(name, before, quotation)
        self._silent = self._silent or silences
        if declared is not None:
            self._foreign = not is_english(declared)
        if fixed is not None:
            self._fixed = fixed
        if quotation:
            self._flow.open_quotation()
        if judged and not self._judged and part in ("object", "inline", "quote"):
            self._flow.object()
        self._frames.append(frame)
        self._by_name.setdefault(name, []).append(frame)

    def _end(self, name: str) -> None:
        frame = self._by_name[name][-1]
        if frame.inside:
            frame.inside -= 1
            return
        while self._frames[-1] is not frame:
            self._close(self._frames[-1])
        self._close(frame)

    def _close(self, frame: _Frame) -> None:
        self._frames.pop()
        frames = self._by_name[frame.name]
        frames.pop()
        if not frames:
            del self._by_name[frame.name]
        if frame.quotation:
            if self._vocabulary.part(frame.name) == "quotation":
                self._flow.block()
            self._flow.close_quotation()
        self._silent, self._foreign, self._fixed = frame.before

    def _notes(self, name: str, attributes: list[Attribute]) -> None:
        """Tell the attributes that are text."""
        if self._excepted(attributes) or not self._judged:
            return
        texts = self._vocabulary.texts
        named = next((a.value for a in attributes if a.name in ("name", "property")), "")
        is_text = name == "meta" and _TEXTS_OF_META.fullmatch(named.strip())
        for attribute in attributes:
            if attribute.quote and (
                attribute.name in texts or (is_text and attribute.name == "content")
            ):
                self.apostrophes = self.apostrophes or attribute.quote == "'"
                self._flow.open_note()
                self._flow.text(attribute.start, attribute.end, strict=True)
                self._flow.close_note()


#: Behind a few more tags.
_CAPITAL = re.compile(r"(?:<[A-Za-z][^<>]*+>){0,4}+(?![a-z])[^\W\d_]")
_TAG_BEGINS = re.compile("</?[A-Za-z]")


def _after(source: str, sign: str, start: int, end: int) -> int:
    found = source.find(sign, start, end)
    return end if found < 0 else found + len(sign)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</(?i:{re.escape(name)})(?=[\s/>])[^>]*>?")
