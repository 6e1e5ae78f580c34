"""Native spelling to the English press's practice, for Armenian and Azerbaijani.

Armenian follows BGN/PCGN 1981 without its aspiration marks, with ``ռ`` as *r* and *e* kept after
``ի`` (Daniel, Gabriel). Azerbaijani follows Resolution 498 (2020) of the Cabinet of Ministers, with
the press's *-zade*, *-kend* and *-vend*. Both are what the canonical names of the lexicons follow.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import regex

from cleanup.translit.tables import letter_table

_ARMENIAN_VOWELS = frozenset("աեէըիոօու")
_ARMENIAN_MARKS = dict.fromkeys(map(ord, "՛՜՞"))
_LIGATURES = {"ﬓ": "մն", "ﬔ": "մե", "ﬕ": "մի", "ﬖ": "վն", "ﬗ": "մխ"}
_WORD = regex.compile(r"[\p{L}\p{M}՛՜՞]+")


def romanize_armenian(text: str) -> str:
    """Write Armenian *text* as the English press does.

    >>> romanize_armenian("Հովհաննիսյան")
    'Hovhannisyan'
    >>> romanize_armenian("ԵՐԵՎԱՆ Երևան Խաչիկ Ծովակ")
    'YEREVAN Yerevan Khachik Tsovak'
    """
    text = unicodedata.normalize("NFC", text)
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    return _WORD.sub(lambda m: _recase(m[0], _armenian_word), text)


def romanize_azerbaijani(text: str) -> str:
    """Write Azerbaijani (Latin) *text* as the English press does.

    >>> romanize_azerbaijani("Xankəndi")
    'Khankendi'
    >>> romanize_azerbaijani("Hüseynağa İlham ƏLİYEV Ağdam")
    'Huseynagha Ilham ALIYEV Aghdam'
    """
    text = unicodedata.normalize("NFC", text).replace("\u01dd", "ə")
    return _WORD.sub(lambda m: _recase(m[0], _azerbaijani_word), text)


def _recase(word: str, romanize: Callable[[str], str]) -> str:
    """Romanise the lower-cased *word*, then give the result the word's capitals."""
    lower = lower_native(word)
    latin = romanize(lower)
    bare = word.translate(_ARMENIAN_MARKS)
    if not latin or bare == lower:
        return latin
    if len(bare) > 1 and bare.isupper():
        return latin.upper()
    return latin[0].upper() + latin[1:] if bare[:1].isupper() else latin


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


def _armenian_word(word: str) -> str:
    word = word.translate(_ARMENIAN_MARKS).replace("եւ", "և")
    table = letter_table("hy-press")
    out: list[str] = []
    i, n = 0, len(word)
    while i < n:
        char = word[i]
        after = word[i - 1] if i else ""
        if char == "ո" and word[i + 1 : i + 2] == "ւ":
            out.append("u")
            i += 2
            continue
        if char == "ե" and (not after or ((after in _ARMENIAN_VOWELS or after == "ւ") and after != "ի")):
            out.append("ye")
        elif char == "և":
            out.append("yev" if not after or after in _ARMENIAN_VOWELS or after == "ւ" else "ev")
        elif char == "ո" and not after and word not in {"ով", "ովքեր"}:
            out.append("vo")
        else:
            out.append(table.get(char, char))
        i += 1
    return "".join(out)


_AZERBAIJANI_ENDING = regex.compile(r"(?:zadə|(?:kənd|vənd)i?)$")


def _azerbaijani_word(word: str) -> str:
    word = _AZERBAIJANI_ENDING.sub(lambda m: m[0].replace("ə", "e"), word)
    table = letter_table("az-press")
    return "".join(table.get(char, char) for char in word.replace("əy", "ey"))
