"""What the tool knows of one spelling: whose name it may be, how it came about, what becomes of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from cleanup.judging.bearers import Bearers
from cleanup.judging.explanation import Account, EntityNote, Explanation, listing
from cleanup.judging.judge import Judge
from cleanup.judging.other_scripts import OtherScripts
from cleanup.names.index import Entry, Guard, Index
from cleanup.names.natives import Natives
from cleanup.names.status import Form, Status
from cleanup.translit.fold import fold
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


class Explainer:
    """Explains forms one by one; make one and use it for many."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._index: Index = judge.index
        self._natives = Natives(judge.index)
        self._bearers = Bearers(judge.index)
        self._other_scripts = OtherScripts(judge.index, self._natives, self._bearers)

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
            self._other_scripts.explain(composed)
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

    def _listed(self, form: str) -> Account | None:
        """Explain a form that the index has."""
        key = fold(form)
        forms = tuple(f for f in self._index.forms(key) if f.status is not Status.LEFTOVER)
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

    def _account(self, form: str, forms: tuple[Form, ...]) -> Account:
        best = forms[0]
        account = Account(_VERDICTS[best.status])
        status = _BY_CHANNEL if best.status in _BY_CHANNEL else {best.status}
        alike = [f for f in forms if f.status in status and f.cost == best.cost]
        entries = [self._index.entry(f.lexeme) for f in alike]
        account.entities = [note for entry in entries for note in self._bearers.of(entry)]
        account.because.append(self._said_of(best, entries))
        listed = best.status in (Status.NAME, Status.PART)
        shared = best.status is Status.VARIANT and self._index.guard(fold(form))
        if not listed and not shared:  # Carmen is listed for Karmen, but did not come by a channel
            self._add_way(account, form, entries)
        return account

    def _said_of(self, form: Form, entries: list[Entry]) -> str:
        names = listing(dict.fromkeys(entry.text for entry in entries))
        native = listing(dict.fromkeys(n for entry in entries for n in sorted(entry.native)))
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

    def _add_way(self, account: Account, form: str, entries: list[Entry]) -> None:
        found = [
            way
            for entry in entries
            for native in sorted(entry.native)
            if (way := cheapest_way(native, form, language=entry.language_of(native)))
        ]
        if found:
            account.came_by(min(found, key=lambda way: way.cost))

    def _derived(self, form: str) -> Account | None:
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
        account = Account("variant" if "leave" in (way.channel.place, way.channel.person) else "garble")
        account.entities = [note for _way, entry in best for note in self._bearers.of(entry)]
        account.because.append(f"comes about from {listing(dict.fromkeys(e.text for _way, e in best))}")
        account.came_by(way)
        return account

    def _near(self, form: str) -> Account | None:
        """Explain a form that is near a name, as a text about the region would be judged."""
        if form.islower():  # a name has a capital; a word may be near anything
            return None
        findings = self._judge.judge(_about_the_region(form))
        if not findings:
            return None
        finding = findings[0]
        account = Account("garble")
        account.entities = [
            note
            for id_ in dict.fromkeys(choice.entity for choice in finding.candidates)
            for note in self._bearers.of(self._natives.bearers[id_])
            if note.id == id_
        ]
        account.because += finding.because
        return account

    def _unknown(self, form: str) -> Account:
        guard = self._index.guard(fold(form))
        reason = "not known, and near no name by any channel"
        if guard:
            reason = "an English word" if guard.english else "a name elsewhere"
        return Account("unknown", because=[reason])

    def _person(self, form: str) -> Account | None:
        """Explain a given name and a surname together."""
        words = form.split()
        if len(words) < 2:
            return None
        given, surname = self._listed(words[0]), self._listed(words[-1])
        if given is None or surname is None:
            return None
        worst = max(given.verdict, surname.verdict, key=_VERDICT_ORDER.index)
        account = Account("garble" if worst == "exonym" else worst)  # Nicholas is no name of Nikol's
        for first in self._index.forms(fold(words[0])):
            for last in self._index.forms(fold(words[-1])):
                for person in self._index.persons(surname=last.lexeme):
                    if person.given_lexeme == first.lexeme:
                        account.entities.append(self._bearers.person(person))
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

    def _add_fate(self, account: Account, form: str) -> str:
        """Say what becomes of a garbled form; return the action on it in a text about the region."""
        actions = []
        for text in (_about_elsewhere(form), _about_the_region(form)):
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


_FATES = {"fix": "fixed", "suggest": "only suggested", "leave": "left unless the text says more"}


def _about_the_region(form: str) -> str:
    return f"Officials in Armenia and Azerbaijan spoke on Monday about {form[:1].upper()}{form[1:]}."


def _about_elsewhere(form: str) -> str:
    return f"{form}. {_ELSEWHERE}"


#: An article that has nothing to do with the region, long enough to tell so.
_ELSEWHERE = (
    "The harbour wall will be mended before winter, the council has decided. Three firms were asked, "
    "and one had answered in time. The money has to come from the reserve, a clerk said, and nobody "
    "in town could wait for another report. Work begins when the tide allows it."
)

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
