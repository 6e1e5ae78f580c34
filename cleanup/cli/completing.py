"""What the shell is told on the tabulator key of the values that options take, each with what it is.

It must answer at once: nothing that judges, and no index, is imported for it. Where there is no answer
the shell completes names of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

Answers = Iterable[tuple[str, str]]


def formats(incomplete: str) -> Answers:
    """Yield the report formats that begin so."""
    from cleanup.reports.formats import FORMATS

    return _beginning(incomplete, FORMATS)


def rules(incomplete: str) -> Answers:
    """Yield the lists of rules that a list can go on as."""
    from cleanup.judging.rules import GROUPS, RULES

    groups = {name: f"the rules {', '.join(sorted(rules))}" for name, rules in GROUPS.items()}
    return _last_of_list(incomplete, RULES | groups)


def kinds(incomplete: str) -> Answers:
    """Yield the lists of kinds of entities that a list can go on as."""
    from cleanup.judging.kinds import GROUPS, KINDS

    return _last_of_list(incomplete, {kind: "several kinds" if kind in GROUPS else "" for kind in KINDS})


def profiles(incomplete: str) -> Answers:
    """Yield the bundled profiles that begin so."""
    from cleanup.styles.location import bundled

    return _beginning(incomplete, dict.fromkeys(bundled(), "a bundled profile"))


def _beginning(incomplete: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, meaning) for name, meaning in known.items() if name.startswith(incomplete))


def _last_of_list(incomplete: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Complete what stands after the last comma; what stands before is not named again."""
    before, comma, last = incomplete.rpartition(",")
    named = {name.strip() for name in before.split(",")}
    for name, meaning in _beginning(last, known):
        if name not in named:
            yield before + comma + name, meaning
