"""The rule ``inconsistent-name``: one name that a text spells in several legitimate ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from cleanup.judging.findings import Choice, Finding
from cleanup.judging.right_names import KnownName
from cleanup.judging.rules import INCONSISTENT
from cleanup.judging.scene import Scene
from cleanup.judging.wording import match_capitals
from cleanup.names.index import Entry
from cleanup.names.status import Status
from cleanup.translit.fold import fold

_SPELLINGS = frozenset({Status.NAME, Status.VARIANT, Status.LEFT})
#: Spellings less alike than this are a former or another name: Kirovabad is no way to spell Ganja.
_ALIKE = 0.6


class _Mention(NamedTuple):
    start: int
    end: int
    spelling: str  #: with the capitals of running text
    entry: Entry
    before: frozenset[int]  #: what the word before is a spelling of: the first name of a surname


def inconsistencies(scene: Scene, changed: list[Finding], *, fix: bool) -> list[Finding]:
    """Return a finding for each mention that is not spelled as most mentions of its name are.

    Args:
        scene: the text, with what has been settled in it.
        changed: the findings so far, whose spans are left to them; fixes follow the commonest spelling
            as it is.
        fix: whether the findings are to be fixed, or only suggested.

    Where two spellings stand equally often, the first in the text is kept. The two names of a place are
    different names. Surnames that several people in the text bear are left alone, and so are
    quotations, credits and other names that a name is part of.
    """
    spans = [(f.start, f.end) for f in changed]
    mentions: dict[int, list[_Mention]] = defaultdict(list)
    for mention in _mentions(scene):
        if all(mention.end <= start or end <= mention.start for start, end in spans):
            mentions[mention.entry.number].append(mention)
    found = []
    for number, same in mentions.items():
        count = Counter(mention.spelling for mention in same)
        if len(count) < 2 or _several_bearers(scene, number, same):
            continue
        kept, times = count.most_common(1)[0]
        share = min(0.99, round(times / len(same), 2))
        for mention in same:
            if mention.spelling != kept:
                said = f"this text has {kept} {_times(times)}, "
                said += f"{mention.spelling} {_times(count[mention.spelling])}"
                found.append(_finding(scene, mention, kept, share, said, fix=fix))
    return sorted(found, key=lambda finding: finding.start)


def _mentions(scene: Scene) -> Iterator[_Mention]:
    for name in dict.fromkeys(name for name in scene.known if name is not None):
        entry = _one_entry(name)
        tokens = scene.tokens[name.first : name.last + 1]
        if entry is None or any(token.closed or token.quoted or token.credit for token in tokens):
            continue
        start, end = tokens[0].start, tokens[-1].end
        surface = scene.text[start:end]
        if not surface.isascii() or not _is_spelling(scene, name, entry):
            continue
        spelling = surface.title() if len(surface) > 1 and surface.isupper() else surface
        before = scene.numbers(name.first - 1) if scene.adjacent(name.first) else frozenset()
        yield _Mention(start, end, " ".join(spelling.split()), entry, before)


def _one_entry(name: KnownName) -> Entry | None:
    """Return the only name of ours that it can be, if it is a place or a surname."""
    ours = [entry for entry in name.entries if entry.restored]
    if name.native or len(ours) != 1 or name.status not in _SPELLINGS:
        return None
    return ours[0] if ours[0].is_place or "surname" in ours[0].groups else None


def _is_spelling(scene: Scene, name: KnownName, entry: Entry) -> bool:
    """Whether *name* as it stands is a right spelling of *entry*, and alike to its own."""
    key = " ".join(token.key for token in scene.tokens[name.first : name.last + 1])
    if not any(f.lexeme == entry.number and f.status in _SPELLINGS for f in scene.index.forms(key)):
        return False
    return Levenshtein.normalized_similarity(key, fold(entry.text).replace("-", " ")) >= _ALIKE


def _several_bearers(scene: Scene, number: int, same: list[_Mention]) -> bool:
    """Whether the text names more than one person with the surname *number*."""
    if same[0].entry.is_place:
        return False
    figures = {p.id for p in scene.persons.values() if p.surname_lexeme == number}
    firsts = [mention.before for mention in same if mention.before]
    return len(figures) > 1 or (bool(firsts) and not frozenset.intersection(*firsts))


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _finding(
    scene: Scene,
    mention: _Mention,
    kept: str,
    share: float,
    said: str,
    *,
    fix: bool,
) -> Finding:
    """Return the finding for *mention*; its confidence is the *share* of mentions spelled as *kept*."""
    surface = scene.text[mention.start : mention.end]
    line, column = scene.lines.place(mention.start)
    replacement = match_capitals(surface, kept)
    return Finding(
        rule=INCONSISTENT,
        start=mention.start,
        end=mention.end,
        line=line,
        column=column,
        text=surface,
        action="fix" if fix else "suggest",
        replacement=replacement,
        confidence=share,
        candidates=(
            Choice(replacement, mention.entry.entities[0], share, mention.entry.entity_kinds[0]),
        ),
        because=(said,),
    )
