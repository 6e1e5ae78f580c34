"""Reads a configuration file and refuses what is not in the table of keys, or not of its type."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeGuard

from cleanup.config.accept_file import ACCEPT_FILE, Row, has_word, read_accepted
from cleanup.config.errors import ConfigError
from cleanup.config.keys import LISTS, OVERRIDES, PATHS, TYPES, Key, Value, keys
from cleanup.config.lines import line_of, line_of_item
from cleanup.config.nearest import SHARED, TABLE
from cleanup.judging.kinds import KINDS
from cleanup.judging.rules import SELECTABLE
from cleanup.reports.formats import FORMATS

#: A key or value less like than this (of 100) is not taken for the one that is meant.
_ALIKE = 60


@dataclass(frozen=True, slots=True)
class Part:
    """Values by key, and the lines they stand in, of the file *path*.

    *paths* are the patterns of an override.
    """

    path: Path
    values: Mapping[str, Value]
    lines: Mapping[str, int] = field(default_factory=dict)
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration file: what it says of all paths, and what of some.

    *accept_file* is the table of accepted spellings, whether there is one or not; *table* its rows.
    """

    path: Path
    text: str
    whole: Part
    overrides: tuple[Part, ...]
    accept_file: Path
    table: tuple[Row, ...]

    @property
    def parts(self) -> Iterator[Part]:
        """What holds for all paths, what is farther first."""
        if self.table:
            yield Part(self.accept_file, {"accept": tuple(row.form for row in self.table)})
        yield self.whole

    def accepted(self) -> Iterator[tuple[str, Path, int]]:
        """Yield each spelling that is accepted, with the file and line where it stands."""
        for row in self.table:
            yield row.form, self.accept_file, row.line
        for part in (self.whole, *self.overrides):
            forms = part.values.get("accept", ())
            for form in forms if isinstance(forms, tuple) else ():
                yield form, self.path, line_of_item(self.text, form, part.lines["accept"])


