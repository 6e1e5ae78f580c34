"""What is in lines of Markdown: emphasis, links, images, code, HTML, formulas; the rest is text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from cleanup.documents.emitting import Do, Op
from cleanup.documents.entities import ENTITY, meaning_of
from cleanup.documents.formats.markdown.links import References, label_at, tail
from cleanup.documents.tags import Tags

#: One class of signs, as that is what is searched fastest; most ``!`` and ``{`` are none after all.
_SIGNS = re.compile(r"[\\`\[\]<&$*_~!{]")
_RUNS = {sign: re.compile(rf"{re.escape(sign)}+") for sign in "*_~"}
_AFTER_BRACE = frozenset("/{%#.:")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ESCAPES = re.compile(rf"\\[!-/:-@\[-`{{-~]|{ENTITY.pattern}")
_TICKS = re.compile(r"`+")
_AUTOLINK = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x1f]*+|[\w.!#$%&'*+/=?^`{|}~-]++@[\w.-]++)>"
)
#: A formula: nothing blank inside its marks, no digit after it, and a sign that no price has.
_FORMULA = re.compile(
    r"\$\$[^$]++\$\$|\$(?=[^$\n]*[\\^_={}]|[^\s$]{1,3}\$)(?!\s)[^$\n]*+(?<![\s\\])\$(?![\w$])"
)
_TEMPLATE = re.compile(r"\{\{[^{}]*+\}\}|\{%[^{}%]*+%\}")
_BRACED_COMMENT = re.compile(r"\{(/\*[^*]*+\*/|#[^#{}]*+#)\}")
_ATTRIBUTES = re.compile(r"\{:[^{}\n]*+\}|\{[#.][\w-][^{}\n]*+\}")
_WIKI_LINK = re.compile(r"\[\[([^\[\]|\n]{1,300}+)(?:(\|)([^\[\]\n]{1,300}+))?\]\](?![(\[])")
_NOTE = re.compile(r"\[\^[^\]\s\[]{1,100}+\](?!:)")
_DIRECTIVE = "cleanup:"


class _Run:
    """A run of ``*``, ``_`` or ``~`` that may begin or end emphasis: text[start:end]."""

    __slots__ = ("closes", "end", "length", "opens", "sign", "start")

    def __init__(self, text: str, start: int, end: int) -> None:
        before = text[start - 1] if start else "\n"
        after = text[end] if end < len(text) else "\n"
        left, right = _flanks(before, after)
        self.sign = text[start]
        self.start, self.end, self.length = start, end, end - start
        if self.sign == "_":
            self.opens = left and (not right or _is_mark(before))
            self.closes = right and (not left or _is_mark(after))
        else:
            self.opens, self.closes = left, right

    @property
    def left(self) -> int:
        """How many of its signs are not used."""
        return self.end - self.start


def inlines(text: str, references: References) -> Sequence[Op]:
    """Return what in the *text* of a paragraph is not text as it stands."""
    return Inlines(text, references).read() if _SIGNS.search(text) else ()


class Inlines:
    """Reads the *text* of a paragraph; :attr:`ops` say what in it is not text as it stands."""

    def __init__(self, text: str, references: References) -> None:
        self.text = text
        self.ops: list[Op] = []
        self._references = references
        self._runs: list[_Run] = []
        self._brackets: list[tuple[int, int, int]] = []  # begin, end of the sign, runs before
        self._dead = 0  # so many brackets, unless of images, cannot open links any more
        self._nested = -1  # the last bracket that another one follows
        self._ticks: dict[int, list[int]] | None = None
        self._tags = Tags(text, self.ops)

    def read(self) -> list[Op]:
        """Read the text; return the :attr:`ops`."""
        text, at = self.text, 0
        while sign := _SIGNS.search(text, at):
            at = self._sign(sign[0], sign.start())
        if self._runs:
            self._emphasis(0)
        return self.ops

    def _op(self, start: int, end: int, do: Do, says: str = "") -> int:
        self.ops.append(Op(start, end, do, says))
        return end

    def _sign(self, sign: str, start: int) -> int:
        """Read what begins with *sign* at *start*; return where it ends."""
        if sign in _RUNS:
            run = _RUNS[sign].match(self.text, start)
            assert run is not None
            self._runs.append(_Run(self.text, start, run.end()))
            return run.end()
        if sign == "[":
            return self._open_bracket(start, start + 1)
        if sign == "]":
            return self._close_bracket(start)
        if sign == "`":
            return self._code(start)
        if sign == "\\":
            return self._escape(start)
        if sign == "!":
            image = self.text.startswith("[", start + 1)
            return self._open_bracket(start, start + 2) if image else start + 1
        if sign == "<":
            link = _AUTOLINK.match(self.text, start)
            if link:
                return self._op(start, link.end(), Do.OBJECT)
            return self._tags.read(start)
        if sign == "&":
            return self._entity(start)
        if sign == "$":
            formula = _FORMULA.match(self.text, start)
            return self._op(start, formula.end(), Do.OBJECT) if formula else start + 1
        return self._braces(start) if self.text[start + 1 : start + 2] in _AFTER_BRACE else start + 1

    def _escape(self, start: int) -> int:
        following = self.text[start + 1 : start + 2]
        if following in _ESCAPABLE and following:
            return self._op(start, start + 2, Do.READ, following)
        if following == "\n" and start + 2 < len(self.text):
            self._op(start, start + 1, Do.DROP)
        return start + 1

    def _entity(self, start: int) -> int:
        entity = ENTITY.match(self.text, start)
        meaning = meaning_of(entity[0]) if entity else ""
        if entity is None or not meaning:
            return start + 1
        return self._op(start, entity.end(), Do.READ, meaning)

    def _code(self, start: int) -> int:
        opens = _TICKS.match(self.text, start)
        assert opens is not None
        if self._ticks is None:
            self._ticks = {}
            for ticks in reversed(list(_TICKS.finditer(self.text, start))):
                self._ticks.setdefault(len(ticks[0]), []).append(ticks.start())
        places = self._ticks.get(len(opens[0]), [])
        while places and places[-1] < opens.end():
            places.pop()
        if not places:
            return opens.end()
        return self._op(start, places.pop() + len(opens[0]), Do.OBJECT)

    def _braces(self, start: int) -> int:
        text = self.text
        if comment := _BRACED_COMMENT.match(text, start):
            directive = _DIRECTIVE in comment[1]
            if directive:
                self._op(start, comment.start(1), Do.DROP)
                self._op(*comment.span(1), Do.COMMENT)
            return self._op(comment.end(1) if directive else start, comment.end(), Do.DROP)
        if template := _TEMPLATE.match(text, start):
            return self._op(start, template.end(), Do.OBJECT)
        attributes = _ATTRIBUTES.match(text, start)
        return self._op(start, attributes.end(), Do.DROP) if attributes else start + 2

    # --- links ---

    def _open_bracket(self, start: int, end: int) -> int:
        text = self.text
        if text[start] == "[":
            if text.startswith("[^", start) and (note := _NOTE.match(text, start)):
                if note[0][1:-1] not in self._references:
                    return self._op(start, note.end(), Do.OBJECT)
            wiki = _WIKI_LINK.match(text, start) if text.startswith("[[", start) else None
            if wiki and wiki[1] not in self._references and wiki[0][1:-1] not in self._references:
                self._wiki_link(wiki)
                return wiki.end()
        if self._brackets:
            self._nested = len(self._brackets) - 1
        self._brackets.append((start, end, len(self._runs)))
        return end

    def _wiki_link(self, link: re.Match[str]) -> None:
        """Read ``[[target]]``, which may not change, or ``[[target|text]]``."""
        if link[2]:
            self._op(link.start(), link.end(2), Do.DROP)
        else:
            self._op(link.end(1), link.end(1), Do.UNLOCK)
            self._op(link.start(), link.start(1), Do.DROP)
            self._op(link.start(1), link.start(1), Do.LOCK)
        self._op(link.end() - 2, link.end(), Do.DROP)

    def _close_bracket(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        start, inside, runs = self._brackets.pop()
        number = len(self._brackets)
        nested, self._nested = self._nested >= number, min(self._nested, number - 1)
        image = self.text[start] == "!"
        dead = not image and number < self._dead
        self._dead = min(self._dead, number)
        if dead:
            return at + 1
        end = self._link(start, inside, at, image=image, nested=nested)
        if end is None:
            return at + 1
        self._emphasis(runs)
        if not image:
            self._dead = number
        return end

    def _link(self, start: int, inside: int, at: int, *, image: bool, nested: bool) -> int | None:
        """Read what stands after the text of a link; return where it ends, None if it is no link."""
        text = self.text
        sign = Do.OBJECT if image else Do.DROP
        following = text[at + 1 : at + 2]
        if following == "(" and (found := tail(text, at + 1)):
            self._op(start, inside, sign)
            self._title(at, found.end, found.title, sign)
            return found.end
        label = label_at(text, at + 1) if following == "[" else None
        if label:
            if label[1] not in self._references:
                return None
            self._op(start, inside, sign)
            return self._op(at, label.end(), sign)
        if nested or at - inside > 999 or text[inside:at] not in self._references:
            return None
        # the text is the label, too
        end = at + 3 if text.startswith("[]", at + 1) else at + 1
        self._op(start, inside, sign)
        self._op(inside, inside, Do.LOCK)
        self._op(at, at, Do.UNLOCK)
        return self._op(at, end, sign)

    def _title(self, at: int, end: int, title: tuple[int, int] | None, sign: Do) -> None:
        if title is None or title[0] == title[1]:
            self._op(at, end, sign)
            return
        self._op(at, title[0], Do.OBJECT)
        self.ops += escapes_in(self.text, *title)
        self._op(title[1], end, Do.OBJECT)

    # --- emphasis ---

    def _emphasis(self, first: int) -> None:
        """Pair the runs from number *first* on, as CommonMark does, and drop what is paired."""
        live: list[_Run] = []
        #: How many of the live runs, from the first, cannot open for a closing run of a kind.
        closed: dict[tuple[str, bool, int], int] = {}
        for run in self._runs[first:]:
            while run.closes and run.start < run.end:
                kind = (run.sign, run.opens, run.length % 3)
                number = len(live) - 1
                lowest = closed.get(kind, 0)
                while number >= lowest and not _pairs(live[number], run):
                    number -= 1
                if number < lowest:
                    closed[kind] = len(live)
                    break
                opener = live[number]
                width = run.length if run.sign == "~" else 1 + (opener.left > 1 and run.left > 1)
                self._op(opener.end - width, opener.end, Do.DROP)
                self._op(run.start, run.start + width, Do.DROP)
                opener.end -= width
                run.start += width
                del live[number + (opener.start < opener.end) :]
                for key, bound in closed.items():
                    closed[key] = min(bound, len(live))
            if run.opens and run.start < run.end:
                live.append(run)
        del self._runs[first:]


def _pairs(opener: _Run, closer: _Run) -> bool:
    if opener.sign != closer.sign:
        return False
    if opener.sign == "~":
        return opener.length == closer.length <= 2
    odd = (closer.opens or opener.closes) and closer.length % 3
    return not (odd and (opener.length + closer.length) % 3 == 0)


def escapes_in(text: str, start: int, end: int) -> Iterator[Op]:
    """Yield what the escapes and entities from *start* to *end* mean."""
    for match in _ESCAPES.finditer(text, start, end):
        meaning = match[0][1] if match[0][0] == "\\" else meaning_of(match[0])
        if meaning:
            yield Op(*match.span(), Do.READ, meaning)


def _flanks(before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a run between these signs is left-flanking, and right-flanking."""
    free_before, free_after = before.isspace(), after.isspace()
    mark_before, mark_after = _is_mark(before), _is_mark(after)
    left = not free_after and (not mark_after or free_before or mark_before)
    right = not free_before and (not mark_before or free_after or mark_after)
    return left, right


@cache
def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
