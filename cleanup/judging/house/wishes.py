"""Which spelling of a name a profile asks for, and whether that is one a profile may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from cleanup.judging.house.by_id import ById
from cleanup.names.index import Entry, Index
from cleanup.names.status import Status
from cleanup.styles.errors import ProfileError
from cleanup.styles.profile import Action, Counterparts, Ending, Preference, Profile, Romanisation
from cleanup.translit.fold import fold
from cleanup.translit.schemes import capitalize, press, rewriter, scripts

SPELLINGS = frozenset({Status.NAME, Status.VARIANT, Status.LEFT})
#: Spellings less alike than this are a former or another name: Kirovabad is no way to spell Ganja.
_ALIKE = 0.6
#: A name less like its romanised native form than this is a translation: Palace of the Sheki Khans.
_ROMANISED = 0.75
#: Kinds of entities whose English names are English, or half so.
_ENGLISH_KINDS = frozenset({"country", "people", "term", "monument", "airport", "station", "road"})


class Restyled(NamedTuple):
    """What is written instead of a spelling, what is done, and why."""

    text: str
    action: Action
    because: str
    entity: str = ""  #: whose name it is, if a row says so
    kind: str = ""  #: what that is, as ``city``
    exchanged: bool = False  #: one name of a place for the other, as a row ``instead`` says


class _Wish(NamedTuple):
    spelling: str
    action: Action
    because: str
    replaces: tuple[str, ...] = ()  #: folded; any that are like the name, if there are none
    script: str = ""  #: whose capitals it has, if not those of English
    entity: str = ""
    kind: str = ""
    exchanged: bool = False


class Wishes:
    """What a profile asks for, name by name.

    Args:
        index: the compiled lexicons.
        profile: the profile.
    """

    def __init__(self, index: Index, profile: Profile) -> None:
        self.index = index
        self.profile = profile
        self.by_id = ById(index)
        self._names = {row.entity: row for row in profile.names}
        self._instead = {row.entity: row for row in profile.instead}
        self._people = any(id_.startswith("person/") for id_ in self._names)
        self._schemes = {row.language: row for row in profile.romanisations}
        self._wishes: dict[tuple[int, str], _Wish | Ending | None] = {}

    def is_spelling(self, key: str, entry: Entry) -> bool:
        """Whether the folded *key* is a right spelling of *entry*."""
        return any(
            form.lexeme == entry.number and form.status in SPELLINGS for form in self.index.forms(key)
        )

    def is_attested(self, key: str, entry: Entry) -> bool:
        """Whether the lexicons list the folded *key* as a spelling of *entry*; none is made by rule."""
        return any(
            form.lexeme == entry.number and form.status in (Status.NAME, Status.VARIANT)
            for form in self.index.forms(key)
        )

    def is_alike(self, key: str, entry: Entry) -> bool:
        """Whether *key* is a spelling of the name itself, not a former or other name."""
        if "people" in entry.groups:
            return True
        name = key_of(entry.text)
        pairs = [(key, name)]
        if key.count(" ") == name.count(" "):  # Upper Karabakh shares a word with Nagorno-Karabakh
            pairs += zip(key.split(), name.split(), strict=True)
        return all(Levenshtein.normalized_similarity(*pair) >= _ALIKE for pair in pairs)

    def restyled(self, text: str, entry: Entry, person: str = "") -> Restyled | None:
        """Return what the profile writes for *text*, a right spelling of *entry*, if not that.

        The number is kept: Azeris, Azerbaijanis. *person* is the id of the figure meant, if one is.
        """
        wish = self._wish(entry, person)
        if wish is None or not self._may_be(key_of(text), entry):
            return None
        if isinstance(wish, Ending):
            return self._other_ending(text, entry, wish)
        key, plural = key_of(text), ""
        if not wish.spelling.endswith("s") and key.endswith("s") and self.is_spelling(key[:-1], entry):
            key, plural = key[:-1], "s"
        if wish.replaces:
            if key not in wish.replaces and key + plural not in wish.replaces:
                return None
        elif not self.is_alike(key, entry):
            return None
        written = wish.spelling + plural
        if text.isupper() and len(text) > 1:
            written = capitalize(wish.spelling, text, wish.script) + plural.upper()
        if written == text:
            return None
        return Restyled(written, wish.action, wish.because, wish.entity, wish.kind, wish.exchanged)

    def _may_be(self, key: str, entry: Entry) -> bool:
        return self.is_spelling(key, entry) or (key.endswith("s") and self.is_spelling(key[:-1], entry))

    def _other_ending(self, text: str, entry: Entry, row: Ending) -> Restyled | None:
        if key_of(text) == key_of(entry.text) and not self._is_regular(entry):
            return None  # the bearers' own: Sarkissian, Gulbenkian
        for ending in sorted(row.replaces, key=lambda ending: -len(ending)):
            if not text.lower().endswith(ending):
                continue
            new = row.spelling.upper() if text.isupper() else row.spelling
            written = text[: len(text) - len(ending)] + new
            if written != text and self.is_attested(key_of(written), entry):
                return Restyled(written, row.action, f"{self._said} -{row.spelling}, not -{ending}")
        return None

    @property
    def _said(self) -> str:
        return f"the profile {self.profile.name} writes"

    def _wish(self, entry: Entry, person: str) -> _Wish | Ending | None:
        if not self._people:
            person = ""
        if (entry.number, person) not in self._wishes:
            self._wishes[entry.number, person] = self._look_up(entry, person)
        return self._wishes[entry.number, person]

    def _look_up(self, entry: Entry, person: str) -> _Wish | Ending | None:
        if person in self._names:
            return self._of_person(entry, self._names[person])
        instead = [self._instead[id_] for id_ in entry.entities if id_ in self._instead]
        if instead:
            return self._exchange(entry, instead[0]) if len(entry.entities) == 1 else None
        rows = [self._names[id_] for id_ in entry.entities if id_ in self._names]
        rows = [row for row in rows if not row.entity.startswith("person/")]
        if rows:
            return self._of_row(entry, rows[0]) if len({row.spelling for row in rows}) == 1 else None
        return self._ending(entry) or self._romanised(entry)

    def _of_row(self, entry: Entry, row: Preference) -> _Wish | None:
        spelling = row.spelling
        if not self._is_right(spelling, entry):
            spelling += "a"  # a woman's surname: the row has the man's
            if not self._is_right(spelling, entry):
                return None
        note = f" ({row.note})" if row.note else ""
        replaces = tuple(key_of(text) for text in row.replaces)
        if spelling != row.spelling:
            replaces = tuple(key + "a" for key in replaces)
        because = f"{self._said} {spelling}{note}"
        kind = kind_of(entry, row.entity)
        return _Wish(spelling, row.action, because, replaces, entity=row.entity, kind=kind)

    def _of_person(self, entry: Entry, row: Preference) -> _Wish | None:
        words = row.spelling.split()
        note = f" ({row.note})" if row.note else ""
        for word, people in (
            (words[-1], self.index.persons(surname=entry.number)),
            (words[0], self.index.persons(given=entry.number)),
        ):
            if any(person.id == row.entity for person in people):
                because = f"{self._said} {row.spelling}{note}"
                return _Wish(word, row.action, because, entity=row.entity, kind="person")
        return None

    def _exchange(self, entry: Entry, row: Preference) -> _Wish | None:
        other = self._counterpart(entry, row.spelling)
        if other is None:
            return None
        because = f"{self._said} {row.spelling} instead of {entry.text}: its choice of two names"
        id_ = next(id_ for id_ in other.entities if id_ in entry.counterparts)
        replaces = tuple(key_of(text) for text in row.replaces)
        kind = kind_of(other, id_)
        return _Wish(row.spelling, row.action, because, replaces, "", id_, kind, exchanged=True)

    def _counterpart(self, entry: Entry, spelling: str) -> Entry | None:
        for form in self.index.forms(key_of(spelling)):
            other = self.index.entry(form.lexeme)
            if form.status in SPELLINGS and not entry.counterparts.isdisjoint(other.entities):
                return other
        return None

    def _ending(self, entry: Entry) -> Ending | None:
        if "surname" not in entry.groups:
            return None
        for row in self.profile.endings:
            if any(
                native.lower().endswith(row.native) and entry.language_of(native) == row.language
                for native in entry.native
            ):
                return row
        return None

    def _is_regular(self, entry: Entry) -> bool:
        """Whether the name is what the press makes of a native form, not a spelling of its bearers'."""
        for native in entry.native:
            romanize = press(entry.language_of(native))
            if romanize and key_of(romanize(native)) == key_of(entry.text):
                return True
        return False

    def _romanised(self, entry: Entry) -> _Wish | None:
        """Return the native form by the profile's scheme, where one native form gives the name."""
        if not self._schemes or len(entry.languages) != 1 or entry.kinds & _ENGLISH_KINDS:
            return None
        language = next(iter(entry.languages))
        row = self._schemes.get(language) or self._schemes.get("")
        script = scripts().get(language)
        romanize = press(language)
        if not row or not script or not romanize or not _has(row, language):
            return None
        native = [form for form in entry.native if entry.language_of(form) == language]
        exact = [form for form in native if key_of(romanize(form)) == key_of(entry.text)]
        if len(exact or native) != 1:
            return None
        if entry.is_personal and not exact:
            return None  # the bearers' own spelling
        form = (exact or native)[0]
        like = Levenshtein.normalized_similarity(key_of(romanize(form)), key_of(entry.text))
        if like < _ROMANISED or len(form.split()) != len(entry.text.split()):
            return None
        scheme = next(s for s in script.schemes.values() if row.scheme in (s.to, *s.aliases))
        spelling = rewriter(language, row.scheme)(form)
        if not spelling[:1].isupper():
            return None
        writes = scheme.writes if scheme.writes in scripts() else ""
        because = f"{self._said} {spelling}, {form} by {scheme.standard}"
        if form == spelling:
            because = f"{self._said} {spelling} as at home ({scheme.standard})"
        return _Wish(spelling, row.action, because, script=writes)

    def _is_right(self, spelling: str, entry: Entry) -> bool:
        """Whether *spelling* is the name, a variant, or what a scheme makes of a native form."""
        if spelling == entry.text or spelling in entry.decorated:
            return True
        if spelling.isascii() and self.is_spelling(key_of(spelling), entry):
            return _has_capitals(spelling)
        return spelling in self._by_schemes(entry)

    def _by_schemes(self, entry: Entry) -> list[str]:
        """Return what the schemes make of the native forms of *entry*."""
        found = []
        for native in sorted(entry.native):
            script = scripts().get(entry.language_of(native))
            for scheme in script.schemes if script else ():
                found.append(rewriter(entry.language_of(native), scheme)(native))
        return list(dict.fromkeys(found))

    def problems(self) -> Iterator[ProfileError]:
        """Yield each row that asks for what a profile may not ask for, in order of line."""
        yield from sorted(self._problems(), key=lambda problem: problem.line)

    def _problems(self) -> Iterator[ProfileError]:
        for row in self.profile.names:
            whole = row.entity.startswith("person/")
            if self._is_right_for_person(row) if whole else self._is_right_for_any(row):
                continue
            entries = self.by_id.of(row.entity)
            if not entries:
                yield self._wrong(row, "what", f"no row {row.entity}", _SEARCH)
                continue
            other = self._other_name(entries[0], row.spelling)
            name = entries[0].text
            if other:
                problem = f"{row.spelling} is the other name of {name}, {other}"
                yield self._wrong(row, "spelling", problem, _NO_EXCHANGE)
                continue
            problem = f"{row.spelling!r} is no spelling of {row.entity} in the lexicons"
            remedy = f"cleanup lexicon show {row.entity} has its name and variants; its native form by a"
            yield self._wrong(
                row, "spelling", problem, f"{remedy} scheme of translit --list is right, too"
            )
        for row in self.profile.instead:
            entries = self.by_id.of(row.entity)
            if not entries:
                yield self._wrong(row, "what", f"no row {row.entity}", _SEARCH)
            elif self._counterpart(entries[0], row.spelling) is None:
                problem = f"{row.spelling!r} is not the other name of {entries[0].text}"
                of = ", ".join(sorted(entries[0].counterparts)) or "none: use a row name"
                yield self._wrong(row, "spelling", problem, f"its counterparts are {of}")
            elif len(entries[0].entities) > 1:
                others = ", ".join(id_ for id_ in entries[0].entities if id_ != row.entity)
                problem = f"{entries[0].text} is also the name of {others}"
                yield self._wrong(row, "what", problem, "take the row out: they cannot be told apart")

    def _is_right_for_any(self, row: Preference) -> bool:
        entries = [self.index.entry(form.lexeme) for form in self.index.forms(key_of(row.spelling))]
        own = [entry for entry in dict.fromkeys(entries) if row.entity in entry.entities]
        own = own or list(self.by_id.of(row.entity))
        return any(self._is_right(row.spelling, entry) for entry in own)

    def _is_right_for_person(self, row: Preference) -> bool:
        words = row.spelling.split()
        if len(words) < 2:
            return False
        halves = {p.given_lexeme: words[0] for p in self._figures(row.entity)}
        halves |= {p.surname_lexeme: words[-1] for p in self._figures(row.entity)}
        right = (self._is_right(word, self.index.entry(number)) for number, word in halves.items())
        return bool(halves) and all(right)

    def _figures(self, id_: str) -> list[_Figure]:
        found = []
        for entry in self.by_id.of(id_):
            for person in self.index.persons(surname=entry.number):
                if person.id == id_:
                    found.append(_Figure(person.given_lexeme, person.surname_lexeme))
        return found

    def _other_name(self, entry: Entry, spelling: str) -> str:
        other = self._counterpart(entry, spelling)
        return next((id_ for id_ in other.entities if id_ in entry.counterparts), "") if other else ""

    def _wrong(self, row: Preference, column: str, problem: str, remedy: str) -> ProfileError:
        return ProfileError(self.profile.path, row.line, column, problem, remedy)


class _Figure(NamedTuple):
    given_lexeme: int
    surname_lexeme: int


_SEARCH = "cleanup lexicon search finds the id"
_NO_EXCHANGE = (
    "a row name never puts one for the other; a row instead does, "
    f"with the setting counterparts {Counterparts.CHOSEN}"
)


def key_of(text: str) -> str:
    """Return the folded form under which *text* is looked up.

    >>> key_of("Nagorno-Karabakh"), key_of("Xankəndi")
    ('nagorno karabakh', 'xankendi')
    """
    return " ".join(fold(text).split())


def kind_of(entry: Entry, id_: str) -> str:
    """Return the kind of the entity *id_*, one of those that bear *entry*."""
    return dict(zip(entry.entities, entry.entity_kinds, strict=True))[id_]


def _has(row: Romanisation, language: str) -> bool:
    schemes = scripts()[language].schemes.values()
    return any(row.scheme in (scheme.to, *scheme.aliases) for scheme in schemes)


def _has_capitals(spelling: str) -> bool:
    """Whether *spelling* begins with a capital and is not in capitals throughout."""
    return spelling[:1].isupper() and not (len(spelling) > 1 and spelling.isupper())
