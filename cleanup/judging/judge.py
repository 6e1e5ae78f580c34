"""Judges a whole document: settles what is certain, weighs the rest, and decides."""

from __future__ import annotations

from cleanup.judging.candidates import Candidate, Retriever
from cleanup.judging.cost import CostModel
from cleanup.judging.decision import FIX, Verdict, rank
from cleanup.judging.evidence import Evidence
from cleanup.judging.findings import Finding
from cleanup.judging.persons import Half, Reading, readings, support
from cleanup.judging.restraint import restraint
from cleanup.judging.scene import KnownName, Scene
from cleanup.judging.tables import ending_class
from cleanup.judging.wording import to_findings
from cleanup.names.index import Guard, Index
from cleanup.names.status import Status
from cleanup.spotting.tokens import Token
from cleanup.translit.fold import fold

_LEAST_LETTERS = 4
_LEAST_WITH_PARTNER = 3
_LEAST_JOINED = 6
_OWN_ENDING_REACH = 0.95
_MOST_ROUNDS = 6
_FAMOUS = 3
#: A guard against the other half's kind counts less once the half beside it is right.
_BESIDE_PARTNER = 0.5


class Judge:
    """Finds the garbled names of documents. Safe to use from several threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._retriever = Retriever(index, CostModel(index.confusions))
        self._evidence = Evidence(index)

    def judge(self, text: str) -> list[Finding]:
        """Return the findings of *text*, in order, never overlapping."""
        scene = Scene(text, self.index)
        sure: list[Verdict] = []
        done: set[int] = set()
        for _round in range(_MOST_ROUNDS):
            verdicts = self._pass(scene)
            verdicts = [v for v in verdicts if done.isdisjoint(range(v.first, v.last + 1))]
            fresh = [v for v in verdicts if v.action == "fix"]
            sure += fresh
            if not fresh:
                break
            for verdict in fresh:  # what is settled now is evidence for the rest
                scene.settle(verdict.first, verdict.last, verdict.best.entry, verdict.best.way)
                done.update(range(verdict.first, verdict.last + 1))
            scene.refresh()
        doubtful = [verdict for verdict in verdicts if verdict.action != "fix"]
        verdicts = sorted(sure + doubtful, key=lambda verdict: verdict.first)
        _settle_repeated(scene, verdicts)
        return to_findings(scene, verdicts)

    def _pass(self, scene: Scene) -> list[Verdict]:
        """Judge every token that is not a known name."""
        by_token = self._person_readings(scene)
        verdicts: list[Verdict] = []
        position = 0
        while position < len(scene.tokens):
            verdict = (
                self._whole_name(scene, position)
                or self._split_word(scene, position)
                or self._single(scene, position, by_token.get(position, []))
            )
            if verdict:
                verdicts.append(verdict)
            position = verdict.last + 1 if verdict else position + 1
        return verdicts

    def _person_readings(self, scene: Scene) -> dict[int, list[tuple[Reading, Half, Half]]]:
        """Return, for each token that may be a garbled half of a person's name, the readings."""
        found: dict[int, list[tuple[Reading, Half, Half]]] = {}
        for position in range(len(scene.tokens) - 1):
            for reading in readings(scene, self._retriever, position):
                if reading.given.cost:
                    half = (reading, reading.given, reading.surname)
                    found.setdefault(position, []).append(half)
                if reading.surname.cost:
                    half = (reading, reading.surname, reading.given)
                    found.setdefault(position + 1, []).append(half)
        return found

    def _whole_name(self, scene: Scene, position: int) -> Verdict | None:
        """Judge two words as a garbled name of two words (*Nagoro-Karabakh*)."""
        if not scene.adjacent(position + 1):
            return None
        pair = scene.tokens[position : position + 2]
        if not all(t.capital and not t.closed and _plain_word(t) for t in pair) or len(pair) < 2:
            return None
        names = scene.known[position], scene.known[position + 1]
        if names[0] is not None and names[0] is names[1]:
            return None
        parts = [name is not None and name.status is Status.PART for name in names]
        unknown = [name is None for name in names]
        if not any(unknown) or not (any(parts) or all(unknown) or pair[1].hyphen_before):
            return None
        key = f"{pair[0].key} {pair[1].key}"
        foreign = self._retriever.from_forms(key)
        if foreign:  # *Górski Karabach* is one name, and its second word not another
            for candidate in foreign:
                self._evidence.weigh_name(scene, candidate, position, position + 1)
            return self._decide(scene, position, position + 1, foreign)
        candidates = []
        for candidate in self._retriever.whole_names(key):
            right = candidate.form.split()
            if len(fold(candidate.entry.text).split()) != len(right):
                continue
            if candidate.entry.prominence == 1 and not scene.seen[candidate.entry.number]:
                continue
            if any(
                name is not None and name.status is not Status.PART and right[n] != pair[n].key
                for n, name in enumerate(names)
            ):
                continue
            self._evidence.weigh_name(scene, candidate, position, position + 1)
            if any(right[n] == pair[n].key for n in range(2)):
                candidate.add("whole-name", "the rest of the name is right")
            candidates.append(candidate)
        verdict = self._decide(scene, position, position + 1, candidates)
        return verdict if verdict and verdict.best.score >= FIX else None

    def _split_word(self, scene: Scene, position: int) -> Verdict | None:
        """Judge two words as one name with a space inside (*Step anakert*)."""
        if not scene.adjacent(position + 1):
            return None
        first, second = scene.tokens[position : position + 2]
        between = scene.text[first.end : second.start]
        if not first.capital or second.capital or first.closed or second.closed or between != " ":
            return None
        if self.index.guard(second.key).english or scene.known[position] is not None:
            return None
        joined = first.key + second.key
        if len(joined) < _LEAST_JOINED:
            return None
        candidates = []
        for form in self.index.forms(joined):
            entry = self.index.entry(form.lexeme)
            if form.status is Status.NAME and entry.restored and entry.prominence > 1:
                candidate = Candidate(entry, joined, None, 0.0)
                candidate.add("split", f"{entry.text} with a space inside")
                self._evidence.weigh_name(scene, candidate, position, position + 1)
                candidates.append(candidate)
        return self._decide(scene, position, position + 1, candidates)

    def _single(
        self, scene: Scene, position: int, person_readings: list[tuple[Reading, Half, Half]]
    ) -> Verdict | None:
        token = scene.tokens[position]
        if not token.capital or token.closed or scene.broken(position):
            return None
        known = scene.known[position]
        if known is not None and known.first != known.last:
            return None
        if known is not None and known.ours and known.native and not token.text.isascii():
            return self._native(scene, position, known)
        if known is not None and known.ours and (known.status is not Status.PART or not person_readings):
            return None
        least = _LEAST_WITH_PARTNER if person_readings else _LEAST_LETTERS
        if len(token.key) < least:
            return None
        guard = self.index.guard(token.key)
        found = {c.entry.number: c for c in self._found(scene, token.key, guard, person_readings)}
        for entry in scene.undecorated(position):
            if entry.is_place and (entry.prominence == 1 or not self._retriever.alike(entry, token.key)):
                continue
            if entry.is_place or not guard.given:
                found[entry.number] = self._retriever.undecorated(entry, token.text)
        if known is not None:  # a right name elsewhere is not read as a slip
            found = {n: c for n, c in found.items() if c.status is not None}
        candidates = [c for c in found.values() if self._plausible(scene, position, c)]
        for candidate in candidates:
            self._evidence.weigh_word(scene, candidate, position, guard, neighbour=known is not None)
        candidates = [
            c for c in candidates if c.entry.groups != {"given"} or "beside-name" in c.evidence
        ]
        candidates += self._as_persons(scene, position, guard, person_readings)
        return self._decide(scene, position, position, candidates)

    def _native(self, scene: Scene, position: int, known: KnownName) -> Verdict | None:
        """Suggest the English spelling of a well-known name written exactly as at home.

        People who are not public figures spell their names as they like.
        """
        figures = {n for p in scene.persons.values() for n in (p.given_lexeme, p.surname_lexeme)}
        candidates = []
        for entry in known.entries:
            if entry.number not in figures and not (entry.is_place and entry.prominence > 1):
                continue
            azerbaijani = "az" in entry.languages
            way = "az" if azerbaijani else min(entry.languages)
            candidate = Candidate(entry, fold(entry.text), Status.EXONYM, 0.0, way=way)
            spelling = "Azerbaijani spelling" if azerbaijani else "native spelling"
            candidate.add("exonym", f"{scene.tokens[position].text} is the {spelling}")
            candidate.add(f"prominence-{entry.prominence}")
            candidate.add("regional", times=scene.regional)
            candidates.append(candidate)
        verdict = self._decide(scene, position, position, candidates)
        if verdict:
            language = "Azerbaijani" if verdict.best.way == "az" else "its own language"
            verdict.held = verdict.held or f"right in {language}"
        return verdict

    def _found(
        self, scene: Scene, key: str, guard: Guard, person_readings: list[tuple[Reading, Half, Half]]
    ) -> list[Candidate]:
        """Retrieve candidates; a common word is no slip, unless it is half of a person's name."""
        if guard.common and not person_readings:
            return self._retriever.from_forms(key)
        return self._retriever.candidates(key, scene.named)

    def _plausible(self, scene: Scene, position: int, candidate: Candidate) -> bool:
        """A first name alone is not put in the place of a word before a surname, and the like."""
        entry = candidate.entry
        if entry.groups == {"given"} and candidate.status is None:
            return False  # only with its surname: see persons
        if candidate.status is None:
            if not _plain_word(scene.tokens[position]):
                return False
            own = entry.is_personal and ending_class(scene.tokens[position].key)
            if own and candidate.cost > _OWN_ENDING_REACH:
                return False  # well formed, and not that near: somebody else's name
            if scene.seen[entry.number] or entry.number in scene.surnames_in_text:
                return True
            if entry.prominence == 1:
                return False  # half the villages of the world are near one of ours
            if entry.is_personal and not entry.is_place and entry.prominence < _FAMOUS:
                return self._evidence.words.title_before(scene, position) is not None
        return True

    def _as_persons(
        self,
        scene: Scene,
        position: int,
        guard: Guard,
        person_readings: list[tuple[Reading, Half, Half]],
    ) -> list[Candidate]:
        """Weigh the halves of public figures' names that the token may be."""
        token = scene.tokens[position]
        best: dict[int, Candidate] = {}
        for reading, half, other in person_readings:
            given = reading.position == position
            number = reading.person.given_lexeme if given else reading.person.surname_lexeme
            candidate = self._half_name(token.key, number, half)
            own = Guard(given=guard.given) if given else Guard(guard.english, surname=guard.surname)
            self._evidence.weigh_entry(scene, candidate, own, share=_BESIDE_PARTNER)
            if not given and ending_class(token.key):
                candidate.add("own-name-form", times=1 + 2 * half.cost)
            support(candidate, reading, half, other)
            self._evidence.weigh_person_title(scene, candidate, reading)
            if reading.person.reporter and token.credit:
                candidate.add("in-credit", "signs as a reporter")
            kept = best.get(number)
            if kept is None or candidate.score > kept.score:
                best[number] = candidate
        return list(best.values())

    def _half_name(self, key: str, number: int, half: Half) -> Candidate:
        """Return lexeme *number* as a candidate for *key*: as the index has it, or as near as it is."""
        for candidate in self._retriever.candidates(key):
            if candidate.entry.number == number:
                return candidate
        entry = self.index.entry(number)
        candidate = Candidate(entry, fold(entry.text), None, half.cost)
        candidate.add("near", f"near {entry.text}: {half.slips}" if half.slips else "")
        candidate.add("cost-near", times=half.cost / (len(entry.text) + 1))
        return candidate

    def _decide(
        self, scene: Scene, first: int, last: int, candidates: list[Candidate]
    ) -> Verdict | None:
        by_entry: dict[int, Candidate] = {}
        for candidate in candidates:
            kept = by_entry.get(candidate.entry.number)
            if kept is None or candidate.score > kept.score:
                by_entry[candidate.entry.number] = candidate
        if not by_entry:
            return None
        verdict = Verdict(first, last, rank(list(by_entry.values())))
        verdict.held = restraint(scene, self._retriever, verdict)
        return verdict if verdict.action else None


def _plain_word(token: Token) -> bool:
    """Whether the token is written like one name: one capital or all, and no apostrophe inside."""
    inner = token.text[1:]
    return (inner.islower() or token.all_capitals) and inner.isalpha()


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
        verdict.candidates.sort(key=lambda c: -c.score)
