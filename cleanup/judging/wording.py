"""From verdicts to findings: the new words, in the surface's capitals, and the reasons in order."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from cleanup.judging.candidate import Candidate
from cleanup.judging.decision import Verdict, confidence
from cleanup.judging.findings import Account, Choice, Finding
from cleanup.judging.rules import GARBLED
from cleanup.judging.scene import Scene
from cleanup.judging.tables import meanings, weights
from cleanup.names.status import Status
from cleanup.spotting.tokens import Span
from cleanup.translit.fold import fold

_WORDS = re.compile(r"[^\s\-\u2010\u2011]+")
_APOSTROPHES = ("'", "’", "ʼ")
_MOST_REASONS = 5
_LEAST_CONFIDENCE = 0.05
#: Evidence of less weight than this is not worth a word.
_COUNTS = 0.05
#: The article's own spelling is followed if it is one of the name, not a former or other name.
_ALIKE = 0.6


def to_findings(scene: Scene, verdicts: list[Verdict], *, explain: bool = False) -> list[Finding]:
    """Return the findings of *verdicts* (in order of position), to *explain* with accounts."""
    found = []
    for verdict in verdicts:
        for first, last, half in _parts(scene, verdict):
            finding = _finding(scene, verdict, first, last, half)
            if finding is not None and explain:
                accounts = tuple(_account(scene, verdict, c) for c in verdict.candidates)
                finding = replace(finding, accounts=accounts)
            if finding is not None:
                found.append(finding)
    return found


def _without_rule(meaning: str) -> str:
    """Leave out how often evidence counts, which is for those who read the table."""
    return meaning.split(" (times", 1)[0]


def _account(scene: Scene, verdict: Verdict, candidate: Candidate) -> Account:
    """Say what counted for and against *candidate*."""
    said = [
        (weights()[name] * times, _without_rule(meanings()[name]))
        for name, times in candidate.evidence.items()
    ]
    counted = sorted(said, key=lambda one: -abs(one[0]))
    return Account(
        _spelling(scene, candidate),
        confidence(candidate.score, verdict.kind),
        tuple(words for weight, words in counted if weight >= _COUNTS),
        tuple(words for weight, words in counted if weight <= -_COUNTS),
    )


def _parts(scene: Scene, verdict: Verdict) -> list[tuple[int, int, int | None]]:
    """Return the words that change: (first, last, which half of the name: 0, 1, or None for all)."""
    if verdict.middle:
        return [(verdict.first, verdict.middle - 1, 0), (verdict.middle, verdict.last, 1)]
    first, last = verdict.first, verdict.last
    if verdict.as_written:
        return [(first, last, None)]
    words = fold(verdict.best.entry.text).split()
    if len(words) == last - first + 1:
        while first < last and scene.spells(first, words[0]):
            first, words = first + 1, words[1:]
        while first < last and scene.spells(last, words[-1]):
            last, words = last - 1, words[:-1]
    return [(first, last, None)]


def _finding(scene: Scene, verdict: Verdict, first: int, last: int, half: int | None) -> Finding | None:
    action = verdict.action
    if action is None:
        return None
    start, end = scene.tokens[first].start, scene.tokens[last].end
    surface = scene.text[start:end]
    choices: list[Choice] = []
    for candidate in verdict.candidates:
        name = _in_place(scene, verdict, candidate, first, last, half)
        sure = confidence(candidate.score, verdict.kind)
        if candidate is not verdict.best and sure < _LEAST_CONFIDENCE:
            continue
        if candidate is verdict.best and (name == surface or stands(scene.text, (start, end), name)):
            return None  # this half of the name is right
        if name != surface and all(name != choice.name for choice in choices):
            entity, kind = _entity(candidate)
            choices.append(Choice(name, entity, sure, kind))
            choices += (Choice(match_capitals(surface, n), entity, sure, kind) for n in candidate.also)
    if not choices:
        return None
    line, column = scene.lines.place(start)
    reasons = [reason for _weight, reason in sorted(verdict.best.because, key=lambda r: -r[0])]
    closing = []
    if scene.house:
        _text, styled = _in_house_style(scene, verdict.best, _own_spelling(scene, verdict.best))
        closing += [styled] if styled else []
    if verdict.held:
        closing.append(f"only suggested: {verdict.held}")
    return Finding(
        rule=GARBLED,
        start=start,
        end=end,
        line=line,
        column=column,
        text=surface,
        action=action,
        replacement=choices[0].name,
        confidence=choices[0].confidence,
        candidates=tuple(choices),
        because=(*list(dict.fromkeys(reasons))[:_MOST_REASONS], *closing),
    )


def _entity(candidate: Candidate) -> tuple[str, str]:
    """Return the id and kind of the entity that *candidate* stands for."""
    kinds = dict(zip(candidate.entry.entities, candidate.entry.entity_kinds, strict=True))
    if candidate.person:
        return candidate.person, kinds.get(candidate.person, "person")
    return next(iter(kinds.items()))


def _in_place(
    scene: Scene, verdict: Verdict, candidate: Candidate, first: int, last: int, half: int | None
) -> str:
    """Return what *candidate* puts in the place of tokens *first* to *last*, spacing kept."""
    right = _spelling(scene, candidate)
    words = _WORDS.findall(right)
    if half is not None:
        right = " ".join(words[:1] if half == 0 else words[1:])
        words = words[:1] if half == 0 else words[1:]
    whole = (first, last) if half is not None else (verdict.first, verdict.last)
    tokens = scene.tokens[whole[0] : whole[1] + 1]
    if len(words) != len(tokens) or verdict.as_written:
        start, end = scene.tokens[first].start, scene.tokens[last].end
        return match_capitals(scene.text[start:end], right, small=scene.transcript)
    out = ""
    for position in range(first, last + 1):
        token = scene.tokens[position]
        if position > first:
            out += scene.text[scene.tokens[position - 1].end : token.start]
        out += match_capitals(token.text, words[position - whole[0]], small=scene.transcript)
    several = first < last and "\n" not in out and not out.islower()
    if scene.house and half is None and several:  # what stands between the words is the house's, too
        return _in_house_style(scene, candidate, out)[0]
    return out


def _spelling(scene: Scene, candidate: Candidate) -> str:
    """The spelling of the house style if one was asked for, else the article's or the canonical one."""
    spelling = _own_spelling(scene, candidate)
    return _in_house_style(scene, candidate, spelling)[0] if scene.house else spelling


