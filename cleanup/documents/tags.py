"""HTML in other markup: tags are dropped, what stands between them is prose; so are alt and title."""

from __future__ import annotations

import re
from functools import cache

from cleanup.documents.emitting import Do, Op
from cleanup.documents.entities import ENTITY, meaning_of

#: Also of components, as in MDX.
_NAME = r"(?:[A-Z]\w*+(?:\.\w++)++|[A-Za-z][A-Za-z0-9-]*+)"
_BRACES = r"\{(?:[^{}]|\{[^{}]*+\})*+\}"
_VALUE = rf"""(?:[^\s"'=<>`{{]++|'[^']*+'|"[^"]*+"|{_BRACES})"""
_ATTRIBUTE = rf"(?:[A-Za-z_:@][\w.:@-]*+(?:\s*+=\s*+{_VALUE})?+|\{{\.\.\.[^{{}}]*+\}})"
_TAG = re.compile(rf"<(/)?({_NAME})((?:\s++{_ATTRIBUTE})*+)\s*+(/?)>")
_TEXT_ATTRIBUTES = re.compile(r"""(?<=\s)(?:alt|title)\s*+=\s*+(?:"([^"]+)"|'([^']+)')""", re.IGNORECASE)
#: What opens further things that are no prose, and what closes them.
_OTHERS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
_DECLARATION = re.compile(r"<![A-Za-z][^>]*+>")
_DIRECTIVE = re.compile(r"<!--[ \t]*cleanup:")
#: Elements whose contents are no prose.
_CODE = frozenset(
    ("code", "kbd", "math", "pre", "samp", "script", "style", "svg", "template", "textarea", "tt", "var")
)
#: The elements that a block of HTML may begin with, so that none of their text is Markdown.
BLOCKS = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog "
    "dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header "
    "hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search "
    "section summary table tbody td tfoot th thead title tr track ul"
)
_BLOCKS = frozenset(BLOCKS.split())


def tag_at(text: str, at: int) -> re.Match[str] | None:
    """Return the tag at *at*: ``/`` if it closes, name, attributes, ``/`` if it is empty."""
    tag = _TAG.match(text, at)
    return None if tag and tag[1] and (tag[3] or tag[4]) else tag


class Tags:
    """Reads the tags in *text*, which may all be HTML, and adds to *ops* what they are."""

    def __init__(self, text: str, ops: list[Op], *, html: bool = False) -> None:
        self.text = text
        self._html = html
        self._ops = ops
        self._nowhere: set[str] = set()  # what is not found after here

    def read(self, at: int) -> int:
        """Read the ``<`` at *at*; return where what it begins ends."""
        text = self.text
        if text.startswith("<!", at) or text.startswith("<?", at):
            return self._other(at)
        tag = tag_at(text, at)
        if tag is None:
            return at + 1
        name = tag[2].lower()
        if name in _CODE and not tag[1] and not tag[4]:
            end = self._end_of(name, tag.end())
            if end is None and self._html:
                end = len(text)
            if end is not None:
                return self._op(at, end, Do.OBJECT)
        if name == "blockquote":
            return self._op(at, tag.end(), Do.UNQUOTE if tag[1] else Do.QUOTE)
        if name in ("br", "wbr"):
            return self._op(at, tag.end(), Do.SAY if name == "br" else Do.DROP, "\n")
        if name in ("img", "image"):
            self._attributes(at, tag)
            return tag.end()
        if name in _BLOCKS:
            self._op(at, at, Do.BREAK)
        if tag[3] and self._attributes(at, tag, of_text=True):
            return tag.end()
        return self._op(at, tag.end(), Do.DROP)

    def read_all(self) -> None:
        """Read the whole text as HTML."""
        at = 0
        signs = re.compile(r"[<&]")
        while sign := signs.search(self.text, at):
            at = sign.start()
            if sign[0] == "<":
                at = self.read(at)
                continue
            entity = ENTITY.match(self.text, at)
            meaning = meaning_of(entity[0]) if entity else ""
            at = self._op(at, entity.end(), Do.READ, meaning) if entity and meaning else at + 1

    def _op(self, start: int, end: int, do: Do, says: str = "") -> int:
        self._ops.append(Op(start, end, do, says))
        return end

    def _other(self, at: int) -> int:
        text = self.text
        for opens, closes in _OTHERS:
            if text.startswith(opens, at):
                if text.startswith(("<!-->", "<!--->"), at):
                    return self._op(at, text.index(">", at) + 1, Do.DROP)
                end = -1 if closes in self._nowhere else text.find(closes, at + len(opens))
                if end < 0 and self._html:
                    return self._op(at, len(text), Do.DROP)
                if end < 0:
                    self._nowhere.add(closes)
                    return at + 1
                directive = _DIRECTIVE.match(text, at)
                return self._op(at, end + len(closes), Do.COMMENT if directive else Do.DROP)
        declaration = None if ">" in self._nowhere else _DECLARATION.match(text, at)
        if declaration is None:
            self._nowhere.add(">") if text.find(">", at) < 0 else None
            return at + 1
        return self._op(at, declaration.end(), Do.DROP)

    def _end_of(self, name: str, at: int) -> int | None:
        """Return where the element *name* ends, None if it does not."""
        if name in self._nowhere:
            return None
        end = _closing(name).search(self.text, at)
        if end is None:
            self._nowhere.add(name)
            return None
        return end.end()

    def _attributes(self, at: int, tag: re.Match[str], *, of_text: bool = False) -> bool:
        """Read the attributes of *tag* that are prose, between objects; return whether there are any."""
        begin, found = at, False
        for attribute in _TEXT_ATTRIBUTES.finditer(self.text, *tag.span(3)):
            start, end = attribute.span(attribute.lastindex or 0)
            self._op(begin, start, Do.OBJECT)
            for entity in ENTITY.finditer(self.text, start, end):
                if meaning := meaning_of(entity[0]):
                    self._op(*entity.span(), Do.READ, meaning)
            begin, found = end, True
        if found or not of_text:
            self._op(begin, tag.end(), Do.OBJECT)
        return found


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>", re.IGNORECASE)
