"""Finds the right spellings that are not the profile's, and rewords what garbled names become."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from cleanup.judging.findings import Choice, Finding
from cleanup.judging.house.first_use import Introductions, Pair
from cleanup.judging.house.fixed import Fixed
from cleanup.judging.house.wishes import Restyled, Wishes, key_of, kind_of
from cleanup.judging.right_names import KnownName
from cleanup.judging.rules import HOUSE_STYLE
from cleanup.judging.scene import Scene
from cleanup.judging.wording import stands
from cleanup.names.index import Entry, Index
from cleanup.names.status import Status
from cleanup.spotting.tokens import Span
from cleanup.styles.profile import Counterparts, Profile

#: How often such findings are right: the lexicons know the spelling as one of this name alone.
_SURE = 0.95
#: The same of a second name: whether the text needs it is the writer's to say.
_HELPFUL = 0.9
#: How much of a text is to be from the region for names that there are elsewhere, too: Kuba.
_REGIONAL = 0.3
#: How common a first name is elsewhere (1 to 9) that is more likely to be theirs than a variant of ours.
_COMMON_GIVEN = 7
_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*")
_WORD_OR_JOINT = re.compile(r"(\s+|[-\u2010\u2011\u2013]+)")


class _Mention(NamedTuple):
    name: KnownName
    entry: Entry
    rivals: tuple[Entry, ...] = ()  #: other names that it is a spelling of as well


class House:
    """Follows one profile. Safe to use from several threads.

    Args:
        index: the compiled lexicons.
        profile: the profile.

    Raises:
        ProfileError: a row that asks for what a profile may not ask for.
    """

    def __init__(self, index: Index, profile: Profile) -> None:
        self.profile = profile
        self._wishes = Wishes(index, profile)
        self._index = index
        for problem in self._wishes.problems():
            raise problem

    def reword(self, text: str, entry: Entry, person: str = "") -> tuple[str, str]:
        """Return *text*, what a garbled spelling of *entry* becomes, as the profile has it, and why.

        Where that is *text* itself there is no reason. Only a row that says ``fix`` makes it the other
        name of a place.
        """
        whole = self._wishes.restyled(text, entry, person)
        if whole and whole.exchanged and whole.action != "fix":
            return text, ""
        if whole:
            return whole.text, whole.because
        if not text.count(" ") or not entry.is_personal or self._wishes.is_spelling(key_of(text), entry):
            return text, ""
        words = " ".join(self._reword_half(word, person) for word in text.split(" "))
        return words, "" if words == text else f"the profile {self.profile.name} writes {words}"

    def _reword_half(self, word: str, person: str) -> str:
        """Return one *word* of a person's name, or of names run together, as the profile has it."""
        entries = {
            form.lexeme: self._index.entry(form.lexeme)
            for form in self._index.forms(key_of(word))
            if form.status in (Status.NAME, Status.VARIANT)
        }
        own = [entry for entry in entries.values() if not person or person in entry.entities]
        if len(own) != 1:
            return word
        restyled = self._wishes.restyled(word, own[0], person)
        return restyled.text if restyled and not restyled.exchanged else word

    def findings(self, scene: Scene, taken: list[Finding], introduced: set[Pair]) -> list[Finding]:
        """Return a finding for each mention that is not spelled as the profile has it, in order.

        Args:
            scene: the text, with what has been settled in it.
            taken: findings whose spans are left to them.
            introduced: the places both names of which have been given, by their lexemes; those that are
                given here are added.
        """
        fixed = Fixed(scene, self.profile.phrases)
        spans = [(finding.start, finding.end) for finding in taken]
        mentions = list(self._mentions(scene))
        own = _own_spellings(scene, mentions)
        found: dict[Span, Finding] = {}
        for mention in mentions:
            name = mention.name
            span = scene.tokens[name.first].start, scene.tokens[name.last].end
            if any(span[0] < end and start < span[1] for start, end in spans):
                continue
            if name.first in own or fixed.covers(name.first, name.last):
                continue
            restyled = self._restyled(scene, span, mention)
            if restyled:
                found[span] = _finding(scene, span, mention.entry, restyled, _SURE)
        if self.profile.counterparts is Counterparts.FIRST_USE:
            introductions = Introductions(self._wishes, scene, fixed)
            for span, entry, both in introductions.of(_places(mentions), introduced):
                if not any(span[0] < end and start < span[1] for start, end in [*spans, *found]):
                    found[span] = _finding(scene, span, entry, both, _HELPFUL)
        return [found[span] for span in sorted(found)]

    def _mentions(self, scene: Scene) -> Iterator[_Mention]:
        for name in dict.fromkeys(name for name in scene.known if name is not None):
            if name.native or name.status is Status.PART or scene.broken(name.last):
                continue
            entries = self._entries(scene, name)
            if entries:
                yield _Mention(name, entries[0], tuple(entries[1:]))

    def _entries(self, scene: Scene, name: KnownName) -> list[Entry]:
        """Return the names that *name* is a spelling of, former and other names apart.

        None, if it may be the name of an organisation, or a first name alone.
        """
        tokens = scene.tokens[name.first : name.last + 1]
        if not all(token.text.isascii() for token in tokens):
            return []
        key = " ".join(token.key for token in tokens)
        keys = (key, key[:-1]) if key.endswith("s") else (key,)
        wishes = self._wishes
        attested = any(wishes.is_attested(one, entry) for entry in name.entries for one in keys)
        may_be = wishes.is_attested if attested else wishes.is_spelling
        spelled = [
            entry
            for entry in name.entries
            for one in keys
            if may_be(one, entry) and wishes.is_alike(one, entry)
        ]
        entries = [entry for entry in dict.fromkeys(spelled) if not _is_absent(scene, entry, keys)]
        if any("org" in entry.groups for entry in entries):
            return []
        if any(entry.groups == {"given"} for entry in entries) and not _beside_surname(scene, name):
            return []
        if any(self._is_elsewhere(scene, key, entry) for entry in entries):
            return []
        return entries

    def _is_elsewhere(self, scene: Scene, key: str, entry: Entry) -> bool:
        """Whether *key* may well be a word or name of elsewhere, as nothing else is from the region."""
        if "people" in entry.groups or scene.regional >= _REGIONAL:
            return False
        return bool(self._index.guard(key))

    def _restyled(self, scene: Scene, span: Span, mention: _Mention) -> Restyled | None:
        """Return what is written instead of *mention*, if that is the same whichever name it is."""
        surface = scene.text[span[0] : span[1]]
        in_one_line = " ".join(_BREAK.sub(" ", surface).split())
        small = surface.islower()  # in a transcript
        if small:
            in_one_line = in_one_line.title()
        restyled = self._wishes.restyled(in_one_line, mention.entry, _person(scene, mention))
        if restyled is None:
            return None
        for rival in mention.rivals:
            other = self._wishes.restyled(in_one_line, rival)
            if other is None or other.text != restyled.text:
                return None
        text = _with_joints(surface, restyled.text.lower() if small else restyled.text)
        if text == surface or stands(scene.text, span, text):
            return None
        return restyled._replace(text=text)


