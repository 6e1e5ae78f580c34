"""Names with a space too many: *Step anakert*, *Ill Ham Aliyev*, *nickel Passion Ian*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from cleanup.judging.candidate import Candidate
from cleanup.judging.candidates import reach_for
from cleanup.judging.decision import Verdict
from cleanup.judging.right_names import KnownName
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.joined import (
    LEAST_JOINED,
    LEAST_NEAR,
    LONG_NAME,
    MOST_JOINED,
    TOO_COMMON,
    is_well_known,
)
from cleanup.judging.shapes.shape import News, Shape
from cleanup.names.index import Guard, KnownPerson
from cleanup.names.status import Status
from cleanup.translit.fold import fold

_MOST_WORDS = 3
_MOST_TOGETHER = 4
#: (words of the first name, words of the surname), one of which is split.
_SPLITS = ((1, 2), (2, 1), (1, 3), (2, 2), (3, 1))


class SplitName(Shape):
    """Judges two or three words as one name with spaces inside, alone or beside its other half."""

    small_letters = True
    several = True

    def possible(self, scene: Scene, position: int) -> bool:
        """Words that stand together, of which the first has a capital or the next two have."""
        tokens = scene.tokens
        first, second = tokens[position : position + 2]
        if scene.transcript:
            return True
        if not first.capital:
            third = tokens[position + 2] if scene.adjacent(position + 2) else None
            if not (second.capital and third is not None and third.capital):
                return False
            may_be = self.bench.joined.may_be
            return may_be(second.key, third.key, half=True) or may_be(first.key, second.key, half=True)
        if second.capital:
            return self._any_of_capitals(scene, position)
        if _is_name(scene.known[position]):
            return False
        if self._may_be_one(scene, position, position + 1):
            return True
        return scene.adjacent(position + 2) and self._may_be_one(scene, position, position + 2)

    def _any_of_capitals(self, scene: Scene, position: int) -> bool:
        """Whether any of the words with capitals from *position* on may be one name together."""
        words = scene.tokens[position : position + self._together(scene, position)]
        keys = [token.key for token in takewhile(lambda token: token.capital, words)]
        for end in range(position + 1, position + min(_MOST_WORDS, len(keys))):
            if self._may_be_one(scene, position, end):
                return True
        return len(keys) > 2 and any(
            self._may_be_person(keys[:given], keys[given : given + surname])
            for given, surname in _SPLITS
            if given + surname <= len(keys)
        )

    def _may_be_person(self, given: list[str], surname: list[str]) -> bool:
        """Whether words may be a first name and a surname, of which one is split or both are."""
        joined = self.bench.joined
        if len(given) > 1 and any(map(joined.is_name, given)):
            return False
        if len(surname) > 1:
            return joined.may_be(*surname, half=True)
        return bool(self.index.forms(surname[0])) or self.bench.retriever.any_candidate(surname[0])

    def _may_be_one(self, scene: Scene, first: int, last: int) -> bool:
        """Whether words may be one name with spaces inside, known or in the text."""
        one = self.bench.joined.as_one(*[token.key for token in scene.tokens[first : last + 1]])
        if one is None or not _open(scene, first, last):
            return False
        if one.known:
            return True
        if one.english and not self._announced(scene, first, last):
            return False
        if self.bench.joined.is_near(one.key):
            return True
        return bool(scene.near_named(self.bench.retriever, one.key))

    def propose(self, scene: Scene, position: int) -> Verdict | None:
        """Return a verdict on the words from *position* on, or None."""
        silent: Verdict | None = None
        for verdict in self._verdicts(scene, position):
            if verdict and verdict.action:
                return verdict
            silent = silent or verdict
        return silent

    def may_change(self, scene: Scene, position: int, news: News) -> bool:
        """A name stands in the text now that it did not have."""
        del scene, position
        return bool(news.numbers or news.named)

    def _verdicts(self, scene: Scene, position: int) -> Iterator[Verdict | None]:
        together = self._together(scene, position)
        following = scene.tokens[position + 1 : position + together]
        capitals = next((n for n, token in enumerate(following) if not token.capital), len(following))
        if scene.transcript:
            capitals = len(following)
        for given, surname in _SPLITS:
            if given + surname - 1 <= capitals:
                yield self._person(scene, position, position + given, position + given + surname - 1)
        if scene.tokens[position].capital:
            for count in range(min(_MOST_WORDS, together), 1, -1):
                yield self._word(scene, position, position + count - 1)

    def _together(self, scene: Scene, position: int) -> int:
        """Return how many words from *position* on stand together: open to judging, and no titles."""
        titles = self.bench.evidence.words.titles
        tokens = scene.tokens
        count = 0
        for at in range(position, min(position + _MOST_TOGETHER, len(tokens))):
            token = tokens[at]
            if count and (not token.adjacent or token.hyphen_before):
                break
            if token.closed or (token.text.lower(),) in titles:
                break
            count += 1
        return count

    def _word(self, scene: Scene, first: int, last: int) -> Verdict | None:
        """Judge the words as one name with spaces inside."""
        tokens = scene.tokens[first : last + 1]
        joined = "".join(token.key for token in tokens)
        if not LEAST_JOINED <= len(joined) <= MOST_JOINED:
            return None
        if not _open(scene, first, last):
            return None
        evidence, retriever = self.bench.evidence, self.bench.retriever
        english = [self.index.guard(token.key).english for token in tokens]
        # Shah in Iran, the Lev on the market
        prose = english[-1] >= TOO_COMMON and not tokens[-1].capital
        candidates = []
        for form in self.index.forms(joined):
            entry = self.index.entry(form.lexeme)
            right = form.status in (Status.NAME, Status.VARIANT)
            if prose and not self._announced(scene, first, last):
                break
            if right and entry.restored and (entry.prominence > 1 or entry.number in scene.seen):
                if " " in entry.text or "-" in entry.text:
                    continue
                candidate = Candidate(entry, joined, None, 0.0)
                candidate.add("split", f"{entry.text} with a space inside")
                candidates.append(candidate)
        common = max(english) >= TOO_COMMON or any(len(t.key) < 2 for t in tokens)
        if (
            not candidates
            and not common
            and len(joined) >= LEAST_NEAR
            and (not all(english) or self._announced(scene, first, last))
        ):
            first_word = {form.lexeme for form in self.index.forms(tokens[0].key)}
            for candidate in retriever.candidates(joined, scene.named):
                entry = candidate.entry
                if entry.number in first_word:
                    continue  # Stěpanakert hid
                seen = candidate.status is None and entry.number in scene.seen
                if seen or is_well_known(candidate):
                    candidate.status = None
                    candidate.add("split-near", f"near {entry.text}, with a space inside")
                    candidates.append(candidate)
        for candidate in candidates:
            if all(english):
                candidate.add("split-english", times=min(english) / 300)
            evidence.weigh_name(scene, candidate, first, last)
            evidence.weigh_title(scene, candidate, first)
        return self.bench.decide(scene, first, last, candidates)

    def _announced(self, scene: Scene, first: int, last: int) -> bool:
        """Whether a place word or a title stands beside the words."""
        words = self.bench.evidence.words
        return bool(words.place_word(scene, first, last) or words.title_before(scene, first))

    def _person(self, scene: Scene, first: int, middle: int, last: int) -> Verdict | None:
        """Judge the words before *middle* as a first name and the rest as the surname."""
        tokens = scene.tokens[first : last + 1]
        given = "".join(token.key for token in scene.tokens[first:middle])
        surname = "".join(token.key for token in scene.tokens[middle : last + 1])
        if min(len(given), len(surname)) < 3 or max(len(given), len(surname)) > MOST_JOINED:
            return None
        common = any(self.index.guard(token.key).english >= TOO_COMMON for token in tokens)
        if middle - first > 1 and any(_is_name(scene.known[p]) for p in range(first, middle)):
            return None
        if last > middle and any(_is_name(scene.known[p]) for p in range(middle, last + 1)):
            return None
        candidates = [
            candidate
            for person in self._bearers(scene, middle, last, surname)
            if (candidate := self._read(scene, first, middle, last, given, surname, person))
            and not (common and candidate.cost)
        ]
        verdict = self.bench.decide(scene, first, last, candidates)
        if verdict:
            verdict.middle = middle
        return verdict

    def _bearers(self, scene: Scene, middle: int, last: int, surname: str) -> Iterator[KnownPerson]:
        """Yield the public figures whose surname the words from *middle* on may be."""
        if middle == last and scene.known[middle] is not None:
            numbers = scene.numbers(middle)
        else:
            numbers = self.bench.retriever.numbers(surname)
        for number in numbers:
            yield from self.index.persons(surname=number)

    def _read(
        self,
        scene: Scene,
        first: int,
        middle: int,
        last: int,
        given: str,
        surname: str,
        person: KnownPerson,
    ) -> Candidate | None:
        """Return *person* as what the words stand for, if both halves are near enough."""
        retriever, evidence = self.bench.retriever, self.bench.evidence
        costs = []
        for right, found in ((person.given, given), (person.surname, surname)):
            if " " in right or fold(right)[:1] != found[:1]:
                return None
            cost, _slips = retriever.distance(right, found)
            if cost > reach_for(fold(right)):
                return None
            costs.append(cost)
        entry = self.index.entry(person.surname_lexeme)
        cost = sum(costs)
        candidate = Candidate(entry, fold(person.name), None, cost, person=person.id)
        candidate.written = person.name
        candidate.add("near")
        candidate.add("split-near", f"{person.name}, with a space too many")
        candidate.add("cost-near", times=cost / (len(given) + len(surname)))
        sure = (middle == last and not costs[1]) or (middle - first == 1 and not costs[0])
        if sure:
            candidate.add("partner", "the other half of the name is right")
        else:
            candidate.add("partner-near")
        evidence.weigh_entry(scene, candidate, Guard())
        evidence.weigh_role(scene, candidate, first, person)
        return candidate


def _open(scene: Scene, first: int, last: int) -> bool:
    """Whether words may be one name with spaces inside, for all that they are by themselves."""
    names = scene.known[first : last + 1]
    if any(map(_is_name, names)):
        return False
    # Ara Rat may be somebody
    return not (scene.tokens[last].capital and any(map(_is_first_name, names)))


def _is_first_name(name: KnownName | None) -> bool:
    """Whether the word is a right first name, ours or not."""
    return name is not None and any("given" in entry.groups for entry in name.entries)


def _is_name(name: KnownName | None) -> bool:
    """Whether it is a right name of ours, no mere part of one, and not a short one."""
    return (
        name is not None
        and (name.first != name.last or name.status is not Status.PART)
        and any(len(entry.text) >= LONG_NAME for entry in name.entries)
        and (name.ours or name.first != name.last)
    )
