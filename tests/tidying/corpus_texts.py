"""Reads the damaged texts of ``tests/tidying/corpus``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_CORPUS = Path(__file__).with_name("corpus")
_ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|x[0-9a-f]{2}|\\)")


class Damaged(NamedTuple):
    name: str
    text: str
    right: str


def damaged_texts() -> list[Damaged]:
    found = []
    for path in sorted(_CORPUS.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("### ")[1:]:
            name, _, both = part.partition("\n")
            text, _, right = both.partition("\n---\n")
            found.append(Damaged(f"{path.stem}/{name}", _unescaped(f"{text}\n"), _unescaped(right)))
    return found


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: "\\" if m[1] == "\\" else chr(int(m[1][1:], 16)), text)
