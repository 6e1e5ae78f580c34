"""Consonant skeletons: what stays of a name when spelling systems disagree.

Letters that the channels exchange share a class (sh, ch, s, z, zh, ts; k, g, kh, gh, q; p, b, v, w, f;
t, d), vowels, *h* and *y* drop out. *Stepanakert* and *Stefancart* have the same skeleton.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

#: What has a class, or several: letters that no grapheme of several begins with first, as most have.
_GRAPHEME = re.compile(
    "[bfjlmnrvw]|d?schtsch|dsch|tsch|shch|dzh|tch|sch|sz|cz|cs|zs|dj|dz|ds|sh|ch|zh|ts|tz|xh|kh|gh|ck|ph|th"
    "|qu|[cdgkpqstxz]"
)
_SIBILANT, _VELAR, _LABIAL, _DENTAL = "S", "K", "P", "T"
_SIBILANTS = "schtsch dschtsch dsch tsch shch dzh tch sch sz cz cs zs dj dz ds sh zh ts tz xh s z"
_CLASSES: dict[str, str] = {
    **dict.fromkeys(_SIBILANTS.split(), _SIBILANT),
    **dict.fromkeys(("kh", "gh", "ck", "qu", "k", "g", "q"), _VELAR),
    **dict.fromkeys(("p", "b", "f", "v", "w", "ph"), _LABIAL),
    **dict.fromkeys(("t", "d", "th"), _DENTAL),
    "l": "L",
    "m": "N",
    "n": "N",
    "r": "R",
}
#: Letters that another spelling system reads differently, with every class they may stand for.
_AMBIGUOUS = {
    "c": (_VELAR, _SIBILANT),
    "ch": (_SIBILANT, _VELAR),
    "j": (_SIBILANT, ""),
    "x": (_VELAR, _SIBILANT),
}
_MOST_READINGS = 4


def skeleton(key: str) -> str:
    """Return the skeleton of a folded English form, reading *ch* and *j* as English does.

    >>> skeleton("stepanakert"), skeleton("hajiyev"), skeleton("khachatryan")
    ('STPNKRT', 'SP', 'KSTRN')
    """
    return "".join(
        _CLASSES.get(g) or (_VELAR if g == "x" else _SIBILANT) for g in _GRAPHEME.findall(key)
    )


@lru_cache(maxsize=1 << 15)
def readings(key: str) -> tuple[str, ...]:
    """Return the skeletons an unknown spelling may have, at most four.

    >>> readings("stefancart")
    ('STPNKRT', 'STPNSRT')
    """
    graphemes = _GRAPHEME.findall(key)
    if _AMBIGUOUS.keys().isdisjoint(graphemes):
        return ("".join([_CLASSES[grapheme] for grapheme in graphemes]),)
    parts: list[tuple[str, ...]] = []
    count = 1
    for grapheme in graphemes:
        options = _AMBIGUOUS.get(grapheme) or (_CLASSES[grapheme],)
        if count * len(options) > _MOST_READINGS:
            options = options[:1]
        count *= len(options)
        parts.append(options)
    return tuple(dict.fromkeys(map("".join, product(*parts))))


def deletions(bones: str, least: int = 2) -> list[str]:
    """Return *bones* and, from *least* consonants on, every skeleton with one of them lost."""
    if len(bones) < least:
        return [bones]
    return list(dict.fromkeys([bones, *[bones[:i] + bones[i + 1 :] for i in range(len(bones))]]))
