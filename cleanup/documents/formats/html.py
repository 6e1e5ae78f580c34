"""HTML and XHTML: the text, and what a reader is told of pictures, fields and the page."""

from __future__ import annotations

import re

from cleanup.documents.markup.flow import Flow
from cleanup.documents.markup.page import Page
from cleanup.documents.markup.references import declared, writer
from cleanup.spotting.prose import Builder, Prose

_XHTML = re.compile(r"""\s*<\?xml\s|<html\b[^<>]*\bxmlns\s*=""", re.IGNORECASE)
_HEAD = 2048

__all__ = ["declared", "read"]


def read(source: str) -> Prose:
    """Return the prose of the HTML *source*, which may be a fragment."""
    built = Builder(source)
    page = Page(source, Flow(source, built), xml=is_xhtml(source))
    page.read(0, len(source))
    return built.prose(writer(source, page.apostrophes))


def is_xhtml(source: str) -> bool:
    """Whether the rules of XML hold in *source*."""
    head = source[:_HEAD]
    return bool(_XHTML.match(head) or ("xmlns" in head and _XHTML.search(head)))
