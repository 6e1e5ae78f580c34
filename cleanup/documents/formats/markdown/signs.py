"""The signs that Markdown's blocks begin and end with."""

from __future__ import annotations

import re

from cleanup.documents.tags import BLOCKS

HEADING = re.compile(r"#{1,6}(?:[ \t]+|$)")
HEADING_END = re.compile(r"(?:^|[ \t])[ \t]*#+[ \t]*$|[ \t]+$")
FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
ITEM = re.compile(r"([*+-]|(\d{1,9})[.)])(?=[ \t]|$)")
FOOTNOTE = re.compile(r"\[\^[^\]\s\[]+\]:[ \t]*")
ALERT = re.compile(r"\[![A-Za-z-]+\][+-]?[ \t]*")
TASK = re.compile(r"\[[ xX]\][ \t]+")
ADMONITION = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[\w \t-]*(?:\"(.*)\")?[ \t]*$|===[!+]?[ \t]+\"(.*)\"[ \t]*$"
)
DIRECTIVE = re.compile(r":{3,}[ \t]*(?:\{[^{}]*\}|[\w-]*)(?:\{[^{}]*\})?[ \t]*(.*)$")
ATTRIBUTES = re.compile(r"\{:[^{}]*\}[ \t]*$")
MODULE = re.compile(
    r"import[ \t]+(?:[\w*{}, \t]+[ \t]from[ \t]+)?(['\"])[^'\"]+\1;?[ \t]*$"
    r"|import[ \t]*\{[\w, \t]*$"
    r"|export[ \t]+(?:default\b|\{|\*)"
    r"|export[ \t]+(?:const|let|var|class|function|async[ \t]+function)[ \t]+[\w$]+[ \t]*[=({]"
)
DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
PIPE = re.compile(r"\\.|\|")

#: How blocks of HTML open, and where each ends; without an end, at an empty line.
HTML = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.I | re.A),
        re.compile(r"</(?:script|pre|style|textarea)>", re.I | re.A),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(rf"</?(?:{BLOCKS.replace(' ', '|')})(?=[\s>]|/>|$)", re.I | re.A), None),
)
#: Lines that begin with a letter; one that goes on with a paragraph, or with one in a quotation.
PLAIN = re.compile(r"(?:[^\W\d_][^\n]*\n)+")
INDENTED = re.compile(r"[ \t]+([^\W\d_][^\n]*\n)")
QUOTED = re.compile(r"> ([^\W\d_][^\n]*\n)")
