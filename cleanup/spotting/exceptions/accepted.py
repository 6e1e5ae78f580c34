"""Spellings that are accepted: they are never reported, in capitals or not."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cleanup.spotting.tokens import Token, tokenize


class Accepted:
    """Finds accepted spellings among the words of a text.

    Args:
        forms: words, or several with spaces or hyphens between them; one without any raises a
            ValueError.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self.forms = tuple(dict.fromkeys(forms))
        self._by_first: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for form in self.forms:
            words = tokenize(form)
            if not words:
                raise ValueError(f"{form!r} has no word in it; an accepted spelling is a name")
            whole = _plain(form[words[0].start : words[-1].end])
            self._by_first[words[0].key].append((len(words), whole, form))

    def found(self, text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        """Yield the first and last token of each accepted spelling in *text*, and which it is."""
        for first, token in enumerate(tokens):
            for length, whole, form in self._by_first.get(token.key, ()):
                last = first + length - 1
                if last < len(tokens) and _plain(text[token.start : tokens[last].end]) == whole:
                    yield first, last, form


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
