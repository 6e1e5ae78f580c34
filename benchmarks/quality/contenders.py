"""Everything that is measured: cleanup and what a user would take instead, over the same lexicon."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from benchmarks.quality import matchers, wordlists
from benchmarks.quality.lookup import Lookup, Match
from benchmarks.quality.samples import Sample
from benchmarks.quality.scoring import Edit, Score, score
from benchmarks.quality.vocabulary import Vocabulary, vocabulary
from cleanup import Cleaner
from cleanup.judging.judge import Judge
from cleanup.names.cache import open_index

#: Makes the edits of each of several texts.
Run = Callable[[Sequence[str]], list[list[Edit]]]

_WARM_UP = "Prime Minister Nicholas Paschinjan returned from Stefancart to Yerevan, in Armenia."


@dataclass(frozen=True, slots=True)
class Contender:
    """A program with its settings; *guarded* if it leaves names of other nations alone."""

    program: str
    settings: str
    run: Run
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """What a program did, and the seconds of CPU it took without loading its tables."""

    contender: Contender
    score: Score
    seconds: float


@dataclass(slots=True)
class Field:
    """The contenders, the versions of their programs, and the programs that are not installed."""

    contenders: list[Contender] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


_MATCHERS: dict[str, Callable[[Vocabulary], Iterator[matchers.Named]]] = {
    "rapidfuzz": matchers.rapidfuzz,
    "jellyfish": matchers.jellyfish,
    "symspellpy": matchers.symspellpy,
    "nomenklatura": matchers.nomenklatura,
}


def gather(wanted: Iterable[str] = ()) -> Field:
    """Return cleanup and those of the *wanted* programs (none named: all) that are installed."""
    only = set(wanted)
    found = Field(list(_ours()))
    words = vocabulary()
    for program, load in _MATCHERS.items():
        if only and program not in only:
            continue
        try:
            named = list(load(words))
            found.versions[program] = version(program)
        except ImportError:
            found.missing.append(program)
            continue
        for guarded in (False, True):
            for settings, match in named:
                run = _looking_up(match, words, guarded=guarded)
                found.contenders.append(Contender(program, settings, run, guarded))
    if not only or "codespell" in only:
        try:
            found.versions["codespell"] = version("codespell")
            names = wordlists.dictionary()
            run = _with_dictionary(names)
            found.contenders.append(Contender("codespell", "derived garbles", run))
        except ImportError:
            found.missing.append("codespell")
    return found


def measure(contender: Contender, samples: Sequence[Sample]) -> Measured:
    """Run *contender* over all *samples* and score it."""
    texts = [sample.text for sample in samples]
    contender.run([_WARM_UP])
    began = _cpu()
    edits = contender.run(texts)
    spent = _cpu() - began
    return Measured(contender, score(samples, edits), spent)


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _ours() -> Iterator[Contender]:
    for settings, suggestions in (("fix", False), ("fix --unsafe-fixes", True)):
        cleaner = Cleaner(apply_suggestions=suggestions)
        judge = Judge(open_index())  # one each, so that it remembers nothing of the other's run

        def run(
            texts: Sequence[str], cleaner: Cleaner = cleaner, judge: Judge = judge
        ) -> list[list[Edit]]:
            return [
                [Edit(f.start, f.end, f.replacement) for f in cleaner.applied(judge.judge(text))]
                for text in texts
            ]

        yield Contender("cleanup", settings, run, guarded=True)


def _looking_up(match: Match, words: Vocabulary, *, guarded: bool) -> Run:
    def run(texts: Sequence[str]) -> list[list[Edit]]:
        lookup = Lookup(match, words, guarded=guarded)  # a new one, so that it remembers nothing
        return [lookup.edits(text) for text in texts]

    return run


def _with_dictionary(names: str) -> Run:
    def run(texts: Sequence[str]) -> list[list[Edit]]:
        return wordlists.codespell(texts, names)

    return run
