"""Explains spellings that are not English: native ones in each script, and Russian ones."""

from __future__ import annotations

from functools import cache

from cleanup.judging.bearers import Bearers
from cleanup.judging.explanation import Account, listing
from cleanup.names.index import Index
from cleanup.names.natives import Natives
from cleanup.translit.channels import channels
from cleanup.translit.native import lower_native
from cleanup.translit.schemes import TransliterationError, detect, scripts, transliterate
from cleanup.translit.steps import cheapest
from cleanup.translit.ways import reach_of


class OtherScripts:
    """Explains forms in other scripts than the English press's."""

    def __init__(self, index: Index, natives: Natives, bearers: Bearers) -> None:
        self._index = index
        self._natives = natives
        self._bearers = bearers

    def explain(self, form: str) -> Account | None:
        """Explain a form that is not in Latin letters."""
        try:
            script = detect(form)
        except TransliterationError:
            return None
        account = self._in_script(form, script)
        if account is None or account.verdict == "unknown":
            return self._person_in_script(form, script) or account
        return account

    def _person_in_script(self, form: str, script: str) -> Account | None:
        """Explain a given name and a surname together, as they stand."""
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
        account = Account(surname.verdict, [self._bearers.person(person) for person in people])
        account.channel, account.cost, account.steps = surname.channel, surname.cost, surname.steps
        for word, part in ((words[0], given), (words[-1], surname)):
            account.because += [f"{word}: {reason}" for reason in part.because]
        return account

    def _in_script(self, form: str, script: str) -> Account | None:
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
            return Account("unknown", because=[f"no name is written so in {script}"])
        account = Account("name", [note for source in found for note in self._bearers.of(source.entry)])
        account.lexemes = [source.entry.number for source in found]
        names = listing(dict.fromkeys(source.entry.text for source in found))
        account.because.append(f"{label} of {names}")
        return account

    def _russian(self, form: str) -> Account:
        """Explain a Russian spelling."""
        account = Account("unknown", because=["no name is written so in Russian"])
        best = reach_of(form)
        for native, entries in self._natives.like(transliterate(form, "ru", "press")).items():
            step = f"{entries[0].language_of(native)}-ru"
            if step not in _to_russian():
                continue
            cost = cheapest(step, lower_native(native), form.lower(), best)
            if cost is not None and (account.cost is None or cost < account.cost):
                notes = [note for entry in entries for note in self._bearers.of(entry)]
                account = Account("exonym", notes, step.replace("-", ">"), cost, (native, form))
                account.lexemes = [entry.number for entry in entries]
                account.because = [f"Russian spelling of {entries[0].text} ({native}); cost {cost:g}"]
        return account


@cache
def _to_russian() -> frozenset[str]:
    """Return the tables that write a language in Russian."""
    steps = (step for channel in channels().values() for step in channel.steps)
    return frozenset(step for step in steps if step.endswith("-ru"))
