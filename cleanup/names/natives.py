"""The lexicons by native form: which names a spelling may come from, and how a name is written at home.

Made from the index when first asked for; the judging does not need it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import Indel

from cleanup.names.index import Entry, Index
from cleanup.names.skeleton import deletions, readings, skeleton
from cleanup.names.status import Status
from cleanup.translit.fold import fold
from cleanup.translit.native import lower_native
from cleanup.translit.schemes import press, rewriter

#: What a foreign spelling has at least in common with the press spelling, and how many are compared.
_LEAST_ALIKE = 0.5
_MOST = 12


class Source(NamedTuple):
    """A name in its own script."""

    native: str
    entry: Entry

    @property
    def language(self) -> str:
        """The language of the native form."""
        return self.entry.language_of(self.native)


class Natives:
    """Looks names up by what they may have been in their own script."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def _sources(self) -> list[tuple[str, Source]]:
        """Every native form with its regular spelling in the press, folded."""
        return [
            (_regular(source := Source(native, entry)), source)
            for entry in self._index.entries()
            if entry.restored
            for native in sorted(entry.native)
        ]

    @cached_property
    def _by_bones(self) -> dict[str, list[tuple[str, Source]]]:
        buckets: dict[str, list[tuple[str, Source]]] = defaultdict(list)
        for key, source in self._sources:
            for bones in deletions(skeleton(key)):
                buckets[bones].append((key, source))
        return buckets

    @cached_property
    def _by_native(self) -> dict[str, list[Source]]:
        found: dict[str, list[Source]] = defaultdict(list)
        for entry in self._index.entries():  # those that are only known and left alone, too
            for native in sorted(entry.native):
                found[_lower(native)].append(Source(native, entry))
        return found

    @cached_property
    def _by_consonants(self) -> dict[str, list[Source]]:
        found: dict[str, list[Source]] = defaultdict(list)
        for _key, source in self._sources:
            if source.language == "az":
                found[_consonants(source.native)].append(source)
        return found

    def like(self, form: str) -> dict[str, list[Entry]]:
        """Return the native forms that could stand behind the Latin spelling *form*, best first.

        They share its consonants but for one; with each stand the names written so.
        """
        key = fold(form)
        near: dict[str, list[Source]] = {}
        alike: dict[str, float] = {}
        for bones in dict.fromkeys(b for reading in readings(key) for b in deletions(reading)):
            for regular, source in self._by_bones.get(bones, ()):
                if source.native not in alike:
                    alike[source.native] = Indel.normalized_similarity(regular, key)
                sources = near.setdefault(source.native, [])
                if source not in sources:
                    sources.append(source)
        ranked = sorted(near, key=lambda native: (-alike[native], native))
        close = [native for native in ranked if alike[native] >= _LEAST_ALIKE][:_MOST]
        return {native: [source.entry for source in near[native]] for native in close}

    def written(self, native: str) -> list[Source]:
        """Return the names that are written *native* in their own script; capitals do not count."""
        return self._by_native.get(_lower(native), [])

    def with_consonants(self, arabic: str) -> list[Source]:
        """Return the Azerbaijani names that the Perso-Arabic spelling *arabic* may stand for."""
        return self._by_consonants.get(_consonants(rewriter("az-arab", "skeleton")(arabic)), [])

    @cached_property
    def bearers(self) -> dict[str, Entry]:
        """The name each entity has, by id; of a person the surname."""
        found: dict[str, Entry] = {}
        for entry in self._index.entries():
            for id_ in entry.entities:
                if id_ not in found or "surname" in entry.groups:
                    found[id_] = entry
        return found

    def native_forms(self, name: str, language: str) -> list[str]:
        """Return how the lexicons write the *name* in the script of *language* (``hy``, ``az``).

        *name* is a canonical name or a variant; the best known name comes first.
        """
        found: dict[str, int] = {}
        for form in self._index.forms(fold(name)):
            entry = self._index.entry(form.lexeme)
            if form.status in (Status.NAME, Status.VARIANT):
                for native in sorted(entry.native):
                    if entry.language_of(native) == language:
                        found.setdefault(native, 10 * form.status - entry.prominence)
        return sorted(found, key=lambda native: (found[native], native))


def _regular(source: Source) -> str:
    romanize = press(source.language)
    return fold(romanize(source.native) if romanize else source.native)


def _lower(native: str) -> str:
    return lower_native(native).replace("և", "եվ")  # which has no capital of its own


_VOWELS_AND_HALVES = str.maketrans("", "", "aəeıioöuüvyhğ -")


def _consonants(text: str) -> str:
    """Return what a spelling without vowels surely shares; و and ی stand for vowels, too."""
    return text.casefold().translate(_VOWELS_AND_HALVES)
