"""Which styles are those of block quotations, and of code."""

from __future__ import annotations

from collections.abc import Mapping

from cleanup.documents.styles import Styles, derived
from cleanup.documents.word.names import TEXT
from cleanup.documents.xml import Part, Reader

#: What Word calls them in every language, pandoc, and LibreOffice.
_QUOTATIONS = frozenset({"quote", "intense quote", "block text", "quotations"})
_CODE = frozenset({"source code", "verbatim char", "html code", "code", "code block", "source text"})


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


def styles_of(part: Part) -> Styles:
    """Return the ids of the styles that matter in the part of styles."""
    reader = _Styles(part)
    reader.run()

    def based_on(names: frozenset[str]) -> frozenset[str]:
        roots = [style for style, name in reader.names.items() if name.casefold() in names]
        return derived(reader.bases, roots)

    return Styles(based_on(_QUOTATIONS), based_on(_CODE))
