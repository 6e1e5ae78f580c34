"""Runs the tool over ordinary English found on this machine and prints every change it would make.

Licences, read-me files and manuals of the packages in this environment and of the system: text that has
nothing to do with the region, so every fix is false. ``--words`` says how much (default: 100,000).
"""

from __future__ import annotations

import argparse
import ast
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

from cleanup import Cleaner

_ENDINGS = {".txt", ".md", ".rst", ""}
_NAMES = ("license", "licence", "copying", "readme", "notice", "authors", "metadata", "changes", "news")


def ordinary_texts() -> Iterator[tuple[str, str]]:
    """Yield (name, text) of English documentation, the standard library's docstrings first."""
    standard = Path(sysconfig.get_paths()["stdlib"])
    for path in sorted(standard.glob("*.py")):
        text = "\n\n".join(_docstrings(path))
        if text:
            yield str(path), text
    for root in (
        Path(sysconfig.get_paths()["purelib"]),
        Path("/usr/share/doc"),
        Path("/usr/share/perl"),
    ):
        for path in sorted(root.rglob("*")):
            wanted = path.suffix.lower() in _ENDINGS and path.name.lower().startswith(_NAMES)
            wanted = wanted and "cleanup_names" not in str(path)  # our own read-me shows garbles
            if wanted and path.is_file() and path.stat().st_size < 1_000_000:
                text = path.read_text(encoding="utf-8", errors="ignore")
                if "\0" not in text:
                    yield str(path), text


def _docstrings(path: Path) -> Iterator[str]:
    try:
        tree = ast.parse(path.read_text(encoding="utf-8", errors="ignore"))
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            text = ast.get_docstring(node)
            if text:
                yield text


def main() -> int:
    """Count and print the findings; the exit status is 1 if there is any fix."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--words", type=int, default=100_000)
    wanted = ask.parse_args().words
    cleaner = Cleaner()
    words = fixes = suggestions = 0
    began = time.process_time()
    for name, text in ordinary_texts():
        words += len(text.split())
        for finding in cleaner.check(text):
            fixes += finding.action == "fix"
            suggestions += finding.action == "suggest"
            around = " ".join(text[max(0, finding.start - 40) : finding.end + 30].split())
            print(f"{finding.action}: {finding.text} -> {finding.replacement} in “{around}” ({name})")
        if words >= wanted:
            break
    spent = time.process_time() - began
    print(
        f"{words} words, {fixes} fixes, {suggestions} suggestions, {spent:.1f} s of CPU", file=sys.stderr
    )
    return 1 if fixes else 0


if __name__ == "__main__":
    sys.exit(main())
