"""The pieces of evidence for and against a candidate, each a row of ``weights.tsv``."""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.judging.candidate import Candidate
from cleanup.judging.context import ContextWords, company, matches_role
from cleanup.judging.persons import Reading
from cleanup.judging.scene import Scene
from cleanup.judging.tables import ending_class, weights
from cleanup.names.index import Entry, Guard, Index, KnownPerson
from cleanup.names.status import Status

#: What says that places of ours are named together.
LISTED = frozenset({"listed-together", "same-country", "beside-peer"})
#: Below this a text is hardly about the region, and its words are hardly our names.
_HARDLY_REGIONAL = 0.35
#: From this weight a name is at home in too many countries to tell of one.
_EVERYWHERE = 5
#: From this weight on a name elsewhere is certainly a first name.
_GIVEN = 2
_ADDRESSES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Sir", "Madame", "Herr", "Frau"})


class Evidence:
    """Weighs candidates against the text around them."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.words = ContextWords(index)

    def weigh_name(self, scene: Scene, candidate: Candidate, first: int, last: int) -> None:
        """Weigh *candidate* for the name of several words at tokens *first* to *last*."""
        self.weigh_entry(scene, candidate, Guard())
        self._weigh_place(scene, candidate, first, last)
        self._weigh_fingerprint(scene, candidate, scene.tokens[first].key)

    def weigh_word(
        self, scene: Scene, candidate: Candidate, position: int, guard: Guard, *, neighbour: bool
    ) -> None:
        """Weigh *candidate* for the single word at *position*."""
        self.weigh_entry(scene, candidate, guard, neighbour=neighbour)
        self._weigh_place(scene, candidate, position, position)
        self.weigh_title(scene, candidate, position)
        self._weigh_form(scene.tokens[position].key, candidate)
        self._weigh_beside(scene, candidate, position)
        self._weigh_position(scene, candidate, position)
        self._weigh_fingerprint(scene, candidate, scene.tokens[position].key)

    def ceiling(
        self, candidate: Candidate, key: str, guard: Guard, *, neighbour: bool, supported: bool
    ) -> float:
        """Return the most that :meth:`weigh_word` could find for *candidate* in any text.

        But for mentions of it elsewhere in the text: what is near a name that the text has is another
        question. *key* is the folded word; *supported*: counting what may stand around it.
        """
        entry, weight = candidate.entry, weights()
        score = candidate.score + weight[f"prominence-{entry.prominence}"] + weight["regional"]
        if candidate.way:
            score += weight["fingerprint"]
        if candidate.status is not Status.CONTEXT_GARBLE:
            for evidence, times in _elsewhere(guard):
                score += weight[evidence] * times
            if neighbour:
                score += weight["name-of-neighbours"]
        if _is_own_form(key, candidate):
            score += weight["own-name-form"]
        if not supported:
            return score
        if entry.is_place:
            score += weight["place-word"] + weight["listed-together"]
        if "surname" in entry.groups:
            score += weight["title"]
        return score + (weight["beside-name"] if entry.is_personal else 0.0)

    def weigh_entry(
        self,
        scene: Scene,
        candidate: Candidate,
        guard: Guard,
        *,
        neighbour: bool = False,
        share: float = 1.0,
    ) -> None:
        """Count what is known of the candidate, the text, and the spelling's other meanings."""
        entry = candidate.entry
        candidate.add(f"prominence-{entry.prominence}")
        candidate.add("regional", times=scene.regional)
        if scene.regional < _HARDLY_REGIONAL:
            candidate.add("elsewhere", times=_elsewhere_alone(scene) - spared(scene))
        named = self._named(scene, entry)
        if named and candidate.status is not Status.LEFTOVER:
            candidate.add("in-text", _where_else(scene, named))
        if entry.number in scene.surnames_in_text:
            candidate.add("person-in-text", "named in full elsewhere in the text")
        if candidate.status is Status.CONTEXT_GARBLE:
            return  # the lexicon has weighed the other meanings
        for evidence, times in _elsewhere(guard, share):
            candidate.add(evidence, times=times)
        if neighbour:
            candidate.add("name-of-neighbours")

    def _named(self, scene: Scene, entry: Entry) -> Entry | None:
        """Return *entry* if the text names it; a country and its people speak for each other."""
        if entry.number in scene.seen:
            return entry
        if not entry.is_nation:
            return None
        others = (self.index.entry(number) for number in scene.seen)
        same = (o for o in others if o.is_nation and o.languages == entry.languages)
        return next(same, None)

    def _weigh_place(self, scene: Scene, candidate: Candidate, first: int, last: int) -> None:
        """Count place words and the places named together with tokens *first* to *last*."""
        if not candidate.entry.is_place:
            return
        word = self.words.place_word(scene, first, last)
        if word:
            evidence = "place-word" if word.announces(candidate.entry) else "weak-place-word"
            candidate.add(evidence, f"beside “{word.phrase.lower()}”")
        around = company(scene, candidate, first, last)
        if around.twice:
            candidate.add("twice-in-list")
        elif around.region:
            candidate.add("listed-together", "named together with places near it")
        elif around.country:
            candidate.add("same-country", "in a list with places of the same country")
        elif around.peer:
            candidate.add("beside-peer", f"named in one breath with {around.peer}")
        if around.strangers:
            candidate.add("listed-elsewhere")

    def weigh_title(self, scene: Scene, candidate: Candidate, position: int) -> None:
        """Count a title before a bare surname."""
        if "surname" not in candidate.entry.groups:
            return
        title = self.words.title_of(scene, position, position)
        if not title:
            return
        people = self.index.persons(surname=candidate.entry.number)
        if any(matches_role(person, title.role) for person in people):
            candidate.add("title", f"{title.side} “{title.phrase}”")
        elif not title.role:
            candidate.add("any-title", f"{title.side} “{title.phrase}”")
        else:
            candidate.add("other-title")

    def weigh_person_title(self, scene: Scene, candidate: Candidate, reading: Reading) -> None:
        """Count a title before the whole name of *reading*."""
        self.weigh_role(scene, candidate, reading.position, reading.person)

    def weigh_role(self, scene: Scene, candidate: Candidate, position: int, person: KnownPerson) -> None:
        """Count a title before *position* that *person* held, or never had."""
        title = self.words.title_of(scene, position, position + 1)
        if not title:
            return
        if matches_role(person, title.role):
            candidate.add("title", f"{title.side} “{title.phrase}”")
        elif title.role:
            candidate.add("other-title")

    def _weigh_form(self, key: str, candidate: Candidate) -> None:
        """A spelling that is well formed as a surname may be somebody else's."""
        if _is_own_form(key, candidate):
            candidate.add("own-name-form")

    def _weigh_beside(self, scene: Scene, candidate: Candidate, position: int) -> None:
        """Count a first name before a surname, or a surname after a first name, of one language."""
        groups = candidate.entry.groups
        for wanted, own, beside in (
            ("given", "surname", position - 1),
            ("surname", "given", position + 1),
        ):
            if own not in groups or not scene.adjacent(max(position, beside)):
                continue
            name = scene.known[beside]
            guard = self.index.guard(scene.tokens[beside].key)
            if max(guard.given, guard.surname) >= _EVERYWHERE:
                continue  # Alex and Robert speak for no language
            if name and name.ours and name.first == name.last:
                for entry in name.entries:
                    if wanted in entry.groups and entry.languages & candidate.entry.languages:
                        candidate.add("beside-name", f"beside {entry.text}")
                        return

    def _weigh_position(self, scene: Scene, candidate: Candidate, position: int) -> None:
        """Count what speaks against a surname: another name after it, a foreign first name before it."""
        tokens = scene.tokens
        if not candidate.entry.is_personal and self._after_first_name(scene, position):
            candidate.add("after-first-name")
        if candidate.entry.is_place or "surname" not in candidate.entry.groups:
            return
        if scene.adjacent(position + 1) and tokens[position + 1].capital:
            if not self.index.guard(tokens[position + 1].key).english:
                candidate.add("followed-by-name")
        if scene.adjacent(position) and tokens[position - 1].capital and not scene.numbers(position - 1):
            if self.index.guard(tokens[position - 1].key).given:
                candidate.add("after-other-given")

    def _after_first_name(self, scene: Scene, position: int) -> bool:
        """Whether a first name, an initial or a form of address stands right before the word."""
        before = scene.tokens[position - 1] if position else None
        if before is None or not before.capital or scene.tokens[position].hyphen_before:
            return False
        gap = scene.text[before.end : scene.tokens[position].start]
        if len(before.text) == 1 and gap in (". ", " ", "."):
            return True
        if gap != " ":
            return before.text in _ADDRESSES and gap == ". "
        guard = self.index.guard(before.key)
        if before.text in _ADDRESSES or (
            guard.given >= _GIVEN and not guard.english and not guard.place
        ):
            return True
        return any(entry.groups == {"given"} for entry in scene.entries(position - 1))

    def _weigh_fingerprint(self, scene: Scene, candidate: Candidate, key: str) -> None:
        """Count other spellings in the text that show the same language."""
        if scene.shown_elsewhere(candidate.way, key):
            candidate.add("fingerprint", "other names in the text come from the same language")


def spared(scene: Scene) -> float:
    """Return how many times ``elsewhere`` does not count because the text is too short to tell."""
    return (1 - scene.room) * _elsewhere_alone(scene)


def _elsewhere_alone(scene: Scene) -> float:
    """Return how little of the text is from the region, from 0 (enough) to 1 (nothing)."""
    return max(0.0, 1 - scene.regional / _HARDLY_REGIONAL)


def _elsewhere(guard: Guard, share: float = 1.0) -> Iterator[tuple[str, float]]:
    """Yield the evidence that the spelling is something outside the lexicons, and how many times."""
    if guard.english:
        yield "english", max(0.5, min(1.5, guard.english / 300))
    if guard.place:
        yield "place-elsewhere", guard.place * share
    if guard.given:
        yield "given-elsewhere", guard.given * share
    if guard.surname:
        yield "surname-elsewhere", guard.surname * share


def _is_own_form(key: str, candidate: Candidate) -> bool:
    return candidate.entry.is_personal and candidate.status is None and bool(ending_class(key))


def _where_else(scene: Scene, entry: Entry) -> str:
    spelling = scene.spelling(entry.number)
    if not spelling:
        return f"{entry.text} is meant elsewhere in the text"
    return f"{spelling} stands elsewhere in the text"
