"""Writes the results: a table for people, the same for programs, and what it was measured on."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.quality.contenders import Measured
from benchmarks.quality.samples import ROOT

_HEADER = [
    "program", "settings", "guards", "garbles", "fixed", "recall %", "part", "wrong", "missed",
    "false", "precision %", "harm / 10,000 words", "CPU s",
]  # fmt: skip
_READING = """\
Every contender has the same lexicons. *fixed*: garbles that read right afterwards, whatever their
capitals; *part*: some of a garble's words are right, the others as they were; *wrong*: garbles made
into something else; *false*: changes of right text. *Recall* is the share of garbles fixed, *precision*
that of fixed among fixed, wrong and false, *harm* wrong and false in 10,000 words. CPU is of the texts
alone: tables are loaded before, and every program has seen one sentence.

The fuzzy matchers know no text, so they are led through it as a careful user would: they are asked only
about words that begin with a capital, have four letters or more, are no name or part of one in the
lexicons and no English word; first about a run of two to four words in capitals, if one of them is such
a word, among the names of as many words, then about each such word among the names of one word. Case
and diacritics are folded for them, capitals given back, answers remembered. With *guards* they also
leave alone the names of other nations that the lexicons list (cleanup always reads them). symspellpy
is asked word by word. nomenklatura compares pairs: it gets the 100 names nearest by plain ratio, all as
persons. codespell runs with nothing but `cleanup lexicon export codespell --derived`.

The labelled copy is this project's own, so cleanup is at home there, and it is full of traps on
purpose: harm in ordinary copy is lower. What counts is your own text, and `--corpus` measures on that.
"""
_TRUST = """\
Its findings by stated confidence: the mean stated, the share that is right, and the ends of the 95 %
Wilson interval of that share.
"""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When, on what and with what it was measured."""

    corpus: str
    articles: int
    words: int
    versions: Mapping[str, str]
    missing: Sequence[str]

    def sentence(self) -> str:
        """Return all of it in words."""
        used = ", ".join(f"{name} {number}" for name, number in sorted(self.versions.items()))
        absent = f" Not installed, so not measured: {', '.join(self.missing)}." if self.missing else ""
        return (
            f"Measured on {datetime.now(UTC):%Y-%m-%d} at commit {_commit()} on {self.articles} texts "
            f"of {self.words:,} words in {self.corpus}, with {used or 'no other program'}.{absent}"
        )


def as_rows(measured: Sequence[Measured]) -> list[list[str]]:
    """Return the results as cells, the header first."""
    rows = [_HEADER]
    for one in measured:
        score, contender = one.score, one.contender
        counts = (score.part, score.wrong, score.missed, score.false)
        rows.append(
            [
                contender.program,
                contender.settings,
                "yes" if contender.guarded else "no",
                str(score.required),
                str(score.fixed),
                f"{100 * score.recall:.1f}",
                *map(str, counts),
                "" if score.precision is None else f"{100 * score.precision:.1f}",
                f"{score.harm:.1f}",
                f"{one.seconds:.1f}",
            ]
        )
    return rows


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Return *rows* as a table; cells that begin with a figure stand to the right."""
    header, *body = rows
    right = [all(row[at][:1].isdigit() or not row[at] for row in body) for at in range(len(header))]
    lines = [header, ["---:" if one else "---" for one in right], *body]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def write(
    folder: Path, measured: Sequence[Measured], occasion: Occasion, reliability: Sequence[Sequence[str]]
) -> None:
    """Write ``results.md`` and ``results.tsv`` to *folder*."""
    rows = as_rows(measured)
    parts = [
        "# Quality, side by side\n",
        occasion.sentence() + "\n",
        markdown(rows),
        "![Recall against harm](results.png)\n",
        _READING,
        "## How far cleanup's confidence can be trusted\n",
        _TRUST,
        markdown(reliability),
        "Written by `python -m benchmarks.quality`.\n",
    ]
    (folder / "results.md").write_text("\n".join(parts), encoding="utf-8")
    with (folder / "results.tsv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--exclude=*"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
