"""Judges many documents, with several processes where there are enough of them; the order is kept."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

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


def judged(
    documents: Iterable[Named], cleaner: Cleaner | Callable[[str], Cleaner], jobs: int = 0
) -> Iterator[Judged]:
    """Yield each of the *documents* with its findings, in order.

    Args:
        documents: names and documents; they are read only as far ahead as the processes need.
        cleaner: judges them, in this process or in copies of it; or tells by a name who does.
        jobs: processes at most; 0 is one a core.

    Raises:
        LexiconError: a lexicon of the cleaner's cannot be read.
    """
    coming = iter(documents)
    of = (lambda _name: cleaner) if isinstance(cleaner, Cleaner) else cleaner
    jobs = jobs or _cores()
    few = coming if jobs == 1 else islice(coming, _FEW)
    for name, document in few:
        yield name, document, document.placed(of(name).check(document.judged))
    parcels = _parcels(coming, of)
    first = next(parcels, None)
    if first is not None:
        yield from _in_processes(first, parcels, jobs)


def _cores() -> int:
    with suppress(AttributeError):  # not on every system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Parcel(NamedTuple):
    cleaner: Cleaner
    documents: list[Named]


def _parcels(documents: Iterator[Named], of: Callable[[str], Cleaner]) -> Iterator[_Parcel]:
    """Yield the *documents* in parcels, each for one cleaner."""
    held: list[Named] = []
    size = 0
    last: Cleaner | None = None
    for name, document in documents:
        cleaner = of(name)
        if last and held and (size >= _PARCEL or cleaner is not last):
            yield _Parcel(last, held)
            held, size = [], 0
        last = cleaner
        held.append((name, document))
        size += len(document.judged)
    if last and held:
        yield _Parcel(last, held)


def _in_processes(first: _Parcel, parcels: Iterator[_Parcel], jobs: int) -> Iterator[Judged]:
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=_begin)
    waiting: deque[tuple[_Parcel, Future[list[list[Finding]]]]] = deque()
    numbers: dict[int, int] = {}  # of the cleaners, which are kept by those who name them

    def give(parcel: _Parcel) -> None:
        number = numbers.setdefault(id(parcel.cleaner), len(numbers))
        texts = [document.judged for _name, document in parcel.documents]
        waiting.append((parcel, pool.submit(_check, number, parcel.cleaner, texts)))

    try:
        give(first)
        while waiting:
            for parcel in islice(parcels, max(0, _WAITING * jobs - len(waiting))):
                give(parcel)
            parcel, future = waiting.popleft()
            for (name, document), findings in zip(parcel.documents, future.result(), strict=True):
                yield name, document, document.placed(findings)
    finally:
        pool.shutdown(cancel_futures=True)


#: In a further process: its cleaners, by number.
_own: dict[int, Cleaner] = {}


def _begin() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted as well, and ends the rest


def _check(number: int, cleaner: Cleaner, texts: list[str]) -> list[list[Finding]]:
    own = _own.setdefault(number, cleaner)
    return [own.check(text) for text in texts]
