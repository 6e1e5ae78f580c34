"""The library's verbs on a text: check it, fix it, or fix it and say why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from threading import Lock
from typing import TYPE_CHECKING

from cleanup.judging.findings import Finding, apply
from cleanup.judging.rules import (
    ABOUT_NAMES,
    DEFAULT,
    HOUSE_STYLE,
    INCONSISTENT,
    TIDY,
    UNUSED,
    chosen,
)

if TYPE_CHECKING:
    from cleanup.judging.carried import Carried
    from cleanup.judging.judge import Judge
    from cleanup.spotting.exceptions.accepted import Accepted
    from cleanup.styles.profile import Profile

_opening = Lock()


@dataclass(frozen=True, slots=True)
class Explained:
    """A corrected text and every finding in the text it was made from."""

    text: str
    findings: tuple[Finding, ...]


class Cleaner:
    """Finds and repairs garbled names. Make one and use it for many texts, from any thread.

    Args:
        apply_suggestions: let :meth:`fix` also make the changes that are only suggested.
        lexicons: lexicons to add to the bundled ones: paths of files or folders, or names of
            installed ones (entry points of the group ``cleanup.lexicons``). One that cannot be used
            raises a ValueError that says where and why, when the first text is judged.
        transcript: names may stand in small letters, as speech recognisers leave them.
        select: the rules to go by (:data:`cleanup.judging.rules.RULES`), or groups of them (``tidy``); a
            name that is none raises a ValueError.
        consistent: also fix names spelled in several legitimate ways, as most mentions have them.
        explain: findings carry accounts of their candidates.
        accept: spellings never to report, in capitals or not; one without a word raises a ValueError.
        only: the kinds of entities whose names are judged (``city``, ``surname`` …), or groups of them
            (``place``, ``person``, ``org``, ``people``); all, if none is named. One that is none raises
            a ValueError.
        profile: a house style to spell names by: the name of a bundled profile, or the path of one. It
            adds the rule ``house-style``. One that cannot be read raises a ValueError that says where
            and why; so does one whose spellings the lexicons lack, when the first text is judged.

    >>> Cleaner().fix("Prime Minister Nikol Paschinjan returned to Yerevan.")
    'Prime Minister Nikol Pashinyan returned to Yerevan.'
    """

    def __init__(
        self,
        *,
        apply_suggestions: bool = False,
        lexicons: Iterable[str | PathLike[str]] = (),
        transcript: bool = False,
        select: Iterable[str] = DEFAULT,
        consistent: bool = False,
        explain: bool = False,
        accept: Iterable[str] = (),
        only: Iterable[str] = (),
        profile: str | PathLike[str] | None = None,
    ) -> None:
        self.rules = chosen(select) | ({INCONSISTENT} if consistent else set())
        self.transcript = transcript
        self.consistent = consistent
        self.explain = explain
        self.only = _kinds(only)
        self.profile = _profile(profile)
        if self.profile:
            self.rules |= {HOUSE_STYLE}
        self.apply_suggestions = apply_suggestions
        self.accepted = _accepted((accept,) if isinstance(accept, str) else tuple(accept))
        self.lexicons = (lexicons,) if isinstance(lexicons, str | PathLike) else tuple(lexicons)

    def __getstate__(self) -> dict[str, object]:
        """Leave out the open index: a copy in another process opens it itself."""
        return {name: value for name, value in self.__dict__.items() if name != "_judge"}

    @property
    def told(self) -> str:
        """What decides its findings but for the lexicons, the same in every process."""
        accepted = self.accepted.forms if self.accepted else ()
        flags = (self.transcript, self.consistent, self.explain)
        return repr((sorted(self.rules), *flags, sorted(self.only), accepted, self.profile))

    @cached_property
    def _judge(self) -> Judge:
        return judge_with(self.lexicons)

    def check(self, text: str) -> list[Finding]:
        """Return the findings of *text* in order of position; they never overlap.

        Offsets are Unicode code points into *text*.
        """
        from cleanup.judging.carried import Carried

        return self._check(text, Carried())

    def check_portion(self, text: str, carried: Carried, *, goes_on: bool) -> list[Finding]:
        """Return the findings of the next portion of a text; offsets are those in the portion.

        Args:
            text: the portion.
            carried: what the portions before it left for this one, and what this one leaves.
            goes_on: whether another follows; then this one ends where a section does.
        """
        carried.begin(goes_on=goes_on)
        findings = self._check(text, carried)
        carried.end()
        return findings

    def _check(self, text: str, carried: Carried) -> list[Finding]:
        from cleanup.judging.judge import Wanted

        wanted = Wanted(
            self.rules,
            self.transcript,
            self.consistent,
            self.explain,
            self.only,
            self.accepted,
            self.profile,
        )
        names = ABOUT_NAMES | {UNUSED}
        findings = [] if self.rules.isdisjoint(names) else self._judge.judge(text, wanted, carried)
        if self.rules.isdisjoint(TIDY | {UNUSED}):
            return findings
        from cleanup.tidying.tidier import tidied

        return tidied(text, findings, self.rules, self.accepted, self._judge.index, carried)

    def fix(self, text: str) -> str:
        """Return *text* with its garbled names repaired and nothing else changed."""
        return self.fix_and_explain(text).text

    def fix_and_explain(self, text: str) -> Explained:
        """Return the repaired text together with all findings, applied or not."""
        findings = self.check(text)
        return Explained(apply(text, self.applied(findings)), tuple(findings))

    def applied(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return those of *findings* that :meth:`fix` carries out; exceptions stay."""
        return [
            f
            for f in findings
            if f.action == "fix"
            or (self.apply_suggestions and f.rule != UNUSED and f.replacement != f.text)
        ]


def _accepted(forms: Sequence[str]) -> Accepted | None:
    if not forms:
        return None
    from cleanup.spotting.exceptions.accepted import Accepted

    return Accepted(forms)


def _kinds(only: Iterable[str]) -> frozenset[str]:
    named = (only,) if isinstance(only, str) else tuple(only)
    if not named:
        return frozenset()
    from cleanup.judging.kinds import kinds_named

    return kinds_named(named)


def _profile(wanted: str | PathLike[str] | None) -> Profile | None:
    if wanted is None:
        return None
    from cleanup.styles import DEFAULT as KEEPING

    if wanted == KEEPING:
        return None
    from cleanup.styles.reader import read_profile

    return read_profile(wanted)


_judges: list[Judge] = []


def judge_with(lexicons: Sequence[str | PathLike[str]]) -> Judge:
    """Return a judge that knows *lexicons*, too: those of :class:`Cleaner`."""
    if not lexicons:
        return shared_judge()
    from cleanup.judging.judge import Judge
    from cleanup.names.cache import open_index

    with _opening:
        return Judge(open_index(lexicons))


def shared_judge() -> Judge:
    """Return the one judge of this process, opening the index on first use."""
    with _opening:
        if not _judges:
            from cleanup.judging.judge import Judge
            from cleanup.names.cache import open_index

            _judges.append(Judge(open_index()))
        return _judges[0]
