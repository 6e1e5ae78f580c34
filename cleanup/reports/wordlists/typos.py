"""typos: a ``_typos.toml`` with corrections, and the names themselves so that none is corrected.

typos knows words of letters only, and one correction for each.
"""

from __future__ import annotations

import json

from cleanup.names.wordlist import Garble, WordList


def files(words: WordList) -> dict[str, str]:
    """Return the settings."""
    entries = {name.lower(): name.lower() for name in words.words() if name.isalpha()}
    entries |= {garble.text.lower(): garble.meant[0] for garble in words.garbles if _fits(garble)}
    lines = [f"{_quoted(key)} = {_quoted(entries[key])}\n" for key in sorted(entries)]
    return {"_typos.toml": "".join(["[default.extend-words]\n", *lines])}


def left_out(words: WordList) -> int:
    """Return how many garbles are no words of letters, or may mean several names."""
    return sum(not _fits(garble) for garble in words.garbles)


def _fits(garble: Garble) -> bool:
    return garble.text.isalpha() and len(garble.meant) == 1


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a basic string of TOML
