"""Reads the text that is measured on: the project's labelled copy, or a folder of one's own.

A folder with a ``gold.tsv`` holds ``articles/<id>.txt`` beside it, UTF-8. The columns are article,
start, end, surface, verdict, canonical, class and note, of which the last two are not read; offsets are
in Unicode code points, end exclusive. The verdict says what should happen to the span:

- ``fix``: it must become one of the forms in *canonical*, which are joined by ``|``;
- ``style``: it is right, like everything that has no row;
- ``unsure``: anything may happen, and nothing is counted.

Any other folder holds copy marked as ``tests/marked_copy.py`` says, in folders as deep as one likes.
"""

from __future__ import annotations

import csv
import importlib.util
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
OWN_COPY = ROOT / "tests" / "corpus"


@dataclass(frozen=True, slots=True)
class Garble:
    """A garbled span, offsets in code points, and its right forms (none: anything may happen to it).

    One that is not *required* may be left as it is.
    """

    start: int
    end: int
    right: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """A text and what is wrong in it."""

    name: str
    text: str
    garbles: tuple[Garble, ...]

    @property
    def words(self) -> int:
        """How many words there are between white space."""
        return len(self.text.split())


def read(folder: Path) -> list[Sample]:
    """Return the samples in *folder*, in order of path.

    Raises:
        ValueError: there is no text, or a row of ``gold.tsv`` does not fit it; the message says which.
    """
    found = _with_table(folder) if (folder / "gold.tsv").is_file() else _marked(folder)
    if not found:
        raise ValueError(f"{folder}: no text; put .txt files there, or articles/ and gold.tsv")
    return found


def _marked(folder: Path) -> list[Sample]:
    parse = _marked_copy().parse
    samples = []
    for path in sorted(folder.rglob("*.txt")):
        article = parse(path.stem, path.read_text(encoding="utf-8"))
        garbles = tuple(Garble(g.start, g.end, g.right, g.required) for g in article.garbles)
        samples.append(Sample(article.name, article.text, garbles))
    return samples


def _marked_copy() -> Any:  # noqa: ANN401 - tests are no package, so the module is found by its path
    name = "marked_copy"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / "marked_copy.py")
        assert spec and spec.loader
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def _with_table(folder: Path) -> list[Sample]:
    paths = sorted((folder / "articles").glob("*.txt"))
    texts = {path.stem: path.read_bytes().decode("utf-8-sig") for path in paths}
    garbles: dict[str, list[Garble]] = defaultdict(list)
    table = folder / "gold.tsv"
    with table.open(encoding="utf-8", newline="") as rows:
        for number, row in enumerate(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            name, verdict = row["article"], row["verdict"]
            start, end = int(row["start"]), int(row["end"])
            if verdict not in ("fix", "style", "unsure"):
                raise ValueError(f"{table}:{number}: verdict {verdict!r}; write fix, style or unsure")
            if name not in texts:
                raise ValueError(f"{table}:{number}: there is no articles/{name}.txt")
            if texts[name][start:end] != row["surface"]:
                raise ValueError(f"{table}:{number}: {texts[name][start:end]!r} stands there")
            if verdict == "fix":
                garbles[name].append(Garble(start, end, tuple(row["canonical"].split("|")), True))
            elif verdict == "unsure":
                garbles[name].append(Garble(start, end, (), False))
    return [
        Sample(name, text, tuple(sorted(garbles[name], key=lambda g: g.start)))
        for name, text in texts.items()
    ]
