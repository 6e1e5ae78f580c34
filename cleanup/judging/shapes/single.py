"""Names that stand in one word: most garbles, and each half of a person's name."""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.judging.candidate import Candidate
from cleanup.judging.decision import Verdict
from cleanup.judging.evidence import LISTED
from cleanup.judging.persons import Reading, may_be_person, readings
from cleanup.judging.restraint import OTHER_LANGUAGE
from cleanup.judging.right_names import KnownName
from cleanup.judging.scene import LEAST_SMALL, Scene, languages_shown
from cleanup.judging.shapes.halves import Halves, as_persons
from cleanup.judging.shapes.shape import News, Shape, ending_apart, plain_word
from cleanup.judging.tables import ending_class, languages_in, languages_of_marks
from cleanup.names.index import Guard, Index
from cleanup.names.status import Form, Status
from cleanup.translit.fold import fold

_LEAST_LETTERS = 4
_LEAST_WITH_PARTNER = 3
#: From this length on it may be a famous name by itself.
LONG_SMALL = 8
OWN_ENDING_REACH = 0.95
FAMOUS = 3
#: English words rarer than this (Zipf times 100) may be slips of a name.
_RARE = 300
#: Capitals alone, and so few, are an abbreviation where little else is from the region.
_ABBREVIATION = 5
_SOMEWHAT = 0.5
#: What a right spelling is to its name if it may be another language's as well.
_SHARED = frozenset({Status.VARIANT, Status.LEFT})
#: From this weight on a surname elsewhere is not that rare.
_SOME = 4
#: So many other names in a language's spelling make one that English has, too, one of them.
_LEFTOVERS = 2


