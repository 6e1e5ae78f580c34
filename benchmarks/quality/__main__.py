"""Measures cleanup side by side with other programs and writes a table and a picture of it.

The programs are those of the extra ``bench`` (``pip install -e '.[bench]'``); one that is not
installed is left out. Without ``--corpus`` it is the project's own labelled copy, and the results are
written beside this file. With ``--corpus`` it is text of your own, and they are only printed, unless
``--output`` says where to write them. benchmarks/quality/samples.py says what such a folder holds.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

if not __package__:  # started as a folder: python benchmarks/quality
    sys.path[0] = str(Path(__file__).resolve().parent.parent.parent)

from benchmarks.quality import plot, reliability, report, samples
from benchmarks.quality.contenders import Measured, gather, measure
from cleanup import Cleaner

_HERE = Path(__file__).resolve().parent


def main() -> int:
    """Print the tables and write them; the exit status is 2 if there is nothing to measure on."""
    assert __doc__ is not None
    ask = argparse.ArgumentParser(
        prog="python -m benchmarks.quality",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ask.add_argument("--corpus", type=Path, metavar="DIR", help="text of your own")
    ask.add_argument("--output", type=Path, metavar="DIR", help="where to write the results")
    ask.add_argument("--only", action="append", default=[], metavar="PROGRAM", help="beside cleanup")
    asked = ask.parse_args()
    corpus = asked.corpus or samples.OWN_COPY
    try:
        texts = samples.read(corpus)
    except (OSError, ValueError) as error:
        print(f"benchmarks.quality: {error}", file=sys.stderr)
        return 2
    field = gather(asked.only)
    for program in field.missing:
        print(f"{program} is not installed, so it is left out", file=sys.stderr)
    measured: list[Measured] = []
    for contender in field.contenders:
        guards = ", guarded" if contender.guarded and contender.program != "cleanup" else ""
        print(f"{contender.program} {contender.settings}{guards} ...", file=sys.stderr, flush=True)
        measured.append(measure(contender, texts))
    bins = reliability.bins(reliability.judged(texts, Cleaner().check))
    name = "tests/corpus" if corpus == samples.OWN_COPY else corpus.name
    words = sum(text.words for text in texts)
    occasion = report.Occasion(name, len(texts), words, field.versions, field.missing)
    trusted = reliability.as_rows(bins)
    print(occasion.sentence(), report.markdown(report.as_rows(measured)), sep="\n\n")
    print(report.markdown(trusted))
    folder = asked.output or (None if asked.corpus else _HERE)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        report.write(folder, measured, occasion, trusted)
        reliability.write(bins, folder / "reliability.tsv")
        try:
            plot.draw(measured, f"{name}: {len(texts)} texts, {words:,} words", folder / "results.png")
        except ImportError:
            print("matplotlib is not installed, so no picture is drawn", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
