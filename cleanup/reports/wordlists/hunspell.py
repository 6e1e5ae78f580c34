"""hunspell: a dictionary with its affix file, to be used beside that of the language.

``hunspell -d en_US,names`` accepts the names and their genitives. A garble is in no dictionary, so it is
marked; ``ph:`` lets it be mended by the name that it stands beside.
"""

from __future__ import annotations

from collections import defaultdict

from cleanup.names.wordlist import Garble, WordList

_AFFIXES = """\
# Armenian and Azerbaijani names, for use beside an English dictionary.
SET UTF-8
WORDCHARS '’-
TRY aeinrshkvyotlgmzbdujpfxqcwAGHKSBMNTVZEDRPLIOYJUCFQXW'’-
ICONV 1
ICONV ’ '
SFX S Y 1
SFX S 0 's .
"""


def files(words: WordList) -> dict[str, str]:
    """Return the affix file and the dictionary."""
    beside: dict[str, list[str]] = defaultdict(list)
    for garble in words.garbles:
        if _fits(garble):
            for name in garble.meant:
                beside[_plain(name)].append(_plain(garble.text))
    entries = {_plain(word) for word in words.words()} | set(beside)
    lines = [
        "".join([f"{word}/S", *(f" ph:{text}" for text in beside[word])]) for word in sorted(entries)
    ]
    return {"names.aff": _AFFIXES, "names.dic": "\n".join([str(len(lines)), *lines, ""])}


def left_out(words: WordList) -> int:
    """Return how many garbles are, or stand for, several words."""
    return sum(not _fits(garble) for garble in words.garbles)


def _fits(garble: Garble) -> bool:
    return not any(letter.isspace() for letter in "".join([garble.text, *garble.meant]))


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("/", "\\/")
