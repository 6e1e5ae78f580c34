"""The vocabularies of markup, from their tables: what each element is to prose.

``vocabularies/<name>.tsv`` has an element a row and its part. The row ``*`` says what other elements
are, ``*-*`` those with a hyphen in their name; ``@name`` is an attribute. Some elements of HTML are
always ``empty``. ``namespaces.tsv`` says which vocabulary a namespace is, or for documents without one,
the element that is their root.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

#: What an element may be to prose.
PARTS = {
    "group": "holds others; text that stands right in it is no prose",
    "block": "a paragraph, or what parts paragraphs",
    "inline": "stands inside a paragraph, also inside a word",
    "apart": "stands inside a paragraph; two of them in a row are apart, as the links of a menu are",
    "object": "stands inside a paragraph and is no prose: a picture, code, a formula",
    "hidden": "a block that is no prose",
    "unseen": "is no prose, and what is around it stands together",
    "raw": "unseen, and without markup inside, in HTML",
    "field": "an object without markup inside, in HTML",
    "words": "a block without markup inside, in HTML",
    "line": "a line break",
    "quotation": "block quotations",
    "quote": "a quotation inside a paragraph",
    "note": "stands beside the text: a footnote",
    "byline": "a block that names the writers",
    "html": "a block that holds HTML, escaped or as CDATA",
    "typed": "a block that holds what its attribute type says: text, html or xhtml (Atom)",
    "language": "the code of the language of what it stands in",
    "text": "an attribute that is read as a note",
}
_FOLDER = Path(__file__).with_name("vocabularies")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The elements of a vocabulary with their parts, and the attributes that are read.

    What is not among them is *other*, or *hyphened*. *empty* elements have no end.
    """

    parts: dict[str, str]
    texts: frozenset[str]
    empty: frozenset[str]
    other: str = "inline"
    hyphened: str = ""

    def part(self, element: str) -> str:
        """Return what *element*, named without a prefix, is to prose."""
        found = self.parts.get(element)
        if found is None:
            found = self.hyphened if self.hyphened and "-" in element else self.other
        return found


@cache
def vocabulary(name: str) -> Vocabulary:
    """Return the vocabulary *name*."""
    rows = _rows(name)
    parts = {row[0]: row[1] for row in rows}
    return Vocabulary(
        parts={element: part for element, part in parts.items() if element[0] not in "*@"},
        texts=frozenset(element[1:] for element in parts if element[0] == "@"),
        empty=frozenset(row[0] for row in rows if row[2:] == ("empty",)),
        other=parts.get("*", "inline"),
        hyphened=parts.get("*-*", ""),
    )


@cache
def namespaces() -> dict[str, str]:
    """Return the vocabulary of each namespace, by its URI."""
    return {uri: name for uri, name, _title in _rows("namespaces") if uri[:1] != "<"}


@cache
def roots() -> dict[str, str]:
    """Return the vocabulary of documents without a namespace, by their first element.

    Where that does not tell, it is named with the one inside it: ``article/front``.
    """
    return {uri[1:-1]: name for uri, name, _title in _rows("namespaces") if uri[:1] == "<"}


@cache
def titles() -> tuple[str, ...]:
    """Return what the vocabularies that a document can be of are called, in order."""
    return tuple(dict.fromkeys(title for _uri, _name, title in _rows("namespaces") if title))


def is_english(language: str) -> bool:
    """Whether a tag such as ``en-GB`` is of English, or says nothing.

    >>> is_english("en_US"), is_english("hy-AM"), is_english("")
    (True, False, True)
    """
    return language.replace("_", "-").partition("-")[0].strip().lower() in ("", "en", "eng", "und")


def _rows(name: str) -> list[tuple[str, ...]]:
    text = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()[1:]]
