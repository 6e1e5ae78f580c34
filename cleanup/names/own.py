"""Lexicons of the user's own, added to those of the installation: found, checked, read.

One is given by the path of a file, of a folder of them, or by the name of an installed one: an entry
point of the group ``cleanup.lexicons`` that leads to a package or module, whose folder holds the
lexicon files, or to a function that returns their path.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from cleanup.names.errors import LexiconError

if TYPE_CHECKING:
    from cleanup.names.entities import Entity

GROUP = "cleanup.lexicons"
_SOURCES = "sources.tsv"


def own_files(lexicons: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """Return the files of *lexicons*, paths or names, each once and in an order of their own.

    A text without a path separator that does not end in ``.tsv`` is a name.

    Raises:
        LexiconError: there is no such file, folder or installed lexicon, or nothing is in it.
    """
    files: set[Path] = set()
    for lexicon in lexicons:
        if isinstance(lexicon, str) and is_name(lexicon):
            files.update(_files(_installed(lexicon), lexicon))
        else:
            files.update(_files(Path(lexicon), ""))
    return sorted(files)


def own_inputs(files: Iterable[Path]) -> list[Path]:
    """Return all that is read of the lexicons *files*: them, and the sources beside them."""
    beside = {path.with_name(_SOURCES) for path in files}
    return [*files, *sorted(path for path in beside if path.is_file())]


def read_own(files: Sequence[Path], bundled: Sequence[Entity], folder: Path) -> list[Entity]:
    """Read the lexicon *files* and check their rows beside the *bundled* ones from *folder*.

    Raises:
        LexiconError: the first row that is not well formed, or does not fit the others.
    """
    from cleanup.names.lint import SOURCE_COLUMNS, english_words, lint
    from cleanup.names.reader import read_lexicon, read_table

    entities = [entity for path in files for entity in read_lexicon(path)]
    taken = {entity.id: entity for entity in bundled}
    for entity in entities:
        if entity.id in taken and taken[entity.id].path != entity.path:
            raise _clash(entity, taken[entity.id], folder)
        taken.setdefault(entity.id, entity)
    sources = [folder / _SOURCES, *own_inputs(files)[len(files) :]]
    known = {row["id"] for path in sources for _, row in read_table(path, SOURCE_COLUMNS)}
    english = english_words(folder / "guards" / "english-words.tsv")
    for problem in lint([*bundled, *entities], known, english):
        if problem.path in files:
            raise problem
    return entities


def _clash(entity: Entity, other: Entity, folder: Path) -> LexiconError:
    bundled = ", which comes with cleanup" if other.path.parent == folder else ""
    return LexiconError(
        entity.path,
        entity.line,
        "id",
        f"{entity.id} is the id of a row of {other.path.name} (line {other.line}){bundled}",
        f"give the row an id of its own, like {entity.id}-{entity.language}",
    )


def is_name(text: str) -> bool:
    """Tell whether *text* is the name of an installed lexicon, not a path."""
    separators = {os.sep, os.altsep or os.sep, "/"}
    path = text in (os.curdir, os.pardir) or text.endswith(".tsv")
    return not path and separators.isdisjoint(text)


def _files(path: Path, name: str) -> list[Path]:
    """Return the lexicon files at *path*; *name* is what was asked for, if not the path."""
    whose = f" (the lexicon {name})" if name else ""
    if path.is_dir():
        from cleanup.names.reader import entity_files

        found = [file.resolve() for file in entity_files(path)]
        if not found:
            raise _unusable(path, f"no lexicon (.tsv) in this folder{whose}", "name another")
        return found
    if not path.exists():
        raise _unusable(path, f"there is no such file or folder{whose}", "check the name")
    if not path.is_file():
        raise _unusable(path, f"no file and no folder{whose}", "name a lexicon file")
    return [path.resolve()]


def _installed(name: str) -> Path:
    """Return where the installed lexicon *name* lies."""
    import importlib.metadata

    points = {point.name: point for point in importlib.metadata.entry_points(group=GROUP)}
    if name not in points:
        there = ", ".join(sorted(points)) or "there are none"
        remedy = f"installed lexicons: {there}; a file or folder is named by its path, like ./{name}"
        raise _unusable(Path(name), "no lexicon of this name is installed", remedy)
    point = points[name]
    try:
        found = point.load()
        if callable(found):
            found = found()
        if hasattr(found, "__path__"):  # a package, perhaps one without an __init__.py
            return Path(next(iter(found.__path__)))
        if isinstance(found, ModuleType):
            return Path(str(found.__file__)).parent
        return Path(found)
    except Exception as error:
        problem = f"the installed lexicon cannot be loaded from {point.value} ({error!r})"
        raise _unusable(Path(name), problem, "install it again, or tell those who made it") from error


def _unusable(path: Path, problem: str, remedy: str) -> LexiconError:
    return LexiconError(path, 0, "", problem, remedy)
