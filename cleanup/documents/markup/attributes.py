"""The attributes of a tag: those that are text, and those that say what is not to be judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ATTRIBUTE = re.compile(
    r"""(?P<name> =?[^\s/>=]++ ) (?: \s*+ = \s*+
        (?: "(?P<double>[^"]*+)" | '(?P<single>[^']*+)' | (?P<bare>[^\s>]*+) ) )?+ | [\s/]++ | .""",
    re.VERBOSE | re.DOTALL,
)
#: A tag without any of these needs no second look.
_TELLING = re.compile(
    r"[\s\"'/:](?:alt|title|placeholder|aria-label|content|alternate-text|lang|translate|mtype|trglang"
    r"|target-language|(?:content)?type)\s*=|\bnotranslate\b",
    re.IGNORECASE,
)
_LANGUAGE = ("lang", "xml:lang", "target-language", "trglang")
_FIXED = {("translate", "no"), ("its:translate", "no"), ("mtype", "protected")}


class Attribute(NamedTuple):
    """Its name in small letters, and where its value stands; *quote* is the mark around it, if any."""

    name: str
    value: str
    start: int
    end: int
    quote: str


def telling(source: str, start: int, end: int) -> list[Attribute]:
    """Return the attributes in source[start:end], the inside of a tag, if any of them could matter."""
    return list(_attributes(source, start, end)) if _TELLING.search(source, start, end) else []


def _attributes(source: str, start: int, end: int) -> Iterator[Attribute]:
    for match in _ATTRIBUTE.finditer(source, start, end):
        group = match.lastgroup
        if group in ("double", "single", "bare"):
            quote = {"double": '"', "single": "'"}.get(group, "")
            yield Attribute(match["name"].lower(), match[group], *match.span(group), quote)


def language(attributes: list[Attribute]) -> str | None:
    """Return the language that *attributes* declare, if they do."""
    return next((a.value for name in _LANGUAGE for a in attributes if a.name == name), None)


def is_fixed(attributes: list[Attribute]) -> bool | None:
    """Whether *attributes* say that the text is to stay as it is, or that it is not; None: neither."""
    for attribute in attributes:
        if (attribute.name, attribute.value.lower()) in _FIXED:
            return True
        if attribute.name in ("translate", "its:translate") and attribute.value.lower() in ("yes", ""):
            return False
        if attribute.name == "class" and "notranslate" in attribute.value.split():
            return True
    return None
