"""Runs the tool over ordinary English and prints every change it would make.

Read-me files, licences and docstrings of the packages in this environment, then prose of Debian packages
(``ordinary_english.tsv``; fetched with ``apt-get download`` and unpacked in ``--cache``, not installed):
essays, dictionaries, quotations. Almost none of it has to do with the region, so nearly every fix is
false. ``--select tidy`` does so for the rules that tidy the text beside the names. ``--words`` says how
much (default: a million), ``--each`` how much of one source at most.
"""

from __future__ import annotations

import argparse
import ast
import csv
import gzip
import html
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import regex

from cleanup import Cleaner

_TABLE = Path(__file__).with_suffix(".tsv")
_ENDINGS = {".txt", ".md", ".rst", ""}
_NAMES = ("license", "licence", "copying", "readme", "notice", "authors", "metadata", "changes", "news")
#: Collections are cut at blank lines into texts of about an article's length, in characters.
_ARTICLE = 6000
_NO_PROSE = regex.compile(r"(?is)<(script|style|head|pre)\b.*?</\1>")
_BLOCK = regex.compile(r"(?i)</?(?:p|div|h\d|li|ul|ol|blockquote|tr|table|br|hr)\b[^>]*>")
_TAG = regex.compile(r"<[^>]*>")
_BLANK = regex.compile(r"\n\s*\n|\n%\n")


def ordinary_texts(cache: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (source, name, text) of ordinary English."""
    for name, text in _of_this_environment():
        yield "this environment", name, text
    with _TABLE.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            for path in sorted(_unpacked(row["package"], cache).glob(row["files"])):
                for number, text in enumerate(_articles(_prose(path, row["form"]))):
                    yield row["package"], f"{path.name} {number}", text


def _unpacked(package: str, cache: Path) -> Path:
    """Return the folder with what is in a Debian *package*, fetched once."""
    folder = cache / package
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as fetched:
            done = subprocess.run(
                ["apt-get", "download", package],
                cwd=fetched,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                print(f"{package} is left out: {done.stderr.strip()}", file=sys.stderr)
                return folder
            (archive,) = Path(fetched).glob("*.deb")
            subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)
    return folder


def _prose(path: Path, form: str) -> str:
    raw = gzip.decompress(path.read_bytes()) if form == "gzip" else path.read_bytes()
    text = raw.decode("utf-8", errors="ignore")
    if form != "html":
        return text
    marked = _BLOCK.sub("\n\n", _NO_PROSE.sub("", text.replace("\n", " ")))
    return html.unescape(_TAG.sub("", marked))


def _articles(text: str) -> Iterator[str]:
    held: list[str] = []
    for paragraph in _BLANK.split(text):
        held.append(paragraph)
        if sum(map(len, held)) >= _ARTICLE:
            yield "\n\n".join(held)
            held = []
    if held:
        yield "\n\n".join(held)


def _of_this_environment() -> Iterator[tuple[str, str]]:
    standard = Path(sysconfig.get_paths()["stdlib"])
    for path in sorted(standard.glob("*.py")):
        text = "\n\n".join(docstrings(path))
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


def docstrings(path: Path) -> Iterator[str]:
    """Yield the docstrings of a Python file; none if it cannot be parsed."""
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
    """Count and print the findings; the exit status is 1 if there are more than two fixes."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--words", type=int, default=1_000_000)
    ask.add_argument("--each", type=int, default=300_000)
    ask.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "ordinary-english")
    ask.add_argument("--select", default="garbled-name", help="rules, joined by commas")
    asked = ask.parse_args()
    cleaner = Cleaner(select=asked.select.split(","))
    words: Counter[str] = Counter()
    found: Counter[str] = Counter()
    began = time.process_time()
    for source, name, text in ordinary_texts(asked.cache):
        if words.total() >= asked.words:
            break
        if words[source] >= asked.each:
            continue
        words[source] += len(text.split())
        for finding in cleaner.check(text):
            found[finding.action] += 1
            around = " ".join(text[max(0, finding.start - 60) : finding.end + 40].split())
            change = f"{finding.text!r} -> {finding.replacement!r} {finding.confidence}"
            change = f"{finding.rule}: {change}" if asked.select != "garbled-name" else change
            print(f"{finding.action}: {change} in “{around}” ({source}: {name})")
    for source, count in words.items():
        print(f"{count:9,} words of {source}", file=sys.stderr)
    counts = f"{words.total():9,} words, {found['fix']} fixes, {found['suggest']} suggestions"
    print(f"{counts}, {time.process_time() - began:.0f} s of CPU", file=sys.stderr)
    return 1 if found["fix"] > 2 else 0


if __name__ == "__main__":
    sys.exit(main())