class SingleWord(Shape):
    """Judges one word that is not a known name."""

    small_letters = True

    def possible(self, scene: Scene, position: int) -> bool:
        """A word that is not just English, and has a capital or may lack one; or one beside another."""
        return self._may_be_garbled(scene, position) and not scene.broken(position)

    def _may_be_garbled(self, scene: Scene, position: int) -> bool:
        token = scene.tokens[position]
        if not token.capital:
            return len(token.key) >= LEAST_SMALL and self._may_lack_a_capital(scene, position)
        if not token.text.isascii():
            return True
        known = scene.known[position]
        if known is not None and known.ours and known.status is not Status.PART:
            return known.status in _SHARED and bool(
                leftovers(self.index, known.status, token.text, token.key)
            )
        if self.bench.retriever.has_forms(token.key):
            return True
        if known is None and len(token.key) >= _LEAST_LETTERS:
            guard = self.index.guard(token.key)
            if not guard.common or is_rare(guard):
                return True
        return may_be_person(scene, position) or may_be_person(scene, position - 1)

    def _may_lack_a_capital(self, scene: Scene, position: int) -> bool:
        """Whether a word in small letters is none that English has, and may be announced as a name."""
        key = scene.tokens[position].key
        if self.index.guard(key):
            return False
        if len(key) >= LONG_SMALL and ending_class(key):
            return True
        if not position:
            return False
        before = scene.tokens[position - 1]
        return (
            before.capital
            or before.text.lower() in self.bench.evidence.words.announcing
            or not scene.adjacent(position)
        )

    def propose(self, scene: Scene, position: int) -> Verdict | None:
        """Return a verdict on the word at *position*, or None."""
        token = scene.tokens[position]
        if not token.capital and not self._name_in_small_letters(scene, position):
            return None
        known = scene.known[position]
        if known is not None and known.first != known.last:
            return None
        if known is not None and known.ours and known.native and not token.text.isascii():
            return self._native(scene, position, known)
        halves = self._halves(scene, position)
        if known is not None and known.ours and (known.status is not Status.PART or not halves):
            return self._leftover(scene, position, known)
        least = _LEAST_WITH_PARTNER if halves else _LEAST_LETTERS
        if len(token.key) < least:
            return None
        guard = self.index.guard(token.key)
        candidates = self._candidates(scene, position, guard, known, beside=bool(halves))
        if halves:
            candidates += as_persons(self.bench, scene, position, guard, halves)
        return self.bench.decide(scene, position, position, candidates)

    def may_change(self, scene: Scene, position: int, news: News) -> bool:
        """A name that it may be stands in the text now, or one that it is near."""
        token = scene.tokens[position]
        if scene.right(position) or not (token.text.isascii() and token.text.isalpha()):
            return True
        if news.regional and (not token.capital or token.all_capitals):
            return True  # what it may be depends on how regional the text is
        guard = self.index.guard(token.key)
        if guard.common and not is_rare(guard):
            return False
        retriever = self.bench.retriever
        if not news.numbers.isdisjoint(retriever.numbers(token.key)):
            return True
        if not news.named or scene.known[position] is not None:
            return False
        return bool(retriever.near_named(token.key, news.named))

    def _name_in_small_letters(self, scene: Scene, position: int) -> bool:
        """Whether a word in small letters is none that English has, and long or announced as a name."""
        token = scene.tokens[position]
        if len(token.key) < LEAST_SMALL or not token.text.islower() or not plain_word(token):
            return False
        if not scene.lore.is_strange(token.key):
            return False
        if len(token.key) >= LONG_SMALL and scene.regional and ending_class(token.key):
            return True
        if self.bench.evidence.words.title_before(scene, position) is not None:
            return True
        before = position - 1
        return scene.adjacent(position) and (
            any("given" in entry.groups for entry in scene.entries(before))
            or (
                scene.tokens[before].capital
                and any(True for _ in readings(scene, self.bench.retriever, before))
            )
        )

    def _halves(self, scene: Scene, position: int) -> Halves:
        """Return how the word reads as a garbled half of a public figure's name."""
        found: Halves = []
        for start in (position, position - 1):
            if not may_be_person(scene, start):
                continue
            for reading in scene.read_once(start, self._readings):
                if start == position and reading.given.cost:
                    found.append((reading, reading.given, reading.surname))
                elif start < position and reading.surname.cost:
                    found.append((reading, reading.surname, reading.given))
        return found

    def _readings(self, scene: Scene, position: int) -> Iterator[Reading]:
        return readings(scene, self.bench.retriever, position)

    def _candidates(
        self, scene: Scene, position: int, guard: Guard, known: KnownName | None, *, beside: bool
    ) -> list[Candidate]:
        """Weigh the names that the word alone may stand for."""
        token, retriever = scene.tokens[position], self.bench.retriever
        rare = is_rare(guard)
        if rare and not beside and scene.begins_sentence(position):
            return []
        if guard.common and not beside and not rare:  # a common word is no slip
            retrieved = retriever.from_forms(token.key)
        elif not plain_word(token):  # nor is one with signs or capitals inside
            retrieved = retriever.by_rule(token.key)
        else:
            retrieved = retriever.candidates(token.key)
            if known is None and (near := scene.near_named(retriever, token.key)):
                numbers = {c.entry.number for c in retrieved}
                retrieved += [c for c in near if c.entry.number not in numbers]
        found = {c.entry.number: c for c in retrieved}
        ending = ending_apart(token)
        if ending and not token.quoted:  # a title in Turkish is quoted as it is
            found |= {c.entry.number: c for c in retriever.inflected(token.key, ending)}
        marks = languages_of_marks(token.text)
        for candidate in retrieved if marks else ():
            if candidate.status is Status.DERIVED:
                if marks.isdisjoint(languages_shown(candidate.way)):
                    candidate.add("other-marks")
        for entry in scene.undecorated(position):
            if entry.is_place and (entry.prominence == 1 or not retriever.alike(entry, token.key)):
                continue
            if entry.is_place or not guard.given:
                found[entry.number] = retriever.undecorated(entry, token.text)
        if not found:
            return []
        if known is not None:  # a right name elsewhere is not read as a slip
            found = {n: c for n, c in found.items() if c.status is not None}
        if rare and not beside:  # a rare one may be, of a name that the text has
            announced = self.bench.evidence.words.place_word(scene, position, position) is not None
            found = {
                n: c
                for n, c in found.items()
                if c.status is not None
                or n in scene.seen
                or (announced and c.entry.is_place and "vowels-only" in c.evidence)
            }
        candidates = [c for c in found.values() if self._plausible(scene, position, c)]
        for candidate in candidates:
            self.bench.evidence.weigh_word(
                scene, candidate, position, guard, neighbour=known is not None
            )
        candidates = [
            c for c in candidates if c.entry.groups != {"given"} or "beside-name" in c.evidence
        ]
        if guard.town and not beside:  # nor is a town elsewhere, unless it is named with ours
            return [c for c in candidates if c.status is not None or LISTED & c.evidence.keys()]
        return candidates

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
        verdict = self.bench.decide(scene, position, position, candidates)
        if verdict:
            language = "Azerbaijani" if verdict.best.way == "az" else "its own language"
            if verdict.held in ("", OTHER_LANGUAGE):
                verdict.held = f"right in {language}"
        return verdict

    def _leftover(self, scene: Scene, position: int, known: KnownName) -> Verdict | None:
        """Judge a spelling that English has, too, where the text is full of another language's."""
        key = scene.tokens[position].key
        candidates = []
        for form in leftovers(self.index, known.status, scene.tokens[position].text, key):
            entry = self.index.entry(form.lexeme)
            if scene.shown_elsewhere(form.way, key) < _LEFTOVERS:
                continue
            candidate = Candidate(entry, fold(entry.text), Status.LEFTOVER, form.cost, way=form.way)
            label = self.index.labels[form.way]
            candidate.add("leftover", f"{label}, as of other names in the text ({form.way})")
            self.bench.evidence.weigh_entry(scene, candidate, self.index.guard(key))
            candidates.append(candidate)
        return self.bench.decide(scene, position, position, candidates)

    def _plausible(self, scene: Scene, position: int, candidate: Candidate) -> bool:
        """A first name alone is not put in the place of a word before a surname, and the like."""
        entry = candidate.entry
        if entry.groups == {"given"} and candidate.status is None:
            return False  # only with its surname: see persons
        token = scene.tokens[position]
        if not token.capital and entry.prominence < FAMOUS:
            return False
        if candidate.status is None:
            if not plain_word(token) and not ("inflected" in candidate.evidence and ending_apart(token)):
                return False
            if token.all_capitals and len(token.key) <= _ABBREVIATION and scene.regional < _SOMEWHAT:
                return False  # an abbreviation, more likely
            own = entry.is_personal and ending_class(scene.tokens[position].key)
            if own and candidate.cost > OWN_ENDING_REACH:
                return False  # well formed, and not that near: somebody else's name
            if entry.number in scene.seen or entry.number in scene.surnames_in_text:
                return True
            if entry.prominence == 1:
                return False  # half the villages of the world are near one of ours
            if entry.is_personal and not entry.is_place and entry.prominence < FAMOUS:
                return self.bench.evidence.words.title_before(scene, position) is not None
        return True


def leftovers(index: Index, status: Status, word: str, key: str) -> list[Form]:
    """Return what the right spelling *word* may be of another language's, if the text is full of those.

    Places only, for people sign as they like, and the letters must show the language.
    """
    if status not in _SHARED:
        return []
    return [
        form
        for form in index.forms(key)
        if form.status is Status.LEFTOVER
        and (entry := index.entry(form.lexeme)).is_place
        and not languages_in(word, entry.text).isdisjoint(languages_shown(form.way))
    ]


def is_rare(guard: Guard) -> bool:
    """Whether it is an English word rare enough to be a slip of a name."""
    return 0 < guard.english < _RARE and not guard.given and guard.surname < _SOME
