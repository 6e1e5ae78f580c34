"""Which spellings stand for which lexeme, and what each means: the contents of the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cleanup.names.entities import Group
from cleanup.names.lexemes import Lexeme
from cleanup.names.status import KNOWN, Form, Status
from cleanup.translit.channels import Channel, channels, spellings
from cleanup.translit.fold import fold
from cleanup.translit.schemes import press

#: How far the channels are followed, by prominence: (highest cost, most forms per channel).
REACH = {1: (0.25, 4), 2: (0.7, 12), 3: (1.3, 40)}
#: The same for languages whose one table starts from the sounds, for places and for people: they make
#: too many names of other nations to be followed far. Given names, which nations share, not at all.
REACH_BY_SOUND = {True: {2: (0.1, 4), 3: (0.3, 8)}, False: {3: (0.3, 8)}}
_LEAST_LETTERS = 4
_BEST_KNOWN = 3
_LISTED_SHARE = 0.35
#: Up to this cost a channel gives a spelling without a doubt, and from that on only by a stretch.
_PLAIN = 0.1
_STRETCHED = 0.25


_BESIDE_KNOWN = frozenset({Status.CONTEXT_GARBLE, Status.LEFTOVER})


def collect_forms(lexemes: list[Lexeme]) -> dict[str, list[Form]]:
    """Return the forms of all *lexemes* by key, best status first; *lexeme* is the list position.

    A key that is a right spelling of a name that is restored is never kept as a garble of another
    one, unless the lexicon lists it so.
    """
    forms: dict[str, dict[int, Form]] = defaultdict(dict)
    leftovers: dict[str, dict[int, Form]] = defaultdict(dict)
    for number, lexeme in enumerate(lexemes):
        for key, form in _lexeme_forms(number, lexeme):
            kept = forms[key].get(number)
            if kept is None or _before(form, kept, lexeme.prominence):
                forms[key][number] = form
            if form.status in (Status.DERIVED, Status.WEAK):
                foreign = leftovers[key].get(number)
                if foreign is None or form.cost < foreign.cost:
                    leftovers[key][number] = form
    return {
        key: _settle([*entries.values(), *_also_foreign(entries, leftovers[key])], lexemes)
        for key, entries in forms.items()
    }


def _also_foreign(entries: dict[int, Form], leftovers: dict[int, Form]) -> Iterator[Form]:
    """Yield, as leftovers, the spellings that English has and a foreign channel gives exactly."""
    for number, form in leftovers.items():
        if form.cost <= _PLAIN and entries[number].status in (Status.VARIANT, Status.LEFT):
            yield form._replace(status=Status.LEFTOVER)


def _before(form: Form, kept: Form, prominence: int) -> bool:
    """Whether *form* tells better than *kept* what a spelling is to the same name.

    A spelling that English has only by a stretch (*Qebele*), and another language exactly, is the other
    language's; of lesser names nobody can say what English has.
    """
    if prominence == 1:
        return (form.status, form.cost) < (kept.status, kept.cost)
    for one, other, answer in ((form, kept, True), (kept, form, False)):
        if one.status in (Status.DERIVED, Status.WEAK) and other.status is Status.LEFT:
            if one.cost <= _PLAIN and other.cost >= _STRETCHED:
                return answer
    return (form.status, form.cost) < (kept.status, kept.cost)


def _settle(entries: list[Form], lexemes: list[Lexeme]) -> list[Form]:
    entries.sort(key=lambda form: (form.status, form.cost, form.lexeme))
    best = entries[0]
    if best.status in (Status.NAME, Status.VARIANT) and not lexemes[best.lexeme].restored:
        return [f for f in entries if f.status is not Status.PART]
    if best.status in (Status.NAME, Status.VARIANT, Status.LEFT):
        return [f for f in entries if f.status in KNOWN or f.status in _BESIDE_KNOWN]
    return entries


def _lexeme_forms(number: int, lexeme: Lexeme) -> Iterator[tuple[str, Form]]:
    key = fold(lexeme.text)
    few = _borne_by_few(lexeme)
    yield key, Form(Status.PART if few else Status.NAME, number)
    for variant in sorted(lexeme.variants):
        yield fold(variant), Form(Status.PART if few else Status.VARIANT, number)
    for whole in (lexeme.text, *sorted(lexeme.variants)):
        words = fold(whole).split()
        if len(words) > 1:
            for word in words:
                yield word, Form(Status.PART, number)
    for wrong in sorted(lexeme.garbles, key=lambda garble: garble.text):
        status = Status.CONTEXT_GARBLE if wrong.needs_context else Status.GARBLE
        yield fold(wrong.text), Form(status, number)
    exonyms: dict[str, list[str]] = defaultdict(list)
    for language, exonym in sorted(lexeme.exonyms):
        exonyms[fold(exonym)].append(language)
    for key, languages in exonyms.items():
        yield key, Form(Status.EXONYM, number, ",".join(languages))
    if lexeme.restored and Group.ORGANISATION not in lexeme.groups:
        yield from _derived(number, lexeme)


def _borne_by_few(lexeme: Lexeme) -> bool:
    """Whether it is a first name of lesser figures only: right beside their surname, else who knows.

    Nicholas Adontz makes no Nicholas Pashinyan.
    """
    return (
        lexeme.groups == {Group.GIVEN_NAME}
        and lexeme.prominence == 1
        and all(id_.startswith(f"{Group.PERSON.value}/") for id_ in lexeme.entities)
    )


def _derived(number: int, lexeme: Lexeme) -> Iterator[tuple[str, Form]]:
    place = bool(lexeme.groups & {Group.PLACE, Group.PEOPLE})
    for language, natives in lexeme.native.items():
        romanize = press(language)
        for native in sorted(natives):
            if romanize:
                yield fold(romanize(native)), Form(Status.VARIANT, number)
            for channel in channels().values():
                if not channel.id.startswith(language + ">"):
                    continue
                if channel.by_sound and lexeme.groups == {Group.GIVEN_NAME}:
                    continue
                yield from _through(number, native, channel, place, lexeme.prominence)


def _through(
    number: int, native: str, channel: Channel, place: bool, prominence: int
) -> Iterator[tuple[str, Form]]:
    policy = channel.place if place else channel.person
    if policy == "none":
        return
    if policy == "leave":
        left_reach = channel.place_reach if place else channel.person_reach
        if place and prominence == _BEST_KNOWN:  # of the best known, the lexicon lists every variant
            left_reach *= _LISTED_SHARE
        for form, cost in spellings(native, channel.id, left_reach, 24).items():
            yield form, Form(Status.LEFT, number, channel.id, cost)
        return
    reaches = REACH_BY_SOUND[place] if channel.by_sound else REACH
    if prominence not in reaches:
        return
    reach, width = reaches[prominence]
    status = Status.DERIVED if policy == "fix" else Status.WEAK
    for form, cost in spellings(native, channel.id, reach, width).items():
        if len(form) >= _LEAST_LETTERS:
            yield form, Form(status, number, channel.id, cost)