def _in_house_style(scene: Scene, candidate: Candidate, spelling: str) -> tuple[str, str]:
    """Return *spelling* as the house style has it, and why if that is another."""
    return (
        scene.house.reword(spelling, candidate.entry, candidate.person)
        if scene.house
        else (spelling, "")
    )


def _own_spelling(scene: Scene, candidate: Candidate) -> str:
    """The spelling the article itself uses for the name, if it has one, else the canonical one."""
    if candidate.written:
        return candidate.written
    if candidate.entry.groups == {"people"} and candidate.status is None:
        return candidate.form.title()  # Azeri or Azeris: the number is the writer's
    used = scene.spelling(candidate.entry.number)
    if used and candidate.status is not Status.LEFTOVER:
        alike = Levenshtein.normalized_similarity(fold(used), fold(candidate.entry.text)) >= _ALIKE
        if alike and not used.isupper() and len(used.split()) == len(candidate.entry.text.split()):
            return used
    return candidate.entry.text


def stands(text: str, span: Span, name: str) -> bool:
    """Whether *name* stands at *span* of *text* with an apostrophe that ends it: no word has that.

    >>> stands("in Hadrut’ and", (3, 9), "Hadrut’"), stands("in Hadrut and", (3, 9), "Hadrut’")
    (True, False)
    """
    start, end = span
    return name[end - start :] in _APOSTROPHES and text.startswith(name, start)


def match_capitals(surface: str, name: str, *, small: bool = False) -> str:
    """Give *name* the capitals of *surface* where that is in capitals throughout.

    Small letters are kept only if *small*: in a transcript that has no others.

    >>> match_capitals("EYIVAN", "Yerevan"), match_capitals("Susa", "Shusha")
    ('YEREVAN', 'Shusha')
    """
    if len(surface) > 1 and surface.isupper():
        return name.upper()
    return name.lower() if small and surface.islower() else name
