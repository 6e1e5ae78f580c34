"""What is wrong with a configuration, and where."""

from __future__ import annotations

from os import PathLike


class ConfigError(ValueError):
    """A setting that cannot be used, with where it stands and what would be right.

    Line 0 is the whole file, or a line that could not be told.
    """

    def __init__(
        self, path: str | PathLike[str], line: int, key: str, problem: str, remedy: str
    ) -> None:
        self.path, self.line, self.key = path, line, key
        self.problem, self.remedy = problem, remedy
        where = f"{path}" + (f":{line}" if line else "") + (f", key {key}" if key else "")
        super().__init__(f"{where}: {problem}; {remedy}")
