"""XML in the vocabularies of news, feeds, books, editions and translation."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleanup.documents.markup import wellformed
from cleanup.documents.markup.attributes import Attribute, is_fixed, language, telling
from cleanup.documents.markup.flow import Flow
from cleanup.documents.markup.page import Page
from cleanup.documents.markup.references import declared, unescaped, writer
from cleanup.documents.markup.vocabularies import (
    Vocabulary,
    is_english,
    namespaces,
    roots,
    titles,
    vocabulary,
)
from cleanup.documents.plain import OtherKindError
from cleanup.spotting.prose import Builder, Prose

#: Of well-formed XML.
_MARKUP = re.compile(
    r"""<(?:
      !--(?:.*?)-->
    | !\[CDATA\[(?P<cdata>.*?)\]\]>
    | \?.*?\?>
    | !DOCTYPE (?: [^\["'>]++ | "[^"]*+" | '[^']*+' )*+
        (?: \[ (?: <!--(?:[^-]++|-(?!->))*+--> | <\?(?:[^?]++|\?(?!>))*+\?> | "[^"]*+" | '[^']*+'
                 | [^\]<"']++ | < )*+ \] \s*+ )?+ >
    | (?P<slash>/?+)(?P<name>[^\s/>!?]++)(?P<rest>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)>
    )""",
    re.VERBOSE | re.DOTALL,
)
_DECLARED = re.compile(r"""(?<!\S)xmlns(?::(?P<prefix>[^\s=]++))?\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_BY = re.compile(r"\s*+(?:<[^>]*+>\s*+){0,8}+by\b", re.IGNORECASE)
_BLOCKS = frozenset({"group", "block", "hidden", "quotation", "byline", "html", "typed"})
_PROSE = frozenset({"block", "byline", "html", "typed", "note"})
_SILENT = frozenset({"hidden", "object", "unseen", "raw", "field"})
#: Parts of HTML that are others where the rules of XML hold.
_IN_XML = {"words": "block", "raw": "unseen", "field": "object"}
#: The attributes that say what an element holds, and what they may say.
_KINDS = frozenset({"type", "contenttype"})
_HTML_KINDS = frozenset({"html", "text/html"})
_TEXT_KINDS = frozenset({"text", "plain", "xhtml", "text/plain", "application/xhtml+xml"})


class UnknownVocabularyError(OtherKindError):
    """An XML file in a vocabulary that is not read."""


class _State(NamedTuple):
    """What holds inside an element."""

    part: str
    vocabulary: Vocabulary | None = None
    shadowed: tuple[tuple[str, str], ...] = ()  #: the namespaces of prefixes that mean others in it
    prose: bool = False  #: text right in it is prose
    silent: bool = False
    foreign: bool = False
    fixed: bool = False
    html: bool = False

    @property
    def judged(self) -> bool:
        return self.prose and not (self.silent or self.foreign or self.fixed)


__all__ = ["declared", "read"]


def read(source: str) -> Prose:
    """Return the prose of the XML *source*.

    Raises:
        DocumentError: it is not well formed, or in no vocabulary that is known.
    """
    wellformed.ensure(source)
    built = Builder(source)
    tree = _Tree(source, Flow(source, built))
    tree.read()
    return built.prose(writer(source, tree.apostrophes))


class _Tree:
    """Reads the well-formed *source* into *flow*."""

    def __init__(self, source: str, flow: Flow) -> None:
        self._source = source
        self._flow = flow
        self._states = [_State("group")]
        self._prefixes: dict[str, str] = {}
        self._plain: Vocabulary | None = None  #: of elements without a namespace
        self._root = ""
        self.apostrophes = False

    def read(self) -> None:
        source = self._source
        at = 0
        for match in _MARKUP.finditer(source):
            start = match.start()
            if at < start:
                self._text(at, start)
            at = match.end()
            if match["name"]:
                if match["slash"]:
                    self._end()
                else:
                    self._start(match)
            elif match["cdata"] is not None:
                self._text(*match.span("cdata"), literal=True)
            elif source.startswith("<!--", start):
                self._flow.comment(start, at)
        self._flow.block()

    def _text(self, start: int, end: int, *, literal: bool = False) -> None:
        state = self._states[-1]
        if state.part == "language" and not is_english(self._source[start:end].strip()):
            self._states[-2] = self._states[-2]._replace(foreign=True)
        elif not state.judged:
            return
        elif state.html:
            self._html(start, end, literal)
        else:
            self._flow.text(start, end, literal=literal, strict=True)

    def _html(self, start: int, end: int, literal: bool) -> None:
        """Read HTML that stands in the text: as it is, or with its own signs escaped."""
        if literal or "&" not in self._source[start:end]:
            Page(self._source, self._flow).read(start, end)
            return
        text = unescaped(self._source, start, end)
        inner = Builder(text.text)
        Page(text.text, Flow(text.text, inner)).read(0, len(text.text))
        self._flow.embed(inner.prose(), text)

    def _start(self, match: re.Match[str]) -> None:
        source = self._source
        above = self._states[-1]
        first, last = match.span("rest")
        shadowed = self._declare(first, last) if source.find("xmlns", first, last) >= 0 else ()
        prefix, _, name = match["name"].rpartition(":")
        words = self._vocabulary(self._prefixes.get(prefix, ""), prefix, name)
        part = words.part(name) if words else "object"
        part = _IN_XML.get(part, part)
        attributes = telling(source, first, last) if first < last else []
        declared_language = language(attributes)
        fixed = is_fixed(attributes)
        kind = next((a.value.strip().lower() for a in attributes if a.name in _KINDS), "")
        html = part in ("html", "typed") and (kind in _HTML_KINDS or (part == "html" and not kind))
        if part in ("html", "typed") and kind and kind not in _HTML_KINDS | _TEXT_KINDS:
            part = "hidden"
        state = _State(
            part,
            words,
            shadowed,
            prose=part in _PROSE or (above.prose and part != "group"),
            silent=above.silent or part in _SILENT,
            foreign=above.foreign if declared_language is None else not is_english(declared_language),
            fixed=above.fixed if fixed is None else fixed,
            html=html,
        )
        if attributes and words and not (state.foreign or state.fixed or above.silent):
            self._notes(words, attributes)
        self._states.append(state)
        self._open(part, above, state, match)
        if first < last and source[last - 1] == "/":
            self._end()

    def _open(self, part: str, above: _State, state: _State, match: re.Match[str]) -> None:
        flow = self._flow
        if part in _BLOCKS:
            flow.block()
        if part == "line":
            if state.judged and 'break="no"' not in match["rest"]:  # TEI: inside a word
                flow.line()
        elif part in ("quotation", "quote"):
            flow.open_quotation()
        elif part == "note":
            if above.judged:
                flow.object()
            flow.open_note()
        elif part == "byline":
            if state.judged and not _BY.match(self._source, match.end()):
                flow.say("By ")
        if above.judged and not state.judged and part not in _BLOCKS and part != "unseen":
            flow.object()

    def _end(self) -> None:
        state = self._states.pop()
        for prefix, uri in reversed(state.shadowed):
            self._prefixes[prefix] = uri
        if state.part in _BLOCKS:
            self._flow.block()
        if state.part in ("quotation", "quote"):
            self._flow.close_quotation()
        elif state.part == "note":
            self._flow.close_note()

    def _declare(self, start: int, end: int) -> tuple[tuple[str, str], ...]:
        """Take the namespaces that source[start:end] declares; return what they shadow."""
        shadowed = []
        for match in _DECLARED.finditer(self._source, start, end):
            prefix = match["prefix"] or ""
            shadowed.append((prefix, self._prefixes.get(prefix, "")))
            self._prefixes[prefix] = match[2] or match[3] or ""
        return tuple(shadowed)

    def _vocabulary(self, uri: str, prefix: str, name: str) -> Vocabulary | None:
        """Return the vocabulary of an element; without a namespace it is that of the first."""
        first = len(self._states) == 1
        if uri or prefix:
            found = namespaces().get(uri)
        else:
            if first:
                self._root = name
            if len(self._states) <= 2:
                found = roots().get(name if first else f"{self._root}/{name}")
                self._plain = vocabulary(found) if found else self._plain
            if not first:
                return self._plain
        if first and not found:
            of = f" of {uri}" if uri else ""
            raise UnknownVocabularyError(
                f"is XML of a kind that is not known (its first element is <{name}>{of}); "
                f"known are {', '.join(titles())}"
            )
        return vocabulary(found) if found else None

    def _notes(self, words: Vocabulary, attributes: list[Attribute]) -> None:
        for attribute in attributes:
            if attribute.name in words.texts:
                self.apostrophes = self.apostrophes or attribute.quote == "'"
                self._flow.open_note()
                self._flow.text(attribute.start, attribute.end, strict=True)
                self._flow.close_note()
