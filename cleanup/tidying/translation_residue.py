"""The rule ``residue-of-translation``: what translating or copying leaves in English prose.

Words left in another language or script, the alternatives of a translating machine in brackets,
literal entities, reference marks, agencies named word by word (``english-names.tsv``), dates and decimal
commas of another language. All findings are suggestions. Where only somebody who reads the language can
say what is right, the replacement is the text as it stands: it is shown, and never changed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache

from cleanup.spotting.letters import LETTER
from cleanup.tidying.page import Page
from cleanup.tidying.slips import Slip, rows
from cleanup.translit.schemes import TransliterationError, romanize

_ENTITY = re.compile(
    r"&(?:nbsp|amp|quot|lt|gt|apos|[mn]dash|[lr][sd]quo|hellip|[lr]aquo|[aeiou](?:acute|grave|uml|circ)"
    r"|#\d{2,5}|#x[0-9A-Fa-f]{2,5});"
)
_REFERENCE = re.compile(
    r"""(?<=[\w.,:;!?)”"’])
    (?:\[(?:\d{1,3}(?:[,–-][ ]?\d{1,3})*|edit|note[ ]\d+
      |(?:citation|clarification|better[ ]source)[ ]needed
      |(?:when|who|by[ ]whom|according[ ]to[ ]whom)\?)\])+
    (?![(:\[\w])""",
    re.VERBOSE,
)
#: A list of references: then the marks in the text are the author's.
_REFERENCES = re.compile(r"^[ \t]*\[\d{1,3}\]", re.MULTILINE)
_PRONOUN = r"(?:he|she|it|they|him|her|them|his|hers|its|their)"
_ALTERNATIVES = re.compile(
    rf"\b(?:({_PRONOUN})/({_PRONOUN})[ ]?[\[(]({_PRONOUN})[\])]|({_PRONOUN})[ ]?\(({_PRONOUN})\))",
    re.IGNORECASE,
)
_SCRIPTS = "\u0400-\u052f\u0531-\u058f\u10a0-\u10ff\u0600-\u06ff"
_FRAGMENT = re.compile(
    rf"(?<=[A-Za-z,] )[{_SCRIPTS}]{{2,}}(?:[ -][{_SCRIPTS}]+){{0,2}}(?=[ ,.;][ A-Za-z])"
)
#: After these a word is named, not used.
_NAMES_IT = re.compile(
    r"(?:word|term|letters?|called|named?|means|spelled|written|as|in|or|:)[ ,]*$", re.IGNORECASE
)
_AROUND = 3
_LEAST = 3
_UNITS = (
    r"(?:percent|per cent|(?:m|b|tr)illion|kilomet(?:er|re)s?|met(?:er|re)s?|degrees?|tons?|tonnes?"
    r"|hectares?|euros?|dollars?|km|kg)\b|%"
)
_DECIMAL = re.compile(rf"(?<![\d.,])(\d{{1,3}}),(\d{{1,2}})(?=[ -]?(?:{_UNITS}))")


def slips(page: Page) -> Iterator[Slip]:
    """Yield what translating or copying has left in *page*."""
    for part in _PARTS:
        for slip in part(page):
            if not page.is_protected(slip.start, slip.end):
                yield slip


def _entities(page: Page) -> Iterator[Slip]:
    for match in _ENTITY.finditer(page.text):
        sign = html.unescape(match[0]).replace("\u00a0", " ")
        yield Slip(*match.span(), sign, False, f"{match[0]}: an entity of a web page")


def _references(page: Page) -> Iterator[Slip]:
    if _REFERENCES.search(page.text):
        return
    for match in _REFERENCE.finditer(page.text):
        before = [word for word in page.words(match.start(), match.start()) if word.end == match.start()]
        if not _in_prose(page, *match.span()) or (before and not _is_plain(page, before[0].text)):
            continue  # an item of a list in a program, or a note to a formula
        yield Slip(*match.span(), "", False, f"{match[0]}: a mark of the page it was copied from")


def _alternatives(page: Page) -> Iterator[Slip]:
    for match in _ALTERNATIVES.finditer(page.text):
        choices = [word for word in match.groups() if word]
        because = "a translating machine left the choice"
        yield Slip(*match.span(), choices[0], False, because, tuple(choices[1:]))


def _fragments(page: Page) -> Iterator[Slip]:
    for match in () if page.text.isascii() else _FRAGMENT.finditer(page.text):
        start, end = match.span()
        if page.is_quoted(start, end) or _NAMES_IT.search(page.text[max(0, start - 20) : start]):
            continue
        if not _in_english(page, start, end):
            continue
        try:
            written = romanize(match[0])
        except TransliterationError:
            written = match[0]
        if not written.isascii():
            written = match[0]
        yield Slip(start, end, written, False, f"“{match[0]}” is left in another script")


def _is_plain(page: Page, word: str) -> bool:
    return len(word) >= _LEAST and bool(page.zipf(word) or word[0].isupper())


def _in_prose(page: Page, start: int, end: int) -> bool:
    """Whether the line of text[start:end] is one of English words, without the signs of programs."""
    first, last = page.within_line(start)
    if re.search(r"[={}<>|\\_]|\)\[", page.text[first:last]):
        return False
    return page.english_around(start, end) >= _LEAST


def _in_english(page: Page, start: int, end: int) -> bool:
    """Whether English words stand on both sides, in the same sentence."""
    before = page.words(max(0, start - 30), start - 1)[-_AROUND - 1 :]
    after = page.words(end + 1, end + 30)[:_AROUND]
    before = [word for word in before if word.end < start]
    after = [word for word in after if word.start > end]
    return all(any(page.zipf(word.text) for word in side) for side in (before, after))


@cache
def _foreign() -> dict[str, tuple[str, str]]:
    return {word: (language, english) for language, word, english in rows("foreign-words.tsv")}


def _foreign_words(page: Page) -> Iterator[Slip]:
    words = page.tokens
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        if word.text not in _foreign() or word.closed or not (word.adjacent and after.adjacent):
            continue
        if (
            page.zipf(word.text)
            or word.hyphen_before
            or after.hyphen_before
            or page.is_quoted(word.start, word.end)
        ):
            continue
        if not all(side.text.islower() and page.zipf(side.text) for side in (before, after)):
            continue
        language, english = _foreign()[word.text]
        because = f"“{word.text}” is left untranslated ({language})"
        yield Slip(word.start, word.end, english, False, because)


@cache
def _english_names() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {found: english for found, english, _source in rows("english-names.tsv")}
    longest_first = sorted(table, key=lambda found: (-len(found), found))
    words = "|".join(re.escape(found).replace(r"\ ", r"\s+") for found in longest_first)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"), table


def _names(page: Page) -> Iterator[Slip]:
    pattern, table = _english_names()
    for match in pattern.finditer(page.text):
        english = table[" ".join(match[0].split())]
        if not page.is_closed(*match.span()):
            yield Slip(*match.span(), english, False, f"English has “{english}”")


@cache
def _dates() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {month: english for _language, month, english in rows("months.tsv")}
    months = "|".join(sorted(map(re.escape, table), key=lambda month: (-len(month), month)))
    day = r"(?<![\w.,:])(\d{1,2})(?:\.|-cı|-ci|-cu|-cü|-го)?[ ](?:de[ ])?"
    return re.compile(rf"{day}({months})(?!{LETTER})", re.IGNORECASE), table


def _foreign_dates(page: Page) -> Iterator[Slip]:
    pattern, table = _dates()
    for match in pattern.finditer(page.text):
        month = match[2].lower().replace("i\u0307", "i")
        start, end = match.span()
        # “10 may be”, “3 mart”: a month only with a year, or in no English letters
        rest = re.match(r"(?:[ ]de)?[ ]((?:19|20)\d\d)\b", page.text[end : end + 12])
        if (month.isascii() and not rest) or month not in table:
            continue
        new = f"{match[1]} {table[month]}"
        if rest:
            new, end = f"{new} {rest[1]}", end + rest.end()
        yield Slip(start, end, new, False, "a date in another language")


def _decimal_commas(page: Page) -> Iterator[Slip]:
    for match in _DECIMAL.finditer(page.text):
        if not page.is_closed(*match.span()):
            yield Slip(*match.span(), f"{match[1]}.{match[2]}", False, "English has a decimal point")


_PARTS: tuple[Callable[[Page], Iterator[Slip]], ...] = (
    _entities,
    _references,
    _alternatives,
    _fragments,
    _names,
    _foreign_dates,
    _foreign_words,
    _decimal_commas,
)
