"""Measures pre-commit's hooks on a repository of Markdown articles: CPU time of all processes together.

    python -m benchmarks.speed.hook

``pre-commit run --all-files`` with codespell's hook, with ours the first time, and with ours again when
nothing was changed since. What is aimed at is 1.2 times codespell's time.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed.__main__ import run
from benchmarks.speed.texts import SEED, paragraphs

_BIN = Path(sys.executable).parent
_SIZE = 3000
_MARKS = ("*{}*", "**{}**", "`{}`", "[{}](https://example.org/a/page)")
#: One word of so many is marked; one paragraph of so many is a quotation, or has a heading.
_WORDS, _QUOTATION, _HEADING = 40, 8, 4
_HOOKS = """repos:
- repo: local
  hooks:
  - {{id: codespell, name: codespell, language: system, types: [text], entry: "{folder}/codespell"}}
  - id: cleanup
    name: cleanup
    language: system
    require_serial: true
    types: [markdown]
    entry: "{folder}/cleanup check --force-exclude"
"""


def article(number: int) -> str:
    """Return the article of a *number*, always the same."""
    return f"---\ntitle: Article {number}\ntags: [a, b]\n---\n\n" + "\n\n".join(_blocks(number)) + "\n"


def _blocks(number: int) -> Iterator[str]:
    draw, length = random.Random(number), 0
    for count, text in enumerate(paragraphs(SEED + number), 1):
        words = text.split()
        for _time in range(len(words) // _WORDS):
            place = draw.randrange(len(words))
            words[place] = draw.choice(_MARKS).format(words[place])
        if count % _HEADING == 0:
            yield f"## {words[0]}"
        yield "> " * (count % _QUOTATION == 0) + " ".join(words)
        length += len(text)
        if length > _SIZE:
            return


def main() -> None:
    """Measure and print a table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--files", type=int, default=500)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk, cache = Path(folder) / "desk", Path(folder) / "cache"
        desk.mkdir()
        for number in range(asked.files):
            (desk / f"{number:03}.md").write_text(article(number), encoding="utf-8")
        (desk / ".pre-commit-config.yaml").write_text(_HOOKS.format(folder=_BIN))
        os.environ |= {"PRE_COMMIT_HOME": f"{folder}/pre-commit", "XDG_CACHE_HOME": str(cache)}
        for command in (["git", "init", "--quiet"], ["git", "add", "."]):
            subprocess.run(command, cwd=desk, check=True)
        os.chdir(desk)
        taken: dict[str, list[float]] = {"codespell": [], "cleanup": [], "cleanup, again": []}
        for number in range(asked.rounds + 1):
            for name, spent in taken.items():
                if name == "cleanup":
                    for path in (cache / "cleanup-names").glob("*-*"):  # what it remembers
                        path.unlink()
                hook = name.split(",")[0]
                seconds = run([str(_BIN / "pre-commit"), "run", "--all-files", hook]).seconds
                if number:
                    spent.append(seconds)
        os.chdir("/")
    print("| hook | CPU s | ratio to codespell |", "|---|---|---|", sep="\n")
    medians = {name: statistics.median(spent) for name, spent in taken.items()}
    for name, seconds in medians.items():
        print(f"| {name} | {seconds:.3f} | {seconds / medians['codespell']:.2f} |")


if __name__ == "__main__":
    main()