def _places(mentions: list[_Mention]) -> Iterator[tuple[KnownName, Entry]]:
    """Yield those of *mentions* that are places with another name."""
    for mention in mentions:
        if mention.entry.is_place and mention.entry.counterparts and not mention.rivals:
            yield mention.name, mention.entry


def _with_joints(surface: str, text: str) -> str:
    """Put the line breaks and the kind of hyphens of *surface* between the words of *text*.

    >>> _with_joints("Nagorny–Karabakh", "Nagorno-Karabakh")
    'Nagorno–Karabakh'
    """
    old, new = _WORD_OR_JOINT.split(surface), _WORD_OR_JOINT.split(text)
    if len(old) != len(new):  # where the line would break is not known
        return surface if "\n" in surface else text
    joints = [
        found if "\n" in found or not (found.isspace() or written.isspace()) else written
        for found, written in zip(old[1::2], new[1::2], strict=True)
    ]
    return new[0] + "".join(joint + word for joint, word in zip(joints, new[2::2], strict=True))


def _is_absent(scene: Scene, entry: Entry, keys: tuple[str, ...]) -> bool:
    """Whether *entry* is only known figures' own way to spell a name, and none of them is in the text.

    Aliyeva is not meant for Dinara Alieva, the singer, unless she is named.
    """
    if entry.regular or key_of(entry.text) in keys:
        return False
    return scene.persons.keys().isdisjoint(entry.entities)


