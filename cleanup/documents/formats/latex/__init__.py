"""LaTeX: its text, and the arguments of commands that are text; ``commands.tsv`` says which.

TeX can make anything of anything; this reads what authors write, not what their macros do: the arguments
of a command that is not known are no prose.
"""

from __future__ import annotations

from cleanup.documents.emitting import Emitter
from cleanup.documents.formats.latex.scanning import Scanner
from cleanup.documents.joined import whole
from cleanup.spotting.prose import Prose


def read(source: str) -> Prose:
    """Return what of a LaTeX document, or of a part of one, is prose."""
    emitter = Emitter(source)
    if source:
        joined = whole(source)
        emitter.paragraph(joined, Scanner(joined.text).read())
    return emitter.built.prose()
