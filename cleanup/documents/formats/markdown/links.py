"""Links of Markdown: where they go, which is no prose, their titles, and definitions of references."""

from __future__ import annotations

import re
from typing import NamedTuple

Span = tuple[int, int]

#: How deep parentheses may be nested in a target, as in CommonMark's own parsers.
_DEEPEST = 32
_SPACE = re.compile(r"[ \t]*+(?:\n[ \t]*+)?+")
_POINTED = re.compile(r"<(?:[^<>\n\\]|\\.)*+>")
_TITLE = re.compile(r""""((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'|\(((?:[^()\\]|\\.)*+)\)""", re.DOTALL)
_LABEL = re.compile(r"\[((?:[^\\\[\]]|\\.){1,999}+)\]", re.DOTALL)
_LINE_END = re.compile(r"[ \t]*+(?:\n|\Z)")
_END = re.compile(r"[\x00-\x20\x7f()\\]")


class Tail(NamedTuple):
    """What follows a link's text: it ends at *end*; the *title* without its marks."""

    end: int
    title: Span | None = None


class References:
    """The labels that are defined in a text."""

    def __init__(self) -> None:
        self._labels: set[str] = set()

    def __contains__(self, label: str) -> bool:
        return bool(self._labels) and _plain(label) in self._labels

    def define(self, text: str, at: int) -> Tail | None:
        """Take the definition at *at*, if there is one: its end, and its title."""
        label = _LABEL.match(text, at + len(text[at : at + 3]) - len(text[at : at + 3].lstrip(" ")))
        if label is None or not label[1].strip() or text[label.end() : label.end() + 1] != ":":
            return None
        target = _target(text, _space(text, label.end() + 1))
        if target is None:
            return None
        found = None
        title_at = _space(text, target)
        title = _TITLE.match(text, title_at) if title_at > target else None
        if title and (end := _LINE_END.match(text, title.end())):
            found = Tail(end.end(), title.span(title.lastindex or 0))
        elif end := _LINE_END.match(text, target):
            found = Tail(end.end())
        if found:
            self._labels.add(_plain(label[1]))
        return found


def tail(text: str, at: int) -> Tail | None:
    """Read the target and title in parentheses at *at*."""
    target = _target(text, start := _space(text, at + 1))
    if target is None:
        return Tail(start + 1) if text[start : start + 1] == ")" else None
    title_at = _space(text, target)
    title = _TITLE.match(text, title_at) if title_at > target else None
    end = _space(text, title.end() if title else target)
    if text[end : end + 1] != ")":
        return None
    return Tail(end + 1, title.span(title.lastindex or 0) if title else None)


def label_at(text: str, at: int) -> re.Match[str] | None:
    """Return the label in brackets at *at*."""
    return _LABEL.match(text, at)


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()


def _space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _target(text: str, at: int) -> int | None:
    """Return where the target at *at* ends."""
    if text[at : at + 1] == "<":
        match = _POINTED.match(text, at)
        return match.end() if match else None
    depth, start = 0, at
    while end := _END.search(text, at):
        at = end.start()
        if end[0] == "(":
            depth += 1
            if depth > _DEEPEST:
                return None
        elif end[0] == ")":
            if depth == 0:
                break
            depth -= 1
        elif end[0] != "\\":
            break
        at += 2 if end[0] == "\\" and not text[at + 1 : at + 2].isspace() else 1
    else:
        at = len(text)
    return at if at > start and depth == 0 else None
