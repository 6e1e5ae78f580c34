r"""Catalogues of translations (gettext): what is translated into English, fuzzy or not.

Strings that follow each other are one; placeholders (``%s``, ``{name}``) are no prose. What is obsolete,
and what is translated into another language, is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.documents.plain import DocumentError
from cleanup.documents.values import decoded, is_markup, joined, through, unmarked
from cleanup.spotting.prose import Builder, Prose

_TOKEN = re.compile(
    r"""
      (?P<note>\#[^\r\n]*+)
    | "(?P<text>(?:[^"\\\r\n]|\\[^\r\n])*+)(?P<closed>"?+)
    | (?P<word>(?:domain|msgctxt|msgid_plural|msgid|msgstr))\b(?:\[\d++\])?+
    | [^\s"\#]++
    """,
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[\da-fA-F]{1,2}|.)")
_MEANING = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}
_CHARSET = re.compile(
    rb'^"Content-Type:[^"\r\n]*?charset=([A-Za-z\d._:-]+)', re.MULTILINE | re.IGNORECASE
)
#: The header is in the first so many bytes.
_HEADER = 65_536
_LANGUAGE = re.compile(r"^Language:[ \t]*(?P<code>\S+)", re.MULTILINE | re.IGNORECASE)
_TEAM = re.compile(r"^Language-Team:[ \t]*(?P<team>\S.*)", re.MULTILINE | re.IGNORECASE)
_ENGLISH = re.compile(r"en(?![A-Za-z])|English\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"""
      %(?:\([^()\s]*+\)|\d++\$)?+[-+0\#']*+\d*+(?:\.\d*+)?+(?:hh?|ll?|[Lzjtq])?+[sdiouxXeEfFgGcrapn@%]
    | [%$]\{[^{}\s]*+\} | \$\([^()\s]*+\) | \{[\w.!:\[\]-]*+\} | %\w++%
    """,
    re.VERBOSE,
)
_NOTE = "#"
_DIRECTIVE = "cleanup:"

_Spans = list[tuple[int, int]]


def declared(raw: bytes) -> str:
    """Return the encoding that the header of the catalogue *raw* names, or ""."""
    named = _CHARSET.search(raw, 0, _HEADER)
    return named[1].decode("ascii") if named else ""


def read(source: str) -> Prose:
    """Read what is translated into English in *source*.

    Raises:
        DocumentError: there is text in it, but no message.
    """
    return joined(_values(source))


def _values(source: str) -> Iterator[Prose]:
    has_context = is_header = is_catalogue = False
    is_english = True
    for word, spans in _fields(source):
        if word == _NOTE:
            note = Builder(source)
            note.keep(*spans[0])
            yield note.prose()
        elif word == "msgctxt":
            has_context = True
        elif word == "msgid":
            is_header = not has_context and all(start == end for start, end in spans)
            has_context, is_catalogue = False, True
        elif word == "msgstr":
            value = decoded(source, spans, _ESCAPE, _meaning, _escape)
            if is_header:
                is_english = _is_english(value.text)
            elif is_english:
                if is_markup(value.text):
                    value = unmarked(value)
                has_placeholders = _PLACEHOLDER.search(value.text)
                yield through(value, _without_placeholders) if has_placeholders else value
    if not is_catalogue and source.strip():
        raise DocumentError("has no messages of a catalogue in it; name it .txt if it is plain text")


def _fields(source: str) -> Iterator[tuple[str, _Spans]]:
    """Yield each keyword and where its strings are; a comment that tells the judging something, too."""
    word = ""
    spans: _Spans = []
    for match in _TOKEN.finditer(source):
        if match["word"]:
            if word:
                yield word, spans
            word, spans = match["word"], []
        elif match["text"] is not None:
            spans.append(match.span("text"))
        elif match["note"] and _DIRECTIVE in match["note"]:
            if word:
                yield word, spans
            word = ""
            yield _NOTE, [match.span()]
    if word:
        yield word, spans


def _is_english(header: str) -> bool:
    """Tell whether what a *header* is about is English; one that does not say so is."""
    said = _LANGUAGE.search(header) or _TEAM.search(header)
    return said is None or bool(_ENGLISH.match(said[1]))


def _without_placeholders(text: str) -> Prose:
    built = Builder(text)
    at = 0
    for match in _PLACEHOLDER.finditer(text):
        built.keep(at, match.start())
        built.object()
        at = match.end()
    built.keep(at, len(text))
    return built.prose()


def _meaning(escape: str) -> str:
    sign = escape[1]
    if sign in "01234567" or len(escape) > 2:
        number = int(escape[2:], 16) if sign == "x" else int(escape[1:], 8)
        return chr(number) if number < 128 else "\ufffd"  # a byte of a letter
    return _MEANING.get(sign, sign)


def _escape(text: str) -> str:
    for sign, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(sign, escape)
    return text
