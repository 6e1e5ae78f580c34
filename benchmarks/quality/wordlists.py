"""codespell with the garbles of the lexicons as its only dictionary, as its users run it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.quality.scoring import Edit

_WORD = re.compile(r"[\w\-'’]+")  # as codespell sees words


def dictionary() -> str:
    """Return what ``cleanup lexicon export codespell --derived`` writes."""
    from cleanup.names.cache import open_index
    from cleanup.names.location import lexicon_folder
    from cleanup.names.reader import read_folder
    from cleanup.names.wordlist import word_list
    from cleanup.reports.wordlists import format_named

    words = word_list(read_folder(lexicon_folder()), index=open_index(()))
    (content,) = format_named("codespell").files(words).values()
    return content


def codespell(texts: Sequence[str], names: str) -> list[list[Edit]]:
    """Let it correct copies of *texts* with the dictionary *names*, and return what it changed."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "names.dict").write_text(names, encoding="utf-8")
        paths = [Path(folder) / f"{number:06}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        command = [
            sys.executable,
            "-m",
            "codespell_lib",
            "-D",
            "names.dict",
            "--write-changes",
            "--quiet",
            "3",
        ]
        done = subprocess.run(
            [*command, *(path.name for path in paths)], cwd=folder, capture_output=True, check=False
        )
        if done.returncode not in (0, 65):
            raise RuntimeError(done.stderr.decode())
        return [
            _changes(text, path.read_bytes().decode()) for path, text in zip(paths, texts, strict=True)
        ]


def _changes(before: str, after: str) -> list[Edit]:
    """Return the words that differ; each word was put in the place of one."""
    words = zip(_WORD.finditer(before), _WORD.finditer(after), strict=True)
    return [Edit(*old.span(), new[0]) for old, new in words if old[0] != new[0]]
