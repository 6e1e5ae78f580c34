"""XML read with the places of its tags and letters, so that it can be edited where it stands."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from cleanup.documents.plain import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_TAG = re.compile(r"""[^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+>""")
_SPECIAL = re.compile(
    r"&(?P<entity>[^;]*+);|<!\[CDATA\[(?P<raw>.*?)\]\]>|<!--.*?-->|<\?.*?\?>|[\r\n\t]+|\u00ad", re.DOTALL
)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
#: What an attribute ``xml:space`` is called by the parser.
SPACE = "http://www.w3.org/XML/1998/namespace space"


class Part(NamedTuple):
    """A decoded XML file: *name* in its archive, and how it is written again."""

    name: str
    source: str
    encoding: str
    mark: bytes

    def encoded(self, source: str) -> bytes:
        """Return *source* as it is stored; letters the encoding lacks become character references."""
        return self.mark + source.encode(self.encoding, "xmlcharrefreplace")


def decoded(name: str, raw: bytes) -> Part:
    """Decode the XML file *name* as it is marked, or as it declares; else it is UTF-8.

    Raises:
        DocumentError: it is not in that encoding, or there is no such encoding.
    """
    mark, encoding = next(((m, e) for m, e in _MARKS if raw.startswith(m)), (b"", ""))
    if not encoding:
        declared = _DECLARED.match(raw)
        encoding = declared[1].decode() if declared else "utf-8"
    try:
        source = raw[len(mark) :].decode(encoding)
        if encoding.lower() == "utf-8" or mark + source.encode(encoding) == raw:
            return Part(name, source, encoding, mark)
    except (UnicodeError, LookupError):
        pass
    raise DocumentError(f"its part {name!r} is not in {encoding}, as it says; save it again as UTF-8")


def escape(text: str) -> str:
    """Write *text* as XML has it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Reader:
    """Goes through the XML of *part*; a subclass says what :meth:`begin` and :meth:`finish` do.

    Names are given as "namespace name". :attr:`here` is the place, in characters, where the tag that
    is read begins. (For the end of an element without content it is where its only tag ends.)

    Raises:
        DocumentError: it is not well-formed, or declares entities.
    """

    def __init__(self, part: Part) -> None:
        self.part = part
        self.source = part.source
        self._bytes = part.source.encode("utf-8")
        self._same = len(self._bytes) == len(part.source)
        self._byte = self._character = 0

    def run(self) -> None:
        """Read it all."""
        parser = self._parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler = self.begin
        parser.EndElementHandler = self.finish
        parser.EntityDeclHandler = self._refuse
        try:
            parser.Parse(self._bytes, True)
        except expat.ExpatError as error:
            message = expat.errors.messages.get(error.code, "an error")
            raise DocumentError(
                f"its part {self.part.name!r} is damaged: {message} in line {error.lineno}; "
                "save it again in the program it was made with"
            ) from None

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element's start tag."""
        raise NotImplementedError

    def finish(self, name: str) -> None:
        """Take an element's end."""
        raise NotImplementedError

    @property
    def here(self) -> int:
        """Where the tag that is read begins."""
        byte: int = self._parser.CurrentByteIndex
        if self._same:
            return byte
        self._character += len(self._bytes[self._byte : byte].decode("utf-8"))
        self._byte = byte
        return self._character

    def after(self, start: int) -> int:
        """Return where the tag that begins at *start* ends."""
        match = _TAG.match(self.source, start)
        return match.end() if match else start

    def _refuse(self, *_arguments: object) -> None:
        raise DocumentError(f"its part {self.part.name!r} declares entities, which may do harm")


def letters(source: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """Yield what the text source[start:end] says, stretch by stretch: where it is, and what.

    None is said of stretches that are what they say. Soft hyphens, comments and instructions say
    nothing and are left out; white space other than single spaces is a space.
    """
    at = start
    for special in _SPECIAL.finditer(source, start, end):
        if at < special.start():
            yield at, special.start(), None
        at = special.end()
        entity = special["entity"]
        if entity is not None:
            text = _named(entity)
            if text and text != "\u00ad":
                yield special.start(), at, " " if text in "\r\n\t" else text
        elif special["raw"] is not None:
            yield *special.span("raw"), None
        elif special[0].isspace():
            yield special.start(), at, " "
    if at < end:
        yield at, end, None


def _named(entity: str) -> str:
    if not entity.startswith("#"):
        return _ENTITIES.get(entity, "")
    try:
        return chr(int(entity[2:], 16) if entity[1] == "x" else int(entity[1:]))
    except (ValueError, IndexError, OverflowError):
        return ""
