"""What other programs can use of the lexicons: right spellings, and wrong ones with what is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

import regex

from cleanup.names.entities import Entity
from cleanup.names.index import Entry, Index
from cleanup.names.lexemes import Lexeme, Lexemes
from cleanup.names.status import Status
from cleanup.translit.channels import Channel, channels, spellings
from cleanup.translit.native import native_language

_GAP = regex.compile(r"[\s-]+")
#: What may stand around a word of a name and is no part of it.
_AROUND = ".,!:()&/-–'’"
#: Derived garbles are only of names often in the news: what is near the others is often another's name.
_LEAST_PROMINENCE = 2


@dataclass(frozen=True, slots=True)
class Garble:
    """A wrong spelling, and the names that may be meant."""

    text: str
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordList:
    """*names* are right spellings, of one word or several; *english* the words English has anyway."""

    entities: tuple[Entity, ...]
    names: tuple[str, ...]
    garbles: tuple[Garble, ...]
    english: frozenset[str] = frozenset()

    def words(self) -> list[str]:
        """Return the single words of the names, in order, for programs that know no others.

        Words that English has anyway, as in the names of organisations, are not among them.

        >>> WordList((), ("168 Hours", "Vayots Dzor", "Kars-Gyumri"), (), frozenset(["hours"])).words()
        ['Dzor', 'Kars-Gyumri', 'Vayots']
        """
        found = {word.strip(_AROUND) for name in self.names for word in name.split()}
        return sorted(
            word
            for word in found
            if sum(map(str.isalpha, word)) > 1 and word.lower() not in self.english
        )


def word_list(
    entities: Iterable[Entity], *, index: Index | None = None, english: frozenset[str] = frozenset()
) -> WordList:
    """Return the words of *entities*: names, variants and listed garbles.

    Args:
        entities: the rows that are wanted.
        index: the compiled lexicons; if given, garbles are also derived by it.
        english: words of English.
    """
    rows = tuple(entities)
    lexemes = list(Lexemes(list(rows)).by_text.values())
    garbles = [*_listed(rows), *(_derived(index, {row.id for row in rows}) if index else ())]
    return WordList(rows, tuple(sorted(_names(lexemes))), _merged(garbles), english)


def _names(lexemes: Iterable[Lexeme]) -> set[str]:
    return {text for lexeme in lexemes for text in (lexeme.text, *lexeme.variants)}


def _listed(entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    for entity in entities:
        for wrong in entity.garbles:
            if not wrong.needs_context:
                yield wrong.text, entity.name


def _derived(index: Index, wanted: Set[str]) -> Iterator[tuple[str, str]]:
    """Yield what foreign channels make of names at no cost, where it can be nothing else."""
    ways = [channel for channel in channels().values() if "fix" in (channel.place, channel.person)]
    for entry in index.entries():
        if (
            entry.prominence < _LEAST_PROMINENCE
            or not entry.restored
            or wanted.isdisjoint(entry.entities)
        ):
            continue
        for native in sorted(entry.native):
            for channel in ways:
                if channel.id.startswith(native_language(native) + ">"):
                    for key in _through(index, entry, native, channel):
                        yield _capitalised(key, entry.text), entry.text


def _through(index: Index, entry: Entry, native: str, channel: Channel) -> Iterator[str]:
    for key in spellings(native, channel.id, 0):
        forms = index.forms(key)
        wrong = all(form.status in (Status.GARBLE, Status.DERIVED) for form in forms)
        own = any((form.status, form.lexeme) == (Status.DERIVED, entry.number) for form in forms)
        if wrong and own and not index.guard(key):
            yield key


def _capitalised(key: str, name: str) -> str:
    """Return the folded spelling *key* with the capitals and hyphens of *name*."""
    parts, like = key.split(), _GAP.split(name)
    if len(parts) != len(like):
        return " ".join(part.capitalize() for part in parts)
    parts = [
        part if word[:1].islower() else part.capitalize() for part, word in zip(parts, like, strict=True)
    ]
    gaps = [*_GAP.findall(name), ""]
    return "".join(part + gap for part, gap in zip(parts, gaps, strict=True))


def _merged(garbles: Iterable[tuple[str, str]]) -> tuple[Garble, ...]:
    meant: dict[str, set[str]] = defaultdict(set)
    for text, name in garbles:
        meant[text].add(name)
    return tuple(Garble(text, tuple(sorted(meant[text]))) for text in sorted(meant))
