"""Which fields of data are prose: the keys of JSON, and the columns of tables, that articles stand in.

:data:`FIELDS`, those of a table, are read where nothing else is said. Capitals, spaces and hyphens do
not count in a name, nor does a language at its end that is English (``title_en``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cleanup.documents.values import is_markup, through, unmarked
from cleanup.spotting.prose import Builder, Prose

_ENGLISH = re.compile(r"(?:[\W_]+(?i:en)|(?<=[a-z])En)(?:[_-][A-Za-z]{2})?[\W_]*\Z")
_NO_LETTER = re.compile(r"[\W_]+")
#: A value that nobody reads: an address, an id, a number, a date, a path, a file's name.
_NO_PROSE = re.compile(
    r"""
      \s*+
      (?: [A-Za-z][\w+.-]*+:\S++ | [^\s\d/\\_@=\#]*+[\d/\\_@=\#]\S*+ | \S+\.\w{2,5} | [^ ]{100,}+ )
      \s*+\Z
    """,
    re.VERBOSE,
)
_HTML = "html"
#: No field has a longer name.
_LONGEST = 80
_SAYS_SO = re.compile(r"\s*(?:by|text|story|photo|written|reporting|\()", re.IGNORECASE)


def plain_name(name: str) -> str:
    """Return what of a field's *name* counts.

    >>> plain_name("Body-Text"), plain_name("title_en"), plain_name("bodyHtml")
    ('bodytext', 'title', 'bodyhtml')
    """
    return _NO_LETTER.sub("", _ENGLISH.sub("", name)).lower()


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields that are prose, by what counts of their names.

    Those with a name in *credits* say who made something. One with a name in *holders* holds the value
    of the field that it is in, as ``value`` does in ``"headline": {"value": "Rain"}``.
    """

    names: frozenset[str]
    credits: frozenset[str]
    holders: frozenset[str]

    def named(self, name: str, within: str = "") -> str:
        """Return what counts of the *name* of a field that is prose, or "" if it is none.

        *within* is what was returned for the field that it is in.
        """
        plain = plain_name(name) if len(name) <= _LONGEST else ""
        if plain in self.names or plain in self.credits:
            return plain
        return within if plain in self.holders else ""

    def prose(self, value: Prose, name: str) -> Prose | None:
        """Return the prose of *value*, whose field is *named* so, or None if it has none."""
        if name.endswith(_HTML) or is_markup(value.text):
            return unmarked(value)
        if _NO_PROSE.match(value.text):
            return None
        return through(value, _credit) if name in self.credits else value


def chosen(names: Iterable[str]) -> Fields:
    """Return the fields with *names*, and what there is about credits and holders everywhere."""
    plain = frozenset(map(plain_name, names))
    return Fields(plain - FIELDS.credits, plain & FIELDS.credits, FIELDS.holders)


def _credit(text: str) -> Prose:
    """Read *text* as the credit it is, also where it does not say so itself."""
    built = Builder(text)
    if not _SAYS_SO.match(text):
        built.say("By ")
    built.keep(0, len(text))
    return built.prose()


def _bundled() -> Fields:
    names: dict[str, set[str]] = {"prose": set(), "credit": set(), "holder": set()}
    table = Path(__file__).with_name("fields.tsv").read_text(encoding="utf-8")
    for row in table.splitlines()[1:]:
        name, role, _as_in = row.split("\t")
        names[role].add(plain_name(name))
    return Fields(*map(frozenset, names.values()))


#: Those of ``fields.tsv``: what is read where nothing else is said.
FIELDS = _bundled()
