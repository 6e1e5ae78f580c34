"""From entities to lexemes: the words and fixed groups of words that a text can contain.

*Nikol Pashinyan* is one entity and two lexemes, a given name and a surname; *Nagorno-Karabakh* is one
lexeme. Entities that share a spelling share the lexeme, because exchanging one for the other would
change nothing in the text. A name is restored when its row has native forms in the column of its own
language; other names are known and left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from cleanup.names.entities import Entity, Group, WrongForm

_FEMININE = regex.compile(r"(?<=[oey]v)$")
_ROMAN_NUMERAL = regex.compile(r"[IVX]+")


@dataclass(slots=True)
class Lexeme:
    """A canonical spelling, everything known about how it is written, and who or what bears it."""

    text: str
    groups: set[Group] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    prominence: int = 1
    restored: bool = False
    native: dict[str, set[str]] = field(default_factory=dict)
    variants: set[str] = field(default_factory=set)
    garbles: set[WrongForm] = field(default_factory=set)
    exonyms: set[tuple[str, str]] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Person:
    """A public figure as the judging sees one: which given names stand before which surname."""

    entity: Entity
    given: tuple[str, ...]
    surname: str


class Lexemes:
    """Collects the lexemes and persons of many entities."""

    def __init__(self, entities: list[Entity]) -> None:
        self.by_text: dict[str, Lexeme] = {}
        self.persons: list[Person] = []
        for entity in entities:
            if entity.group is Group.PERSON:
                self._person(entity)
            else:
                self._whole(entity)

    def _lexeme(self, text: str, group: Group, entity: Entity, restored: bool) -> Lexeme:
        lexeme = self.by_text.setdefault(text, Lexeme(text))
        lexeme.groups.add(group)
        lexeme.languages.add(entity.language)
        lexeme.prominence = max(lexeme.prominence, entity.prominence)
        lexeme.restored |= restored
        lexeme.entities.add(entity.id)
        return lexeme

    def _whole(self, entity: Entity) -> None:
        restored = any(entity.native_by_language.values()) and entity.group is not Group.ORGANISATION
        lexeme = self._lexeme(entity.name, entity.group, entity, restored)
        lexeme.variants.update(entity.variants)
        lexeme.garbles.update(entity.garbles)
        lexeme.exonyms.update(entity.exonyms)
        for language, forms in _explaining(entity):
            _add_native(lexeme, language, forms)
        if entity.group is Group.SURNAME and entity.language == "az":
            self._feminine(entity)

    def _feminine(self, entity: Entity) -> None:
        """Add *Aliyeva* beside *Aliyev*: the feminine forms are a rule, not rows."""
        if not _FEMININE.search(entity.name):
            return
        lexeme = self._lexeme(entity.name + "a", Group.SURNAME, entity, restored=True)
        lexeme.variants.update(v + "a" for v in entity.variants if _FEMININE.search(v))
        _add_native(lexeme, "az", tuple(form + "a" for form in entity.az))

    def _person(self, entity: Entity) -> None:
        words = _name_words(entity.name)
        restored = bool(entity.native) or entity.kind == "reporter"
        lexemes = []
        for position, word in enumerate(words):
            last = position == len(words) - 1
            group = Group.SURNAME if last else Group.GIVEN_NAME
            lexeme = self._lexeme(word, group, entity, restored)
            lexemes.append(lexeme)
            for language, forms in _explaining(entity):
                for form in forms:
                    native_words = _name_words(form)
                    if len(native_words) == len(words):
                        _add_native(lexeme, language, (native_words[position],))
        for variant in entity.variants:
            variant_words = _name_words(variant)
            if len(variant_words) == len(words):
                for lexeme, word in zip(lexemes, variant_words, strict=True):
                    if word != lexeme.text:
                        lexeme.variants.add(word)
            else:
                self._lexeme(variant, Group.PERSON, entity, restored=False)
        if len(words) > 1:
            self.persons.append(Person(entity, tuple(words[:-1]), words[-1]))


def _name_words(name: str) -> list[str]:
    """Split a personal name; a numeral (Karekin II) is no word of it."""
    return [word for word in name.split() if not _ROMAN_NUMERAL.fullmatch(word)]


def _explaining(entity: Entity) -> list[tuple[str, tuple[str, ...]]]:
    """Return the native forms its spellings may come from: those of its own language, or else all."""
    if entity.native:
        return [(entity.language, entity.native)]
    return list(entity.native_by_language.items())


def _add_native(lexeme: Lexeme, language: str, forms: tuple[str, ...]) -> None:
    if forms:
        lexeme.native.setdefault(language, set()).update(forms)
