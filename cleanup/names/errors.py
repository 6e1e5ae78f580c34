"""What is wrong with a lexicon, and where."""

from __future__ import annotations

from pathlib import Path


class LexiconError(ValueError):
    """A row that cannot be trusted, with where it stands and what would be right.

    Line 0 is the whole file.
    """

    what = "a lexicon cannot be read"

    def __init__(self, path: Path, line: int, column: str, problem: str, remedy: str) -> None:
        self.path, self.line, self.column = path, line, column
        self.problem, self.remedy = problem, remedy
        where = f"{path}" + (f":{line}" if line else "") + (f", column {column}" if column else "")
        super().__init__(f"{where}: {problem}; {remedy}")
