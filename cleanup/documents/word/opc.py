"""Which parts a document has, and how they belong together (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from cleanup.documents.archive import Archive
from cleanup.documents.plain import DocumentError
from cleanup.documents.word.names import (
    COMMENTS_TYPE,
    CONTENT_TYPES,
    MAIN_TYPES,
    RELATIONS,
    RELATIONSHIPS,
)
from cleanup.documents.xml import Part, Reader, decoded, escape

_TYPES = "[Content_Types].xml"
_MACROS = "has macros, which are not touched; save it as .docx"


class Relation(NamedTuple):
    """A part that another one refers to: *kind* is ``header`` or ``styles``, for example."""

    kind: str
    name: str
    id: str


class _Attributes(Reader):
    """Collects the attributes of the elements of some names."""

    def __init__(self, part: Part, names: Iterable[str]) -> None:
        super().__init__(part)
        self.found: list[tuple[str, Mapping[str, str]]] = []
        self._names = frozenset(names)

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in self._names:
            self.found.append((name, attributes))

    def finish(self, name: str) -> None:
        pass


class Layout(NamedTuple):
    """The parts of a document that matter: the main one, those with further text, and its relations."""

    main: str
    relations: tuple[Relation, ...]

    def named(self, kind: str) -> str | None:
        """Return the part of that *kind*, if there is one."""
        return next((relation.name for relation in self.relations if relation.kind == kind), None)

    def texts(self) -> list[str]:
        """Return the parts with text, the main one first."""
        kinds = ("header", "footer", "footnotes", "endnotes")
        found = [r.name for kind in kinds for r in self.relations if r.kind == kind]
        return list(dict.fromkeys([self.main, *found]))


def layout(archive: Archive) -> Layout:
    """Find the parts of a document.

    Raises:
        DocumentError: it is of another kind, or has macros.
    """
    folded = [name.casefold() for name in archive.names()]
    if len(set(folded)) < len(folded):
        raise DocumentError("has two parts of one name; save it again in the program it was made with")
    if _TYPES not in archive:
        raise DocumentError("is no Word document; name one, or save it as .docx")
    main = next((r.name for r in _relations(archive, "") if r.kind == "officeDocument"), None)
    if main is None:
        raise DocumentError("is no Word document; name one, or save it as .docx")
    kind = _type_of(archive, main)
    if "macroEnabled" in kind or any(name.endswith("vbaproject.bin") for name in folded):
        raise DocumentError(_MACROS)
    if kind not in MAIN_TYPES:
        raise DocumentError("is no Word document; name one, or save it as .docx")
    return Layout(main, tuple(r for r in _relations(archive, main) if r.name in archive))


def with_comments(archive: Archive, main: str, comments: str) -> dict[str, bytes]:
    """Return the parts that must change for *comments* to be the part of comments of *main*."""
    types = decoded(_TYPES, archive.read(_TYPES))
    declared = f'<Override PartName="/{escape(comments)}" ContentType="{COMMENTS_TYPE}"/>'
    parts = {_TYPES: types.encoded(_within(types, f"{CONTENT_TYPES} Types", declared))}
    name = _relations_name(main)
    target, kind = posixpath.relpath(comments, posixpath.dirname(main) or "."), f"{RELATIONS[0]}comments"
    if name in archive:
        relations = decoded(name, archive.read(name))
    else:
        source = f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{RELATIONSHIPS}"/>'
        relations = Part(name, source, "utf-8", b"")
    if any(f'"{known}comments"' in relations.source for known in RELATIONS):
        return {}
    taken = {relation.id for relation in _relations(archive, main)}
    number = next(n for n in range(1, len(taken) + 2) if f"rIdComments{n}" not in taken)
    relation = f'<Relationship Id="rIdComments{number}" Type="{kind}" Target="{escape(target)}"/>'
    become = _within(relations, f"{RELATIONSHIPS} Relationships", relation)
    parts[name] = relations.encoded(become)
    return parts


class _Root(Reader):
    """Finds the tags of the outermost element."""

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self.name = ""
        self.start = self.open_end = self.close = 0
        self._depth = 0

    def begin(self, name: str, _attributes: Mapping[str, str]) -> None:
        if not self._depth:
            self.name, self.start = name, self.here
            self.open_end = self.after(self.start)
        self._depth += 1

    def finish(self, _name: str) -> None:
        self._depth -= 1
        if not self._depth:
            self.close = self.here


def appended(part: Part, element: str) -> str:
    """Return the source of *part* with *element* as the last one in its outermost."""
    root = _Root(part)
    root.run()
    source, end = part.source, root.open_end
    if source[end - 2] == "/":  # without content: it gets some
        tag = source[root.start : end]
        name = tag[1:-2].split(None, 1)[0]
        return f"{source[: end - 2]}>{element}</{name}>{source[end:]}"
    return source[: root.close] + element + source[root.close :]


def _within(part: Part, root: str, element: str) -> str:
    """Return *part* with *element*, written without a prefix, in its outermost, which is *root*."""
    namespace = root.split()[0]
    name, rest = element[1:].split(" ", 1)
    return appended(part, f'<{name} xmlns="{namespace}" {rest}')


def _relations_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(archive: Archive, part: str) -> list[Relation]:
    """Return what *part*, or the whole if it is empty, refers to within the archive."""
    name = _relations_name(part)
    if name not in archive:
        return []
    reader = _Attributes(decoded(name, archive.read(name)), [f"{RELATIONSHIPS} Relationship"])
    reader.run()
    found = []
    for _name, attributes in reader.found:
        kind = attributes.get("Type", "")
        prefix = next((known for known in RELATIONS if kind.startswith(known)), None)
        if prefix and attributes.get("TargetMode") != "External":
            target = unquote(attributes.get("Target", ""))
            path = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))
            found.append(Relation(kind.removeprefix(prefix), path[1:], attributes.get("Id", "")))
    return found


def _type_of(archive: Archive, part: str) -> str:
    reader = _Attributes(
        decoded(_TYPES, archive.read(_TYPES)),
        [f"{CONTENT_TYPES} Override", f"{CONTENT_TYPES} Default"],
    )
    reader.run()
    default = ""
    for name, attributes in reader.found:
        kind = attributes.get("ContentType", "")
        if name.endswith("Override"):
            if attributes.get("PartName", "").casefold() == f"/{part}".casefold():
                return kind
        elif attributes.get("Extension", "").casefold() == posixpath.splitext(part)[1][1:].casefold():
            default = kind
    return default
