"""The tables of directives and roles: what of each is prose."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Directive(NamedTuple):
    """Whether a directive's *argument* and *body* are prose; a body may be a quotation."""

    argument: bool = False
    body: bool = False
    quotation: bool = False


@cache
def directive(name: str) -> Directive:
    """Return what is known of a directive; of one that is not known, nothing is prose.

    Those with a domain, such as ``py:function``, describe something: their body is prose.
    """
    known = _table("directives.tsv").get(name)
    if known is None:
        return Directive(body=":" in name)
    argument, body = known
    return Directive(argument == "prose", bool(body), body == "quotation")


@cache
def role(name: str) -> str:
    """Return what the text of a role is: "prose", "title" before a target, "target", or nothing."""
    known = _table("roles.tsv").get(name)
    return known[0] if known else ""


@cache
def _table(name: str) -> dict[str, list[str]]:
    rows = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()[1:]
    return {cells[0]: cells[1:] for cells in (row.split("\t") for row in rows)}
