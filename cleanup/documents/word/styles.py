"""Which styles are those of block quotations."""

from __future__ import annotations

from collections.abc import Mapping

from cleanup.documents.word.names import TEXT
from cleanup.documents.xml import Part, Reader

#: What Word calls them in every language, pandoc, and LibreOffice.
_QUOTATIONS = frozenset({"quote", "intense quote", "block text", "quotations"})


class _Styles(Reader):
    """Collects the names of styles, and what they are based on, by their ids."""

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self.names: dict[str, str] = {}
        self.bases: dict[str, str] = {}
        self._style = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, word = name.rpartition(" ")
        if namespace in TEXT and word in ("style", "name", "basedOn"):
            if word == "style":
                self._style = attributes.get(f"{namespace} styleId", "")
            elif self._style:
                said = self.names if word == "name" else self.bases
                said.setdefault(self._style, attributes.get(f"{namespace} val", ""))

    def finish(self, name: str) -> None:
        if name.endswith(" style"):
            self._style = ""


def quotations(part: Part) -> frozenset[str]:
    """Return the ids of the styles of block quotations in *part*, and those that are based on them."""
    reader = _Styles(part)
    reader.run()
    found = {style for style, name in reader.names.items() if name.casefold() in _QUOTATIONS}
    for style in reader.bases:
        seen = set()
        base = style
        while base and base not in seen and base not in found:
            seen.add(base)
            base = reader.bases.get(base, "")
        if base in found:
            found |= seen
    return frozenset(found)
