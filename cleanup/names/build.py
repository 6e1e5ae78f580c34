"""Builds the index file from the lexicons and the guards."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from cleanup.names.entities import Entity, Group
from cleanup.names.forms import collect_forms
from cleanup.names.index import FORM, GUARD, LIST_SEPARATOR, NUMBER, RECORD_SEPARATOR, stands_alone
from cleanup.names.lexemes import Lexeme, Lexemes, Person
from cleanup.names.own import read_own
from cleanup.names.reader import read_folder, read_table
from cleanup.names.skeleton import deletions, skeleton
from cleanup.names.status import Form, Status
from cleanup.names.store import write_store
from cleanup.translit.channels import channels
from cleanup.translit.confusions import confusions
from cleanup.translit.fold import fold
from cleanup.translit.native import TOLD_BY_SCRIPT

TITLE_COLUMNS = ["phrase", "role", "kind"]
PLACE_WORD_COLUMNS = ["phrase", "side", "kind", "strength"]

#: Lexemes shorter than this are not looked for under other spellings.
_LEAST_TARGET = 4


def build_index(folder: Path, target: Path, own: Sequence[Path] = ()) -> None:
    """Compile the lexicons in *folder* into the index file *target* (written atomically).

    Args:
        folder: the lexicons, with the guards and the tables of titles and place words.
        target: the index file.
        own: lexicon files of the user's, which are checked against the others first.

    Raises:
        LexiconError: a row that is not well formed, or one of *own* that does not fit the others.
    """
    entities = read_folder(folder)
    if own:
        entities += read_own(own, entities, folder)
    collected = Lexemes(entities)
    lexemes = sorted(collected.by_text.values(), key=lambda lexeme: lexeme.text)
    number = {lexeme.text: n for n, lexeme in enumerate(lexemes)}
    forms = collect_forms(lexemes)
    ways = sorted({form.way for entries in forms.values() for form in entries})
    guards = _guards(folder / "guards")
    surnames = {number[person.surname] for person in collected.persons}
    targets = _targets(forms, lexemes, surnames, guards)
    alone = {key for key, found in targets.items() if any(_alone(lexemes[n]) for n in found)}
    near = _buckets(targets, lexemes)
    near_alone = _buckets({key: targets[key] for key in alone}, lexemes)
    sections = {
        "forms": {key: _pack_forms(entries, ways) for key, entries in forms.items()},
        "lexemes": _lexeme_records(lexemes, entities),
        "near": near,
        "near-alone": near_alone,
        "targets": {
            key: b"".join(NUMBER.pack(n) for n in sorted(found)) for key, found in targets.items()
        },
        "lists": {
            "targets": "\n".join(sorted(targets)).encode(),
            "peoples": "\n".join(_peoples(lexemes)).encode(),
            "near skeletons": "\n".join(sorted(near)).encode(),
            "near-alone skeletons": "\n".join(sorted(near_alone)).encode(),
        },
        "persons": _person_records(collected.persons, number),
        "guards": guards,
        "starts": _starts([*forms, *guards]),
    }
    meta = {
        "ways": [[way] for way in ways],
        "labels": [[channel.id, channel.label] for channel in channels().values()],
        "confusions": [[*pair, str(cost)] for pair, cost in sorted(confusions().items())],
        "phrases": [[form, str(lexeme)] for form, lexeme in _phrases(forms, lexemes)],
        "titles": _rows(folder / "titles.tsv", TITLE_COLUMNS),
        "place_words": _rows(folder / "place-words.tsv", PLACE_WORD_COLUMNS),
    }
    write_store(target, meta, sections)


def _rows(path: Path, columns: list[str]) -> list[list[str]]:
    return [list(row.values()) for _, row in read_table(path, columns)]


def _pack_forms(entries: list[Form], ways: list[str]) -> bytes:
    return b"".join(
        FORM.pack(form.status, form.lexeme, ways.index(form.way), min(255, round(form.cost * 100)))
        for form in entries
    )


def _lexeme_records(lexemes: list[Lexeme], entities: list[Entity]) -> dict[str, bytes]:
    by_id = {entity.id: entity for entity in entities}

    def lies_in(entity_id: str) -> set[str]:
        found: set[str] = set()
        queue = [entity_id]
        while queue:
            for parent in by_id[queue.pop()].within:
                if parent in by_id and parent not in found:
                    found.add(parent)
                    queue.append(parent)
        return found

    records = {}
    for number, lexeme in enumerate(lexemes):
        above = {a for e in lexeme.entities for a in lies_in(e)}
        countries = {a for a in above if by_id[a].kind == "country"}
        fields: tuple[str, ...] = (
            lexeme.text,
            LIST_SEPARATOR.join(sorted(group.value for group in lexeme.groups)),
            LIST_SEPARATOR.join(sorted(lexeme.languages)),
            str(lexeme.prominence),
            "1" if lexeme.restored else "",
            LIST_SEPARATOR.join(sorted(f for forms in lexeme.native.values() for f in forms)),
            LIST_SEPARATOR.join(sorted(lexeme.entities)),
            LIST_SEPARATOR.join(sorted(above - countries)),
            LIST_SEPARATOR.join(sorted(countries)),
            LIST_SEPARATOR.join(by_id[e].kind for e in sorted(lexeme.entities)),
            LIST_SEPARATOR.join(sorted(c for e in lexeme.entities for c in by_id[e].counterpart)),
            LIST_SEPARATOR.join(sorted(f for f in (lexeme.text, *lexeme.variants) if not f.isascii())),
            LIST_SEPARATOR.join(sorted(by_id[e].gender for e in lexeme.entities if by_id[e].gender)),
        )
        further = [
            f"{language}:{form}"
            for language, forms in lexeme.native.items()
            if language not in TOLD_BY_SCRIPT
            for form in forms
        ]
        if further:
            fields = (*fields, LIST_SEPARATOR.join(sorted(further)))
        records[str(number)] = RECORD_SEPARATOR.join(fields).encode()
    return records


def _targets(
    forms: dict[str, list[Form]],
    lexemes: list[Lexeme],
    surnames: set[int],
    guards: dict[str, bytes],
) -> dict[str, set[int]]:
    """Return the right spellings that garbled ones are looked for of, and their lexemes.

    Only of names that are often in the news, and of public figures' *surnames*: a spelling near a
    name that nobody expects says nothing. What a text itself names is looked up there.
    """
    numbers: dict[str, set[int]] = defaultdict(set)
    for key, entries in forms.items():
        if len(key) < _LEAST_TARGET or " " in key:
            continue
        for form in entries:
            lexeme = lexemes[form.lexeme]
            if form.status not in (Status.NAME, Status.VARIANT) or not lexeme.restored:
                continue
            if form.status is Status.VARIANT and key in guards and GUARD.unpack(guards[key])[0]:
                continue  # what is near Kazakh is near the word, not near Gazakh
            if lexeme.prominence > 1 or form.lexeme in surnames:
                numbers[key].add(form.lexeme)
    return numbers


def _buckets(targets: dict[str, set[int]], lexemes: list[Lexeme]) -> dict[str, bytes]:
    """Return the keys of *targets* by skeleton, whole and with one consonant lost."""
    buckets: dict[str, set[str]] = defaultdict(set)
    for key, numbers in targets.items():
        well_known = any(lexemes[number].prominence > 1 for number in numbers)
        for bones in deletions(skeleton(key), least=2 if well_known else 3):
            buckets[bones].add(key)
    return {bones: "\n".join(sorted(keys)).encode() for bones, keys in buckets.items()}


def _alone(lexeme: Lexeme) -> bool:
    """Whether a spelling near the lexeme may be a slip of it though nothing beside it says so."""
    return stands_alone({group.value for group in lexeme.groups}, lexeme.prominence)


def _peoples(lexemes: list[Lexeme]) -> list[str]:
    return [lexeme.text for lexeme in lexemes if lexeme.groups == {Group.PEOPLE} and lexeme.restored]


def _phrases(forms: dict[str, list[Form]], lexemes: list[Lexeme]) -> list[tuple[str, int]]:
    """Names of several words that are looked for under other spellings: the well-known ones."""
    return sorted(
        (key, form.lexeme)
        for key, entries in forms.items()
        if " " in key
        for form in entries
        if form.status is Status.NAME
        and lexemes[form.lexeme].restored
        and lexemes[form.lexeme].prominence > 1
    )


def _person_records(persons: list[Person], number: dict[str, int]) -> dict[str, bytes]:
    rows: dict[str, list[str]] = defaultdict(list)
    for person in persons:
        entity = person.entity
        record = RECORD_SEPARATOR.join(
            (
                entity.id,
                str(number[person.given[0]]),
                str(number[person.surname]),
                " ".join(person.given),
                person.surname,
                str(entity.prominence),
                entity.kind,
                entity.gender,
                LIST_SEPARATOR.join(f"{r.title}@{r.start}/{r.end}" for r in entity.roles),
            )
        )
        rows[f"surname {number[person.surname]}"].append(record)
        rows[f"given {number[person.given[0]]}"].append(record)
    return {key: "\n".join(records).encode() for key, records in rows.items()}


def _guards(folder: Path) -> dict[str, bytes]:
    """Merge the guard lists: (English frequency, place size, given-name and surname weight)."""
    merged: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for word, frequency in _guard_rows(folder / "english-words.tsv"):
        merged[word][0] = max(merged[word][0], int(frequency[0]))
    for place, population in _guard_rows(folder / "world-places.tsv"):
        merged[place][1] = max(merged[place][1], max(4, len(population[0])))
    for name, (kinds, weight) in _guard_rows(folder / "world-names.tsv"):
        for position, kind in ((2, "g"), (3, "s")):
            if kind in kinds:
                merged[name][position] = max(merged[name][position], int(weight))
    return {key: GUARD.pack(*values) for key, values in merged.items()}


def _guard_rows(path: Path) -> list[tuple[str, list[str]]]:
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, *cells = line.split("\t")
            rows.append((fold(word), cells))
    return rows


def _starts(keys: list[str]) -> dict[str, bytes]:
    """For each word, and each two, that begin a key of several: how many words the longest has."""
    longest: dict[str, int] = {}
    for key in keys:
        words = key.split()
        if len(words) > 1:
            for start in (words[0], f"{words[0]} {words[1]}"):
                longest[start] = max(longest.get(start, 0), len(words))
    return {start: struct.pack("<B", min(count, 5)) for start, count in longest.items()}
