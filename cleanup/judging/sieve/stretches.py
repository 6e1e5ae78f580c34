"""The stretches of a text that are read: paragraphs to judge, and sentences for what they tell."""

from __future__ import annotations

from typing import NamedTuple

from cleanup.spotting.tokens import Span

#: How far around a right name a sentence is read at least, and at most.
_AROUND = 60
_SENTENCE = 600
_SENTENCE_ENDS = ".!?\n"


class Stretches(NamedTuple):
    """The stretches of a text that are read, in order, and those of them that are judged."""

    read: list[Span]
    judged: list[Span]
    words: int  #: how many words the whole text has


def blank_in(text: str) -> str:
    """Return what parts the paragraphs of *text*."""
    return "\n\n" if "\n\n" in text or "\n\r\n" not in text else "\n\r\n"


def paragraphs_at(text: str, places: list[int]) -> list[Span]:
    """Return the paragraphs that *places*, in order, lie in; neighbours are joined."""
    blank = blank_in(text)
    spans: list[Span] = []
    last = -1
    for place in places:
        if place < last:
            continue
        before = text.rfind(blank, 0, place)
        start = 0 if before < 0 else before + len(blank)
        end = text.find(blank, place)
        last = len(text) if end < 0 else end + len(blank)
        if spans and spans[-1][1] >= start:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((start, last))
    return spans


def with_sentences(text: str, paragraphs: list[Span], named: list[int]) -> list[Span]:
    """Return *paragraphs*, and between them the sentences of the names at *named*, both in order."""
    spans: list[Span] = []
    edges = iter([*paragraphs, (len(text), len(text))])
    start, end = next(edges)
    joins = False  # whether the last span is a sentence, which one that follows it at once may join
    for place in named:
        while place >= end and start < len(text):
            spans.append((start, end))
            start, end = next(edges)
            joins = False
        done = spans[-1][1] if spans else 0
        if place >= start or place < done:
            continue
        begin, stop = _sentence(text, place)
        begin, stop = max(begin, done), min(stop, start)
        if joins and begin == done:
            spans[-1] = (spans[-1][0], stop)
        else:
            spans.append((begin, stop))
        joins = True
    while start < len(text):
        spans.append((start, end))
        start, end = next(edges)
    return spans


def _sentence(text: str, place: int) -> Span:
    """Return the sentence at *place*, and what stands close by."""
    near, far = max(0, place - _AROUND), max(0, place - _SENTENCE)
    begin = max(text.rfind(sign, far, near) for sign in _SENTENCE_ENDS) + 1
    if not begin and far:
        begin = text.find(" ", far, place) + 1 or far
    near, far = place + _AROUND, place + _SENTENCE
    ends = [at for sign in _SENTENCE_ENDS if (at := text.find(sign, near, far)) >= 0]
    if ends:
        return begin, min(ends) + 1
    end = text.rfind(" ", place, far) if far < len(text) else len(text)
    return begin, end if end > place else min(far, len(text))