def _beside_surname(scene: Scene, name: KnownName) -> bool:
    following = name.last + 1
    return scene.adjacent(following) and any("surname" in e.groups for e in scene.entries(following))


def _person(scene: Scene, mention: _Mention) -> str:
    """Return the id of the one public figure in the text that *mention* is a name of; else nothing."""
    number, name = mention.entry.number, mention.name
    figures = [p for p in scene.persons.values() if number in (p.surname_lexeme, p.given_lexeme)]
    if scene.adjacent(name.first):
        before = scene.numbers(name.first - 1)
        whole = [p for p in figures if p.given_lexeme in before and p.surname_lexeme == number]
        figures = whole or figures
    return figures[0].id if len(figures) == 1 else ""


def _own_spellings(scene: Scene, mentions: list[_Mention]) -> set[int]:
    """Return the positions of surnames whose bearers spell them so themselves.

    These are reporters, and people with first names of elsewhere: Alex Sarkisian. Where the text
    has such a one, the surname alone may be theirs.
    """
    reporters = {p.surname_lexeme for p in scene.persons.values() if p.reporter}
    by_name: dict[int, list[int]] = defaultdict(list)
    for name, entry, _rivals in mentions:
        if "surname" in entry.groups and not entry.is_place:
            by_name[entry.number].append(name.first)
    own: set[int] = set()
    for number, positions in by_name.items():
        foreign = [p for p in positions if _first_name_of_elsewhere(scene, p)]
        bare = [p for p in positions if not _after_first_name(scene, p)]
        own.update(foreign)
        if foreign or number in reporters:
            own.update(bare)
        if number in reporters:
            given = {p.given_lexeme for p in scene.persons.values() if p.reporter}
            own.update(p for p in positions if p and not given.isdisjoint(scene.numbers(p - 1)))
    return own


def _after_first_name(scene: Scene, position: int) -> bool:
    return scene.adjacent(position) and any("given" in e.groups for e in scene.entries(position - 1))


def _first_name_of_elsewhere(scene: Scene, position: int) -> bool:
    if not scene.adjacent(position) or not scene.tokens[position - 1].capital:
        return False
    key = scene.tokens[position - 1].key
    given = scene.index.guard(key).given
    entries = scene.entries(position - 1)
    if not entries:
        return bool(given)
    ours = any(key_of(entry.text) == key for entry in entries)
    return not ours and given >= _COMMON_GIVEN  # Alex is a spelling of Aleks, and of many others' names


def _finding(
    scene: Scene,
    span: Span,
    entry: Entry,
    restyled: Restyled,
    confidence: float,
) -> Finding:
    line, column = scene.lines.place(span[0])
    own = [id_ for id_ in entry.entities if not id_.startswith("person/")]
    entity = restyled.entity or (own or entry.entities)[0]
    kind = restyled.kind or kind_of(entry, entity)
    choice = Choice(restyled.text, entity, confidence, kind)
    return Finding(
        rule=HOUSE_STYLE,
        start=span[0],
        end=span[1],
        line=line,
        column=column,
        text=scene.text[span[0] : span[1]],
        action=restyled.action,
        replacement=restyled.text,
        confidence=confidence,
        candidates=(choice,),
        because=(restyled.because,),
    )
