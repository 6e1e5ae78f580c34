"""What is in force for a path, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cleanup.config.keys import Key, Value, keys
from cleanup.config.reading import Config, Part

DEFAULT = "default"
COMMAND_LINE = "command line"


class Setting(NamedTuple):
    """A value and where it comes from: one of the texts above, or files with lines."""

    value: Value
    source: str

    @property
    def is_from_file(self) -> bool:
        """Whether a configuration file says so."""
        return self.source not in (DEFAULT, COMMAND_LINE)


def in_force(config: Config | None, given: Mapping[str, Value], path: str) -> dict[str, Setting]:
    """Return the setting of every key for *path*.

    Args:
        config: the file that is in force there.
        given: what the command line says; it wins over the file.
        path: an absolute path, by which overrides are chosen.
    """
    parts = list(_parts(config, path)) if config else []
    found = {}
    for key in keys().values():
        said = [(part.values[key.name], _where(part, key)) for part in parts if key.name in part.values]
        if key.name in given:
            said.append((given[key.name], COMMAND_LINE))
        found[key.name] = _joined(key, said)
    if "select" in given and "ignore" not in given:  # who asks for a rule wants it
        found["ignore"] = Setting(keys()["ignore"].default, DEFAULT)
    return found


def _parts(config: Config, path: str) -> Iterator[Part]:
    """Yield the parts of *config* that are about *path*, the nearest last."""
    yield from config.parts
    if config.overrides:
        from cleanup.config.patterns import matches

        base = str(config.path.absolute().parent)
        for part in config.overrides:
            if matches(part.paths, base, path):
                yield part


def _where(part: Part, key: Key) -> str:
    line = part.lines.get(key.name)
    return f"{part.path}:{line}" if line else str(part.path)


def _joined(key: Key, said: list[tuple[Value, str]]) -> Setting:
    if not said:
        return Setting(key.default, DEFAULT)
    if key.joined == "replaces":
        return Setting(*said[-1])
    items = (item for value, _where in said if isinstance(value, tuple) for item in value)
    return Setting(tuple(dict.fromkeys(items)), ", ".join(dict.fromkeys(where for _, where in said)))
