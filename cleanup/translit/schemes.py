"""The scripts and schemes there are, and writing a text of one in another.

A script is a folder under ``scripts/``: ``script.toml`` names it, how it is recognised, and its
schemes, each with the standard it follows and the tables it applies in turn; a table is a file there
(``press``) or of another script (``hy/press``). A new script is a new folder; nothing here changes.
"""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from cleanup.translit.engine import Pass, Rewrite, compile_passes, invert, title, upper
from cleanup.translit.rules import Rule, read_rules

_FOLDER = Path(__file__).parent / "scripts"
_MARKED_LETTER = re.compile(r"[^\W\d_][\u0300-\u036f\u0653-\u0655]+")
_WORD = re.compile(r"[^\W\d_]+")
#: Signs that stand for the same mark of aspiration in print.
_APOSTROPHES = "'’‘ʼʻʿ"


#: So many characters tell what script a text is in.
_ENOUGH = 20_000


class TransliterationError(ValueError):
    """A script or scheme that is not there, or one that cannot be read back."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way to write the script *source* as *to*; *standard* and *citation* say whose it is."""

    source: str
    to: str
    aliases: tuple[str, ...]
    standard: str
    citation: str
    tables: tuple[str, ...]
    inverse: str
    writes: str  #: the script whose capitals the result has
    reversible: bool


@dataclass(frozen=True, slots=True)
class Script:
    """A script and orthography, like ``hy-classical``."""

    id: str
    name: str
    unicode: tuple[str, ...]  #: as in the names of its characters
    marks: str  #: letters that tell it from others of the same alphabet
    capitals: Mapping[str, str]
    schemes: Mapping[str, Scheme]


@cache
def scripts() -> dict[str, Script]:
    """Return every script by id, in alphabetical order."""
    return {path.parent.name: _read_script(path) for path in sorted(_FOLDER.glob("*/script.toml"))}


def _read_script(path: Path) -> Script:
    id_ = path.parent.name
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    schemes = {
        row["to"]: Scheme(
            id_,
            row["to"],
            tuple(row.get("aliases", ())),
            row["standard"],
            row["source"],
            tuple(table if "/" in table else f"{id_}/{table}" for table in row.get("tables", ())),
            row.get("inverse", ""),
            row.get("writes", row["to"]),
            row.get("reversible", False),
        )
        for row in data["scheme"]
    }
    return Script(
        id_,
        data["name"],
        tuple(data["unicode"]),
        data.get("marks", ""),
        data.get("capitals", {}),
        schemes,
    )


@cache
def table(name: str) -> list[Rule]:
    """Return the rules of the table *name*, like ``hy/press``."""
    return read_rules(_FOLDER / f"{name}.tsv")


def transliterate(text: str, from_: str | None = None, to: str = "press") -> str:
    """Write *text* by the scheme *to*. What the scheme has no rule for stays as it is.

    Args:
        text: any text; what is composed of letter and mark is read like the one letter.
        from_: the script of *text*, ``hy``, ``hy-west``, ``az-cyrl`` …, or the reversible scheme it is
            written in; detected from its letters when not given.
        to: a scheme (``press``, ``bgn-pcgn``, ``iso-9985`` …), or the script to write back.

    Raises:
        TransliterationError: there is no such script or scheme for it, or it cannot be read back.

    >>> transliterate("Հովհաննիսյան")
    'Hovhannisyan'
    >>> transliterate("Քոչարյան", "hy", "bgn-pcgn")
    'K’och’aryan'
    >>> transliterate("Xačʿatryan", "hubschmann-meillet", "hy")
    'Խաչատրյան'
    >>> transliterate("Һејдәр Әлијев"), transliterate("Şuşa", "az", "az-cyrl")
    ('Heydar Aliyev', 'Шуша')
    """
    return rewriter(from_ or detect(text), to)(text)


def romanize(text: str, scheme: str = "press") -> str:
    """Write *text* in Latin letters; its script is detected.

    Raises:
        TransliterationError: there is no such scheme for the script.

    >>> romanize("ԵՐԵՎԱՆ"), romanize("Xankəndi"), romanize("Խաչիկ", "hubschmann-meillet")
    ('YEREVAN', 'Khankendi', 'Xačʿik')
    """
    return transliterate(text, None, scheme)


@cache
def rewriter(from_: str, to: str) -> Rewrite:
    """Return the function that writes *from_* as *to*; see :func:`transliterate`."""
    from_, to = normal_id(from_), normal_id(to)
    if from_ in scripts():
        scheme = _scheme(scripts()[from_], to)
        back = bool(scheme.inverse)
    elif to in scripts():
        scheme = _scheme(scripts()[to], from_)
        back = True
        if not scheme.reversible:
            raise TransliterationError(_irreversible(scheme, scripts()[to]))
    else:
        raise TransliterationError(_unknown("script", from_, [*scripts(), *_reversible()]))
    rewrite = compile_passes(_passes_back(scheme, from_, to) if back else _passes(scheme))
    return _reading_marks(_in_its_words(rewrite, scheme))


def press(language: str) -> Rewrite | None:
    """Return what writes *language* as the English press does; None where no script says how.

    >>> press("hy") is rewriter("hy", "press"), press("xx")
    (True, None)
    """
    script = scripts().get(language)
    return rewriter(language, "press") if script and "press" in script.schemes else None


