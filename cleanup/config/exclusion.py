"""Which paths are passed over: patterns of a configuration file, and of the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from cleanup.config.keys import Value, keys
from cleanup.config.patterns import matches
from cleanup.config.reading import Config


def excluded(
    config: Config | None,
    given: Mapping[str, Value],
    path: str,
    *,
    folder: bool = False,
    named: str = "",
) -> bool:
    """Tell whether *path* is excluded.

    Args:
        config: the file that is in force there; its patterns are written from its folder.
        given: what the command line says; its patterns are written from the current folder.
        path: an absolute path.
        folder: whether it is one.
        named: a folder that was named outright; patterns that exclude it are not heeded.
    """
    for base, patterns in _exclusions(config, given):
        if named:
            patterns = tuple(p for p in patterns if not matches((p,), base, named, folder=True))
        if patterns and matches(patterns, base, path, folder=folder):
            return True
    return False


def _exclusions(
    config: Config | None, given: Mapping[str, Value]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each folder that patterns are written from, with the patterns."""
    for name in ("exclude", "extend-exclude"):
        adds = keys()[name].joined == "adds"
        if config and name in config.whole.values and (adds or name not in given):
            yield str(config.path.absolute().parent), _patterns(config.whole.values[name])
        if name in given:
            yield str(Path.cwd()), _patterns(given[name])


def _patterns(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
