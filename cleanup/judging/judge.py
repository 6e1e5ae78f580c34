"""Judges a whole document: settles what is certain, weighs the rest, and decides."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cleanup.judging.carried import Carried
from cleanup.judging.consistency import inconsistencies
from cleanup.judging.decision import Verdict
from cleanup.judging.findings import Finding, moved
from cleanup.judging.restraint import DOUBTS
from cleanup.judging.rules import ABOUT_NAMES, DEFAULT, GARBLED, HOUSE_STYLE, INCONSISTENT, UNUSED
from cleanup.judging.scene import Scene
from cleanup.judging.shapes import SHAPES, Bench, Shape
from cleanup.judging.wording import to_findings
from cleanup.names.index import Index
from cleanup.names.status import Status
from cleanup.spotting.lines import line_starts_of
from cleanup.spotting.mojibake import readable
from cleanup.spotting.sections import sections
from cleanup.translit.fold import fold

if TYPE_CHECKING:
    from cleanup.judging.house.rule import House
    from cleanup.judging.sieve import Sieve
    from cleanup.spotting.exceptions.accepted import Accepted
    from cleanup.spotting.exceptions.collected import Exceptions
    from cleanup.styles.profile import Profile

_MOST_ROUNDS = 6
#: Texts shorter than this are read whole, and the first few if they are shorter than that.
_LEAST_TEXT = 400
_LEAST_FIRST = 10_000
_FIRST = 4


class Wanted(NamedTuple):
    """What is asked of the judging.

    *transcript*: names may stand in small letters (a text without capitals tells so itself);
    *consistent*: inconsistent names are fixed, not only suggested; *explain*: findings carry accounts;
    *only*: kinds of entities that findings are limited to, if there are any; *accepted*: spellings
    that are never reported; *profile*: the house style that names are spelled by.
    """

    rules: frozenset[str] = DEFAULT
    transcript: bool = False
    consistent: bool = False
    explain: bool = False
    only: frozenset[str] = frozenset()
    accepted: Accepted | None = None
    profile: Profile | None = None


class Judge:
    """Finds the garbled names of documents. Safe to use from several threads.

    Args:
        index: the compiled lexicons.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self._bench = Bench(index)
        self._shapes = [shape(self._bench) for shape in SHAPES]
        self._texts = 0  #: how many have been judged
        self._houses: dict[Profile, House] = {}

    @cached_property
    def _sieve(self) -> Sieve:
        from cleanup.judging.sieve import Sieve  # short texts do without

        return Sieve(self._bench)

    def judge(
        self,
        text: str,
        wanted: Wanted = Wanted(),  # noqa: B008
        carried: Carried | None = None,
    ) -> list[Finding]:
        """Return the findings of *text* under the *wanted* rules, in order, never overlapping.

        A text much longer than an article is judged in sections. Names in wrongly read bytes are judged
        as they were meant. Is it a portion of a text, *carried* is what is known of those before it.
        """
        carried = carried or Carried()
        meant = readable(text, self._is_name)
        if meant is None:
            return self._judge_whole(text, wanted, carried)
        from cleanup.judging.misread import misread

        found = self._judge_whole(meant.text, wanted, carried)
        return misread(text, meant, found, wanted.rules, self.index)

    def _is_name(self, word: str) -> bool:
        key = fold(word)
        if "@" in word or "ə" in word:  # no slip beside: there are too many handles
            return any(form.status is not Status.PART for form in self.index.forms(key))
        return self._bench.retriever.any_candidate(key) or bool(self.index.known(key))

    def _judge_whole(self, text: str, wanted: Wanted, carried: Carried) -> list[Finding]:
        exceptions = carried.exceptions(text, wanted.accepted)
        before = set(carried.introduced)
        found = self._in_sections(text, wanted, exceptions, carried.introduced, carried.goes_on)
        if exceptions and exceptions.marks and UNUSED in wanted.rules:
            from cleanup.judging.unused import unused

            all_ = wanted._replace(rules=ABOUT_NAMES, only=frozenset(), explain=False)
            otherwise = self._in_sections(text, all_, None, before, carried.goes_on)
            found += unused(text, exceptions, otherwise, carried.needed)
            found.sort(key=lambda finding: finding.start)
        return found

    def _in_sections(
        self,
        text: str,
        wanted: Wanted,
        exceptions: Exceptions | None,
        introduced: set[frozenset[int]],
        goes_on: bool,
    ) -> list[Finding]:
        """Return the findings about names that are not excepted; *introduced* places become more."""
        found: list[Finding] = []
        lines = 0  # before the section
        for start, end in sections(text, goes_on=goes_on):
            section = text if end - start == len(text) else text[start:end]
            excepted = exceptions and exceptions.within(start, end)
            findings = self._judge(section, wanted, excepted, introduced)
            if findings and start:
                line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
                findings = [moved(f, start, lines, start - line_start) for f in findings]
            found += findings
            if end < len(text):
                lines += len(line_starts_of(section)) - 1
        return found

    def _judge(
        self,
        text: str,
        wanted: Wanted,
        exceptions: Exceptions | None,
        introduced: set[frozenset[int]],
    ) -> list[Finding]:
        """Judge one section."""
        house = self._house(wanted.profile) if wanted.profile else None
        stretches = None
        if not wanted.transcript and self._is_worth_sieving(text):
            names = house is not None or INCONSISTENT in wanted.rules
            stretches = self._sieve.stretches(text, names=names)
            if not stretches.judged:
                return []
        scene = Scene(
            text, self.index, transcript=wanted.transcript, stretches=stretches, exceptions=exceptions
        )
        scene.house = house
        verdicts = [verdict for verdict in self.verdicts(scene) if verdict.action]
        garbled = to_findings(scene, verdicts, explain=wanted.explain)
        findings = garbled if GARBLED in wanted.rules else []
        if house and HOUSE_STYLE in wanted.rules:
            styled = house.findings(scene, garbled, introduced)
            findings, garbled = findings + styled, garbled + styled
        if INCONSISTENT in wanted.rules:
            findings = findings + inconsistencies(scene, garbled, fix=wanted.consistent)
        if scene.excepted:
            findings = [finding for finding in findings if not scene.excepts(finding)]
        if wanted.only:  # the rest was judged all the same: it is evidence
            findings = [found for found in findings if found.candidates[0].kind in wanted.only]
        return sorted(findings, key=lambda finding: finding.start)

    def _is_worth_sieving(self, text: str) -> bool:
        """Whether it takes less to look for what needs judging than to judge all of *text*.

        Not for the first few articles: what every word could be has not been asked yet.
        """
        self._texts += 1
        return len(text) >= (_LEAST_TEXT if self._texts > _FIRST else _LEAST_FIRST)

    def _house(self, profile: Profile) -> House:
        """Return what follows *profile*, made at first use."""
        if profile not in self._houses:
            from cleanup.judging.house.rule import House

            self._houses[profile] = House(self.index, profile)
        return self._houses[profile]

    def verdicts(self, scene: Scene) -> list[Verdict]:
        """Return a verdict on all that was weighed in *scene*, in order, also where it is silence.

        Each round settles what is sure, and what is settled is evidence in the next.
        """
        asked = self._asked(scene)
        sure: list[Verdict] = []
        done: set[int] = set()
        for _round in range(_MOST_ROUNDS):
            verdicts = self._pass(scene, asked)
            verdicts = [v for v in verdicts if done.isdisjoint(range(v.first, v.last + 1))]
            fresh = [v for v in verdicts if v.action == "fix"]
            sure += fresh
            if not fresh:
                break
            for verdict in fresh:
                best = verdict.best
                way = best.way if best.status else ""
                scene.settle(verdict.first, verdict.last, best.entry, way)
                done.update(range(verdict.first, verdict.last + 1))
            scene.refresh()
        doubtful = [verdict for verdict in verdicts if verdict.action != "fix"]
        verdicts = sorted(sure + doubtful, key=lambda verdict: verdict.first)
        _settle_repeated(scene, verdicts)
        return verdicts

    def _asked(self, scene: Scene) -> list[tuple[int, list[Shape]]]:
        """Return the positions at which anything could be said, with the shapes that could say it."""
        asked = []
        for position in scene.judged:
            shapes = [shape for shape in self._shapes if shape.possible(scene, position)]
            if shapes:
                asked.append((position, shapes))
        return asked

    def _pass(self, scene: Scene, asked: list[tuple[int, list[Shape]]]) -> list[Verdict]:
        """Judge every word that is not a known name, by the first shape that has something to say."""
        verdicts: list[Verdict] = []
        free = 0  # the first position that no verdict has taken yet
        for position, shapes in asked:
            if position < free:
                continue
            verdict = _first_heard(scene, position, shapes)
            if verdict:
                verdicts.append(verdict)
                free = verdict.last + 1 if verdict.action else position + 1
        return verdicts


