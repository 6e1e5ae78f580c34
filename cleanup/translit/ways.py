"""Whether, and how, a spelling comes about from a native form: by which channel, at what cost.

This is the channels read backwards. Where :func:`cleanup.translit.channels.spellings` writes out the
cheapest forms, here a given form is followed through every rule, so none is missed for being one of
many. On top of a channel's own rules the form may end in what a language of the channel adds to names
(``channels/endings.tsv``: *Kalbajari*, *Sargisjanowie*), and be written in one word for two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import Indel
from unidecode import unidecode

from cleanup.translit.channels import Channel, channels
from cleanup.translit.fold import fold
from cleanup.translit.native import lower_native, native_language
from cleanup.translit.steps import Unit, cheapest, rewrite, units

#: Up to this cost a form counts as coming from its native form, however long it is …
REACH = 2.5
#: … and up to so much a letter after the first: of a short form chance explains as much as a channel.
#: Of 200 spellings of surnames and districts found in Wikidata and CLDR, all that come about by a
#: channel do so below 0.092 a letter.
_REACH_A_LETTER = 0.1

_ENDINGS = Path(__file__).parent / "channels" / "endings.tsv"
#: What one more or one fewer space costs.
_JOINED = 0.3
#: So many spellings of an earlier stage are drawn up, and so many of them, most like the form, tried.
_DRAWN, _TRIED = 120, 12


@dataclass(frozen=True, slots=True)
class Ending:
    """One row of ``endings.tsv``: *drop* gives way to *ending* after *after*."""

    after: tuple[str, ...]
    drop: str
    ending: str
    cost: float
    what: str


@dataclass(frozen=True, slots=True)
class Way:
    """How a form comes about: the channel, its cost, and the spellings on the way, native first.

    *ending* says which ending was left on, if one was; *units* are the letters of the last step.
    """

    channel: Channel
    cost: float
    stages: tuple[str, ...]
    ending: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class _Stem:
    """A form without an ending it may have; *languages* are those that have the ending."""

    words: tuple[str, ...]
    cost: float
    what: str
    language: str


def reach_of(form: str) -> float:
    """Return the highest cost at which *form* counts as coming from a native form."""
    return min(REACH, _REACH_A_LETTER * (len(fold(form)) - 1) + 1e-9)


def ways(native: str, form: str, reach: float | None = None, language: str = "") -> list[Way]:
    """Return the ways *form* comes about from *native*, cheapest first, one a channel.

    Args:
        native: one or more words in their own script.
        form: a Latin spelling; capitals and diacritics do not count.
        reach: the highest cost; that of :func:`reach_of` when not given.
        language: that of *native*; Armenian or Azerbaijani, by its script, when not given.

    >>> ways("Հովհաննիսյան", "Oganesjan")[0].stages
    ('հովհաննիսյան', 'оганесян', 'oganesjan')
    >>> [way.channel.id for way in ways("Փաշինյան", "Paszinian", 0)]
    ['hy>pl']
    >>> ways("Փաշինյան", "Washington")
    []
    """
    reach = reach_of(form) if reach is None else reach
    language = language or native_language(native)
    words = tuple(lower_native(native).replace("-", " ").split())
    stems = list(_stems(tuple(fold(form).split()), len(words)))
    found = []
    for channel in channels().values():
        if channel.id.startswith(language + ">"):
            way = _way(words, stems, channel, reach)
            if way:
                found.append(way)
    found.sort(key=lambda way: (round(way.cost, 3), len(way.stages)))
    return found


def cheapest_way(native: str, form: str, reach: float | None = None, language: str = "") -> Way | None:
    """Return the first of :func:`ways`, if there is one."""
    return next(iter(ways(native, form, reach, language)), None)


@cache
def endings() -> dict[str, list[Ending]]:
    """Return the endings by language."""
    found: dict[str, list[Ending]] = {}
    for line in _ENDINGS.read_text(encoding="utf-8").splitlines()[1:]:
        language, after, drop, ending, cost, what = line.split("\t")
        last = (after[1:],) if after.startswith("~") else tuple(after)
        found.setdefault(language, []).append(Ending(last, drop, ending, float(cost), what))
    return found


def _stems(words: tuple[str, ...], native_words: int) -> Iterator[_Stem]:
    """Yield *words* as they are and without each ending the last of them may have."""
    if not words:
        return
    yield _Stem(words, 0.0, "", "")
    for language, rows in endings().items():
        for row in rows:
            last = words[-1]
            if not last.endswith(row.ending) or len(last) - len(row.ending) < 2:
                continue
            stem = last[: len(last) - len(row.ending)] + row.drop
            if stem != last and (not row.after or stem.endswith(row.after)):
                yield _Stem((*words[:-1], stem), row.cost, row.what, language)


def _way(words: tuple[str, ...], stems: list[_Stem], channel: Channel, reach: float) -> Way | None:
    languages = {*channel.id.split(">"), _ENGLISH}
    best: Way | None = None
    for stem in stems:
        if stem.language and stem.language not in languages:
            continue
        limit = (best.cost - 0.001 if best else reach) - stem.cost
        if limit < 0:
            continue
        native, form, cost = words, stem.words, 0.0
        if len(native) != len(form):
            native, form = ("".join(native),), ("".join(form),)
            cost = _JOINED * abs(len(words) - len(stem.words))
        stages: list[tuple[str, ...]] = []
        letters: list[Unit] = []
        for one, spelling in zip(native, form, strict=True):
            followed = _follow(one, spelling, channel.steps, limit - cost)
            if followed is None:
                break
            spent, stage, unit = followed
            cost += spent
            stages.append(stage)
            letters += unit
        else:
            route = tuple(" ".join(stage) for stage in zip(*stages, strict=True))
            best = Way(channel, round(cost + stem.cost, 3), route, stem.what, tuple(letters))
    return best


#: English adds its own endings to whatever came its way.
_ENGLISH = "en"


def _follow(
    word: str, form: str, steps: tuple[str, ...], reach: float
) -> tuple[float, tuple[str, ...], list[Unit]] | None:
    """Return the cheapest way from *word* to *form*: cost, stages without the phonetic one, units."""
    if reach < 0:
        return None
    if len(steps) == 1:
        cost = cheapest(steps[0], word, form, reach)
        return None if cost is None else (cost, (word, form), units(steps[0], word, form, reach))
    best = None
    drawn = rewrite(steps[0], word, reach, _DRAWN)
    tried = sorted(drawn, key=lambda stage: -Indel.normalized_similarity(_plain(stage), form))[:_TRIED]
    for stage in tried:
        rest = _follow(stage, form, steps[1:], reach - drawn[stage])
        if rest is not None:
            cost, stages, letters = rest
            reach = drawn[stage] + cost - 0.001
            phonetic = steps[0].endswith("-sounds")
            best = (drawn[stage] + cost, (word, *(stages[1:] if phonetic else stages)), letters)
    return best


@cache
def _plain(stage: str) -> str:
    return unidecode(stage).lower()
