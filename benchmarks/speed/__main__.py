"""Measures whole processes, interleaved: CPU time and its ratio to codespell's, and memory.

    python -m benchmarks.speed                  # 3 KB, 1,000 files of 3 KB, 1 MB
    python -m benchmarks.speed --sizes 1 10 100     # up to 100 MB: twenty minutes

Writes ``benchmarks/speed/results.md`` and, with matplotlib, ``results.png``.
Absolute times mean little on shared machines; ratios count.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed.texts import SEED, pieces_of, text_of

_HERE = Path(__file__).parent
_BIN = Path(sys.executable).parent
_KILO = 1000
_LARGE = 10  #: megabytes from which one round must do
_ENDED_WELL = (0, 1, 2, 65)  # typos says 2 when it has found something, codespell 65


class Spent(NamedTuple):
    """CPU seconds and megabytes at most."""

    seconds: float
    megabytes: float


def run(command: list[str]) -> Spent:
    """Run *command* to its end and return what it took, with its children."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in _ENDED_WELL:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def programs(*arguments: str, check: bool = True, again: bool = False) -> dict[str, list[str]]:
    """Return the command of each program that is installed.

    Args:
        arguments: what all are given.
        check: they are to check files.
        again: cleanup may pass over files in which it found nothing before.
    """
    own = ["--cache" if again else "--no-cache"]
    named = {
        "codespell": ["codespell"],
        "cleanup": ["cleanup", "check", *own] if check else ["cleanup"],
        "typos": ["typos", "--threads", "1"] if check else ["typos"],
    }
    return {
        name: [str(_BIN / words[0]), *words[1:], *arguments]
        for name, words in named.items()
        if (_BIN / words[0]).exists()
    }


def measure(work: str, commands: dict[str, list[str]], rounds: int) -> list[str]:
    """Run the *commands* in turn, once for nothing and then *rounds* times; return rows of a table."""
    taken: dict[str, list[Spent]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            spent = run(command)
            if number or rounds == 1:
                taken[name].append(spent)
    medians = {name: statistics.median(s.seconds for s in runs) for name, runs in taken.items()}
    rows = []
    for name, runs in taken.items():
        ratio = medians[name] / medians["codespell"]
        memory = max(s.megabytes for s in runs)
        rows.append(f"| {work} | {name} | {medians[name]:.3f} | {ratio:.2f} | {memory:.0f} |")
        print(rows[-1])
    return rows


def main() -> None:
    """Measure, print and write the table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--files", type=int, default=1000, help="how many files of 3 KB")
    ask.add_argument("--sizes", type=int, nargs="*", default=[1], metavar="MB")
    asked = ask.parse_args()
    rows = measure("--version", programs("--version", check=False), asked.rounds)
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(text_of(3 * _KILO), encoding="utf-8")
        rows += measure("3 KB", programs(str(article)), asked.rounds)
        many = Path(folder) / "many"
        many.mkdir()
        for number in range(asked.files):
            text = text_of(3 * _KILO, SEED + number)
            (many / f"{number:04}.txt").write_text(text, encoding="utf-8")
        work = f"{asked.files} files of 3 KB"
        rows += measure(work, programs(str(many)), min(asked.rounds, 3))
        rows += measure(f"{work}, again", programs(str(many), again=True), min(asked.rounds, 3))
        for size in asked.sizes:
            rounds = 1 if size >= _LARGE else 3
            large = Path(folder) / f"{size}.txt"
            _write(large, size)
            rows += measure(f"{size} MB", programs(str(large)), rounds)
            rows += measure(f"{size} MB, again", programs(str(large), again=True), 2)
            if size <= _LARGE:
                _write(large, size, mixed=True)
                rows += measure(f"{size} MB, no paragraph twice", programs(str(large)), rounds)
    head = [
        "# Speed",
        "",
        "Medians of the CPU time of whole processes, in one run; the text is that of `texts.py`.",
        "",
        f"{_programs_with_versions()}, Python {platform.python_version()}, {platform.machine()}.",
        "",
        "| work | program | CPU s | ratio to codespell | MB at most |",
        "|---|---|---|---|---|",
    ]
    (_HERE / "results.md").write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    plot([[cell.strip() for cell in row.strip("|").split("|")] for row in rows])


def _write(path: Path, megabytes: int, *, mixed: bool = False) -> None:
    """Write a text piece by piece: what is held here counts as the children's memory."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces_of(megabytes * _KILO * _KILO, mixed=mixed))


def plot(table: list[list[str]]) -> None:
    """Draw the ratios of *table* to codespell's time into ``results.png``, if matplotlib is there."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        print("matplotlib is not installed: no plot")
        return
    works = list(dict.fromkeys(row[0] for row in table))
    names = [name for name in dict.fromkeys(row[1] for row in table) if name != "codespell"]
    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.add_subplot()
    for number, name in enumerate(names):
        ratios = {row[0]: float(row[3]) for row in table if row[1] == name}
        places = [place + 0.35 * number for place in range(len(works))]
        bars = axes.bar(places, [ratios[work] for work in works], 0.35, label=name)
        axes.bar_label(bars, fmt="%.2g", fontsize=8)
    axes.axhline(1, color="black", linewidth=0.8)
    axes.set_yscale("log")
    labels = [work.replace(" files of ", " ×\n").replace(", ", ",\n") for work in works]
    axes.set_xticks([place + 0.175 * (len(names) - 1) for place in range(len(works))], labels)
    axes.set_ylabel("CPU time, codespell = 1 (lower is better)")
    axes.legend(frameon=False)
    figure.savefig(_HERE / "results.png", dpi=120)


def _programs_with_versions() -> str:
    found = []
    for name in ("cleanup-names", "codespell", "typos"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return ", ".join(found)


if __name__ == "__main__":
    main()
