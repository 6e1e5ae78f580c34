"""reStructuredText, as Docutils and Sphinx read it.

Docutils tells no places within a line, so this is an own scanner; its tests compare it with Docutils.
"""

from __future__ import annotations

from cleanup.documents.emitting import Do, Emitter, Op
from cleanup.documents.formats.rst.blocks import Blocks
from cleanup.documents.formats.rst.inlines import Inlines
from cleanup.spotting.prose import Prose


def read(source: str) -> Prose:
    """Return what of a reStructuredText document is prose."""
    emitter = Emitter(source)
    blocks = Blocks(source)
    blocks.read()
    for leaf in blocks.leaves:
        text = leaf.text
        if leaf.comment:
            emitter.comment(text.source(0), text.source(len(text.text) - 1) + 1)
            continue
        ops = Inlines(text.text).read()
        if leaf.locked:
            ops.append(Op(0, 0, Do.LOCK))
        emitter.paragraph(text, ops, quoted=leaf.quoted)
    return emitter.built.prose()
