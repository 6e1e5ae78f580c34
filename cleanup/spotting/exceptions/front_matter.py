"""The few forms of ``cleanup:`` in the front matter of a Markdown file; other YAML is not read.

cleanup: off
cleanup: {accept: [Form, "Another Form"], ignore: [garbled-name]}
cleanup:
  accept: [Form]
  ignore:
    - inconsistent-name
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from cleanup.spotting.exceptions.stretches import Mark, Span

_BLOCK = regex.compile(r"---[ \t]*+\r?\n(.*?)(?m:^(?:---|\.\.\.)[ \t]*+\r?$)", regex.DOTALL)
_VALUE = regex.compile(
    r"^cleanup:[ \t]*+([^\r\n]*+(?:\r?\n(?:[ \t]++|(?=-[ \t]))[^\r\n]++)*+)", regex.MULTILINE
)
_OFF = regex.compile(r"(?:off|\"off\"|'off')[ \t]*+(?:\#[^\r\n]*+)?\s*+")
_SCALAR = r""" "[^"\r\n]*+" | '[^'\r\n]*+' | [^\s"'\[\]{}\#,-](?:[^\[\]{}\#,\r\n]*[^\[\]{}\#,\s])?+ """
_ENTRY = regex.compile(
    rf"""
    \s*+ (?P<key>accept|ignore) [ \t]*+ : [ \t]*+
    (?: \[ (?P<items>[^\[\]]*+) \]
      | (?P<items>(?: (?:[ \t]*+ (?:\#[^\r\n]*+)? \r?\n)++ [ \t]*+ - [ \t]++ (?:{_SCALAR}) )++)
      | (?P<items>{_SCALAR}) )
    [ \t]*+ (?:\#[^\r\n]*+)? ,?+
    """,
    regex.VERBOSE,
)
_ITEM = regex.compile(rf"(?:\#[^\r\n]*+)|-[ \t]++|({_SCALAR})", regex.VERBOSE)
_END = regex.compile(r"(?:\s|\#[^\r\n]*+)*+")
_REMEDY = "write cleanup: off, or cleanup: {accept: [...], ignore: [...]}"


class FrontMatter(NamedTuple):
    """What the front matter excepts: the whole text (*off*), rules, spellings; and where it says so.

    All of it stands in *span*.
    """

    off: Mark | None = None
    ignore: tuple[tuple[str, Mark], ...] = ()
    accept: tuple[tuple[str, Mark], ...] = ()
    unreadable: Mark | None = None
    span: Span = (0, 0)


def front_matter(text: str) -> FrontMatter:
    """Read what *text* says at its beginning."""
    block = _BLOCK.match(text) if text.startswith("---") else None
    value = _VALUE.search(text, *block.span(1)) if block else None
    if value is None:
        return FrontMatter()
    start, end = value.span(1)
    whole = value.start(), value.start() + len(value[0].splitlines()[0])
    if _OFF.fullmatch(text, start, end):
        return FrontMatter(off=Mark((whole,)), span=value.span())
    entries = _entries(text, start, end)
    if entries is None:
        problem = f"it cannot be read; {_REMEDY}"
        return FrontMatter(unreadable=Mark((whole,), problem=problem), span=value.span())
    found: dict[str, list[tuple[str, Mark]]] = {"accept": [], "ignore": []}
    for key, said, span in entries:
        rules = frozenset({said} if key == "ignore" else ())
        found[key].append((said, Mark((span,), rules)))
    return FrontMatter(ignore=tuple(found["ignore"]), accept=tuple(found["accept"]), span=value.span())


def _entries(text: str, start: int, end: int) -> list[tuple[str, str, Span]] | None:
    """Return key, item and place of each item between *start* and *end*; None if it cannot be read."""
    braces = regex.compile(r"\s*+\{(.*)\}[ \t]*+(?:\#[^\r\n]*+)?\s*+", regex.DOTALL)
    inside = braces.fullmatch(text, start, end)
    if inside:
        start, end = inside.span(1)
    found: list[tuple[str, str, Span]] = []
    while entry := _ENTRY.match(text, start, end):
        for item in _ITEM.finditer(text, *entry.span("items")):
            if item[1]:
                found.append((entry["key"], item[1].strip().strip("\"'"), item.span(1)))
        start = entry.end()
    return found if _END.fullmatch(text, start, end) and found else None
