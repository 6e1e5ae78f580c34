"""Reads lexicon files, and refuses a bad row with its file, line, column and what would be right."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import regex

from cleanup.names.entities import KIND_GROUPS, Entity, Role, WrongForm
from cleanup.names.errors import LexiconError
from cleanup.translit.schemes import scripts

COLUMNS = [
    "id",
    "name",
    "kind",
    "language",
    "hy",
    "az",
    "ru",
    "variants",
    "garbles",
    "exonyms",
    "counterpart",
    "within",
    "roles",
    "gender",
    "prominence",
    "source",
    "note",
]

#: Files of the lexicon folder that hold no entities.
NOT_ENTITIES = frozenset({"sources.tsv", "titles.tsv", "place-words.tsv", "examples.tsv"})

#: After this column may stand further ones, each named by the language whose native forms it has.
_LAST_LANGUAGE = "ru"

_ID = regex.compile(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = regex.compile(r"[a-z]{2,3}")
_CODE = "an ISO 639 code such as hy or az"
_DATE = regex.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?")
_ENGLISH = (regex.compile(r"[\p{Latin}\p{M}\d\s.,+!:’'&/()–-]+"), "Latin letters")
_SCRIPTS = {
    "name": _ENGLISH,
    "variants": _ENGLISH,
    "hy": (regex.compile(r"[\p{Armenian}\d\s.,+!:’'՛՜՞«»()-]+"), "Armenian letters"),
    "az": (regex.compile(r"[\p{Latin}\p{M}\d\s.,+!:’'()&/-]+"), "Azerbaijani (Latin) letters"),
    "ru": (regex.compile(r"[\p{Cyrillic}\p{M}\d\s.,+!:’'«»()-]+"), "Cyrillic letters"),
}


#: In a form whose script is not known here: letters of any, but none that look like those of others.
_SIGNS = r"\d\s.,+!:’'ʼ«»()&/·-"
_ANY_SCRIPT = regex.compile(
    rf"[\p{{Latin}}\p{{M}}{_SIGNS}]+|[\p{{Cyrillic}}\p{{M}}{_SIGNS}]+|[\p{{Greek}}\p{{M}}{_SIGNS}]+"
    rf"|(?:(?![\p{{Latin}}\p{{Cyrillic}}\p{{Greek}}])[\p{{L}}\p{{M}}\p{{Cf}}{_SIGNS}])+"
)


@cache
def _letters_of(column: str) -> tuple[regex.Pattern[str], str]:
    """Return what may stand in a native form of *column*, and what to call it."""
    if column in _SCRIPTS:
        return _SCRIPTS[column]
    script = scripts().get(column)
    if script is None:
        return _ANY_SCRIPT, "letters of one alphabet"
    letters = "".join(rf"\p{{{name}}}" for name in script.unicode)
    return regex.compile(rf"[{letters}\p{{M}}{_SIGNS}]+"), f"{script.name} letters"


def read_table(
    path: Path, columns: list[str], last_language: str = ""
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line number, cells) for each row of a tab-separated table with a header row.

    Args:
        path: the table.
        columns: its columns.
        last_language: the column after which there may be further ones, named by language.

    Raises:
        LexiconError: not UTF-8, not NFC, a wrong header, or a row with too few or too many cells.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(path, line, "", "not valid UTF-8", "save the file as UTF-8") from None
    rows = text.splitlines()
    header = rows[0].split("\t") if rows else []
    if header != columns:
        _check_header(path, header, columns, last_language)
        columns = header
    for number, row in enumerate(rows[1:], start=2):
        cells = row.split("\t")
        if len(cells) != len(columns):
            raise LexiconError(
                path, number, "", f"{len(cells)} cells", f"a row has {len(columns)}, tab-separated"
            )
        for column, cell in zip(columns, cells, strict=True):
            if cell != cell.strip():
                raise LexiconError(
                    path, number, column, f"space around {cell.strip()!r}", "remove the space"
                )
            if not unicodedata.is_normalized("NFC", cell):
                raise LexiconError(
                    path, number, column, f"{cell!r} is not NFC", "use composed letters (NFC)"
                )
        yield number, dict(zip(columns, cells, strict=True))


def _check_header(path: Path, header: list[str], columns: list[str], last_language: str) -> None:
    """Refuse a *header* that is not *columns* with, after *last_language*, others named by language."""
    at = columns.index(last_language) + 1 if last_language else len(columns)
    end = len(header) - len(columns) + at
    further = header[at:end]
    if header[:at] != columns[:at] or header[max(at, end) :] != columns[at:]:
        remedy = "it should be: " + " ".join(columns)
        if last_language:
            remedy += f"; after {last_language} there may be other languages, each {_CODE}"
        raise LexiconError(path, 1, "", "unexpected header", remedy)
    for column in further:
        if not _LANGUAGE.fullmatch(column):
            raise LexiconError(path, 1, column, f"{column!r} is no language", f"name it by {_CODE}")
        if header.count(column) > 1:
            raise LexiconError(path, 1, column, f"two columns {column!r}", "keep one")


def read_lexicon(path: Path) -> list[Entity]:
    """Read the entities of one lexicon file.

    Raises:
        LexiconError: the first row that is not well formed.
        OSError: the file cannot be read.
    """
    return [_entity(path, line, row) for line, row in read_table(path, COLUMNS, _LAST_LANGUAGE)]


def read_folder(folder: Path) -> list[Entity]:
    """Read every entity of the lexicon files in *folder*, in order of file name.

    Raises:
        LexiconError: the first row that is not well formed.
    """
    return [entity for path in entity_files(folder) for entity in read_lexicon(path)]


def entity_files(folder: Path) -> list[Path]:
    """Return the files of *folder* that hold entities, in order of name."""
    return sorted(p for p in folder.glob("*.tsv") if p.name not in NOT_ENTITIES)


def _is_date(text: str) -> bool:
    """Whether *text* is empty, a year, or an ISO date that exists."""
    if not _DATE.fullmatch(text):
        return False
    if not text:
        return True
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _entity(path: Path, line: int, row: dict[str, str]) -> Entity:
    def refuse(column: str, problem: str, remedy: str) -> LexiconError:
        return LexiconError(path, line, column, problem, remedy)

    def several(column: str) -> tuple[str, ...]:
        cell = row[column]
        values = tuple(cell.split("|")) if cell else ()
        for value in values:
            if not value or value != value.strip():
                raise refuse(column, f"an empty or padded value in {cell!r}", "write a|b|c")
        if len(set(values)) != len(values):
            raise refuse(column, f"a value stands twice in {cell!r}", "keep one")
        return values

    if not _ID.fullmatch(row["id"]):
        raise refuse("id", f"{row['id']!r}", "write group/name in lower-case ASCII, like place/goris")
    if row["kind"] not in KIND_GROUPS:
        raise refuse("kind", f"unknown kind {row['kind']!r}", "one of: " + ", ".join(KIND_GROUPS))
    group = KIND_GROUPS[row["kind"]]
    if row["id"].split("/")[0] != group.value:
        raise refuse("id", f"{row['id']!r} is of kind {row['kind']}", f"begin it with {group.value}/")
    if not _LANGUAGE.fullmatch(row["language"]):
        raise refuse("language", f"{row['language']!r}", _CODE)
    further = [column for column in row if column not in COLUMNS]
    for column in (*_SCRIPTS, *further):
        allowed, what = _letters_of(column)
        for value in (row["name"],) if column == "name" else several(column):
            if not allowed.fullmatch(value):
                raise refuse(column, f"{value!r} has other letters", f"write it in {what}")
    if row["language"] in ("hy", "az", *further) and not row[row["language"]]:
        if row["kind"] != "reporter":
            raise refuse(row["language"], "no native form", "every name needs one")
    if row["prominence"] not in ("1", "2", "3"):
        raise refuse("prominence", f"{row['prominence']!r}", "1, 2 or 3")
    if row["gender"] not in ("", "m", "f", "mf"):
        raise refuse("gender", f"{row['gender']!r}", "m, f, mf or empty")
    if not row["source"]:
        raise refuse("source", "no source", "cite one from sources.tsv")
    exonyms = []
    for value in several("exonyms"):
        code, colon, form = value.partition(":")
        if not (colon and form and _LANGUAGE.fullmatch(code)):
            raise refuse("exonyms", f"{value!r}", "write language:form, like de:Eriwan")
        exonyms.append((code, form))
    garbles: list[WrongForm] = []
    for value in several("garbles"):
        form, colon, need = value.partition(":")
        if not form or (colon and need != "context"):
            raise refuse("garbles", f"{value!r}", "write form or form:context")
        if any(form == other.text for other in garbles):
            raise refuse("garbles", f"{form!r} stands twice", "keep one")
        garbles.append(WrongForm(form, bool(colon)))
    roles = []
    for value in several("roles"):
        title, _at, dates = value.partition("@")
        start, _slash, end = dates.partition("/")
        if not (title and _is_date(start) and _is_date(end) and not (end and end < start)):
            raise refuse("roles", f"{value!r}", "write title@2018/2020, years or ISO dates in order")
        roles.append(Role(title, start, end))
    return Entity(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        language=row["language"],
        hy=several("hy"),
        az=several("az"),
        ru=several("ru"),
        further=tuple((column, several(column)) for column in further),
        variants=several("variants"),
        garbles=tuple(garbles),
        exonyms=tuple(exonyms),
        counterpart=several("counterpart"),
        within=several("within"),
        roles=tuple(roles),
        gender=row["gender"],
        prominence=int(row["prominence"]),
        source=several("source"),
        note=row["note"],
        path=path,
        line=line,
    )
