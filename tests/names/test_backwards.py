"""Latin letters back to the native script: the lexicons first, guesses marked."""

from __future__ import annotations

import pytest

from cleanup.names.backwards import NativeReading, native_readings
from cleanup.names.natives import Natives
from cleanup.translit.fold import fold
from cleanup.translit.schemes import romanize, transliterate


@pytest.fixture(scope="module")
def read(index):
    natives = Natives(index)
    return lambda text, language="hy", **options: native_readings(text, language, natives, **options)


@pytest.mark.parametrize(
    ("text", "language", "native"),
    [
        ("Pashinyan", "hy", "Փաշինյան"),
        ("Nikol Pashinian", "hy", "Նիկոլ Փաշինյան"),
        ("Levon Ter-Petrosyan", "hy", "Լևոն Տեր-Պետրոսյան"),
        ("YEREVAN", "hy", "ԵՐԵՎԱՆ"),
        ("Goris, Stepanakert!", "hy", "Գորիս, Ստեփանակերտ!"),
        ("Ilham Aliyev", "az", "İlham Əliyev"),
        ("LACHIN", "az", "LAÇIN"),
    ],
)
def test_what_the_lexicons_have_is_no_guess(read, text, language, native):
    assert read(text, language)[0] == NativeReading(native, (), 0.0)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Նիկոլ Փաշինեան", "hy"), ("Şuşa şəhəri", "az"), ("Bakı", "az"), ("", "hy"), (" — 12, ", "az")],
)
def test_what_is_native_or_no_word_stays(read, text, language):
    assert read(text, language) == [NativeReading(text, (), 0.0)]


def test_native_and_latin_words_may_stand_together(read):
    assert read("İlham Aliyev", "az")[0].text == "İlham Əliyev"
    assert read("Նիկոլ Pashinyan")[0].text == "Նիկոլ Փաշինյան"


def test_space_around_a_name_stays(read):
    assert read("  Nikol Pashinyan\t")[0].text == "  Նիկոլ Փաշինյան\t"
    assert read(" Stepanakert ")[0].text == " Ստեփանակերտ "


def test_only_the_words_no_lexicon_has_are_guessed(read):
    best = read("Nikol Zubrikyan")[0]
    assert best == NativeReading("Նիկոլ Զուբրիկյան", ("Zubrikyan",), best.cost)


def test_readings_stand_likeliest_first_and_differ(read):
    readings = read("Zubrikyan Chakhotkyan")
    assert len(readings) == 5
    assert [one.cost for one in readings] == sorted(one.cost for one in readings)
    assert len({one.text for one in readings}) == 5
    assert len(read("Zubrikyan", most=2)) == 2


def test_guesses_carry_the_capitals_of_the_word(read):
    assert read("ZUBRIKYAN")[0].text == "ԶՈՒԲՐԻԿՅԱՆ"
    assert read("zubrikyan")[0].text == "զուբրիկյան"


@pytest.mark.parametrize("name", ["Zubrikyan", "Chakhotkyan", "Vardablur", "Tsovakar", "Aghbulakh"])
def test_every_armenian_guess_is_written_like_the_name_in_the_press(read, name):
    for reading in read(name)[:2]:
        assert fold(romanize(reading.text)) == fold(name)


@pytest.mark.parametrize("word", ["Qarafoo", "Müller", "O'Brien", "x", "Jean-Luc", "W"])
@pytest.mark.parametrize("language", ["hy", "az"])
def test_any_word_has_a_reading(read, word, language):
    assert read(word, language)[0].text


def test_the_lexicons_make_the_press_spelling_come_back_to_the_name(read):
    for native in ("Քոչարյան", "Սարգսյան", "Գյումրի", "Վանաձոր", "Հրազդան"):
        assert read(transliterate(native))[0] == NativeReading(native, (), 0.0)
