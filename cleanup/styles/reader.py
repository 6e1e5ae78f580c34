"""Reads a profile, and refuses a bad row with its file, line, column and what would be right."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleanup.styles.errors import ProfileError
from cleanup.styles.location import FIXED_PHRASES, find_profile, profile_folder
from cleanup.styles.profile import Action, Counterparts, Ending, Preference, Profile, Romanisation

COLUMNS = ["row", "what", "spelling", "replaces", "action", "note"]
PHRASE_COLUMNS = ["phrase", "note"]
ROWS = ("setting", "name", "ending", "instead", "phrase")
SETTINGS = ("romanisation", "counterparts", "prominence")

_ID = re.compile(r"(place|people|person|given|surname)/[a-z0-9]+(-[a-z0-9]+)*")
_ENDING = re.compile(r"([a-z]{2,3}):(\w+)")
_YEAR = re.compile(r"\b(1[5-9]|20)\d\d\b")
_LABEL = re.compile(r"#\s*(title|source):\s*(\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    path: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def refuse(self, column: str, problem: str, remedy: str) -> ProfileError:
        return ProfileError(self.path, self.line, column, problem, remedy)

    def needs(self, *columns: str) -> None:
        """Refuse the row if one of *columns* is empty."""
        for column in columns:
            if not self[column]:
                raise self.refuse(column, f"empty in a row {self['row']}", "fill it in")

    def action(self) -> Action:
        """Return what is done; suggested, if nothing is said."""
        if self["action"] == "fix":
            return "fix"
        if self["action"] in ("", "suggest"):
            return "suggest"
        raise self.refuse("action", f"{self['action']!r}", "write fix or suggest, or leave it empty")

    def replaces(self) -> tuple[str, ...]:
        """Return the spellings that are replaced."""
        values = tuple(self["replaces"].split("|")) if self["replaces"] else ()
        if any(not value or value != value.strip() for value in values):
            raise self.refuse("replaces", f"an empty value in {self['replaces']!r}", "write a|b|c")
        return values


def read_profile(wanted: str | os.PathLike[str]) -> Profile:
    """Return the profile *wanted*: the name of a bundled one, or the path of a file.

    Whether its spellings are right ones is told with the lexicons:
    :meth:`cleanup.judging.house.wishes.Wishes.problems`.

    Raises:
        ProfileError: there is no such profile, or the first row of it that is not well formed.
        OSError: the file cannot be read.
    """
    path = find_profile(wanted)
    comments, rows = _table(path, COLUMNS)
    title, sources = _labels(path, comments)
    preferences: dict[str, list[Preference]] = {"name": [], "instead": []}
    endings: list[Ending] = []
    phrases: list[str] = []
    romanisations: list[Romanisation] = []
    counterparts, prominence = Counterparts.AS_WRITTEN, 2
    seen: set[tuple[str, str]] = set()
    for row in rows:
        kind = row["row"]
        if kind not in ROWS:
            raise row.refuse("row", f"unknown kind of row {kind!r}", "one of: " + ", ".join(ROWS))
        what = row["what"] if kind != "setting" or row["what"] != "romanisation" else row["spelling"]
        if (kind, what) in seen:
            raise row.refuse("what", f"{what!r} stands twice", "keep one of the rows")
        seen.add((kind, what))
        if kind == "setting":
            row.needs("what", "spelling")
            if row["what"] == "romanisation":
                romanisations.append(_romanisation(row))
            elif row["what"] == "counterparts":
                counterparts = _counterparts(row)
            elif row["what"] == "prominence":
                prominence = _prominence(row)
            else:
                remedy = "one of: " + ", ".join(SETTINGS)
                raise row.refuse("what", f"unknown setting {row['what']!r}", remedy)
        elif kind == "phrase":
            row.needs("what")
            phrases.append(row["what"])
        elif kind == "ending":
            endings.append(_ending(row))
        else:
            preferences[kind].append(_preference(row))
    if preferences["instead"] and counterparts is not Counterparts.CHOSEN:
        raise ProfileError(
            path,
            preferences["instead"][0].line,
            "row",
            "one name of a place for the other, without the setting that allows it",
            f"add the row: setting, counterparts, {Counterparts.CHOSEN} — or use a row name",
        )
    return Profile(
        name=path.stem,
        title=title,
        sources=sources,
        about="\n".join(comments),
        names=tuple(preferences["name"]),
        instead=tuple(preferences["instead"]),
        endings=tuple(endings),
        phrases=tuple(dict.fromkeys([*phrases, *fixed_phrases()])),
        romanisations=tuple(romanisations),
        counterparts=counterparts,
        prominence=prominence,
        path=path,
    )


def fixed_phrases() -> list[str]:
    """Return the phrases that keep their spelling under every profile.

    Raises:
        ProfileError: the table is not well formed.
    """
    _comments, rows = _table(profile_folder() / FIXED_PHRASES, PHRASE_COLUMNS)
    return [row["phrase"] for row in rows]


def _table(path: Path, columns: list[str]) -> tuple[list[str], Iterator[_Row]]:
    """Return the comment lines before the header, and the rows."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProfileError(path, line, "", "not valid UTF-8", "save the file as UTF-8") from None
    lines = text.splitlines()
    begin = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    header = lines[begin].split("\t") if begin < len(lines) else []
    if header != columns:
        remedy = "after the lines with # it should be, tab-separated: " + " ".join(columns)
        raise ProfileError(path, begin + 1, "", "unexpected header", remedy)
    return lines[:begin], _rows(path, lines, begin + 1, columns)


