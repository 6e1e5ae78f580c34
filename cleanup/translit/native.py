"""Native words: which language they are, and their lower case."""

from __future__ import annotations

import unicodedata

#: The languages that :func:`native_language` tells apart.
TOLD_BY_SCRIPT = ("hy", "az")


def lower_native(word: str) -> str:
    """Lower-case *word* letter by letter as Azerbaijani does (``I`` is ``ı``, ``İ`` is ``i``).

    Words without Azerbaijani letters of their own lower-case as usual, so ``I`` in an English word
    stays *i*. The result never has a combining dot.

    >>> lower_native("İlham"), lower_native("QIZI"), lower_native("Ilham")
    ('ilham', 'qızı', 'ilham')
    """
    word = unicodedata.normalize("NFC", word)
    if "I" in word[1:] and word.isupper():
        word = word.replace("I", "ı")
    return word.replace("İ", "i").lower()


def native_language(word: str) -> str:
    """Return ``hy`` for a word in Armenian script and ``az`` for one in Azerbaijani.

    >>> native_language("Շուշի"), native_language("Şuşa")
    ('hy', 'az')
    """
    return "hy" if any("\u0530" < letter < "\u0590" for letter in word) else "az"
