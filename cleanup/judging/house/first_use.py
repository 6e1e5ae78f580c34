"""The other name of a place beside its first mention: Stepanakert (Azerbaijani: Khankendi)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from cleanup.judging.house.fixed import Fixed
from cleanup.judging.house.wishes import Restyled, Wishes, kind_of
from cleanup.judging.right_names import KnownName
from cleanup.judging.scene import Scene
from cleanup.names.index import Entry
from cleanup.spotting.tokens import Span
from cleanup.translit.schemes import scripts

#: The two names of a place, by lexeme.
Pair = frozenset[int]

_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n|\r[ \t]*\r(?!\n)")
#: What a paragraph of prose ends with, and a heading does not.
_ENDS = re.compile(r"[.!?:;…][\"”’»)\]*_]*\s*\Z")
#: Signs beside a name after or before which no bracket is put.
_CLOSE_BEFORE = frozenset('-–—/(‐‑[“"«')
_CLOSE_AFTER = frozenset("-/‐‑'’ʼ]")
#: A place has none itself: a Shusha resident, the Lachin road.
_ARTICLES = frozenset({"a", "an", "the"})
_BRACKET_AFTER = re.compile(r"\s*[(\[]")


class Introductions:
    """Finds where a text should give the other name of a place, and had not given it.

    Args:
        wishes: what the profile asks for.
        scene: the text.
        fixed: what keeps its spelling.
    """

    def __init__(self, wishes: Wishes, scene: Scene, fixed: Fixed) -> None:
        self._wishes = wishes
        self._scene = scene
        self._fixed = fixed
        self._paragraphs = [0, *(match.end() for match in _PARAGRAPH.finditer(scene.text))]
        self._after = {
            phrase.split()[0] for phrase, side, *_ in scene.index.place_words if side == "after"
        }

    def of(
        self, mentions: Iterable[tuple[KnownName, Entry]], introduced: set[Pair]
    ) -> Iterator[tuple[Span, Entry, Restyled]]:
        """Yield span, name, and what is written, for the first mention of each place.

        *introduced* are the places that have both names already; those met here are added.
        """
        together = self._together()
        for name, entry in mentions:
            other = self._other(entry)
            if other is None:
                continue
            pair = frozenset({entry.number, other.number})
            if pair in introduced:
                continue
            if pair in together:
                introduced.add(pair)
                continue
            if not self._has_room(name) or not self._is_meant(entry, other):
                continue
            introduced.add(pair)
            span = self._scene.tokens[name.first].start, self._scene.tokens[name.last].end
            own = self._styled(self._scene.text[span[0] : span[1]], entry)
            language = language_name(other)
            text = f"{own} ({language}: {self._styled(other.text, other)})"
            because = f"first mention of a place that has another name in {language}"
            id_ = next(id_ for id_ in entry.entities if id_ in other.counterparts)
            yield span, entry, Restyled(text, "suggest", because, id_, kind_of(entry, id_))

    def _together(self) -> set[Pair]:
        """Return the places both names of which stand in one paragraph."""
        scene = self._scene
        by_paragraph: dict[int, set[int]] = {}
        for name in dict.fromkeys(name for name in scene.known if name is not None):
            at = bisect_right(self._paragraphs, scene.tokens[name.first].start)
            by_paragraph.setdefault(at, set()).update(entry.number for entry in name.entries)
        return {
            frozenset({number, other.number})
            for numbers in by_paragraph.values()
            for number in numbers
            for other in [self._other(scene.index.entry(number))]
            if other is not None and other.number in numbers
        }

    def _other(self, entry: Entry) -> Entry | None:
        """Return the one other name of the place, if either is well enough known."""
        if not entry.is_place or not entry.counterparts:
            return None
        others = {
            other.number: other
            for id_ in sorted(entry.counterparts)
            for other in self._wishes.by_id.of(id_)
            if other.number != entry.number
        }
        if len(others) != 1:
            return None
        other = next(iter(others.values()))
        known = max(entry.prominence, other.prominence) >= self._wishes.profile.prominence
        return other if known and len(other.languages) == 1 and language_name(other) else None

    def _is_meant(self, entry: Entry, other: Entry) -> bool:
        """Whether *entry* is the place that has the *other* name, where several places are called so.

        Then the text has to name what that lies in, and nothing that only a namesake lies in.
        """
        if len(entry.entities) == 1:
            return True
        lies_in, elsewhere = other.around, entry.around - other.around
        return self._mentioned(lies_in) and not self._mentioned(elsewhere)

    def _mentioned(self, ids: frozenset[str]) -> bool:
        entries = (entry for id_ in ids for entry in self._wishes.by_id.of(id_))
        return any(entry.number in self._scene.mentioned for entry in entries)

    def _has_room(self, name: KnownName) -> bool:
        """Whether brackets can be put after the mention: in prose, not inside a longer name."""
        scene = self._scene
        first, last = scene.tokens[name.first], scene.tokens[name.last]
        if self._fixed.covers(name.first, name.last) or last.all_capitals:
            return False
        before = scene.text[max(0, first.start - 1) : first.start]
        if before in _CLOSE_BEFORE or scene.text[last.end : last.end + 1] in _CLOSE_AFTER:
            return False
        if _BRACKET_AFTER.match(scene.text, last.end):
            return False
        following = name.last + 1
        if scene.adjacent(following):
            token = scene.tokens[following]
            if token.capital or token.key in self._after:
                return False
        if scene.adjacent(name.first):
            before_it = scene.tokens[name.first - 1]
            if before_it.key in _ARTICLES:
                return False
            if before_it.capital and not scene.begins_sentence(name.first - 1):
                return False
        return not self._in_brackets(first.start) and not self._in_heading(first.start)

    def _in_brackets(self, start: int) -> bool:
        begin = self._paragraphs[bisect_right(self._paragraphs, start) - 1]
        before = self._scene.text[begin:start]
        return before.count("(") > before.count(")")

    def _in_heading(self, start: int) -> bool:
        """Whether the mention stands in a title line: the text's first, or one marked with #."""
        text = self._scene.text
        at = bisect_right(self._paragraphs, start)
        begin = self._paragraphs[at - 1]
        line_begin = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", start)
        line = text[line_begin : len(text) if line_end < 0 else line_end]
        if line.startswith("#"):
            return True
        first = not text[:line_begin].strip()
        end = self._paragraphs[at] if at < len(self._paragraphs) else len(text)
        alone = not text[begin:line_begin].strip() and not text[line_begin + len(line) : end].strip()
        return first and (alone or "\n" in text.strip()) and not _ENDS.search(line)

    def _styled(self, text: str, entry: Entry) -> str:
        restyled = self._wishes.restyled(text, entry)
        return restyled.text if restyled else text


def language_name(entry: Entry) -> str:
    """Return the English name of the language *entry* is of; nothing if it is not known."""
    script = scripts().get(next(iter(sorted(entry.languages))))
    return script.name.split(",")[0] if script else ""
