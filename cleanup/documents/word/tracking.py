"""Writes changes into the runs of a document: tracked, to be accepted or rejected, or plainly.

A run is split exactly where a change, or what a comment is about, begins and ends; its halves keep its
properties.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleanup.documents.remarks import AUTHOR
from cleanup.documents.word.names import TEXT
from cleanup.documents.word.story import Node, Run
from cleanup.documents.xml import escape, letters
from cleanup.spotting.prose import Change

_PREFIX = re.compile(r"<([^\s:/>]+):")
_NUMBER = re.compile(r"""\s(?:[^\s:="'<>]+:)?id=["'](\d+)["']""")
_OWN_NUMBER = re.compile(
    r"""(<(?:[^\s:/>]+:)?(?:ins|moveTo|rPrChange)\b[^<>]*?\s(?:[^\s:="'<>]+:)?id\s*=\s*)(["'])-?\d+\2"""
)
_SPACE = re.compile(r"""\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')""")
_FORMER = re.compile(r"<(?P<name>(?:[^\s:/>]+:)?rPrChange)\b.*?</(?P=name)\s*>", re.DOTALL)


class Cut(NamedTuple):
    """source[start:end], within a node, becomes *text*; or, if there is a *mark*, gives way to it.

    A mark stands between runs: the number of a comment that begins or ends here, or a tracked change.
    """

    start: int
    end: int
    text: str = ""
    mark: str = ""  #: "", "change", "from", "to"
    number: int = 0  #: of a comment


class Numbers:
    """Numbers for tracked changes that the document does not have yet."""

    def __init__(self, sources: Iterable[str]) -> None:
        self._taken = {int(number) for source in sources for number in _NUMBER.findall(source)}
        self._next = 0

    def new(self) -> int:
        """Return a number that was not there before."""
        self._next += 1
        while self._next in self._taken:
            self._next += 1
        return self._next


class Writer:
    """Turns cuts of nodes into changes of *source*; *date* is when they are made, as in ``w:date``."""

    def __init__(self, source: str, nodes: Sequence[Node], numbers: Numbers, date: str) -> None:
        self._source = source
        self._nodes = nodes
        self._starts = [node.start for node in nodes]
        self._numbers = numbers
        self._date = date
        self._cuts: dict[int, list[Cut]] = defaultdict(list)
        self._plain: list[Change] = []

    def change(self, start: int, end: int, changes: Sequence[Change], *, tracked: bool) -> None:
        """Make *changes* of source[start:end], which are about one name, tracked or not."""
        own: dict[int, list[Change]] = defaultdict(list)
        for change in changes:
            number = self.node_at(change.start, change.end)
            if number is None:  # a line break or hyphen that goes
                if change.start < change.end:
                    self._plain.append(change._replace(text=""))
                number = self._next(change.end)
                if number is None or not change.text:
                    continue
                place = self._starts[number]
                change = Change(place, place, change.text)
            own[number].append(change)
        for number, changes in own.items():
            node = self._nodes[number]
            first, last = max(start, node.start), min(end, node.end)
            first, last = min(first, changes[0].start), max(last, changes[-1].end)
            text = "".join(_changed(self._source, first, last, changes))
            self._cuts[number].append(Cut(first, last, text, "change" if tracked else ""))

    def remark(self, start: int, end: int, number: int) -> None:
        """Let source[start:end], which begins and ends within nodes, be what a comment is about."""
        for mark, place in (("from", start), ("to", end)):
            node = self.node_at(place, place)
            if node is not None:
                self._cuts[node].append(Cut(place, place, mark=mark, number=number))

    def node_at(self, start: int, end: int) -> int | None:
        """Return the number of the node that source[start:end], which may be empty, is in."""
        number = bisect_right(self._starts, start) - 1
        if number >= 0 and end <= self._nodes[number].end:
            return number
        return None

    def _next(self, at: int) -> int | None:
        number = bisect_right(self._starts, at - 1)
        return number if number < len(self._nodes) else None

    def changes(self) -> Iterator[Change]:
        """Yield what is to be changed in the source."""
        yield from self._plain
        for number, cuts in self._cuts.items():
            yield self._rewritten(self._nodes[number], sorted(cuts, key=lambda cut: cut[:2]))

    def _rewritten(self, node: Node, cuts: list[Cut]) -> Change:
        """Return the change of a node, and where it is split, of its run around it."""
        run, source = node.run, self._source
        texts, marks, at = [""], [], node.start
        for cut in cuts:
            texts[-1] += self._raw(node, at, cut.start)
            if cut.mark:
                marks.append(self._marked(node, cut))
                texts.append("")
            else:
                texts[-1] += cut.text
            at = cut.end
        texts[-1] += self._raw(node, at, node.end)
        if not marks:
            return Change(node.first, node.last, self._text(node, texts[0]))
        word = _Words(source, run)
        begin, end, out = node.first, node.last, []
        if texts[0]:
            out.append(self._text(node, texts[0]))
        if not texts[0] and not source[run.body : node.first].strip():
            begin = run.start
        else:
            out.append(word.close)
        for mark, text in zip(marks, texts[1:-1], strict=False):
            out.append(mark)
            if text:
                out += [self._opening(run), self._text(node, text), word.close]
        out.append(marks[-1])
        if not texts[-1] and not source[node.last : run.stop].strip():
            end = run.end
        else:
            out.append(self._opening(run))
            if texts[-1]:
                out.append(self._text(node, texts[-1]))
        return Change(begin, end, "".join(out))

    def _marked(self, node: Node, cut: Cut) -> str:
        """Return what stands between the runs where a change is made, or a comment begins or ends."""
        run, word = node.run, _Words(self._source, node.run)
        if cut.mark == "from":
            return word.empty("commentRangeStart", f'{word.p}id="{cut.number}"')
        if cut.mark == "to":
            style = word.empty("rStyle", f'{word.p}val="CommentReference"')
            sign = word.empty("commentReference", f'{word.p}id="{cut.number}"')
            sign = word.full("r", "", word.full("rPr", "", style) + sign)
            return word.empty("commentRangeEnd", f'{word.p}id="{cut.number}"') + sign
        properties = self._properties(run)
        gone = come = ""
        if cut.start < cut.end:
            old = self._raw(node, cut.start, cut.end)
            old = word.full("delText", _kept(old), old)
            gone = word.full("del", self._by(word), word.full("r", "", properties + old))
        if cut.text:
            new = word.full("t", _kept(cut.text), cut.text)
            new = word.full("r", "", _FORMER.sub("", properties) + new)
            come = word.full("ins", self._by(word), new)
        if not run.inserted:
            return gone + come
        # an insertion of someone else's: what was never there before them goes within it
        name = run.inserted[1:].split(None, 1)[0].rstrip(">")
        return f"{gone}</{name}>{come}{self._renumbered(run.inserted)}"

    def _by(self, word: _Words) -> str:
        return (
            f'{word.p}id="{self._numbers.new()}" {word.p}author="{AUTHOR}" {word.p}date="{self._date}"'
        )

    def _opening(self, run: Run) -> str:
        """Return the tag and the properties of a *run* for the rest of it."""
        source = self._source
        return self._renumbered(source[run.start : run.body])

    def _properties(self, run: Run) -> str:
        head = self._opening(run)
        start = head.find("<", 1)
        return head[start:].strip() if start > 0 else ""

    def _renumbered(self, tag: str) -> str:
        return _OWN_NUMBER.sub(lambda m: f"{m[1]}{m[2]}{self._numbers.new()}{m[2]}", tag)

    def _text(self, node: Node, text: str) -> str:
        """Return the element of *node* with *text* instead."""
        source = self._source
        word = _Words(source, node.run)
        head = source[node.first : node.start]
        tag = head.rstrip()
        if _kept(text):
            tag = f"{_SPACE.sub('', tag)[:-1]} {_kept(text)}>"
        return f"{tag}{text}</{word.prefix}t>"

    def _raw(self, node: Node, start: int, end: int) -> str:
        """Return source[start:end], of a *node*, as it can stand alone."""
        source = self._source
        if "<" not in source[node.start : node.end]:
            return source[start:end]
        kept = []  # sections of raw text are taken apart, comments go
        for first, last, said in letters(source, node.start, node.end):
            if said is not None:
                kept += [source[first:last]] if start <= first and last <= end else []
            else:
                kept.append(escape(source[max(first, start) : min(last, end)]))
        return "".join(kept)


class _Words:
    """The elements of text as a part of a document writes them, with the prefix that its runs have."""

    def __init__(self, source: str, run: Run) -> None:
        match = _PREFIX.match(source, run.start)
        self.prefix = f"{match[1]}:" if match else ""
        #: The prefix of attributes, and where it has to be declared: the default is not theirs.
        self.p = self.prefix or "w:"
        namespace = next((name for name in TEXT if name in source), TEXT[0])
        self._declared = "" if match else f' xmlns:w="{namespace}"'
        self.close = f"</{self.prefix}r>"

    def empty(self, name: str, attributes: str) -> str:
        """Return an element without content."""
        return f"<{self.prefix}{name}{self._declared} {attributes}/>"

    def full(self, name: str, attributes: str, content: str) -> str:
        """Return an element with content."""
        tag = f"{self.prefix}{name}"
        said = f"{self._declared} {attributes}" if attributes else ""
        return f"<{tag}{said}>{content}</{tag}>"


def _kept(text: str) -> str:
    """Return the attribute that keeps white space at the ends of *text*, if it has some."""
    return 'xml:space="preserve"' if text.strip() != text else ""


def _changed(source: str, start: int, end: int, changes: Sequence[Change]) -> Iterator[str]:
    at = start
    for first, last, text in changes:
        yield source[at:first]
        yield text
        at = last
    yield source[at:end]
