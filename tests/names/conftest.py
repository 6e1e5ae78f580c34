"""Small lexicons, written where a test may break them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cleanup.names.build import PLACE_WORD_COLUMNS, TITLE_COLUMNS, build_index
from cleanup.names.entities import Entity
from cleanup.names.index import Index
from cleanup.names.lint import SOURCE_COLUMNS
from cleanup.names.reader import COLUMNS, read_lexicon

GORIS = {
    "id": "place/goris",
    "name": "Goris",
    "kind": "town",
    "language": "hy",
    "hy": "Գորիս",
    "prominence": "1",
    "source": "gazetteer",
}

TINY: dict[str, list[dict[str, str]]] = {
    "places.tsv": [
        {
            "id": "place/armenia",
            "name": "Armenia",
            "kind": "country",
            "hy": "Հայաստան",
            "note": "spelling: English",
        },
        {"id": "place/goris", "within": "place/syunik"},
        {
            "id": "place/khankendi",
            "name": "Khankendi",
            "kind": "city",
            "language": "az",
            "hy": "",
            "az": "Xankəndi",
            "counterpart": "place/stepanakert",
            "prominence": "3",
        },
        {
            "id": "place/shusha",
            "name": "Shusha",
            "kind": "city",
            "language": "az",
            "hy": "",
            "az": "Şuşa",
            "counterpart": "place/shushi",
            "prominence": "3",
            "garbles": "Susa:context|Schuscha",
        },
        {
            "id": "place/shushi",
            "name": "Shushi",
            "hy": "Շուշի",
            "counterpart": "place/shusha",
            "prominence": "3",
        },
        {
            "id": "place/stepanakert",
            "name": "Stepanakert",
            "kind": "city",
            "hy": "Ստեփանակերտ",
            "counterpart": "place/khankendi",
            "prominence": "3",
            "garbles": "Stefancart",
        },
        {
            "id": "place/syunik",
            "name": "Syunik",
            "kind": "province",
            "hy": "Սյունիք",
            "within": "place/armenia",
        },
        {
            "id": "place/tbilisi",
            "name": "Tbilisi",
            "kind": "city",
            "language": "ka",
            "hy": "",
            "exonyms": "de:Tiflis",
        },
        {
            "id": "place/vayots-dzor",
            "name": "Vayots Dzor",
            "kind": "province",
            "hy": "Վայոց Ձոր",
            "within": "place/armenia",
            "prominence": "2",
        },
        {
            "id": "place/yerevan",
            "name": "Yerevan",
            "kind": "city",
            "hy": "Երևան",
            "variants": "Erevan|Erevän",
            "exonyms": "de:Eriwan|nl:Eriwan",
            "within": "place/armenia",
            "prominence": "3",
        },
    ],
    "people.tsv": [
        {
            "id": "person/ilham-aliyev",
            "name": "Ilham Aliyev",
            "kind": "person",
            "language": "az",
            "hy": "",
            "az": "İlham Əliyev",
            "gender": "m",
            "prominence": "3",
            "roles": "president of Azerbaijan@2003/",
        },
        {
            "id": "person/nikol-pashinyan",
            "name": "Nikol Pashinyan",
            "kind": "person",
            "hy": "Նիկոլ Փաշինյան",
            "variants": "Nikol Pashinian",
            "gender": "m",
            "prominence": "3",
            "roles": "prime minister of Armenia@2018/|member of parliament@2012/2018",
        },
    ],
    "names.tsv": [
        {"id": "given/goris", "name": "Goris", "kind": "given-name", "gender": "m"},
        {
            "id": "surname/aliyev",
            "name": "Aliyev",
            "kind": "surname",
            "language": "az",
            "hy": "",
            "az": "Əliyev",
            "variants": "Aliev",
        },
    ],
    "reporters.tsv": [
        {
            "id": "person/avet-demourian",
            "name": "Avet Demourian",
            "kind": "reporter",
            "hy": "Ավետ Դեմուրյան",
            "roles": "reporter for AP",
            "gender": "m",
            "note": "spelling: as in the byline",
        },
    ],
}

GUARDS = {
    "english-words.tsv": ["the\t773", "susa\t190", "gory\t310"],
    "world-places.tsv": ["Susa\t6000", "Gori\t48000", "San Salvador de Jujuy\t0"],
    "world-names.tsv": ["Boris\tg\t6", "Aliyev\ts\t2", "Nicolas\tgs\t8"],
}


def line(cells: dict[str, str]) -> str:
    """Write the row of Goris, changed in some *cells*."""
    return "\t".join((GORIS | cells).get(column, "") for column in COLUMNS)


def write_tiny(folder: Path) -> Path:
    """Write a lexicon folder that has everything the index is built from."""
    for name, rows in TINY.items():
        text = "\n".join(["\t".join(COLUMNS), *map(line, rows)])
        (folder / name).write_text(text + "\n", encoding="utf-8")
    tables = {
        "sources.tsv": (SOURCE_COLUMNS, ["gazetteer\tA gazetteer\t1\tCC0\t"]),
        "titles.tsv": (TITLE_COLUMNS, ["President\tpresident\toffice"]),
        "place-words.tsv": (PLACE_WORD_COLUMNS, ["Lake\tbefore\tlake\tstrong"]),
    }
    for name, (columns, table) in tables.items():
        (folder / name).write_text("\n".join(["\t".join(columns), *table, ""]), encoding="utf-8")
    (folder / "guards").mkdir()
    for name, guards in GUARDS.items():
        (folder / "guards" / name).write_text(
            "\n".join(["# A guard list.", *guards, ""]), encoding="utf-8"
        )
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a lexicon file of rows that differ from Goris in the cells given."""

    def write(*rows: dict[str, str], name: str = "places.tsv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(["\t".join(COLUMNS), *map(line, rows), ""]), encoding="utf-8")
        return path

    return write


@pytest.fixture
def read(write: Callable[..., Path]) -> Callable[..., list[Entity]]:
    """Read such rows back as entities."""
    return lambda *rows: read_lexicon(write(*rows))


@pytest.fixture
def tiny_folder(tmp_path: Path) -> Path:
    """A whole lexicon folder of a test's own."""
    folder = tmp_path / "lexicons"
    folder.mkdir()
    return write_tiny(folder)


@pytest.fixture(scope="session")
def tiny_index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The index of the tiny lexicons."""
    folder = tmp_path_factory.mktemp("tiny")
    build_index(write_tiny(folder), folder / "tiny.index")
    return Index(folder / "tiny.index")
