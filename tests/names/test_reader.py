"""A row is read whole or refused with where it stands and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleanup.names.entities import KIND_GROUPS, Group, Role, WrongForm
from cleanup.names.reader import (
    COLUMNS,
    LexiconError,
    entity_files,
    read_folder,
    read_lexicon,
    read_table,
)

HEADER = "\t".join(COLUMNS)


def test_every_cell_of_a_row_is_read(read):
    (entity,) = read(
        {
            "ru": "Горис",
            "variants": "Gorus|Geryusy",
            "garbles": "Goriz|Gory:context",
            "exonyms": "de:Goriß",
            "counterpart": "place/gorus",
            "within": "place/syunik",
            "roles": "seat of a court@2018-05/2020|seat of a bishop",
            "gender": "mf",
            "prominence": "3",
            "source": "gazetteer|press",
            "note": "a town",
        }
    )
    assert (entity.id, entity.name, entity.kind, entity.group) == (
        "place/goris",
        "Goris",
        "town",
        Group.PLACE,
    )
    assert (entity.hy, entity.az, entity.ru) == (("Գորիս",), (), ("Горис",))
    assert entity.variants == ("Gorus", "Geryusy")
    assert entity.garbles == (WrongForm("Goriz"), WrongForm("Gory", needs_context=True))
    assert entity.exonyms == (("de", "Goriß"),)
    assert (entity.counterpart, entity.within) == (("place/gorus",), ("place/syunik",))
    assert entity.roles == (Role("seat of a court", "2018-05", "2020"), Role("seat of a bishop"))
    assert (entity.gender, entity.prominence, entity.note) == ("mf", 3, "a town")
    assert entity.source == ("gazetteer", "press")


def test_an_entity_knows_its_file_and_line(write):
    path = write({}, {"id": "place/goris-2"})
    assert [(e.path, e.line) for e in read_lexicon(path)] == [(path, 2), (path, 3)]


def test_native_forms_are_those_of_the_rows_own_language(read):
    (armenian, georgian) = read({"az": "Gorus"}, {"language": "ka", "az": "Gorus"})
    assert (armenian.native, georgian.native) == (("Գորիս",), ())


@pytest.mark.parametrize("kind", KIND_GROUPS)
def test_every_kind_is_accepted_under_its_group(read, kind):
    (entity,) = read({"kind": kind, "id": f"{KIND_GROUPS[kind].value}/goris"})
    assert entity.group is KIND_GROUPS[kind]


def test_a_byline_needs_no_native_form(read):
    (entity,) = read({"id": "person/avet-demourian", "kind": "reporter", "hy": ""})
    assert entity.native == ()


def test_a_name_of_another_language_needs_no_native_form(read):
    (entity,) = read({"language": "ka", "hy": ""})
    assert entity.language == "ka"


REFUSED = [
    ({"id": "Goris"}, "id", "'Goris'", "write group/name in lower-case ASCII, like place/goris"),
    ({"id": "place/Goris"}, "id", "'place/Goris'", "lower-case ASCII"),
    ({"id": "place/goris_2"}, "id", "'place/goris_2'", "lower-case ASCII"),
    ({"id": "place/goris-"}, "id", "'place/goris-'", "lower-case ASCII"),
    ({"id": ""}, "id", "''", "like place/goris"),
    ({"kind": "hamlet"}, "kind", "unknown kind 'hamlet'", "one of: country, region"),
    ({"id": "town/goris"}, "id", "'town/goris' is of kind town", "begin it with place/"),
    ({"kind": "person"}, "id", "'place/goris' is of kind person", "begin it with person/"),
    ({"language": "Armenian"}, "language", "'Armenian'", "an ISO 639 code such as hy or az"),
    ({"language": ""}, "language", "''", "an ISO 639 code"),
    ({"name": "Գորիս"}, "name", "'Գորիս' has other letters", "write it in Latin letters"),
    ({"name": "Gorіs"}, "name", "has other letters", "write it in Latin letters"),
    ({"name": ""}, "name", "''", "write it in Latin letters"),
    ({"hy": "Goris"}, "hy", "'Goris' has other letters", "write it in Armenian letters"),
    ({"hy": "Գոrիս"}, "hy", "has other letters", "Armenian letters"),
    ({"az": "Горис"}, "az", "'Горис' has other letters", "write it in Azerbaijani (Latin) letters"),
    ({"ru": "Goris"}, "ru", "'Goris' has other letters", "write it in Cyrillic letters"),
    ({"hy": ""}, "hy", "no native form", "every name needs one"),
    ({"language": "az"}, "az", "no native form", "every name needs one"),
    ({"prominence": ""}, "prominence", "''", "1, 2 or 3"),
    ({"prominence": "4"}, "prominence", "'4'", "1, 2 or 3"),
    ({"gender": "male"}, "gender", "'male'", "m, f, mf or empty"),
    ({"source": ""}, "source", "no source", "cite one from sources.tsv"),
    ({"exonyms": "Goriß"}, "exonyms", "'Goriß'", "write language:form, like de:Eriwan"),
    ({"exonyms": "de:"}, "exonyms", "'de:'", "write language:form"),
    ({"exonyms": "DE:Goriß"}, "exonyms", "'DE:Goriß'", "write language:form"),
    ({"garbles": "Gory:contex"}, "garbles", "'Gory:contex'", "write form or form:context"),
    ({"roles": "mayor@lately/"}, "roles", "'mayor@lately/'", "write title@2018/2020"),
    ({"roles": "mayor@2018-2020"}, "roles", "'mayor@2018-2020'", "years or ISO dates"),
    ({"variants": "Gorus|"}, "variants", "an empty or padded value in 'Gorus|'", "write a|b|c"),
    ({"variants": "Gorus | Geryusy"}, "variants", "an empty or padded value", "write a|b|c"),
    ({"variants": "Gorus|Gorus"}, "variants", "a value stands twice in 'Gorus|Gorus'", "keep one"),
    ({"within": "place/syunik|place/syunik"}, "within", "a value stands twice", "keep one"),
    ({"note": "a town "}, "note", "space around 'a town'", "remove the space"),
    ({"variants": "Goris\u0327"}, "variants", "is not NFC", "use composed letters (NFC)"),
]


@pytest.mark.parametrize(("cells", "column", "problem", "remedy"), REFUSED)
def test_a_bad_cell_is_refused_with_its_place_and_the_remedy(write, cells, column, problem, remedy):
    path = write({"id": "place/first"}, cells)
    with pytest.raises(LexiconError) as refusal:
        read_lexicon(path)
    message = str(refusal.value)
    assert message.startswith(f"{path}:3, column {column}: ")
    assert problem in message
    assert remedy in message
    error = refusal.value
    assert (error.path, error.line, error.column) == (path, 3, column)


@pytest.mark.parametrize(
    ("data", "line", "problem", "remedy"),
    [
        (b"", 1, "unexpected header", "it should be: id name kind language"),
        (b"id\tname\n", 1, "unexpected header", "it should be: id name kind language"),
        (HEADER.encode("utf-8-sig"), 1, "unexpected header", "it should be: id"),
        (
            f"{HEADER}\nplace/goris\tGoris\n".encode(),
            2,
            "2 cells",
            f"a row has {len(COLUMNS)}, tab-separated",
        ),
        (f"{HEADER}\n\n".encode(), 2, "1 cells", "tab-separated"),
        (HEADER.encode() + b"\nplace/goris\tGor\xefs\n", 2, "not valid UTF-8", "save the file as UTF-8"),
    ],
)
def test_a_bad_file_is_refused_with_its_line_and_the_remedy(tmp_path, data, line, problem, remedy):
    path = tmp_path / "places.tsv"
    path.write_bytes(data)
    with pytest.raises(LexiconError) as refusal:
        read_lexicon(path)
    assert str(refusal.value).startswith(f"{path}:{line}: ")
    assert problem in str(refusal.value)
    assert remedy in str(refusal.value)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"garbles": ":context"}, "garbles"),
        ({"garbles": "Gory|Gory:context"}, "garbles"),
        ({"roles": "@2018/"}, "roles"),
        ({"roles": "mayor@2018-13-40/"}, "roles"),
        ({"roles": "mayor@2020/2018"}, "roles"),
        ({"variants": "Горис"}, "variants"),
    ],
)
def test_a_row_that_says_nothing_usable_is_refused(write, cells, column):
    with pytest.raises(LexiconError, match=f"column {column}"):
        read_lexicon(write(cells))


# native forms in further languages ---------------------------------------------------------------------


@pytest.fixture
def in_language(tmp_path):
    """Read rows that have further columns, each named by a language, after ``ru``."""

    def read(*rows: dict[str, str], columns: list[str]):
        at = COLUMNS.index("ru") + 1
        header = [*COLUMNS[:at], *columns, *COLUMNS[at:]]
        goris = {"id": "place/goris", "name": "Goris", "kind": "town", "prominence": "1", "source": "x"}
        lines = ["\t".join((goris | row).get(column, "") for column in header) for row in rows]
        path = tmp_path / "places.tsv"
        path.write_text("\n".join(["\t".join(header), *lines, ""]), encoding="utf-8")
        return read_lexicon(path)

    return read


POTI = {"id": "place/poti", "name": "Poti", "language": "ka", "ka": "ფოთი"}


def test_a_further_column_has_the_native_forms_of_its_language(in_language):
    kyiv = {"id": "place/kyiv", "name": "Kyiv", "language": "uk", "uk": "Київ|Кыѣвъ", "ru": "Киев"}
    poti, kyiv = in_language(POTI, kyiv, columns=["ka", "uk"])
    assert (poti.native, kyiv.native) == (("ფოთი",), ("Київ", "Кыѣвъ"))
    assert poti.native_by_language == {"hy": (), "az": (), "ka": ("ფოთი",), "uk": ()}


def test_a_row_without_a_column_of_its_language_needs_no_native_form(in_language):
    (entity,) = in_language({"language": "tr"}, columns=["ka"])
    assert entity.native == ()


@pytest.mark.parametrize(
    ("row", "column", "problem", "remedy"),
    [
        (POTI | {"ka": ""}, "ka", "no native form", "every name needs one"),
        (POTI | {"ka": "Poti"}, "ka", "'Poti' has other letters", "write it in Georgian letters"),
        (POTI | {"ka": "ფოთი|"}, "ka", "an empty or padded value", "write a|b|c"),
        ({"language": "uk", "uk": "Kиїв"}, "uk", "has other letters", "letters of one alphabet"),
    ],
)
def test_a_bad_native_form_is_refused_with_its_place_and_the_remedy(
    in_language, row, column, problem, remedy
):
    with pytest.raises(LexiconError) as refusal:
        in_language(row, columns=["ka", "uk"])
    assert f"places.tsv:2, column {column}: " in str(refusal.value)
    assert problem in str(refusal.value)
    assert remedy in str(refusal.value)


@pytest.mark.parametrize(
    ("columns", "problem", "remedy"),
    [
        (["Georgian"], "'Georgian' is no language", "an ISO 639 code"),
        (["ka", "ka"], "two columns 'ka'", "keep one"),
        (["hy"], "two columns 'hy'", "keep one"),
        (["id"], "two columns 'id'", "keep one"),
    ],
)
def test_a_further_column_is_named_by_a_language_of_its_own(in_language, columns, problem, remedy):
    with pytest.raises(LexiconError, match=rf"places\.tsv:1, column \w+: {problem}; .*{remedy}"):
        in_language(columns=columns)


@pytest.mark.parametrize("before", ["hy", "variants", "note"])
def test_a_further_column_stands_after_ru_and_nowhere_else(tmp_path, before):
    header = [*COLUMNS]
    if before != "variants":
        header.insert(header.index(before), "ka")
    else:
        header.remove("ru")
    path = tmp_path / "places.tsv"
    path.write_text("\t".join(header) + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"unexpected header; .*after ru there may be other"):
        read_lexicon(path)


def test_an_error_is_a_value_error(tmp_path):
    assert isinstance(LexiconError(tmp_path, 1, "id", "bad", "mend it"), ValueError)


def test_lines_may_end_in_carriage_returns(write):
    path = write({})
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [entity.name for entity in read_lexicon(path)] == ["Goris"]


def test_a_folder_is_read_in_order_of_file_name(write):
    write({"id": "place/second"}, name="b.tsv")
    path = write({"id": "place/first"}, name="a.tsv")
    assert [entity.id for entity in read_folder(path.parent)] == ["place/first", "place/second"]


def test_tables_that_hold_no_entities_are_not_read_as_lexicons(tiny_folder: Path):
    names = [path.name for path in entity_files(tiny_folder)]
    assert names == ["names.tsv", "people.tsv", "places.tsv", "reporters.tsv"]


def test_any_table_can_be_read_by_its_columns(tiny_folder: Path):
    rows = list(read_table(tiny_folder / "titles.tsv", ["phrase", "role", "kind"]))
    assert rows == [(2, {"phrase": "President", "role": "president", "kind": "office"})]