def _first_heard(scene: Scene, position: int, shapes: list[Shape]) -> Verdict | None:
    """Return the verdict of the first shape that is sure, or else of the first that doubts."""
    doubtful: Verdict | None = None
    silent: Verdict | None = None
    for shape in shapes:
        verdict = shape.propose(scene, position)
        if verdict is None:
            continue
        if verdict.action == "fix":
            return verdict
        if verdict.action:
            doubtful = doubtful or verdict
        else:
            silent = verdict
    return doubtful or silent


def _settle_repeated(scene: Scene, verdicts: list[Verdict]) -> None:
    """One spelling means one thing in a document: a sure mention settles the doubtful ones."""
    sure: dict[str, set[int]] = {}
    for verdict in verdicts:
        if verdict.first == verdict.last and verdict.action == "fix":
            key = scene.tokens[verdict.first].key
            sure.setdefault(key, set()).add(verdict.best.entry.number)
    for verdict in verdicts:
        if verdict.first != verdict.last:
            continue
        meant = sure.get(scene.tokens[verdict.first].key)
        if not meant or verdict.action == "fix":
            continue
        for candidate in verdict.candidates:
            if meant == {candidate.entry.number}:
                candidate.add("settled", "the same spelling is settled elsewhere in the text")
                if verdict.held in DOUBTS:
                    verdict.held = ""
        verdict.candidates.sort(key=lambda c: -c.score)