def read_config(path: Path) -> Config:
    """Read a ``cleanup.toml``, or ``[tool.cleanup]`` of a ``pyproject.toml``.

    Raises:
        ConfigError: it cannot be read, is no TOML, or has an unknown key or a value that cannot be used.
    """
    try:
        text = path.read_bytes().decode()
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(path, 0, "", f"cannot be read ({error.strerror})", "check it") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError(path, line, "", "is not UTF-8", "save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        said = re.search(r"line (\d+)", str(error))
        line = int(said[1]) if said else 0
        raise ConfigError(path, line, "", f"is no TOML: {error}", "mend it there") from None
    table = TABLE if path.name == SHARED else ()
    for name in table:
        data = data.get(name, {})
        if not isinstance(data, dict):
            raise ConfigError(path, 0, ".".join(table), "is no table", "write [tool.cleanup]")
    return _Reader(path, text, table).config(data)


class _Reader:
    """Checks the tables of one file; its methods raise ConfigError."""

    def __init__(self, path: Path, text: str, table: tuple[str, ...]) -> None:
        self.path, self.text, self.table = path, text, table

    def config(self, data: dict[str, Any]) -> Config:
        parts = data.pop(OVERRIDES, [])
        if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
            line = line_of(self.text, self.table, OVERRIDES)
            raise self._error(line, OVERRIDES, "is no list of tables", "write [[overrides]] tables")
        whole = self._part(data, self.table, 0, "")
        overrides = tuple(self._override(part, number) for number, part in enumerate(parts))
        return Config(self.path, self.text, whole, overrides, *self._accepted(whole))

    def _accepted(self, whole: Part) -> tuple[Path, tuple[Row, ...]]:
        """Return the table of accepted spellings and its rows; before the first there is no file."""
        path = Path(str(whole.values.get("accept-file", self._beside(ACCEPT_FILE))))
        return path, tuple(read_accepted(path)) if path.exists() else ()

    def _override(self, data: dict[str, Any], number: int) -> Part:
        table, before = (*self.table, OVERRIDES), f"{OVERRIDES}[{number + 1}]."
        paths = data.pop(PATHS, None)
        if paths is None:
            line = line_of(self.text, table, "", number)
            raise self._error(line, before + PATHS, "is missing", 'write paths = ["folder/"]')
        if not _is_list(paths) or not paths:
            line = line_of(self.text, table, PATHS, number)
            raise self._error(
                line, before + PATHS, f"should be {TYPES['globs']}", 'like ["folder/", "*.srt.txt"]'
            )
        part = self._part(data, table, number, before)
        for name in part.values:
            if keys()[name].where != "path":
                here = "write it above the overrides"
                raise self._error(part.lines[name], before + name, "cannot differ by path", here)
        return Part(self.path, part.values, part.lines, tuple(paths))

    def _part(self, data: dict[str, Any], table: tuple[str, ...], number: int, before: str) -> Part:
        values: dict[str, Value] = {}
        lines: dict[str, int] = {}
        for name, value in data.items():
            line = line_of(self.text, table, name, number)
            if name not in keys():
                more = (PATHS,) if before else (OVERRIDES,)
                known = sorted([*keys(), *more])
                raise self._error(line, before + name, "there is no such key", _meant(name, known))
            lines[name] = line
            values[name] = self._value(keys()[name], value, line, before + name)
        return Part(self.path, values, lines)

    def _value(self, key: Key, value: object, line: int, said: str) -> Value:
        if key.type in LISTS:
            if not _is_list(value):
                if isinstance(value, str):
                    raise self._error(line, said, f"should be {TYPES[key.type]}", f'write ["{value}"]')
                raise self._error(line, said, f"should be {TYPES[key.type]}", "write them in [ ]")
            items = tuple(value)
            known = SELECTABLE if key.type == "rules" else KINDS if key.type == "kinds" else ()
            for item in items if known else ():
                if item not in known:
                    what = key.type.removesuffix("s")
                    raise self._error(line, said, f"there is no {what} {item!r}", _meant(item, known))
            for item in items if key.type == "forms" else ():
                if not has_word(item):
                    raise self._error(line, said, f"{item!r} has no word in it", "write a spelling")
            return tuple(self._lexicon(item) for item in items) if key.type == "lexicons" else items
        if key.type == "flag" and isinstance(value, bool):
            return value
        if key.type == "number" and type(value) is int and value >= 0:
            return value
        if key.type == "path" and isinstance(value, str) and value:
            return self._beside(value)
        if key.type == "profile" and isinstance(value, str) and value:
            return self._profile(value)
        if key.type == "format":
            if isinstance(value, str) and value in FORMATS:
                return value
            choices = ", ".join(FORMATS)
            raise self._error(line, said, f"{value!r} is not one of the formats", f"choose: {choices}")
        raise self._error(line, said, f"{value!r} cannot be used", f"write {TYPES[key.type]}")

    def _lexicon(self, item: str) -> str:
        """Return a path from the file's folder; names of installed lexicons stay as they are."""
        from cleanup.names.own import is_name

        return item if is_name(item) else self._beside(item)

    def _profile(self, value: str) -> str:
        """Return a path from the file's folder; names of profiles that come along stay as they are."""
        from cleanup.styles.location import bundled

        return value if value in bundled() else self._beside(value)

    def _beside(self, path: str) -> str:
        """Return a path that is written from the file's folder."""
        return str(self.path.parent / Path(path).expanduser())

    def _error(self, line: int, key: str, problem: str, remedy: str) -> ConfigError:
        return ConfigError(self.path, line, key, problem, remedy)


def _is_list(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _meant(name: str, known: Iterable[str]) -> str:
    """Return the remedy for *name*: the one of *known* that is meant, or all of them."""
    from rapidfuzz import process

    choices = list(known)
    best = process.extractOne(name, choices, score_cutoff=_ALIKE)
    return f"did you mean {best[0]}?" if best else f"there are {', '.join(choices)}"
