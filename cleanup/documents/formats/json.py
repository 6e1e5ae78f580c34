r"""JSON, ninjs among it: the strings that are fields of prose, with what their escapes stand for.

The scanner asks for no more than it needs: strings, brackets, colons and commas. Comments, odd numbers,
trailing commas and files cut short do not matter to it; it takes time in proportion to the length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cleanup.documents.fields import FIELDS, Fields
from cleanup.documents.values import decoded, joined
from cleanup.spotting.prose import Builder, Prose

_TOKEN = re.compile(
    r"""
      "(?P<text>[^"\\]*+(?:\\.[^"\\]*+)*+)(?P<closed>"?+)(?P<key>\s*+:)?+
    | [{}\[\],]
    | (?P<note>//[^\r\n]*+ | /\*.*?(?:\*/|\Z))
    | '[^'\r\n]*+'?+
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|[^u])", re.DOTALL
)
_MEANING = {
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "b": "\b",
    "f": "\f",
    "\n": "",
    "/": "/",
    '"': '"',
    "\\": "\\",
}
#: In a pair, that is; by itself it is no letter.
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f]')
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CAPITALS = re.compile(r"\\u(?=\d*[A-F])[\dA-F]{4}")


#: Reports and plans of this program, whose garbled words are to stay as they are.
_OWN_REPORT = re.compile(
    r"""\s*+\{\s*+(?:"schema":\s*+"cleanup\.|"path":[^\r\n]*"rule":[^\r\n]*"because":)"""
)


def is_report(source: str) -> bool:
    """Whether *source* is a report of this program's."""
    return _OWN_REPORT.match(source) is not None


def read(source: str, fields: Fields = FIELDS) -> Prose:
    """Read those strings of *source* that are *fields* of prose; there are none in our own reports."""
    if is_report(source):
        return joined([])
    return joined(values(source, 0, len(source), fields, writes(source)))


def values(
    source: str, start: int, end: int, fields: Fields, write: Callable[[str], str]
) -> Iterator[Prose]:
    """Yield the prose of each field of source[start:end], in order; *write* escapes what is new."""
    for begin, stop, name in _strings(source, start, end, fields):
        if name:
            prose = fields.prose(decoded(source, [(begin, stop)], _ESCAPE, _meaning, write), name)
            if prose is not None:
                yield prose
        else:
            note = Builder(source)
            note.keep(begin, stop)
            yield note.prose()


def _strings(source: str, start: int, end: int, fields: Fields) -> Iterator[tuple[int, int, str]]:
    """Yield where each string is, and whose value; "" is said of comments that direct us."""
    names: dict[tuple[str, str], str] = {}
    outer: list[tuple[str, bool]] = []
    held, is_list, name = "", True, ""  # whose value the brackets hold, and whose comes next
    for match in _TOKEN.finditer(source, start, end):
        sign = source[match.start()]
        if sign == '"':
            if match["key"]:
                key = (match["text"], held)
                if key not in names:
                    names[key] = fields.named(_plain(match["text"]), held)
                name = names[key]
            elif name and match["closed"]:
                yield *match.span("text"), name
        elif sign == ",":
            name = held if is_list else ""
        elif sign in "{[":
            outer.append((held, is_list))
            held, is_list = name, sign == "["
            name = held if is_list else ""
        elif sign in "}]":
            held, is_list = outer.pop() if outer else ("", True)
            name = held if is_list else ""
        elif match["note"] and "cleanup:" in match["note"]:
            yield *match.span(), ""


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda match: _meaning(match[0]) or "", text) if "\\" in text else text


def _meaning(escape: str) -> str | None:
    if escape[1] != "u":
        return _MEANING.get(escape[1])
    if len(escape) > 6:
        high, low = int(escape[2:6], 16) - 0xD800, int(escape[8:], 16) - 0xDC00
        return chr(0x10000 + (high << 10) + low)
    return _SURROGATE.sub("\ufffd", chr(int(escape[2:], 16)))


def writes(source: str) -> Callable[[str], str]:
    """Return how letters are written in a string of *source*: if it is all ASCII, with escapes."""
    number = "{:04X}" if _CAPITALS.search(source) else "{:04x}"

    def escape(match: re.Match[str]) -> str:
        units = match[0].encode("utf-16-be").hex(" ", 2).split()
        return "".join("\\u" + number.format(int(unit, 16)) for unit in units)

    def write(text: str) -> str:
        text = _TO_ESCAPE.sub(_short, text)
        return _NOT_ASCII.sub(escape, text) if source.isascii() else text

    return write


_SHORT = {meaning: "\\" + letter for letter, meaning in _MEANING.items() if meaning not in ("", "/")}


def _short(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04x}"
