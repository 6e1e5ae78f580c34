"""What is claimed of every format of marked-up text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

from cleanup.spotting.prose import OBJECT, Change, Prose

Read = Callable[[str], Prose]
#: Words as a name has them.
_WORD = re.compile(r"[^\W\d_]{4,}")


_ESCAPES = {r"\n": "\n", r"\r": "\r", r"\t": "\t", "\\\\": "\\"}


def cases(name: str) -> list[tuple[str, ...]]:
    r"""Return the rows of ``cases/<name>.tsv``, where ``\n`` is a line's end: source, what is shown."""
    table = Path(__file__).with_name("cases") / f"{name}.tsv"
    rows = table.read_text(encoding="utf-8").splitlines()[1:]
    return [tuple(re.sub(r"\\.", lambda m: _ESCAPES[m[0]], c) for c in row.split("\t")) for row in rows]


def shown(prose: Prose) -> str:
    """Return the text of *prose* with its objects as ``^`` and its breaks as ``|``."""
    return prose.text.replace(OBJECT, "^").replace("\n\n", " | ")


def made(source: str, changes: Iterable[Change]) -> str:
    for start, end, text in reversed(list(changes)):
        source = source[:start] + text + source[end:]
    return source


def changed(read: Read, source: str, old: str, new: str) -> str:
    """Return *source* with the first *old* of its prose made *new*."""
    prose = read(source)
    at = prose.text.index(old)
    return made(source, prose.changes(at, at + len(old), new))


def is_sound(read: Read, source: str) -> Prose:
    """Check that the pieces of the prose of *source* are in order, and stand in the source."""
    prose = read(source)
    for one, other in pairwise(prose.pieces):
        assert one.at + one.length <= other.at
        assert one.end <= other.start
    for piece in prose.pieces:
        assert 0 <= piece.start < piece.end <= len(source)
        if piece.verbatim:
            assert source[piece.start : piece.end] == prose.text[piece.at : piece.at + piece.length]
    return prose


def planted(read: Read, source: str, most: int = 40) -> int:
    """Change words all over *source*, each there only; they are read again; return how many did."""
    prose = is_sound(read, source)
    words = list(_WORD.finditer(prose.text))
    words = random.Random(len(source)).sample(words, min(most, len(words)))
    text, changes, done = prose.text, [], 0
    for word in sorted(words, key=lambda word: word.start()):
        try:
            prose.place(*word.span())
            steps = prose.changes(*word.span(), "Stepanakert")
        except LookupError:  # it may not change
            continue
        changes.append((word, steps))
        done += 1
    for word, _steps in reversed(changes):
        text = text[: word.start()] + "Stepanakert" + text[word.end() :]
    result = made(source, [step for _word, steps in changes for step in steps])
    assert read(result).text == text
    return done


def files_with(*endings: str, folders: Iterable[str], most: int = 60) -> list[Path]:
    """Return files on this machine, as whoever has Python and our tools has them."""
    found = [path for folder in folders for path in Path(folder).rglob("*") if path.suffix in endings]
    return sorted(path for path in found if path.is_file())[:most]
