"""Comments in the margin: what is only suggested, at the words it is about."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from cleanup.documents.archive import Archive
from cleanup.documents.remarks import AUTHOR, said_of
from cleanup.documents.word.names import TEXT
from cleanup.documents.word.opc import Layout, appended, with_comments
from cleanup.documents.xml import Part, Reader, decoded, escape
from cleanup.judging.findings import Finding


class _Comments(Reader):
    """Collects the authors of comments, by number."""

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self.authors: dict[str, str] = {}

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, word = name.rpartition(" ")
        if word == "comment" and namespace in TEXT:
            number = attributes.get(f"{namespace} id", "")
            self.authors[number] = attributes.get(f"{namespace} author", "")

    def finish(self, name: str) -> None:
        pass


class Comments:
    """The part of comments of a document, whether it has one or not."""

    def __init__(self, archive: Archive, layout: Layout) -> None:
        self._archive = archive
        self._main = layout.main
        self._name = layout.named("comments")
        self._part: Part | None = None
        self._authors: dict[str, str] = {}
        self._new: list[str] = []
        if self._name:
            self._part = decoded(self._name, archive.read(self._name))
            reader = _Comments(self._part)
            reader.run()
            self._authors = reader.authors
        self._next = max((int(n) for n in self._authors if n.isdigit()), default=-1) + 1

    def own(self) -> frozenset[str]:
        """Return the numbers of the comments that were made here before."""
        return frozenset(number for number, author in self._authors.items() if author == AUTHOR)

    def add(self, finding: Finding, date: str) -> int:
        """Add a comment on *finding* and return its number."""
        number, self._next = self._next, self._next + 1
        says = "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
            for line in said_of(finding)
        )
        self._new.append(
            f'<w:comment xmlns:w="{TEXT[0]}" w:id="{number}" w:author="{AUTHOR}" w:date="{date}" '
            f'w:initials="c">{says}</w:comment>'
        )
        return number

    def parts(self) -> dict[str, bytes]:
        """Return the parts that change, by name."""
        if not self._new:
            return {}
        if self._part and self._name:
            return {self._name: self._part.encoded(appended(self._part, "".join(self._new)))}
        folder, number = posixpath.dirname(self._main), ""
        while (name := posixpath.join(folder, f"comments{number}.xml")) in self._archive:
            number = f"{int(number or 0) + 1}"
        source = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:comments xmlns:w="{TEXT[0]}">{"".join(self._new)}</w:comments>'
        )
        return {**with_comments(self._archive, self._main, name), name: source.encode()}
