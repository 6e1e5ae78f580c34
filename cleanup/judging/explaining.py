"""What the tool knows of one spelling: whose name it may be, how it came about, what becomes of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from cleanup.judging.judge import Judge
from cleanup.names.index import Entry, Guard, Index, KnownPerson
from cleanup.names.natives import Natives
from cleanup.names.status import Form, Status
from cleanup.translit.channels import channels
from cleanup.translit.fold import fold
from cleanup.translit.native import lower_native
from cleanup.translit.schemes import TransliterationError, detect, scripts, transliterate
from cleanup.translit.steps import cheapest
from cleanup.translit.ways import Way, cheapest_way, reach_of

#: What is said of a form with each status in the index.
_VERDICTS = {
    Status.NAME: "name",
    Status.VARIANT: "variant",
    Status.LEFT: "variant",
    Status.PART: "name",
    Status.GARBLE: "garble",
    Status.CONTEXT_GARBLE: "garble",
    Status.DERIVED: "garble",
    Status.EXONYM: "exonym",
    Status.WEAK: "garble",
}
_LISTED_WRONG = frozenset({Status.GARBLE, Status.CONTEXT_GARBLE})
_BY_CHANNEL = frozenset({Status.LEFT, Status.DERIVED, Status.WEAK})
_MOST_ENTITIES = 8
#: A shorter form may be anything; only what the lexicons list of them is explained.
_LEAST_LETTERS = 5
#: Chance does not make a word this long like a given name, or like a village or surname.
_LONG = 8
_SHORT = 6
_PERSONS = ("person", "reporter")
#: From this weight in the guard lists on a name is another nation's first.
_KNOWN_ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class EntityNote:
    """An entity a form may mean: its id, canonical name, kind and native forms."""

    id: str
    name: str
    kind: str
    native: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of a form.

    *verdict* is ``name``, ``variant``, ``exonym``, ``garble`` or ``unknown``. *channel* and *cost* are
    those of the cheapest way from a native form, where one leads there, *steps* the spellings on it,
    native first. *action* is what the form gets in a text about the region that says nothing more of it:
    ``fix``, ``suggest`` or ``leave``. *because* says it all in words.
    """

    form: str
    verdict: str
    entities: tuple[EntityNote, ...] = ()
    channel: str | None = None
    cost: float | None = None
    steps: tuple[str, ...] = ()
    action: str = "leave"
    because: tuple[str, ...] = ()


@dataclass(slots=True)
class _Account:
    """An explanation in the making."""

    verdict: str
    entities: list[EntityNote] = field(default_factory=list)
    channel: str | None = None
    cost: float | None = None
    steps: tuple[str, ...] = ()
    because: list[str] = field(default_factory=list)
    lexemes: list[int] = field(default_factory=list)  #: of a spelling in another script

    def came_by(self, way: Way) -> None:
        """Record how the form came about."""
        self.channel, self.cost, self.steps = way.channel.id, way.cost, way.stages
        said = f"{way.channel.label}: {' → '.join(way.stages)}"
        if way.ending:
            said += f", with the ending left on ({way.ending})"
        self.because.append(f"{said}; cost {way.cost:g}")


