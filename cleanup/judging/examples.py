"""Example sentences: what must be fixed and what must be left alone, as a test of lexicon and judging.

``examples.tsv`` has a sentence a row: ``entity``, the id it is about; ``expect``, *fix* or *keep*;
``sentence``; and, for *fix*, ``corrected``, the sentence as it must become.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

from cleanup.judging.findings import apply
from cleanup.judging.judge import Judge
from cleanup.names.errors import LexiconError
from cleanup.names.reader import read_table

COLUMNS = ["entity", "expect", "sentence", "corrected"]
EXPECTATIONS = ("fix", "keep")


class Example(NamedTuple):
    """One row of ``examples.tsv``."""

    line: int
    entity: str
    expect: str
    sentence: str
    corrected: str


def read_examples(path: Path) -> list[Example]:
    """Return the examples of the file *path*.

    Raises:
        LexiconError: the first row that is not well formed.
    """
    return [Example(line, *row.values()) for line, row in read_table(path, COLUMNS)]


def check_examples(path: Path, entities: Container[str], judge: Judge) -> Iterator[LexiconError]:
    """Yield what is wrong with the rows of *path*, and each sentence that does not become what it says.

    Raises:
        LexiconError: the first row that is not well formed.
    """
    previous = ("", "")
    for example in read_examples(path):
        place = (path, example.line)
        if example.entity not in entities:
            yield LexiconError(*place, "entity", f"no row {example.entity!r}", "write the id of a row")
        if (example.entity, example.sentence) <= previous:
            remedy = "sort by entity, then sentence"
            yield LexiconError(*place, "sentence", "out of order, or twice", remedy)
        previous = (example.entity, example.sentence)
        if example.expect not in EXPECTATIONS:
            yield LexiconError(*place, "expect", f"{example.expect!r}", "write fix or keep")
            continue
        if bool(example.corrected) != (example.expect == "fix"):
            yield LexiconError(
                *place, "corrected", "a fix has its corrected sentence, a keep none", "add or remove it"
            )
            continue
        if example.corrected == example.sentence:
            remedy = "write keep, or correct it"
            yield LexiconError(*place, "corrected", "the same as the sentence", remedy)
            continue
        became = apply(example.sentence, [f for f in judge.judge(example.sentence) if f.action == "fix"])
        wanted = example.corrected or example.sentence
        if became != wanted:
            yield LexiconError(
                *place, "sentence", f"becomes {became!r}", f"it should be {wanted!r}: mend the lexicon"
            )