def scheme_rules(from_: str, to: str) -> list[Rule]:
    """Return every rule by which the script *from_* is written as *to*."""
    scheme = _scheme(scripts()[normal_id(from_)], normal_id(to))
    if scheme.inverse:
        return invert(table(scheme.inverse))
    return [rule for name in scheme.tables for rule in table(name)]


def normal_id(name: str) -> str:
    """Return the id of a script or scheme as it is written here: lower case, hyphens."""
    return name.strip().lower().replace("_", "-").replace("ü", "u")


def _scheme(script: Script, name: str) -> Scheme:
    for scheme in script.schemes.values():
        if name == scheme.to or name in scheme.aliases:
            return scheme
    valid = list(script.schemes)
    raise TransliterationError(_unknown("scheme", name, valid, f" for {script.id}"))


def _unknown(what: str, name: str, valid: list[str], of: str = "") -> str:
    valid = list(dict.fromkeys(valid))
    close = difflib.get_close_matches(name, valid, 1)
    meant = f"; did you mean {close[0]}?" if close else "."
    return f"there is no {what} {name!r}{of}{meant} Valid: {', '.join(valid)}."


def _reversible() -> list[str]:
    return [
        scheme.to
        for script in scripts().values()
        for scheme in script.schemes.values()
        if scheme.reversible
    ]


def _irreversible(scheme: Scheme, script: Script) -> str:
    ways = [one.to for one in script.schemes.values() if one.reversible]
    instead = f"these can be read back: {', '.join(ways)}" if ways else "none of its schemes can be"
    return (
        f"{scheme.to} writes several letters of {script.id} alike and cannot be read back; {instead}. "
        f"Without a source scheme, names are looked up in the lexicons and the rest is guessed."
    )


def _passes(scheme: Scheme) -> list[Pass]:
    written = [*(name.partition("/")[0] for name in scheme.tables[1:]), scheme.writes]
    return [
        Pass(table(name), _capitals(name.partition("/")[0]), _capitals(after))
        for name, after in zip(scheme.tables, written, strict=True)
    ]


def _passes_back(scheme: Scheme, read: str, written: str) -> list[Pass]:
    rules = invert(table(scheme.inverse or scheme.tables[-1]))
    for rule in list(rules):
        signs = set(rule.source) & set(_APOSTROPHES)
        rules += [
            Rule(rule.source.replace(sign, other), "", "", rule.outputs)
            for sign in signs
            for other in _APOSTROPHES
            if other != sign
        ]
    first = [
        Pass(table(name), _capitals(read), _capitals(read)) for name in scheme.tables if scheme.inverse
    ]
    return [*first, Pass(rules, _capitals(read), _capitals(written))]


def _capitals(script: str) -> Mapping[str, str]:
    found = scripts().get(script)
    return found.capitals if found else {}


def _in_its_words(rewrite: Rewrite, scheme: Scheme) -> Rewrite:
    """Keep a scheme that goes through another script from the words that are in that one already."""
    alphabets = {scripts()[name.partition("/")[0]].unicode for name in scheme.tables}
    if len(alphabets) < 2:
        return rewrite
    own = scripts()[scheme.source].unicode

    @lru_cache(maxsize=65536)
    def word(found: str) -> str:
        return rewrite(found) if any(_alphabet(letter) in own for letter in found) else found

    return lambda text: _WORD.sub(lambda match: word(match[0]), text)


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0].capitalize()


def _reading_marks(rewrite: Rewrite) -> Rewrite:
    def normalized(text: str) -> str:
        if not unicodedata.is_normalized("NFC", text):
            text = _MARKED_LETTER.sub(_compose, text)
        return rewrite(text)

    return normalized


_compose: Callable[[re.Match[str]], str] = lambda match: unicodedata.normalize("NFC", match[0])  # noqa: E731


def capitalize(text: str, like: str, script: str) -> str:
    """Give *text*, lower case in *script*, the capitals of the word *like*.

    >>> capitalize("ilham", "Ilham", "az"), capitalize("երևան", "YEREVAN", "hy")
    ('İlham', 'ԵՐԵՎԱՆ')
    """
    capitals = _capitals(script)
    if len(like) > 1 and like.isupper():
        return upper(text, capitals)
    return title(text, capitals) if like[:1].isupper() else text


def detect(text: str) -> str:
    """Return the script most letters of *text* are in.

    Raises:
        TransliterationError: none of its letters belongs to a script there are schemes for.

    >>> detect("Շուշի"), detect("Şuşa"), detect("Ағдам"), detect("Шуша"), detect("شوشا")
    ('hy', 'az', 'az-cyrl', 'ru', 'az-arab')
    """
    counts: dict[str, int] = {}
    text = _MARKED_LETTER.sub(_compose, text[:_ENOUGH])
    for letter in text:
        if letter.isalpha():
            alphabet = _alphabet(letter)
            counts[alphabet] = counts.get(alphabet, 0) + 1
    for alphabet in sorted(counts, key=lambda name: -counts[name]):
        found = [script for script in scripts().values() if alphabet in script.unicode]
        marked = [script for script in found if not set(script.marks).isdisjoint(text)]
        plain = [script for script in found if not script.marks]
        if marked or plain:
            return (marked or plain)[0].id
    raise TransliterationError(
        "the script of the text was not recognised; name it with --from: " + ", ".join(scripts())
    )
