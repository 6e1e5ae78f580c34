"""Which configuration is in force for each file, and who judges it therefore."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanup.cleaner import Cleaner
from cleanup.config.nearest import nearest
from cleanup.judging.rules import UNUSED, chosen

if TYPE_CHECKING:
    from cleanup.config.force import Setting
    from cleanup.config.reading import Config

#: The keys that make one cleaner another.
_OF_CLEANERS = (
    "select",
    "ignore",
    "lexicon",
    "transcript",
    "consistent",
    "unsafe-fixes",
    "accept",
    "only",
    "warn-unused",
    "profile",
)


class Asked(NamedTuple):
    """What the command line says of configuration: the options *given* on it, and where to look."""

    given: Mapping[str, Any] = {}
    config: str = ""
    isolated: bool = False


class Scope:
    """Tells what is in force for each file of a run; reads every configuration file once.

    Without one, what the command line says is in force everywhere: *otherwise* in the methods.
    """

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._nearest: dict[str, str] = {}
        self._configs: dict[str, Config] = {}
        self._last: tuple[str, dict[str, Setting] | None] = ("", None)
        self._cleaners: dict[tuple[object, ...], Cleaner] = {}

    def cleaner(self, name: str, otherwise: Cleaner, *, accepting: bool = True) -> Cleaner:
        """Return the one that judges the file *name*; ``-`` is a file in the current folder.

        It knows the accepted spellings if *accepting*.

        Raises:
            ConfigError: a configuration file cannot be used.
        """
        settings = self.settings(name)
        if settings is None:
            return otherwise
        wanted = {key: settings[key].value for key in _OF_CLEANERS}
        if not accepting:
            wanted["accept"] = ()
        kind = tuple(wanted.values())
        if kind not in self._cleaners:
            self._cleaners[kind] = _made(wanted, explain=otherwise.explain)
        return self._cleaners[kind]

    def says(self, key: str, name: str, otherwise: bool) -> bool:
        """Return the value of the flag *key* for the file *name*."""
        settings = self.settings(name)
        return otherwise if settings is None else bool(settings[key].value)

    def skipping(self, root: str) -> Callable[[str, bool], bool] | None:
        """Return what tells whether to pass over a path below the named folder *root*.

        It takes the path, and whether that is a folder. What excludes *root* itself is forgotten: it was
        named. None stands for nothing to pass over.
        """
        given = self._gives_exclusion()

        def skips(path: str, is_folder: bool) -> bool:
            path = os.path.abspath(path)
            file = self.file_of(os.path.dirname(path))
            if not file and not given:
                return False
            from cleanup.config.exclusion import excluded

            config = self.config(file) if file else None
            return excluded(
                config, self.asked.given, path, folder=is_folder, named=os.path.abspath(root)
            )

        return None if self.asked.isolated and not given else skips

    def forbids(self, name: str) -> bool:
        """Tell whether the file or folder *name* is to be passed over though it is named."""
        given = self._gives_exclusion()
        if not self.says("force-exclude", name, bool(self.asked.given.get("force-exclude"))):
            return False
        path = os.path.abspath(name)
        folder = os.path.dirname(path)
        while True:  # a folder farther up may leave out all of the nearer one
            file = self.file_of(folder)
            if not file and not given:
                return False
            from cleanup.config.exclusion import excluded

            config = self.config(file) if file else None
            if excluded(config, self.asked.given, path, folder=os.path.isdir(path)):
                return True
            above = os.path.dirname(os.path.dirname(file))
            if not file or self.asked.config or above == folder:
                return False
            folder = above

    def _gives_exclusion(self) -> bool:
        return bool(self.asked.given.get("exclude") or self.asked.given.get("extend-exclude"))

    def of_the_run(self) -> dict[str, Any]:
        """Return what the file in force in the current folder says of the run as a whole."""
        settings = None
        with suppress(FileNotFoundError):  # the current folder may have gone
            settings = self.settings("-")
        if settings is None:
            return {}
        from cleanup.config.keys import keys

        run = [key.name for key in keys().values() if key.where == "run"]
        return {
            name.replace("-", "_"): settings[name].value for name in run if settings[name].is_from_file
        }

    def lexicons(self) -> tuple[str, ...]:
        """Return those that the file in force in the current folder adds."""
        settings = self.settings("-")
        found = settings["lexicon"].value if settings else ()
        return found if isinstance(found, tuple) else ()

    def settings(self, name: str) -> dict[str, Setting] | None:
        """Return what is in force for the file *name*; None if there is no configuration file."""
        if self._last[0] != name:
            path = os.path.abspath(name)
            self._last = name, self._in_force(path)
        return self._last[1]

    def file_of(self, folder: str) -> str:
        """Return the configuration file that is in force in *folder*, or an empty text."""
        if self.asked.isolated:
            return ""
        return self.asked.config or nearest(folder, self._nearest)

    def config_of(self, name: str) -> Config | None:
        """Return the configuration that is in force for the file *name*."""
        file = self.file_of(os.path.dirname(os.path.abspath(name)))
        return self.config(file) if file else None

    def config(self, file: str) -> Config:
        """Return the configuration *file*."""
        if file not in self._configs:
            from pathlib import Path

            from cleanup.config.reading import read_config

            self._configs[file] = read_config(Path(file))
        return self._configs[file]

    def _in_force(self, path: str) -> dict[str, Setting] | None:
        file = self.file_of(os.path.dirname(path))
        if not file:
            return None
        from cleanup.config.force import in_force

        return in_force(self.config(file), self.asked.given, path)


def _made(wanted: Mapping[str, Any], *, explain: bool) -> Cleaner:
    rules = chosen(wanted["select"], wanted["ignore"])
    return Cleaner(
        apply_suggestions=wanted["unsafe-fixes"],
        lexicons=wanted["lexicon"],
        transcript=wanted["transcript"],
        select=[*rules, UNUSED] if wanted["warn-unused"] else rules,
        consistent=wanted["consistent"],
        explain=explain,
        accept=wanted["accept"],
        only=wanted["only"],
        profile=wanted["profile"],
    )
