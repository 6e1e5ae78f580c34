"""Draws recall against harm, a point a contender."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.contenders import Measured

#: Below this harm in 10,000 words the axis is linear, so that none at all has a place on it.
_LINEAR = 1.0
_COLOURS = {
    "cleanup": "#c1121f",
    "rapidfuzz": "#1d6fa5",
    "jellyfish": "#2a9d4a",
    "symspellpy": "#8a5a00",
    "nomenklatura": "#7b2cbf",
    "codespell": "#444444",
}


def draw(measured: Sequence[Measured], title: str, path: Path) -> None:
    """Write the picture to *path*.

    Raises:
        ImportError: matplotlib is not installed.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 6.5), layout="constrained")
    axes = figure.add_subplot()
    labelled = set()
    for one in measured:
        contender = one.contender
        ours = contender.program == "cleanup"
        label = contender.program if ours or not contender.guarded else f"{contender.program}, guarded"
        x, y = one.score.harm, 100 * one.score.recall
        axes.scatter(
            x,
            y,
            s=130 if ours else 45,
            marker="*" if ours else "s" if contender.guarded else "o",
            color=_COLOURS.get(contender.program, "black"),
            label=None if label in labelled else label,
        )
        axes.annotate(
            contender.settings, (x, y), xytext=(6, 4), textcoords="offset points", fontsize=6.5
        )
        labelled.add(label)
    axes.set_xscale("symlog", linthresh=_LINEAR)
    axes.set_xlim(left=0)
    axes.set_ylim(0, 100)
    axes.set_xlabel(
        "harm: changes an editor must undo in 10,000 words (linear up to 1, then logarithmic)"
    )
    axes.set_ylabel("recall: % of garbles fixed")
    axes.set_title(title, fontsize=10)
    axes.grid(alpha=0.3)
    axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), fontsize=8)
    FigureCanvasAgg(figure).print_png(path)
