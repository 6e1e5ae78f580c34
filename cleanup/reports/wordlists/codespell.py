"""codespell: ``garble->name`` a line, for ``codespell --dictionary FILE`` (add ``--dictionary -``).

codespell compares and corrects in lower case and then gives back the capital of the first letter alone,
so names of several words or with capitals inside would come out wrong and are left out. Where several
names may be meant, the comma at the end says that none is to be put in unasked.
"""

from __future__ import annotations

import regex

from cleanup.names.wordlist import Garble, WordList

_WORD = regex.compile(r"[\p{L}\p{M}'’-]+")


def files(words: WordList) -> dict[str, str]:
    """Return the dictionary."""
    lines = [
        f"{garble.text.lower()}->{_corrections(garble)}\n" for garble in words.garbles if _fits(garble)
    ]
    return {"codespell.txt": "".join(lines)}


def left_out(words: WordList) -> int:
    """Return how many garbles are no single word, or mean a name with capitals inside."""
    return sum(not _fits(garble) for garble in words.garbles)


def _fits(garble: Garble) -> bool:
    right = all(_WORD.fullmatch(name) and name == name.capitalize() for name in garble.meant)
    return right and _WORD.fullmatch(garble.text) is not None


def _corrections(garble: Garble) -> str:
    names = ", ".join(name.lower() for name in garble.meant)
    return names + "," if len(garble.meant) > 1 else names
