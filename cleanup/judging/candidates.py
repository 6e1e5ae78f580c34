"""Retrieves what a spelling may stand for, and says how it may have come about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cleanup.judging.candidate import Candidate
from cleanup.judging.cost import FAR, CostModel
from cleanup.judging.tables import FEMININE, ending_class, endings_at
from cleanup.names.index import Entry, Index, stands_alone
from cleanup.names.status import Form, Status
from cleanup.translit.fold import fold

_LEAST_LETTERS = 4
_AZERBAIJANI = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZəƏöÖüÜçÇşŞğĞıİ")
_MOST_LETTERS = 30
#: How many of the closest spellings are aligned; of short words, which are near to many, twice that.
_MOST_ALIGNED = 8
_SHORT = 6
_OTHER_ENDING = 3.0
#: The same if nobody is called so: places are not told apart by how they end.
_ENDS_LIKE_PEOPLE = 0.5
_GENDER = 1.0
_VARIANT_APART = 0.4
#: The cost of a case ending left on a name.
_INFLECTED = 0.3
_COGNATE_COST = 0.3
_MARKS_COST = 0.1
_RIGHT = frozenset({Status.NAME, Status.VARIANT})
_STEMS = frozenset({Status.NAME, Status.VARIANT, Status.LEFT, Status.DERIVED, Status.WEAK})


class Half(NamedTuple):
    """How one word reads as half of a name: its cost (0: right), and the slips in words."""

    cost: float
    slips: str = ""


def reach_for(form: str) -> float:
    """Return the highest cost at which a spelling may still be near *form*."""
    return min(2.4, 0.2 * len(form) + 0.5)


def letters_apart(key: str) -> int:
    """Return by how many letters a spelling may at most differ from *key* to be looked at."""
    return (len(key) + 4) // 3


class Retriever:
    """Finds the candidates of a folded spelling."""

    def __init__(self, index: Index, model: CostModel) -> None:
        self.index = index
        self.model = model
        self._remembered = lru_cache(maxsize=1 << 14)(self._candidates)
        self.numbers = lru_cache(maxsize=1 << 14)(self._all_numbers)
        self._by_forms = lru_cache(maxsize=1 << 15)(self._read_forms)
        self.half = lru_cache(maxsize=1 << 15)(self._half)
        self._inflections = lru_cache(maxsize=1 << 15)(self._inflected)

    def candidates(self, key: str, named: dict[str, list[int]] | None = None) -> list[Candidate]:
        """Return what *key*, one word, may stand for: forms the channels give, then near ones.

        Near spellings are looked for among the well-known names of the index, and among those that
        the text itself has *named* (right spellings, and the lexemes they belong to).
        """
        found = {candidate.entry.number: candidate.copy() for candidate in self._remembered(key)}
        for candidate in self.near_named(key, named) if named else ():
            found.setdefault(candidate.entry.number, candidate)
        return list(found.values())

    def _all_numbers(self, key: str) -> frozenset[int]:
        """Return the lexemes that *key*, one word, may stand for."""
        return frozenset(candidate.entry.number for candidate in self._remembered(key))

    def any_candidate(self, key: str) -> bool:
        """Whether *key*, one word, may stand for anything that the index knows."""
        return bool(self._remembered(key))

    def nearly_exact(self, key: str, reach: float) -> list[Candidate]:
        """Return the well-known names that sound like *key*, one word, and are at most *reach* away."""
        found = self._near(key, self.index.alike(key), self.index.lexemes_of)
        return [candidate for candidate in found if candidate.cost <= reach]

    def alone(self, key: str) -> Iterator[Candidate]:
        """Yield the names near *key*, one word, that need nothing beside them to be meant.

        Those with the fewest letters apart come first, and one may come by several of its spellings:
        who only asks if there is one need not wait for the others.
        """
        if _LEAST_LETTERS <= len(key) <= _MOST_LETTERS:
            yield from self._each_near(key, self.index.near_alone(key), self._alone)

    def _alone(self, target: str) -> list[int]:
        numbers = self.index.lexemes_of(target)
        entries = (self.index.entry(number) for number in numbers)
        return [entry.number for entry in entries if stands_alone(entry.groups, entry.prominence)]

    def near_named(self, key: str, named: dict[str, list[int]]) -> list[Candidate]:
        """Return those of *named* (right spellings, and their lexemes) that *key*, one word, is near."""
        if not _LEAST_LETTERS <= len(key) <= _MOST_LETTERS:
            return []
        return self._near(key, list(named), named.__getitem__)

    def restored(self, name: str) -> list[int]:
        """Return the lexemes that *name* is a right spelling of and that are restored."""
        forms = [form.lexeme for form in self.index.forms(name) if form.status in _RIGHT]
        return [number for number in forms if self.index.entry(number).restored]

    def from_forms(self, key: str) -> list[Candidate]:
        """Return what *key* stands for by a channel or by the lexicon's own word."""
        return [candidate.copy() for candidate in self._by_forms(key)]

    def by_rule(self, key: str) -> list[Candidate]:
        """Return what *key* may stand for without a slip: by :meth:`from_forms`, or as a case form."""
        found = {candidate.entry.number: candidate for candidate in self.from_forms(key)}
        for candidate in self.inflected(key):
            found.setdefault(candidate.entry.number, candidate)
        return list(found.values())

    def has_forms(self, key: str) -> bool:
        """Whether :meth:`from_forms` returns anything."""
        return bool(self._by_forms(key))

    def _read_forms(self, key: str) -> tuple[Candidate, ...]:
        found: dict[int, Candidate] = {}
        for form in self.index.forms(key):
            candidate = self._from_form(key, form)
            if candidate:
                found.setdefault(form.lexeme, candidate)
        return tuple(found.values())

    def _candidates(self, key: str) -> tuple[Candidate, ...]:
        found = {candidate.entry.number: candidate for candidate in self.from_forms(key)}
        if _LEAST_LETTERS <= len(key) <= _MOST_LETTERS:
            for candidate in self._near(key, self.index.near(key), self.index.lexemes_of):
                number = candidate.entry.number
                kept = found.get(number)
                if kept is None or (kept.status is Status.WEAK and kept.score < candidate.score):
                    found[number] = candidate
            for candidate in self.inflected(key):
                kept = found.get(candidate.entry.number)
                if kept is None or (kept.status is None and kept.score < candidate.score):
                    found[candidate.entry.number] = candidate
        return tuple(found.values())

    def alike(self, entry: Entry, key: str) -> bool:
        """Tell whether *key* is a spelling of the name itself, not of a former or other name."""
        return self.model.cost(fold(entry.text), key, _VARIANT_APART) <= _VARIANT_APART

    def undecorated(self, entry: Entry, surface: str) -> Candidate:
        """Return the candidate that *surface* is without its diacritics."""
        candidate = Candidate(entry, fold(entry.text), Status.DERIVED, 0.0)
        hybrid = "az" in entry.languages and not set(surface) - _AZERBAIJANI  # half translated
        evidence = "derived" if entry.is_place and not hybrid else "weak"
        candidate.add(evidence, f"English writes {entry.text} without the marks of {surface}")
        return candidate

    def whole_names(self, key: str) -> list[Candidate]:
        """Return the names of several words that *key*, several words, is near to."""
        close = process.extract(
            key, self.index.phrases, scorer=OSA.distance, score_cutoff=max(2, len(key) // 3), limit=4
        )
        names = ((form, self.index.phrase_lexemes[place]) for form, _distance, place in close)
        return self._aligned(((form, self.index.entry(number)) for form, number in names), key)

    def near_of(self, entries: Iterable[Entry], key: str, reach: float) -> list[Candidate]:
        """Return those of *entries* that *key*, several words, is near to: at most *reach* away."""
        most = (len(key) + 4) // 3
        names = ((fold(entry.text), entry) for entry in entries)
        close = (
            (form, entry) for form, entry in names if OSA.distance(form, key, score_cutoff=most) <= most
        )
        found = self._aligned(close, key)
        return [candidate for candidate in found if candidate.cost <= reach]

    def _aligned(self, names: Iterable[tuple[str, Entry]], key: str) -> list[Candidate]:
        found = []
        for form, entry in names:
            alignment = self.model.align(form, key, reach_for(form))
            if alignment.cost <= reach_for(form) and len(form.split()) == len(key.split()):
                slips = slips_in_words(alignment.slips)
                candidate = Candidate(entry, form, None, alignment.cost)
                candidate.add("near", f"near {entry.text}: {slips}")
                candidate.add("cost-near", times=alignment.cost / (len(form) + 1))
                found.append(candidate)
        return found

    def inflected(self, key: str, apart: str = "") -> list[Candidate]:
        """Return the well-known names of which *key* is a case form in another language.

        *apart* is what stands after an apostrophe in it, if there is one; *way* of such a candidate is
        the language, in words.
        """
        return [candidate.copy() for candidate in self._inflections(key, apart)]

    def _inflected(self, key: str, apart: str) -> tuple[Candidate, ...]:
        found: dict[int, Candidate] = {}
        for ending, becomes, language, people, only_apart in endings_at(key):
            if ending != apart if apart else only_apart:
                continue
            stem = key[: len(key) - len(ending)] + becomes
            if len(stem) < _LEAST_LETTERS:
                continue
            for form in self.index.forms(stem):
                entry = self.index.entry(form.lexeme)
                if people and entry.is_place:
                    continue
                if form.status not in _STEMS or not entry.restored or entry.prominence == 1:
                    continue
                cost = _INFLECTED + form.cost
                kept = found.get(entry.number)
                if kept is None or cost < kept.cost:
                    candidate = Candidate(entry, fold(entry.text), None, cost, way=language)
                    candidate.add("inflected", f"{entry.text} with the {language} ending -{ending}")
                    found[entry.number] = candidate
        return tuple(found.values())

    def half_name(self, key: str, number: int, cost: float, slips: str) -> Candidate:
        """Return lexeme *number* as a candidate for *key*: as the index has it, or as near as it is."""
        for candidate in self.candidates(key):
            if candidate.entry.number == number:
                return candidate
        entry = self.index.entry(number)
        candidate = Candidate(entry, fold(entry.text), None, cost)
        candidate.add("near", f"near {entry.text}: {slips}" if slips else "")
        candidate.add("cost-near", times=cost / (len(entry.text) + 1))
        return candidate

    def distance(self, right: str, key: str) -> tuple[float, str]:
        """Return the cost of reading *key* as the spelling *right*, and the slips in words."""
        form = fold(right)
        alignment = self.model.align(form, key)
        return alignment.cost + _ending_cost(form, key), slips_in_words(alignment.slips)

    def _half(
        self, key: str, lexeme: int, right: str, *, ascii_: bool, most: float = FAR
    ) -> Half | None:
        """Read the folded word *key* as the name *right*, or return None if it is too far from it.

        *ascii_* tells whether the word as it stands has no marks; slips that cost more than *most* need
        not be found.
        """
        if " " in right:
            return None
        for form in self.index.forms(key):
            if form.lexeme != lexeme:
                continue
            if form.status in (Status.NAME, Status.VARIANT, Status.LEFT):
                return Half(0.0) if ascii_ else Half(_MARKS_COST, "marks not used in English")
            return Half(_COGNATE_COST, "another language's form")
        folded = fold(right)
        if folded.startswith(key):
            return None  # a short form is a name of its own
        for inflected in self._inflections(key, ""):
            if inflected.entry.number == lexeme:
                return Half(inflected.cost, f"{inflected.way} case ending")
        reach, ending = reach_for(folded), _ending_cost(folded, key)
        if ending > reach or (most < reach and self.model.cost(folded, key, most) > most):
            return None
        alignment = self.model.align(folded, key, reach)
        cost = alignment.cost + ending
        return Half(cost, slips_in_words(alignment.slips)) if cost <= reach else None

    def _from_form(self, key: str, form: Form) -> Candidate | None:
        entry = self.index.entry(form.lexeme)
        if not entry.restored:
            return None
        candidate = Candidate(entry, fold(entry.text), form.status, form.cost, way=form.way)
        if form.status in (Status.DERIVED, Status.WEAK):
            label = self.index.labels[form.way]
            reason = f"{label}: {key} for {entry.text} ({form.way})"
            # Sargisjan is a German's spelling, Aghasaryan may be a name of its own.
            own = entry.is_personal and not entry.is_place and ending_class(key)
            candidate.add("weak" if own or form.status is Status.WEAK else "derived", reason)
            candidate.add("cost-derived", times=form.cost)
        elif form.status is Status.GARBLE:
            candidate.add("listed", f"listed in the lexicon as a garbled {entry.text}")
        elif form.status is Status.CONTEXT_GARBLE:
            candidate.add("listed-context", f"listed in the lexicon as a garbled {entry.text}")
        elif form.status is Status.EXONYM:
            candidate.add("exonym", f"the name of {entry.text} in another language ({form.way})")
        else:
            return None
        return candidate

    def _near(
        self, key: str, forms: Sequence[str], lexemes_of: Callable[[str], list[int]]
    ) -> list[Candidate]:
        """Return the lexemes that *key* may be near by one of *forms*, each by the best of them."""
        found: dict[int, Candidate] = {}
        for candidate in self._each_near(key, forms, lexemes_of):
            kept = found.get(candidate.entry.number)
            if kept is None or candidate.score > kept.score:
                found[candidate.entry.number] = candidate
        return list(found.values())

    def _each_near(
        self, key: str, forms: Sequence[str], lexemes_of: Callable[[str], list[int]]
    ) -> Iterator[Candidate]:
        if not forms:
            return
        cutoff = letters_apart(key)
        limit = _MOST_ALIGNED if len(key) > _SHORT else 2 * _MOST_ALIGNED
        closest = process.extract(key, forms, scorer=OSA.distance, score_cutoff=cutoff, limit=limit)
        for form, _distance, _position in closest:
            reach, ending = reach_for(form), _ending_cost(form, key)
            if ending == _OTHER_ENDING and not self._is_personal(lexemes_of(form)):
                ending = _ENDS_LIKE_PEOPLE
            if ending > reach:
                continue
            alignment = self.model.align(form, key, reach)
            cost = alignment.cost + ending
            if cost > reach:
                continue
            slips = slips_in_words(alignment.slips)
            for number in lexemes_of(form):
                entry = self.index.entry(number)
                if not self._near_the_name(entry, form, key, cost):
                    continue
                candidate = Candidate(entry, form, None, cost)
                candidate.add("near", f"near {entry.text}: {slips}" if slips else "")
                candidate.add("cost-near", times=cost / (len(form) + 1))
                if _turned_round(alignment.slips):
                    candidate.add("turned-round")
                if _vowels_only(alignment.slips):
                    candidate.add("vowels-only")
                yield candidate

    def _is_personal(self, numbers: Iterable[int]) -> bool:
        return any(self.index.entry(number).is_personal for number in numbers)

    def _near_the_name(self, entry: Entry, form: str, key: str, cost: float) -> bool:
        """A spelling near a variant that is itself far from the name (Gerusi, Goris) is not a slip."""
        name = fold(entry.text)
        if entry.is_personal and not entry.is_place and form.startswith(key):
            return False  # Nalband is no slip for Nalbandyan
        if form == name or "people" in entry.groups:
            return True
        most = cost + _VARIANT_APART
        return self.model.cost(name, key, most) <= most


def _ending_cost(form: str, key: str) -> float:
    """Charge for a surname ending of another kind: that is another name, not a slip."""
    found, right = ending_class(key), ending_class(form)
    if found and found != right:
        return _OTHER_ENDING
    return _GENDER if right in FEMININE and not key.endswith("a") else 0.0


def _turned_round(slips: tuple[tuple[str, str], ...]) -> bool:
    """Whether two neighbouring letters changed places, as hurried fingers do, and that is all."""
    return len(slips) == 1 and len(slips[0][0]) == 2 and slips[0][1] == slips[0][0][::-1]


def _vowels_only(slips: tuple[tuple[str, str], ...]) -> bool:
    return all(letter in "aeiouy" for pair in slips for part in pair for letter in part)


def slips_in_words(slips: tuple[tuple[str, str], ...]) -> str:
    """Say what happened to the letters: ``a lost, i for y``."""
    said = []
    for right, found in slips:
        if not found:
            said.append(f"{right} lost")
        elif not right:
            said.append(f"{found} added")
        elif len(right) == 2 and found == right[::-1]:
            said.append(f"{right} turned round")
        else:
            said.append(f"{found} for {right}")
    return ", ".join(dict.fromkeys(said))
