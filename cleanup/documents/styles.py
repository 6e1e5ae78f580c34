"""Styles that say what a text is: a block quotation, or code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Styles(NamedTuple):
    """The ids of the styles of block *quotations*, and of *code*, which is no prose."""

    quotations: frozenset[str] = frozenset()
    code: frozenset[str] = frozenset()


def derived(bases: Mapping[str, str], roots: Iterable[str]) -> frozenset[str]:
    """Return *roots* and the styles that are based on them; *bases* says what each is based on."""
    found = set(roots)
    for style in bases:
        chain: list[str] = []
        base = style
        while base and base not in found and base not in chain:
            chain.append(base)
            base = bases.get(base, "")
        if base in found:
            found.update(chain)
    return frozenset(found)
