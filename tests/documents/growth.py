"""How the time of a reading grows with what is read."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_TIMES = 8
_ROUNDS = 2


def grows_in_proportion(read: Callable[[str], object], part: str) -> bool:
    """Tell whether eight times as many of *part* take nothing like 64 times as long.

    The better of two rounds counts, without the collector, which looks at all that other tests left.
    """
    few, many = (_seconds(read, part * number) for number in (5_000, 5_000 * _TIMES))
    return many < 5 * _TIMES * max(few, 0.01)


def _seconds(read: Callable[[str], object], text: str) -> float:
    best = float("inf")
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _round in range(_ROUNDS):
            began = time.process_time()
            read(text)
            best = min(best, time.process_time() - began)
    finally:
        if collecting:
            gc.enable()
    return best
