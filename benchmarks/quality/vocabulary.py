"""The names that every program gets, and the words that none has to look up.

Names are the canonical spellings and variants of all rows of the lexicons, the given names and surnames
of the people, and the feminine forms of surnames.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cleanup.names.entities import Entity
from cleanup.names.lexemes import Lexemes
from cleanup.names.lint import english_words
from cleanup.names.location import lexicon_folder
from cleanup.names.reader import read_folder
from cleanup.translit.fold import fold


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All keys are as ``fold`` makes them: small letters without diacritics, hyphens as spaces.

    *names* has the spelling of each key by the number of its words; *name_words* every word of a name.
    *abroad* are places and people's names of other nations, which the lexicons bring as guards.
    """

    names: Mapping[int, Mapping[str, str]]
    name_words: frozenset[str]
    english: frozenset[str]
    abroad: frozenset[str]


def vocabulary() -> Vocabulary:
    """Return that of the lexicons of this installation."""
    folder = lexicon_folder()
    entities = read_folder(folder)
    names: dict[int, dict[str, str]] = defaultdict(dict)
    words: set[str] = set()
    for spelling in _spellings(entities):
        key = fold(spelling)
        parts = key.split()
        names[len(parts)].setdefault(key, spelling)
        words.update(parts)
    guards = folder / "guards"
    abroad = {
        part
        for name in ("world-names.tsv", "world-places.tsv")
        for entry in _first_column(guards / name)
        for part in fold(entry).split()
    }
    english = frozenset(english_words(guards / "english-words.tsv"))
    return Vocabulary(dict(names), frozenset(words), english, frozenset(abroad))


def _spellings(entities: list[Entity]) -> list[str]:
    """Return every right spelling, canonical ones first."""
    lexemes = list(Lexemes(entities).by_text.values())
    canonical = [entity.name for entity in entities] + [lexeme.text for lexeme in lexemes]
    variants = [form for entity in entities for form in entity.variants]
    variants += [form for lexeme in lexemes for form in sorted(lexeme.variants)]
    return canonical + variants


def _first_column(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
