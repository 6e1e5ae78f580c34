"""Where the lines of a text begin."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate


def line_starts_of(text: str) -> list[int]:
    r"""Return where each line of *text* begins; lines end at LF, CRLF or CR.

    >>> line_starts_of("one\r\ntwo\n")
    [0, 5, 9]
    """
    if "\r" in text:
        return [0, *(match.end() for match in _line_end().finditer(text))]
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"\r\n|\n|\r")
