"""Judges a whole document: cuts it into sections, has each weighed, and says what was found."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cleanup.judging.carried import Carried
from cleanup.judging.consistency import inconsistencies
from cleanup.judging.findings import Finding, moved
from cleanup.judging.lore import Lore
from cleanup.judging.rounds import Rounds
from cleanup.judging.rules import ABOUT_NAMES, DEFAULT, GARBLED, HOUSE_STYLE, INCONSISTENT, UNUSED
from cleanup.judging.scene import Scene
from cleanup.judging.shapes import Bench
from cleanup.judging.wording import to_findings
from cleanup.names.index import Index
from cleanup.names.status import Status
from cleanup.spotting.lines import Lines
from cleanup.spotting.mojibake import readable
from cleanup.spotting.sections import sections
from cleanup.translit.fold import fold

if TYPE_CHECKING:
    from cleanup.judging.house.rule import House
    from cleanup.judging.sieve import Sieve
    from cleanup.spotting.exceptions.accepted import Accepted
    from cleanup.spotting.exceptions.collected import Exceptions
    from cleanup.styles.profile import Profile

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
        self._lore = Lore(index)
        self.rounds = Rounds(self._bench)
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
        lines = Lines(text)
        for start, end in sections(text, goes_on=goes_on):
            section = text if end - start == len(text) else text[start:end]
            excepted = exceptions and exceptions.within(start, end)
            findings = self._judge(section, wanted, excepted, introduced)
            if findings and start:
                line, column = lines.place(start)
                findings = [moved(f, start, line - 1, column - 1) for f in findings]
            found += findings
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
            text,
            self.index,
            transcript=wanted.transcript,
            stretches=stretches,
            exceptions=exceptions,
            lore=self._lore,
        )
        scene.house = house
        verdicts = [verdict for verdict in self.rounds.verdicts(scene) if verdict.action]
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
