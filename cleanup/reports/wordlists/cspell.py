"""cspell: settings with the names as ``words`` and the garbles as ``flagWords`` with suggestions.

cspell looks at words of letters; of a name of several words it takes each.
"""

from __future__ import annotations

import json

import regex

from cleanup.names.wordlist import Garble, WordList

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")


def files(words: WordList) -> dict[str, str]:
    """Return the settings."""
    names = {part for word in words.words() for part in word.split("-")}
    settings = {
        "version": "0.2",
        "language": "en",
        "words": sorted(
            name for name in names if _WORD.fullmatch(name) and name.lower() not in words.english
        ),
        "flagWords": [
            f"{garble.text}->{', '.join(garble.meant)}" for garble in words.garbles if _fits(garble)
        ],
    }
    return {"cspell.json": json.dumps(settings, ensure_ascii=False, indent=2) + "\n"}


def left_out(words: WordList) -> int:
    """Return how many garbles are no single word."""
    return sum(not _fits(garble) for garble in words.garbles)


def _fits(garble: Garble) -> bool:
    return _WORD.fullmatch(garble.text) is not None and not any("," in name for name in garble.meant)
