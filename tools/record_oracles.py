"""Rewrite ``tests/translit/oracles/``: what other transliterators print for our native names.

    python -m venv /tmp/oracles
    /tmp/oracles/bin/pip install PyICU==2.17 tetrak-translit==4.1.0
    /tmp/oracles/bin/python tools/record_oracles.py            # writes tests/translit/oracles/*.tsv
    /tmp/oracles/bin/python tools/record_oracles.py --check    # says which differ, writes nothing

PyICU and tetrak-translit are imported inside ``main`` and are no dependency of this project: nothing
else imports this module, and the tests read the files only. PyICU is compiled against the ICU of the
system (Debian: ``apt-get install g++ libicu-dev pkg-config``), whose version decides what the ICU
columns hold, so give both versions in ``tests/translit/oracles/README.md`` after a run.

Every distinct word of the lexicons' native columns is transliterated by itself. The outputs stand as
they were printed, the mistakes included.
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEXICONS = ROOT / "lexicons"
ORACLES = ROOT / "tests" / "translit" / "oracles"

Transliterator = Callable[[str], str]

# The name of a column, and the transform or the scheme that fills it.
ICU_ARMENIAN = {"icu-bgn-pcgn": "Armenian-Latin/BGN", "icu-hubschmann-meillet": "Armenian-Latin"}
ICU_RUSSIAN = {"icu-bgn-pcgn": "Russian-Latin/BGN"}
ICU_AZERBAIJANI = {"icu-az-cyrl": "Azerbaijani-Latin/BGN"}
TETRAK_ARMENIAN = {
    "tetrak-bgn-pcgn": "hy/bgn_pcgn",
    "tetrak-iso-9985": "hy/iso_9985_1996",
    "tetrak-ala-lc": "hy/ala_lc",
    "tetrak-hubschmann-meillet": "hy/hubschmann_meillet",
}

ARMENIAN = re.compile("[Ա-Ֆա-և]+")
RUSSIAN = re.compile("[А-Яа-яЁё]+")
AZERBAIJANI_LETTERS = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
# The Azerbaijani Cyrillic alphabet of 1958, letter for letter.
AZERBAIJANI_CYRILLIC = "абҹчдеәфҝғһхыижкглмноөпрсштуүвјз"
AZERBAIJANI = re.compile(f"[{AZERBAIJANI_LETTERS}{AZERBAIJANI_LETTERS.replace('i', 'İ').upper()}]+")


def native_words(column: str, alphabet: re.Pattern[str]) -> list[str]:
    """The distinct words of a native *column* of all lexicons, sorted by code point.

    Args:
        column: ``hy``, ``az`` or ``ru``.
        alphabet: What a word must consist of. Others, such as ``168`` or ``Oxu.az``, are left out.

    Returns:
        The words; compounds with a hyphen are taken apart.
    """
    words: set[str] = set()
    for path in sorted(LEXICONS.glob("*.tsv")):
        header, *lines = path.read_text(encoding="utf-8").splitlines()
        columns = header.split("\t")
        if column not in columns:
            continue
        place = columns.index(column)
        for line in lines:
            cell = unicodedata.normalize("NFC", line.split("\t")[place])
            words.update(re.split(r"[\s|-]+", cell))
    return sorted(word for word in words if alphabet.fullmatch(word))


def azerbaijani_cyrillic() -> dict[int, str]:
    """The translation of the Azerbaijani Latin letters, small and capital, into those of 1958."""
    small = dict(zip(AZERBAIJANI_LETTERS, AZERBAIJANI_CYRILLIC, strict=True))
    capital = {latin.replace("i", "İ").upper(): letter.upper() for latin, letter in small.items()}
    return str.maketrans(small | capital)


def table(
    words: Iterable[str],
    oracles: Mapping[str, Transliterator],
    shown: Mapping[str, Transliterator] | None = None,
) -> Iterator[str]:
    """The lines of one file, its header first.

    Args:
        words: The native words.
        oracles: The columns and what fills them.
        shown: Another spelling of the word, by the name of its column. If there is one, it is what
            the oracles are given.

    Yields:
        Lines without their end, columns separated by tabs.
    """
    shown = shown or {}
    yield "\t".join(["word", *shown, *oracles])
    for word in words:
        cells = [word]
        cells += [spell(word) for spell in shown.values()]
        cells += [transliterate(cells[-1]) for transliterate in oracles.values()]
        yield "\t".join(cells)


def main(arguments: list[str] | None = None) -> int:
    """Record the oracles; with ``--check``, exit with 1 if a file differs from what they print now."""
    icu = import_module("icu")
    tetrak = import_module("tetrak_translit")

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--check", action="store_true", help="compare and write nothing")
    parser.add_argument("--out", type=Path, default=ORACLES, help="folder (default: %(default)s)")
    options = parser.parse_args(arguments)

    def transforms(named: Mapping[str, str]) -> dict[str, Transliterator]:
        create = icu.Transliterator.createInstance
        return {column: create(identifier).transliterate for column, identifier in named.items()}

    def schemes(named: Mapping[str, str]) -> dict[str, Transliterator]:
        return {column: partial(tetrak.transliterate, scheme=scheme) for column, scheme in named.items()}

    cyrillic = azerbaijani_cyrillic()
    contents = {
        "armenian.tsv": table(
            native_words("hy", ARMENIAN), transforms(ICU_ARMENIAN) | schemes(TETRAK_ARMENIAN)
        ),
        "azerbaijani.tsv": table(
            native_words("az", AZERBAIJANI),
            transforms(ICU_AZERBAIJANI),
            {"cyrillic": lambda word: word.translate(cyrillic)},
        ),
        "russian.tsv": table(native_words("ru", RUSSIAN), transforms(ICU_RUSSIAN)),
    }
    options.out.mkdir(parents=True, exist_ok=True)
    stale = []
    for filename, lines in contents.items():
        text = "".join(f"{line}\n" for line in lines)
        path = options.out / filename
        print(f"{filename}: {text.count(chr(10)) - 1} words")
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        stale.append(filename)
        if not options.check:
            path.write_text(text, encoding="utf-8", newline="\n")
    for filename in stale:
        print(f"{'differs' if options.check else 'written'}: {filename}")
    print(f"ICU {icu.ICU_VERSION}")
    for package in ("PyICU", "tetrak-translit"):
        print(package, version(package))
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
