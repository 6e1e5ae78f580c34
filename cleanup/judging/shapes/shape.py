"""What all shapes share: the tools on the bench, and the way to a verdict."""

from __future__ import annotations

from typing import NamedTuple

from cleanup.judging.candidate import Candidate
from cleanup.judging.candidates import Retriever
from cleanup.judging.cost import CostModel
from cleanup.judging.decision import Verdict, rank
from cleanup.judging.evidence import Evidence
from cleanup.judging.restraint import least_odds, restraint
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.joined import Joined
from cleanup.names.index import Index
from cleanup.spotting.tokens import Token
from cleanup.translit.fold import fold


class Bench:
    """The tools for judging with one index: retrieval and evidence. Safe to use from several threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.retriever = Retriever(index, CostModel(index.confusions))
        self.evidence = Evidence(index)
        self.joined = Joined(index, self.retriever)

    def decide(self, scene: Scene, first: int, last: int, candidates: list[Candidate]) -> Verdict | None:
        """Return the verdict on tokens *first* to *last*, or None if no candidate is worth showing."""
        if not candidates:
            return None
        by_entry: dict[int, Candidate] = {}
        for candidate in candidates:
            kept = by_entry.get(candidate.entry.number)
            if kept is None or candidate.score > kept.score:
                by_entry[candidate.entry.number] = candidate
        verdict = Verdict(first, last, rank(list(by_entry.values())))
        verdict.held = restraint(scene, self.retriever, verdict)
        verdict.least = least_odds(scene, verdict)
        return verdict


class News(NamedTuple):
    """What a round has settled: words *near* which (positions), names, lexemes, and persons.

    *named* are the right spellings that the text has now, with their lexemes, *numbers* all lexemes that
    it has now; *regional*: whether the text is more about the region.
    """

    near: set[int]
    named: dict[str, list[int]]
    numbers: set[int]
    regional: bool
    persons: bool


class Shape:
    """Proposes what words from a position on may stand for."""

    #: Whether the first word may be in small letters.
    small_letters = False
    #: Whether it takes a word after the first, with only space or a hyphen between them.
    several = False
    #: Whether that one must have a capital, too.
    capitals = False
    #: Whether the first word is a right name, or in one (True), or must be in none (False).
    known: bool | None = None

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.index = bench.index

    def possible(self, scene: Scene, position: int) -> bool:
        """Whether there could ever be a verdict on the words from the token at *position* on.

        The token is open to judging, and as the attributes of the shape demand. It is asked once,
        before the first round, so the answer must not depend on what is settled.
        """
        raise NotImplementedError

    def propose(self, scene: Scene, position: int) -> Verdict | None:
        """Return a verdict on the words from the token at *position* on, where possible, or None."""
        raise NotImplementedError

    def may_change(self, scene: Scene, position: int, news: News) -> bool:
        """Whether *news* from elsewhere in the text may give it a verdict where it had none.

        It is not asked about positions that are near what was settled.
        """
        del scene, position, news
        return True


def plain_word(token: Token) -> bool:
    """Whether the token is written like one name: one capital or all, and no apostrophe inside."""
    return is_plain(token.text)


def ending_apart(token: Token) -> str:
    """Return the folded ending after an apostrophe in a plain word, as Turkish sets case endings off."""
    if token.text.isalpha():
        return ""
    stem, _, ending = token.text.replace("’", "'").partition("'")
    return fold(ending) if is_plain(stem) and ending.isalpha() else ""


def is_plain(word: str) -> bool:
    """Whether *word* has one capital or only capitals, and only letters.

    >>> is_plain("Yerevan"), is_plain("YEREVAN"), is_plain("TarInfo"), is_plain("O'Neil")
    (True, True, False, False)
    """
    inner = word[1:]
    return (inner.islower() or word.isupper()) and inner.isalpha()