def _rows(path: Path, lines: list[str], begin: int, columns: list[str]) -> Iterator[_Row]:
    for number, line in enumerate(lines[begin:], start=begin + 1):
        cells = line.split("\t")
        if len(cells) != len(columns):
            remedy = f"a row has {len(columns)}, tab-separated: {' '.join(columns)}"
            raise ProfileError(path, number, "", f"{len(cells)} cells", remedy)
        for column, cell in zip(columns, cells, strict=True):
            if cell != cell.strip():
                problem = f"space around {cell.strip()!r}"
                raise ProfileError(path, number, column, problem, "remove the space")
            if not unicodedata.is_normalized("NFC", cell):
                problem = f"{cell!r} is not NFC"
                raise ProfileError(path, number, column, problem, "use composed letters (NFC)")
        yield _Row(path, number, dict(zip(columns, cells, strict=True)))


def _labels(path: Path, comments: list[str]) -> tuple[str, tuple[str, ...]]:
    """Return the title and the sources that the comment lines name."""
    title, sources = "", []
    for number, line in enumerate(comments, start=1):
        found = _LABEL.match(line)
        if found and found[1].lower() == "title":
            title = found[2].strip()
        elif found:
            sources.append(found[2].strip())
            if not _YEAR.search(line):
                remedy = "say of what year it is, or when it was read"
                raise ProfileError(path, number, "source", "a source without a date", remedy)
    if not title:
        raise ProfileError(path, 1, "title", "no title", "add a line: # title: …")
    if not sources:
        raise ProfileError(path, 1, "source", "no source", "add a line: # source: whose style, and when")
    return title, tuple(sources)


def _romanisation(row: _Row) -> Romanisation:
    from cleanup.translit.schemes import normal_id, scripts

    language, _colon, scheme = row["spelling"].rpartition(":")
    scheme = normal_id(scheme)
    having = {
        script.id
        for script in scripts().values()
        if any(scheme in (one.to, *one.aliases) for one in script.schemes.values())
    }
    if not having or (language and language not in having):
        whom = f" for {language}" if language else ""
        problem = f"there is no scheme {scheme!r}{whom}"
        raise row.refuse("spelling", problem, "cleanup translit --list shows those there are")
    return Romanisation(language, scheme, row.action(), row.line)


def _counterparts(row: _Row) -> Counterparts:
    try:
        value = Counterparts(row["spelling"])
    except ValueError:
        remedy = "one of: " + ", ".join(Counterparts)
        raise row.refuse("spelling", f"{row['spelling']!r}", remedy) from None
    if row.action() == "fix":
        remedy = "leave it empty: second names are always suggested"
        raise row.refuse("action", "counterparts are not fixed by a setting", remedy)
    return value


def _prominence(row: _Row) -> int:
    if row["spelling"] not in ("1", "2", "3"):
        raise row.refuse("spelling", f"{row['spelling']!r}", "1, 2 or 3, as in the lexicons")
    return int(row["spelling"])


def _ending(row: _Row) -> Ending:
    row.needs("what", "spelling", "replaces")
    found = _ENDING.fullmatch(row["what"])
    if not found:
        problem = f"{row['what']!r}"
        raise row.refuse("what", problem, "write language:ending as at home, like hy:յան")
    return Ending(found[1], found[2].lower(), row["spelling"], row.replaces(), row.action(), row.line)


def _preference(row: _Row) -> Preference:
    row.needs("what", "spelling")
    if not _ID.fullmatch(row["what"]):
        remedy = "write the id of a place, people, person, given name or surname: place/kalbajar"
        raise row.refuse("what", f"{row['what']!r}", remedy)
    if row["row"] == "instead" and not row["what"].startswith("place/"):
        raise row.refuse("what", "only places have counterparts", "use a row name")
    replaces = row.replaces()
    if row["row"] == "name" and row["what"].startswith("people/") and not replaces:
        remedy = "say which words are replaced, like Azeri|Azeris"
        raise row.refuse("replaces", "a people's name has several words", remedy)
    return Preference(row["what"], row["spelling"], replaces, row.action(), row["note"], row.line)
