"""Character references: what ``&eacute;`` and ``&#233;`` mean, and when new letters are written so."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from html.entities import html5

from cleanup.spotting.prose import Builder, Prose

#: Longer ones are none; their digits would take long to read.
REFERENCE = (
    r"&#[0-9]{1,8}+(?![0-9]);?+|&#[xX][0-9A-Fa-f]{1,7}+(?![0-9A-Fa-f]);?+|&[A-Za-z][A-Za-z0-9]{1,40}+;?+"
)
#: As XML has them: with their semicolon, and of other names, too.
STRICT_REFERENCE = r"&#[0-9]{1,8}+;|&#x[0-9A-Fa-f]{1,7}+;|&[^\W\d][\w.:-]{0,40}+;"
_REFERENCE = re.compile(STRICT_REFERENCE)
_CHARSET = re.compile(r"""<(?:meta|\?xml)\b[^<>]*?\b(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.I)
_HEAD = 4096
#: What stands for a letter beyond ASCII.
_FOR_A_LETTER = re.compile(
    r"&(?:#(?:[0-9]{3,}|x[0-9a-f]{2,})|(?!amp;|lt;|gt;|quot;|apos;|nbsp;)[a-z]+);", re.I
)


@lru_cache(4096)
def meaning(reference: str) -> tuple[str, int] | None:
    """Return the character that *reference* stands for and how much of it is the reference.

    A name may end without its semicolon, as old pages have it. Without a meaning of one character there
    is none to return.

    >>> meaning("&eacute;"), meaning("&copyright"), meaning("&#x53;"), meaning("&xyz;")
    (('é', 8), ('©', 5), ('S', 6), None)
    """
    if reference[1] == "#":
        return html.unescape(reference)[:1], len(reference)
    name = reference[1:]
    if name not in html5:
        # the longest that may do without a semicolon
        name = next((name[:end] for end in range(len(name) - 1, 1, -1) if name[:end] in html5), "")
    character = html5.get(name, "")
    return (character, len(name) + 1) if len(character) == 1 else None


def unescaped(source: str, start: int, end: int) -> Prose:
    """Return source[start:end] with its references read."""
    built = Builder(source)
    at = start
    for match in _REFERENCE.finditer(source, start, end):
        found = meaning(match[0])
        if found and found[1] == len(match[0]):
            built.keep(at, match.start())
            built.read(*match.span(), found[0])
            at = match.end()
    built.keep(at, end)
    return built.prose()


def writer(source: str, apostrophes: bool = False) -> Callable[[str], str]:
    """Return what writes letters as *source* has them: with references where its encoding lacks them.

    *apostrophes* tells that text stands between single ones.
    """
    encoding = _encoding(source)

    def write(text: str) -> str:
        text = html.escape(text, quote=False).replace('"', "&quot;")
        if apostrophes:
            text = text.replace("'", "&#39;")
        return text.encode(encoding, "xmlcharrefreplace").decode(encoding) if encoding else text

    return write


def declared(raw: bytes) -> str:
    """Return the encoding that the page or document *raw* says to be in."""
    return _declared(raw[:_HEAD].decode("latin-1"))


def _declared(source: str) -> str:
    found = _CHARSET.search(source, 0, _HEAD)
    if found:
        with suppress(LookupError):
            return codecs.lookup(found[1]).name
    return ""


def _encoding(source: str) -> str:
    """Return the encoding that *source* is to be written in, if it has not all letters."""
    encoding = _declared(source)
    if encoding:
        return "" if encoding.startswith("utf") else encoding
    return "ascii" if source.isascii() and _FOR_A_LETTER.search(source) else ""
