"""Compiles letter tables into fast rewriting functions.

Of the rules that fit, the longest is taken, and of those the one with most conditions. What depends
on its surroundings becomes one regular expression, the rest one ``str.translate``.

Capitals follow from the lower-case rules: a capital becomes a capital, and one that becomes several
letters is ``KH`` beside another capital (ԽԱՉԻԿ is KHACHIK) and ``Kh`` elsewhere (Խաչիկ is Khachik). A
rule written with capitals in the table stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cleanup.translit.rules import ELSEWHERE, END, START, Rule

Rewrite = Callable[[str], str]

_LETTER = r"[^\W\d_]"
#: Signs of romanisation that belong to the letter before them: BAKʻU is in capitals throughout.
_SIGNS = "’'ʻʿʹ"


@dataclass(frozen=True, slots=True)
class Pass:
    """One table, and the capitals that Python's own case rules do not know, by lower-case letter.

    *capitals* are those of the script that is read, *written_capitals* of the one that is written.
    """

    rules: Sequence[Rule]
    capitals: Mapping[str, str] = field(default_factory=dict)
    written_capitals: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Branch:
    """One alternative of the expression."""

    source: str
    pattern: str
    output: str


def compile_passes(passes: Sequence[Pass]) -> Rewrite:
    """Return a function that applies the *passes* one after the other."""
    rewrites = [_compile(one) for one in passes]

    def rewrite(text: str) -> str:
        for one in rewrites:
            text = one(text)
        return text

    return rewrites[0] if len(rewrites) == 1 else rewrite


def invert(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules that lead back. Of two units that are written alike the first counts."""
    back: dict[str, Rule] = {}
    for rule in rules:
        written = rule.outputs[0][0]
        if written and written == written.lower() and not (rule.after or rule.before):
            back.setdefault(written, Rule(written, "", "", ((rule.source, 0.0),)))
    return list(back.values())


def _compile(one: Pass) -> Rewrite:
    single, branches = _forms(one)
    kept = {letter for letter, output in single.items() if letter == output}
    read = set(single) - kept
    written = "".join([branch.output for branch in branches])
    if branches and not read.isdisjoint(written):  # what is written must not be rewritten again
        branches += [_Branch(letter, re.escape(letter), single[letter]) for letter in sorted(read)]
        single = {}
    table = str.maketrans(single)
    if not branches:
        return lambda text: text.translate(table)
    branches.sort(key=lambda branch: -len(branch.source))
    outputs = ["", *(branch.output for branch in branches)]
    # the empty groups tell which one it was; before the letters they would hide these from the search
    find = re.compile("|".join(f"{branch.pattern}()" for branch in branches))

    def replace(match: re.Match[str]) -> str:
        return outputs[match.lastindex or 0]

    if not single:
        return lambda text: find.sub(replace, text)
    return lambda text: find.sub(replace, text).translate(table)


def _forms(one: Pass) -> tuple[dict[str, str], list[_Branch]]:
    """Return what single letters become anywhere, and the rest in order of preference."""
    letters = {letter for rule in one.rules for letter in rule.source + rule.after + rule.before}
    every_capital = "".join(
        sorted({upper(letter, one.capitals) for letter in letters if letter.islower()})
    )
    beside = f"[A-Z{re.escape(every_capital)}]"
    written_out = {rule.source for rule in one.rules}
    single: dict[str, str] = {}
    branches: list[_Branch] = []
    for rule in sorted(one.rules, key=lambda r: -bool(r.after) - bool(r.before)):
        output = rule.outputs[0][0]
        for source, surroundings, result in _cases(rule.source, output, one, beside):
            if source != rule.source and source in written_out:
                continue
            if len(source) == 1 and not (rule.after or rule.before or surroundings):
                single.setdefault(source, result)
            else:
                conditions = _conditions(rule, source, one.capitals)
                branches.append(_Branch(source, re.escape(source) + surroundings + conditions, result))
    return single, branches


def _cases(source: str, output: str, one: Pass, beside: str) -> Iterator[tuple[str, str, str]]:
    """Yield *source* in each case, what must stand around it for that, and the output."""
    yield source, "", output
    whole, first = upper(source, one.capitals), title(source, one.capitals)
    if whole == source:
        return
    loud, capitalised = upper(output, one.written_capitals), title(output, one.written_capitals)
    if len(source) == 1:
        if sum(map(str.isalpha, whole)) > 1:  # և has no capital of its own
            return
        if loud != capitalised:
            literal = re.escape(whole)
            before = f"(?<={beside}{literal})|(?<={beside}[{_SIGNS}]{literal})"
            yield whole, f"(?:(?=[{_SIGNS}]?{beside})|{before})", loud
        yield whole, "", capitalised
        return
    if first != whole:
        yield first, "", capitalised
    if loud != capitalised:
        yield whole, f"(?!(?!{beside}){_LETTER})", loud
    yield whole, "", capitalised


def _conditions(rule: Rule, source: str, capitals: Mapping[str, str]) -> str:
    """Return the rule's conditions as an expression that follows the literal *source*."""
    literal = re.escape(source)
    after = []
    if START in rule.after:
        after.append(f"(?<!{_LETTER}{literal})")
    if ELSEWHERE in rule.after:
        after.append(f"(?<={_LETTER}{literal})")
    if letters := _either_case(rule.after, capitals):
        after.append(f"(?<=[{letters}]{literal})")
    before = []
    if END in rule.before:
        before.append(f"(?!{_LETTER})")
    if ELSEWHERE in rule.before:
        before.append(f"(?={_LETTER})")
    if letters := _either_case(rule.before, capitals):
        before.append(f"(?=[{letters}])")
    return "".join(f"(?:{'|'.join(options)})" for options in (after, before) if options)


def _either_case(condition: str, capitals: Mapping[str, str]) -> str:
    letters = [letter for letter in condition if letter not in START + ELSEWHERE + END]
    return re.escape("".join(dict.fromkeys(c for x in letters for c in (x, *upper(x, capitals)))))


def upper(text: str, capitals: Mapping[str, str]) -> str:
    """Return *text* in capitals."""
    return "".join(capitals.get(letter) or letter.upper() for letter in text)


def title(text: str, capitals: Mapping[str, str]) -> str:
    """Return *text* with a capital at its first letter that has one."""
    for at, letter in enumerate(text):
        capital = capitals.get(letter) or letter.upper()
        if capital != letter:
            rest = "".join(part.lower() for part in capital[1:])
            return text[:at] + capital[0] + rest + text[at + 1 :]
    return text
