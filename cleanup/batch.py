"""Judges many documents, with several processes where there are enough of them; the order is kept."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from cleanup.cleaner import Cleaner
from cleanup.documents.plain import Document
from cleanup.judging.findings import Finding

if TYPE_CHECKING:
    from concurrent.futures import Future

Named = tuple[str, Document]
Judged = tuple[str, Document, list[Finding]]

#: So many documents are judged before further processes are worth their start.
_FEW = 32
#: How many characters a process is given at a time, at least, and how many such parcels wait for each.
_PARCEL = 60_000
_WAITING = 3


def judged(documents: Iterable[Named], cleaner: Cleaner, jobs: int = 0) -> Iterator[Judged]:
    """Yield each of the *documents* with its findings, in order.

    Args:
        documents: names and documents; they are read only as far ahead as the processes need.
        cleaner: judges them, in this process or in copies of it.
        jobs: processes at most; 0 is one a core.

    Raises:
        LexiconError: a lexicon of the cleaner's cannot be read.
    """
    coming = iter(documents)
    jobs = jobs or _cores()
    few = coming if jobs == 1 else islice(coming, _FEW)
    for name, document in few:
        yield name, document, document.placed(cleaner.check(document.judged))
    parcels = _parcels(coming)
    first = next(parcels, None)
    if first is not None:
        yield from _in_processes(first, parcels, cleaner, jobs)


def _cores() -> int:
    with suppress(AttributeError):  # not on every system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _parcels(documents: Iterator[Named]) -> Iterator[list[Named]]:
    held: list[Named] = []
    size = 0
    for name, document in documents:
        held.append((name, document))
        size += len(document.judged)
        if size >= _PARCEL:
            yield held
            held, size = [], 0
    if held:
        yield held


def _in_processes(
    first: list[Named], parcels: Iterator[list[Named]], cleaner: Cleaner, jobs: int
) -> Iterator[Judged]:
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(cleaner,))
    waiting: deque[tuple[list[Named], Future[list[list[Finding]]]]] = deque()

    def give(parcel: list[Named]) -> None:
        waiting.append((parcel, pool.submit(_check, [document.judged for _name, document in parcel])))

    try:
        give(first)
        while waiting:
            for parcel in islice(parcels, max(0, _WAITING * jobs - len(waiting))):
                give(parcel)
            parcel, future = waiting.popleft()
            for (name, document), findings in zip(parcel, future.result(), strict=True):
                yield name, document, document.placed(findings)
    finally:
        pool.shutdown(cancel_futures=True)


#: In a further process: its cleaner.
_own: list[Cleaner] = []


def _begin(cleaner: Cleaner) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted as well, and ends the rest
    _own.append(cleaner)


def _check(texts: list[str]) -> list[list[Finding]]:
    return [_own[-1].check(text) for text in texts]
