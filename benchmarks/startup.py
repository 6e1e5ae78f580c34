"""CPU time of `cleanup fix --diff` on one article, cold, beside codespell in the same run.

Whole processes, interleaved; the medians and their ratio count, absolute times mean little on a shared
machine.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
from pathlib import Path

_ARTICLE = Path(__file__).parent.parent / "examples" / "ceasefire.txt"
_WANTED_SIZE = 3000


def cpu_time(command: list[str]) -> float:
    """Run *command* and return its CPU time in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1, 65):
        sys.exit(f"{command} ended with {done.returncode}: {done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print the medians and the ratio; the exit status is 1 if it is above ``--at-most``."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("article", type=Path, nargs="?", help="default: the sample, repeated to 3 KB")
    ask.add_argument("--runs", type=int, default=21)
    ask.add_argument("--at-most", type=float, default=1.5)
    asked = ask.parse_args()
    path = asked.article or _three_kilobytes()
    bin_folder = Path(sys.executable).parent
    commands = {
        "cleanup fix --diff": [str(bin_folder / "cleanup"), "fix", "--diff", str(path)],
        "codespell": [str(bin_folder / "codespell"), str(path)],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _run in range(asked.runs + 1):
        for name, command in commands.items():
            times[name].append(cpu_time(command))
    medians = {name: statistics.median(spent[1:]) for name, spent in times.items()}
    for name, median in medians.items():
        print(f"{name:20} {1000 * median:6.0f} ms")
    ratio = medians["cleanup fix --diff"] / medians["codespell"]
    print(f"{'ratio':20} {ratio:6.2f}  (at most {asked.at_most})")
    return 1 if ratio > asked.at_most else 0


def _three_kilobytes() -> Path:
    import tempfile

    text = _ARTICLE.read_text(encoding="utf-8")
    while len(text) < _WANTED_SIZE:
        text += "\n" + text
    path = Path(tempfile.mkdtemp()) / "article.txt"
    path.write_text(text[:_WANTED_SIZE], encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
