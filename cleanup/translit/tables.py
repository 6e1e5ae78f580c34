"""Reads the letter tables: one file a scheme, one letter a row."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def letter_table(scheme: str) -> dict[str, str]:
    """Return the letters of *scheme* (a file name under ``letters/``) and what each becomes.

    Raises:
        FileNotFoundError: there is no such table.
    """
    text = (_HERE / "letters" / f"{scheme}.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines()[1:])
    return {letter: latin for letter, _tab, latin in rows}