class Explainer:
    """Explains forms one by one; make one and use it for many."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._index: Index = judge.index
        self._natives = Natives(judge.index)

    def explain(self, form: str) -> Explanation:
        """Return what is known of *form*, one or more words in any of the scripts.

        >>> from cleanup.cleaner import shared_judge
        >>> explainer = Explainer(shared_judge())
        >>> explainer.explain("Paschinjan").verdict, explainer.explain("Pashinian").verdict
        ('garble', 'variant')
        >>> explainer.explain("Alijew").steps
        ('əliyev', 'алиев', 'alijew')
        """
        composed = unicodedata.normalize("NFC", form)
        account = (
            self._other_script(composed)
            or self._listed(composed)
            or self._person(composed)
            or self._derived(composed)
            or self._near(composed)
            or self._unknown(composed)
        )
        action = "leave"
        if account.verdict in ("garble", "exonym"):
            action = self._add_fate(account, composed)
        elif account.verdict != "unknown":
            account.because.append("left as it is")
        return Explanation(
            form,
            account.verdict,
            _named_first(account.entities),
            account.channel,
            account.cost,
            account.steps,
            action,
            tuple(account.because),
        )

    def _listed(self, form: str) -> _Account | None:
        """Explain a form that the index has."""
        key = fold(form)
        forms = self._index.forms(key)
        guard = self._index.guard(key)
        if guard.english:  # a word first; only what the lexicon itself says counts
            forms = tuple(f for f in forms if f.status not in _BY_CHANNEL | {Status.PART})
        elif guard or form.islower():  # another nation's name first, unless ours is in the news
            forms = tuple(f for f in forms if f.status not in _BY_CHANNEL or self._ours(f, form, guard))
        if not forms:
            return None
        # half of some figure's name says least: Nicholas is Nikol's name in English first
        forms = tuple(sorted(forms, key=lambda f: f.status is Status.PART))
        ours = tuple(
            f for f in forms if f.status in _LISTED_WRONG and self._index.entry(f.lexeme).restored
        )
        if ours and not self._index.entry(forms[0].lexeme).restored:
            # Susa is a garbled Shusha, and the right name of another town
            account = self._account(form, ours)
            account.because.append(self._said_of(forms[0], [self._index.entry(forms[0].lexeme)]))
            return account
        account = self._account(form, forms)
        if all(note.kind in _PERSONS for note in account.entities):
            # Ruzanna Stepanian spells her name so; it is a spelling of Stepanyan, too
            derived = self._derived(form)
            if derived:
                account.entities += derived.entities
                account.because += derived.because
        return account

    def _ours(self, found: Form, form: str, guard: Guard) -> bool:
        entry = self._index.entry(found.lexeme)
        if entry.prominence > 1:
            return True
        return not _elsewhere(guard, entry) and not (form.islower() and _like_a_word(form, entry))

    def _account(self, form: str, forms: tuple[Form, ...]) -> _Account:
        best = forms[0]
        account = _Account(_VERDICTS[best.status])
        status = _BY_CHANNEL if best.status in _BY_CHANNEL else {best.status}
        alike = [f for f in forms if f.status in status and f.cost == best.cost]
        entries = [self._index.entry(f.lexeme) for f in alike]
        account.entities = [note for entry in entries for note in self._entities(entry)]
        account.because.append(self._said_of(best, entries))
        listed = best.status in (Status.NAME, Status.PART)
        shared = best.status is Status.VARIANT and self._index.guard(fold(form))
        if not listed and not shared:  # Carmen is listed for Karmen, but did not come by a channel
            self._add_way(account, form, entries)
        return account

    def _said_of(self, form: Form, entries: list[Entry]) -> str:
        names = _listing(dict.fromkeys(entry.text for entry in entries))
        native = _listing(dict.fromkeys(n for entry in entries for n in sorted(entry.native)))
        whose = f"{names} ({native})" if native else names
        signed = any(entry.is_personal for entry in entries)
        return {
            Status.NAME: f"the name of {whose}",
            Status.VARIANT: f"a spelling of {whose} that English uses",
            Status.LEFT: f"a spelling of {whose} that English may use by choice",
            Status.PART: f"part of {whose}",
            Status.GARBLE: f"listed as a garbled spelling of {whose}",
            Status.CONTEXT_GARBLE: f"listed as a garbled spelling of {whose}; a right word elsewhere",
            Status.DERIVED: f"a foreign spelling of {whose} that English does not use",
            Status.EXONYM: f"the name of {names} in another language ({form.way})",
            Status.WEAK: f"a foreign spelling of {whose}"
            + (", which some people sign their name with" if signed else " that English does not use"),
        }[form.status]

    def _add_way(self, account: _Account, form: str, entries: list[Entry]) -> None:
        found = [
            way
            for entry in entries
            for native in sorted(entry.native)
            if (way := cheapest_way(native, form, language=entry.language_of(native)))
        ]
        if found:
            account.came_by(min(found, key=lambda way: way.cost))

    def _derived(self, form: str) -> _Account | None:
        """Explain a form that no list has by the channels."""
        guard = self._index.guard(fold(form))
        if guard.english or len(form) < _LEAST_LETTERS:
            return None
        reach = reach_of(form)
        best: list[tuple[Way, Entry]] = []
        for native, entries in self._natives.like(form).items():
            language = entries[0].language_of(native)
            entries = [entry for entry in entries if not _elsewhere(guard, entry)]
            if form.islower():
                entries = [entry for entry in entries if not _like_a_word(form, entry)]
            if not entries:
                continue
            given = all(_only_given(entry) for entry in entries)
            way = cheapest_way(native, form, reach, language)
            if way and not (given and way.ending):
                best = [(one, entry) for one, entry in best if one.cost <= way.cost]
                best += [(way, entry) for entry in entries]
                reach = way.cost
        if not best:
            return None
        way = best[-1][0]
        account = _Account("variant" if "leave" in (way.channel.place, way.channel.person) else "garble")
        account.entities = [note for _way, entry in best for note in self._entities(entry)]
        account.because.append(f"comes about from {_listing(dict.fromkeys(e.text for _way, e in best))}")
        account.came_by(way)
        return account

    def _near(self, form: str) -> _Account | None:
        """Explain a form that is near a name, as a text about the region would be judged."""
        if form.islower():  # a name has a capital; a word may be near anything
            return None
        findings = self._judge.judge(_about_the_region(form))
        if not findings:
            return None
        finding = findings[0]
        account = _Account("garble")
        account.entities = [
            note
            for id_ in dict.fromkeys(choice.entity for choice in finding.candidates)
            for note in self._entities(self._natives.bearers[id_])
            if note.id == id_
        ]
        account.because += finding.because
        return account

    def _unknown(self, form: str) -> _Account:
        guard = self._index.guard(fold(form))
        reason = "not known, and near no name by any channel"
        if guard:
            reason = "an English word" if guard.english else "a name elsewhere"
        return _Account("unknown", because=[reason])

    def _person(self, form: str) -> _Account | None:
        """Explain a given name and a surname together."""
        words = form.split()
        if len(words) < 2:
            return None
        given, surname = self._listed(words[0]), self._listed(words[-1])
        if given is None or surname is None:
            return None
        worst = max(given.verdict, surname.verdict, key=_VERDICT_ORDER.index)
        account = _Account("garble" if worst == "exonym" else worst)  # Nicholas is no name of Nikol's
        for first in self._index.forms(fold(words[0])):
            for last in self._index.forms(fold(words[-1])):
                for person in self._index.persons(surname=last.lexeme):
                    if person.given_lexeme == first.lexeme:
                        account.entities.append(self._person_note(person))
        if not account.entities and len(words) == 2 and account.verdict in ("name", "variant"):
            halves = zip((given, surname), ("given-name", "surname"), strict=True)  # of no one we know
            notes = [[note for note in half.entities if note.kind == kind] for half, kind in halves]
            account.entities = notes[0] + notes[1] if all(notes) else []
        if not account.entities:
            return None
        for word, part in ((words[0], given), (words[-1], surname)):
            account.because += [f"{word}: {reason}" for reason in part.because]
            if part.cost is not None and part.cost >= (account.cost or 0):
                account.channel, account.cost, account.steps = part.channel, part.cost, part.steps
        return account

    def _person_note(self, person: KnownPerson) -> EntityNote:
        given, surname = self._index.entry(person.given_lexeme), self._index.entry(person.surname_lexeme)
        pairs = [
            f"{first} {last}"
            for first in given.native
            for last in surname.native
            if given.language_of(first) == surname.language_of(last)
        ]
        native = tuple(pairs) if len(pairs) == 1 else ()  # of several, which is theirs is not known
        return EntityNote(person.id, person.name, "reporter" if person.reporter else "person", native)

    def _other_script(self, form: str) -> _Account | None:
        """Explain a form that is not in Latin letters."""
        try:
            script = detect(form)
        except TransliterationError:
            return None
        account = self._in_script(form, script)
        if account is None or account.verdict == "unknown":
            return self._person_in_script(form, script) or account
        return account

    def _person_in_script(self, form: str, script: str) -> _Account | None:
        """Explain a given name and a surname together, like :meth:`_person`."""
        words = form.split()
        if len(words) < 2:
            return None
        given, surname = self._in_script(words[0], script), self._in_script(words[-1], script)
        if given is None or surname is None:
            return None
        people = [
            person
            for last in dict.fromkeys(surname.lexemes)
            for person in self._index.persons(surname=last)
            if person.given_lexeme in given.lexemes
        ]
        if not people:
            return None
        account = _Account(surname.verdict, [self._person_note(person) for person in people])
        account.channel, account.cost, account.steps = surname.channel, surname.cost, surname.steps
        for word, part in ((words[0], given), (words[-1], surname)):
            account.because += [f"{word}: {reason}" for reason in part.because]
        return account

    def _in_script(self, form: str, script: str) -> _Account | None:
        """Explain one name in *script*; None if it may be in English letters, too."""
        if script == "az":
            found = self._natives.written(form)
            if not found:
                return None
            ours = any(source.language == "az" for source in found)
            label = "Azerbaijani spelling" if ours else "native spelling"
        elif script == "ru":
            found, label = self._natives.written(form), "native spelling"
            if not found:
                return self._russian(form)
        elif script == "az-arab":
            found, label = self._natives.with_consonants(form), "consonants as in the Azerbaijani"
        elif script == "az-cyrl":
            found = self._natives.written(transliterate(form, script, "az"))
            label = "Azerbaijani spelling in the Cyrillic alphabet of 1958"
        elif not script.startswith("hy"):
            found, label = self._natives.written(form), f"{scripts()[script].name} spelling"
        else:
            found = self._natives.written(form)
            reformed = transliterate(form, "hy-classical", "hy")
            label = "Armenian spelling" if found else "Armenian spelling in the classical orthography"
            found = found or self._natives.written(reformed)
        if not found:
            return _Account("unknown", because=[f"no name is written so in {script}"])
        account = _Account("name", [note for source in found for note in self._entities(source.entry)])
        account.lexemes = [source.entry.number for source in found]
        names = _listing(dict.fromkeys(source.entry.text for source in found))
        account.because.append(f"{label} of {names}")
        return account

    def _russian(self, form: str) -> _Account:
        """Explain a Russian spelling."""
        account = _Account("unknown", because=["no name is written so in Russian"])
        best = reach_of(form)
        for native, entries in self._natives.like(transliterate(form, "ru", "press")).items():
            step = f"{entries[0].language_of(native)}-ru"
            if step not in _to_russian():
                continue
            cost = cheapest(step, lower_native(native), form.lower(), best)
            if cost is not None and (account.cost is None or cost < account.cost):
                notes = [note for entry in entries for note in self._entities(entry)]
                account = _Account("exonym", notes, step.replace("-", ">"), cost, (native, form))
                account.lexemes = [entry.number for entry in entries]
                account.because = [f"Russian spelling of {entries[0].text} ({native}); cost {cost:g}"]
        return account

    def _entities(self, entry: Entry) -> list[EntityNote]:
        """Return whose name *entry* is."""
        natives = tuple(sorted(entry.native))
        halves = (self._index.persons(surname=entry.number), self._index.persons(given=entry.number))
        people = {person.id: person for half in halves for person in half}
        return [
            self._person_note(people[id_])
            if id_ in people
            else EntityNote(id_, entry.text, kind, natives)
            for id_, kind in zip(entry.entities, entry.entity_kinds, strict=True)
        ]

    def _add_fate(self, account: _Account, form: str) -> str:
        """Say what becomes of a garbled form; return the action on it in a text about the region."""
        actions = []
        for text in (form, _about_the_region(form)):
            findings = self._judge.judge(text)
            actions.append(findings[0].action if findings else "leave")
        alone, around = actions
        account.because.append(
            _FATES[around]
            if alone == around
            else f"in a text about Armenia or Azerbaijan {_FATES[around]}; elsewhere {_FATES[alone]}"
        )
        return around


@lru_cache(maxsize=1)
def explainer_of(judge: Judge) -> Explainer:
    """Return the one explainer of *judge*; what it looks names up by takes a while to draw up."""
    return Explainer(judge)


@cache
def _to_russian() -> frozenset[str]:
    """Return the tables that write a language in Russian."""
    steps = (step for channel in channels().values() for step in channel.steps)
    return frozenset(step for step in steps if step.endswith("-ru"))


_FATES = {"fix": "fixed", "suggest": "only suggested", "leave": "left unless the text says more"}


def _about_the_region(form: str) -> str:
    return f"Officials in Armenia and Azerbaijan spoke on Monday about {form[:1].upper()}{form[1:]}."


_VERDICT_ORDER = ("name", "variant", "exonym", "garble", "unknown")


def _elsewhere(guard: Guard, entry: Entry) -> bool:
    """Tell whether a spelling that is known elsewhere is to be taken for that, not for *entry*.

    Given names are shared by many nations, each with its own spelling: any other bearer counts.
    """
    if guard.place:
        return True
    return guard.given + guard.surname >= (1 if _only_given(entry) else _KNOWN_ELSEWHERE)


def _like_a_word(form: str, entry: Entry) -> bool:
    """Tell whether *form*, in small letters, is more likely a word than a spelling of *entry*."""
    if entry.prominence > 1:
        return False
    return len(form) < (_LONG if _only_given(entry) else _SHORT)


def _only_given(entry: Entry) -> bool:
    return entry.groups == {"given"}


def _named_first(notes: Iterable[EntityNote]) -> tuple[EntityNote, ...]:
    """Leave persons out where a name of itself stands: a surname is not everyone who bears it."""
    notes = list(dict.fromkeys(notes))
    named = [note for note in notes if note.kind not in _PERSONS]
    return tuple((named or notes)[:_MOST_ENTITIES])


def _listing(names: Iterable[str]) -> str:
    names = list(names)
    return ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
