"""The fuzzy matchers, each with the cut-offs it is measured at.

A function here imports its program, so that it raises ImportError where that is not installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from benchmarks.quality.lookup import Match
from benchmarks.quality.vocabulary import Vocabulary

#: How many names nomenklatura compares: it compares pairs, and all of them would take days.
_NEAREST = 100

#: What a function here yields: what the row is called, and the matcher.
Named = tuple[str, Match]


def rapidfuzz(words: Vocabulary) -> Iterator[Named]:
    """``process.extractOne`` by plain and by weighted ratio."""
    from rapidfuzz import fuzz

    for scorer in (fuzz.ratio, fuzz.WRatio):
        for cutoff in (80, 85, 90):
            yield f"{scorer.__name__} ≥ {cutoff}", partial(_nearest, scorer, cutoff)


def _nearest(
    scorer: Callable[..., float], cutoff: float, key: str, names: Mapping[str, str]
) -> str | None:
    from rapidfuzz import process

    found = process.extractOne(key, list(names), scorer=scorer, score_cutoff=cutoff)
    return found[0] if found else None


def jellyfish(words: Vocabulary) -> Iterator[Named]:
    """Jaro-Winkler similarity to every name."""
    from jellyfish import jaro_winkler_similarity

    for cutoff in (0.88, 0.92, 0.95):
        yield f"Jaro-Winkler ≥ {cutoff}", partial(_most_alike, jaro_winkler_similarity, cutoff)


def _most_alike(
    alike: Callable[[str, str], float], cutoff: float, key: str, names: Mapping[str, str]
) -> str | None:
    best = max(names, key=partial(alike, key), default=None)
    return best if best is not None and alike(key, best) >= cutoff else None


def symspellpy(words: Vocabulary) -> Iterator[Named]:
    """The names of one word as the dictionary, each as frequent as the others."""
    from symspellpy import SymSpell, Verbosity

    program = SymSpell(max_dictionary_edit_distance=2)
    for key in words.names[1]:
        program.create_dictionary_entry(key, 1)

    def match(distance: int, key: str, names: Mapping[str, str]) -> str | None:
        found = program.lookup(key, Verbosity.TOP, max_edit_distance=distance)
        return found[0].term if found and found[0].term in names else None  # no runs of words

    for distance in (1, 2):
        yield f"distance ≤ {distance}", partial(match, distance)


def nomenklatura(words: Vocabulary) -> Iterator[Named]:
    """The comparisons of entities by name, LogicV1 and LogicV2, of the hundred nearest by plain ratio.

    All are given as persons: other kinds are compared by plain edit distance. 0.7 is its own cut-off.
    """
    from followthemoney import model
    from nomenklatura.matching import LogicV1, LogicV2

    entities: dict[str, Any] = {}

    def entity(key: str) -> Any:  # noqa: ANN401 - its entities have no common type over its versions
        if key not in entities:
            entities[key] = model.make_entity("Person")
            entities[key].id = key
            entities[key].add("name", key)
        return entities[key]

    for algorithm, cutoffs in ((LogicV1, (0.7,)), (LogicV2, (0.7, 0.8))):
        settings = algorithm.default_config()

        def alike(a: str, b: str, algorithm: Any = algorithm, settings: Any = settings) -> float:  # noqa: ANN401
            return float(algorithm.compare(entity(a), entity(b), settings).score)

        alike("nikol", "nikoll")  # loads its tables
        for cutoff in cutoffs:
            yield f"{algorithm.__name__} ≥ {cutoff}", partial(_of_nearest, alike, cutoff)


def _of_nearest(
    alike: Callable[[str, str], float], cutoff: float, key: str, names: Mapping[str, str]
) -> str | None:
    from rapidfuzz import fuzz, process

    near: Sequence[str] = [
        found[0] for found in process.extract(key, list(names), scorer=fuzz.ratio, limit=_NEAREST)
    ]
    return _most_alike(alike, cutoff, key, dict.fromkeys(near, ""))
