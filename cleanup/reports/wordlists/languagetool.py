"""LanguageTool: a list of words and phrases to accept, and one of replacements, ``wrong=right``.

They are the ``spelling_custom.txt`` and ``replace_custom.txt`` of an installation; several
replacements are separated by ``|``.
"""

from __future__ import annotations

from cleanup.names.wordlist import Garble, WordList

#: What means something else in these files.
_SIGNS = frozenset("=|#/\t")


def files(words: WordList) -> dict[str, str]:
    """Return both lists, in their folders."""
    names = [f"{name}\n" for name in words.names if _SIGNS.isdisjoint(name)]
    replaced = [f"{garble.text}={'|'.join(garble.meant)}\n" for garble in words.garbles if _fits(garble)]
    return {
        "org/languagetool/resource/en/hunspell/spelling_custom.txt": "".join(names),
        "org/languagetool/rules/en/replace_custom.txt": "".join(replaced),
    }


def left_out(words: WordList) -> int:
    """Return how many garbles have a sign that means something else there."""
    return sum(not _fits(garble) for garble in words.garbles)


def _fits(garble: Garble) -> bool:
    return _SIGNS.isdisjoint("".join([garble.text, *garble.meant]))
