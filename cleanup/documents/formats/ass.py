r"""Subtitles of SubStation Alpha, old and new: the text of dialogue, without overrides.

Each line of the section of events has so many fields as its format says, the last of which is the text.
Comments are not read, unless they tell the judging something (``cleanup: off``).
"""

from __future__ import annotations

import re

from cleanup.documents.cues import Bit, Cues
from cleanup.documents.plain import DocumentError
from cleanup.spotting.prose import OBJECT, Prose

_LINE = re.compile(
    r"""
      (?:\A|(?<=[\r\n]))
      (?: \[ (?P<section>[^\]\r\n]++) \] | (?P<word>[A-Za-z]++): [ \t]*+ | (?P<note>;) )
      (?P<rest>[^\r\n]*+)
    """,
    re.VERBOSE,
)
#: Without a format, the style comes after the third comma and the text after the ninth, old and new.
_STYLE, _TEXT = 3, 9
_OVERRIDE = re.compile(r"\{[^{}]*+\}|\\[Nnh]")
_MEANING = {"\\N": "\n", "\\n": "\n", "\\h": "\u00a0"}
#: Whether what follows is a drawing: 0 is none.
_DRAWING = re.compile(r"\\p(\d)")
_DIRECTIVE = "cleanup:"


def read(source: str) -> Prose:
    """Read the text of the dialogue in *source*.

    Raises:
        DocumentError: there is text in it, but no section.
    """
    cues = Cues(source)
    section = ""
    style, text = _STYLE, _TEXT
    for line in _LINE.finditer(source):
        word, rest = (line["word"] or "").lower(), line["rest"]
        if line["section"]:
            section = line["section"].strip().lower()
        elif line["note"] and _DIRECTIVE in rest:
            cues.remark([Bit(line.start("note"), line.end())])
        elif section != "events":
            continue
        elif word == "format":
            names = [name.strip().lower() for name in rest.split(",")]
            style = names.index("style") if "style" in names else _STYLE
            text = names.index("text") if "text" in names else len(names) - 1
        elif word in ("dialogue", "comment"):
            fields = rest.split(",", text)
            start = line.end() - len(fields[-1])
            if len(fields) <= text:
                continue  # cut off before its text
            if word == "dialogue":
                cues.add(_bits(source, start, line.end()), fields[style] if style < text else "")
            elif _DIRECTIVE in fields[-1]:
                cues.remark([Bit(*line.span("word"), "#"), Bit(start, line.end())])
    if not section and source.strip():
        raise DocumentError("has no section of events in it; name it .txt if it is plain text")
    return cues.prose()


def _bits(source: str, start: int, end: int) -> list[Bit]:
    bits = []
    draws = False
    for match in _OVERRIDE.finditer(source, start, end):
        bits.append(Bit(start, match.start(), OBJECT if draws else None))
        bits.append(Bit(*match.span(), _MEANING.get(match[0], "")))
        if switch := _DRAWING.findall(match[0]):
            draws = switch[-1] != "0"
        start = match.end()
    bits.append(Bit(start, end, OBJECT if draws else None))
    return bits
