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
from cleanup.judging.rules import UNUSED
from cleanup.spotting import sections

if TYPE_CHECKING:
    from concurrent.futures import Future

    from cleanup.documents.large import LargeText
    from cleanup.judging.carried import Carried
    from cleanup.memory import Memory

Named = tuple[str, "Document | LargeText"]
Judged = tuple[str, Document, list[Finding]]

#: So many documents are judged before further processes are worth their start.
_FEW = 32
#: How many characters a process is given at a time, at least, and how many such parcels wait for each.
_PARCEL = 60_000
_WAITING = 3


def judged(
    documents: Iterable[Named],
    cleaner: Cleaner | Callable[[str], Cleaner],
    jobs: int = 0,
    memory: Memory | None = None,
) -> Iterator[Judged]:
    """Yield each of the *documents* with its findings, in order.

    A text that is too large to be held comes as its portions, with the findings in each; it is judged in
    this process.

    Args:
        documents: names and documents; they are read only as far ahead as the processes need.
        cleaner: judges them, in this process or in copies of it; or tells by a name who does.
        jobs: processes at most; 0 is one a core.
        memory: texts that are known need no judging; what is found in others is added. Files with markup
            in which nothing was found are added, too, for those who make *documents*.

    Raises:
        LexiconError: a lexicon of the cleaner's cannot be read.
    """
    of = (lambda _name: cleaner) if isinstance(cleaner, Cleaner) else cleaner
    coming = _tasks(documents, of, memory)
    jobs = jobs or _cores()
    few = _FEW
    while few and (task := next(coming, None)):
        findings = task.cleaner.check(task.text) if task.known is None else task.known
        yield from _done(task, findings, memory)
        few -= jobs > 1 and task.known is None
    parcels = _parcels(coming)
    first = next(parcels, None)
    if first is not None:
        yield from _in_processes(first, parcels, jobs, memory)


class _Task(NamedTuple):
    name: str
    document: Document | LargeText
    text: str
    cleaner: Cleaner
    known: list[Finding] | None  #: what is remembered of it


def _tasks(
    documents: Iterable[Named], of: Callable[[str], Cleaner], memory: Memory | None
) -> Iterator[_Task]:
    for name, document in documents:
        cleaner = of(name)
        if not isinstance(document, Document):
            yield _Task(name, document, "", cleaner, [])
            continue
        text = document.judged
        known = [] if document.clean else memory.recall(cleaner, text) if memory else None
        yield _Task(name, document, text, cleaner, known)


def _done(task: _Task, findings: list[Finding], memory: Memory | None) -> Iterator[Judged]:
    document = task.document
    if not isinstance(document, Document):
        for portion, found in _portions(document, task.cleaner, memory):
            yield task.name, portion, portion.placed(found)
        return
    if memory is not None and not document.clean:
        if task.known is None:
            memory.keep(task.cleaner, task.text, findings)
        if not findings and document.prose is not None and document.package is None:
            memory.keep_clean(task.cleaner, task.name, document)
    yield task.name, document, document.placed(findings)


def _portions(
    large: LargeText, cleaner: Cleaner, memory: Memory | None
) -> Iterator[tuple[Document, list[Finding]]]:
    """Yield the portions of a *large* text with their findings; places are those in the portion."""
    from cleanup.judging.carried import Carried

    carried = Carried()
    if UNUSED in cleaner.rules and _has_lasting_exceptions(large, cleaner):
        # whether one is needed is not known until the last portion has been judged
        for portion in large.portions():
            cleaner.check_portion(portion.text, carried, goes_on=portion.goes_on)
        carried = Carried(carried.needed)
    for portion in large.portions():
        yield portion, _in_portion(portion, cleaner, carried, memory)


def _in_portion(
    portion: Document, cleaner: Cleaner, carried: Carried, memory: Memory | None
) -> list[Finding]:
    """Return the findings in a *portion*; remembered only if it has nothing to do with the others."""
    text, goes_on = portion.text, portion.goes_on
    if memory is None or cleaner.profile or carried.goes_beyond:
        return cleaner.check_portion(text, carried, goes_on=goes_on)
    which = f"first: {portion.is_first}, goes on: {goes_on}, sections: {sections.SECTION}"
    found = memory.recall(cleaner, text, which)
    if found is not None:
        carried.pass_over(goes_on=goes_on)
        return found
    numbered = carried.numbered
    found = cleaner.check_portion(text, carried, goes_on=goes_on)
    if not carried.goes_beyond and carried.numbered == numbered:
        memory.keep(cleaner, text, found, which)
    return found


def _has_lasting_exceptions(large: LargeText, cleaner: Cleaner) -> bool:
    """Whether the text has exceptions that go on from one portion into another."""
    from cleanup.judging.carried import Carried

    carried = Carried()
    for portion in large.portions():
        carried.begin(goes_on=portion.goes_on)
        carried.exceptions(portion.text, cleaner.accepted)
        carried.end()
        if carried.goes_beyond:
            return True
    return False


def _cores() -> int:
    with suppress(AttributeError):  # not on every system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Parcel(NamedTuple):
    cleaner: Cleaner
    tasks: list[_Task]

    @property
    def texts(self) -> list[str]:
        return [task.text for task in self.tasks if task.known is None]


def _parcels(tasks: Iterator[_Task]) -> Iterator[_Parcel]:
    """Yield the *tasks* in parcels, each for one cleaner."""
    held: list[_Task] = []
    size = 0
    for task in tasks:
        if held and (size >= _PARCEL or task.cleaner is not held[0].cleaner):
            yield _Parcel(held[0].cleaner, held)
            held, size = [], 0
        held.append(task)
        size += len(task.text) if task.known is None else 0
    if held:
        yield _Parcel(held[0].cleaner, held)


def _in_processes(
    first: _Parcel, parcels: Iterator[_Parcel], jobs: int, memory: Memory | None
) -> Iterator[Judged]:
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=_begin)
    waiting: deque[tuple[_Parcel, Future[list[list[Finding]]]]] = deque()
    numbers: dict[int, int] = {}  # of the cleaners, which are kept by those who name them

    def give(parcel: _Parcel) -> None:
        number = numbers.setdefault(id(parcel.cleaner), len(numbers))
        waiting.append((parcel, pool.submit(_check, number, parcel.cleaner, parcel.texts)))

    try:
        give(first)
        while waiting:
            for parcel in islice(parcels, max(0, _WAITING * jobs - len(waiting))):
                give(parcel)
            parcel, future = waiting.popleft()
            found = iter(future.result())
            for task in parcel.tasks:
                findings = next(found) if task.known is None else task.known
                yield from _done(task, findings, memory)
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
