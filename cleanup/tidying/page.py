"""One text as the tidying rules read it: what is prose, quoted, protected, or foreign."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from cleanup.names.index import Index
from cleanup.spotting.passages import mark, protected, quotations
from cleanup.spotting.tokens import Span, Token, tokenize
from cleanup.translit.fold import fold

_FENCE = "```"
_DRAWN = re.compile("[\u2500-\u259f]")
#: Other signs that end lines for Python stand in texts that were read in a wrong encoding.
_LINES = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++\Z")
#: So many code points on each side of a stretch are near it.
_NEAR = 60
#: What is farther away in a line than this says nothing of what kind of line it is there.
_FAR = 2_000
_LINE_ENDS = "\r\n"


class Page:
    """A text and what is known of its stretches.

    Args:
        text: the text.
        index: knows English words.
        taken: stretches of findings about names, in order, which no rule may touch.
        begins: whether nothing stands before it, as it does before a portion of a longer text.
        ends: whether nothing stands after it.
    """

    def __init__(
        self,
        text: str,
        index: Index,
        taken: Sequence[Span] = (),
        *,
        begins: bool = True,
        ends: bool = True,
    ) -> None:
        self.text = text
        self.begins = begins
        self.ends = ends
        self._index = index
        self._taken = _Spans(taken)
        self._line = (0, -1)  #: the last that was asked for

    def zipf(self, word: str) -> int:
        """Return how common *word* is in English, as Zipf frequency times 100; 0 if it is none."""
        return self._index.guard(word.lower() if word.isascii() else fold(word)).english

    def is_name(self, word: str) -> bool:
        """Whether *word* is a right spelling of a name in the lexicons."""
        return bool(self._index.known(fold(word)))

    @cached_property
    def tokens(self) -> list[Token]:
        """The words, marked as by :func:`cleanup.spotting.passages.mark`."""
        tokens = tokenize(self.text)
        mark(self.text, tokens, lambda key: bool(self._index.guard(key).english))
        return tokens

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _protected(self) -> _Spans:
        return _Spans(protected(self.text))

    @cached_property
    def _quotations(self) -> _Spans:
        return _Spans(quotations(self.text))

    def is_taken(self, start: int, end: int) -> bool:
        """Whether a finding about a name touches text[start:end]."""
        return self._taken.meet(start, end)

    def is_protected(self, start: int, end: int) -> bool:
        """Whether part of text[start:end] is an address, code, a tag or the like."""
        return self._protected.meet(start, end)

    def is_closed(self, start: int, end: int) -> bool:
        """Whether text[start:end], or a word that touches it, is protected or another language's."""
        return self.is_protected(start, end) or any(token.closed for token in self.words(start, end))

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether part of text[start:end] is a quotation's."""
        return self._quotations.meet(start, end)

    def words(self, start: int, end: int) -> list[Token]:
        """Return the words that touch text[start:end]."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found = self.tokens[first : bisect_right(self._starts, end)]
        return [token for token in found if token.end >= start]

    def english_around(self, start: int, end: int) -> int:
        """Return how many English words of some length stand near text[start:end]."""
        return len(self.english_in(max(0, start - _NEAR), end + _NEAR))

    def english_in(self, start: int, end: int) -> list[Token]:
        """Return the longer English words that touch text[start:end]; with two of them, names, too."""
        long = [word for word in self.words(start, end) if len(word.text) > 2]
        english = [word for word in long if self.zipf(word.text)]
        return [word for word in long if word.capital or word in english] if english[1:] else english

    def near(self, start: int, end: int) -> list[Token]:
        """Return the words near text[start:end]."""
        return self.words(max(0, start - _NEAR), end + _NEAR)

    def line(self, at: int) -> Span:
        """Return where the line of text[at] begins and ends, without what ends it."""
        start, end = self._line
        if not start <= at <= end:
            start = self.text.rfind("\n", 0, at) + 1
            start = max(start, self.text.rfind("\r", start, at) + 1)
            feed = self.text.find("\n", at)
            end = len(self.text) if feed < 0 else feed
            turn = self.text.find("\r", at, end)
            self._line = start, end = start, end if turn < 0 else turn
        return start, end

    def within_line(self, at: int) -> Span:
        """Return the line of text[at]; if it is very long, the part of it that is near."""
        start, end = self.line(at)
        return max(start, at - _FAR), min(end, at + _FAR)

    def is_drawn(self, at: int) -> bool:
        """Whether the line of text[at] is one of a table or a diagram that is drawn with lines."""
        return bool(_DRAWN.search(self.text, *self.within_line(at)))

    @cached_property
    def lines(self) -> list[Span]:
        """Where the lines that are not blank begin and end, but for those of code."""
        found, at, code = [], 0, False
        for line in _LINES.findall(self.text):
            fence = line.lstrip().startswith(_FENCE)
            if line.strip() and not code and not fence:
                found.append((at, at + len(line.rstrip(_LINE_ENDS))))
            code ^= fence
            at += len(line)
        return found


class _Spans:
    """Stretches in order, and which of them meet another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for start, end in sorted(spans):
            if joined and start <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(end, joined[-1][1])
            else:
                joined.append((start, end))
        self._starts = [start for start, _end in joined]
        self._ends = [end for _start, end in joined]

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them has a part of the stretch from *start* to *end*."""
        number = bisect_right(self._ends, start)
        return number < bisect_left(self._starts, max(end, start + 1))

    def __iter__(self) -> Iterator[Span]:
        return iter(zip(self._starts, self._ends, strict=True))
