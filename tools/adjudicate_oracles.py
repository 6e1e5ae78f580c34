"""Rewrite ``tests/translit/oracles/disagreements.tsv``: where our schemes and an oracle differ, and why.

    python tools/adjudicate_oracles.py            # writes the file
    python tools/adjudicate_oracles.py --check    # exits with 1 if it is out of date

Every word of the oracles is written by our scheme of the same standard; signs of aspiration count as
alike. A difference is explained by ``FAULTS``, each with the id of its reason in ``reasons.tsv``, where
a person judged by the standard who is right. A fault says how to rewrite what the oracle printed so
that it becomes what we write, so it explains its own difference and hides no other. What the faults
do not explain is printed and ends the run: look it up in the standard, then either correct our table
or describe the oracle's fault here and judge it in ``reasons.tsv``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cleanup.translit.schemes import rewriter

ORACLES = Path(__file__).resolve().parent.parent / "tests" / "translit" / "oracles"
DISAGREEMENTS = ORACLES / "disagreements.tsv"

_ALIKE = str.maketrans(dict.fromkeys("'ʻʿʼ", "’"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A column of an oracle and the scheme of ours that follows the same standard."""

    file: str
    given: str  #: the column the oracle was given
    column: str
    from_: str
    to: str

    @property
    def oracle(self) -> str:
        """The name of the comparison, like ``icu hy>bgn-pcgn``."""
        return f"{self.column.partition('-')[0]} {self.from_}>{self.to}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What an oracle does otherwise: in words with *word*, it prints *theirs* where we print *ours*.

    All three are regular expressions, or for *ours* the replacement of one.
    """

    oracle: str
    word: str
    theirs: str
    ours: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Disagreement:
    """One row of ``disagreements.tsv``; *reason* has several ids, by spaces, if there are several."""

    oracle: str
    word: str
    ours: str
    theirs: str
    reason: str


COMPARISONS = (
    Comparison("armenian", "word", "icu-bgn-pcgn", "hy", "bgn-pcgn"),
    Comparison("armenian", "word", "tetrak-bgn-pcgn", "hy", "bgn-pcgn"),
    Comparison("armenian", "word", "tetrak-iso-9985", "hy", "iso-9985"),
    Comparison("armenian", "word", "tetrak-ala-lc", "hy", "ala-lc"),
    Comparison("armenian", "word", "icu-hubschmann-meillet", "hy", "hubschmann-meillet"),
    Comparison("armenian", "word", "tetrak-hubschmann-meillet", "hy", "hubschmann-meillet"),
    Comparison("russian", "word", "icu-bgn-pcgn", "ru", "bgn-pcgn"),
    Comparison("azerbaijani", "cyrillic", "icu-az-cyrl", "az-cyrl", "az"),
    Comparison("azerbaijani", "cyrillic", "icu-az-cyrl", "az-cyrl", "bgn-pcgn"),
)

#: They are applied in this order; *theirs* is read after signs of aspiration were made ``’``.
FAULTS = (
    Fault("icu hy>bgn-pcgn", "[ԹՉՑՓՔթչցփք]ո", "(?<=’)vo", "o", "icu-aspirate-boundary"),
    Fault("icu hy>bgn-pcgn", "^[ԺԽՂՃՇՉ][եև]", "^([CGKSZ])H", r"\1h", "icu-capital-digraph"),
    Fault("icu hy>bgn-pcgn", "^[ԾՑ][եև]", "^TS", "Ts", "icu-capital-digraph"),
    Fault("icu hy>bgn-pcgn", "^Ռ[եև]", "^RR", "Rr", "icu-capital-digraph"),
    Fault("icu hy>bgn-pcgn", "եի", "ev", "ei", "icu-soviet-digraph"),
    Fault("icu hy>bgn-pcgn", "(?<!ո)ւ", "ւ", "v", "free-yiwn"),
    Fault("tetrak hy>bgn-pcgn", "(?:[աէըիօ]|ու)ե", "(?<=[aiou])e", "ye", "tetrak-no-ye-after-vowel"),
    Fault("tetrak hy>bgn-pcgn", "(?<!ո)ւ", "w", "v", "free-yiwn"),
    Fault("icu hy>hubschmann-meillet", "ղ", "ġ", "ł", "icu-gh-as-ġ"),
    Fault("icu hy>hubschmann-meillet", "Ղ", "Ġ", "Ł", "icu-gh-as-ġ"),
    Fault("icu hy>hubschmann-meillet", "և", "(?<=e)v", "w", "icu-ligature-as-ev"),
    Fault("icu hy>hubschmann-meillet", "^Ու", "^Ow", "U", "icu-title-u"),
)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of the table *path* by the names of its columns."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    names = header.split("\t")
    for line in lines:
        yield dict(zip(names, line.split("\t"), strict=True))


def compare(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    """Yield each word that is written otherwise, as we and as the oracle write it."""
    rewrite = rewriter(comparison.from_, comparison.to)
    for row in rows(ORACLES / f"{comparison.file}.tsv"):
        word, theirs = row[comparison.given], row[comparison.column]
        ours = rewrite(word)
        if ours.translate(_ALIKE) != theirs.translate(_ALIKE):
            yield word, ours, theirs


def explain(
    oracle: str, word: str, ours: str, theirs: str, faults: Iterable[Fault] = FAULTS
) -> str | None:
    """Return the reason for the difference, by spaces if there are several; None if none is known."""
    wanted, printed = ours.translate(_ALIKE), theirs.translate(_ALIKE)
    reasons = []
    for fault in faults:
        if fault.oracle != oracle or not re.search(fault.word, word):
            continue
        repaired = re.sub(fault.theirs, fault.ours, printed)
        if repaired != printed:
            reasons.append(fault.reason)
            printed = repaired
    return " ".join(dict.fromkeys(reasons)) if printed == wanted else None


def disagreements() -> tuple[list[Disagreement], list[tuple[str, str, str, str]]]:
    """Return the disagreements that are explained, sorted, and those that are not."""
    known, unknown = [], []
    for comparison in COMPARISONS:
        oracle = comparison.oracle
        for word, ours, theirs in compare(comparison):
            reason = explain(oracle, word, ours, theirs)
            if reason is None:
                unknown.append((oracle, word, ours, theirs))
            else:
                known.append(Disagreement(oracle, word, ours, theirs, reason))
    return sorted(known), unknown


def table(found: Iterable[Disagreement]) -> str:
    """Return the text of ``disagreements.tsv``."""
    lines = ["oracle\tword\tours\ttheirs\treason"]
    lines += ["\t".join((row.oracle, row.word, row.ours, row.theirs, row.reason)) for row in found]
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write the disagreements; exit with 1 if one is not explained or, with ``--check``, out of date."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--check", action="store_true", help="compare and write nothing")
    options = parser.parse_args(arguments)

    found, unknown = disagreements()
    for oracle, word, ours, theirs in unknown:
        print(f"not explained: {oracle}: {word}: ours {ours!r}, theirs {theirs!r}", file=sys.stderr)
    if unknown:
        return 1
    text = table(found)
    if options.check:
        current = DISAGREEMENTS.read_text(encoding="utf-8") if DISAGREEMENTS.is_file() else ""
        if current != text:
            print(f"out of date: {DISAGREEMENTS.name}", file=sys.stderr)
        return int(current != text)
    DISAGREEMENTS.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(found)} disagreements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
