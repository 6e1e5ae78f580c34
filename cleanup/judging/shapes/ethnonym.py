"""Names of peoples: *Azeans*, *Azenes*. Little is left of them; the text must tell who is meant."""

from __future__ import annotations

from functools import cached_property
from itertools import takewhile

from cleanup.judging.candidate import Candidate
from cleanup.judging.decision import Verdict
from cleanup.judging.scene import Scene
from cleanup.judging.shapes.shape import News, Shape, plain_word
from cleanup.judging.tables import ethnonym_endings
from cleanup.names.index import Entry, Guard
from cleanup.translit.fold import fold

_LEAST_LETTERS = 5
_VOWELS = frozenset("aeiouy")


class Ethnonym(Shape):
    """Judges a word that begins and ends like a people which the text names."""

    known = False

    def possible(self, scene: Scene, position: int) -> bool:
        """A plain word with a capital that is nothing else, and begins and ends as one of them."""
        token = scene.tokens[position]
        if len(token.key) < _LEAST_LETTERS:
            return False
        if not token.key.endswith(ethnonym_endings()) or not plain_word(token):
            return False
        if beginning(token.key) not in self._beginnings:
            return False
        return not self.index.guard(token.key) and not scene.broken(position)

    def propose(self, scene: Scene, position: int) -> Verdict | None:
        """Return a verdict on the word at *position*, or None."""
        token = scene.tokens[position]
        candidates = []
        for number, entry in self._peoples.items():
            if number not in scene.seen or beginning(token.key) != beginning(entry.text.lower()):
                continue
            candidate = Candidate(entry, entry.text.lower(), None, 0.0)
            numbers = entry.text, entry.text + "s" * (not entry.text.endswith("s"))
            if token.key.endswith("s"):
                numbers = numbers[::-1]
            candidate.written, candidate.also = numbers[0], numbers[1:]
            candidate.add("ethnonym", f"begins and ends like {candidate.written}")
            opponent = self._opponent(scene, position, entry)
            if opponent:
                candidate.add("opponents", f"named together with the {opponent}")
            self.bench.evidence.weigh_entry(scene, candidate, Guard())
            candidates.append(candidate)
        verdict = self.bench.decide(scene, position, position, candidates)
        if verdict and not token.key.endswith("s"):
            verdict.held = verdict.held or "one or many may be meant"
        elif verdict and "opponents" not in verdict.best.evidence:
            verdict.held = verdict.held or "little of the right spelling is left"
        return verdict

    def may_change(self, scene: Scene, position: int, news: News) -> bool:
        """Another people is named in the text now."""
        del scene, position
        return not self._peoples.keys().isdisjoint(news.numbers)

    @cached_property
    def _peoples(self) -> dict[int, Entry]:
        """The names of peoples, by their lexemes."""
        forms = (form for name in self.index.peoples() for form in self.index.forms(fold(name)))
        found = {form.lexeme: self.index.entry(form.lexeme) for form in forms}
        return {n: e for n, e in sorted(found.items()) if e.groups == {"people"} and e.restored}

    @cached_property
    def _beginnings(self) -> frozenset[tuple[str, str]]:
        return frozenset(beginning(entry.text.lower()) for entry in self._peoples.values())

    def _opponent(self, scene: Scene, position: int, entry: Entry) -> str:
        """Return the name of another people of the lexicons in the same sentence, or nothing."""
        for at in scene.sentence(position):
            for other in scene.entries(at):
                if other.groups == {"people"} and other.restored and other.number != entry.number:
                    return scene.tokens[at].text
        return ""


def beginning(word: str) -> tuple[str, str]:
    """Return the first letter, and the first consonants after it: ``a, z`` of *aizean*."""
    rest = word[1:].lstrip("".join(sorted(_VOWELS)))
    return word[:1], "".join(takewhile(lambda letter: letter not in _VOWELS, rest))
