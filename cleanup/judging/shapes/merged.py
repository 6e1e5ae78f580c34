"""Names run together with the word beside them: *NikolPashinyan*, *LakeSevan*, *Sevanand*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from cleanup.judging.candidate import Candidate
from cleanup.judging.decision import Verdict
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.shape import News, Shape
from cleanup.judging.tables import run_on_words
from cleanup.names.index import Entry, Guard
from cleanup.names.status import Status
from cleanup.translit.fold import fold

_LEAST_LETTERS = 6
_LEAST_NAME = 5
_RIGHT = frozenset({Status.NAME, Status.VARIANT})


class MergedWords(Shape):
    """Judges one word as two of which a space was lost."""

    def possible(self, scene: Scene, position: int) -> bool:
        """A long word that is nothing else, with a capital inside or what may hang on a name."""
        token = scene.tokens[position]
        if scene.known[position] is not None or len(token.key) < _LEAST_LETTERS:
            return False
        if self.index.guard(token.key) or scene.broken(position):
            return False
        parts = len(at_capitals(token.text))
        return parts == 2 or (parts == 1 and any(True for _ in self.run_on(token.text, token.key)))

    def propose(self, scene: Scene, position: int) -> Verdict | None:
        """Return a verdict on the word at *position*, or None."""
        token = scene.tokens[position]
        parts = at_capitals(token.text)
        if len(parts) == 2:
            following = scene.tokens[position + 1].key if scene.adjacent(position + 1) else ""
            found = self.two_words(parts[0], parts[1], following)
        else:
            found = self.run_on(token.text, token.key)
        candidates = []
        for entry, written in found:
            candidate = Candidate(entry, token.key, None, 0.0)
            candidate.written = written
            exact = len(parts) == 2 and written == entry.text
            candidate.add(
                "spelled-apart" if exact else "merged",
                f"{' and '.join(written.split(' ', 1))} run together",
            )
            if len(parts) == 2 and fold(entry.text).split()[:-1] == [fold(parts[1])]:
                candidate.add("run-in")
            self.bench.evidence.weigh_entry(scene, candidate, Guard())
            candidates.append(candidate)
        return self.bench.decide(scene, position, position, candidates)

    def may_change(self, scene: Scene, position: int, news: News) -> bool:
        """Only the words themselves and those beside them count."""
        del scene, position, news
        return False

    def two_words(self, left: str, right: str, following: str) -> Iterator[tuple[Entry, str]]:
        """Yield what two words with capitals mean together: a person, a title or kind with its name.

        *following* is the folded word after them, if one stands beside them.
        """
        written = f"{left} {right}"
        first, second = fold(left), fold(right)
        words = self.bench.evidence.words
        titled = (first,) in words.titles
        placed = words.is_strong("before", first)
        firsts = {form.lexeme for form in self.index.forms(first) if form.status in _RIGHT}
        for form in self.index.forms(f"{first} {second}"):
            entry = self.index.entry(form.lexeme)
            if form.status in _RIGHT and entry.restored:
                whole = fold(entry.text) == f"{first} {second}"
                yield entry, entry.text if whole else written
        for form in self.index.forms(second):
            if form.status not in _RIGHT:
                continue
            entry = self.index.entry(form.lexeme)
            if (
                any(p.given_lexeme in firsts for p in self.index.persons(surname=form.lexeme))
                or (titled and "surname" in entry.groups)
                or (placed and entry.is_place)
            ):
                leftover = any(f.status is Status.LEFTOVER for f in self.index.forms(second))
                yield entry, f"{left} {entry.text}" if leftover else written
        if words.is_strong("after", second):
            for entry in self._well_known(first):
                yield entry, written
        if following and (firsts or self.index.guard(first)):
            for form in self.index.forms(f"{second} {following}"):
                if form.status in _RIGHT:
                    yield self.index.entry(form.lexeme), written

    def run_on(self, text: str, key: str) -> Iterator[tuple[Entry, str]]:
        """Yield a name with a small word hanging on it, and a name of two words in one."""
        if len(key) != len(text):
            return
        for word in self._hangers_on if key.endswith(self._hangers_on) else ():
            if key.endswith(word) and len(key) - len(word) >= _LEAST_NAME:
                at = len(key) - len(word)
                for entry in self._well_known(key[:at]):
                    yield entry, f"{text[:at]} {text[at:]}"
        number = self._joined_phrases.get(key)
        if number is not None:
            entry = self.index.entry(number)
            yield entry, entry.text

    def _well_known(self, key: str) -> Iterator[Entry]:
        for form in self.index.forms(key):
            entry = self.index.entry(form.lexeme)
            if form.status in _RIGHT and entry.restored and entry.prominence > 1:
                yield entry

    @cached_property
    def _hangers_on(self) -> tuple[str, ...]:
        """Words that are found hanging on a name: small words, and what places are called."""
        places = self.bench.evidence.words.place_words
        called = {
            words[0]
            for (side, words), place in places.items()
            if place.strong and side == "after" and len(words) == 1
        }
        return tuple(sorted(run_on_words() | called))

    @cached_property
    def _joined_phrases(self) -> dict[str, int]:
        """Well-known names of two words, without the space."""
        return {
            form.replace(" ", ""): number
            for form, number in zip(self.index.phrases, self.index.phrase_lexemes, strict=True)
        }


def at_capitals(word: str) -> list[str]:
    """Cut *word* before each capital that follows a small letter.

    >>> at_capitals("NikolPashinyan"), at_capitals("GREPartners")
    (['Nikol', 'Pashinyan'], ['GREPartners'])
    """
    if word[1:].islower():
        return [word]
    cuts = [n for n in range(1, len(word)) if word[n].isupper() and word[n - 1].islower()]
    return [word[start:end] for start, end in pairwise([0, *cuts, len(word)])]
