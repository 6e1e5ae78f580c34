"""What stands in a paragraph of reStructuredText: emphasis, references, roles, literals, escapes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from cleanup.documents.emitting import Do, Op
from cleanup.documents.formats.rst.tables import role

_SIGNS = re.compile(
    r"\\(?:.|\n)?|\*\*|\*|``|(?::([A-Za-z](?:[\w.+:-]{0,60}\w)?):)?(?<![`])`(?!`)|_`|\|(?=\S)|\[(?=[^\]\s]+\]_)|__?(?!\w)",
)
_NOTE = re.compile(r"\[(?:#?[\w.:+-]+|[#*])\]_(?!\w)")
_SUBSTITUTION = re.compile(r"\|(?=\S)([^|\n]{1,200}?)(?<=\S)\|(?:__?(?!\w))?")
_TARGET = re.compile(r"(?:^|\s)\s*<[^<>]*>\Z")
_ESCAPE = re.compile(r"\\(.|\n)")
_SIMPLE = re.compile(r"[^\W_]+(?:[-._+:][^\W_]+)*\Z")
_ROLE_AFTER = re.compile(r":([A-Za-z](?:[\w.+-]*\w)?):")
#: What stands before a sign that ends markup: no blank, unless it is escaped, and no escape.
_INSIDE = r"(?:(?<=[^\s\\])|(?<=\\\s)|(?<=\\\\))"
_ENDS = {
    "*": re.compile(rf"{_INSIDE}\*(?!\*)"),
    "**": re.compile(rf"{_INSIDE}\*\*"),
    "``": re.compile(r"(?<=\S)``(?!`)"),
    "`": re.compile(rf"{_INSIDE}`(?!`)"),
}
#: What may stand before markup, and after it, besides signs of these categories and blanks.
_BEFORE, _BEFORE_CATEGORIES = "-:/'\"<([{", ("Ps", "Pi", "Pf", "Pd", "Po")
_AFTER, _AFTER_CATEGORIES = "-.:;!?,'\")]}>\\/", ("Pe", "Pi", "Pf", "Pd", "Po")
_PAIRS = {'"': '"', "'": "'", "(": ")", "[": "]", "{": "}", "<": ">", "“": "”", "‘": "’", "«": "»"}
#: How far before a simple reference its name may begin.
_LONGEST = 100


class Inlines:
    """Reads the *text* of a paragraph; :attr:`ops` say what in it is not text as it stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ops: list[Op] = []
        self._nowhere: set[str] = set()  # markup that nothing ends from here on

    def read(self) -> list[Op]:
        """Read the text; return the :attr:`ops`."""
        at = 0
        while sign := _SIGNS.search(self.text, at):
            at = self._sign(sign)
        return self.ops

    def _op(self, start: int, end: int, do: Do, says: str = "") -> int:
        self.ops.append(Op(start, end, do, says))
        return end

    def _sign(self, sign: re.Match[str]) -> int:
        text, (start, end) = self.text, sign.span()
        mark = sign[0]
        if mark[0] == "\\":
            if len(mark) < 2 or mark[1].isspace():
                return self._op(start, end, Do.DROP)
            return self._op(start, end, Do.READ, mark[1])
        if mark in ("_", "__"):
            self._simple_reference(start, end)
            return end
        if not _may_begin(text, start, end):
            return end
        if mark == "[":
            note = _NOTE.match(text, start)
            return self._op(start, note.end(), Do.OBJECT) if note else end
        if mark == "|":
            substitution = _SUBSTITUTION.match(text, start)
            if substitution and _may_end(text, substitution.end()):
                return self._op(start, substitution.end(), Do.OBJECT)
            return end
        kind = mark if mark in _ENDS else "`"
        close = self._end(kind, end)
        if close is None:
            return end
        stop = close + len(kind)
        if kind == "``":
            return self._op(start, stop, Do.OBJECT)
        if kind in ("*", "**"):
            self._op(start, end, Do.DROP)
            self._escapes(end, close)
            return self._op(close, stop, Do.DROP)
        return self._interpreted(start, end, close, sign[1], target=mark == "_`")

    def _end(self, kind: str, at: int) -> int | None:
        """Return where the markup that begins before *at* ends."""
        if kind in self._nowhere or self.text[at : at + 1].isspace():
            return None
        place = at + 1
        while close := _ENDS[kind].search(self.text, place):
            if kind == "`" or _may_end(self.text, close.end()):
                return close.start()
            place = close.end()
        self._nowhere.add(kind)
        return None

    def _interpreted(
        self, start: int, inside: int, close: int, before: str | None, *, target: bool
    ) -> int:
        """Read interpreted text, or a reference: what stands between two single backquotes."""
        text, end = self.text, close + 1
        named = before or ""
        after = None if before else _ROLE_AFTER.match(text, end)
        if target:
            return self._locked(start, inside, close, end)
        if named or (after and _may_end(text, after.end())):
            name = named or (after[1] if after else "")
            end = after.end() if after else end
            kind = role(name.rpartition(":")[2])
            if kind == "prose":
                return self._shown(start, inside, close, end)
            if kind == "title" and (found := _TARGET.search(text, inside, close)):
                return self._shown(start, inside, found.start(), end)
            if kind == "target":
                return self._locked(start, inside, close, end)
            return self._op(start, end, Do.OBJECT)
        if text.startswith("__", end):
            found = _TARGET.search(text, inside, close)
            return self._shown(start, inside, found.start() if found else close, end + 2)
        if text.startswith("_", end):
            if found := _TARGET.search(text, inside, close):
                return self._shown(start, inside, found.start(), end + 1)
            return self._locked(start, inside, close, end + 1)
        return self._op(start, end, Do.OBJECT)

    def _shown(self, start: int, inside: int, close: int, end: int) -> int:
        if inside >= close:
            return self._op(start, end, Do.OBJECT)
        self._op(start, inside, Do.DROP)
        self._escapes(inside, close)
        return self._op(close, end, Do.DROP)

    def _locked(self, start: int, inside: int, close: int, end: int) -> int:
        self._op(inside, inside, Do.LOCK)
        self._op(close, close, Do.UNLOCK)
        return self._shown(start, inside, close, end)

    def _escapes(self, start: int, end: int) -> None:
        for match in _ESCAPE.finditer(self.text, start, end):
            said = match[1].strip()
            self._op(*match.span(), Do.READ if said else Do.DROP, said)

    def _simple_reference(self, start: int, end: int) -> None:
        """Read ``name_``, which is a target too, or ``name__``."""
        text = self.text
        first = max(0, start - _LONGEST)
        name_at = start
        while name_at > first and (text[name_at - 1].isalnum() or text[name_at - 1] in "-._+:"):
            name_at -= 1
        while name_at < start and not text[name_at].isalnum():
            name_at += 1
        if name_at == start or not _SIMPLE.match(text[name_at:start]) or not _may_end(text, end):
            return
        if name_at and not (text[name_at - 1].isspace() or _is_before(text[name_at - 1])):
            return
        if end - start == 1:
            self._op(name_at, name_at, Do.LOCK)
            self._op(start, start, Do.UNLOCK)
        self._op(start, end, Do.DROP)


def _may_begin(text: str, start: int, end: int) -> bool:
    """Whether markup whose sign is text[start:end] may begin there."""
    following = text[end : end + 1]
    if not following or following.isspace():
        return False
    if start == 0:
        return True
    before = text[start - 1]
    if not (before.isspace() or before == "\\" or _is_before(before)):
        return text[max(0, start - 2) : start] in ("\\ ", "\\\n")
    return _PAIRS.get(before) != following


def _may_end(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return not following or following.isspace() or _is_after(following)


@cache
def _is_before(sign: str) -> bool:
    return sign in _BEFORE or (sign > "\x7f" and unicodedata.category(sign) in _BEFORE_CATEGORIES)


@cache
def _is_after(sign: str) -> bool:
    return sign in _AFTER or (sign > "\x7f" and unicodedata.category(sign) in _AFTER_CATEGORIES)
