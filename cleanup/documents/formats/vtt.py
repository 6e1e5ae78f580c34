"""WebVTT subtitles: the text of the cues, without tags; no notes, styles or regions.

A note that tells the judging something (``NOTE cleanup: off``) is read as the comment it is.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

from cleanup.documents.cues import Bit, Cues, without
from cleanup.documents.plain import DocumentError
from cleanup.spotting.prose import Prose

_TIME = r"(?:\d{1,9}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
#: The times of a cue, or a note that tells the judging something.
_BEGIN = re.compile(
    rf"""
      (?:\A|(?<=[\r\n])) [ \t]*+ {_TIME} [ \t]*+ --> [ \t]*+ {_TIME} \b [^\r\n]*+ (?:\r\n?|\n|\Z)
    | (?: (?<=\n\n) | (?<=\n\r\n) | (?<=\r\r) )
        (?P<word> NOTE) (?P<note> (?:[ \t]|\r\n?|\n)++ (?:\#|//|;|<!--|/\*)?+ [ \t]*+ cleanup: [^\r\n]*+)
    """,
    re.VERBOSE,
)
_LINES = re.compile(r"(?:[^\r\n]++(?:\r\n?|\n|\Z))*+")
_MARKUP = re.compile(
    r"</?(?:[A-Za-z\d][^<>]*+)?>|&(?:[A-Za-z][A-Za-z\d]{1,31}|\#\d{1,7}|\#[xX][\da-fA-F]{1,6});"
)


def read(source: str) -> Prose:
    """Read the text of the cues of *source*.

    Raises:
        DocumentError: there is text in it, but neither the header nor a cue.
    """
    begins = list(_BEGIN.finditer(source))
    if not begins and source.strip() and not source.startswith("WEBVTT"):
        raise DocumentError("has no cues of subtitles in it; name it .txt if it is plain text")
    cues = Cues(source)
    for match, following in pairwise([*begins, None]):
        if match is None:
            break
        if match["word"]:
            cues.remark([Bit(*match.span("word"), "#"), Bit(*match.span("note"))])
            continue
        start = match.end()
        lines = _LINES.match(source, start, following.start() if following else len(source))
        text = lines[0].rstrip() if lines else ""
        cues.add(without(_MARKUP, source, start, start + len(text), _meaning))
    return cues.prose(_escape)


def _meaning(markup: str) -> str:
    return unescape(markup) if markup[0] == "&" else ""


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
