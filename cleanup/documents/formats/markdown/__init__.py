"""Markdown: CommonMark and GFM, with front matter, footnotes, and the blocks of common publishing tools.

Read by an own scanner, because no parser for Python tells where the text of a line stands in the source;
that it reads what CommonMark says is tested with every example of the specification.
"""

from __future__ import annotations

from cleanup.documents.emitting import Emitter, Op
from cleanup.documents.formats.markdown.blocks import Blocks
from cleanup.documents.formats.markdown.front_matter import read_front_matter
from cleanup.documents.formats.markdown.inlines import escapes_in, inlines
from cleanup.documents.joined import Joined
from cleanup.documents.tags import Tags
from cleanup.spotting.prose import Prose


def read(source: str) -> Prose:
    """Return what of a Markdown text is prose."""
    emitter = Emitter(source)
    blocks = Blocks(source, read_front_matter(source, emitter))
    blocks.read()
    for leaf in blocks.leaves:
        text = leaf.text
        if leaf.kind == "text":
            emitter.paragraph(text, inlines(text.text, blocks.references), quoted=leaf.quoted)
        elif leaf.kind == "html":
            ops: list[Op] = []
            Tags(text.text, ops, html=True).read_all()
            emitter.paragraph(text, ops, quoted=leaf.quoted)
        else:
            title = Joined(source, [(text.source(leaf.start), text.source(leaf.end - 1) + 1)])
            emitter.paragraph(title, escapes_in(title.text, 0, len(title.text)), quoted=leaf.quoted)
    return emitter.built.prose()
